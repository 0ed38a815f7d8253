/**
 * Where a long text can be cut so that it shows least.
 * @module
 */

/** Characters before the end in which a place is looked for. */
export const REACH = 5000;

/** Behind what a text is best cut, from the best on. */
export const SENTENCES = ['\n\n', '\n', '. ', '。', '? ', '! ', '？', '！'];
export const WORDS = [' '];

/**
 * @param {string} text
 * @param {string[]} seams behind which it may be cut, from the best on
 * @returns {number} where the last of the best ends that is within reach of the end; 0 where there is none
 */
export function lastSeam(text, seams) {
  const from = Math.max(0, text.length - REACH);
  const near = text.slice(from);
  const best = seams.find((seam) => near.includes(seam));
  return best ? from + near.lastIndexOf(best) + best.length : 0;
}

/**
 * @param {string} text what there is room for
 * @returns {number} of how many characters what is taken of it consists, at least one
 */
export function seamBefore(text) {
  // Else not within a character of two code units.
  return lastSeam(text, SENTENCES) || lastSeam(text, WORDS) || text.length - Number(/.[\ud800-\udbff]$/s.test(text));
}
