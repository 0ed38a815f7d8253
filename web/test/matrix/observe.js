// What happens when the bookmark is clicked on a page.
import { setTimeout as pause } from 'node:timers/promises';
import { FIRST_WORDS, LAST_WORDS } from './pages.js';

/**
 * A browser with its popup blocker on.
 *
 * @typedef {object} Browser
 * @property {string} name
 * @property {(address: string) => Promise<Tab>} open closes all tabs and opens a page, which is watched
 * @property {() => Promise<Tab[]>} tabs those that are open
 * @property {() => Promise<string[]>} alerts what pages have said with `alert` since the page was opened
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Tab
 * @property {unknown} id
 * @property {() => Promise<string>} address
 * @property {(code: Function, ...values: unknown[]) => Promise<any>} run runs a function in its page; not without
 *   need before a click, since Playwright takes that for a person's doing
 * @property {(bookmarklet: string) => Promise<void>} click clicks a bookmark while it is in front
 * @property {(address: string) => Promise<unknown>} visit opens another page in it
 * @property {() => Promise<unknown>} reload
 * @property {() => Promise<unknown>} back
 * @property {() => Promise<unknown>} forward
 */

/**
 * What a click on the bookmark led to.
 *
 * @typedef {object} Outcome
 * @property {string} way how the page came to the reader: 'new tab', 'same tab', 'message', 'two parts', or 'none';
 *   behind it, what of the page is missing
 * @property {Tab} [reader]
 * @property {string} article what the reader shows
 * @property {string} notice what it says besides
 * @property {string[]} alerts
 * @property {number} tabs how many are open
 * @property {string[]} complaints errors and violated policies of the page and of the reader
 */

/** What the reader says of a page that came without a part of it. */
export const CUT = /A part of this page is missing/;

/** Milliseconds between two looks at the tabs. */
const INTERVAL = 50;

/** Milliseconds after which nothing more is expected: extraction alone may take 15 seconds. */
const PATIENCE = 60_000;

/**
 * Waits until something is there.
 *
 * @template T
 * @param {() => Promise<T>} look its failures are those of tabs that are just loading
 * @param {string} what
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(look, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    let cause;
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`, { cause });
    await pause(INTERVAL);
  }
}

/** Runs in each page before the click: takes down what the way shows by. */
export function watchPage() {
  window.heard = false;
  addEventListener('message', ({ data }) => (window.heard ||= data?.lectern === 'ready'));
  window.left = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
  addEventListener('pageshow', ({ persisted }) => (window.left ||= persisted));
}

/** Runs in the page. */
function seenByPage() {
  const { complaints, heard, left } = window;
  // Where the page had to be loaded anew, nothing may be known of before.
  return complaints ? { complaints, heard, left } : { complaints: [], heard: false, left: true };
}

/** Runs in the reader. */
function shownByReader() {
  const article = document.querySelector('#article > :not([hidden]) > .article-content')?.textContent ?? '';
  const notice = document.querySelector('#notice:not([hidden])')?.innerText ?? '';
  return article || notice ? { article, notice } : null;
}

/**
 * Clicks the bookmark on a page and waits until the reader shows something, or the bookmarklet says something.
 *
 * @param {Browser} browser
 * @param {Tab} page
 * @param {{reader: string, bookmarklet: string}} site
 * @returns {Promise<Outcome>}
 */
export async function observe(browser, page, site) {
  await page.click(site.bookmarklet);
  const nothing = { article: '', notice: '' };
  const { reader, article, notice, alerts } = await until(async () => {
    const alerts = await browser.alerts();
    if (alerts.length) return { ...nothing, alerts };
    for (const reader of await browser.tabs()) {
      const shown = (await reader.address()).startsWith(site.reader) && (await reader.run(shownByReader));
      if (shown) return { ...shown, reader, alerts };
    }
    return undefined;
  }, 'the reader or an alert');
  const same = reader?.id === page.id;
  let seen = { complaints: [], heard: false, left: false };
  if (!same) {
    await until(async () => !(await page.address()).startsWith(site.reader), 'the page in its own tab');
    seen = await page.run(seenByPage);
  }
  const way = same ? 'same tab' : seen.left ? 'two parts' : seen.heard ? 'message' : 'new tab';
  const missing = !article.includes(LAST_WORDS) ? ', without its end' : CUT.test(notice) ? ', without pictures' : '';
  return {
    way: article.includes(FIRST_WORDS) ? way + missing : 'none',
    reader,
    article,
    notice,
    alerts,
    tabs: (await browser.tabs()).length,
    complaints: [...seen.complaints, ...(reader ? await reader.run(() => window.complaints) : [])],
  };
}

/**
 * Clicks the bookmark on a page where no script may run, and then on another page in the same tab: whatever the first
 * click led to is there by the time that the second one has led to the reader.
 *
 * @param {Browser} browser
 * @param {Tab} page
 * @param {{reader: string, bookmarklet: string}} site
 * @param {string} plain the other page's address
 * @returns {Promise<boolean>} whether the first click led nowhere
 */
export async function leadsNowhere(browser, page, site, plain) {
  const source = () => document.documentElement.outerHTML;
  const was = await page.run(source);
  await page.click(site.bookmarklet);
  const is = await page.run(source);
  await page.visit(plain);
  const { tabs } = await observe(browser, page, site);
  return is === was && tabs === 2;
}
