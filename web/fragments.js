/**
 * The parts of a page that addresses name.
 * @module
 */

/**
 * @param {string} fragment of an address, without its #; a page may have encoded it wrongly
 * @returns {string} the id that it names
 */
export function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * The part of an article that the address of this page names. The browser's own `:target` is none where the address was
 * there before the article.
 *
 * @param {Element | null | undefined} content
 * @returns {HTMLElement | null}
 */
export function namedIn(content) {
  const target = document.getElementById(decoded(location.hash.slice(1)));
  return content && target && content.contains(target) ? target : null;
}
