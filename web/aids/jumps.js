/**
 * Jumps within the article, by its own links and by the outline, and the way back.
 *
 * A jump makes an entry in the history, which the browser's Back leaves again; a button and a key do the same.
 * @module
 */
import { current, onArticle } from '../current.js';
import { element } from '../elements.js';
import { shortcut } from '../shortcuts.js';
import { t } from '../strings.js';
import { savePlace } from './place.js';
import { onScroll } from './position.js';

/** Heights of the window by which one goes on reading after a jump until the button no longer offers the way back. */
const STAYED = 3;

const back = element('button', { id: 'jump-back', type: 'button', className: 'jump-back button', hidden: true }, t('jump.back'));

/** Where the last jump ended, in pixels from the top of the page. */
let landing = 0;

/** Starts to watch for jumps. */
export function jumps() {
  document.body.append(back);
  back.addEventListener('click', goBack);
  shortcut('b', 'keys.back', goBack);
  document.addEventListener('click', onClick);
  addEventListener('popstate', () => {
    back.hidden = !history.state?.jumped;
    landing = scrollY;
  });
  onScroll(() => {
    if (Math.abs(scrollY - landing) > STAYED * innerHeight) back.hidden = true;
  });
  onArticle((shown) => {
    back.hidden = !shown || !history.state?.jumped;
    landing = scrollY;
  });
}

/**
 * Says that a jump made an entry in the history, which has no state yet.
 * @param {object | null} entry what the entry before knows of the page
 */
export function arrive(entry) {
  history.replaceState({ ...entry, place: null, jumped: true }, '');
  land();
}

function goBack() {
  if (history.state?.jumped) history.back();
}

/** @param {MouseEvent} event */
function onClick(event) {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (event.defaultPrevented || !link?.getAttribute('href')?.startsWith('#') || !link.closest('.article-content, .outline')) return;
  savePlace();
  if (link.hash === location.hash) {
    // For the second time the browser makes no entry, and drops the state of the one there is.
    event.preventDefault();
    history.pushState({ ...history.state, place: null, jumped: true }, '');
    land();
  }
}

/** Goes on from the target, with the keyboard as well. */
function land() {
  const target = current()?.content.querySelector(':target');
  if (!(target instanceof HTMLElement)) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
  landing = scrollY;
  back.hidden = false;
}
