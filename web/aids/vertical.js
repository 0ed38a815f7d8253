/**
 * Lines that run down the page: the article scrolls sideways then, and the wheel and the keys that scroll have to as well.
 * @module
 */
import { onArticle } from '../current.js';
import { takesText } from '../elements.js';
import { isVertical } from './position.js';

/** Pixels that a wheel which counts lines turns by for each. */
const LINE = 20;

/** The share of what is seen by which a page is turned. */
const PAGE = 0.9;

/** What does something of its own with the keys that scroll, and what the space bar presses. */
const CONTROL = 'input, audio, video, iframe, dialog, [popover], [role="group"][tabindex]';
const PRESSED = 'button, summary, [role="button"]';

/** @type {HTMLElement | null} the article that can be set so */
let view = null;

/** Starts to listen for articles. */
export function vertical() {
  const sizes = new ResizeObserver(() => view && reach(view));
  onArticle((shown) => {
    sizes.disconnect();
    // No other article can be set so, and to listen makes all wheels wait for the page.
    view = shown?.view.matches(':lang(ja), :lang(zh)') ? shown.view : null;
    if (!view) return;
    view.addEventListener('wheel', onWheel, { passive: false });
    sizes.observe(view);
  });
  document.addEventListener('keydown', onKey);
}

/**
 * Lets the keyboard reach the article where it scrolls by itself. Its size changes whenever that does.
 * @param {HTMLElement} view
 */
function reach(view) {
  if (isVertical(view)) view.tabIndex = 0;
  else view.removeAttribute('tabindex');
}

/** @param {WheelEvent} event */
function onWheel(event) {
  if (!view || event.ctrlKey || event.deltaX !== 0 || !isVertical(view)) return;
  event.preventDefault();
  // Lines follow each other to the left.
  view.scrollBy({ left: -event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1) });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!view || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isVertical(view)) return;
  if (takesText(event.target) || document.querySelector(':modal')) return;
  if (event.target instanceof Element && event.target.closest(event.key === ' ' ? `${CONTROL}, ${PRESSED}` : CONTROL)) return;
  const page = view.clientWidth * PAGE;
  /** @type {Record<string, number>} pixels to the left */
  const ways = { PageDown: page, PageUp: -page, ' ': event.shiftKey ? -page : page, Home: -view.scrollWidth, End: view.scrollWidth };
  const way = ways[event.key];
  if (way === undefined) return;
  event.preventDefault();
  view.scrollBy({ left: -way });
}
