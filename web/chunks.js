/**
 * What is very long, in chunks, of which the browser lays out only what is near the screen.
 *
 * A table of very many rows cannot be cut: its columns are as wide as its widest cells. In two columns (choices.css) all
 * chunks within a list are laid out at once, for what is in columns cannot be put off.
 * @module
 */
import { element, isInline } from './elements.js';
import { seamBefore } from './seams.js';
import { slices } from './slices.js';

/** Blocks of a chunk of the article, or items of one of a list: 250,000 paragraphs took 11 s otherwise, and 100,000 items. */
const BLOCKS = 500;

/**
 * Characters of a chunk of a block. One of 8 million took 4 s to be laid out, and half a minute to find a place in: to
 * measure one character the browser goes through all lines of its block. Of 1,661 real articles 2 have a longer block.
 */
const CHARACTERS = 20_000;

/** Characters as which a shorter text counts: each takes time of its own, and so does the line that it may stand on. */
const SHORTEST = 20;

/**
 * Cuts what is too long. The text stays as it is.
 *
 * @param {HTMLElement} content of an article
 * @param {AbortSignal} [signal] aborted when it is not wanted any more; its reason is thrown then
 * @returns {Promise<void>}
 */
export async function cutIntoChunks(content, signal) {
  for (const block of await longBlocks(content, signal)) cutText(block);
  for (const list of content.querySelectorAll('ol, ul, dl')) {
    if (list.children.length > BLOCKS) await cutList(/** @type {HTMLElement} */ (list), signal);
  }
  if (content.children.length > BLOCKS) await cutBlocks(content, signal);
}

/**
 * @param {HTMLElement} content
 * @param {AbortSignal} [signal]
 * @returns {Promise<HTMLElement[]>} what holds more text than a chunk
 */
async function longBlocks(content, signal) {
  /** @type {Map<Element, number>} */
  const sizes = new Map();
  for await (const text of slices(textsIn(content), signal)) {
    let block = /** @type {Element} */ (text.parentElement);
    if (text.length > CHARACTERS) sizes.set(block, Infinity);
    while (isInline(block)) block = /** @type {Element} */ (block.parentElement);
    sizes.set(block, (sizes.get(block) ?? 0) + sizeOf(text));
  }
  // No formula is cut, nor the source that stands in it.
  return [...sizes].flatMap(([block, size]) => (size > CHARACTERS && block instanceof HTMLElement ? block : []));
}

/**
 * @param {Element} content
 * @returns {Generator<Text>} the texts in it that are not white space alone
 */
export function* textsIn(content) {
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    if (/\S/.test(text.data)) yield text;
  }
}

/** @param {Node} node */
function sizeOf(node) {
  return Math.max(SHORTEST, node instanceof Text ? node.length : (node.textContent ?? '').length);
}

/** @param {HTMLElement} list @param {AbortSignal} [signal] */
async function cutList(list, signal) {
  if (list instanceof HTMLOListElement) numberItems(list);
  await cutBlocks(list, signal);
  // The items stay the list’s own for screen readers.
  for (const chunk of list.children) chunk.role = 'presentation';
}

/**
 * Gives each item its number, for a chunk knows nothing of those before it.
 * @param {HTMLOListElement} list
 */
function numberItems(list) {
  const items = Array.from(list.children).filter((item) => item instanceof HTMLLIElement);
  let next = list.hasAttribute('start') || !list.reversed ? list.start : items.length;
  for (const item of items) {
    if (!item.hasAttribute('value')) item.value = next;
    next = item.value + (list.reversed ? -1 : 1);
  }
}

/**
 * @param {HTMLElement} box the content of the article, or a list
 * @param {AbortSignal} [signal]
 */
async function cutBlocks(box, signal) {
  const blocks = [...box.childNodes];
  const starts = Array.from({ length: Math.ceil(blocks.length / BLOCKS) }, (_, i) => i * BLOCKS);
  for await (const start of slices(starts, signal)) {
    box.append(element('div', { className: 'chunk' }, ...blocks.slice(start, start + BLOCKS)));
  }
}

/**
 * Cuts the text that stands in an element.
 * @param {Element} box
 */
function cutText(box) {
  const isCode = box.closest('pre') !== null;
  /** @type {Node[]} */
  let run = [];
  const runs = [run];
  let length = 0;
  for (const node of [...box.childNodes]) {
    for (const [i, part] of (node instanceof Text ? cutNode(node, isCode) : [node]).entries()) {
      const size = sizeOf(part);
      if (length + size > CHARACTERS && run.length > 0 && (i > 0 || isSeam(run[run.length - 1], isCode))) {
        run = [];
        runs.push(run);
        length = 0;
      }
      run.push(part);
      length += size;
    }
  }
  box.replaceChildren(...(runs.length > 1 ? runs.map((run) => element('div', { className: 'chunk text-chunk' }, ...run)) : run));
}

/**
 * @param {Text} node
 * @param {boolean} isCode whether it must not be cut but between its lines
 * @returns {(Text | HTMLElement)[]} its text in parts that a chunk can hold
 */
function cutNode({ data }, isCode) {
  if (!isCode) return cut(data, seam).map((part) => new Text(part));
  return cut(data, lineEnd).map((part) => (part.length > CHARACTERS ? longLine(part) : new Text(part)));
}

/**
 * @param {string} text
 * @param {(text: string) => number} endOf tells where the first part of a text ends
 * @returns {string[]}
 */
function cut(text, endOf) {
  const parts = [];
  let left = text;
  for (; left.length > CHARACTERS; left = left.slice(parts[parts.length - 1].length)) parts.push(left.slice(0, endOf(left)));
  return left === '' ? parts : [...parts, left];
}

/** @param {string} text */
function seam(text) {
  return seamBefore(text.slice(0, CHARACTERS));
}

/** @param {string} code */
function lineEnd(code) {
  const line = code.lastIndexOf('\n', CHARACTERS - 1);
  const end = line < 0 ? code.indexOf('\n') : line;
  return end < 0 ? code.length : end + 1;
}

/**
 * A line of code that is too long, in parts that stand beside each other.
 * @param {string} line
 */
function longLine(line) {
  return element('span', {}, ...cut(line, seam).map((part) => element('span', { className: 'line-chunk', textContent: part })));
}

/**
 * @param {Node} node
 * @param {boolean} isCode
 * @returns {boolean} whether no word, and no line of code, goes on behind it
 */
function isSeam(node, isCode) {
  return node instanceof HTMLBRElement || (isCode ? /\n$/ : /\s$|[。！？]$/).test(node.textContent ?? '');
}
