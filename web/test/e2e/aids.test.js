// Aids to reading: outline, jumps, place, progress.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { PARAGRAPHS, story } from '../harness/prose.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite, visit } from '../harness/stage.js';

const NOTE = '<sup><a href="#fn1" id="ref1">1</a></sup>, as <a href="#chapter-4">the last chapter</a> has it';

/** Four chapters of two parts, with a note. */
const BOOK = `<!doctype html><html lang=en><title>Passing ships</title><article><h1>Passing ships</h1>${[1, 2, 3, 4]
  .map((n) => `<h2 id="chapter-${n}">Chapter ${n}</h2><p>${PARAGRAPHS[n]}${n === 1 ? NOTE : ''}</p><h3>Part of ${n}</h3>${PARAGRAPHS.map((text) => `<p>${n}: ${text}</p>`).join('')}`)
  .join('')}<section class="footnotes"><ol><li id="fn1">The note about cattle. <a href="#ref1">↩</a></li></ol></section></article>`;

const browser = await startBrowser();
const site = await startSite();

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
});

afterEach(() => context.close());

async function read(html = BOOK, { width = 1440, height = 800 } = {}) {
  await page.setViewportSize({ width, height });
  await page.goto(`${site.address}reader.html${fragment(html)}`);
  await appears(page, '#article .article-content p');
}

const marked = () => page.locator('.outline [aria-current=location]').allTextContents();

/** The text at the upper edge, below the bar. */
const atTop = () =>
  page.evaluate(async () => {
    const { spotAt, topLine } = await import('./source/aids/position.js');
    const spot = spotAt(document.querySelector('.article-content'), topLine());
    return spot?.node?.data.slice(spot.offset, spot.offset + 12) ?? '';
  });

const paragraphAtTop = () =>
  page.evaluate(async () => {
    const { spotAt, topLine } = await import('./source/aids/position.js');
    return spotAt(document.querySelector('.article-content'), topLine())?.block.textContent ?? '';
  });

/** Waits until a text is there: an article is seen a frame before one's place in it is found. */
const comesToTop = (text) =>
  page.waitForFunction(async (text) => {
    const { spotAt, topLine } = await import('./source/aids/position.js');
    const spot = spotAt(document.querySelector('.article-content'), topLine());
    return spot?.node?.data.slice(spot.offset, spot.offset + text.length) === text;
  }, text);

const scrolled = (from, to) => page.waitForFunction(([from, to]) => scrollY > from && scrollY < to, [from, to]);

test('on a wide screen the outline stands beside the text, says where one is, and can be put away for good', async () => {
  await read();
  const links = page.locator('.outline a');
  assert.deepEqual(await links.evaluateAll((all) => all.map((a) => [a.textContent, a.dataset.depth])), [1, 2, 3, 4].flatMap((n) => [[`Chapter ${n}`, '1'], [`Part of ${n}`, '2']]));
  const [outline, text] = [await page.locator('.outline').boundingBox(), await page.locator('.article').boundingBox()];
  assert.ok(outline.x + outline.width <= text.x, 'it does not lie on the text');
  await links.nth(3).click();
  await page.waitForFunction(() => document.activeElement.textContent === 'Part of 2');
  assert.deepEqual(await marked(), ['Part of 2']);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => document.querySelector('.outline [aria-current]')?.textContent === 'Part of 4');
  const entries = await page.evaluate(() => history.length);
  await page.keyboard.press('n');
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() => document.querySelector('.outline [aria-current]')?.textContent === 'Chapter 1');
  await page.keyboard.press('p');
  assert.deepEqual(await page.evaluate(() => [history.length, scrollY]), [entries, 0], 'past its ends nothing is gone to');
  await links.first().focus();
  await page.keyboard.press('o');
  await page.locator('.outline').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  assert.equal(await page.locator('#outline-button').getAttribute('aria-expanded'), 'false');
  await page.reload();
  await appears(page, '#article .article-content p');
  assert.ok(await page.locator('.outline').isHidden());
  await page.click('#outline-button');
  assert.ok(await page.locator('.outline').isVisible());
  assert.deepEqual(errors, []);
});

test('on a phone it opens from the bar and closes with a choice', async () => {
  await read(BOOK, { width: 390, height: 800 });
  assert.ok(await page.locator('.outline').isHidden());
  await page.click('#outline-button');
  await page.locator('.outline a', { hasText: 'Chapter 3' }).click();
  await page.locator('.outline').waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement.textContent === 'Chapter 3');
  const { y } = await page.locator('h2', { hasText: 'Chapter 3' }).boundingBox();
  assert.ok(y >= 52 && y < 300, `the heading is below the bar: ${y}`);
  await page.keyboard.press('o');
  await page.waitForFunction(() => document.activeElement.matches('.outline [aria-current]'));
  assert.deepEqual(await marked(), ['Chapter 3']);
});

test('an article with a single heading has no outline', async () => {
  await read(BOOK.replace(/<h2[^>]*>Chapter [2-4]<\/h2>|<h3>[^<]*<\/h3>/g, ''));
  assert.ok(await page.locator('#outline-button').isHidden());
  assert.ok(await page.locator('.outline').isHidden());
});

test('jumps lead back to where one was: by button, by key, by the browser, and after a reload', async () => {
  await read();
  await page.evaluate(() => scrollTo(0, 300));
  const before = await atTop();
  const back = page.locator('#jump-back');
  for (const way of ['button', 'key', 'browser', 'arrow', 'reload']) {
    assert.ok(await back.isHidden());
    // The driver of Firefox scrolls before it clicks.
    await page.locator('.footnote-ref a').dispatchEvent('click', { shiftKey: way === 'key' });
    if (way !== 'key') await page.getByRole('link', { name: 'Go to the note' }).dispatchEvent('click');
    await back.waitFor();
    assert.match(await page.evaluate(() => document.activeElement.textContent), /The note about cattle/);
    if (way === 'reload') {
      await page.reload();
      await appears(page, '#article .article-content p');
    }
    if (way === 'key') await page.keyboard.press('b');
    else if (way === 'browser') await page.evaluate(() => history.back());
    else if (way === 'arrow') await page.locator('.footnote-back').click();
    else await back.click();
    await scrolled(0, 500);
    await comesToTop(before);
    await back.waitFor({ state: 'hidden' });
    if (way !== 'reload') assert.equal(await page.evaluate(() => document.activeElement.id), 'fnref-1', way);
  }
  await page.getByRole('link', { name: 'the last chapter' }).dispatchEvent('click');
  await page.waitForFunction(() => document.activeElement.textContent === 'Chapter 4');
  await page.keyboard.press('b');
  await page.waitForFunction(() => document.activeElement.textContent === 'the last chapter');
  await comesToTop(before);
  assert.deepEqual(errors, []);
});

test('a second jump to the same heading leads back as well, and the page survives a reload after it', async () => {
  await read();
  const link = page.locator('.outline a', { hasText: 'Chapter 3' });
  await link.click();
  await page.waitForFunction(() => history.state?.jumped);
  // Above the text: no part of it says where.
  await page.evaluate(() => scrollTo(0, 150));
  await link.click();
  await scrolled(600, 1e6);
  await page.keyboard.press('b');
  await scrolled(149, 151);
  await page.reload();
  await appears(page, '#article .article-content p');
  await scrolled(149, 151);
  // The address was there before the article this time.
  await link.click();
  await scrolled(600, 1e6);
});

/** Pastes as one does whose page has the focus nowhere. */
const paste = (type, data) =>
  page.evaluate(([type, data]) => {
    const event = new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    // Not into what is given: Firefox makes another one.
    event.clipboardData.setData(type, data);
    document.body.dispatchEvent(event);
  }, [type, data]);

test('nothing takes an article away for good: not the skip link, not what cannot be read, and not another article', async () => {
  await read();
  const entries = await page.evaluate(() => history.length);
  for (let i = 0; i < 2; i++) {
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  }
  assert.deepEqual(await page.evaluate(() => [history.length, location.hash]), [entries, '']);
  await paste('text/plain', 'https://a.example/other');
  await page.waitForFunction(() => /address/.test(document.getElementById('toast').textContent));
  assert.equal(await page.locator('.article-title').textContent(), 'Passing ships');

  await page.locator('.outline a', { hasText: 'Chapter 3' }).click();
  await page.waitForFunction(() => history.state?.jumped);
  const at = await atTop();
  // The address is called up once more.
  await page.evaluate(() => location.replace(location.hash));
  await page.waitForFunction(() => history.state?.lectern);
  // By script, for the driver scrolls before it clicks.
  await page.evaluate(() => document.getElementById('take-button').click());
  await paste('text/html', story('Other ships'));
  await page.waitForFunction(() => document.querySelector('.article-title')?.textContent === 'Other ships');
  assert.equal(await page.locator(':popover-open').count(), 0, 'what was open over the one is not over the other');
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.querySelector('.article-title')?.textContent === 'Passing ships');
  await comesToTop(at);
  await page.keyboard.press('b');
  await scrolled(-1, 1);
  await page.evaluate(() => history.go(2));
  await page.waitForFunction(() => document.querySelector('.article-title')?.textContent === 'Other ships');

  await page.evaluate(() => history.go(-2));
  await page.waitForFunction(() => document.querySelector('.article-title')?.textContent === 'Passing ships');
  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase('lectern').onsuccess = resolve)));
  await page.reload();
  await appears(page, '#notice:not([hidden])');
  assert.match(await page.locator('#notice-title').textContent(), /no longer kept/);
  assert.equal(await page.locator('#notice-detail').textContent(), 'Passing ships');
  assert.equal(await page.locator('#kept-original').getAttribute('href'), 'https://a.example/story');
  assert.deepEqual(errors, []);
});

test('the place is kept over a reload at another width, and when the size of the text changes', async () => {
  await read();
  await page.evaluate(() => {
    document.querySelector('.article-content > p:nth-of-type(14)').scrollIntoView();
    scrollBy(0, 40);
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const at = await paragraphAtTop();
  assert.match(at, /^2: /);
  for (const key of ['+', '+', '-', '-', '-']) {
    await page.keyboard.press(key);
    assert.equal(await paragraphAtTop(), at, key);
  }
  await page.setViewportSize({ width: 500, height: 700 });
  await page.waitForFunction(() => innerWidth === 500);
  await page.reload();
  await appears(page, '#article .article-content p');
  // The article is seen a frame before the place is found in it.
  await page.waitForFunction(async (at) => {
    const { spotAt, topLine } = await import('./source/aids/position.js');
    return spotAt(document.querySelector('.article-content'), topLine())?.block.textContent === at;
  }, at);
});

test('the minutes that are left go down to the end, and the line along the bar goes up', async () => {
  const long = BOOK.replace('</article>', `${`<p>${PARAGRAPHS[0]}</p>`.repeat(60)}</article>`);
  await read(long, { width: 1440, height: 800 });
  const left = page.locator('#time-left');
  assert.ok(await left.isHidden(), 'at the beginning the header says it');
  const minutes = async () => parseInt(await left.textContent(), 10) || 0;
  const line = () => page.evaluate(() => new DOMMatrix(getComputedStyle(document.querySelector('.bar'), '::after').transform).a);
  await page.evaluate(() => scrollTo(0, 400));
  await left.waitFor();
  const first = await minutes();
  assert.ok(first >= 8, `${first}`);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await page.waitForFunction((first) => parseInt(document.getElementById('time-left').textContent, 10) < first - 2, first);
  assert.ok(Math.abs((await line()) - 0.5) < 0.1);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => /Under a minute/.test(document.getElementById('time-left').textContent));
  assert.ok((await line()) > 0.98);
});

test('the minutes that are left leave the bar one row, in German too', async () => {
  const long = BOOK.replace('</article>', `${`<p>${PARAGRAPHS[0]}</p>`.repeat(60)}</article>`);
  for (const locale of ['en', 'de']) {
    await context.close();
    ({ context, page, errors } = await visit(browser, { locale }));
    await read(long, { width: 1440, height: 800 });
    const left = page.locator('#time-left');
    await page.evaluate(() => scrollTo(0, 400));
    await left.waitFor();
    for (const width of [1440, 880, 866, 860, 760, 620, 580, 500, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForFunction((width) => innerWidth === width, width);
      const [bar, label] = await Promise.all([page.locator('.bar').boundingBox(), left.boundingBox()]);
      assert.ok(label.y >= bar.y && label.y + label.height <= bar.y + bar.height && bar.height < 60, `${locale} ${width}: ${JSON.stringify([bar, label])}`);
      if (width <= 500) assert.ok(label.height < 20 && (await left.locator('.short').isVisible()), `${locale} ${width}: in one line, ${JSON.stringify(label)}`);
    }
  }
});
