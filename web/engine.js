/**
 * The worker's life: started when it is needed, given one request at a time, ended when a request takes too long.
 * @module
 */
import { LecternError } from './errors.js';
import { fileOfSite } from './site.js';
import { policy } from './trusted.js';

/** @typedef {import('./lectern.js').Article} Article */

/** Milliseconds up to which timers can be set; browsers run one that is set beyond at once. */
const MAX_TIMER = 2 ** 31 - 1;

/** Milliseconds that a worker has for loading its program, be the connection slow: 1 MB at 150 kbit/s. */
const START_TIMEOUT = 60_000;

/** Runs requests one after the other in a worker. */
export class Engine {
  #program;
  #makeWorker;
  #startTimeout;

  /** @type {Promise<Worker> | null} the running worker, once it is ready */
  #worker = null;

  /** @type {WebAssembly.Module | null} the compiled program: a second worker need not compile it again */
  #module = null;

  /** @type {Promise<void>} settled when no request is under way */
  #idle = Promise.resolve();

  #lastId = 0;

  /**
   * @param {string} program the file in build/ that the worker runs
   * @param {() => Worker} makeWorker makes a worker that runs worker.js
   * @param {number} startTimeout milliseconds that a worker has for getting ready
   */
  constructor(program, makeWorker = newWorker, startTimeout = START_TIMEOUT) {
    this.#program = program;
    this.#makeWorker = makeWorker;
    this.#startTimeout = startTimeout;
  }

  /**
   * Has one page read, after the requests made before this one.
   *
   * @param {Uint8Array} bytes the page
   * @param {object} options as wasm/main.go says
   * @param {object} bounds
   * @param {number} bounds.timeout milliseconds, counted from when the request has its turn, so that they include the
   *   worker's start; there is no limit from 2 ** 31 on
   * @param {AbortSignal} [bounds.signal]
   * @param {boolean} [bounds.moves] whether the bytes go to the worker, rather than a copy of them
   * @returns {Promise<Article>}
   * @throws {LecternError}
   */
  async run(bytes, options, { timeout, signal, moves = false }) {
    const turn = this.#idle;
    let done = () => {};
    this.#idle = new Promise((resolve) => {
      done = resolve;
    });
    try {
      await unlessAborted(turn, signal);
      const clock = startClock(timeout);
      const begun = Date.now();
      try {
        const worker = await unlessAborted(Promise.race([this.ready(), clock.over]), signal);
        const left = isLimit(timeout) ? Math.max(1, timeout - (Date.now() - begun)) : 0;
        const request = { id: ++this.#lastId, bytes, options: { ...options, timeout: left } };
        return await this.#ask(worker, request, moves ? [bytes.buffer] : [], clock.over, signal);
      } finally {
        clock.stop();
      }
    } finally {
      turn.then(done);
    }
  }

  /**
   * Starts the worker unless it runs already.
   *
   * @returns {Promise<Worker>}
   * @throws {LecternError}
   */
  ready() {
    this.#worker ??= this.#start().catch((error) => {
      this.#worker = null;
      throw error;
    });
    return this.#worker;
  }

  /** @returns {Promise<Worker>} */
  async #start() {
    /** @param {unknown} cause */
    const unavailable = (cause) => {
      const reason = cause instanceof Error ? cause.message : 'its script did not load';
      return new LecternError('worker-unavailable', `no worker can be started: ${reason}`, { cause });
    };
    let worker;
    try {
      worker = this.#makeWorker();
    } catch (cause) {
      throw unavailable(cause);
    }
    let timer;
    try {
      this.#module = await new Promise((resolve, reject) => {
        const late = () => reject(new LecternError('wasm-unavailable', 'the WebAssembly program did not arrive in time'));
        timer = setTimeout(late, this.#startTimeout);
        worker.onerror = (event) => reject(unavailable(event));
        worker.onmessage = ({ data: { module, error } }) => {
          if (error) reject(new LecternError(error.code, error.message));
          else resolve(module);
        };
        worker.postMessage({ program: this.#program, module: this.#module });
      });
      return worker;
    } catch (error) {
      worker.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * @param {Worker} worker
   * @param {import('./worker.js').Request} request
   * @param {Transferable[]} moved what of the request is not copied
   * @param {Promise<never>} over rejected when the time is over
   * @param {AbortSignal} [signal]
   * @returns {Promise<Article>}
   */
  #ask(worker, request, moved, over, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(aborted(signal));
        return;
      }
      /**
       * @param {Article | LecternError} outcome
       * @param {boolean} spent whether the worker is of no more use
       */
      const settle = (outcome, spent) => {
        signal?.removeEventListener('abort', onAbort);
        worker.onmessage = worker.onerror = null;
        if (spent) {
          worker.terminate();
          this.#worker = null;
        }
        if (outcome instanceof LecternError) reject(outcome);
        else resolve(outcome);
      };
      const onAbort = () => settle(aborted(signal), true);
      over.catch((error) => settle(error, true));
      signal?.addEventListener('abort', onAbort);
      worker.onerror = (event) => settle(new LecternError('internal', `the worker failed: ${event.message}`), true);
      /** @type {Record<string, string>} texts of the article that come by themselves */
      const texts = {};
      worker.onmessage = ({ data: { id, name, text, article: rest, error, spent } }) => {
        if (id !== request.id) return;
        if (name) {
          texts[name] = text;
          return;
        }
        const article = rest && { ...rest, ...texts };
        settle(error ? new LecternError(error.code, error.message, { article }) : article, spent);
      };
      try {
        worker.postMessage(request, moved);
      } catch (cause) {
        settle(new LecternError('bad-input', 'an option is of a kind that it cannot have', { cause }), false);
      }
    });
  }
}

/** @param {number} timeout milliseconds */
function isLimit(timeout) {
  return timeout <= MAX_TIMER;
}

/**
 * Measures the time that a request takes.
 *
 * @param {number} timeout milliseconds
 * @returns {{over: Promise<never>, stop: () => void}} `over` is rejected once they have passed, unless stopped before
 */
function startClock(timeout) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const over = new Promise((_, reject) => {
    if (!isLimit(timeout)) return;
    const late = () => reject(new LecternError('timeout', `the page was not read within ${timeout / 1000} seconds`));
    timer = setTimeout(late, timeout);
  });
  return { over, stop: () => clearTimeout(timer) };
}

/**
 * Waits for a promise, but not beyond the moment the signal is aborted.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
async function unlessAborted(promise, signal) {
  if (!signal) return promise;
  if (signal.aborted) throw aborted(signal);
  let onAbort = () => {};
  const abort = new Promise((_, reject) => {
    onAbort = () => reject(aborted(signal));
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, abort]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** @param {AbortSignal} [signal] */
function aborted(signal) {
  return new LecternError('aborted', 'the work was aborted', { cause: signal?.reason });
}

/** @type {string | undefined} */
let shim;

/**
 * A browser starts workers from the page's own origin alone. Where these modules come from another, a script of one
 * line that belongs to the page imports the real one. That takes `Access-Control-Allow-Origin` on the modules and the
 * program; a page with a policy has to allow `blob:` and the modules' origin in worker-src, that origin in script-src
 * and connect-src, and 'wasm-unsafe-eval' in script-src.
 */
function newWorker() {
  const script = fileOfSite('worker.js');
  let address = script.href;
  if (script.origin !== self.origin) {
    shim ??= URL.createObjectURL(new Blob([`import ${JSON.stringify(address)}`], { type: 'text/javascript' }));
    address = shim;
  }
  return new Worker(policy.createScriptURL(address), { type: 'module', name: 'lectern' });
}
