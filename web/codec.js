/**
 * A page as the text of a URL fragment, and back: its parts as lines, deflated, in base64, of which a fragment may
 * hold every character.
 * @module
 */
import { LecternError } from './errors.js';

/** @typedef {import('./snapshot.js').Page} Page */

/** Bytes that are turned into base64 at a time: a multiple of three, so that no padding falls in between. */
const CHUNK_BYTES = 12_288;

/**
 * Bytes that a packed page may unpack to. Extraction reads a quarter of it; a fragment of a million characters can
 * unpack to 700 MB.
 */
export const MAX_UNPACKED_BYTES = 33_554_432;

/** Characters of a content type: twice 127 and the slash between, by RFC 6838. */
export const MAX_TYPE = 255;

/**
 * @param {Page} page
 * @returns {Promise<string>}
 */
export async function pack({ url, contentType, selection, cut, html }) {
  const text = [url, contentType, selection ? 'selection' : cut ? 'cut' : 'page', html].join('\n');
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  let base64 = '';
  for (let i = 0; i < bytes.length; i += CHUNK_BYTES) {
    base64 += btoa(String.fromCharCode(...bytes.subarray(i, i + CHUNK_BYTES)));
  }
  return base64;
}

/**
 * @param {string} packed what `pack` returned, or anything else
 * @param {object} [options]
 * @param {number} [options.maxBytes] how much it may unpack to
 * @param {boolean} [options.part] whether it is the beginning of a packed page; its own end may then be missing
 * @returns {Promise<Page>}
 * @throws {LecternError} `bad-input` when it is not a packed page, `too-large` when it unpacks to more
 */
export async function unpack(packed, { maxBytes = MAX_UNPACKED_BYTES, part = false } = {}) {
  let text = '';
  try {
    for await (const piece of inflate(packed, maxBytes)) text += piece;
  } catch (cause) {
    if (cause instanceof LecternError) throw cause;
    if (!part) throw new LecternError('bad-input', 'the page was damaged on its way', { cause });
  }
  const parts = /^(.*)\n(.*)\n(selection|cut|page)\n([^]*)$/.exec(text);
  if (!parts || parts[2].length > MAX_TYPE) {
    throw new LecternError('bad-input', 'what was handed over is not a page');
  }
  const [, url, contentType, scope, html] = parts;
  return { url, contentType, selection: scope === 'selection', html, ...((part || scope === 'cut') && { cut: true }) };
}

/**
 * @param {string} packed
 * @param {number} maxBytes
 * @returns {AsyncGenerator<string, void>} the text, piece by piece
 */
async function* inflate(packed, maxBytes) {
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder();
  let size = 0;
  const reader = inflated.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.length;
    if (size > maxBytes) {
      await reader.cancel();
      throw new LecternError('too-large', `the page is larger than ${maxBytes >> 20} MiB`);
    }
    yield decoder.decode(chunk.value, { stream: true });
  }
  yield decoder.decode();
}
