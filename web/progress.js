/**
 * What is shown while a page is worked on.
 * @module
 */
import { byId, hide } from './elements.js';
import { LecternError } from './errors.js';

/** Milliseconds that work may take before it is mentioned: what is faster only flickers. */
const PATIENCE = 250;

/** The reason that work is told where another took its place; cancelled work is told none of its own. */
export const REPLACED = new LecternError('aborted', 'another job took its place');

/** One piece of work at a time: a new one ends the one before. */
export class Work {
  #box;
  #text;

  /** @type {AbortController | null} */
  #running = null;

  /** @param {string} [prefix] of the ids: the page has #progress, #status-text and #cancel, or some with it before them */
  constructor(prefix = '') {
    this.#box = byId(`${prefix}progress`, HTMLElement);
    this.#text = byId(`${prefix}status-text`, HTMLElement);
    byId(`${prefix}cancel`, HTMLButtonElement).addEventListener('click', () => this.#running?.abort());
  }

  /** Ends what is running, as a new piece of work does. */
  stop() {
    this.#running?.abort(REPLACED);
    this.#rest();
  }

  #rest() {
    this.#running = null;
    hide(this.#box);
    this.#text.textContent = '';
  }

  /**
   * Runs a job and shows that it runs.
   *
   * @template T
   * @param {string} label what is being done
   * @param {(signal: AbortSignal) => Promise<T>} job
   * @returns {Promise<T | undefined>} undefined when another job took its place
   * @throws {LecternError} `aborted` when it was cancelled, even where the job takes no notice of its signal
   */
  async run(label, job) {
    this.#running?.abort(REPLACED);
    const mine = new AbortController();
    this.#running = mine;
    const timer = setTimeout(() => {
      this.#text.textContent = label;
      this.#box.hidden = false;
    }, PATIENCE);
    try {
      const result = await Promise.race([job(mine.signal), aborted(mine.signal)]);
      return this.#running === mine ? result : undefined;
    } catch (error) {
      if (this.#running === mine) {
        throw error;
      }
    } finally {
      clearTimeout(timer);
      if (this.#running === mine) {
        this.#rest();
      }
    }
  }
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
function aborted(signal) {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new LecternError('aborted', 'cancelled')), { once: true });
  });
}
