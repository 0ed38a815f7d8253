/**
 * How long a text takes to read.
 * @module
 */

/**
 * Milliseconds that an adult takes to read one letter or sign aloud, by script, after the International Reading Speed
 * Texts (Trauzettel-Klosinski and Dietz, Investigative Ophthalmology & Visual Science 53, 2012). Characters are the
 * unit because, of all units tried there, they differ least among languages written in letters: 68 ms. Arabic, whose
 * short vowels are not written, takes 612 characters a minute, Chinese 255 and Japanese 357.
 */
const ALOUD_MS = { letter: 68, arabic: 98, chinese: 235, japanese: 168 };

/** Silent reading takes less time: 238 words a minute against 183 (Brysbaert, Journal of Memory and Language 109, 2019). */
const SILENT = 183 / 238;

/**
 * Estimates the time that a reader needs.
 *
 * @param {string} text
 * @returns {number} whole minutes, at least 1
 */
export function readingMinutes(text) {
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(text, /\p{Script=Han}/gu);
  const arabic = count(text, /(?=\p{Script=Arabic})\p{L}/gu);
  const letters = count(text, /[\p{L}\p{N}]/gu) - kana - han - arabic;
  const aloud =
    (kana + han) * (kana > 0 ? ALOUD_MS.japanese : ALOUD_MS.chinese) +
    arabic * ALOUD_MS.arabic +
    letters * ALOUD_MS.letter;
  return Math.max(1, Math.round((aloud * SILENT) / 60_000));
}

/**
 * @param {string} text
 * @param {RegExp} pattern global, matching one character
 */
function count(text, pattern) {
  let n = 0;
  for (const _ of text.matchAll(pattern)) {
    n++;
  }
  return n;
}
