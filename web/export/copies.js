/**
 * What is put on the clipboard of an article.
 * @module
 */
import { toHTML } from './html.js';
import { toMarkdown } from './markdown.js';
import { toText } from './text.js';

/** @typedef {import('../lectern.js').Article} Article */

/**
 * Plain text, and formatted text where there is some.
 * @type {Record<'html' | 'markdown' | 'text', (article: Article) => Promise<[text: string, html?: string]>>}
 */
export const COPIES = {
  html: async (article) => [toText(article), await toHTML(article)],
  markdown: async (article) => [toMarkdown(article)],
  text: async (article) => [toText(article)],
};
