/**
 * Lectern's public module. Its interface is described in lectern.d.ts.
 * @module
 */
import { LecternError } from './errors.js';

export { LecternError };

/**
 * Finds the article in a page.
 * @type {typeof import('./lectern.d.ts').extract}
 */
export async function extract(input, options = {}) {
  void input;
  void options;
  throw new LecternError('internal', 'not built yet');
}

/**
 * Starts the worker ahead of the first call.
 * @type {typeof import('./lectern.d.ts').preload}
 */
export async function preload() {}

/**
 * Opens a page in the reader.
 * @type {typeof import('./lectern.d.ts').open}
 */
export async function open(input = document, options = {}) {
  void input;
  void options;
}
