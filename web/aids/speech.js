/**
 * Speaking one sentence after another through the browser's speechSynthesis, around what browsers do wrong with it.
 *
 * Nothing here pauses: on Android that ends the utterance, and Chrome does not resume a long pause. To pause is to
 * hush, and to go on is to speak anew from the last word that was reported.
 * @module
 */
import { piecesOf } from './sentences.js';

/**
 * Characters that a voice of the device gets at once. Some engines take no more than 4,000; a few breaths of prose are
 * well below.
 */
const LONGEST = 600;

/**
 * Seconds of speech that a voice of a service gets at once. Chrome cuts one off after 15 and never says that it ended:
 * https://crbug.com/679437
 */
const SERVICE_TIME = 10;

/** Characters that voices speak in a second at their own speed; of Chinese, Japanese and Korean. */
const PACE = 13;
const DENSE_PACE = 4;
const DENSE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

/** Milliseconds in which a voice has to begin. Those of a service take up to 2 s on slow lines. */
const START_TIME = 6000;

/**
 * What speaks, as tests bring their own.
 * @typedef {Pick<SpeechSynthesis, 'speak' | 'cancel'>} Synthesis
 */

/**
 * Why a voice stopped by itself: the browser wants a click first; somebody else hushed it; it does not answer or fails.
 * @typedef {'not-allowed' | 'interrupted' | 'failed'} Fault
 */

/**
 * @typedef {object} Listener
 * @property {(index: number) => void} onWord a word begins at this place of the text; not all voices tell
 * @property {() => void} onEnd all of the text has been said
 * @property {(fault: Fault) => void} onFault
 */

/** Says one text at a time. */
export class Speaker {
  #synthesis;
  #listener;
  /**
   * The utterance that counts. Chrome may collect one that nobody keeps, and then its end is never heard.
   * @type {SpeechSynthesisUtterance | null}
   */
  #utterance = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Synthesis} synthesis
   * @param {Listener} listener
   */
  constructor(synthesis, listener) {
    this.#synthesis = synthesis;
    this.#listener = listener;
  }

  /**
   * Says a text, and nothing else any more.
   *
   * @param {string} text
   * @param {object} manner
   * @param {SpeechSynthesisVoice} manner.voice
   * @param {string} manner.lang as BCP 47 has it
   * @param {number} manner.rate 1 is the voice's own
   * @param {number} [manner.from] where in the text to begin
   */
  say(text, { voice, lang, rate, from = 0 }) {
    this.hush();
    const rest = text.slice(from);
    const pieces = piecesOf(rest, voice.localService ? LONGEST : serviceLength(rest, rate));
    const next = () => {
      const piece = pieces.shift();
      if (!piece) {
        this.#listener.onEnd();
        return;
      }
      const utterance = new SpeechSynthesisUtterance(rest.slice(piece.start, piece.end));
      Object.assign(utterance, { voice, lang, rate });
      this.#follow(utterance, from + piece.start, next);
      this.#synthesis.speak(utterance);
    };
    next();
  }

  /** Ends at once. */
  hush() {
    clearTimeout(this.#timer);
    if (this.#utterance) {
      // First: what cancelling reports is about nothing any more.
      this.#utterance = null;
      this.#synthesis.cancel();
    }
  }

  /**
   * @param {SpeechSynthesisUtterance} utterance
   * @param {number} offset where in the text it begins
   * @param {() => void} next
   */
  #follow(utterance, offset, next) {
    this.#utterance = utterance;
    const isCurrent = () => utterance === this.#utterance;
    /** @param {Fault} fault */
    const fail = (fault) => {
      if (!isCurrent()) return;
      this.hush();
      this.#listener.onFault(fault);
    };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => fail('failed'), START_TIME);
    utterance.onstart = () => {
      if (isCurrent()) clearTimeout(this.#timer);
    };
    utterance.onboundary = ({ name, charIndex }) => {
      if (!isCurrent() || name === 'sentence') return;
      clearTimeout(this.#timer);
      this.#listener.onWord(offset + charIndex);
    };
    utterance.onend = () => {
      if (!isCurrent()) return;
      clearTimeout(this.#timer);
      this.#utterance = null;
      next();
    };
    utterance.onerror = ({ error }) => {
      if (error === 'not-allowed') fail('not-allowed');
      else if (error === 'canceled' || error === 'interrupted') fail('interrupted');
      else fail('failed');
    };
  }
}

/**
 * @param {string} text
 * @param {number} rate
 */
function serviceLength(text, rate) {
  return Math.floor((DENSE.test(text) ? DENSE_PACE : PACE) * rate * SERVICE_TIME);
}
