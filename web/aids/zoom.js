/**
 * Pictures that can be looked at in full: marks them, and opens them when they are asked for.
 * @module
 */
import { onArticle } from '../current.js';
import { t } from '../strings.js';

/** Pixels of either side under which a picture is an icon or a rule. */
const MIN_SIDE = 120;

/** Starts to mark pictures as they arrive. One in a link keeps to its link. */
export function zoomable() {
  onArticle((shown) => {
    if (!shown) return;
    const { content } = shown;
    content.addEventListener('load', ({ target }) => mark(target), true);
    for (const picture of content.querySelectorAll('img')) mark(picture);
    content.addEventListener('click', ({ target, defaultPrevented }) => {
      if (!defaultPrevented) open(target);
    });
    content.addEventListener('keydown', (event) => {
      if ((event.key === 'Enter' || event.key === ' ') && open(event.target)) event.preventDefault();
    });
  });
}

/** @param {EventTarget | null} picture */
function mark(picture) {
  if (!(picture instanceof HTMLImageElement) || picture.closest('a, button, summary')) return;
  if (picture.naturalWidth < MIN_SIDE || picture.naturalHeight < MIN_SIDE) return;
  picture.classList.add('zoomable');
  picture.tabIndex = 0;
  picture.setAttribute('role', 'button');
  picture.setAttribute('aria-haspopup', 'dialog');
  picture.setAttribute('aria-label', picture.alt ? t('zoom.open', { alt: picture.alt }) : t('zoom.open-plain'));
}

/**
 * @param {EventTarget | null} picture
 * @returns {boolean} whether it is one that opens
 */
function open(picture) {
  if (!(picture instanceof HTMLImageElement) || !picture.classList.contains('zoomable')) return false;
  import('./zoom-view.js').then(({ look }) => look(picture));
  return true;
}
