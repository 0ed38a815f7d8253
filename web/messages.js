/**
 * What is said when something goes wrong: what happened, and what to do.
 * @module
 */
import { LecternError } from './errors.js';

/** @typedef {import('./lectern.js').ErrorCode} ErrorCode */

/**
 * @typedef {object} Message
 * @property {string} title what happened
 * @property {string} advice what to do
 * @property {string} [detail] what a report of the fault should say
 */

/**
 * Below this confidence the reader is told that the page may not be an article. On the evaluation pages the ones
 * that hold no article mostly stay below it.
 */
const DOUBTFUL = 0.5;

/** @type {Record<ErrorCode, Message>} */
const MESSAGES = {
  'no-content': {
    title: 'There is no article on this page',
    advice:
      'It reads like a list of links, a search or an app. Lectern works on the page of a single article, post or ' +
      'thread. If there is one here, select its text first, then click Lectern.',
  },
  'too-large': {
    title: 'This page is too large',
    advice: 'Lectern reads up to 8 MB and 300,000 elements. Select the part that you want to read, then click Lectern again.',
  },
  'too-deep': {
    title: 'This page is built in a way that cannot be read',
    advice: 'Its parts are nested too deep. Select the part that you want to read, then click Lectern again.',
  },
  budget: {
    title: 'This page takes too much memory',
    advice: 'Select the part that you want to read, then click Lectern again.',
  },
  timeout: {
    title: 'This page took too long',
    advice: 'Lectern gave up so that your browser stays usable. Try again, or select the part that you want to read.',
  },
  aborted: {
    title: 'Cancelled',
    advice: 'Nothing was changed. Try again whenever you like.',
  },
  'worker-unavailable': {
    title: 'Lectern cannot start here',
    advice:
      'The browser does not let it work in the background. Reload the page; if that does not help, update the ' +
      'browser or try outside of private mode.',
  },
  'wasm-unavailable': {
    title: 'Lectern could not be loaded',
    advice:
      'Its program did not arrive, or WebAssembly is switched off, as in some lockdown modes. Check the connection ' +
      'and reload the page.',
  },
  'bad-input': {
    title: 'The page did not arrive whole',
    advice: 'Go back to it and click Lectern again. If that fails, select the text there, copy it and paste it here.',
  },
  internal: {
    title: 'Something went wrong in Lectern',
    advice: 'This is a fault of ours. Try to select the text of the page, copy it and paste it here.',
  },
};

/**
 * Codes of what should not happen, and is worth a report.
 * @type {ErrorCode[]}
 */
const FAULTS = ['internal', 'bad-input', 'worker-unavailable', 'wasm-unavailable'];

/**
 * Codes of what depends on the moment rather than on the page.
 * @type {ErrorCode[]}
 */
const PASSING = ['aborted', 'timeout', 'worker-unavailable', 'wasm-unavailable'];

/**
 * Explains an error.
 *
 * @param {unknown} error
 * @returns {Message}
 */
export function explain(error) {
  const code = error instanceof LecternError ? error.code : 'internal';
  return FAULTS.includes(code) ? { ...MESSAGES[code], detail: `${code}: ${error instanceof Error ? error.message : error}` } : MESSAGES[code];
}

/**
 * Tells whether the same page may be read when it is tried again.
 *
 * @param {unknown} error
 */
export function mayPass(error) {
  return !(error instanceof LecternError) || PASSING.includes(error.code);
}

/**
 * Tells whether to warn that what was found may not be an article.
 *
 * @param {{confidence: number}} article
 */
export function isDoubtful({ confidence }) {
  return confidence < DOUBTFUL;
}

/** Said above an article that is doubtful. @type {Message} */
export const DOUBT = {
  title: 'This may not be an article',
  advice: 'The page has no clear main text. If something is missing, select it on the page, then click Lectern again.',
};

/** Said when an address was pasted. @type {Message} */
export const ADDRESS_PASTED = {
  title: 'That is an address, not a page',
  advice:
    'Lectern fetches nothing from other sites. Open the page and click the Lectern bookmark there, or copy the page ' +
    '(select all, then copy) and paste it here.',
};

/** Said when nothing readable was pasted or dropped. @type {Message} */
export const NOTHING_PASTED = {
  title: 'There is no text in that',
  advice: 'Copy a page, a part of one or its HTML source, and paste it here.',
};

/** Said when a file is of another kind. @type {Message} */
export const UNKNOWN_FILE = {
  title: 'Lectern cannot read this kind of file',
  advice: 'It reads .html, .htm and .txt. To save a page, choose “Save page as” and then “Webpage, HTML only”.',
};
