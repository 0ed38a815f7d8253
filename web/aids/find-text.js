/**
 * The search itself: a text in an article, across inline elements and never across blocks.
 * @module
 */
import { matchesIn } from './fold.js';
import { ASIDE, BLOCKS } from './position.js';
import { slices } from '../slices.js';

/** How many matches are told; who has more looks for something else. */
export const MAX_MATCHES = 5000;

/**
 * Finds a text, in slices so that the page stays responsive.
 *
 * @param {Element} content
 * @param {string} wanted folded, not empty
 * @param {AbortSignal} signal ends it early
 * @returns {Promise<Range[]>} in the order of the text, MAX_MATCHES at most
 */
export async function findText(content, wanted, signal) {
  /** @type {Range[]} */
  const found = [];
  for await (const nodes of slices(runs(content))) {
    if (signal.aborted) break;
    for (const range of rangesOf(nodes, matchesIn(nodes.map(({ data }) => data).join(''), wanted))) {
      if (found.length === MAX_MATCHES) return found;
      found.push(range);
    }
  }
  return found;
}

/**
 * The texts that stand in one line of reading.
 * @param {Element} content
 */
function* runs(content) {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  /** @type {Text[]} */
  let run = [];
  /** @type {Element | null | undefined} */
  let block;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node instanceof Text ? node.parentElement?.closest(BLOCKS) : node instanceof Element && node.matches(`${BLOCKS}, br`) ? null : block;
    if (holder !== block && run.length > 0) {
      yield run;
      run = [];
    }
    block = holder;
    if (node instanceof Text) run.push(node);
  }
  if (run.length > 0) yield run;
}

/**
 * @param {Text[]} nodes
 * @param {[start: number, end: number][]} matches in the text of all, one after the other: of a run of many nodes none
 *   is passed twice
 */
function* rangesOf(nodes, matches) {
  let [i, before] = [0, 0];
  for (const [start, end] of matches) {
    const range = new Range();
    while (start >= before + nodes[i].length) before += nodes[i++].length;
    range.setStart(nodes[i], start - before);
    while (end > before + nodes[i].length) before += nodes[i++].length;
    range.setEnd(nodes[i], end - before);
    yield range;
  }
}
