/**
 * The voices there are, and which one reads a language.
 *
 * A voice that is not the device's own sends what it reads to its maker's service. None such is taken unless the reader
 * chose it by name.
 * @module
 */
import { languageTag } from '../language-tag.js';
import { VOICES_KEY } from '../preferences.js';

/** Milliseconds to wait for the list of voices, which Chrome draws up when it is first asked for. */
const LIST_TIME = 2000;

/** Voices of macOS that sing, whisper or croak: never the first choice, though they come first in the list. */
const ODD =
  /^(?:Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Deranged|Fred|Good News|Hysterical|Jester|Junior|Kathy|Organ|Pipe Organ|Princess|Ralph|Superstar|Trinoids|Whisper|Wobble|Zarvox|(?:Eddy|Flo|Grandma|Grandpa|Reed|Rocko|Sandy|Shelley)\b.*)$/;

/**
 * Voices of one language and kind.
 * @typedef {object} Group
 * @property {string} lang
 * @property {boolean} isRemote whether they send the text to a service
 * @property {SpeechSynthesisVoice[]} voices
 */

/** The browser's voices and the reader's choice among them. */
export class Voices {
  #synthesis;
  #store;
  #own;

  /**
   * @param {Pick<SpeechSynthesis, 'getVoices' | 'addEventListener'>} synthesis
   * @param {Pick<Storage, 'getItem' | 'setItem'> | null} store null where storage is blocked
   * @param {string} own the reader's own language, which reads what does not say its language
   */
  constructor(synthesis, store, own) {
    this.#synthesis = synthesis;
    this.#store = store;
    this.#own = languageTag(own);
    /** @type {Record<string, string>} */
    this.chosen = saved(store);
  }

  /** All of them. */
  get all() {
    return this.#synthesis.getVoices();
  }

  /** Waits until the list is there, or will not come. */
  async listed() {
    if (this.all.length > 0) return;
    await new Promise((resolve) => {
      setTimeout(resolve, LIST_TIME);
      this.#synthesis.addEventListener('voiceschanged', resolve, { once: true });
    });
  }

  /**
   * The voice for a language: the chosen one, or the device's own that fits best.
   *
   * @param {string} lang as BCP 47 has it; empty where it is not known
   * @returns {SpeechSynthesisVoice | null} null where the device has none
   */
  of(lang) {
    const chosen = this.chosen[primary(lang)];
    const all = this.all;
    return all.find(({ voiceURI }) => voiceURI === chosen) ?? best(all, lang, this.#own);
  }

  /**
   * Takes the reader's choice of the voice for a language.
   *
   * @param {string} lang
   * @param {string} voiceURI
   */
  choose(lang, voiceURI) {
    this.chosen[primary(lang)] = voiceURI;
    try {
      this.#store?.setItem(VOICES_KEY, JSON.stringify(this.chosen));
    } catch {
      // Full or blocked: the choice holds for this visit.
    }
  }

  /** Forgets every choice of this visit; what is kept goes with the other preferences, by their reset. */
  forget() {
    this.chosen = {};
  }

  /**
   * All voices: the device's own before those of services, and in both those of a language before all others.
   *
   * @param {string} lang
   * @returns {Group[]}
   */
  groups(lang) {
    /** @type {Map<string, Group>} */
    const groups = new Map();
    for (const voice of this.all) {
      const tag = languageTag(voice.lang);
      const isRemote = !voice.localService;
      const key = `${isRemote} ${tag}`;
      const group = groups.get(key) ?? { lang: tag, isRemote, voices: [] };
      group.voices.push(voice);
      groups.set(key, group);
    }
    const rank = (/** @type {Group} */ group) => Number(group.isRemote) * 2 + Number(primary(group.lang) !== primary(lang));
    return [...groups.values()].sort((a, b) => rank(a) - rank(b) || a.lang.localeCompare(b.lang));
  }
}

/**
 * @param {SpeechSynthesisVoice[]} all
 * @param {string} lang
 * @param {string} own
 */
function best(all, lang, own) {
  const wanted = lang || own;
  const fitting = all.filter((voice) => voice.localService && primary(languageTag(voice.lang)) === primary(wanted));
  const demerit = (/** @type {SpeechSynthesisVoice} */ voice) => {
    const tag = languageTag(voice.lang);
    return Number(ODD.test(voice.name)) * 8 + Number(tag !== wanted) * 4 + Number(!voice.default) * 2 + Number(tag !== own);
  };
  return fitting.sort((a, b) => demerit(a) - demerit(b))[0] ?? null;
}

/**
 * The language without script and region.
 * @param {string} lang
 */
function primary(lang) {
  return lang.split('-')[0];
}

/**
 * @param {Pick<Storage, 'getItem'> | null} store
 * @returns {Record<string, string>}
 */
function saved(store) {
  try {
    const kept = JSON.parse(store?.getItem(VOICES_KEY) ?? '{}');
    return Object.fromEntries(Object.entries(kept).filter(([, uri]) => typeof uri === 'string'));
  } catch {
    return {};
  }
}
