/**
 * An article as HTML to paste.
 * @module
 */
import { articleNodes } from './article-nodes.js';

/**
 * @param {import('../lectern.js').Article} article
 * @returns {Promise<string>} source, not a document: an article element
 */
export async function toHTML(article) {
  const view = await articleNodes(article);
  if (article.lang) view.lang = article.lang;
  if (article.dir) view.dir = article.dir;
  return view.outerHTML;
}
