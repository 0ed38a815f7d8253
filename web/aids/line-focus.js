/**
 * Line focus: dims all but a few lines, or the paragraph, where one reads. The band stays where it is in the window
 * and the text moves through it, by scrolling or by the arrow keys a line at a time.
 * @module
 */
import { current, onArticle } from '../current.js';
import { byId, element, glyph, keepFocus } from '../elements.js';
import { t } from '../strings.js';
import { boxAt, isVertical, onScroll, spotAt } from './position.js';

/** @typedef {import('../preferences.js').Preferences} Preferences */
/** @typedef {import('../strings.js').StringKey} StringKey */

/** Where the band stands: this share of the window from its top. aids.css gives the text as much room above. */
const HEIGHT = 0.4;

/** @type {[value: string, label: StringKey][]} How much is left bright. */
const SIZES = [
  ['1', 'focus.one'],
  ['3', 'focus.three'],
  ['5', 'focus.five'],
  ['paragraph', 'focus.paragraph'],
];

const shades = [element('div', { className: 'shade above' }), element('div', { className: 'shade below' })];
const close = glyph('focus-close', t('focus.close'), () => toggleLineFocus(preferences));
const panel = element('form', { id: 'line-focus', className: 'line-focus' });

/** @type {Preferences} */
let preferences;

let isOn = false;

panel.setAttribute('aria-label', t('focus.title'));
panel.append(
  ...SIZES.map(([value, label]) => {
    const input = element('input', { type: 'radio', name: 'focus', value });
    return element('label', { className: 'segment' }, input, element('span', { textContent: t(label) }));
  }),
  close,
);
panel.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement) preferences.set('focus', target.value);
});
panel.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('keydown', onKey);
onScroll(draw);
new MutationObserver(() => draw()).observe(document.documentElement, { attributes: true });
onArticle((shown) => {
  if (!shown && isOn) toggleLineFocus(preferences);
});

/**
 * Switches it on or off.
 * @param {Preferences} chosen where the number of lines is kept
 */
export function toggleLineFocus(chosen) {
  if (!preferences) chosen.onChange((name) => name === 'focus' && showSize());
  preferences = chosen;
  const content = current()?.content;
  // There is no band across lines that run down.
  if (!isOn && (!content || isVertical(content))) return;
  const spot = spotHere();
  const before = spot && boxAt(spot).top;
  isOn = !isOn;
  document.body.classList.toggle('has-line-focus', isOn);
  if (isOn) {
    document.body.append(...shades);
    byId('foot', HTMLElement).append(panel);
    showSize();
  } else {
    keepFocus(panel);
    for (const part of [...shades, panel]) part.remove();
  }
  // The room above and below that lets the first and the last line come into the band has moved the text.
  if (spot && before !== null) scrollBy({ top: boxAt(spot).top - (isOn ? innerHeight * HEIGHT : before), behavior: 'instant' });
  else if (isOn) toFirstLine();
  draw();
}

function showSize() {
  for (const input of panel.querySelectorAll('input')) input.checked = input.value === preferences.get('focus');
  draw();
}

function toFirstLine() {
  const content = current()?.content;
  if (content) scrollBy({ top: content.getBoundingClientRect().top - innerHeight * HEIGHT + 12, behavior: 'instant' });
}

function spotHere() {
  const content = current()?.content;
  return content ? spotAt(content, innerHeight * HEIGHT) : null;
}

/** Leaves the band bright and shades the rest. */
function draw() {
  if (!isOn) return;
  const band = bandHere();
  shades[0].style.height = `${Math.max(0, band.top)}px`;
  shades[1].style.top = `${band.bottom}px`;
}

/** @returns {{top: number, bottom: number}} pixels from the top of the window */
function bandHere() {
  const middle = innerHeight * HEIGHT;
  const spot = spotHere();
  if (!spot) return { top: middle - 20, bottom: middle + 20 };
  const box = boxAt(spot);
  const block = spot.block.getBoundingClientRect();
  const pad = 6;
  // A picture, or something else without lines, is seen whole.
  if (!spot.node || preferences.get('focus') === 'paragraph') return { top: block.top - pad, bottom: block.bottom + pad };
  const line = lineHeight(spot.block);
  const half = (line * Number(preferences.get('focus'))) / 2;
  const centre = (box.top + box.bottom) / 2;
  return { top: centre - half, bottom: centre + half };
}

/** @param {Element} block */
function lineHeight(block) {
  const { lineHeight, fontSize } = getComputedStyle(block);
  return parseFloat(lineHeight) || parseFloat(fontSize) * 1.5;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!isOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key === 'Escape') {
    // It closes what lies above first, and that alone.
    if (!document.querySelector(':popover-open, :modal')) toggleLineFocus(preferences);
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isControl(event.target)) {
    event.preventDefault();
    step(event.key === 'ArrowDown' ? +1 : -1);
  }
}

/** @param {EventTarget | null} target */
function isControl(target) {
  return target instanceof Element && target.closest('input, textarea, select, audio, video, iframe, dialog, [popover]') !== null;
}

/**
 * Brings the next line into the band, or the one before; the next paragraph where paragraphs are bright.
 * @param {number} by
 */
function step(by) {
  const content = current()?.content;
  const from = spotHere();
  if (!content || !from) {
    if (by > 0) toFirstLine();
    return;
  }
  const isWhole = preferences.get('focus') === 'paragraph' || !from.node;
  const box = isWhole ? from.block.getBoundingClientRect() : boxAt(from);
  const line = lineHeight(from.block);
  // Between paragraphs there is a gap: further until it is another line.
  for (let reach = line / 2; reach < 40 * line; reach += line / 2) {
    const y = by > 0 ? box.bottom + reach : box.top - reach;
    const spot = spotAt(content, y);
    if (!spot) return;
    if (isWhole ? spot.block !== from.block : boxAt(spot).top !== box.top || spot.node !== from.node) {
      const found = isWhole && by < 0 ? spot.block.getBoundingClientRect() : boxAt(spot);
      scrollBy({ top: found.top + 2 - innerHeight * HEIGHT, behavior: 'instant' });
      return;
    }
  }
}
