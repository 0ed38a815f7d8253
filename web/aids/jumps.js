/**
 * Jumps within the article, by its own links and by the outline, and the way back.
 *
 * A jump makes an entry in the history, which the browser's Back leaves again; a button and a key do the same.
 * @module
 */
import { current, onArticle } from '../current.js';
import { byId, element, hide, openAround } from '../elements.js';
import { namedIn } from '../fragments.js';
import { shortcut } from '../shortcuts.js';
import { t } from '../strings.js';
import { savePlace } from './place.js';
import { onScroll } from './position.js';

/** Heights of the window by which one goes on reading after a jump until the button no longer offers the way back. */
const STAYED = 3;

const back = element('button', { id: 'jump-back', type: 'button', className: 'jump-back button', hidden: true }, t('jump.back'));

/** Where the last jump ended, in pixels from the top of the page. */
let landing = 0;

/** How many jumps led to this entry. */
let depth = 0;

/** What the entry knows, and the part that its address names. */
let entry = history.state;
let named = location.hash;

/** @type {(HTMLElement | null)[]} of each entry, by its depth, the link in the text by which one left it */
let origins = [];

/** Starts to watch for jumps. */
export function jumps() {
  byId('foot', HTMLElement).append(back);
  back.addEventListener('click', goBack);
  shortcut('b', 'jump.back', goBack);
  document.addEventListener('click', onClick);
  addEventListener('popstate', ({ state }) => {
    if (state) {
      offer();
      origins[depth]?.focus({ preventScroll: true });
    } else {
      remember();
    }
  });
  // Of an entry that lost its state Firefox tells by this alone, and browsers without it by the event above.
  globalThis.navigation?.addEventListener('currententrychange', remember);
  onScroll(() => {
    if (Math.abs(scrollY - landing) > STAYED * innerHeight) hide(back);
  });
  onArticle((shown) => {
    origins = [];
    // Before the next page looks for an entry to go beside.
    remember();
    offer();
    if (!shown) hide(back);
  });
}

/**
 * Jumps to a part of the article, as a link does.
 *
 * @param {HTMLElement} target has an id
 * @param {HTMLElement} origin to which the focus comes back
 */
export function jumpTo(target, origin) {
  leave(origin);
  if (target === namedPart()) again();
  else location.hash = target.id;
}

/**
 * Goes back if it was to this part that one jumped.
 *
 * @param {Element | null} target
 * @returns {boolean} whether it was
 */
export function returnFrom(target) {
  const isThere = depth > 0 && target !== null && target === namedPart();
  if (isThere) history.back();
  return isThere;
}

/**
 * Says that a jump made an entry in the history, which has no state yet.
 * @param {object | null} page what each entry of this page knows
 */
export function arrive(page) {
  history.replaceState({ ...page, place: null, jumped: depth + 1 }, '');
  land();
}

/**
 * Gives the entry its state back where its address was called up once more, which makes no entry and drops the state of
 * the one there is. One with another name a link has just made.
 */
function remember() {
  if (entry && history.state === null && named !== '' && location.hash === named) history.replaceState({ ...entry, place: null }, '');
}

function goBack() {
  if (depth > 0) history.back();
}

/** Offers the way back where there is one. */
function offer() {
  entry = history.state;
  named = location.hash;
  depth = entry?.jumped ?? 0;
  if (depth === 0) hide(back);
  else back.hidden = false;
  landing = scrollY;
}

/** @param {MouseEvent} event */
function onClick(event) {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  // With a modifier it opens elsewhere, and one stays.
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (!link?.getAttribute('href')?.startsWith('#') || !link.closest('.article-content, .outline')) return;
  leave(link.closest('.outline') ? null : link);
  if (link.hash === location.hash) {
    event.preventDefault();
    again();
  }
}

/** @param {HTMLElement | null} origin by what one leaves the entry */
function leave(origin) {
  savePlace();
  origins = [...origins.slice(0, depth), origin];
}

/** For the second time the browser makes no entry for a target, and drops the state of the one there is. */
function again() {
  history.pushState({ ...history.state, place: null, jumped: depth + 1 }, '');
  land();
}

/** Goes on from the target, with the keyboard as well. */
function land() {
  const target = namedPart();
  if (target) {
    openAround(target);
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }
  // Where nothing was scrolled nobody else does.
  savePlace();
  offer();
}

function namedPart() {
  return namedIn(current()?.content);
}
