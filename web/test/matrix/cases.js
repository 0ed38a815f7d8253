// What must hold in every browser when the bookmark is clicked, on pages of another site.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CUT, leadsNowhere, observe, until } from './observe.js';
import { CASES, MATRIX_ONLY, NO_SCRIPT, servePages, serveReader } from './pages.js';
import { published } from './table.js';

/** What is missing of pages that no way is wide enough for. @type {Record<string, string>} */
const MISSING = { 'coop, 3 MB of pictures': 'without pictures' };

/**
 * Tests the bookmarklet in a browser.
 *
 * @param {() => Promise<import('./observe.js').Browser>} start
 * @returns {Promise<void>}
 */
export async function testBookmarklet(start) {
  const site = await serveReader();
  const pages = await servePages();
  const browser = await start();
  after(() => Promise.all([browser.close(), pages.close(), site.close()]));
  const look = (path) => browser.open(pages.origin + path).then((page) => observe(browser, page, site));
  const table = published(browser.name);

  test('the popup blocker is on', async () => {
    const page = await browser.open(`${pages.origin}/popup`);
    assert.equal(await page.run(() => opened), false);
    assert.equal((await browser.tabs()).length, 1);
  });

  test('the table has all pages', () => assert.deepEqual(Object.keys(table), CASES.map(({ name }) => name)));

  for (const { name, path } of CASES.filter(({ name }) => name !== NO_SCRIPT && !MATRIX_ONLY.includes(name))) {
    test(`it reads a page under ${name}`, async () => {
      const { way, reader, article, notice, alerts, tabs, complaints } = await look(path);
      const [how, missing] = way.split(', ');
      assert.notEqual(way, 'none', notice || alerts.join());
      assert.equal(missing, MISSING[name]);
      assert.equal(way, table[name], 'as the README says');
      assert.equal(CUT.test(notice), missing !== undefined, notice);
      assert.doesNotMatch(article, /All rights reserved/);
      assert.equal(await reader.address(), site.reader, 'the page is not left in the address');
      assert.notEqual(await reader.run(() => origin), 'null', 'no sandbox is inherited');
      assert.equal(tabs, how === 'same tab' ? 1 : 2);
      assert.deepEqual([alerts, complaints], [[], []]);
    });
  }

  test('where no script may run, nothing happens', async () => {
    const page = await browser.open(`${pages.origin}/${NO_SCRIPT}`);
    assert.ok(await leadsNowhere(browser, page, site, `${pages.origin}/none`));
    assert.equal(table[NO_SCRIPT], 'none');
  });

  for (const path of ['/none', '/sandbox-js-so']) {
    test(`a reload keeps the article of ${path}`, async () => {
      const { reader, article } = await look(path);
      await reader.reload();
      assert.equal(await until(() => reader.run(shownArticle), 'the article'), article);
      assert.equal(await reader.address(), site.reader);
    });
  }

  test('in a tab of its own the reader has nothing behind it', async () => {
    const { reader } = await look('/none');
    assert.equal(await reader.run(() => history.length), 1);
  });

  test('Back leads from the reader to the page it came from, and Forward to the article', async () => {
    const { reader, article } = await look('/sandbox-js-so');
    await reader.back();
    assert.equal(await reader.address(), `${pages.origin}/sandbox-js-so`);
    assert.match(await reader.run(() => document.body.innerText), /All rights reserved/);
    await reader.forward();
    assert.equal(await until(() => reader.run(shownArticle), 'the article'), article);
    assert.equal(await reader.address(), site.reader);
  });

  test('the article knows where it came from', async () => {
    const { reader } = await look('/none');
    const facts = await reader.run(() => ({
      title: document.querySelector('.article-title').textContent,
      byline: document.querySelector('.article-byline').textContent,
      original: document.getElementById('original').href,
      notes: [...document.querySelectorAll('.article-content a')].find((link) => link.textContent === 'the notes').href,
    }));
    assert.match(facts.byline, /Mara Oster/);
    delete facts.byline;
    assert.deepEqual(facts, { title: 'Six o’clock', original: `${pages.origin}/none`, notes: `${pages.origin}/notes.html` });
  });

  // In WebKit the click stands for a paste.
  test('only what is selected is read', { skip: browser.name === 'webkit' && 'the selection ends when the address bar is used' }, async () => {
    const page = await browser.open(`${pages.origin}/none`);
    await page.run(() => {
      const [, , third, fourth] = document.querySelectorAll('article > p');
      const range = document.createRange();
      range.setStart(third, 0);
      range.setEnd(fourth, 1);
      getSelection().addRange(range);
    });
    const { reader } = await observe(browser, page, site);
    assert.equal(await reader.run(() => document.querySelectorAll('.article-content p').length), 2);
  });

  test('the page it runs in is left as it was', async () => {
    const page = await browser.open(`${pages.origin}/none`);
    const source = () => document.documentElement.outerHTML;
    const was = await page.run(source);
    await page.run(() => {
      window.changes = [];
      new MutationObserver((list) => window.changes.push(...list.map(({ type }) => type))).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    await observe(browser, page, site);
    assert.equal(await page.run(source), was);
    assert.deepEqual(await page.run(() => window.changes), []);
  });

  test('it says what went wrong, and closes the tab that it opened', async () => {
    const page = await browser.open(`${pages.origin}/none`);
    await page.run(() => {
      window.CompressionStream = function () {
        throw new Error('no streams here');
      };
    });
    const { alerts, tabs } = await observe(browser, page, site);
    assert.match(alerts.join(), /^Lectern: .*no streams here/);
    assert.equal(tabs, 1);
  });

  test('the host of the reader never learnt where it was used', () => {
    assert.ok(site.requests.length > CASES.length);
    assert.deepEqual([...site.referrers].filter((address) => new URL(address).origin !== new URL(site.reader).origin), []);
  });
}

/** Runs in the reader. */
function shownArticle() {
  return document.querySelector('#article > :not([hidden]) > .article-content')?.textContent;
}
