/**
 * What is very long, in chunks, of which the browser lays out only what is near the screen.
 *
 * A table of very many rows cannot be cut: its columns are as wide as its widest cells. In two columns (choices.css) all
 * chunks within a list or a block are laid out at once, for what is in columns cannot be put off.
 * @module
 */
import { element, isInline, textNodes } from './elements.js';
import { lastSeam, REACH, seamBefore, SENTENCES, WORDS } from './seams.js';
import { slices } from './slices.js';

/**
 * Nodes of a chunk of the article, or of one of a list, of which every other is a line feed: 250,000 paragraphs took 11 s
 * otherwise, and 100,000 items.
 */
const BLOCKS = 500;

/**
 * Characters of a chunk of a block. One of 8 million took 4 s to be laid out, and half a minute to find a place in: to
 * measure one character the browser goes through all lines of its block. Of 1,661 real articles 2 have a longer block.
 */
const CHARACTERS = 20_000;

/**
 * Characters as which a shorter text counts, for each takes time of its own: 1000 short lines take 36 ms to be laid out,
 * so many letters on full lines 15.
 */
const SHORTEST = 20;

/** Behind what code may be cut: within a line it would be another one. */
const LINES = ['\n'];

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
 * @returns {Promise<Element[]>} blocks that hold more text than a chunk
 */
async function longBlocks(content, signal) {
  /** @type {Map<Element, number>} */
  const sizes = new Map();
  for await (const text of slices(textNodes(content), signal)) {
    let block = /** @type {Element} */ (text.parentElement);
    while (isInline(block)) block = /** @type {Element} */ (block.parentElement);
    sizes.set(block, (sizes.get(block) ?? 0) + sizeOf(text));
  }
  const long = [];
  // Not as an array of them all: that takes 30 ms for 170,000.
  for (const [block, size] of sizes) if (size > CHARACTERS) long.push(block);
  return long;
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
  let left = box.childNodes.length;
  const chunks = Array.from({ length: Math.ceil(left / BLOCKS) }, () => element('div', { className: 'chunk' }));
  for await (const chunk of slices(chunks, signal)) {
    for (let i = 0; i < BLOCKS && left > 0; i++, left--) chunk.append(/** @type {ChildNode} */ (box.firstChild));
    box.append(chunk);
  }
}

/**
 * Cuts the lines of a block; the blocks in it stay as they are.
 * @param {Element} block
 */
function cutText(block) {
  const isCode = block.closest('pre') !== null;
  /** @type {(Node | Node[])[]} blocks, and between them lines */
  const parts = [];
  /** @type {Node[]} */
  let lines = [];
  for (const node of block.childNodes) {
    if (node instanceof Text || (node instanceof Element && isInline(node))) {
      if (lines.length === 0) parts.push(lines);
      lines.push(node);
    } else {
      parts.push(node);
      lines = [];
    }
  }
  block.replaceChildren();
  for (const part of parts) {
    const runs = part instanceof Array ? runsOf(part, isCode) : [[part]];
    for (const run of runs) {
      const holder = runs.length > 1 ? element('div', { className: 'chunk text-chunk' }) : block;
      // One by one, as moveChildren does.
      for (const node of run) holder.append(node);
      if (holder !== block) block.append(holder);
    }
  }
}

/**
 * @param {Node[]} lines what stands in them
 * @param {boolean} isCode whether they must not be cut but between one and the next
 * @returns {Node[][]} them in parts as long as a chunk, or half as long again where no word ends; code in parts of any length
 */
function runsOf(lines, isCode) {
  /** @type {Node[]} */
  let run = [];
  const runs = [run];
  let length = 0;
  // Where there was no seam, there is none before some more was looked at.
  let next = 0;
  for (const node of lines.flatMap((node) => partsOf(node, isCode))) {
    const size = sizeOf(node);
    if (length + size > CHARACTERS && length >= next && run.length > 0) {
      const rest = restOf(run, isCode) ?? (length > CHARACTERS / 2 && !isCode ? [] : null);
      if (rest) {
        run = rest;
        runs.push(run);
        length = rest.reduce((sum, node) => sum + sizeOf(node), 0);
      }
      next = rest ? 0 : length + REACH;
    }
    run.push(node);
    length += size;
  }
  // No chunk of white space alone.
  if (runs.length > 1 && run.every((node) => !/\S/.test(node.textContent ?? ''))) runs[runs.length - 2].push(...(runs.pop() ?? []));
  return runs;
}

/**
 * @param {Node} node
 * @param {boolean} isCode
 * @returns {Node[]} it, or parts of it that a chunk can hold
 */
function partsOf(node, isCode) {
  if (sizeOf(node) <= CHARACTERS) return [node];
  if (node instanceof HTMLElement) return cutInline(node, isCode);
  // No formula is cut, nor the source that stands in it.
  if (!(node instanceof Text)) return [node];
  if (!isCode) return cut(node.data, seam).map((part) => new Text(part));
  return cut(node.data, lineEnd).flatMap((part) => (part.length > CHARACTERS ? longLine(part) : new Text(part)));
}

/**
 * @param {HTMLElement} holder of text in a line
 * @param {boolean} isCode
 * @returns {HTMLElement[]} such ones, each with a part of it
 */
function cutInline(holder, isCode) {
  return runsOf([...holder.childNodes], isCode).map((run, i) => {
    const part = i === 0 ? holder : /** @type {HTMLElement} */ (holder.cloneNode());
    if (i > 0) part.removeAttribute('id');
    else holder.replaceChildren();
    for (const node of run) part.append(node);
    return part;
  });
}

/**
 * Ends a run behind its last seam that is within reach.
 *
 * @param {Node[]} run
 * @param {boolean} isCode
 * @returns {Node[] | null} what stood behind it; null where there is none
 */
function restOf(run, isCode) {
  return isCode ? restBehind(run, LINES) : (restBehind(run, SENTENCES) ?? restBehind(run, WORDS));
}

/**
 * @param {Node[]} run
 * @param {string[]} seams
 * @returns {Node[] | null}
 */
function restBehind(run, seams) {
  let reach = REACH;
  for (let i = run.length - 1; i >= 0 && reach > 0; i--) {
    const node = run[i];
    const text = node.textContent ?? '';
    const at = node instanceof HTMLBRElement ? 0 : lastSeam(text, seams);
    if (node instanceof HTMLBRElement || (at > 0 && at === text.length)) return run.splice(i + 1);
    if (node instanceof Text && at > 0) return [node.splitText(at), ...run.splice(i + 1)];
    if (node instanceof Text && seams === SENTENCES && /^\s./s.test(text) && isSentence(run, i)) return [node.splitText(1), ...run.splice(i + 1)];
    reach -= sizeOf(node);
  }
  return null;
}

/**
 * @param {Node[]} run
 * @param {number} i
 * @returns {boolean} whether what stands before a node is the end of a sentence, as a rule with a note's number
 */
function isSentence(run, i) {
  const before = run.slice(Math.max(0, i - 2), i).findLast((node) => node instanceof Text);
  return /[.!?。！？]["”’»)]?$/.test(before?.textContent ?? '');
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
 *
 * @param {string} line
 * @returns {Node[]}
 */
function longLine(line) {
  const code = line.replace(/\n$/, '');
  const parts = cut(code, seam).map((part) => element('span', { className: 'line-chunk', textContent: part }));
  return line === code ? parts : [...parts, new Text('\n')];
}
