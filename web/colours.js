/**
 * How far two colours stand apart, as WCAG 2.2 has it.
 * @module
 */

/** What WCAG asks of text, in 1.4.3. */
export const ENOUGH = 4.5;

/** Above this luminance black stands out better than white, below it white. */
const MIDDLE = Math.sqrt(1.05 * 0.05) - 0.05;

/**
 * The contrast of two colours.
 *
 * @param {string} a as `#rrggbb`
 * @param {string} b as `#rrggbb`
 * @returns {number} from 1, the same, to 21, black on white
 */
export function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Tells whether white text is easier to read on a colour than black.
 * @param {string} colour as `#rrggbb`
 */
export function isDark(colour) {
  return luminance(colour) < MIDDLE;
}

/**
 * The share of the light of white that a colour gives: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 * @param {string} colour as `#rrggbb`
 */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
