/**
 * What people paste, drop and open, told apart.
 * @module
 */

/**
 * A page to be read.
 *
 * @typedef {object} Given
 * @property {string | File} input the source, or a file whose encoding is still to be found out
 * @property {string} contentType `text/html`, `application/xhtml+xml` or `text/plain`
 * @property {string} url where it came from; empty when that is not known
 */

/** How a document in HTML begins, as against a text about something else. */
const MARKUP_START = /^\s*<(?:!doctype|!--|\?xml|[a-z][a-z\d-]*[\s/>])/i;

/** What every document in HTML has, as against a text that happens to begin with a bracket. */
const MARKUP_TAG = /<\/[a-z][a-z\d-]*\s*>|<(?:!doctype|p|br|hr|img)\b/i;

/** File names by what they hold. */
const EXTENSIONS = [
  { pattern: /\.(?:html?|shtml)$/i, contentType: 'text/html' },
  { pattern: /\.xht(?:ml)?$/i, contentType: 'application/xhtml+xml' },
  { pattern: /\.(?:txt|text|md|markdown)$/i, contentType: 'text/plain' },
];

/** Bytes at the start of a file in which a declared encoding counts, as in the HTML standard. */
const PRESCAN_BYTES = 1024;

/**
 * Tells whether a text is the source of a page.
 * @param {string} text
 */
export function isMarkup(text) {
  return MARKUP_START.test(text) && MARKUP_TAG.test(text);
}

/**
 * Tells whether a text is nothing but the address of a page.
 * @param {string} text
 */
export function isAddress(text) {
  return /^\s*https?:\/\/\S+\s*$/i.test(text) && URL.canParse(text.trim());
}

/**
 * A text that was typed or pasted, as a page.
 *
 * @param {string} text
 * @param {string} url
 * @returns {Given}
 */
export function fromText(text, url = '') {
  return { input: text, contentType: isMarkup(text) ? 'text/html' : 'text/plain', url };
}

/**
 * What a clipboard or a drag holds, as a page. Source wins over formatted text, since editors put their colours
 * beside the source; formatted text wins over plain text.
 *
 * @param {{html: string, text: string}} flavours of the clipboard; empty where it has none
 * @returns {Given | 'address' | null} null when there is nothing to read
 */
export function fromClipboard({ html, text }) {
  if (isMarkup(text)) {
    return fromText(text);
  }
  if (isAddress(text)) {
    return 'address';
  }
  if (html.trim() !== '') {
    return { input: html, contentType: 'text/html', url: '' };
  }
  return text.trim() === '' ? null : fromText(text);
}

/**
 * A file, as a page. It stays undecoded.
 *
 * @param {File} file
 * @returns {Given | null} null when it is of a kind that cannot be read
 */
export function fromFile(file) {
  const known = EXTENSIONS.find(({ pattern }) => pattern.test(file.name))?.contentType;
  const contentType = known ?? /^(?:text\/(?:html|plain)|application\/xhtml\+xml)/.exec(file.type)?.[0];
  return contentType ? { input: file, contentType, url: '' } : null;
}

/**
 * The source of a page as text, for showing and for handing on. A file is read as UTF-16 behind a byte order mark,
 * else as UTF-8 where it is that, else in the encoding that it declares, else as windows-1252: the core's own order.
 *
 * @param {Given} page
 * @returns {Promise<string>}
 */
export async function sourceOf({ input }) {
  return typeof input === 'string' ? input : decode(new Uint8Array(await input.arrayBuffer()));
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decode(bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, PRESCAN_BYTES));
  const marked = { '\xfe\xff': 'utf-16be', '\xff\xfe': 'utf-16le' }[head.slice(0, 2)];
  const declared = /charset\s*=\s*["']?([^\s"'/>;]+)/i.exec(head)?.[1];
  for (const label of [marked ?? 'utf-8', declared]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding, or the encoding is unknown.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
