// How the reader wants to read: faces, spacing, layout, pictures, keys.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { ENGINE } from '../harness/browser.js';
import { PARAGRAPHS, story } from '../harness/prose.js';
import { WEB } from '../harness/server.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite, visit, visitPhone } from '../harness/stage.js';

const STORY = story('Passing ships', { more: '<pre><code>const ferry = "the last one, and the only one of the day";</code></pre>' });

const browser = await startBrowser();
const site = await startSite();

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
});

afterEach(() => context.close());

/** Opens a page in the reader, with choices that were made before. */
async function read(html, saved = {}, where = page) {
  await where.addInitScript((text) => {
    // Firefox runs this also before there is a page, where there is no storage.
    if (location.href.startsWith('http') && localStorage.getItem('lectern.preferences') === null) localStorage.setItem('lectern.preferences', text);
  }, JSON.stringify(saved));
  await where.goto(`${site.address}reader.html${fragment(html)}`);
  await appears(where, '#article .article-content p');
}

/** Chooses in the panel, wherever in it the field is. */
const choose = (name, value) => page.locator(`#settings input[name=${name}][value=${value}]`).evaluate((radio) => radio.click());

/** A computed property of the first paragraph. */
const style = (name) => page.locator('.article-content p').first().evaluate((p, name) => getComputedStyle(p)[name], name);

test('a face of the site is asked for when it is chosen, and not before', async () => {
  const fonts = [];
  context.on('request', (request) => request.resourceType() === 'font' && fonts.push(new URL(request.url()).pathname));
  await read(STORY);
  await page.click('#settings-button');
  for (const face of ['sans', 'mono', 'serif']) await choose('face', face);
  await page.evaluate(() => document.fonts.ready);
  assert.deepEqual(fonts, []);
  for (const [face, family, file] of [['hyperlegible', 'Atkinson Hyperlegible Next', 'atkinson'], ['dyslexic', 'OpenDyslexic', 'opendyslexic']]) {
    await choose('face', face);
    await page.waitForFunction((family) => [...document.fonts].some((font) => font.family.replaceAll('"', '') === family && font.status === 'loaded'), family);
    assert.ok(fonts.some((path) => path.startsWith(`/some/where/build/fonts/${file}`)), `${fonts}`);
    assert.match(await style('fontFamily'), new RegExp(`^"?${family}`));
  }
  assert.deepEqual(errors, []);
});

test('choices from before move nothing when the page is loaded again', { skip: ENGINE !== 'chromium' && 'Chromium alone measures layout shifts' }, async () => {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) window.shifts.push([value, ...sources.map(({ node }) => node?.id || node?.className || node?.nodeName)]);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await read(STORY, { theme: 'sepia', face: 'hyperlegible', size: '135', leading: '1.9', letters: '4', words: '8', measure: '80', align: 'justify', images: 'ask' });
  await page.reload();
  await appears(page, '#article .article-content p');
  assert.match(await style('fontFamily'), /^"?Atkinson/);
  await page.evaluate(() => document.fonts.ready);
  // What was observed is told between two frames.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
});

test('what is chosen by keyboard is seen at once and kept', async () => {
  await read(STORY);
  await page.click('#settings-button');
  const before = { line: parseFloat(await style('lineHeight')), width: (await page.locator('.article').boundingBox()).width };
  for (const [name, said] of [['leading', '1.75'], ['letters', '+2%'], ['words', '+4%']]) {
    await page.locator(`#${name}`).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator(`output[for=${name}]`).textContent(), said);
    assert.equal(await page.locator(`#${name}`).getAttribute('aria-valuetext'), said);
  }
  await page.locator('#settings details').first().locator('summary').press('Enter');
  await page.locator('#measure').press('ArrowLeft');
  assert.equal(await page.locator('#measure').getAttribute('aria-valuetext'), '56 characters');
  await choose('align', 'justify');
  await choose('code', 'wrap');
  await choose('paragraphs', 'apart');
  const look = async () => ({
    line: parseFloat(await style('lineHeight')) > before.line,
    width: (await page.locator('.article').boundingBox()).width < before.width,
    letters: parseFloat(await style('letterSpacing')) > 0,
    words: parseFloat(await style('wordSpacing')) > 0,
    align: await style('textAlign'),
    apart: parseFloat(await style('marginBottom')) / parseFloat(await style('lineHeight')),
    code: await page.locator('pre').evaluate((pre) => getComputedStyle(pre).whiteSpace),
  });
  const want = { line: true, width: true, letters: true, words: true, align: 'justify', apart: 1.5, code: 'pre-wrap' };
  assert.deepEqual(await look(), want);
  await page.reload();
  await appears(page, '#article .article-content p');
  assert.deepEqual(await look(), want);
  assert.deepEqual(errors, []);
});

test('a line has some 68 characters, and at most 80 can be had in a face whose widths are known', async () => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await read(story('Passing ships', { more: `<p>${PARAGRAPHS.join(' ')}</p>` }), { face: 'hyperlegible', hyphens: 'off' });
  const characters = () =>
    page.locator('.article-content p').evaluateAll((paragraphs) => {
      const [longest] = paragraphs.sort((a, b) => b.textContent.length - a.textContent.length);
      const lines = longest.getBoundingClientRect().height / parseFloat(getComputedStyle(longest).lineHeight);
      return longest.textContent.length / lines;
    });
  const usual = await characters();
  assert.ok(usual > 60 && usual < 75, `${usual}`);
  await page.evaluate(() => (document.documentElement.dataset.measure = '80'));
  const wide = await characters();
  assert.ok(wide > usual && wide <= 80, `${wide}`);
});

test('letters that join are not spaced', async () => {
  await read(await readFile(join(WEB, 'samples', 'rtl.html'), 'utf8'), { letters: '12' });
  assert.equal(await style('letterSpacing'), 'normal');
  // By its letters or by the language that the page says: either alone will do.
  const titles = await page.locator('.article').evaluate(async (article) => {
    const { showArticle } = await import('./source/article-view.js');
    const place = article.parentElement;
    const looks = [];
    for (const [lang, title] of [['ps', 'وروستۍ کښتۍ'], ['bn', 'শেষ খেয়া'], ['ar', 'The Last Ferry'], ['en', 'শেষ খেয়া'], ['en', 'The Last Ferry']]) {
      const facts = { url: '', siteName: '', byline: '', publishedTime: '', modifiedTime: '', textContent: '' };
      const view = await showArticle(place, { ...facts, title, lang, dir: '', content: '<p>a' });
      const { letterSpacing, lineHeight, fontSize } = getComputedStyle(view.querySelector('.article-title'));
      looks.push([lang, title, parseFloat(letterSpacing) || 0, parseFloat(lineHeight) / parseFloat(fontSize)]);
    }
    return looks;
  });
  const latin = titles.pop();
  assert.ok(latin[2] > 0 && latin[3] < 1.3, `${latin}`);
  for (const [lang, title, spacing, lines] of titles) {
    assert.equal(spacing, 0, `${lang} ${title}`);
    if (title !== 'The Last Ferry') assert.ok(lines > 1.3, `${lang} ${title} ${lines}`);
  }
  await page.goto('about:blank');
  await read(STORY);
  assert.notEqual(await style('letterSpacing'), 'normal');
});

test('there are two columns where there is room for them', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await read(story('Passing ships', { more: PARAGRAPHS.map((text) => `<p>${text}</p>`).join('') }), { columns: 'two' });
  const lefts = () => page.locator('.article-content p').evaluateAll((all) => new Set(all.flatMap((p) => [...p.getClientRects()].map(({ x }) => Math.round(x)))).size);
  assert.equal(await lefts(), (await page.evaluate(() => CSS.supports('column-wrap', 'wrap'))) ? 2 : 1);
  await page.setViewportSize({ width: 900, height: 800 });
  assert.equal(await lefts(), 1);
});

test('in two columns long tables go over both and long code goes on in the next, nothing stands in what follows, and one stays where one is', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const lines = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => `  crossing(${i}, "with all");`).join('\n');
  const rows = Array.from({ length: 80 }, (_, i) => `<tr><td>Day ${i}</td><td>${i * 7} came along</td></tr>`).join('');
  const prose = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
  await read(story('Passing ships', { more: `<pre><code>${lines(20)}</code></pre>${prose}<pre><code>${lines(90)}</code></pre>${prose}<table><tr><th>Day</th><th>Guests</th></tr>${rows}</table>${prose}<pre><code>${lines(1500)}</code></pre>${prose}<p>The end.</p>` }), { columns: 'two' });
  const [content, ...boxes] = await page.locator('.article-content, .article-content > *').evaluateAll((all) => all.map((block) => {
    const rects = [...block.getClientRects()].map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round));
    return { name: block.localName, rects, isCode: block.querySelector('pre.high') !== null, isTable: block.querySelector('table') !== null };
  }));
  const all = boxes.flatMap(({ name, rects }) => rects.map((rect) => ({ name, rect })));
  for (const [i, { name, rect: [left, top, right, bottom] }] of all.entries()) {
    const over = all.slice(i + 1).find(({ rect }) => rect[0] < right && rect[2] > left && rect[1] < bottom - 1 && rect[3] > top + 1);
    assert.equal(over, undefined, `${name} ${left},${top}–${right},${bottom}`);
  }
  const [whole] = content.rects;
  const widths = (/** @type {'isCode' | 'isTable'} */ kind) => boxes.filter((box) => box[kind]).map(({ rects }) => rects.map(([left, , right]) => right - left));
  assert.deepEqual(widths('isTable'), [[whole[2] - whole[0]]]);
  const isOffered = await page.evaluate(() => CSS.supports('column-wrap', 'wrap'));
  if (isOffered) assert.ok(widths('isCode').every((parts) => parts.length > 2 && parts.every((width) => width < (whole[2] - whole[0]) / 2)), `${widths('isCode')}`);
  // In a low window the keyboard reaches what scrolls down; across nothing is hidden, and there is no edge to mark.
  const listing = page.locator('.article-content pre').first();
  await page.setViewportSize({ width: 1280, height: 500 });
  if (isOffered) {
    await page.waitForFunction((pre) => pre.tabIndex === 0 && pre.role === 'group' && pre.dataset.more === undefined, await listing.elementHandle());
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForFunction((pre) => !pre.hasAttribute('tabindex') && !pre.hasAttribute('role'), await listing.elementHandle());
  await page.keyboard.press('End');
  const end = page.locator('.article-content p', { hasText: 'The end.' });
  await page.waitForFunction((end) => {
    const { top, bottom } = end.getBoundingClientRect();
    return top >= document.querySelector('.bar').getBoundingClientRect().bottom && bottom < innerHeight;
  }, await end.elementHandle());

  // However often one chooses, one stays where one was.
  const first = () => page.evaluate(async () => {
    const { firstSpot } = await import('./source/aids/position.js');
    const { node, offset } = firstSpot(document.querySelector('.article-content'));
    return node.data.slice(offset, offset + 30);
  });
  await page.evaluate(() => document.querySelectorAll('.article-content tr')[50].scrollIntoView());
  const choose = (columns) => page.evaluate(async (columns) => {
    document.documentElement.dataset.columns = columns;
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  }, columns);
  await choose('one');
  const at = await first();
  for (let i = 0; i < 3; i++) {
    await choose('two');
    await choose('one');
  }
  assert.equal(await first(), at);
});

test('at 240 % nothing sticks out of 320 pixels, and the settings leave the article in sight on a phone and beside it', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await read(STORY, { size: '240', letters: '12', words: '24', measure: '100', columns: 'two' });
  const sticksOut = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.equal(await sticksOut(), false);

  await page.click('#settings-button');
  for (const { width, height } of [{ width: 320, height: 640 }, { width: 1280, height: 800 }]) {
    for (const dir of ['ltr', 'rtl']) {
      await page.setViewportSize({ width, height });
      await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
      const panel = await page.locator('#settings').boundingBox();
      assert.ok(panel.x >= 0 && panel.x + panel.width <= width && panel.y + panel.height <= height, `${width} ${dir}`);
      const free = width < 600 ? panel.y / height : 1 - panel.width / width;
      assert.ok(free > 0.35, `${width} ${dir}: ${free} is free`);
      assert.equal(await page.locator('#settings').evaluate((form) => form.scrollWidth > form.clientWidth), false, `${width} ${dir}`);
    }
  }
});

test('a picture is asked for when the reader wants it', async () => {
  const asked = [];
  context.on('request', (request) => new URL(request.url()).host === 'pictures.example' && asked.push(new URL(request.url()).pathname));
  await context.route((url) => url.host === 'pictures.example', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>' }));
  const host = 'https://pictures.example';
  const more = `<p>${PARAGRAPHS[0]}</p><figure><img src="${host}/quay.png" srcset="${host}/quay-2.png 2x" alt="The north quay" width=300 height=200><figcaption>The quay at six</figcaption></figure>
    <p>${PARAGRAPHS[3]}</p><p><a href="https://a.example/boat"><img src="${host}/boat.png" alt="The boat" width=300 height=200></a></p><p>${PARAGRAPHS[2]}</p>
    <figure><video controls src="${host}/film.mp4" poster="${host}/poster.png" width=300 height=200></video><figcaption>The engine room</figcaption></figure>
    <figure><img src="${host}/plain.png" width=300 height=200></figure>`;
  const content = page.locator('.article-content');
  await read(story('Passing ships', { more }), { images: 'ask' });
  // Whatever would load on its own has been asked for by then.
  const settled = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
  await settled();
  assert.deepEqual(asked, []);
  assert.match(await content.innerText(), /The north quay[^]*The boat/);
  assert.match(await page.locator('.pictures-bar').innerText(), /3 pictures are not loaded/);
  assert.equal(await content.locator('a button').count(), 0, 'a link holds no button');

  await content.getByRole('button', { name: 'Show picture' }).first().press('Enter');
  await content.locator('figure img').first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.alt), 'The north quay');
  await page.waitForFunction(() => document.querySelector('.article-content img').naturalWidth > 0);
  assert.ok(asked.length > 0 && asked.every((path) => path.startsWith('/quay')), `${asked}`);
  assert.match(await page.locator('.pictures-bar').innerText(), /2 pictures are not loaded/);

  await page.getByRole('button', { name: 'Show all pictures' }).click();
  await content.locator('a img').scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector('.article-content a img').naturalWidth > 0);
  assert.equal(await page.locator('.pictures-bar, .held, .held-button').count(), 0);
  assert.match(await content.locator('video').evaluate((video) => video.poster), /poster\.png$/);

  await choose('images', 'off');
  assert.equal(await content.locator('img, video[poster], button').count(), 0);
  assert.match(await content.innerText(), /The north quay[^]*The boat/);
  assert.equal(await content.locator('.held:visible').count(), 2, 'one without a description leaves nothing');
  const isFound = (words) => content.evaluate(async (content, words) => {
    const { findText } = await import('./source/aids/find-text.js');
    return (await findText(content, words, new AbortController().signal)).length > 0;
  }, words);
  assert.deepEqual([await isFound('the north quay'), await isFound('picture')], [true, false]);
  const before = asked.length;
  await page.reload();
  await appears(page, '#article .article-content p');
  await settled();
  assert.equal(asked.length, before);
  await choose('images', 'on');
  assert.equal(await content.locator('img').count(), 3);
  assert.deepEqual(errors, []);
});

test('single keys can be switched off, and everything be reset', async () => {
  await read(STORY);
  const size = () => page.locator('#size').textContent();
  await page.locator('#settings input[name=keys]').evaluate((box) => box.click());
  await page.keyboard.press('+');
  assert.equal(await size(), '100%');
  await page.reload();
  await appears(page, '#article .article-content p');
  await page.keyboard.press('+');
  assert.equal(await size(), '100%');
  await page.locator('#reset').evaluate((button) => button.click());
  await page.keyboard.press('+');
  assert.equal(await size(), '110%');
});

test('the language chosen comes with a reload, which keeps the article', async () => {
  await read(STORY);
  await page.click('#settings-button');
  await page.locator('#settings details').last().locator('summary').click();
  // As where the browser keeps no pages.
  const entry = await page.evaluate(() => {
    const { state } = history;
    history.replaceState(null, '');
    return state;
  });
  await page.locator('#language').selectOption('en');
  const use = page.getByRole('button', { name: 'Reload in this language' });
  assert.equal(await use.getAttribute('aria-disabled'), 'true');
  assert.match(await page.locator('#language-later').innerText(), /would lose this one/);
  await use.click({ force: true });
  await page.evaluate((state) => history.replaceState(state, ''), entry);
  await page.locator('#language').selectOption('auto');
  assert.ok(await use.isHidden(), 'nothing to load anew');
  await page.locator('#language').selectOption('en');
  assert.ok(await page.locator('#language-later').isHidden());
  await Promise.all([page.waitForEvent('load'), use.click()]);
  await appears(page, '#article .article-content p');
  assert.equal(await page.locator('#language').inputValue(), 'en');
  assert.deepEqual(errors, []);
});

test('on a phone the settings are a sheet that a thumb can use', async () => {
  const phone = await visitPhone();
  await read(STORY, {}, phone.page);
  await phone.touch('#settings-button');
  const small = await phone.page.locator('#settings').evaluate((form) => {
    for (const details of form.querySelectorAll('details')) details.open = true;
    return [...form.querySelectorAll('label:has(input[type=radio]), button, summary, select, .switch')]
      .filter((control) => control.checkVisibility())
      .map((control) => [control.textContent.trim(), Math.round(control.getBoundingClientRect().height)])
      .filter(([, height]) => height < 44);
  });
  assert.deepEqual(small, []);
});
