/**
 * Lectern's public module. lectern.d.ts describes its interface.
 * @module
 */
import { Engine } from './engine.js';
import { LecternError } from './errors.js';
import { checked } from './options.js';
import { send } from './send.js';
import { fileOfSite } from './site.js';
import { slices } from './slices.js';
import { snapshot } from './snapshot.js';
import { ofDocument } from './writer.js';

export { LecternError };

/** @typedef {import('./lectern.js').Options} Options */

/** Milliseconds that one page may take. The slowest of the real pages tried took a tenth of it. */
const DEFAULT_TIMEOUT = 15_000;

/** Characters that are encoded at a time: 8 million take 300 ms. */
const ENCODED = 250_000;

const engine = new Engine('lectern.wasm');

/** For calls with selectors, which few are: reading them takes a tenth more of program. */
const selectorEngine = new Engine('lectern-selectors.wasm');

/**
 * Finds the article in a page.
 * @type {typeof import('./lectern.d.ts').extract}
 */
export async function extract(input, asked) {
  const { signal, timeout = DEFAULT_TIMEOUT, selection = false, ...rest } = checked(asked ?? {});
  const { bytes, options, ours } = await read(input, known(rest), selection);
  const chosen = options.keep || options.drop ? selectorEngine : engine;
  // Moving a megabyte takes 0.02 ms, copying it 0.6 ms; but what is the caller's stays with the caller.
  return chosen.run(bytes, options, { timeout, signal, moves: ours });
}

/**
 * Starts the worker ahead of the first call.
 * @type {typeof import('./lectern.d.ts').preload}
 */
export async function preload() {
  await engine.ready();
}

/**
 * Opens a page in the reader.
 * @type {typeof import('./lectern.d.ts').open}
 */
export async function open(input = document, { reader = fileOfSite('reader.html').href } = {}) {
  if (input?.nodeType !== 9 || !URL.canParse(reader, document.baseURI)) {
    throw new LecternError('bad-input', 'open takes a Document, and the address of a reader');
  }
  try {
    await send(new URL(reader, document.baseURI).href, () => take(input, true));
  } catch (cause) {
    throw new LecternError('internal', `the page could not be handed over: ${cause}`, { cause });
  }
}

/**
 * Picks what the program knows. An address may be a URL or a Location, which cannot be sent to a worker.
 *
 * @param {Options} asked
 * @returns {Options} without what is undefined, so that it can be spread over defaults
 */
function known({ url, contentType, trace, bias, whole, keep, drop, limits }) {
  const options = { url: url && String(url), contentType, trace, bias, whole, keep, drop, limits };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/**
 * Brings every kind of input to bytes, and adds to the options what it says about itself.
 *
 * @param {import('./lectern.js').Input} input
 * @param {Options} asked what the caller says about it, which counts more
 * @param {boolean} selection
 * @returns {Promise<{bytes: Uint8Array, options: Options & {decoded?: boolean}, ours: boolean}>} `ours` where nobody else has the bytes
 */
async function read(input, asked, selection) {
  if (typeof input === 'string') {
    return encoded(input, asked);
  }
  if (input instanceof Uint8Array) {
    return { bytes: input, options: asked, ours: false };
  }
  if (input instanceof ArrayBuffer) {
    return { bytes: new Uint8Array(input), options: asked, ours: false };
  }
  if (input instanceof Blob) {
    return { bytes: new Uint8Array(await input.arrayBuffer()), options: { contentType: input.type, ...asked }, ours: true };
  }
  // A frame's document is not an instance of this window's Document.
  if (input?.nodeType === 9) {
    const page = take(input, selection);
    return encoded(page.html, { url: page.url, contentType: page.contentType, whole: page.selection, ...asked });
  }
  throw new LecternError('bad-input', 'extract takes a string, bytes, a Blob or a Document');
}

/**
 * Takes down a document: what a window shows of it, or all of one that no window has, as those of DOMParser.
 *
 * @param {Document} doc
 * @param {boolean} selection whether the selection alone is wanted where there is one
 * @returns {import('./snapshot.js').Page}
 */
function take(doc, selection) {
  if (ofDocument(doc, 'defaultView')) return snapshot(doc, selection);
  const root = ofDocument(doc, 'documentElement');
  const contentType = ofDocument(doc, 'contentType');
  const page = { url: ofDocument(doc, 'URL'), selection: false };
  if (root.localName !== 'html') return { ...page, html: root.textContent ?? '', contentType: 'text/plain' };
  // In a document in HTML, that in XML is written as such, with the sections of character data that HTML does not have.
  const written = contentType === 'text/html' ? root : document.implementation.createHTMLDocument().importNode(root, true);
  return { ...page, html: written.outerHTML, contentType: 'text/html' };
}

/**
 * @param {string} source
 * @param {Options} options
 */
async function encoded(source, options) {
  // Whatever charset the source or the caller names is that of the bytes it once was.
  return { bytes: await utf8(source), options: { ...options, decoded: true }, ours: true };
}

/**
 * @param {string} source
 * @returns {Promise<Uint8Array>} without making whoever uses the page wait for all of it
 */
async function utf8(source) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  for await (const part of slices(partsOf(source))) parts.push(encoder.encode(part));
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * @param {string} source
 * @returns {Generator<string>} it in parts, at least one, none of which ends within a character
 */
function* partsOf(source) {
  let at = 0;
  do {
    const end = at + ENCODED;
    const next = end + Number(/^[\ud800-\udbff][\udc00-\udfff]/.test(source.slice(end - 1, end + 1)));
    yield source.slice(at, next);
    at = next;
  } while (at < source.length);
}
