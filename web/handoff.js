/**
 * The reader's side of the hand-off: what the bookmarklet sends arrives here.
 * @module
 */

/**
 * Takes the page that was handed to this reader: out of the fragment, from the window that opened it, or, after a
 * reload, out of storage. The fragment is dropped from the address at once.
 *
 * @returns {Promise<import('./snapshot.js').Page | null>} null where nothing was handed over (the reader was opened
 *   by its bare address, or what was kept has expired)
 * @throws {import('./errors.js').LecternError} `bad-input` when what arrived is damaged or its sender cannot be
 *   reached, `too-large` when it unpacks to more than 32 MiB
 */
export async function receive() {
  return null;
}

/**
 * Keeps a page that came another way (pasted, or from a file) so that it survives a reload of this tab, as a page
 * handed over does. Silently does nothing where storage is blocked.
 *
 * @param {import('./snapshot.js').Page} page
 * @returns {Promise<void>}
 */
export async function keep(page) {
  void page;
}
