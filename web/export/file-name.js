/**
 * Names for files that are made of articles.
 * @module
 */

/** Bytes of a name without its ending. Linux allows 255 with it; those who sync and encrypt folders need some. */
const MAX_BYTES = 120;

/** What no name may have on one system or another, and what passes for a slash. */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\p{Noncharacter_Code_Point}"*/:<>?\\|\u2044\u2215\u29F8\uFF0F\uFF3C]+/gu;

/** What turns or hides letters without being seen: all of its kind but the two joiners, which words and emoji need. */
const UNSEEN = /(?![\u200C\u200D])\p{Cf}/gu;

/** Devices of Windows: no file may have such a name, whatever its ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\s*(?:\.|$))/i;

/**
 * Makes a name for a file that Windows, macOS and Linux take.
 *
 * @param {string} title from anywhere
 * @param {string} extension ours
 * @param {string} otherwise the name where nothing is left of the title
 * @returns {string} of at most 120 bytes and the ending
 */
export function fileName(title, extension, otherwise) {
  const plain = title.normalize('NFC').replace(UNSEEN, '').replace(UNFIT, ' ').replace(/\s+/g, ' ');
  // A dot or a hyphen at the start hides a file or makes it an option; Windows drops dots and spaces at the end.
  const name = shortened(plain.replace(/^[\s.~-]+/, '')).replace(/[\s.]+$/, '');
  return `${name.replace(RESERVED, '_$&') || otherwise}.${extension}`;
}

/**
 * The beginning of a text that fits into a name, in whole characters as people see them.
 * @param {string} text
 */
function shortened(text) {
  let room = MAX_BYTES;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    room -= new TextEncoder().encode(segment).length;
    if (room < 0) break;
    kept += segment;
  }
  return kept;
}
