/**
 * The sending side of the hand-off. handoff.js is the receiving one.
 *
 * A page goes to the reader in the fragment of its address, which no server sees, no policy of the page forbids and
 * no cross-origin isolation cuts off. What is too long for that goes by message, once the reader says that it is
 * ready. Where the reader can say nothing, for the site isolates its tabs, the page goes in two fragments: one in the
 * new tab, the other in this one, which the reader leads back to the page at once.
 * @module
 */
import { pack } from './codec.js';

/** Characters of a fragment that every browser takes: Firefox throws beyond 1,048,576, Chromium gives up at twice that. */
const MAX_FRAGMENT = 1e6;

/**
 * Milliseconds between two looks at the new tab; browsers make a second of it for a page behind another. And for how long
 * it is looked at, and the page kept for it, if it does not say that it is ready.
 */
const LOOK = 500;
const PATIENCE = 60_000;

/** How much of what should fit is tried: no two parts of a page pack alike. */
const MARGIN = 0.95;

/** Inline pictures: most of what does not compress, and the first to go where a page is too long. */
const INLINE_PICTURE = / [\w-]+="data:[^"]*"/g;

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
    if (tab && packed.length > MAX_FRAGMENT) {
      post(tab, reader, page, await fit(page, packed, 2 * MAX_FRAGMENT));
    } else {
      const address = `${reader}#z=${await fit(page, packed, MAX_FRAGMENT)}`;
      // Where there is no tab any more, this one serves as well.
      follow(tab?.closed === false ? tab : self, address);
    }
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/**
 * Opens an empty tab. A refusal is null in some browsers and an exception in others.
 *
 * None is opened from a sandbox where the origin tells of it, which on the web is one that is opaque: the tab would inherit
 * the sandbox, and the reader could neither start its worker nor keep the page. What this tab shows next inherits
 * nothing. With `allow-same-origin` nothing tells of it; the reader then works, but for what that sandbox forbids.
 */
function openTab() {
  try {
    if (origin !== 'null' || !location.host) return open();
  } catch {
    // As good as none.
  }
}

/**
 * Packs a page into so many characters: whole where it fits, else without the pictures that stand in its markup, and if that is not enough,
 * without its end. The page then says so.
 *
 * @param {import('./snapshot.js').Page} page
 * @param {string} packed the whole page
 * @param {number} room
 */
async function fit(page, packed, room) {
  let { html } = page;
  while (packed.length > room && html) {
    const bare = html.replace(INLINE_PICTURE, '');
    html = bare === html ? html.slice(0, (MARGIN * room * html.length) / packed.length) : bare;
    page = { ...page, html, cut: true };
    packed = await pack(page);
  }
  return packed;
}

/**
 * Leads a tab to an address as a link does, which alone can keep the reader's host from learning where it is used.
 *
 * @param {any} tab
 * @param {string} address
 */
function follow({ document }, address) {
  // Of no other namespace can it be clicked, which matters in documents that are no HTML.
  const link = document.createElementNS('http://www.w3.org/1999/xhtml', 'a');
  link.rel = 'noreferrer';
  link.href = address;
  link.click();
}

/**
 * Offers a page that is too long for one fragment.
 *
 * @param {any} tab
 * @param {string} reader
 * @param {import('./snapshot.js').Page | null} page null once it is sent or not waited for any more
 * @param {string} packed the page, or what of it goes into two fragments
 */
function post(tab, reader, page, packed) {
  const rest = packed.slice(MAX_FRAGMENT);
  const id = `${Math.random()}:`;
  let hidden = false;
  const end = () => {
    clearInterval(timer);
    // It may be long.
    page = null;
  };
  const timer = setInterval(() => {
    const wasHidden = hidden;
    hidden = document.hidden;
    if (!tab.closed) return;
    end();
    // Where this page has come to the front again, it was somebody who closed the tab.
    if (rest && (hidden || !wasHidden)) follow(self, `${reader}#n=${id}${rest}`);
  }, LOOK);
  setTimeout(end, PATIENCE);
  addEventListener('message', ({ source, data }) => {
    if (source !== tab || data?.lectern !== 'ready') return;
    // To the reader's origin alone: were another one in the tab, the browser would drop it.
    tab.postMessage({ lectern: 'page', page }, reader);
    end();
  });
  follow(tab, `${reader}#w=${rest && id}${packed.slice(0, MAX_FRAGMENT)}`);
}
