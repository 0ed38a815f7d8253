/**
 * Lectern's public module. lectern.d.ts describes its interface.
 * @module
 */
import { Engine } from './engine.js';
import { LecternError } from './errors.js';
import { send } from './send.js';
import { snapshot } from './snapshot.js';

export { LecternError };

/** Milliseconds that one page may take. The slowest of the real pages tried took a tenth of it. */
const DEFAULT_TIMEOUT = 15_000;

const engine = new Engine();

/**
 * Finds the article in a page.
 * @type {typeof import('./lectern.d.ts').extract}
 */
export async function extract(input, { signal, timeout = DEFAULT_TIMEOUT, selection = false, ...options } = {}) {
  const source = await read(input, selection);
  return engine.run(source.bytes, { ...source.known, ...options }, { timeout, signal });
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
export async function open(input = document, { reader = new URL('reader.html', import.meta.url).href } = {}) {
  await send(reader, () => snapshot(input));
}

/**
 * Brings every kind of input to bytes and what is known about them, which the caller's options override.
 *
 * @param {import('./lectern.js').Input} input
 * @param {boolean} selection
 * @returns {Promise<{bytes: Uint8Array, known: import('./lectern.js').Options}>}
 */
async function read(input, selection) {
  if (typeof input === 'string') {
    // The charset is named because the text may say otherwise: a <meta charset> speaks of the file it came from.
    return { bytes: new TextEncoder().encode(input), known: { contentType: 'text/html; charset=utf-8' } };
  }
  if (input instanceof Uint8Array) {
    return { bytes: input, known: {} };
  }
  if (input instanceof ArrayBuffer) {
    return { bytes: new Uint8Array(input), known: {} };
  }
  if (input instanceof Blob) {
    return { bytes: new Uint8Array(await input.arrayBuffer()), known: { contentType: input.type } };
  }
  if (input instanceof Document) {
    const page = snapshot(input, { selection });
    return {
      bytes: new TextEncoder().encode(page.html),
      known: {
        url: page.url,
        contentType: `${page.contentType}; charset=utf-8`,
        // What was selected is wanted whole.
        ...(page.selection && { keep: 'body' }),
      },
    };
  }
  throw new LecternError('bad-input', 'extract takes a string, bytes, a Blob or a Document');
}
