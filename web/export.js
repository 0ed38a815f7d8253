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
  const title = article.title && `# ${markdownEscaped(article.title)}`;
  const address = webAddress(article.url);
  return parts([title, markdownEscaped(imprint(article)), address && `<${address}>`, article.markdown]);
}

/**
 * @param {Article} article
 * @returns {string}
 */
export function toText(article) {
  return parts([article.title, imprint(article), webAddress(article.url), article.textContent]);
}

/**
 * @param {Article} article
 * @returns {string} source, not a document: an article element
 */
export function toHTML(article) {
  const { lang, dir, title, content } = article;
  const url = webAddress(article.url);
  const attributes = (lang && ` lang="${escaped(lang)}"`) + (dir && ` dir="${escaped(dir)}"`);
  const origin = url && `<p><a href="${escaped(url)}">${escaped(url)}</a></p>`;
  const head = [title && `<h1>${escaped(title)}</h1>`, imprint(article) && `<p>${escaped(imprint(article))}</p>`, origin];
  return `<article${attributes}>\n${[...head, content].filter(Boolean).join('\n')}\n</article>\n`;
}

/**
 * @param {string} url
 * @returns {string} the address, with the characters that would end it encoded; empty where it is not one of the web
 */
function webAddress(url) {
  const { protocol, href } = URL.canParse(url) ? new URL(url) : { protocol: '', href: '' };
  return /^https?:$/.test(protocol) ? href.replace(/[<>\s]/g, encodeURIComponent) : '';
}

/**
 * A text as it stands in Markdown, where nothing in it is markup. Lines lose their indentation, which is.
 *
 * @param {string} text
 * @returns {string}
 */
export function markdownEscaped(text) {
  return text
    .replace(/[\\`*_[\]<>~]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^[ \t]+/gm, '')
    .replace(/^(\d+(?=[.)](?:\s|$))|(?=[-+=#|:]))/gm, '$&\\');
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
