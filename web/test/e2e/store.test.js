// Pages that the reader keeps.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { story } from '../harness/prose.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite, visit } from '../harness/stage.js';

const browser = await startBrowser();
const site = await startSite();

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
});

afterEach(() => context.close());

test('an article survives a reload, without being left in the address', async () => {
  await page.goto(`${site.address}reader.html${fragment(story('Passing ships'))}`);
  await appears(page, '#article .article-content p');
  assert.equal(page.url(), `${site.address}reader.html`);
  assert.equal(await page.title(), 'Passing ships');
  await page.reload();
  await appears(page, '#article .article-content p');
  assert.equal(await page.locator('.article-title').textContent(), 'Passing ships');
  assert.equal(await page.locator('#original').getAttribute('href'), 'https://a.example/story');
  const kept = await page.evaluate(async () => {
    const { dropOld, load } = await import('./source/store.js');
    const [now, found] = [Date.now(), []];
    for (const days of [6, 12, 20]) {
      Date.now = () => now + days * 24 * 60 * 60 * 1000;
      await dropOld();
      found.push(Boolean(await load(history.state.lectern)));
    }
    return found;
  });
  assert.deepEqual(kept, [true, true, false], 'for seven days after it was last read');
  assert.deepEqual(errors, []);
});

test('a page of any length is kept whole, and takes the place of what came before it', async () => {
  const texts = ['part', `${'x'.repeat(999_999)}\u{1f4d6}${'y'.repeat(1_500_000)}`, 'short', ''];
  await page.goto(`${site.address}reader.html`);
  const kept = await page.evaluate(async (texts) => {
    const { load, newPageKey, save } = await import('./source/store.js');
    const key = newPageKey();
    const found = [];
    for (const html of texts) {
      await save(key, { html, url: 'https://a.example/', contentType: 'text/html', selection: false });
      const page = await load(key);
      found.push(page.html === html && page.url);
    }
    return [...found, await load([...key.slice(0, 2), -1])];
  }, texts);
  assert.deepEqual(kept, [...texts.map(() => 'https://a.example/'), undefined]);
});
