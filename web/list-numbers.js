/**
 * Room for the numbers of lists: they stand in the margin of a list, which is wide enough for two digits.
 * @module
 */

/** Signs that fit into the margin of any list. */
const FITTING = 2;

/** Signs that the widest margin has room for. */
const MOST = 8;

/**
 * From which number on Roman ones have up to so many signs: 8 is the first with four, VIII, and 88 with eight.
 *
 * @type {[from: number, signs: number][]}
 */
const ROMAN = [
  [3, 3],
  [8, 4],
  [18, 5],
  [28, 6],
  [38, 7],
  [88, 8],
];

/**
 * Gives each list whose numbers are longer than its margin the attribute `data-signs`, by which the style sheets make it
 * wider: the most signs that one of its numbers has, from 3 to 8.
 *
 * @param {ParentNode} content
 */
export function giveNumbersRoom(content) {
  for (const list of content.querySelectorAll('ol')) {
    const signs = Math.min(MOST, longestNumber(list));
    if (signs > FITTING) list.dataset.signs = String(signs);
  }
}

/**
 * @param {HTMLOListElement} list
 * @returns {number} signs of its longest number
 */
function longestNumber(list) {
  const signs = list.type.toLowerCase() === 'i' ? signsInRoman : signsInDigits;
  const step = list.reversed ? -1 : 1;
  let number = list.reversed && !list.hasAttribute('start') ? list.childElementCount : list.start;
  let longest = 0;
  for (const item of list.children) {
    if (item instanceof HTMLLIElement && item.hasAttribute('value')) number = item.value;
    longest = Math.max(longest, signs(number));
    number += step;
  }
  return longest;
}

/** @param {number} number */
function signsInDigits(number) {
  return `${number}`.length;
}

/** @param {number} number */
function signsInRoman(number) {
  return ROMAN.findLast(([from]) => from <= number)?.[1] ?? FITTING;
}
