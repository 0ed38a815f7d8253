/**
 * The search itself: a text in an article, across inline elements and never across blocks.
 * @module
 */
import { matchesIn } from './fold.js';
import { ASIDE, BLOCKS } from './position.js';
import { slices } from './slices.js';

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
    for (const [start, end] of matchesIn(nodes.map(({ data }) => data).join(''), wanted)) {
      if (found.length === MAX_MATCHES) return found;
      found.push(rangeOf(nodes, start, end));
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
 * @param {number} start in the text of all
 * @param {number} end
 */
function rangeOf(nodes, start, end) {
  const range = new Range();
  let before = 0;
  for (const node of nodes) {
    const after = before + node.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end > before && end <= after) {
      range.setEnd(node, end - before);
      break;
    }
    before = after;
  }
  return range;
}
