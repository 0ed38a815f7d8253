/**
 * The sending side of the hand-off. handoff.js is the receiving one.
 *
 * A page goes to the reader in the fragment of its address, which no server sees, no policy of the page forbids and
 * no cross-origin isolation cuts off. What is too long for that goes by message, once the reader says it is ready.
 * @module
 */
import { pack } from './codec.js';

/** Characters of a fragment that every browser takes: Firefox throws beyond 1,048,576, Chromium gives up at twice that. */
const MAX_FRAGMENT = 1_000_000;

/** Milliseconds that the reader has for saying that it is ready. */
const READY_TIMEOUT = 20_000;

/**
 * Opens a page in the reader: in a new tab, or in this one where the browser opens none.
 *
 * @param {string} reader absolute address of reader.html
 * @param {() => import('./snapshot.js').Page} take takes the page down; called after the tab is open, since browsers
 *   open one only while they handle the click
 * @returns {Promise<void>} resolved once the page is on its way; rejected with what the reader (of the page) should be told
 */
export async function send(reader, take) {
  const tab = openTab();
  try {
    const page = take();
    const packed = await pack(page);
    if (packed.length <= MAX_FRAGMENT) {
      navigate(tab, `${reader}#z=${packed}`);
    } else {
      await post(tab, reader, page);
    }
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/**
 * Opens an empty tab. A refusal is null in some browsers and an exception in others.
 *
 * None is opened from a sandbox, which on the web is where an origin is opaque: the tab would inherit it, and the
 * reader could neither start its worker nor keep the page. What this tab shows next inherits nothing.
 */
function openTab() {
  if (self.origin === 'null' && /^https?:$/.test(location.protocol)) return null;
  try {
    return open('about:blank');
  } catch {
    return null;
  }
}

/**
 * @param {Window | null} tab
 * @param {string} address
 */
function navigate(tab, address) {
  try {
    if (tab && !tab.closed) {
      tab.location.replace(address);
      return;
    }
  } catch {
    // A tab that the page's policy has cut off; this one serves as well.
  }
  location.assign(address);
}

/**
 * @param {Window | null} tab
 * @param {string} reader
 * @param {import('./snapshot.js').Page} page
 * @returns {Promise<void>}
 */
function post(tab, reader, page) {
  return new Promise((resolve, reject) => {
    if (!tab || tab.closed) {
      reject(new Error('This page is so long that it needs a tab of its own. Allow pop-ups here and try again.'));
      return;
    }
    const timer = setTimeout(() => {
      removeEventListener('message', onMessage);
      reject(new Error('The reader did not answer.'));
    }, READY_TIMEOUT);
    /** @param {MessageEvent} event */
    const onMessage = ({ source, origin, data }) => {
      if (source !== tab || origin !== new URL(reader).origin || data?.lectern !== 'ready') return;
      clearTimeout(timer);
      removeEventListener('message', onMessage);
      tab.postMessage({ lectern: 'page', page }, origin);
      resolve();
    };
    addEventListener('message', onMessage);
    tab.location.replace(`${reader}#m`);
  });
}
