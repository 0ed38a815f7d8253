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

/** Blocks of a chunk of the article, or items of one of a list: 250,000 paragraphs took 11 s otherwise, and 100,000 items. */
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
 * @returns {Promise<HTMLElement[]>} blocks that hold more text than a chunk, and what stands in their lines and does
 */
async function longBlocks(content, signal) {
  /** @type {Map<Element, number>} */
  const sizes = new Map();
  for await (const text of slices(textNodes(content), signal)) {
    const size = sizeOf(text);
    for (let holder = text.parentElement; holder; holder = isInline(holder) ? holder.parentElement : null) {
      sizes.set(holder, (sizes.get(holder) ?? 0) + size);
    }
  }
  // No formula is cut, nor the source that stands in it.
  return [...sizes].flatMap(([holder, size]) => (size > CHARACTERS && holder instanceof HTMLElement ? holder : []));
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
 * Cuts the text that stands in an element itself; the blocks beside it stay as they are.
 * @param {HTMLElement} box
 */
function cutText(box) {
  const isCode = box.closest('pre') !== null;
  /** @type {(Node | Node[])[]} blocks, and between them lines */
  const parts = [];
  /** @type {Node[]} */
  let lines = [];
  for (const node of box.childNodes) {
    if (node instanceof Text || (node instanceof Element && isInline(node))) {
      if (lines.length === 0) parts.push(lines);
      lines.push(node);
    } else {
      parts.push(node);
      lines = [];
    }
  }
  box.replaceChildren();
  for (const part of parts) {
    const runs = part instanceof Array ? runsOf(part, isCode) : [[part]];
    for (const run of runs) {
      const holder = runs.length > 1 ? element('div', { className: 'chunk text-chunk' }) : box;
      // One by one, as moveChildren does.
      for (const node of run) holder.append(node);
      if (holder !== box) box.append(holder);
    }
  }
}

/**
 * @param {Node[]} lines of text
 * @param {boolean} isCode whether they must not be cut but between one and the next
 * @returns {Node[][]} them in parts as long as a chunk, or up to three times as long where no word ends
 */
function runsOf(lines, isCode) {
  /** @type {Node[]} */
  let run = [];
  const runs = [run];
  let length = 0;
  for (const node of lines.flatMap((node) => (node instanceof Text ? cutNode(node, isCode) : node))) {
    const size = sizeOf(node);
    if (length + size > CHARACTERS && run.length > 0) {
      const rest = isCode ? endRun(run, LINES) : (endRun(run, SENTENCES) ?? endRun(run, WORDS) ?? (length > 2 * CHARACTERS ? [] : null));
      if (rest) {
        run = rest;
        runs.push(run);
        length = rest.reduce((sum, node) => sum + sizeOf(node), 0);
      }
    }
    run.push(node);
    length += size;
  }
  return runs;
}

/**
 * Ends a run behind its last seam that is within reach.
 *
 * @param {Node[]} run
 * @param {string[]} seams
 * @returns {Node[] | null} what stood behind it; null where there is none
 */
function endRun(run, seams) {
  let reach = REACH;
  for (let i = run.length - 1; i >= 0 && reach > 0; i--) {
    const node = run[i];
    if (node instanceof HTMLBRElement) return run.splice(i + 1);
    if (node instanceof Text) {
      const at = lastSeam(node.data, seams);
      if (at === node.length) return run.splice(i + 1);
      if (at > 0) return [node.splitText(at), ...run.splice(i + 1)];
    }
    reach -= sizeOf(node);
  }
  return null;
}

/**
 * @param {Text} node
 * @param {boolean} isCode whether it must not be cut but between its lines
 * @returns {(Text | HTMLElement)[]} its text in parts that a chunk can hold
 */
function cutNode({ data }, isCode) {
  if (!isCode) return cut(data, seam).map((part) => new Text(part));
  return cut(data, lineEnd).flatMap((part) => (part.length > CHARACTERS ? longLine(part) : new Text(part)));
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
 * @returns {(Text | HTMLElement)[]}
 */
function longLine(line) {
  const code = line.replace(/\n$/, '');
  const parts = cut(code, seam).map((part) => element('span', { className: 'line-chunk', textContent: part }));
  return [...parts, new Text(line.slice(code.length))];
}
