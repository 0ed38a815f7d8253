/**
 * Long work in slices, between which the page answers.
 * @module
 */

/** Milliseconds of a slice: half a frame. */
const SLICE = 8;

/**
 * Hands out what an iterable has, and lets the browser do other things whenever a slice is over.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {AbortSignal} [signal] looked at after every slice; where it is aborted, its reason is thrown
 * @returns {AsyncGenerator<T, void, void>}
 */
export async function* slices(items, signal) {
  let end = performance.now() + SLICE;
  for (const item of items) {
    if (performance.now() > end) {
      await pause(signal);
      end = performance.now() + SLICE;
    }
    yield item;
  }
}

/**
 * Lets the browser do other things. Not by a timer, for nested ones wait 4 ms each.
 *
 * @param {AbortSignal} [signal] looked at afterwards; where it is aborted, its reason is thrown
 * @returns {Promise<void>}
 */
export async function pause(signal) {
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });
  signal?.throwIfAborted();
}
