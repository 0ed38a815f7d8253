// A click on a bookmark that holds a bookmarklet. A script cannot take its place: with the popup blocker on, a tab opens
// only for what a person did.
import { ENGINE } from './browser.js';
import { SYSTEM_ACCESS, callInWindows } from './firefox.js';

/** @typedef {import('playwright-core').Page} Page */

/** What `launch` needs so that bookmarks can be clicked. */
export const WITH_BOOKMARKS =
  ENGINE === 'firefox' ? { args: [SYSTEM_ACCESS], prefs: { 'browser.toolbars.bookmarks.visibility': 'always' } } : {};

/**
 * Clicks a bookmark while a page is in front.
 *
 * @param {Page} page
 * @param {string} address that of the bookmark
 * @returns {Promise<void>}
 */
export async function clickBookmark(page, address) {
  await page.bringToFront();
  await (ENGINE === 'firefox' ? clickInToolbar(page, address) : navigate(page, address));
}

/**
 * To Chromium this is what a click on a bookmark is.
 *
 * @param {Page} page
 * @param {string} address
 */
async function navigate(page, address) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.navigate', { url: address });
}

/**
 * Makes the bookmark the only one in Firefox's toolbar, and clicks it there.
 *
 * @param {Page} page
 * @param {string} address
 */
async function clickInToolbar(page, address) {
  if (await callInWindows(page.context().browser(), clickWhereInFront, page.url(), address)) return;
  throw new Error(`no window of Firefox shows ${page.url()}`);
}

/* global document, gBrowser, MutationObserver, PlacesUtils */
/** Runs in a window of Firefox; tells whether it shows the page. */
async function clickWhereInFront(url, address) {
  if (gBrowser?.selectedBrowser.currentURI.spec !== url) return false;
  const toolbar = document.getElementById('PlacesToolbarItems');
  await PlacesUtils.bookmarks.eraseEverything();
  const { guid } = await PlacesUtils.bookmarks.insert({
    parentGuid: PlacesUtils.bookmarks.toolbarGuid,
    title: 'Lectern',
    url: address,
  });
  const button = () => [...toolbar.children].find((item) => item._placesNode?.bookmarkGuid === guid);
  await new Promise((resolve) => {
    const seen = () => button() && resolve(observer.disconnect());
    const observer = new MutationObserver(seen);
    observer.observe(toolbar, { childList: true, attributes: true, subtree: true });
    seen();
  });
  button().click();
  return true;
}
