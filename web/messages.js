/**
 * What is said when something goes wrong: what happened, and what to do.
 * @module
 */
import { LecternError } from './errors.js';
import { t } from './strings.js';

/** @typedef {import('./lectern.js').ErrorCode} ErrorCode */
/** @typedef {import('./file-kind.js').FileKind} FileKind */
/** @typedef {import('./pages.js').Origin} Origin */

/**
 * @typedef {object} Message
 * @property {string} title what happened
 * @property {string} advice what to do
 * @property {string} [detail] what a report of the fault should say, which limit it was, or what this is about
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

/** Of a page that its sender had to shorten. @type {Message} */
export const CUT = said('cut', 'tab');

/**
 * The words for a code or a doubt; some say how to have a part of the page read, which depends on where it came from.
 *
 * @param {Exclude<ErrorCode, 'bad-input'> | 'cut' | 'doubt'} name
 * @param {Origin} from
 * @returns {Message}
 */
function said(name, from) {
  return { title: t(`problem.${name}`), advice: t(`problem.${name}.advice`, { part: t(`part.${from}`) }) };
}

/** Said of a page that holds no text at all. @type {Message} */
export const EMPTY_PAGE = { title: t('problem.empty-page'), advice: t('problem.empty-page.advice') };

/**
 * Codes of what should not happen, and is worth a report.
 * @type {ErrorCode[]}
 */
const FAULTS = ['internal', 'bad-input', 'worker-unavailable', 'wasm-unavailable'];

/**
 * Codes of limits, of which the error tells which one it was.
 * @type {ErrorCode[]}
 */
const LIMITS = ['too-large', 'budget'];

/** Characters of a detail: what is longer was written by nobody here. */
const MAX_DETAIL = 400;

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
  const message = code === 'bad-input' ? badInput(from) : said(code, from);
  if (![...FAULTS, ...LIMITS].includes(code)) {
    return message;
  }
  const detail = `${code}: ${error instanceof Error ? error.message : error}`;
  return { ...message, detail: detail.slice(0, MAX_DETAIL) };
}

/**
 * @param {Origin} from
 * @returns {Message}
 */
function badInput(from) {
  const notWhole = { title: t('problem.bad-input'), advice: t('problem.bad-input.advice') };
  return { tab: notWhole, file: REFUSED_FILES.binary, text: NOTHING_PASTED }[from];
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
  return said('doubt', from);
}

/** Said of a page that is kept no longer. @type {Message} */
export const GONE = { title: t('problem.gone'), advice: t('problem.gone.advice') };

/** Said above a part of a page's text. @type {Message} */
export const TEXT_PART = { title: t('problem.text-part'), advice: t('problem.text-part.advice') };

/** Said when an address was pasted. @type {Message} */
export const ADDRESS_PASTED = { title: t('intake.address'), advice: t('intake.address.advice') };

/** Said when nothing readable was pasted or dropped. @type {Message} */
export const NOTHING_PASTED = { title: t('intake.nothing'), advice: t('intake.nothing.advice') };

/** Said when there is nothing in the field. @type {Message} */
export const EMPTY_FIELD = { title: t('intake.empty-field'), advice: t('intake.empty-field.advice') };

/**
 * Said when a file cannot be read, by what it is. A text is one whose name has another ending.
 * @type {Record<FileKind, Message>}
 */
export const REFUSED_FILES = {
  text: refusal('text'),
  empty: refusal('empty'),
  large: refusal('large'),
  pdf: refusal('pdf'),
  picture: refusal('picture'),
  packed: refusal('packed'),
  binary: refusal('binary'),
  unreadable: refusal('unreadable'),
};

/**
 * @param {FileKind} kind
 * @returns {Message}
 */
function refusal(kind) {
  return { title: t(`file.${kind}`), advice: t(`file.${kind}.advice`, { save: t('file.save') }) };
}
