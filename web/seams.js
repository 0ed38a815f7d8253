/**
 * Where a long text can be cut so that it shows least.
 * @module
 */

/** Characters before the end in which a place is looked for. */
const REACH = 5000;

/** Behind what a text is best cut, from the best on. */
const SEAMS = ['\n\n', '\n', '. ', '。', ' '];

/**
 * @param {string} text what there is room for
 * @returns {number} of how many characters what is taken of it consists, at least one
 */
export function seamBefore(text) {
  const from = Math.max(0, text.length - REACH);
  const near = text.slice(from);
  const seam = SEAMS.find((between) => near.lastIndexOf(between) > 0);
  if (seam) return from + near.lastIndexOf(seam) + seam.length;
  // Not within a character of two code units.
  return text.length - Number(/.[\ud800-\udbff]$/s.test(near));
}
