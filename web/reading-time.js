/**
 * How long a text takes to read.
 * @module
 */
import { textNodes } from './elements.js';
import { slices } from './slices.js';

/**
 * Milliseconds that an adult takes to read one letter or sign aloud, by script, after the International Reading Speed
 * Texts (Trauzettel-Klosinski and Dietz, Investigative Ophthalmology & Visual Science 53, 2012). Characters are the
 * unit because, of all units tried there, they differ least among languages written in letters: 68 ms. Arabic, whose
 * short vowels are not written, takes 612 characters a minute, Chinese 255 and Japanese 357.
 */
const ALOUD_MS = { letter: 68, arabic: 98, chinese: 235, japanese: 168 };

/** Silent reading takes less time: 238 words a minute against 183 (Brysbaert, Journal of Memory and Language 109, 2019). */
const SILENT = 183 / 238;

/** Characters that the estimate is made from; a longer text is taken to go on as it began. */
const SAMPLE = 50_000;

/** The text of a block of code. In a <pre> without it, verse may stand, or a letter. */
const CODE = 'pre code';

/**
 * Tells a time in the unit in which one tells it.
 *
 * @param {number} time milliseconds
 * @returns {number} whole minutes, at least 1
 */
export function inMinutes(time) {
  return Math.max(1, Math.round(time / 60_000));
}

/**
 * Estimates the time that a reader of an article needs. Code is looked over, not read, at a speed that nobody has
 * measured: it takes none.
 *
 * @param {Element} content
 * @param {AbortSignal} [signal] aborted when it is not wanted any more; its reason is thrown then
 * @returns {Promise<number>} milliseconds
 */
export async function articleTime(content, signal) {
  let sample = '';
  let length = 0;
  for await (const text of proseIn(content, signal)) {
    if (sample.length < SAMPLE) sample += text.data;
    length += text.length;
  }
  return (readingTime(sample) / Math.max(1, sample.length)) * length;
}

/**
 * Goes through it text by text, for the whole of a block can be a string of megabytes.
 *
 * @param {Element} part of an article
 * @param {AbortSignal} [signal] aborted when it is not wanted any more; its reason is thrown then
 * @returns {AsyncGenerator<Text, void, void>} its texts that are neither code nor white space alone
 */
export async function* proseIn(part, signal) {
  for await (const text of slices(textNodes(part), signal)) if (!text.parentElement?.closest(CODE)) yield text;
}

/**
 * Estimates the time that a reader needs.
 *
 * @param {string} text
 * @returns {number} milliseconds
 */
export function readingTime(text) {
  const sample = text.slice(0, SAMPLE);
  const kana = sample.replace(/[^\p{Script=Hiragana}\p{Script=Katakana}]+/gu, '').length;
  const han = sample.replace(/\P{Script=Han}+/gu, '').length;
  const arabic = sample.replace(/\P{Script=Arabic}+/gu, '').replace(/\P{L}+/gu, '').length;
  const letters = sample.replace(/[^\p{L}\p{N}]+/gu, '').length - kana - han - arabic;
  const aloud =
    (kana + han) * (kana > 0 ? ALOUD_MS.japanese : ALOUD_MS.chinese) +
    arabic * ALOUD_MS.arabic +
    letters * ALOUD_MS.letter;
  const whole = text.length / Math.max(1, sample.length);
  return aloud * SILENT * whole;
}
