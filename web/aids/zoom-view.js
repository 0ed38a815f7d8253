/**
 * One picture in full, and the others from there: enlarged by wheel, pinch, keys or a click, and drawn about.
 * @module
 */
import { current } from '../current.js';
import { element, glyph } from '../elements.js';
import { t } from '../strings.js';

/** How far it can be enlarged, and by how much at a step. */
const MAX_SCALE = 8;
const STEP = 1.4;

/** Pixels up to which a press that moves is a click, and from which a finger that wipes turns the page. */
const STILL = 6;
const SWIPE = 60;

const picture = element('img', { draggable: false });
const stage = element('div', { className: 'zoom-stage' }, picture);
const caption = element('p', { className: 'zoom-caption' });
const count = element('output', { className: 'zoom-count' });
const previous = glyph('zoom-previous', t('zoom.previous'), () => turn(-1));
const next = glyph('zoom-next', t('zoom.next'), () => turn(+1));
const size = glyph('zoom-size', t('zoom.actual'), toggleSize);
const dialog = element(
  'dialog',
  { id: 'zoom', className: 'zoom' },
  stage,
  element('div', { className: 'zoom-bar' }, count, previous, next, size, glyph('zoom-close', t('panel.close'), () => dialog.close())),
  caption,
);
dialog.setAttribute('aria-label', t('pictures.picture'));

/** @type {HTMLImageElement[]} */
let pictures = [];
let at = 0;

/** The picture's size in relation to the one that fits, and its way from the middle in pixels. */
let scale = 1;
let [x, y] = [0, 0];

/** @type {Map<number, {x: number, y: number}>} fingers and buttons that are down */
const pointers = new Map();

document.body.append(dialog);
dialog.addEventListener('keydown', onKey);
dialog.addEventListener('close', () => {
  const shown = pictures[at];
  pictures = [];
  // A finger that is still down lets go of nothing that is seen here again.
  pointers.clear();
  picture.removeAttribute('srcset');
  picture.removeAttribute('src');
  if (!shown?.isConnected) return;
  const box = shown.getBoundingClientRect();
  if (box.bottom < 0 || box.top > innerHeight) shown.scrollIntoView({ block: 'center', behavior: 'instant' });
  shown.focus({ preventScroll: true });
});
stage.addEventListener('wheel', onWheel, { passive: false });
stage.addEventListener('pointerdown', onDown);
stage.addEventListener('pointermove', onMove);
stage.addEventListener('pointerup', onUp);
stage.addEventListener('pointercancel', onUp);
stage.addEventListener('click', onClick);
picture.addEventListener('load', place);

/**
 * Opens a picture of the article; none of one that was left while this module was on its way.
 * @param {HTMLImageElement} first
 */
export function look(first) {
  if (!first.isConnected) return;
  pictures = [.../** @type {NodeListOf<HTMLImageElement>} */ (current()?.content.querySelectorAll('img.zoomable') ?? [])];
  dialog.showModal();
  show(pictures.indexOf(first));
}

/** @param {number} i */
function show(i) {
  at = i;
  const shown = pictures[at];
  const figure = shown.closest('figure');
  // What is there is shown at once; of several sizes the browser takes the one for this width.
  picture.referrerPolicy = 'no-referrer';
  picture.sizes = '100vw';
  picture.src = shown.currentSrc || shown.src;
  if (/\s\d+w\b/.test(shown.srcset)) picture.srcset = shown.srcset;
  else picture.removeAttribute('srcset');
  picture.alt = shown.alt;
  const said = figure?.querySelector('figcaption');
  caption.textContent = said?.textContent?.trim() || shown.title || '';
  // In the article's language, not in the reader's.
  picture.lang = languageOf(shown);
  caption.lang = languageOf(said ?? shown);
  picture.dir = caption.dir = getComputedStyle(said ?? shown).direction;
  caption.hidden = caption.textContent === '';
  count.textContent = t('zoom.count', { at: at + 1, total: pictures.length });
  count.hidden = previous.hidden = next.hidden = pictures.length < 2;
  fit();
}

/** @param {Element} part of the article */
function languageOf(part) {
  return part.closest('[lang]')?.getAttribute('lang') ?? '';
}

/** @param {number} by */
function turn(by) {
  if (pictures.length > 1) show((at + by + pictures.length) % pictures.length);
}

function fit() {
  scale = 1;
  [x, y] = [0, 0];
  place();
}

/** @returns {number} the scale at which a pixel of the picture is one of the screen */
function actual() {
  const { naturalWidth, clientWidth } = picture;
  return clientWidth > 0 ? Math.min(MAX_SCALE, naturalWidth / clientWidth) : 1;
}

/** @param {MouseEvent} event around which it is enlarged; with the button, around the middle */
function toggleSize(event) {
  const [px, py] = event.currentTarget === stage ? fromMiddle(event) : [0, 0];
  if (scale !== 1) fit();
  // One that is shown in full already is doubled.
  else zoomTo(actual() > 1.05 ? actual() : 2, px, py);
}

/**
 * @param {number} to
 * @param {number} [px] what stays where it is, in pixels from the middle of the stage
 * @param {number} [py]
 */
function zoomTo(to, px = 0, py = 0) {
  const wanted = Math.min(MAX_SCALE, Math.max(1, to));
  x = px - ((px - x) * wanted) / scale;
  y = py - ((py - y) * wanted) / scale;
  scale = wanted;
  place();
}

/** Puts the picture where it belongs: no side of it comes within the stage as long as it is larger. */
function place() {
  const reach = (/** @type {number} */ length, /** @type {number} */ room) => Math.max(0, (length * scale - room) / 2);
  const [rx, ry] = [reach(picture.clientWidth, stage.clientWidth), reach(picture.clientHeight, stage.clientHeight)];
  x = Math.min(rx, Math.max(-rx, x));
  y = Math.min(ry, Math.max(-ry, y));
  picture.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  stage.classList.toggle('zoomed', scale > 1);
  const label = t(scale > 1 ? 'zoom.fit' : 'zoom.actual');
  size.title = label;
  size.setAttribute('aria-label', label);
  size.classList.toggle('fits', scale > 1);
  if (scale > 1 && picture.srcset) picture.sizes = `${Math.ceil(scale) * 100}vw`;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pan = 80;
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: () => (scale > 1 ? move(pan, 0) : turn(isRtl() ? +1 : -1)),
    ArrowRight: () => (scale > 1 ? move(-pan, 0) : turn(isRtl() ? -1 : +1)),
    ArrowUp: () => move(0, pan),
    ArrowDown: () => move(0, -pan),
    '+': () => zoomTo(scale * STEP),
    '=': () => zoomTo(scale * STEP),
    '-': () => zoomTo(scale / STEP),
    0: fit,
  };
  const run = keys[event.key];
  if (run) {
    event.preventDefault();
    run();
  }
}

function isRtl() {
  return dialog.matches(':dir(rtl)');
}

/**
 * @param {number} dx
 * @param {number} dy
 */
function move(dx, dy) {
  x += dx;
  y += dy;
  place();
}

/** @param {{clientX: number, clientY: number}} event */
function fromMiddle({ clientX, clientY }) {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return [clientX - left - width / 2, clientY - top - height / 2];
}

/** @param {WheelEvent} event */
function onWheel(event) {
  event.preventDefault();
  const [px, py] = fromMiddle(event);
  // A line of a wheel is some 16 pixels.
  const delta = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
  zoomTo(scale * Math.exp(-delta / (event.ctrlKey ? 100 : 300)), px, py);
}

/** @param {PointerEvent} event */
function onDown(event) {
  if (event.button !== 0) return;
  stage.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (pointers.size === 1) sideways = travelled = 0;
}

/** Pixels that the pointer went sideways, and all the way, since it was put down. */
let sideways = 0;
let travelled = 0;

/** @param {PointerEvent} event */
function onMove(event) {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  const now = { x: event.clientX, y: event.clientY };
  sideways += now.x - before.x;
  travelled += Math.hypot(now.x - before.x, now.y - before.y);
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const apart = (/** @type {{x: number, y: number}} */ p) => Math.max(1, Math.hypot(p.x - other.x, p.y - other.y));
    const [px, py] = fromMiddle({ clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 });
    zoomTo((scale * apart(now)) / apart(before), px, py);
  } else if (scale > 1) {
    move(now.x - before.x, now.y - before.y);
  }
  pointers.set(event.pointerId, now);
}

/** @param {PointerEvent} event */
function onUp(event) {
  pointers.delete(event.pointerId);
  const isSwipe = event.pointerType === 'touch' && pointers.size === 0 && scale === 1 && Math.abs(sideways) > SWIPE;
  if (isSwipe) turn(sideways < 0 === isRtl() ? -1 : +1);
}

/** On the picture a click enlarges it or makes it fit again, beside it a click closes the view. */
function onClick(/** @type {MouseEvent} */ event) {
  if (travelled > STILL) return;
  const { left, right, top, bottom } = picture.getBoundingClientRect();
  const { clientX, clientY } = event;
  if (clientX < left || clientX > right || clientY < top || clientY > bottom) dialog.close();
  else toggleSize(event);
}
