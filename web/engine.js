/**
 * The worker's life: started when it is needed, given one request at a time, ended when a request takes too long.
 * @module
 */
import { LecternError } from './errors.js';
import { policy } from './trusted.js';

/** @typedef {import('./lectern.js').Article} Article */

/** Runs requests one after the other in a worker. */
export class Engine {
  #makeWorker;

  /** @type {Promise<Worker> | null} the running worker, once it is ready */
  #worker = null;

  /** @type {WebAssembly.Module | null} the compiled program: a second worker need not compile it again */
  #module = null;

  /** @type {Promise<void>} settled when no request is under way */
  #idle = Promise.resolve();

  #lastId = 0;

  /** @param {() => Worker} makeWorker makes a worker that runs worker.js */
  constructor(makeWorker = newWorker) {
    this.#makeWorker = makeWorker;
  }

  /**
   * Has one page read, after the requests made before this one.
   *
   * @param {Uint8Array} bytes the page
   * @param {object} options as wasm/main.go says
   * @param {object} bounds
   * @param {number} bounds.timeout milliseconds, counted from when the worker has the request
   * @param {AbortSignal} [bounds.signal]
   * @returns {Promise<Article>}
   * @throws {LecternError}
   */
  async run(bytes, options, { timeout, signal }) {
    const turn = this.#idle;
    let done = () => {};
    this.#idle = new Promise((resolve) => {
      done = resolve;
    });
    try {
      await unlessAborted(turn, signal);
      const worker = await unlessAborted(this.ready(), signal);
      return await this.#ask(worker, { id: ++this.#lastId, bytes, options: { ...options, timeout } }, timeout, signal);
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
  #start() {
    return new Promise((resolve, reject) => {
      /** @param {unknown} cause */
      const unavailable = (cause) => {
        const reason = cause instanceof Error ? cause.message : 'its script did not load';
        reject(new LecternError('worker-unavailable', `no worker can be started: ${reason}`, { cause }));
      };
      try {
        const worker = this.#makeWorker();
        worker.onerror = unavailable;
        worker.onmessage = ({ data }) => {
          if (data.error) {
            worker.terminate();
            reject(new LecternError(data.error.code, data.error.message));
            return;
          }
          this.#module = data.module;
          resolve(worker);
        };
        worker.postMessage({ module: this.#module });
      } catch (cause) {
        unavailable(cause);
      }
    });
  }

  /**
   * @param {Worker} worker
   * @param {import('./worker.js').Request} request
   * @param {number} timeout
   * @param {AbortSignal} [signal]
   * @returns {Promise<Article>}
   */
  #ask(worker, request, timeout, signal) {
    return new Promise((resolve, reject) => {
      /**
       * @param {Article | LecternError} outcome
       * @param {boolean} spent whether the worker is of no more use
       */
      const settle = (outcome, spent) => {
        clearTimeout(timer);
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
      const timer = setTimeout(
        () => settle(new LecternError('timeout', `the page was not read within ${timeout / 1000} seconds`), true),
        timeout,
      );
      signal?.addEventListener('abort', onAbort);
      worker.onerror = (event) => settle(new LecternError('internal', `the worker failed: ${event.message}`), true);
      worker.onmessage = ({ data: { id, article, error, spent } }) => {
        if (id !== request.id) return;
        settle(error ? new LecternError(error.code, error.message, { article }) : article, spent);
      };
      worker.postMessage(request);
    });
  }
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
  const script = new URL('worker.js', import.meta.url);
  let address = script.href;
  if (script.origin !== self.origin) {
    shim ??= URL.createObjectURL(new Blob([`import ${JSON.stringify(address)}`], { type: 'text/javascript' }));
    address = shim;
  }
  return new Worker(policy.createScriptURL(address), { type: 'module', name: 'lectern' });
}
