/**
 * Keeps one's place in the text: over a reload, on the way back in the history, and when the text changes its size or
 * its width. The entry of the history holds it, beside the key of the page.
 * @module
 */
import { onArticle } from '../current.js';
import { openAround } from '../elements.js';
import { namedIn } from '../fragments.js';
import { CHOICES } from '../preferences.js';
import { boxAt, firstSpot, flowOf, isVertical, onScroll, placeOf, seenOf, spotOf } from './position.js';

/** @typedef {import('./position.js').Spot} Spot */

/** Milliseconds of rest after which a place is written down: Safari takes 100 changes of the history in 30 s. */
const REST = 400;

/** Characters of a title that an entry holds: Firefox refuses one that is too long as a whole. */
const MAX_TITLE = 200;

/** @type {HTMLElement | null} */
let content = null;

/** @type {HTMLElement | null} the article, which scrolls by itself where its lines run down */
let view = null;

/** Of which page the places are: the key in the entry. */
let key = '';

/** @type {{spot: Spot, shift: number} | null} what is the first to be seen, and how far from there it begins; null above the text */
let seen = null;

/** How far the text has gone on where it was put back to its place: then one has not moved, and the place is the same. */
let putBack = NaN;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Starts to keep the place. */
export function keepPlace() {
  const sizes = new ResizeObserver(() => {
    // Along its flow it grows with every picture that comes.
    if (content && lineLength(content) !== length) stay();
  });
  onArticle((shown) => {
    sizes.disconnect();
    savePlace();
    content = shown?.content ?? null;
    view = shown?.view ?? null;
    seen = null;
    clearTimeout(timer);
    if (shown) {
      history.scrollRestoration = 'manual';
      key = keyOf(history.state);
      // From here on an entry without a state is one that a link has just made. Where the page is kept no longer, the
      // title says which it was.
      history.replaceState({ ...history.state, title: shown.article.title.slice(0, MAX_TITLE) }, '');
      returnTo(history.state);
      sizes.observe(shown.content);
    }
  });
  onScroll(() => {
    // A window that changes its size comes by here first, and its text has moved already.
    if (content && lineLength(content) === length) look();
    else stay();
    clearTimeout(timer);
    timer = setTimeout(savePlace, REST);
    // While the page goes, at pagehide, it is too late: a reload has asked for the entry by then.
    addEventListener('beforeunload', savePlace);
  });
  addEventListener('popstate', ({ state }) => {
    clearTimeout(timer);
    // Following a link within the article comes by here as well, without a state.
    if (state && content && keyOf(state) === key) returnTo(state);
  });
  document.addEventListener('visibilitychange', savePlace);
  // Settings change attributes of the root, and faces may arrive later.
  const attributeFilter = Object.keys(CHOICES).map((name) => `data-${name}`);
  new MutationObserver(stay).observe(document.documentElement, { attributeFilter });
  document.fonts.addEventListener('loadingdone', stay);
}

/** Writes the place into the entry of the history: before one leaves it. */
export function savePlace() {
  clearTimeout(timer);
  // Firefox keeps no page at hand that listens for it.
  removeEventListener('beforeunload', savePlace);
  // On the way back to another page the entry is that page's already.
  if (!content || !history.state || keyOf(history.state) !== key) return;
  look();
  const place = seen ? placeOf(content, seen.spot, seen.shift) : { top: scrollY, left: view?.scrollLeft };
  history.replaceState({ ...history.state, place }, '');
}

/** Notes what is the first to be seen. */
function look() {
  if (!content || flowOf(content).scrolled() === putBack) return;
  putBack = NaN;
  const spot = firstSpot(content);
  seen = spot && { spot, shift: shiftOf(content, spot) };
  length = lineLength(content);
}

/** Of a line, in pixels, when one last looked. */
let length = 0;

/** @param {HTMLElement} content */
function lineLength(content) {
  return isVertical(content) ? content.clientHeight : content.clientWidth;
}

/**
 * @param {HTMLElement} content
 * @param {Spot} spot
 * @returns {number} pixels along its flow from the first that is seen
 */
function shiftOf(content, spot) {
  return flowOf(content).start(boxAt(spot)) - seenOf(content).first;
}

/** Puts back to its place what a change of the layout has moved. */
function stay() {
  if (!content) return;
  length = lineLength(content);
  if (seen) moveTo(content, seen);
}

/**
 * @param {HTMLElement} content
 * @param {{spot: Spot, shift: number}} seen
 */
function moveTo(content, { spot, shift }) {
  const { scroll, scrolled } = flowOf(content);
  // Once more, for on the way parts are laid out whose height had been guessed.
  for (let i = 0; i < 3; i++) scroll(shiftOf(content, spot) - shift, 'instant');
  putBack = scrolled();
}

/** @param {any} state of an entry */
function returnTo(state) {
  putBack = NaN;
  const place = state?.place;
  const spot = content && place?.block && spotOf(content, place);
  const target = namedIn(content);
  if (content && spot) {
    seen = { spot, shift: place.shift };
    moveTo(content, seen);
  } else if (target && !place) {
    openAround(target);
    target.scrollIntoView();
  } else {
    // Above the text.
    scrollTo({ top: place?.top ?? 0, behavior: 'instant' });
    view?.scrollTo({ left: place?.left ?? 0, behavior: 'instant' });
  }
  look();
}

/** @param {any} state */
function keyOf(state) {
  return String(state?.lectern ?? '');
}
