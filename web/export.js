/**
 * An article as something to take along: Markdown, text or HTML, with its title and where it came from.
 * @module
 */

/** @typedef {import('./lectern.js').Article} Article */

/**
 * @param {Article} article
 * @returns {string}
 */
export function toMarkdown(article) {
  const title = article.title && `# ${article.title.replace(/[\\`*_[\]<>]/g, '\\$&')}`;
  const origin = article.url && `<${article.url}>`;
  return parts([title, imprint(article), origin, article.markdown]);
}

/**
 * @param {Article} article
 * @returns {string}
 */
export function toText(article) {
  return parts([article.title, imprint(article), article.url, article.textContent]);
}

/**
 * @param {Article} article
 * @returns {string} source, not a document: an article element
 */
export function toHTML(article) {
  const { lang, dir, title, url, content } = article;
  const attributes = (lang && ` lang="${escaped(lang)}"`) + (dir && ` dir="${escaped(dir)}"`);
  const origin = url && `<p><a href="${escaped(url)}">${escaped(url)}</a></p>`;
  const head = [title && `<h1>${escaped(title)}</h1>`, imprint(article) && `<p>${escaped(imprint(article))}</p>`, origin];
  return `<article${attributes}>\n${[...head, content].filter(Boolean).join('\n')}\n</article>\n`;
}

/** @param {Article} article */
function imprint({ byline, siteName, publishedTime }) {
  return [byline, siteName, publishedTime.slice(0, 10)].filter(Boolean).join(', ');
}

/** @param {string[]} blocks */
function parts(blocks) {
  return `${blocks
    .map((block) => block.trim())
    .filter(Boolean)
    .join('\n\n')}\n`;
}

/**
 * A text as it stands in markup, between tags or in a quoted attribute.
 *
 * @param {string} text
 * @returns {string}
 */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
