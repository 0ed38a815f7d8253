/**
 * How far one has read: a line along the bar, and the minutes that are left.
 * @module
 */
import { onArticle } from '../current.js';
import { element } from '../elements.js';
import { articleTime, proseIn } from '../reading-time.js';
import { number, t } from '../strings.js';
import { isVertical, onScroll, readingLine, spotAt } from './position.js';
import { pause, slices } from '../slices.js';

const MINUTE = 60_000;

/** Whether style sheets can move the line by themselves. */
const BY_STYLE = CSS.supports('animation-timeline: scroll()');

/** @type {HTMLElement | null} */
const bar = document.querySelector('.bar');

const words = element('span', {});

/** The same in short, for where there is no room for words. */
const sign = element('span', { className: 'short', ariaHidden: 'true' });

const left = element('p', { id: 'time-left', className: 'time-left', hidden: true }, words, sign);

/** @type {HTMLElement | null} */
let content = null;

/** @type {WeakMap<Element, {before: number, length: number}>} characters before each block, and in it, without code; none in what is cut into others */
let lengths = new WeakMap();

/** Characters of the article; 0 until they are counted. */
let total = 0;

/** Milliseconds to read all of it. */
let time = 0;

/** Ends the count of an article that is gone. */
let counting = new AbortController();

/** Starts to show it. */
export function progress() {
  bar?.querySelector('.brand')?.after(left);
  onArticle((shown) => {
    content = shown?.content ?? null;
    total = 0;
    left.hidden = true;
    counting.abort();
    counting = new AbortController();
    const { signal } = counting;
    if (shown) count(shown.content, signal).catch((error) => signal.aborted || Promise.reject(error));
  });
  onScroll(() => {
    if (!BY_STYLE) fill();
    show();
  });
}

/** @param {HTMLElement} counted @param {AbortSignal} signal */
async function count(counted, signal) {
  // All aids begin at once.
  await pause(signal);
  const found = new WeakMap();
  let before = 0;
  for await (const block of slices(blocks(counted), signal)) {
    let length = 0;
    if (!isCut(block)) for await (const text of proseIn(block, signal)) length += text.length;
    found.set(block, { before, length });
    before += length;
  }
  time = await articleTime(counted, signal);
  lengths = found;
  total = before;
  show();
}

/**
 * @param {Element} part the content, or what is cut in it
 * @returns {Generator<Element>} its blocks, and after what is cut those in it
 */
function* blocks(part) {
  for (const child of part.children) {
    yield child;
    if (isCut(child)) yield* blocks(child);
  }
}

/**
 * Tells a chunk of blocks, or what is cut into chunks, by whose height nothing can be told: it is a guess until all of it
 * was seen.
 * @param {Element} element
 */
function isCut(element) {
  return element.matches('.chunk:not(.text-chunk)') || element.firstElementChild?.matches('.chunk') === true;
}

/** Moves the line. */
function fill() {
  const { scrollHeight, clientHeight } = document.documentElement;
  bar?.style.setProperty('--read', String(scrollY / Math.max(1, scrollHeight - clientHeight)));
}

function show() {
  if (!content || total === 0) return;
  // Before one begins, the article's header says how long it takes.
  left.hidden = scrollY === 0 || isVertical(content);
  const line = readingLine();
  const spot = spotAt(content, line);
  let block = spot?.block ?? null;
  while (block && !lengths.has(block)) block = block.parentElement;
  let read = 0;
  if (block) {
    const { before, length } = lengths.get(block) ?? { before: 0, length: 0 };
    const { top, height } = block.getBoundingClientRect();
    read = before + length * Math.min(1, Math.max(0, (line - top) / Math.max(1, height)));
  }
  const rest = time * (1 - read / total);
  const count = Math.round(rest / MINUTE);
  const text = count < 1 ? t('progress.last') : t('progress.left', { count });
  if (words.textContent === text) return;
  words.textContent = text;
  const short = number(Math.max(1, count), { style: 'unit', unit: 'minute' });
  sign.textContent = count < 1 ? t('progress.under', { time: short }) : short;
}
