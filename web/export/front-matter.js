/**
 * What is known about an article, as the YAML that programs for notes and static sites read at the top of Markdown.
 * @module
 */
import { webAddress } from './escape.js';

/**
 * What is spelled in a quoted text besides what JSON spells: for YAML what is not printable, and ends of lines; and what
 * would begin a tag, a link or a list of attributes where a renderer knows no front matter and reads it as Markdown.
 */
const SPELLED = /[<[{\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

/**
 * @param {import('../lectern.js').Article} article
 * @param {Date} saved when it is taken along
 * @returns {string} a block between lines of three hyphens, without a line's end behind it. A field of which nothing is
 *   known is left out
 */
export function frontMatter(article, saved) {
  const fields = {
    title: article.title,
    author: article.authors.length > 0 ? article.authors : article.byline,
    site: article.siteName,
    url: webAddress(article.url),
    published: article.publishedTime,
    modified: article.modifiedTime,
    saved: saved.toISOString(),
    language: article.lang,
    description: article.excerpt,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    if (value === '') return [];
    return Array.isArray(value) ? [`${name}:`, ...value.map((one) => `  - ${quoted(one)}`)] : [`${name}: ${quoted(value)}`];
  });
  return ['---', ...lines, '---'].join('\n');
}

/**
 * A text as YAML reads it whatever it says: quoted as in JSON, which YAML 1.2 includes, on one line.
 *
 * @param {string} text
 * @returns {string}
 */
export function quoted(text) {
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  return JSON.stringify(whole).replace(SPELLED, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
