/**
 * What an article's content needs beyond its markup: boxes that scroll, names of languages, marks for the style sheets.
 * @module
 */
import { element, moveChildren } from './elements.js';
import { t } from './strings.js';

/** What scrolls by itself where it is wider than the column. */
const WIDE = '.scroll, pre';

/** Lines of code and rows of a table up to which they fit in a column of a window of 800 pixels. */
const [LINES, ROWS] = [25, 15];

/** Languages of code that say nothing. */
const NO_LANGUAGE = /^(?:text|txt|plain|plaintext|none|nohighlight)$/i;

/** The boxes that extract/media.go writes in place of a task's tick. */
const TASK = /^\s*[☐☑]/;

/** A word of capitals alone, such as NASA; two are too short to stand out. */
const CAPITALS = /^\p{Lu}{3,}$/u;

/**
 * Sets up content before it is shown.
 * @param {HTMLElement} content
 */
export function prepareParts(content) {
  wrapTables(content);
  for (const box of content.querySelectorAll(WIDE)) if (isHigh(box)) box.classList.add('high');
  for (const math of content.querySelectorAll('math[display="block"]')) {
    wrap(math, 'span', 'scroll formula');
  }
  for (const code of content.querySelectorAll('pre > code[class*="language-"]')) {
    const [, name = ''] = /(?:^|\s)language-(\S+)/.exec(code.className) ?? [];
    if (code.parentElement && !NO_LANGUAGE.test(name)) code.parentElement.dataset.language = name;
  }
  for (const item of content.querySelectorAll('li')) {
    const first = item.firstElementChild?.matches('p') ? item.firstElementChild.firstChild : item.firstChild;
    if (first instanceof Text && TASK.test(first.data)) {
      const rest = first.data.trimStart();
      first.before(element('span', { className: 'task', textContent: rest.slice(0, 1) }));
      first.data = rest.slice(1).trimStart();
    }
  }
  for (const short of content.querySelectorAll('abbr')) {
    if (CAPITALS.test(short.textContent ?? '')) short.classList.add('caps');
  }
  for (const callout of content.querySelectorAll('.callout')) callout.setAttribute('role', 'note');
}

/**
 * @param {Element} box
 * @returns {boolean} whether it is too high for one of two columns
 */
function isHigh(box) {
  if (box.matches('pre')) return (box.textContent ?? '').split('\n', LINES + 2).length > LINES + 1;
  return box.querySelectorAll('tr').length > ROWS;
}

/**
 * Puts each outermost table into a box that scrolls: a table itself cannot.
 * @param {HTMLElement} content
 */
function wrapTables(content) {
  for (const table of content.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue;
    wrap(table, 'div', 'scroll');
    if (!table.caption) continue;
    const inner = element('span', { className: 'caption' });
    moveChildren(table.caption, inner);
    table.caption.append(inner);
  }
}

/**
 * @param {Element} inner
 * @param {'div' | 'span'} tag
 * @param {string} className
 */
function wrap(inner, tag, className) {
  const box = element(tag, { className });
  inner.replaceWith(box);
  box.append(inner);
}

/**
 * Lets the keyboard reach what scrolls by itself, and tells the style sheet on which side there is more, now and
 * whenever a size changes.
 * @param {HTMLElement} content
 */
export function watchWide(content) {
  const observer = new ResizeObserver((entries) => {
    // What is far from the screen in a long article has no size: to measure it would lay it out.
    const boxes = /** @type {HTMLElement[]} */ (entries.map(({ target }) => target)).filter((box) => box.clientWidth > 0);
    // All are measured before one is marked, for each mark makes the next measure lay out everything anew.
    boxes.map((box) => /** @type {const} */ ([box, hiddenOf(box)])).forEach(([box, hidden]) => markEdges(box, hidden));
  });
  for (const box of content.querySelectorAll(WIDE)) observer.observe(box);
  // Of scrolling elements tell the parents nothing but in passing down.
  content.addEventListener('scroll', ({ target }) => target instanceof HTMLElement && target.matches(WIDE) && markEdges(target, hiddenOf(target)), {
    capture: true,
    passive: true,
  });
}

/**
 * @param {HTMLElement} box
 * @returns {{all: number, left: number, down: number}} pixels that the box hides across, those of them on its left, and
 *   those that it hides down, in two columns
 */
function hiddenOf(box) {
  // Of a formula a mark that stands out of its line is cut off, which is no reason to scroll.
  const down = box.matches('.formula') ? 0 : box.scrollHeight - box.clientHeight;
  const all = box.scrollWidth - box.clientWidth;
  // Of right-to-left content scrollLeft counts down from 0.
  const left = all > 1 && getComputedStyle(box).direction === 'rtl' ? all + box.scrollLeft : box.scrollLeft;
  return { all, left, down };
}

/**
 * @param {HTMLElement} box
 * @param {{all: number, left: number, down: number}} hidden
 */
function markEdges(box, { all, left, down }) {
  if (all <= 1) box.removeAttribute('data-more');
  if (Math.max(all, down) <= 1) {
    for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    return;
  }
  if (!box.hasAttribute('tabindex')) {
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', nameOf(box));
  }
  if (all <= 1) return;
  const more = left <= 1 ? 'right' : left >= all - 1 ? 'left' : 'both';
  if (box.dataset.more !== more) box.dataset.more = more;
}

/** @param {HTMLElement} box */
function nameOf(box) {
  if (box.matches('pre')) return t('article.code');
  if (box.matches('.formula')) return t('article.formula');
  return box.querySelector('caption')?.textContent?.trim() || t('article.table');
}
