// What the tests of a file need in common: each thing starts when it is asked for, and ends with the last test.
import { after } from 'node:test';
import { ENGINE, PHONE, launch } from './browser.js';
import { serve } from './server.js';
import { complaints, serveSite } from './site.js';

/** What a page needs to use the clipboard without asking; Firefox asks nobody about what the page itself has copied. */
const CLIPBOARD = ENGINE === 'chromium' ? ['clipboard-read', 'clipboard-write'] : [];

/** Starts a browser. The options are those of `launch`. */
export async function startBrowser(options) {
  const browser = await launch({ brief: true, ...options });
  after(() => browser.close());
  return browser;
}

/** Starts a host of the built site; see `serveSite`. */
export async function startSite() {
  const site = await serveSite();
  after(() => site.close());
  return site;
}

/** Starts a host that answers as it is told; see `serve`. */
export async function startHost(answer) {
  const host = await serve(answer);
  after(() => host.close());
  return host;
}

/**
 * Opens an empty page for one test, with a storage of its own and the use of the clipboard.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options] more of them
 * @returns {Promise<{context: import('playwright-core').BrowserContext, page: import('playwright-core').Page, errors: string[]}>}
 *   errors collects what its pages complain about
 */
export async function visit(browser, options) {
  const context = await browser.newContext({ permissions: CLIPBOARD, ...options });
  const errors = complaints(context);
  return { context, page: await context.newPage(), errors };
}

/**
 * Opens an empty page on a phone, for one test.
 *
 * @returns {Promise<{page: import('playwright-core').Page, touch(selector: string): Promise<void>}>}
 */
export async function visitPhone() {
  const browser = await startBrowser({ prefs: PHONE.prefs });
  const context = await browser.newContext(PHONE.context);
  const page = await context.newPage();
  return { page, touch: (selector) => page[PHONE.touch](selector) };
}

/**
 * Waits until the first element that matches is seen. It looks whenever the page is drawn; the driver's own way looks
 * twice a second.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} selector of CSS
 */
export async function appears(page, selector) {
  await page.waitForFunction((selector) => document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }), selector);
}
