/**
 * Where in the text one is. A spot is a character on the screen; a place is the same in a form that can be kept and
 * that holds at any size and width.
 *
 * Spots are found by halving: a dozen boxes are measured in an article of any length, and of a long one no more than
 * the parts on the way are laid out.
 * @module
 */
import { onArticle } from '../current.js';

/**
 * @typedef {object} Spot
 * @property {Element} block the innermost block at the line
 * @property {Text | null} node null in a block without text, such as a picture
 * @property {number} offset within the node
 */

/**
 * @typedef {object} Place
 * @property {number[]} block the way down from the content to one of its blocks, as indexes of children
 * @property {number} offset characters from the start of the block
 * @property {number} shift pixels along the flow from the first that is seen to the character
 */

/** Elements that begin a line of their own. */
export const BLOCKS =
  'p, div, section, article, aside, header, footer, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, table, caption, thead, tbody, tfoot, tr, td, th, pre, blockquote, figure, figcaption, details, summary, hr';

/** What belongs to an aid, is said in small letters above others or is not shown, and is not read along the line. */
export const ASIDE = 'rt, rp, button, [popover], [hidden], annotation';

/**
 * @param {Element} content
 * @returns {boolean} whether its lines run down and follow each other to the left
 */
export function isVertical(content) {
  return getComputedStyle(content).writingMode === 'vertical-rl';
}

/**
 * The direction in which the lines of an article follow each other: down the window, or to its left. Along it all is
 * counted in pixels, from the top of the window, or from its left edge with the sign turned: what comes later has more.
 *
 * @typedef {object} Flow
 * @property {boolean} isVertical
 * @property {(box: DOMRect) => number} start where a box begins
 * @property {(box: DOMRect) => number} end
 * @property {(pixels: number, behavior: ScrollBehavior) => void} scroll goes on by so much
 * @property {() => number} scrolled pixels by which it has gone on
 */

/** @type {Flow} */
const DOWN = { isVertical: false, start: ({ top }) => top, end: ({ bottom }) => bottom, scroll: (top, behavior) => scrollBy({ top, behavior }), scrolled: () => scrollY };

/**
 * @param {Element} content an article, or a part of it
 * @returns {Flow}
 */
export function flowOf(content) {
  if (!isVertical(content)) return DOWN;
  return {
    isVertical: true,
    // White space that is not shown has no box. Across the window it counts as above all, and so it does here.
    start: ({ right, width, height }) => (width || height ? -right : -Infinity),
    end: ({ left }) => -left,
    // The article scrolls, not the page.
    scroll: (pixels, behavior) => content.closest('.article')?.scrollBy({ left: -pixels, behavior }),
    scrolled: () => -(content.closest('.article')?.scrollLeft ?? 0),
  };
}

/**
 * @param {Element} content an article, or a part of it
 * @returns {{first: number, last: number}} between which text is seen, along its flow
 */
export function seenOf(content) {
  const article = isVertical(content) && content.closest('.article');
  if (article) {
    const { left, right } = article.getBoundingClientRect();
    return { first: -right, last: -left };
  }
  const { scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return { first: topLine(), last: innerHeight - (parseFloat(scrollPaddingBottom) || 0) };
}

/** @returns {number} pixels from the top of the window to where text is visible, below the bar */
export function topLine() {
  return parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

/**
 * @returns {number} pixels from the top of the window to where one reads: in its upper third. Towards the end of the
 *   page it goes down to the bottom, so that the last words get there as well
 */
export function readingLine() {
  const top = topLine();
  const { scrollHeight, clientHeight } = document.documentElement;
  const line = top + (clientHeight - top) * 0.3;
  const left = Math.max(0, scrollHeight - clientHeight - scrollY);
  return line + (clientHeight - line) * (1 - Math.min(1, left / clientHeight));
}

/**
 * Finds the text at a height.
 *
 * @param {Element} content
 * @param {number} y pixels from the top of the window
 * @returns {Spot | null} null above the content, and where its lines run down
 */
export function spotAt(content, y) {
  const name = `${y} ${scrollY}`;
  const spot = spots?.get(name) ?? (isVertical(content) ? null : findSpot(content, y, DOWN));
  spots?.set(name, spot);
  return spot;
}

/**
 * While all are told of one scrolling, the spots that were found: several ask for the same.
 * @type {Map<string, Spot | null> | null}
 */
let spots = null;

/**
 * Finds the first text that is seen, in whichever direction the lines follow each other.
 *
 * @param {Element} content
 * @returns {Spot | null} null above the content
 */
export function firstSpot(content) {
  return findSpot(content, seenOf(content).first, flowOf(content));
}

/**
 * @param {Element} content
 * @param {number} line along the flow
 * @param {Flow} flow
 * @returns {Spot | null}
 */
function findSpot(content, line, flow) {
  const { start } = flow;
  let block = content;
  for (let child = lastBefore(content.children, line, start); child && (block === content || child.matches(BLOCKS)); child = lastBefore(block.children, line, start)) {
    block = child;
  }
  if (block === content && !(start(content.getBoundingClientRect()) <= line)) return null;
  const nodes = textsOf(block);
  const node = lastWhere(nodes.length, (i) => start(boxOf(nodes[i], 0)) <= line);
  if (node < 0) return { block, node: nodes[0] ?? null, offset: 0 };
  const offset = lastWhere(nodes[node].length, (i) => start(boxOf(nodes[node], i)) <= line);
  return { block, node: nodes[node], offset: lineStart(nodes[node], Math.max(0, offset), flow) };
}

/**
 * @param {Spot} spot
 * @returns {DOMRect} the box of its character, or of its block where there is none
 */
export function boxAt({ block, node, offset }) {
  return node ? boxOf(node, offset) : block.getBoundingClientRect();
}

/**
 * @param {Element} content
 * @param {Spot} spot
 * @param {number} shift pixels along the flow from the first that is seen to the spot
 * @returns {Place}
 */
export function placeOf(content, spot, shift) {
  const top = blockOf(content, spot.block);
  const range = new Range();
  range.setStart(top, 0);
  if (spot.node) range.setEnd(spot.node, spot.offset);
  else range.setEndBefore(spot.block === top ? (top.firstChild ?? top) : spot.block);
  const way = [];
  for (let element = top; element !== content && element.parentElement; element = element.parentElement) {
    way.unshift([...element.parentElement.children].indexOf(element));
  }
  return { block: way, offset: range.toString().length, shift: Math.round(shift) };
}

/**
 * @param {Element} content
 * @param {Place} place
 * @returns {Spot | null} null where the article has no such place
 */
export function spotOf(content, { block: way, offset }) {
  const block = way.reduce((/** @type {Element | undefined} */ element, i) => element?.children[i], content);
  if (!block) return null;
  let left = offset;
  let last = null;
  for (const node of textsIn(block, true)) {
    if (left < node.length) return { block, node, offset: left };
    left -= node.length;
    last = node;
  }
  return { block, node: last, offset: Math.max(0, (last?.length ?? 0) - 1) };
}

/**
 * @param {Element} content
 * @param {Element} element within it
 * @returns {Element} the child of the content, or of a chunk in it, that holds the element
 */
function blockOf(content, element) {
  let block = element;
  while (block.parentElement && block.parentElement !== content && !block.parentElement.classList.contains('chunk')) {
    block = block.parentElement;
  }
  return block;
}

/** @type {(() => void)[]} */
const listeners = [];
let isWaiting = false;

/**
 * Calls back when the page was scrolled, or an article that scrolls by itself, or when the size of the window changed:
 * at most once a frame.
 * @param {() => void} listener
 */
export function onScroll(listener) {
  if (listeners.push(listener) > 1) return;
  const wait = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      spots = new Map();
      for (const tell of listeners) tell();
      spots = null;
    });
  };
  onTextScroll(wait);
  addEventListener('resize', wait);
}

/**
 * Calls back whenever the page was scrolled, or an article that scrolls by itself.
 * @param {() => void} listener
 */
export function onTextScroll(listener) {
  const isText = (/** @type {EventTarget | null} */ target) => target === document || (target instanceof Element && target.matches('.article'));
  // What scrolls within the page tells only who listens on the way down to it.
  addEventListener('scroll', ({ target }) => isText(target) && listener(), { capture: true, passive: true });
}

/**
 * @param {HTMLCollection} elements one after the other
 * @param {number} line along the flow
 * @param {Flow['start']} start
 */
function lastBefore(elements, line, start) {
  const i = lastWhere(elements.length, (i) => {
    const box = elements[i].getBoundingClientRect();
    // What is not displayed has no place; the one before it stands for it.
    return (box.height > 0 && box.width > 0) || i === 0 ? start(box) <= line : startBefore(elements, i, start) <= line;
  });
  return i < 0 ? null : elements[i];
}

/**
 * @param {HTMLCollection} elements
 * @param {number} i
 * @param {Flow['start']} start
 */
function startBefore(elements, i, start) {
  for (let j = i - 1; j >= 0; j--) {
    const box = elements[j].getBoundingClientRect();
    if (box.height > 0 && box.width > 0) return start(box);
  }
  return -Infinity;
}

/**
 * Finds by halving, which asks the layout about 18 of 250,000 boxes.
 *
 * @param {number} count
 * @param {(i: number) => boolean} holds true up to some number, false from there on
 * @returns {number} the last for which it holds, -1 where there is none
 */
export function lastWhere(count, holds) {
  let [low, high] = [-1, count];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * @param {Text} node
 * @param {number} offset
 * @param {Flow} flow
 * @returns {number} where its line begins
 */
function lineStart(node, offset, { start, end }) {
  const box = boxOf(node, offset);
  const half = (end(box) - start(box)) / 2;
  return lastWhere(offset + 1, (i) => start(boxOf(node, i)) < start(box) - half) + 1;
}

/** @type {WeakMap<Element, Text[]>} what textsIn found in a block: a long one has thousands of texts, and is asked for with each frame */
let known = new WeakMap();

const changes = new MutationObserver(() => {
  known = new WeakMap();
});

onArticle((shown) => {
  known = new WeakMap();
  changes.disconnect();
  if (shown) changes.observe(shown.content, { childList: true, characterData: true, subtree: true });
});

/** @param {Element} block */
function textsOf(block) {
  const texts = known.get(block) ?? textsIn(block);
  known.set(block, texts);
  return texts;
}

/**
 * @param {Element} block
 * @param {boolean} [all] those of white space too
 * @returns {Text[]}
 */
function textsIn(block, all = false) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (all || (/\S/.test(node.data) && !node.parentElement?.closest(ASIDE))) found.push(node);
  }
  return found;
}

/**
 * @param {Text} node
 * @param {number} offset
 */
function boxOf(node, offset) {
  const range = new Range();
  range.setStart(node, Math.min(offset, node.length));
  range.setEnd(node, Math.min(offset + 1, node.length));
  return range.getBoundingClientRect();
}
