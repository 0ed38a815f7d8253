/**
 * The worker: runs the WebAssembly program and answers requests.
 *
 * Its first message is a `Start`, answered with `Started`. Each `Request` after it is answered with an `Answer` that
 * carries its id, after a `Part` for each text of the article that is very long.
 * @module
 */

/**
 * @typedef {object} Start
 * @property {string} program its file in build/
 * @property {WebAssembly.Module | null} module the program, where an earlier worker has compiled it
 */

/**
 * @typedef {object} Started
 * @property {WebAssembly.Module} [module] the compiled program, for the next worker
 * @property {Failure} [error] why it could not be started
 */

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {Uint8Array} bytes
 * @property {{timeout: number}} options as wasm/main.go says
 */

/**
 * @typedef {object} Part
 * @property {number} id that of the request
 * @property {string} name the article's property that has the text
 * @property {string} text
 */

/**
 * @typedef {object} Answer
 * @property {number} id that of the request
 * @property {import('./lectern.js').Article} [article]
 * @property {Failure} [error]
 * @property {boolean} spent the worker should be ended: its program died, or holds too much memory
 */

/**
 * @typedef {object} Failure
 * @property {import('./lectern.js').ErrorCode} code
 * @property {string} message
 */

import { guessEncoding } from './encoding.js';
import { readWithFormulas } from './formulas.js';
import { fileOfSite } from './site.js';

/**
 * The memory of a WebAssembly program never shrinks. Of thousands of pages of up to 600 kB none takes it past 74 MiB; past
 * this many bytes a fresh program, ready in some 20 ms, is better than holding on to the memory.
 */
const SPENT_BYTES = 128 * 1024 * 1024;

/**
 * Characters from which a text is sent by itself: to take in one of 8 million keeps the page busy for 40 ms, and of an
 * article there are three.
 */
const LONG = 1_000_000;

/** @type {WebAssembly.Memory} the program's memory, once it runs */
let memory;

self.onmessage = async ({ data }) => {
  if ('id' in data) send(await answer(data));
  else self.postMessage(await start(data));
};

/** @param {Answer} answer */
function send({ article, ...answer }) {
  const texts = Object.entries(article ?? {}).filter(([, text]) => typeof text === 'string' && text.length > LONG);
  for (const [name, text] of texts) self.postMessage({ id: answer.id, name, text });
  const sent = Object.fromEntries(texts.map(([name]) => [name, '']));
  self.postMessage({ ...answer, ...(article && { article: { ...article, ...sent } }) });
}

/**
 * @param {Start} message
 * @returns {Promise<Started>}
 */
async function start(message) {
  try {
    await import(fileOfSite('build/wasm_exec.js').href);
    const module = message.module ?? (await compile(fileOfSite(`build/${message.program}`)));
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    memory = /** @type {WebAssembly.Memory} */ (instance.exports.mem);
    go.run(instance);
    if (!('lectern' in globalThis)) {
      throw new Error('it ended at once');
    }
    return { module };
  } catch (cause) {
    return { error: { code: 'wasm-unavailable', message: `the WebAssembly program cannot be started: ${cause}` } };
  }
}

/**
 * Compiles the program while it arrives, or afterwards where it is served under another type than application/wasm,
 * which streaming insists on.
 *
 * @param {URL} address
 */
async function compile(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  return response.headers.get('content-type') === 'application/wasm' && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
async function answer({ id, bytes, options }) {
  const { result, died } = await readWithFormulas((changed) => extract(bytes, { ...options, ...changed }), options.timeout);
  if (result) {
    return { ...result, id, spent: died || memory.buffer.byteLength > SPENT_BYTES };
  }
  // The program answers even when it panics. What ends it is a fault that cannot be recovered from: no more memory,
  // or no more stack.
  return { id, error: { code: 'budget', message: 'the page took more memory than there is' }, spent: true };
}

/**
 * @param {Uint8Array} bytes
 * @param {object} options
 * @returns {Answer | undefined} nothing where the program died
 */
function extract(bytes, options) {
  try {
    return lectern.extract(bytes, { ...options, guess: guessEncoding });
  } catch {
    return undefined;
  }
}
