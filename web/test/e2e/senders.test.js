// Who else may bring a page to the reader, or have it shown: other windows, other origins, and pages that frame it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { story } from '../harness/prose.js';
import { HTML } from '../harness/server.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startHost, startSite, visit } from '../harness/stage.js';

/** Pages that the reader keeps in all, and of one tab. */
const [MAX_PAGES, MAX_OF_TAB] = [20, 5];

const browser = await startBrowser();
const site = await startSite();

/** A site of which the reader knows nothing. */
const stranger = await startHost((path) => {
  const framed = { '/reader': `reader.html${fragment(story('Framed'))}`, '/demo': `#shared=1,0.5` }[path];
  if (framed !== undefined) return { headers: HTML, body: `<iframe src="${site.address}${framed}" width="800" height="600"></iframe>` };
  return { headers: HTML, body: '<!doctype html><title>A page</title><button>Read</button>' };
});

for (const name of ['reader', 'demo']) {
  test(`inside another page the ${name} shows a link to itself, and does nothing else`, async () => {
    const { context, page } = await visit(browser);
    await page.goto(`${stranger.origin}/${name}`);
    const frame = page.frames()[1];
    await appears(frame, '.framed a');
    // Dropped by what keeps the rest from running; had that run, it would be under way by then.
    await frame.waitForFunction(() => location.hash === '');
    const seen = await frame.evaluate(async () => ({
      shown: [...document.body.children].filter((part) => part.checkVisibility()).map((part) => part.className),
      begun: document.querySelector('#size:not(:empty), #languages [aria-pressed], #result[data-state="working"], .article') !== null,
      kept: (await indexedDB.databases()).length + localStorage.length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    assert.deepEqual(seen, { shown: ['framed'], begun: false, kept: 0, workers: 0 });
    const [alone] = await Promise.all([context.waitForEvent('page'), frame.click('.framed a')]);
    await appears(alone, '#welcome:not([hidden]), #result[data-state="done"]');
    assert.equal(await alone.locator('.framed').isVisible(), false);
    assert.equal(await alone.evaluate(() => opener), null);
    await context.close();
  });
}

test('of all that is sent to the reader it takes a page alone, from its opener, which says that it is of its own site', async () => {
  const { context, page } = await visit(browser);
  await page.goto(`${stranger.origin}/`);
  await page.evaluate(
    ([reader, wrong, right]) => {
      const page = { html: wrong, url: `${origin}/story`, contentType: 'text/html', selection: false };
      const bad = [
        null,
        'page',
        { lectern: 'ready' },
        { lectern: 'page' },
        { lectern: 'page', page: null },
        { lectern: 'page', page: wrong },
        { lectern: 'page', page: { ...page, html: [wrong] } },
        { lectern: 'page', page: { ...page, html: new Blob([wrong]) } },
        { lectern: 'page', page: { ...page, url: undefined } },
        { lectern: 'page', page: { ...page, contentType: 7 } },
        { lectern: 'page', page: { ...page, contentType: `text/html;${'x'.repeat(5000)}` } },
        { lectern: 'page', page: { ...page, selection: 'no' } },
        { lectern: 'page', page: { ...page, url: 'https://bank.example/' } },
      ];
      let tab;
      addEventListener('message', async ({ source, data }) => {
        if (source !== tab || data?.lectern !== 'ready') return;
        for (const message of bad) tab.postMessage(message, '*');
        // Of the same site, but not what opened it.
        const frame = document.body.appendChild(document.createElement('iframe'));
        frame.src = '/other';
        await new Promise((resolve) => (frame.onload = resolve));
        const other = frame.contentWindow;
        other.eval('(tab, message) => tab.postMessage(message, "*")')(tab, { lectern: 'page', page });
        tab.postMessage({ lectern: 'page', page: { ...page, html: right } }, '*');
      });
      document.querySelector('button').onclick = () => {
        tab = open(reader);
      };
    },
    [`${site.address}reader.html#w=AAAA`, story('The wrong page'), story('The right page')],
  );
  const [reader] = await Promise.all([context.waitForEvent('page'), page.click('button')]);
  await appears(reader, '.article-title, #notice:not([hidden])');
  assert.equal(await reader.locator('.article-title').textContent(), 'The right page');
  await context.close();
});

test('whoever opened a tab can send it page after page, and pushes out none of another', async () => {
  const { context, page } = await visit(browser);
  const mine = await context.newPage();
  await mine.goto(`${site.address}reader.html${fragment(story('What I read'))}`);
  await appears(mine, '.article-title');
  // More tabs, so that nothing is left over but what one may have.
  await mine.evaluate(async (tabs) => {
    const { save } = await import('./source/store.js');
    for (let i = 0; i < tabs; i++) await save([i, 0.5, i], { html: '', url: '', contentType: '', selection: false });
  }, MAX_PAGES - MAX_OF_TAB - 1);
  await page.goto(`${stranger.origin}/`);
  await page.evaluate((reader) => {
    document.querySelector('button').onclick = () => {
      globalThis.tab = open(reader);
    };
  }, `${site.address}reader.html${fragment(story('Page 0'))}`);
  const [theirs] = await Promise.all([context.waitForEvent('page'), page.click('button')]);
  const kept = (title) => theirs.waitForFunction((title) => document.title === title && history.state?.lectern, title);
  await kept('Page 0');
  for (let i = 1; i <= MAX_OF_TAB; i++) {
    // In the end by loading the reader anew, which makes it forget what it has.
    const address = `${site.address}reader.html${i === MAX_OF_TAB ? '?' : ''}${fragment(story(`Page ${i}`))}`;
    await page.evaluate((address) => (globalThis.tab.location = address), address);
    await kept(`Page ${i}`);
  }
  await mine.reload();
  await appears(mine, '.article-title, #notice:not([hidden])');
  assert.equal(await mine.title(), 'What I read');
  await context.close();
});
