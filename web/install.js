/**
 * Makes the bookmarklet's address.
 * @module
 */

/** What stands for the reader's address in bookmarklet.js. */
const PLACEHOLDER = 'LECTERN_READER_URL';

/**
 * The `javascript:` address to drag to the bookmarks bar.
 *
 * @param {string} source the text of build/bookmarklet.js
 * @param {string} reader the absolute address of reader.html
 * @returns {string}
 * @throws {Error} when the source has no place for the address
 */
export function bookmarkletHref(source, reader) {
  if (!source.includes(PLACEHOLDER)) {
    throw new Error(`the bookmarklet's source lacks ${PLACEHOLDER}`);
  }
  // Of the characters that could end a string of JavaScript, an address may hold this one alone.
  const address = new URL(reader).href.replaceAll("'", '%27');
  return `javascript:${encodeURIComponent(source.trim().replaceAll(PLACEHOLDER, () => address))}`;
}
