/**
 * Texts and addresses as they stand in other formats, where nothing in them may become markup.
 * @module
 */

/** What XML cannot hold at all, in whatever spelling: most control characters, halves of a pair, two noncharacters. */
const NOT_IN_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * A text as it stands in markup, between tags or in a quoted attribute.
 *
 * @param {string} text
 * @returns {string}
 */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/**
 * A text without what XML cannot hold.
 *
 * @param {string} text
 * @returns {string}
 */
export function xmlText(text) {
  return text.replace(NOT_IN_XML, '');
}

/**
 * A text as it stands in XML, between tags or in a quoted attribute.
 *
 * @param {string} text
 * @returns {string}
 */
export function xmlEscaped(text) {
  return escaped(xmlText(text));
}

/**
 * A text as it stands in Markdown, where nothing in it is markup. Lines lose their indentation, which is. For "<" it has
 * the character reference: renderers that link bare addresses take a backslash before it for the end of one. So has "{"
 * before "%", for templates know no backslash.
 *
 * @param {string} text
 * @returns {string}
 */
export function markdownEscaped(text) {
  return text
    .replace(/[\\`*_[\]>~{]|&(?=#?\w+;)/g, '\\$&')
    .replace(/\\\{(?=%|$)/g, '&#123;')
    .replace(/</g, '&lt;')
    .replace(/^[ \t]+/gm, '')
    .replace(/^(\d+(?=[.)](?:\s|$))|(?=[-+=#|:]))/gm, '$&\\');
}

/**
 * @param {string} url
 * @returns {string} the address, with the characters that would end it encoded; empty where it is not one of the web
 */
export function webAddress(url) {
  const { protocol, href } = URL.canParse(url) ? new URL(url) : { protocol: '', href: '' };
  return /^https?:$/.test(protocol) ? href.replace(/[<>\s]/g, encodeURIComponent) : '';
}

/**
 * Who wrote an article, where and when, in a line.
 *
 * @param {import('../lectern.js').Article} article
 * @returns {string}
 */
export function imprint({ byline, siteName, publishedTime }) {
  return [byline, siteName, publishedTime.slice(0, 10)].filter(Boolean).join(', ');
}

/**
 * Blocks of text with an empty line between them.
 *
 * @param {string[]} blocks those without a text are left out
 * @returns {string} ends with a line's end
 */
export function joined(blocks) {
  return `${blocks
    .map((block) => block.trim())
    .filter(Boolean)
    .join('\n\n')}\n`;
}
