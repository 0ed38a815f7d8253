/**
 * Lines that run down the page: the article scrolls sideways then, and the wheel has to as well.
 * @module
 */
import { onArticle } from '../current.js';
import { isVertical } from './position.js';

/** Starts to listen for articles. */
export function vertical() {
  // No other article can be set so, and to listen makes all wheels wait for the page.
  onArticle((shown) => shown?.view.matches(':lang(ja), :lang(zh)') && scrollSideways(shown.view));
}

/** @param {HTMLElement} view scrolls by itself where the style sheet sets it so, and only there */
function scrollSideways(view) {
  view.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.deltaX !== 0 || !isVertical(view)) return;
      event.preventDefault();
      // Lines follow each other to the left.
      view.scrollBy({ left: -event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1) });
    },
    { passive: false },
  );
}

/** Pixels that a wheel which counts lines turns by for each. */
const LINE = 20;
