/**
 * An article as Markdown.
 * @module
 */
import { joined, markdownEscaped } from './escape.js';
import { frontMatter } from './front-matter.js';

/**
 * @param {import('../lectern.js').Article} article
 * @param {Date} [saved] when it is taken along: now
 * @returns {string} what is known about it as front matter, its title as a heading, its text
 */
export function toMarkdown(article, saved = new Date()) {
  const title = article.title && `# ${markdownEscaped(article.title.replace(/\s+/g, ' '))}`;
  return joined([frontMatter(article, saved), title, article.markdown]);
}
