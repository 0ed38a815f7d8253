// Aids to reading that open: find, pictures in full, line focus, the list of keys; and the button on code.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { PARAGRAPHS } from '../harness/prose.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite, visit } from '../harness/stage.js';

/** The address of a picture of that size. */
const picture = (width, height) => `https://pictures.example/${width}x${height}.png`;

/** @param {URL} url of a picture */
function draw({ pathname }) {
  const [, width, height] = /(\d+)x(\d+)/.exec(pathname);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="teal"/></svg>`;
}

const CODE = 'for (const ship of ships) {\n\tmoor(ship);\n}';

const PAGE = `<!doctype html><html lang=en><title>Passing ships</title><article><h1>Passing ships</h1>
<p>${PARAGRAPHS[0]} The ca<em>f</em>é of the Straße is open.</p><p>The end of one</p><p>block and the next.</p>
<figure><img src="${picture(1600, 900)}" alt="The ferry"><figcaption>The ferry at six.</figcaption></figure>
<p>${PARAGRAPHS[1]}</p><pre><code>${CODE}</code></pre><p>${PARAGRAPHS[2]} <img src="${picture(24, 24)}" alt="icon"></p>
<figure><img src="${picture(800, 600)}" alt="The dyke"></figure>
${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}
<details><summary>More of it</summary><p>A strasse in a CAFE that is closed.</p></details></article>`;

const browser = await startBrowser();
const site = await startSite();

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
  await context.route('https://pictures.example/*', (route) => route.fulfill({ contentType: 'image/svg+xml', body: draw(new URL(route.request().url())) }));
  await page.goto(`${site.address}reader.html${fragment(PAGE)}`);
  await appears(page, '#article .article-content p');
});

afterEach(() => context.close());

const says = (text) => page.waitForFunction((text) => document.getElementById('find-count')?.textContent === text, text);

test('find marks what is meant, across inline elements and never across blocks', async () => {
  await page.click('#find-button');
  await page.fill('#find-field', 'cafe');
  await says('1 of 2');
  const current = () => page.evaluate(() => [...CSS.highlights.get('find-current')].join());
  assert.equal(await current(), 'café');
  assert.equal(await page.evaluate(() => CSS.highlights.get('find').size), 2);
  await page.keyboard.press('Enter');
  await says('2 of 2');
  assert.equal(await current(), 'CAFE');
  assert.ok(await page.locator('.article-content details').evaluate((details) => details.open), 'it opens what is closed');
  await page.keyboard.press('Enter');
  await says('1 of 2');
  await page.keyboard.press('Shift+Enter');
  await says('2 of 2');
  const { y } = await page.locator('.article-content details p').boundingBox();
  assert.ok(y > 100 && y < page.viewportSize().height, 'it comes into view');
  await page.fill('#find-field', 'one block');
  await says('Not found');
  assert.ok(await page.locator('#find-next').isDisabled());
  await page.keyboard.press('Escape');
  await page.locator('#find').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'find-button');
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  await page.click('#settings-button');
  await page.locator('#settings input[name=face]:checked').focus();
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement.id === 'find-field');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'settings-button', 'the panel is gone');
  assert.deepEqual(errors, []);
});

test('pictures open in full, by mouse and keyboard, one after the other, and icons do not', async () => {
  const pictures = page.locator('.article-content img.zoomable');
  await page.waitForFunction(() => document.querySelector('img.zoomable'));
  assert.equal(await page.locator('img[alt=icon].zoomable').count(), 0);
  await pictures.first().focus();
  await page.keyboard.press('Enter');
  const view = page.locator('#zoom');
  await view.waitFor();
  assert.equal(await view.locator('.zoom-caption').textContent(), 'The ferry at six.');
  const ofArticle = await page.locator('.article').getAttribute('lang');
  assert.deepEqual(await view.locator('.zoom-caption, img').evaluateAll((parts) => parts.map(({ lang }) => lang)), [ofArticle, ofArticle]);
  const width = () => view.locator('img').evaluate((img) => Math.round(img.getBoundingClientRect().width));
  await page.waitForFunction(() => document.querySelector('#zoom img').complete && document.querySelector('#zoom img').clientWidth > 0);
  const fitting = await width();
  assert.ok(fitting <= page.viewportSize().width);
  await page.keyboard.press('+');
  assert.ok((await width()) > fitting);
  await page.keyboard.press('0');
  assert.equal(await width(), fitting);
  await view.locator('.zoom-stage').click();
  assert.ok((await width()) > fitting, 'a click enlarges it');
  await page.keyboard.press('0');
  await page.keyboard.press('ArrowRight');
  assert.equal(await view.locator('img').getAttribute('alt'), 'The dyke');
  await page.keyboard.press('Escape');
  await view.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.alt), 'The dyke');
  assert.deepEqual(errors, []);
});

test('code is copied as it stands, and its button is no text', async () => {
  await page.locator('.article-content .code').hover();
  await page.locator('.copy-code').click();
  await page.waitForFunction(() => document.getElementById('toast').textContent === 'Code copied');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), CODE);
  assert.equal(await page.locator('.code').evaluate((box) => box.textContent), CODE);
});

test('line focus dims all but a few lines, and the arrow keys move the text through them', async () => {
  await page.keyboard.press('f');
  await page.locator('#line-focus').waitFor();
  const band = () => page.evaluate(() => document.querySelector('.shade.below').getBoundingClientRect().top - document.querySelector('.shade.above').getBoundingClientRect().bottom);
  const line = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.article-content p')).lineHeight));
  assert.ok(Math.abs((await band()) - 3 * line) < 2);
  await page.locator('#line-focus input[value="1"]').check({ force: true });
  await page.waitForFunction((line) => document.querySelector('.shade.below').getBoundingClientRect().top - document.querySelector('.shade.above').getBoundingClientRect().bottom < line + 2, line);
  await page.evaluate(() => document.activeElement.blur());
  const scroll = () => page.evaluate(() => scrollY);
  const before = await scroll();
  await page.keyboard.press('ArrowDown');
  const after = await scroll();
  assert.ok(Math.abs(after - before - line) < line / 2, `${after - before} for a line of ${line}`);
  await page.keyboard.press('ArrowUp');
  assert.ok(Math.abs((await scroll()) - before) < 4);
  await page.click('#settings-button');
  await page.keyboard.press('Escape');
  await page.locator('#settings').waitFor({ state: 'hidden' });
  assert.ok(await page.locator('#line-focus').isVisible(), 'of two that are open the panel alone is closed');
  await page.keyboard.press('Escape');
  await page.locator('#line-focus').waitFor({ state: 'detached' });
  await page.click('#settings-button');
  await page.locator('#settings summary', { hasText: 'Layout' }).click();
  await page.click('#line-focus-button');
  await page.locator('#line-focus').waitFor();
  assert.ok(await page.locator('#line-focus input[value="1"]').isChecked(), 'the choice is kept');
});

test('the list of keys has them all, and turns them off for good', async () => {
  await page.keyboard.press('?');
  const list = page.locator('#shortcuts');
  await list.waitFor();
  const keys = await list.locator('kbd').allTextContents();
  for (const key of ['+', '-', 't', 'o', '/', 'f', 'b', '?']) assert.ok(keys.includes(key), key);
  await page.keyboard.press('Escape');
  await page.click('#settings-button');
  await page.locator('#settings summary', { hasText: 'Keys' }).click();
  await page.locator('#show-shortcuts').press('Enter');
  await list.waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'settings-button');
  await page.keyboard.press('?');
  await page.locator('#keys-on').uncheck();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await page.keyboard.press('+');
  assert.equal(await page.locator('#size').textContent(), '100%');
  await page.reload();
  await appears(page, '#article .article-content p');
  await page.keyboard.press('+');
  assert.equal(await page.locator('#size').textContent(), '100%');
});
