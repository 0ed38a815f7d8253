/**
 * What is said when something goes wrong: what happened, and what to do.
 * @module
 */
import { LecternError } from './errors.js';

/** @typedef {import('./lectern.js').ErrorCode} ErrorCode */
/** @typedef {import('./file-kind.js').FileKind} FileKind */
/** @typedef {import('./pages.js').Origin} Origin */

/**
 * @typedef {object} Message
 * @property {string} title what happened
 * @property {string} advice what to do
 * @property {string} [detail] what a report of the fault should say, or what this is about
 */

/**
 * Below this confidence the reader is told that the page may not be an article. Of the pages of wcxb, scored by models
 * that had not seen them, 7 of 793 articles lie below, and 77 of 216 listings and collections.
 */
export const DOUBTFUL = 0.2;

/**
 * From this share of the text in links on, too. Confidence cannot tell: it is the chance that the text is the one that
 * was meant, and of pages that consist of links these may be. Of the 20 pages of wcxb that lie beyond this, but not
 * below that confidence, 19 are listings and collections.
 */
const MOSTLY_LINKS = 0.8;

/** How to have a part of a page read, by where the page came from. @type {Record<Origin, string>} */
const PART = {
  tab: 'Select the part that you want to read, then click Lectern again.',
  file: 'Open the file in the browser, select the part that you want to read, copy it and paste it here.',
  text: 'Paste the part alone that you want to read.',
};

/** Of a page that its sender had to shorten. @type {Message} */
export const CUT = {
  title: 'A part of this page is missing',
  advice:
    'The page is too long to be handed over whole. Pictures that stand in its markup were left out and, if that was ' +
    `not enough, its end. ${PART.tab}`,
};

/** @type {Record<ErrorCode, (from: Origin) => Message>} */
const MESSAGES = {
  'no-content': (from) => ({
    title: 'There is no article on this page',
    advice:
      'It reads like a list of links, a search or an app. Lectern works on the page of a single article, post or ' +
      `thread. Is there one here? ${PART[from]}`,
  }),
  'too-large': (from) => ({
    title: 'This page is too large',
    advice: `Lectern reads up to 8 MB and 300,000 elements. ${PART[from]}`,
  }),
  'too-deep': (from) => ({
    title: 'This page is built in a way that cannot be read',
    advice: `Its parts are nested too deep. ${PART[from]}`,
  }),
  budget: (from) => ({
    title: 'This page takes too much memory',
    advice: PART[from],
  }),
  timeout: (from) => ({
    title: 'This page took too long',
    advice: `Lectern gave up so that your browser stays usable. Try again, or read a part of it. ${PART[from]}`,
  }),
  aborted: () => ({
    title: 'Cancelled',
    advice: 'Nothing was changed. Try again whenever you like.',
  }),
  'worker-unavailable': () => ({
    title: 'Lectern cannot start here',
    advice:
      'The browser does not let it work in the background. Reload the page; if that does not help, update the ' +
      'browser or try outside of private mode.',
  }),
  'wasm-unavailable': () => ({
    title: 'Lectern could not be loaded',
    advice:
      'Its program did not arrive, or WebAssembly is switched off, as in some lockdown modes. Check the connection ' +
      'and reload the page.',
  }),
  'bad-input': (from) =>
    ({
      tab: {
        title: 'The page did not arrive whole',
        advice: 'Go back to it and click Lectern again. If that fails, select the text there, copy it and paste it here.',
      },
      file: REFUSED_FILES.binary,
      text: NOTHING_PASTED,
    })[from],
  internal: () => ({
    title: 'Something went wrong in Lectern',
    advice: 'This is a fault of ours. Try to select the text of the page, copy it and paste it here.',
  }),
};

/** Said of a page that holds no text at all. @type {Message} */
const EMPTY_PAGE = {
  title: 'There is no text on this page',
  advice:
    'It is empty, shows pictures alone, or is filled by a script that has not run. Open it in the browser, wait ' +
    'until its text is there, then click Lectern.',
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
 * @param {Origin} [from] where the page came from
 * @returns {Message}
 */
export function explain(error, from = 'tab') {
  if (isEmpty(error)) {
    return EMPTY_PAGE;
  }
  const code = error instanceof LecternError ? error.code : 'internal';
  const message = MESSAGES[code](from);
  return FAULTS.includes(code) ? { ...message, detail: `${code}: ${error instanceof Error ? error.message : error}` } : message;
}

/**
 * Tells whether there was no article because there was no text.
 *
 * @param {unknown} error
 */
function isEmpty(error) {
  return error instanceof LecternError && error.code === 'no-content' && error.article?.textContent.trim() === '';
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
 * @param {number} links the share of its text that stands in links
 */
export function isDoubtful({ confidence }, links) {
  return confidence < DOUBTFUL || links >= MOSTLY_LINKS;
}

/**
 * What is said above an article that is doubtful.
 *
 * @param {Origin} from
 * @returns {Message}
 */
export function doubt(from) {
  return { title: 'This may not be an article', advice: `The page has no clear main text. Is something missing? ${PART[from]}` };
}

/** Said when an address was pasted. @type {Message} */
export const ADDRESS_PASTED = {
  title: 'That is an address, not a page',
  advice:
    'Lectern fetches nothing from other sites. Open the page and click the Lectern bookmark there, or copy the page ' +
    '(select all, then copy) and paste it here.',
};

/** Said when nothing readable was pasted or dropped. @type {Message} */
export const NOTHING_PASTED = {
  title: 'There is no text in what was pasted or dropped',
  advice: 'Copy a page, a part of one or its HTML source, and paste it here.',
};

/** Said when there is nothing in the field. @type {Message} */
export const EMPTY_FIELD = {
  title: 'The field for the source is empty',
  advice: 'Paste a page into it: copied from the browser, as HTML source, or as plain text.',
};

/** How to get a file that can be read. */
const SAVE_PAGE = 'To save a page, choose “Save page as” in the browser and then “Webpage, HTML only”.';

/**
 * Said when a file cannot be read, by what it is. A text is one whose name has another ending.
 * @type {Record<FileKind, Message>}
 */
export const REFUSED_FILES = {
  text: {
    title: 'Lectern cannot read this kind of file',
    advice: `It reads .html, .xhtml, .txt and .md. ${SAVE_PAGE}`,
  },
  empty: {
    title: 'This file is empty',
    advice: `It may not have been saved to its end. ${SAVE_PAGE}`,
  },
  pdf: {
    title: 'This is a PDF, not a web page',
    advice: 'Open it, select its text, copy it and paste it here. If the text is on the web as a page too, open that and click Lectern there.',
  },
  picture: {
    title: 'This is a picture, not a web page',
    advice: `Lectern reads no text off pictures. ${SAVE_PAGE}`,
  },
  packed: {
    title: 'This is a packed file, not a web page',
    advice:
      'It is an archive, an e-book or a document of an office program. Unpack the archive and open the .html or .txt ' +
      'in it, or open the document, copy its text and paste it here.',
  },
  binary: {
    title: 'There is no text in this file',
    advice: `It is a recording, a program or another kind of data, whatever its name says. ${SAVE_PAGE}`,
  },
  unreadable: {
    title: 'This file could not be opened',
    advice: 'It may be a folder, or have been moved or deleted since. Choose a single .html, .xhtml, .txt or .md file.',
  },
};
