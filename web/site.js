/**
 * Where the files of the site lie. This module stands at the top of it, also where it is bundled with others.
 * @module
 */

/**
 * @param {string} path of a file, from the top of the site
 * @returns {URL}
 */
export function fileOfSite(path) {
  return new URL(path, import.meta.url);
}
