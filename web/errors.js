/**
 * The one kind of error that Lectern throws.
 * @module
 */

/**
 * What went wrong, for programs. These names are stable.
 *
 * - `no-content`: nothing on the page reads like an article; the error's `article` has what there is
 * - `too-large`, `too-deep`, `budget`: the page is past a limit on bytes, nodes, nesting or memory
 * - `timeout`: the work took longer than the `timeout` option allows
 * - `aborted`: the caller's signal was aborted
 * - `worker-unavailable`: no worker can be started here (too old a browser, or the site's policy forbids it)
 * - `wasm-unavailable`: the WebAssembly program could not be loaded or compiled
 * - `bad-input`: an argument, or a page handed over, is not of a kind that can be read
 * - `internal`: a fault in Lectern
 *
 * @typedef {'no-content' | 'too-large' | 'too-deep' | 'budget' | 'timeout' | 'aborted'
 *   | 'worker-unavailable' | 'wasm-unavailable' | 'bad-input' | 'internal'} ErrorCode
 */

/** An error with a `code` to tell it by and a `message` to show. */
export class LecternError extends Error {
  /**
   * @param {ErrorCode} code what went wrong
   * @param {string} message a sentence in English, without a full stop
   * @param {object} [details]
   * @param {import('./lectern.js').Article} [details.article] with `no-content`: the metadata, and the
   *   page's whole text as `content`
   * @param {unknown} [details.cause] the error behind this one
   */
  constructor(code, message, { article, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LecternError';
    this.code = code;
    this.article = article;
  }
}
