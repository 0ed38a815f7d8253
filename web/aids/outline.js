/**
 * The outline: the article's headings, with the one marked that one reads under. On a wide screen it stands beside the
 * text, elsewhere it opens from the toolbar.
 * @module
 */
import { onArticle } from '../current.js';
import { byId, element, hide, keepFocus } from '../elements.js';
import { shortcut } from '../shortcuts.js';
import { t } from '../strings.js';
import { isVertical, lastWhere, onScroll, readingLine, spotAt } from './position.js';

/** @typedef {import('../preferences.js').Preferences} Preferences */

/** Fewer headings need no outline. */
const MIN_HEADINGS = 2;

/** More are not listed: nobody looks through them, and each takes its time. */
const MAX_HEADINGS = 5000;

/** Levels that are told apart; deeper ones stand with the last. */
const MAX_DEPTH = 3;

/** Where lines run down, one reads at this share of the article's width, from its left: as far from its start as readingLine. */
const READING = 0.7;

/** From this width on there is room beside the text; aids.css has the same. */
const WIDE = matchMedia('(min-width: 80rem)');

const button = byId('outline-button', HTMLButtonElement);
const list = element('ul', {});
const rest = element('p', { className: 'outline-rest', textContent: t('outline.rest', { count: MAX_HEADINGS }) });
const nav = element('nav', { id: 'outline', className: 'outline', hidden: true }, element('h2', { textContent: t('outline.title') }), list, rest);

/** @type {HTMLElement | null} */
let content = null;

/** @type {HTMLElement | null} the article, which scrolls by itself where its lines run down */
let view = null;

/** @type {HTMLElement[]} */
let headings = [];

/** @type {HTMLAnchorElement[]} beside the headings */
let links = [];

/** Which is marked, and where a jump that settled that has ended, as scrolled() has it. */
let marked = -1;
let settledAt = NaN;

/**
 * Brings the outline to life.
 * @param {Preferences} preferences where it is kept whether the wide screen's outline is shown
 */
export function outline(preferences) {
  nav.setAttribute('aria-label', t('outline.title'));
  button.setAttribute('aria-controls', nav.id);
  document.querySelector('.bar')?.after(nav);

  const arrange = () => {
    nav.popover = WIDE.matches ? null : 'auto';
    button.popoverTargetElement = WIDE.matches ? null : nav;
    nav.classList.toggle('popup', !WIDE.matches);
    const isShown = headings.length > 0 && (!WIDE.matches || preferences.get('outline') === 'shown');
    if (isShown) nav.hidden = false;
    else hide(nav);
    button.hidden = headings.length === 0;
    if (WIDE.matches) button.setAttribute('aria-expanded', String(isShown));
    else button.removeAttribute('aria-expanded');
    document.body.classList.toggle('has-outline', WIDE.matches && isShown);
    mark();
  };

  const toggle = () => {
    if (headings.length === 0) return;
    if (WIDE.matches) {
      preferences.set('outline', nav.hidden ? 'shown' : 'hidden');
    } else {
      nav.togglePopover();
    }
  };

  button.addEventListener('click', () => {
    if (WIDE.matches) toggle();
  });
  shortcut('o', 'outline.title', toggle);
  shortcut(['n', 'j'], 'keys.next-heading', () => go(+1));
  shortcut(['p', 'k'], 'keys.previous-heading', () => go(-1));
  WIDE.addEventListener('change', () => {
    // What opens from the toolbar is closed at first.
    keepFocus(nav);
    arrange();
  });
  preferences.onChange((name) => {
    if (name === 'outline') arrange();
  });
  nav.addEventListener('toggle', () => {
    if (nav.matches('[popover]:popover-open')) {
      mark();
      (links[Math.max(0, marked)] ?? nav).focus();
      reveal();
    }
  });
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') && nav.matches('[popover]:popover-open')) nav.hidePopover();
  });
  addEventListener('hashchange', settle);
  onScroll(mark);
  onArticle((shown) => {
    content = shown?.content ?? null;
    view = shown?.view ?? null;
    fill();
    arrange();
  });
}

/** Lists the headings, and gives those an id that have none. */
function fill() {
  headings = content ? [.../** @type {NodeListOf<HTMLElement>} */ (content.querySelectorAll('h1, h2, h3, h4, h5, h6'))] : [];
  headings = headings.filter((heading) => /\S/.test(heading.textContent ?? ''));
  rest.hidden = headings.length <= MAX_HEADINGS;
  headings.length = Math.min(headings.length, MAX_HEADINGS);
  if (headings.length < MIN_HEADINGS) headings = [];
  marked = -1;
  /** @type {number[]} levels of the headings that the next one may stand under */
  const above = [];
  links = headings.map((heading, i) => {
    heading.id ||= `section-${i + 1}`;
    const level = Number(heading.localName[1]);
    while (above.length > 0 && above[above.length - 1] >= level) above.pop();
    above.push(level);
    // In its own direction, and on the side where the outline begins.
    const text = element('bdi', { textContent: heading.textContent?.replace(/\s+/g, ' ').trim() ?? '' });
    const link = element('a', { href: `#${encodeURIComponent(heading.id)}` }, text);
    link.dataset.depth = String(Math.min(above.length, MAX_DEPTH));
    return link;
  });
  const root = content?.closest('article');
  list.lang = root?.lang ?? '';
  keepFocus(list);
  list.replaceChildren();
  for (const link of links) list.append(element('li', {}, link));
}

/** Marks the last heading above the line where one reads. */
function mark() {
  if (!content || nav.hidden || (nav.popover !== null && !nav.matches(':popover-open'))) return;
  if (settledAt !== scrolled()) markOnly(headingAt());
}

/** @returns {number} the last heading before what is read; -1 before the first */
function headingAt() {
  if (!content || !view) return -1;
  if (isVertical(content)) {
    const { left, width } = view.getBoundingClientRect();
    const line = left + width * READING;
    return lastWhere(headings.length, (i) => headings[i].getBoundingClientRect().right >= line);
  }
  const spot = spotAt(content, readingLine());
  const at = spot?.node ?? spot?.block;
  if (!at) return -1;
  return lastWhere(headings.length, (i) => headings[i].contains(at) || (headings[i].compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) > 0);
}

/** @returns {number} pixels by which the article was scrolled, in the direction in which its lines follow each other */
function scrolled() {
  return content && view && isVertical(content) ? view.scrollLeft : scrollY;
}

/** @param {number} i */
function markOnly(i) {
  if (i === marked) return;
  links[marked]?.removeAttribute('aria-current');
  links[i]?.setAttribute('aria-current', 'location');
  marked = i;
  reveal();
}

/** Scrolls the outline alone, so that the marked heading is seen. */
function reveal() {
  const link = links[marked];
  if (!link || nav.scrollHeight <= nav.clientHeight) return;
  const { top, bottom } = link.getBoundingClientRect();
  const box = nav.getBoundingClientRect();
  if (top < box.top + 40 || bottom > box.bottom - 40) nav.scrollTop += top - box.top - box.height / 3;
}

/** After a jump its target is the heading one is at, even where the page is too short to bring it up. */
function settle() {
  const i = headings.findIndex((heading) => heading.matches(':target'));
  if (i < 0 || !content) return;
  requestAnimationFrame(() => {
    settledAt = scrolled();
    markOnly(i);
  });
}

/**
 * Goes to the next heading, or to the one before.
 * @param {number} by
 */
function go(by) {
  const here = settledAt === scrolled() ? marked : headingAt();
  links[here + by]?.click();
}
