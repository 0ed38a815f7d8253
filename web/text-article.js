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
 * @returns {Promise<Article>} with the page's whole text, and nothing found out about it
 */
export async function textArticle(page) {
  const source = await sourceOf(page);
  const text = page.contentType === 'text/plain' ? source : plainText(source);
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return {
    title: t('article.text'),
    content: paragraphs.map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n'),
    textContent: text,
    markdown: markdownEscaped(text),
    url: page.url,
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
