/**
 * Find in the article: a field under the bar, every match marked, the one at hand more than the others.
 * @module
 */
import { current, onArticle } from '../current.js';
import { closePanels, element, glyph, openAround } from '../elements.js';
import { t } from '../strings.js';
import { findText, MAX_MATCHES } from './find-text.js';
import { fold } from './fold.js';
import { isVertical, readingLine, spotAt } from './position.js';

/** Where a match comes to stand: this share of the window from its top. */
const HEIGHT = 0.35;

/** Without the API, the match at hand is selected. */
const highlights = 'highlights' in CSS ? CSS.highlights : null;

const field = element('input', { type: 'search', id: 'find-field', autocomplete: 'off', spellcheck: false, enterKeyHint: 'search' });
const count = element('output', { id: 'find-count' });
const previous = glyph('find-previous', t('find.previous'), () => go(-1));
const next = glyph('find-next', t('find.next'), () => go(+1));
const bar = element('div', { id: 'find', className: 'find', hidden: true }, field, count, previous, next, glyph('find-close', t('panel.close'), close));

/** @type {Range[]} */
let found = [];

/** Which is at hand; -1 for none. */
let at = -1;

let search = new AbortController();

/** @type {Element | null} what had the focus before */
let origin = null;

bar.setAttribute('role', 'search');
field.setAttribute('aria-label', t('find.label'));
field.placeholder = t('find.label');
field.addEventListener('input', run);
bar.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    event.preventDefault();
    close();
  } else if (event.key === 'Enter' && event.target === field && !event.isComposing) {
    event.preventDefault();
    go(event.shiftKey ? -1 : +1);
  }
});
document.querySelector('.bar')?.after(bar);
onArticle(() => {
  if (!bar.hidden) close();
  field.value = '';
});

/** Opens the field, or goes back to it. What is selected in the article is what one looks for. */
export function find() {
  const shown = current();
  if (!shown) return;
  const selection = getSelection();
  const isOwn = selection?.anchorNode && shown.content.contains(selection.anchorNode);
  const selected = isOwn ? selection.toString().trim() : '';
  if (selected && !/\n/.test(selected)) field.value = selected;
  // A panel that is open lies above the bar. The focus comes back to its button, for the panel is gone by then.
  closePanels();
  if (bar.hidden) origin = document.activeElement;
  bar.hidden = false;
  field.focus();
  field.select();
  run();
}

function close() {
  search.abort();
  bar.hidden = true;
  const match = found[at];
  unmark();
  // From here one reads on, as after the browser's own search.
  if (match && highlights) getSelection()?.setBaseAndExtent(match.startContainer, match.startOffset, match.endContainer, match.endOffset);
  found = [];
  at = -1;
  if (origin instanceof HTMLElement && origin !== document.body) origin.focus({ preventScroll: true });
  else field.blur();
}

async function run() {
  search.abort();
  search = new AbortController();
  const { signal } = search;
  const shown = current();
  const wanted = fold(field.value).trim();
  if (!shown || wanted === '') {
    found = [];
    at = -1;
    unmark();
    tell('');
    return;
  }
  const ranges = await findText(shown.content, wanted, signal);
  if (signal.aborted) return;
  found = ranges;
  at = firstHere(shown.content);
  highlights?.set('find', new Highlight(...found.slice(0, MAX_MATCHES)));
  show();
}

/**
 * @param {Element} content
 * @returns {number} the match nearest to where one reads: the first from there on, or the first of all
 */
function firstHere(content) {
  if (found.length === 0) return -1;
  const spot = scrollY > 0 ? spotAt(content, Math.min(readingLine(), innerHeight * HEIGHT) - 2) : null;
  const here = spot?.node;
  if (!here) return 0;
  const first = found.findIndex((range) => range.comparePoint(here, Math.min(spot.offset, here.length)) <= 0);
  return Math.max(0, first);
}

/** @param {number} by */
function go(by) {
  if (found.length === 0) return;
  at = (at + by + found.length) % found.length;
  show();
}

/** Marks the match at hand and brings it into view. */
function show() {
  const match = found[at];
  previous.disabled = next.disabled = found.length === 0;
  if (!match) {
    unmark();
    tell(t('find.none'));
    return;
  }
  tell(t(found.length < MAX_MATCHES ? 'find.count' : 'find.many', { at: at + 1, total: found.length }));
  openAround(match.startContainer);
  if (highlights) {
    const highlight = new Highlight(match);
    highlight.priority = 1;
    highlights.set('find-current', highlight);
  } else {
    getSelection()?.setBaseAndExtent(match.startContainer, match.startOffset, match.endContainer, match.endOffset);
  }
  bringIntoView(match);
}

/** @param {Range} match */
function bringIntoView(match) {
  const holder = match.startContainer.parentElement;
  const view = current()?.view;
  if (view && isVertical(view)) {
    const { left, width } = match.getBoundingClientRect();
    view.scrollBy({ left: left + width / 2 - innerWidth / 2, behavior: 'instant' });
    return;
  }
  const top = () => match.getBoundingClientRect().top;
  // Before what is far away is on the screen, its height is a guess.
  if (top() < 0 || top() > innerHeight) holder?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const highest = bar.getBoundingClientRect().bottom + 8;
  if (top() < highest || match.getBoundingClientRect().bottom > innerHeight - 24) {
    for (let i = 0; i < 2; i++) scrollBy({ top: top() - innerHeight * HEIGHT, behavior: 'instant' });
  }
  const box = holder?.closest('pre, .scroll');
  if (box) {
    const [inner, outer] = [match.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.left < outer.left || inner.right > outer.right) box.scrollLeft += inner.left - outer.left - outer.width / 3;
  }
}

function unmark() {
  highlights?.delete('find');
  highlights?.delete('find-current');
}

/** @param {string} text */
function tell(text) {
  count.textContent = text;
}
