/**
 * Pages kept in IndexedDB, so that a reader's tab survives a reload, and what is on its way from a service worker to
 * the demo.
 * @module
 */

/** @typedef {import('./snapshot.js').Page} Page */
/** @typedef {import('./share.js').Shared} Shared */
/** @typedef {number[]} Key when it was stored, in milliseconds, a random number, and of a page the number of its tab */

/** Milliseconds since its last use for which a page is kept: browsers drop tabs from memory, and a reload can be days away. */
const MAX_AGE = 7 * 24 * 60 * 60 * 1000;

/** How many pages are kept. */
const MAX_PAGES = 20;

/**
 * How many of them may have come to one tab that nobody used meanwhile: whoever opened it can send it page after page,
 * and is not to push out what other tabs show.
 */
const MAX_OF_TAB = 5;

/**
 * Characters of a page that are written at a time: what is written is copied, packed, and read once more for the index,
 * which for 8 million at once takes 130 ms, and for one 90 on a busy machine.
 */
const PART = 500_000;

/** Where a tab keeps its number over a reload. A tab that is opened from it, or a copy of it, gets a copy of that. */
const TAB = 'lectern.tab';

/** What people do in a tab, and no other site can. Some aids click without a pointer. */
const USES = ['pointerdown', 'click', 'keydown', 'wheel'];

/** How many things that were shared are kept at a time: each is taken at once, unless the demo does not open. */
const MAX_SHARES = 3;

/** Milliseconds for which it is kept. */
const MAX_SHARE_AGE = 60 * 60 * 1000;

/**
 * The databases, with the version of what they hold: a share that nobody takes is not to push out a page.
 * @typedef {{name: string, version: number}} Database
 */
const PAGES = { name: 'lectern', version: 3 };
const SHARES = { name: 'lectern-shares', version: 2 };

/** @returns {Key} */
export function newKey() {
  return [Date.now(), Math.random()];
}

/**
 * @returns {Key} of a page that comes to this tab
 * @throws {DOMException} where storage is blocked
 */
export function newPageKey() {
  const tab = Number(sessionStorage.getItem(TAB) ?? Math.random());
  sessionStorage.setItem(TAB, `${tab}`);
  return [...newKey(), tab];
}

/**
 * Has this tab lose its number whenever somebody uses it, so that what comes next, here or in a tab that is opened from
 * this one, does not count as sent unasked after what was read here.
 */
export function watchTab() {
  const forget = () => {
    try {
      sessionStorage.removeItem(TAB);
    } catch {
      // Where storage is blocked nothing is kept.
    }
  };
  for (const use of USES) addEventListener(use, forget, { capture: true, passive: true });
}

/**
 * Keeps a page, and clears out what is too old or too much.
 *
 * @param {Key} key
 * @param {Page} page
 * @returns {Promise<void>} rejected where storage is blocked or full
 */
export async function save(key, page) {
  await inStore('readwrite', (store) => {
    // A page that came in two parts takes the place of the first.
    store.delete(recordsOf(key));
    put(store, key, { ...page, html: '' });
    /** @param {number} at */
    const addPart = (at) => {
      if (at >= page.html.length) return;
      // One after the other: between them the tab can do other things.
      store.add(page.html.slice(at, at + PART), [...key, at]).onsuccess = () => addPart(at + PART);
    };
    addPart(0);
    return clearOut(store);
  });
}

/**
 * Clears out what is too old or too much.
 *
 * @returns {Promise<void>} rejected where storage is blocked
 */
export async function dropOld() {
  await inStore('readwrite', clearOut);
}

/**
 * Hands out a page that is kept, which counts as a use of it.
 *
 * @param {Key} key
 * @returns {Promise<Page | undefined>} undefined when it is kept no longer; rejected where storage is blocked
 */
export async function load(key) {
  const [page, ...parts] = await inStore('readwrite', (store) => {
    const request = store.getAll(recordsOf(key));
    request.onsuccess = () => request.result[0] && put(store, key, request.result[0]);
    return request;
  });
  return page && { ...page, html: parts.join('') };
}

/**
 * @param {Key} key
 * @returns {IDBKeyRange} of the page, and then of the parts of its source
 */
function recordsOf(key) {
  return IDBKeyRange.bound(key, [...key, Infinity]);
}

/**
 * @param {IDBObjectStore} store
 * @param {Key} key
 * @param {Page} page without its source
 */
function put(store, key, page) {
  store.put({ ...page, used: Date.now() }, key);
}

/**
 * Deletes what was not used for too long, and what was not used lately where there is too much.
 * @param {IDBObjectStore} store
 */
function clearOut(store) {
  const keys = /** @type {IDBRequest<Key[]>} */ (store.index('used').getAllKeys());
  const old = /** @type {IDBRequest<Key[]>} */ (store.index('used').getAllKeys(IDBKeyRange.upperBound(Date.now() - MAX_AGE)));
  old.onsuccess = () => {
    for (const key of new Set([...old.result, ...surplus(keys.result)])) store.delete(recordsOf(key));
  };
  return old;
}

/**
 * @param {Key[]} keys of pages, the one that was used last at the end
 * @returns {Key[]} those of pages that are too many, of their tab or in all
 */
export function surplus(keys) {
  /** @type {Map<number, number>} */
  const ofTab = new Map();
  const kept = keys.toReversed().filter(([, , tab]) => {
    const count = (ofTab.get(tab) ?? 0) + 1;
    ofTab.set(tab, count);
    return count <= MAX_OF_TAB;
  });
  const staying = new Set(kept.slice(0, MAX_PAGES));
  return keys.filter((key) => !staying.has(key));
}

/**
 * Keeps what was shared until it is taken, in place of what was shared long before.
 *
 * @param {Key} key
 * @param {Shared} shared
 * @returns {Promise<void>} rejected where storage is blocked or full
 */
export async function saveShare(key, shared) {
  await inShares((store) => {
    store.put(shared, key);
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      for (const old of keys.result.slice(0, -MAX_SHARES)) store.delete(old);
    };
    return keys;
  });
}

/**
 * Hands out what was shared, and keeps it no longer.
 *
 * @param {Key} key
 * @returns {Promise<Shared | undefined>} undefined when it is not there; rejected where storage is blocked
 */
export function takeShare(key) {
  return inShares((store) => {
    const request = store.get(key);
    store.delete(key);
    return request;
  });
}

/**
 * Deletes what was shared and not taken for too long, as every other use of what was shared does.
 *
 * @returns {Promise<void>} rejected where storage is blocked
 */
export async function dropOldShares() {
  await inShares((store) => store.count());
}

/**
 * @template T
 * @param {(store: IDBObjectStore) => IDBRequest<T>} use as inStore takes it
 * @returns {Promise<T>}
 */
function inShares(use) {
  return inStore(
    'readwrite',
    (store) => {
      store.delete(IDBKeyRange.upperBound([Date.now() - MAX_SHARE_AGE]));
      return use(store);
    },
    SHARES,
  );
}

/**
 * Runs one transaction.
 *
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} use returns the request whose result is wanted
 * @param {Database} [database]
 * @returns {Promise<T>}
 */
async function inStore(mode, use, { name, version } = PAGES) {
  const opening = indexedDB.open(name, version);
  opening.onupgradeneeded = ({ oldVersion }) => {
    // What an earlier version kept has another form.
    if (oldVersion > 0) opening.result.deleteObjectStore('pages');
    opening.result.createObjectStore('pages').createIndex('used', 'used');
  };
  const db = await outcome(opening);
  try {
    const transaction = db.transaction('pages', mode);
    const request = use(transaction.objectStore('pages'));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    db.close();
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function outcome(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
