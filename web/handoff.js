/**
 * The receiving side of the hand-off, in reader.html. send.js is the sending one.
 * @module
 */
import { MAX_TYPE, MAX_UNPACKED_BYTES, unpack } from './codec.js';
import { carry, secondPart } from './courier.js';
import { LecternError } from './errors.js';
import { REPLACED } from './progress.js';
import { dropOld, load, newPageKey, save } from './store.js';

/** @typedef {import('./snapshot.js').Page} Page */

/**
 * What send.js puts into the address: a page (z); of one that is too long, for which the sender waits to send it whole
 * by message, what can be had without it (w), or, under a number, the first part of that; and, in the sender's own tab,
 * where it may send no message, the second part (n).
 */
const HANDED = /^#([zwn])=(?:([\d.e-]+):)?([^]*)$/;

/** Milliseconds that the sender has for answering that this reader is ready: to copy a long page takes a busy machine seconds. */
const PAGE_TIMEOUT = 30_000;

/** Milliseconds that it takes to leave: with no page before this one nothing happens, and nothing tells so. */
const MAX_WAY_BACK = 1000;

/** Characters of an address that an entry of the history holds: Firefox refuses one that is too long as a whole. */
const MAX_KEPT_ADDRESS = 2000;

/** Characters of an address that comes by message: Chromium's bound on addresses. */
const MAX_URL = 2 * 1024 * 1024;

/**
 * Takes the page that was handed to this reader: out of the fragment, from the window that opened it, or, after a
 * reload, out of storage. The fragment is dropped from the address at once. What of the page came in it is kept until
 * the whole is here, for a reload or where one does not want to wait.
 *
 * @param {AbortSignal} signal aborted when another page takes the place of this one, which then is not kept
 * @returns {Promise<Page | null>} null where nothing was handed over: the reader was opened by its bare address, what
 *   was kept has expired, or this tab brought a part for another one, and Forward leads to it again
 * @throws {LecternError} `bad-input` when what arrived is damaged or its sender cannot be reached, `too-large` when
 *   it is larger than 32 MiB
 */
export async function receive(signal) {
  const [, kind, id, packed] = HANDED.exec(location.hash) ?? [];
  if (!kind) {
    return restore();
  }
  dropFragment();
  if (kind === 'n') {
    await carry(id, packed, signal);
    // What took its place is to stay on the screen.
    return signal.reason === REPLACED ? null : goBack();
  }
  const whole = kind === 'w' && (opener ? fromOpener(opener) : id && secondPart(id).then((second) => unpack(packed + second)));
  // Heard of below: what is here already comes first.
  if (whole) whole.catch(() => {});
  const here = await unpack(packed, { part: Boolean(id) }).catch((error) => (whole ? null : Promise.reject(error)));
  if (here && !signal.aborted) {
    await keep(here);
  }
  if (!whole) {
    return here;
  }
  const page = await whole.catch((error) => here ?? Promise.reject(error));
  if (page !== here && !signal.aborted) {
    await replace(page);
  }
  return page;
}

/**
 * Leads this tab back to where it was before it brought a part. That takes a moment, in which it does not say that
 * there is nothing here; Forward may then bring it back as it was left.
 *
 * @returns {Promise<null>} resolved when it is back, or where it seems that nothing is to go back to
 */
function goBack() {
  history.back();
  return new Promise((resolve) => {
    addEventListener('pageshow', ({ persisted }) => persisted && resolve(null));
    setTimeout(resolve, MAX_WAY_BACK, null);
  });
}

/** @returns {boolean} whether this tab's address has what `receive` takes */
export function isHanded() {
  return HANDED.test(location.hash);
}

/** @returns {boolean} whether it has but a part that another tab waits for */
export function isCourier() {
  return HANDED.exec(location.hash)?.[1] === 'n';
}

/**
 * Keeps a page so that it survives a reload of this tab. `receive` does so itself; call this for a page that came
 * another way (pasted, or from a file). Where this tab has a page already, the new one gets an entry of its own in the
 * history, so that Back leads to the one before. Where storage is blocked it silently does nothing.
 *
 * @param {Page} page
 * @returns {Promise<void>}
 */
export async function keep(page) {
  // Without a state an entry would pass for one that a link has just made.
  let state = {};
  try {
    const key = newPageKey();
    await save(key, page);
    // Where it leads to: what is still known of the page when it is kept no longer.
    state = { lectern: key, url: /^https?:/i.test(page.url) && page.url.length <= MAX_KEPT_ADDRESS ? page.url : '' };
  } catch {
    // The page is on the screen all the same; it is only a reload that loses it.
  }
  // What was known of the page before, such as one's place in it, goes, and so does the heading in the address.
  const put = history.state?.lectern ? 'pushState' : 'replaceState';
  history[put](state, '', location.pathname + location.search);
}

/**
 * Keeps a page in place of the part of it that is kept already.
 * @param {Page} page
 */
async function replace(page) {
  const key = history.state?.lectern;
  // Where it does not fit, the part stays.
  await (key ? save(key, page).catch(() => {}) : keep(page));
}

/** @returns {Promise<Page | null>} */
async function restore() {
  const key = history.state?.lectern;
  try {
    await dropOld();
    return key ? ((await load(key)) ?? null) : null;
  } catch {
    return null;
  }
}

/** Takes the fragment out of the address, and so out of the history, of bookmarks and of what is copied. */
function dropFragment() {
  history.replaceState(null, '', location.pathname + location.search);
}

/**
 * Tells the window that opened this one that it is ready, and waits for the page.
 *
 * @param {Window} sender
 * @returns {Promise<Page>}
 */
function fromOpener(sender) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      removeEventListener('message', onMessage);
      reject(new LecternError('bad-input', 'the page did not arrive'));
    }, PAGE_TIMEOUT);
    /** @param {MessageEvent} event */
    const onMessage = ({ source, origin, data }) => {
      if (source !== sender || data?.lectern !== 'page' || !isPage(data.page) || !mayBeOf(data.page.url, origin)) return;
      clearTimeout(timer);
      removeEventListener('message', onMessage);
      const { html, url, contentType, selection } = data.page;
      if (html.length > MAX_UNPACKED_BYTES) {
        reject(new LecternError('too-large', `the page is larger than ${MAX_UNPACKED_BYTES >> 20} MiB`));
        return;
      }
      resolve({ html, url, contentType, selection });
    };
    addEventListener('message', onMessage);
    // The sender's origin is not known yet; the message says nothing that others may not hear.
    sender.postMessage({ lectern: 'ready' }, '*');
  });
}

/**
 * @param {unknown} value
 * @returns {value is Page}
 */
function isPage(value) {
  const { html, url, contentType, selection } = /** @type {Record<string, unknown>} */ (Object(value));
  return typeof html === 'string' && isField(url, MAX_URL) && isField(contentType, MAX_TYPE) && typeof selection === 'boolean';
}

/**
 * @param {unknown} value
 * @param {number} most characters
 */
function isField(value, most) {
  return typeof value === 'string' && value.length <= most;
}

/**
 * Tells whether a page may say that it comes from an address: from its own site it may, and where one of the two has
 * an opaque origin (local files, pages that a script made), it cannot be told. This keeps mistakes out and is no
 * proof: anyone can open the reader with a fragment that names any address, so nothing trusts the one that is claimed.
 *
 * @param {string} url
 * @param {string} origin
 */
function mayBeOf(url, origin) {
  const claimed = URL.canParse(url) ? new URL(url).origin : 'null';
  return claimed === origin || claimed === 'null' || origin === 'null';
}
