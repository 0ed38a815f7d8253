/**
 * Long markup in parts that can be parsed one by one.
 * @module
 */

/** Characters of a part: some 20 ms of parsing; two million took 350 at a stretch. 19 of 20 articles are shorter. */
const PART = 100_000;

/** What the core does not write: comments, declarations and names in capitals. */
const FOREIGN = /<[!?A-Z]/;

/** A tag, and the white space after it, where no bracket stands in a tag: x/net/html escapes those of attributes. */
const TAG = /<(\/?)([a-z][^\s/<>]*)(?:[\s/][^<>]*)?>\s*/g;

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/**
 * Cuts markup as the core writes it behind elements that stand in no other. What is not closed, or foreign, stays whole.
 *
 * @param {string} html
 * @returns {Generator<string, void>} parts that make the whole, at least one. A part ends where such an element makes it
 *   PART long: a single list or table stays whole
 */
export function* markupParts(html) {
  let start = 0;
  let depth = 0;
  if (html.length > PART && !FOREIGN.test(html)) {
    for (const { 0: tag, 1: slash, 2: name, index } of html.matchAll(TAG)) {
      if (slash) depth = Math.max(0, depth - 1);
      else if (!VOID.has(name)) depth++;
      const end = index + tag.length;
      if (depth > 0 || end - start < PART) continue;
      yield html.slice(start, end);
      start = end;
    }
  }
  if (start < html.length || start === 0) yield html.slice(start);
}
