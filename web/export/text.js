/**
 * An article as plain text.
 * @module
 */
import { imprint, joined, webAddress } from './escape.js';

/**
 * @param {import('../lectern.js').Article} article
 * @returns {string} with its title and where it came from
 */
export function toText(article) {
  return joined([article.title, imprint(article), webAddress(article.url), article.textContent]);
}
