/**
 * The one kind of error that Lectern throws.
 * @module
 */

/** @typedef {import('./lectern.js').ErrorCode} ErrorCode what went wrong, for programs */

/** Characters of a foreign value that are said again: enough to know it by. */
const MAX_ECHO = 100;

/**
 * @param {unknown} value that is to be named in a message
 * @returns {string} the beginning of it, where it is long
 */
export function echo(value) {
  const text = String(value);
  return text.length > MAX_ECHO ? `${text.slice(0, MAX_ECHO)}…` : text;
}

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
