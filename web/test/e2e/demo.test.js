// The demo page: samples, pasting, files, and what cannot be read.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import { PARAGRAPHS, story } from '../harness/prose.js';
import { appears, startBrowser, startSite, visit } from '../harness/stage.js';

const STORY = story('The Last Ferry', { more: '<h2>A second heading</h2>' });

/** A page that is past the limit on bytes. */
const HUGE = Buffer.alloc(9_000_000, `<p>${'one long word after another '.repeat(100)}</p>\n`);

const browser = await startBrowser();
const site = await startSite();
const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
after(() => rm(folder, { recursive: true }));

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
  await page.goto(site.address);
  await settled();
});

afterEach(async () => {
  await context.close();
  assert.deepEqual(errors, [], 'the page has nothing to complain about');
});

/** Waits until the work that the last act began has ended, one way or the other. */
async function settled() {
  await page.waitForFunction(() => ['done', 'failed'].includes(document.getElementById('result').dataset.state));
  return page.locator('#result').getAttribute('data-state');
}

/** Does something that starts work, and waits until that has ended. */
async function working(act) {
  await page.locator('#result').evaluate((result) => delete result.dataset.state);
  await act();
  return settled();
}

const title = () => page.locator('#reading .article-title').textContent();
const reading = () => page.locator('#reading .article-content').innerText();
const notice = () => page.locator('#notice');

/** Pastes into the page, as a person does who copied something elsewhere. */
async function paste(flavours) {
  await page.evaluate((flavours) => {
    const fill = (event) => {
      event.preventDefault();
      for (const [type, text] of Object.entries(flavours)) event.clipboardData.setData(type, text);
    };
    document.addEventListener('copy', fill, { once: true });
    document.execCommand('copy');
  }, flavours);
  await page.keyboard.press('ControlOrMeta+v');
}

/** Drops a file onto the page. */
function drop(name, type, content) {
  return page.evaluate(
    ([name, type, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], name, { type }));
      for (const event of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    },
    [name, type, content],
  );
}

/** Opens a file: its type is what the browser makes of its name. */
async function open(name, bytes) {
  const path = join(folder, name);
  await writeFile(path, Buffer.from(bytes));
  await page.locator('#file-input').setInputFiles(path);
}

async function submit(source) {
  if (await page.locator('#source-form').isHidden()) await page.click('#source-tab-html');
  await page.fill('#source-input', source);
  await page.click('#clean');
}

test('each sample becomes an article', async () => {
  const names = await page.locator('#samples [data-sample]').evaluateAll((buttons) => buttons.map((button) => button.dataset.sample));
  assert.ok(names.length >= 5);
  for (const name of names) {
    assert.equal(await working(() => page.click(`[data-sample="${name}"]`)), 'done', name);
    assert.equal(await page.locator(`[data-sample="${name}"]`).getAttribute('aria-pressed'), 'true');
    assert.ok((await title()).length > 5, name);
    assert.ok((await reading()).length > 500, name);
    const menu = await page.frameLocator('#sample-frame').locator('nav').first().innerText();
    assert.ok(!(await reading()).includes(menu), `${name} without its menu`);
    for (const tab of ['markdown', 'text', 'details']) {
      await page.click(`#result-tab-${tab}`);
      assert.ok((await page.locator(`#${tab}`).innerText()).length > 100, `${name} as ${tab}`);
    }
    await page.click('#result-tab-reading');
    assert.match(await page.locator('#status').textContent(), /words kept/);
  }
});

test('a page becomes an article that is pasted, as source, as it was copied or as a plain text, dropped or opened', async () => {
  assert.equal(await working(() => submit(STORY)), 'done');
  assert.equal(await title(), 'The Last Ferry');
  assert.equal(await page.locator('#reading .article-content h2, #reading .article-content h3').count(), 1);
  assert.doesNotMatch(await reading(), /Ten more stories|News/);
  const cafe = STORY.replaceAll('ferry', 'café');
  assert.equal(await working(() => paste({ 'text/html': cafe, 'text/plain': 'The Last Ferry' })), 'done');
  assert.match(await reading(), /The café leaves the north quay/);
  assert.equal(await working(() => paste({ 'text/plain': PARAGRAPHS.join('\n\n') })), 'done');
  assert.equal(await page.locator('#reading .article-content p').count(), PARAGRAPHS.length);
  assert.equal(await working(() => drop('ferry.html', 'text/html', STORY)), 'done');
  assert.equal(await title(), 'The Last Ferry');
  assert.match(await reading(), /The ferry leaves/);
  // In whatever encoding it is.
  for (const [name, bytes] of [['old.htm', Buffer.from(cafe, 'latin1')], ['wide.html', Buffer.from(`\ufeff${STORY}`, 'utf16le')]]) {
    assert.equal(await working(() => open(name, bytes)), 'done');
    assert.match(await reading(), name === 'old.htm' ? /The café leaves/ : /The ferry leaves/);
  }
});

test('the result can be copied as formatted text, as Markdown and as text', async () => {
  await working(() => submit(STORY));
  await page.click('#copy-result');
  await page.waitForFunction(() => document.getElementById('status').textContent === 'Copied as formatted and as plain text.');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^The Last Ferry\n[^]*\nA second heading\n/);
  await page.click('#result-tab-markdown');
  await page.click('#copy-result');
  await page.waitForFunction(() => document.getElementById('status').textContent === 'Copied as Markdown.');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^---\n[^]*\n# The Last Ferry\n[^]*\n#+ A second heading\n/);
  await page.click('#result-tab-text');
  await page.click('#copy-result');
  await page.waitForFunction(() => document.getElementById('status').textContent === 'Copied as text.');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^The Last Ferry\n[^]*\nA second heading\n/);
});

test('the result opens in the reader', async () => {
  await working(() => submit(STORY));
  const [tab] = await Promise.all([context.waitForEvent('page'), page.click('#open-reader')]);
  await appears(tab, '#article .article-content p');
  assert.equal(await tab.locator('.article-title').textContent(), 'The Last Ferry');
  assert.equal(new URL(tab.url()).hash, '');
});

test('the code for other pages can be copied', async () => {
  await page.click('#copy-snippet');
  await page.waitForFunction(() => document.getElementById('snippet-note').textContent.startsWith('Copied'));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^<!doctype html>\n[^]*toFragment\(article\.content\)/);
});

test('the button to drag holds the whole bookmarklet', async () => {
  const href = await page.locator('#bookmarklet').getAttribute('href');
  assert.ok(href.startsWith('javascript:'));
  const source = decodeURIComponent(href.slice('javascript:'.length));
  assert.ok(source.includes(new URL('reader.html', site.address).href));
  assert.ok(!source.includes('LECTERN_READER_URL'));
});

// What each shows: a message, or the best that can be made of it. Never nothing.
const ANSWERS = [
  ['nothing', () => submit(' \n '), /is empty/],
  ['nothing readable', () => paste({ 'text/plain': ' ' }), /no text/],
  ['an address', () => submit('https://a.example/story'), /address/],
  ['an empty file', () => open('empty.html', ''), /file is empty/],
  ['an empty page', () => open('empty.html', '<!doctype html><title>x</title><div id=app></div><script src=app.js></script>'), /no text on this page/],
  ['a file of another kind', () => open('style.css', 'p { color: red }'), /kind of file/],
  ['a picture that calls itself a page', () => open('photo.html', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(5000).keys()])), /is a picture/],
  ['a PDF that calls itself a text', () => drop('report.txt', 'text/plain', '%PDF-1.7\n1 0 obj'), /is a PDF/],
  ['20 MB', () => open('big.html', Buffer.alloc(20_000_000, '<p>word word</p>')), /too large/],
  ['100,000 nested elements', () => open('deep.html', '<div>'.repeat(100_000)), /no text/],
  ['a page of links alone', () => submit(`<!doctype html>${'<a href=/x>Home</a> '.repeat(30)}`), /no article/],
];

test('there is an answer to everything, and work goes on', async () => {
  for (const [name, act, want] of ANSWERS) {
    assert.equal(await working(act), 'failed', name);
    assert.ok(await notice().isVisible(), name);
    assert.match(await page.locator('#notice-title').textContent(), want, name);
    assert.ok((await page.locator('#notice-advice').textContent()).length > 20, name);
    assert.equal(await page.locator('#reading').innerText(), '', name);
    assert.ok(await page.locator('#progress').isHidden(), name);
    assert.equal(await working(() => submit(STORY)), 'done', name);
    assert.equal(await title(), 'The Last Ferry', name);
    assert.ok(await notice().isHidden(), name);
  }
});

test('what cannot be read as an article can be read as text', async () => {
  assert.equal(await working(() => open('big.html', HUGE)), 'failed');
  await page.click('#show-text');
  await appears(page, '#reading .article-content p');
  assert.match(await page.locator('#reading .article-content').evaluate((node) => node.textContent.slice(0, 1000)), /one long word/);
});

test('after a failure, the reader gets the page whose text is shown', async () => {
  await working(() => submit(STORY));
  assert.equal(await working(() => open('big.html', HUGE)), 'failed');
  assert.ok(await page.locator('#open-reader').isDisabled());
  assert.equal(await working(() => submit('<!doctype html><title>Links</title><body><nav><a href="/w">word</a></nav></body>')), 'failed');
  assert.ok(await page.locator('#open-reader').isDisabled());
  assert.equal(await working(() => page.click('#show-text')), 'done');
  const [tab] = await Promise.all([context.waitForEvent('page'), page.click('#open-reader')]);
  await tab.click('#show-text');
  await appears(tab, '#article .article-content');
  assert.match(await tab.locator('#article .article-content').innerText(), /^word$/);
});

test('what is shown beside a refusal is what was refused', async () => {
  for (const [act, shown, remark] of [
    [() => open('photo.html', [0xff, 0xd8, 0xff]), '', 'photo.html'],
    [() => paste({ 'text/plain': 'https://a.example/story' }), 'https://a.example/story', ''],
  ]) {
    await working(() => page.click('[data-sample="essay"]'));
    assert.equal(await working(act), 'failed');
    assert.ok(await page.locator('#source-tab-page').isHidden());
    assert.ok(await page.locator('#source-form').isVisible());
    assert.equal(await page.locator('#source-input').inputValue(), shown);
    assert.equal(await page.locator('#source-url').inputValue(), '');
    assert.equal(await page.locator('#source-note').textContent(), remark);
    assert.equal(await working(() => page.click('#clean')), 'failed', 'nothing is left of the page before');
  }
});

test('a refusal is not overtaken by the work before it', async () => {
  const held = [];
  const asked = new Promise((resolve) => context.route('**/samples/essay.html', (route) => held.push(route) === 2 && resolve()));
  await page.click('[data-sample="essay"]');
  await asked; // by the frame and by the module
  assert.equal(await working(() => open('photo.html', [0xff, 0xd8, 0xff])), 'failed');
  await context.unroute('**/samples/essay.html');
  await Promise.allSettled(held.map((route) => route.continue()));
  // The worker answers in order: once it has answered this, it has answered what was asked before.
  await page.evaluate(async () => {
    const { extract } = await import('./lectern.js');
    await extract(await (await fetch('samples/essay.html')).text());
  });
  assert.equal(await settled(), 'failed');
  assert.match(await page.locator('#notice-title').textContent(), /picture/);
  assert.equal(await page.locator('#reading').innerText(), '');
});

test('what word processors copy is read, not the picture that they add', async () => {
  await page.evaluate(async (html) => {
    const picture = await new Promise((resolve) => Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).toBlob(resolve));
    const flavours = { 'text/html': new Blob([html], { type: 'text/html' }), [picture.type]: picture };
    await navigator.clipboard.write([new ClipboardItem(flavours)]);
  }, STORY);
  assert.equal(await working(() => page.keyboard.press('ControlOrMeta+v')), 'done');
  assert.equal(await title(), 'The Last Ferry');
});

test('the beginning of a result is brought into sight', async () => {
  const top = () => page.locator('#result').evaluate((result) => result.getBoundingClientRect().top);
  const inSight = () => page.waitForFunction(() => Math.abs(document.getElementById('result').getBoundingClientRect().top - 16) < 2);
  await page.locator('#result-body').evaluate((body) => (body.scrollTop = 300));
  await working(() => page.click('[data-sample="essay"]'));
  assert.equal(await page.locator('#result-body').evaluate((body) => body.scrollTop), 0);
  assert.equal(await page.evaluate(() => scrollY), 0, 'what is in sight stays where it is');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const act of [() => page.click('[data-sample="tech"]'), () => paste({ 'text/html': STORY }), () => open('photo.html', [0xff, 0xd8, 0xff])]) {
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    assert.ok((await top()) > 844 * 0.6);
    await working(act);
    await inSight();
  }
});

test('a phone is told to copy the bookmark, not to drag it', async () => {
  assert.match(await page.locator('.hero').innerText(), /Drag this button/);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.doesNotMatch(await page.locator('.hero').innerText(), /[Dd]rag/);
  await page.click('#bookmarklet');
  await page.waitForFunction(() => document.getElementById('bookmarklet-note').textContent.startsWith('Copied'));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^javascript:/);
});

test('a sample that does not arrive is said to be missing, and can be tried again', async () => {
  const sample = '**/samples/essay.html';
  for (const answer of [(route) => route.fulfill({ status: 404, body: 'Not here' }), (route) => route.abort()]) {
    await context.route(sample, answer);
    assert.equal(await working(() => page.click('[data-sample="essay"]')), 'failed');
    assert.match(await page.locator('#notice-title').textContent(), /could not be loaded/);
    assert.ok(await page.locator('#open-reader').isDisabled());
    await context.unroute(sample);
    assert.equal(await working(() => page.click('#retry')), 'done');
    assert.ok(await notice().isHidden());
    assert.match(await page.locator('#status').textContent(), /words kept/);
    await working(() => page.click('[data-sample="news"]'));
  }
  assert.ok(errors.length > 0 && errors.every((error) => error.includes('essay.html')), errors.join('\n'));
  errors.length = 0;
});
