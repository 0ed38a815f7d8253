/**
 * Keeps one's place in the text: over a reload, on the way back in the history, and when the text changes its size or
 * its width. The entry of the history holds it, beside the key of the page.
 * @module
 */
import { onArticle } from '../current.js';
import { openAround } from '../elements.js';
import { namedIn } from '../fragments.js';
import { CHOICES } from '../preferences.js';
import { boxAt, isVertical, onScroll, placeOf, spotAt, spotOf, topLine } from './position.js';

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

/** @type {{spot: Spot, shift: number} | null} what is at the top of the window; null above the text */
let seen = null;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Starts to keep the place. */
export function keepPlace() {
  const sizes = new ResizeObserver(() => {
    // Its height alone grows with every picture that comes.
    if (content?.clientWidth !== width) stay();
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
    if (content?.clientWidth === width) look();
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
  history.replaceState({ ...history.state, place: placeIn(content) }, '');
}

/** @param {HTMLElement} content */
function placeIn(content) {
  if (isVertical(content)) return { left: view?.scrollLeft };
  return seen ? placeOf(content, seen.spot, topLine()) : { top: scrollY };
}

/** Notes what is at the top of the window. */
function look() {
  if (!content) return;
  const line = topLine();
  const spot = scrollY > 0 ? spotAt(content, line) : null;
  seen = spot && { spot, shift: boxAt(spot).top - line };
  width = content.clientWidth;
}

/** Of the content, in pixels, when one last looked. */
let width = 0;

/** Puts back to its place what a change of the layout has moved. */
function stay() {
  if (!content) return;
  width = content.clientWidth;
  if (seen) moveTo(seen);
}

/** @param {{spot: Spot, shift: number}} seen */
function moveTo({ spot, shift }) {
  if (content && isVertical(content)) {
    spot.block.scrollIntoView();
    return;
  }
  // Once more, for on the way parts are laid out whose height had been guessed.
  for (let i = 0; i < 3; i++) {
    scrollBy({ top: boxAt(spot).top - topLine() - shift, behavior: 'instant' });
  }
}

/** @param {any} state of an entry */
function returnTo(state) {
  const place = state?.place;
  const spot = content && place?.block && spotOf(content, place);
  const target = namedIn(content);
  if (content && isVertical(content) && place?.left !== undefined) {
    view?.scrollTo({ left: place.left, behavior: 'instant' });
  } else if (spot) {
    seen = { spot, shift: place.shift };
    moveTo(seen);
  } else if (target && !place) {
    openAround(target);
    target.scrollIntoView();
  } else {
    // Above the text.
    scrollTo({ top: place?.top ?? 0, behavior: 'instant' });
  }
  look();
}

/** @param {any} state */
function keyOf(state) {
  return String(state?.lectern ?? '');
}
