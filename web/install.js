/**
 * Makes the bookmarklet's address.
 * @module
 */

/**
 * What stands for the reader's address in the built bookmarklet.
 */
export const PLACEHOLDER = 'LECTERN_READER_URL';

/**
 * The `javascript:` address to drag to the bookmarks bar.
 *
 * @param {string} source the text of build/bookmarklet.js
 * @param {string} reader the absolute address of reader.html
 * @returns {string}
 */
export function bookmarkletHref(source, reader) {
  return `javascript:${encodeURIComponent(source.trim().replace(PLACEHOLDER, () => new URL(reader).href))}`;
}
