/**
 * Text as one searches it: without case, accents, vowel points and what else one does not type.
 * @module
 */

/**
 * What is left out: accents of letters in Latin, Greek and Cyrillic, points of Hebrew, vowel signs and tatweel of
 * Arabic, hyphens and joiners that are not seen. Signs of other scripts, such as Devanagari's vowels or the dots of
 * kana, make another letter and stay.
 */
const UNSEEN = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/g;

/** @type {Record<string, string>} What decomposition does not give. */
const LIKE = { ß: 'ss', ς: 'σ', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', '‘': "'", '’': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-' };

const UNLIKE = new RegExp(`[${Object.keys(LIKE).join('')}]`, 'g');

/**
 * @param {string} text
 * @returns {string} equal for texts that a search takes for equal, with any white space as one space
 */
export function fold(text) {
  return folded(text).replace(/\s+/g, ' ');
}

/** @param {string} text */
function folded(text) {
  return text.normalize('NFKD').replace(UNSEEN, '').toLowerCase().normalize('NFC').replace(UNSEEN, '').replace(UNLIKE, (c) => LIKE[c]);
}

/**
 * Finds a folded text in a text.
 *
 * @param {string} text as it stands
 * @param {string} wanted folded, not empty
 * @returns {[start: number, end: number][]} indexes into the text, of one match after the other
 */
export function matchesIn(text, wanted) {
  // Most texts have none, which is told fast.
  if (!fold(text).includes(wanted)) return [];
  const { plain, starts, ends } = traced(text);
  /** @type {[number, number][]} */
  const found = [];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    found.push([starts[at], ends[at + wanted.length - 1]]);
  }
  return found;
}

/**
 * Folds a text, and says of each character where it comes from.
 * @param {string} text
 */
function traced(text) {
  /** @type {string[]} parts, for to ask a string that grows for its end takes longer and longer */
  const plain = [];
  let isSpace = false;
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  let at = 0;
  for (const character of text) {
    // Most are of ASCII, where case is all there is to fold.
    let folds = character < '\x80' ? character.toLowerCase() : folded(character);
    if (/^\s/.test(folds)) folds = isSpace ? '' : ' ';
    if (folds !== '') isSpace = folds === ' ';
    const end = at + character.length;
    // What is left out belongs to what stands before it.
    if (folds === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (let i = 0; i < folds.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    plain.push(folds);
    at = end;
  }
  return { plain: plain.join(''), starts, ends };
}
