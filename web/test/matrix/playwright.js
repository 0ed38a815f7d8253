// Chromium or Firefox, as the matrix needs a browser.
import { ENGINE, launch } from '../harness/browser.js';
import { clickBookmark, WITH_BOOKMARKS } from '../harness/bookmark.js';
import { until, watchPage } from './observe.js';
import { collectComplaints } from './pages.js';

/** @typedef {import('./observe.js').Browser} Browser */
/** @typedef {import('./observe.js').Tab} Tab */

/**
 * Starts the browser that ENGINE names.
 *
 * @returns {Promise<Browser>}
 */
export async function start() {
  const browser = await launch({ brief: true, blockPopups: true, ...WITH_BOOKMARKS });
  // One for all pages, so that what the reader loads is loaded once.
  const context = await browser.newContext();
  await context.addInitScript(collectComplaints);
  await context.addInitScript(watchPage);
  let alerts;
  context.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    dialog.dismiss();
  });
  return {
    name: ENGINE,
    async open(address) {
      const others = context.pages();
      alerts = [];
      const page = await context.newPage();
      await Promise.all(others.map((other) => other.close()));
      await page.goto(address);
      return tab(page);
    },
    tabs: async () => context.pages().map(tab),
    alerts: async () => alerts,
    close: () => browser.close(),
  };
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Tab}
 */
function tab(page) {
  return {
    id: page,
    // What Playwright has in its place misses pages that come back from the cache.
    address: () => page.evaluate('location.href'),
    run: (code, ...values) => page.evaluate(`(${code})(...${JSON.stringify(values)})`),
    click: (address) => clickBookmark(page, address),
    visit: (address) => page.goto(address),
    reload: () => page.reload(),
    back: () => move(page, -1),
    forward: () => move(page, 1),
  };
}

/**
 * Goes through the history. Playwright's own methods wait in vain for pages that come back from the cache.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} steps
 */
async function move(page, steps) {
  const was = await page.evaluate('location.href');
  await page.evaluate((steps) => setTimeout(() => history.go(steps)), steps);
  await until(async () => (await page.evaluate('location.href')) !== was && page.evaluate('document.readyState === "complete"'), 'a page');
}
