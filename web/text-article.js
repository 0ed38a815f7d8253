/**
 * The last resort: a page's text in the form of an article, made without the program that failed.
 * @module
 */
import { escaped, markdownEscaped } from './export/escape.js';
import { sourceOf } from './pages.js';
import { plainText } from './plain-text.js';
import { t } from './strings.js';

/** @typedef {import('./lectern.js').Article} Article */

/**
 * @param {import('./pages.js').Given} page
 * @returns {AsyncGenerator<string, void>} its text, in parts that can be shown at once
 */
export async function* textOf(page) {
  yield* plainText(await sourceOf(page), page.contentType === 'text/plain');
}

/**
 * @param {string} text
 * @param {string} url
 * @returns {Article} of which nothing is found out but the text
 */
export function textArticle(text, url) {
  return {
    title: t('article.text'),
    content: text.split('\n\n').map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n'),
    textContent: text,
    markdown: markdownEscaped(text),
    url,
    byline: '',
    authors: [],
    siteName: '',
    publishedTime: '',
    modifiedTime: '',
    lang: '',
    dir: '',
    excerpt: '',
    image: '',
    favicon: '',
    pageType: '',
    confidence: 0,
    wordCount: 0,
    length: text.length,
    footnotes: [],
    sources: [],
  };
}
