/**
 * The article that is on the lectern, and who wants to know of it: each aid to reading does.
 * @module
 */

/**
 * @typedef {object} Shown
 * @property {import('./lectern.js').Article} article
 * @property {HTMLElement} view the article's element
 * @property {HTMLElement} content what holds its content
 */

/** @type {Shown | null} */
let shown = null;

/** @type {((shown: Shown | null) => void)[]} */
const listeners = [];

/** The article that is shown; null when there is none. */
export function current() {
  return shown;
}

/**
 * Calls back when an article is shown, and with null when it is taken away.
 * @param {(shown: Shown | null) => void} listener
 */
export function onArticle(listener) {
  listeners.push(listener);
}

/**
 * Says which article is shown from now on.
 * @param {Shown | null} next
 */
export function setCurrent(next) {
  shown = next;
  for (const listener of listeners) listener(next);
}
