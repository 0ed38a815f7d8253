/**
 * A page in two parts, from one tab of the reader to another. Where a site isolates its tabs, the one that was opened
 * for a long page gets the first part alone, for it hears nothing more of the site. The second comes in the site's own
 * tab, which goes back to the site once the new one has it.
 * @module
 */
import { LecternError } from './errors.js';

/**
 * Milliseconds for which either tab waits for the other, which begins to load within a second of it: on a busy machine
 * that has taken more than 10 seconds.
 */
const TIMEOUT = 30_000;

/**
 * What the two tabs speak by: both are of one origin, and nobody else knows the name.
 *
 * @param {string} id that the sender gave to both parts of the page
 */
const channelOf = (id) => new BroadcastChannel(`lectern-part-${id}`);

/**
 * Waits for the second part of a page.
 *
 * @param {string} id
 * @returns {Promise<string>}
 * @throws {LecternError} `bad-input` when it does not come
 */
export function secondPart(id) {
  return new Promise((resolve, reject) => {
    const channel = channelOf(id);
    const timer = setTimeout(() => {
      channel.close();
      reject(new LecternError('bad-input', 'the page did not arrive'));
    }, TIMEOUT);
    channel.onmessage = ({ data: { part } }) => {
      if (part === undefined) return;
      clearTimeout(timer);
      channel.postMessage({ taken: true });
      channel.close();
      resolve(part);
    };
    channel.postMessage({ wanted: true });
  });
}

/**
 * Brings the second part of a page to the tab that waits for it, whichever of the two is here first.
 *
 * @param {string} id
 * @param {string} part
 * @param {AbortSignal} signal aborted when it is to be brought no more
 * @returns {Promise<void>} resolved when it is there, when nobody wanted it, or when that was aborted
 */
export function carry(id, part, signal) {
  return new Promise((resolve) => {
    const channel = channelOf(id);
    const end = () => {
      clearTimeout(timer);
      channel.close();
      resolve();
    };
    const timer = setTimeout(end, TIMEOUT);
    signal.addEventListener('abort', end);
    channel.onmessage = ({ data: { wanted, taken } }) => {
      if (wanted) channel.postMessage({ part });
      if (taken) end();
    };
    channel.postMessage({ part });
  });
}
