/**
 * The files as which an article can be had.
 * @module
 */
import { toEpub } from './epub.js';
import { toHTMLPage } from './html-page.js';
import { toMarkdown } from './markdown.js';
import { toText } from './text.js';

/** @typedef {import('../lectern.js').Article} Article */
/** @typedef {import('./pictures.js').Watch} Watch */

/**
 * @typedef {object} Made
 * @property {Blob} blob
 * @property {number} [pictures] how many the article has
 * @property {number} [missing] how many of them are not in the file
 */

/**
 * How each is made, and how its name ends.
 * @type {Record<'epub' | 'html' | 'markdown' | 'text', {extension: string, make: (article: Article, watch: Watch) => Promise<Made>}>}
 */
export const FILES = {
  epub: { extension: 'epub', make: toEpub },
  html: {
    extension: 'html',
    make: async (article, watch) => {
      const { text, ...pictures } = await toHTMLPage(article, watch);
      return { blob: new Blob([text], { type: 'text/html' }), ...pictures };
    },
  },
  markdown: {
    extension: 'md',
    make: async (article) => ({ blob: new Blob([toMarkdown(article)], { type: 'text/markdown' }) }),
  },
  text: {
    extension: 'txt',
    make: async (article) => ({ blob: new Blob([toText(article)], { type: 'text/plain' }) }),
  },
};
