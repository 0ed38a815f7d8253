/**
 * What people paste, drop and open, told apart.
 * @module
 */
import { guessEncoding } from './encoding.js';
import { pause } from './slices.js';

/** @typedef {'tab' | 'file' | 'text'} Origin where a page comes from: the bookmarklet's tab, a file, what was pasted or typed */

/**
 * A page to be read.
 *
 * @typedef {object} Given
 * @property {string | File} input the source, or a file whose encoding is still to be found out
 * @property {string} contentType `text/html`, `application/xhtml+xml` or `text/plain`
 * @property {string} url its address; empty when that is not known
 * @property {Origin} from where it comes from
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

/** Bytes that are decoded before the browser can do other things: damaged ones take 25 ms. */
const SLICE_BYTES = 1_000_000;

/** The two bytes that begin every run of Japanese in ISO-2022-JP. */
const [ESCAPE, DOLLAR] = [0x1b, 0x24];

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
  return { input: text, contentType: isMarkup(text) ? 'text/html' : 'text/plain', url, from: 'text' };
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
    return { input: html, contentType: 'text/html', url: '', from: 'text' };
  }
  return text.trim() === '' ? null : fromText(text);
}

/**
 * A file that holds text, as a page. It stays undecoded.
 *
 * @param {File} file
 * @returns {Given | null} null when it is of a kind that cannot be read
 */
export function fromFile(file) {
  const known = EXTENSIONS.find(({ pattern }) => pattern.test(file.name))?.contentType;
  const contentType = known ?? /^(?:text\/(?:html|plain)|application\/xhtml\+xml)/.exec(file.type)?.[0];
  return contentType ? { input: file, contentType, url: '', from: 'file' } : null;
}

/**
 * The source of a page as text, for showing and for handing on.
 *
 * @param {Given} page
 * @returns {Promise<string>}
 */
export async function sourceOf({ input, contentType }) {
  return typeof input === 'string' ? input : decode(new Uint8Array(await input.arrayBuffer()), contentType);
}

/**
 * Decodes a page in the order of the core, extract/encoding.go: by its byte order mark, else as UTF-8 where it is
 * that, else by the charset of the content type, of a `<meta>` near the start, or what it reads like: the first that is
 * given and known.
 *
 * @param {Uint8Array} bytes
 * @param {string} [contentType]
 * @returns {Promise<string>} with U+FFFD for what is damaged
 */
export async function decode(bytes, contentType = '') {
  const head = String.fromCharCode(...bytes.subarray(0, PRESCAN_BYTES));
  const marked = { '\xfe\xff': 'utf-16be', '\xff\xfe': 'utf-16le' }[head.slice(0, 2)];
  if (marked || head.startsWith('\xef\xbb\xbf')) {
    return decodeAs(new TextDecoder(marked), bytes);
  }
  const declared = charsetOf(contentType);
  // UTF-16 without a mark is valid UTF-8 to the letter as well, with zeros.
  const wide = /^utf-16/i.test(declared) && bytes.includes(0);
  if (!hasEscapes(bytes) && !wide) {
    try {
      return await decodeAs(new TextDecoder('utf-8', { fatal: true }), bytes);
    } catch {
      // In another encoding.
    }
  }
  const known = [declared, charsetOf(head)].find(isEncoding);
  return decodeAs(new TextDecoder(known ?? guessEncoding(bytes)), bytes);
}

/**
 * @param {TextDecoder} decoder
 * @param {Uint8Array} bytes
 * @returns {Promise<string>} rejected where the decoder is fatal and the bytes are damaged
 */
async function decodeAs(decoder, bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    text += decoder.decode(bytes.subarray(at, at + SLICE_BYTES), { stream: true });
    if (at + SLICE_BYTES < bytes.length) await pause();
  }
  return text + decoder.decode();
}

/**
 * Tells whether bytes may be in ISO-2022-JP, which is valid UTF-8 to the letter: its characters are announced by an
 * escape.
 *
 * @param {Uint8Array} bytes
 */
function hasEscapes(bytes) {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    if (bytes[at + 1] === DOLLAR) return true;
  }
  return false;
}

/**
 * @param {string} declaration a content type or markup
 * @returns {string} the label behind the first "charset", or ""
 */
function charsetOf(declaration) {
  return /charset(?:\s*=[\s"']*([\w:.+-]*))?/i.exec(declaration)?.[1] ?? '';
}

/** @param {string} label what a page calls its encoding */
function isEncoding(label) {
  try {
    return Boolean(new TextDecoder(label));
  } catch {
    return false;
  }
}
