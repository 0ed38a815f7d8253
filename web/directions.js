/**
 * In which direction and script the blocks of an article are written: pages seldom say so where they mix languages.
 * @module
 */

/** Letters from which the marks of this module come; a text without any needs none of them. */
export const MARKED =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Mongolian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTER = /\p{L}/gu;

/**
 * Letters of the scripts that the style sheets treat apart.
 * @type {[name: string, letters: RegExp][]}
 */
const SCRIPTS = [
  ['joined', /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}]/gu],
  ['han', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu],
  ['mongolian', /\p{Script=Mongolian}/gu],
  ['upright', /[\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/gu],
];

/** Containers before what they hold: a list turns as a whole, so that its markers stay in line. */
const BLOCKS = 'blockquote, ul, ol, dl, table, p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, figcaption, caption, summary';

/** What turns by itself; a cell or an item keeps to its row or list. */
const TURNING = 'blockquote, ul, ol, dl, table, p, h1, h2, h3, h4, h5, h6, figcaption';

/** Characters from which the direction of an article is found that says none. */
const DIRECTION_SAMPLE = 4000;

/** Characters of a block by which it is judged, and nodes of text in which they are looked for. */
const SAMPLE = 400;

/** A few foreign words alone stay where the others stand: "Wi-Fi 6" is no paragraph of its own direction. */
const MIN_LETTERS = 20;

/**
 * The direction of most letters: a text that begins with a foreign name is still the language's own.
 *
 * @param {string} text
 * @returns {'ltr' | 'rtl'} ltr where there are no letters
 */
export function directionOf(text) {
  return count(text, RTL) * 2 > count(text, LETTER) ? 'rtl' : 'ltr';
}

/**
 * The script of most letters.
 *
 * @param {string} text
 * @returns {string} a name of SCRIPTS; empty for all other scripts, which need no care
 */
export function scriptOf(text) {
  const half = count(text, LETTER) / 2;
  const [name = ''] = SCRIPTS.find(([, letters]) => count(text, letters) > half) ?? [];
  return name;
}

/**
 * @param {string} text
 * @param {RegExp} letters
 */
function count(text, letters) {
  return text.match(letters)?.length ?? 0;
}

/**
 * Gives an article's content its direction, and its blocks what they differ in.
 *
 * @param {HTMLElement} content
 * @param {string} dir what the article says of it: "ltr", "rtl" or nothing
 */
export function giveDirections(content, dir) {
  const text = content.textContent ?? '';
  // Found by ourselves: "auto" looks for it anew with each block that comes, half a minute for 250,000.
  content.dir = dir || directionOf(text.slice(0, DIRECTION_SAMPLE));
  if (MARKED.test(text)) markBlocks(content);
}

/**
 * Gives each block its script, as `data-script`, and its direction where it is not that of what is around it and the
 * page says nothing.
 *
 * @param {HTMLElement} content has its own `dir`
 */
function markBlocks(content) {
  for (const block of /** @type {NodeListOf<HTMLElement>} */ (content.querySelectorAll(BLOCKS))) {
    const text = beginning(block);
    // Most blocks of an article with a single foreign letter have none, and to count the others of each takes long.
    const isMarked = MARKED.test(text);
    const script = isMarked ? scriptOf(text) : '';
    if (script) block.dataset.script = script;
    if (!block.dir && block.matches(TURNING)) {
      const around = /** @type {HTMLElement} */ (block.parentElement?.closest('[dir]'));
      const direction = isMarked ? directionOf(text) : 'ltr';
      if (around.dir !== direction && count(text, LETTER) >= MIN_LETTERS) block.dir = direction;
    }
  }
}

/** What is mostly written from left to right, and says nothing about the text around it. */
const CODE = 'code, pre, kbd, samp, math';

/**
 * The first letters of a block, without those of code: blocks lie in one another, and the whole text of each would be read
 * again and again.
 * @param {HTMLElement} block
 */
function beginning(block) {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let seen = 0; seen < SAMPLE && text.length < SAMPLE && texts.nextNode(); seen++) {
    if (!texts.currentNode.parentElement?.closest(CODE)) text += texts.currentNode.nodeValue;
  }
  return text.slice(0, SAMPLE);
}
