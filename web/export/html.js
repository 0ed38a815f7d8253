/**
 * An article as HTML to paste.
 * @module
 */
import { escaped, imprint, webAddress } from './escape.js';

/** @typedef {import('../lectern.js').Article} Article */

/**
 * @param {Article} article
 * @returns {string} source, not a document: an article element
 */
export function toHTML(article) {
  const { title, content } = article;
  const url = webAddress(article.url);
  const origin = url && `<p><a href="${escaped(url)}">${escaped(url)}</a></p>`;
  const head = [title && `<h1>${escaped(title)}</h1>`, imprint(article) && `<p>${escaped(imprint(article))}</p>`, origin];
  return `<article${languageAttributes(article)}>\n${[...head, content].filter(Boolean).join('\n')}\n</article>\n`;
}

/**
 * @param {Article} article
 * @returns {string} the attributes for its language and direction, each with a space before it
 */
export function languageAttributes({ lang, dir }) {
  return (lang && ` lang="${escaped(lang)}"`) + (dir && ` dir="${escaped(dir)}"`);
}
