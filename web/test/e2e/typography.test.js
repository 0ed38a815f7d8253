// How an article is set: lines, headings, what scrolls by itself, notes, scripts, paper.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { story } from '../harness/prose.js';
import { WEB } from '../harness/server.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite, visit } from '../harness/stage.js';

const browser = await startBrowser();
const isChromium = browser.browserType().name() === 'chromium';
const site = await startSite();

/** Pixels from where one was that are as good as there: Firefox comes back to another line of the same paragraph. */
const NEAR = isChromium ? 2 : 100;

let context;
let page;
let errors;

afterEach(async () => {
  await context.close();
  assert.deepEqual(errors, []);
});

const PHONE_SIZE = { width: 390, height: 844 };

/** Opens a page in the reader. */
async function read(html, size = { width: 1280, height: 800 }) {
  ({ context, page, errors } = await visit(browser));
  await page.setViewportSize(size);
  await page.goto(`${site.address}reader.html${fragment(html, { url: `${site.address}samples/page.html` })}`);
  await appears(page, '#article .article-content');
}

const sample = (name) => readFile(join(WEB, 'samples', `${name}.html`), 'utf8');

/** The mean length of the full lines of the article's longer paragraphs, in characters. */
const lineLength = () =>
  page.locator('.article-content').evaluate((content) => {
    const lengths = [];
    for (const paragraph of content.querySelectorAll(':scope > p')) {
      const lines = [];
      const range = document.createRange();
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let top = -Infinity, node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let i = 0; i < node.length; i++) {
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const box = range.getBoundingClientRect();
          if (box.top > top + 15) {
            lines.push(0);
            top = box.top;
          }
          lines[lines.length - 1]++;
        }
      }
      if (lines.length > 2) lengths.push(...lines.slice(0, -1));
    }
    return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  });

const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.className);

test('lines are as long as one reads well: 60 to 75 letters, or 30 to 40 characters of Japanese', async () => {
  await read(story('The Last Ferry'));
  const latin = await lineLength();
  assert.ok(latin >= 60 && latin <= 75, `${latin} letters`);
  await context.close();
  await read(await sample('cjk'));
  // Each is a square of the size; where there is no face for them, what stands in for them is not.
  const japanese = await page.locator('.article-content').evaluate((content) => content.clientWidth / parseFloat(getComputedStyle(content).fontSize));
  assert.ok(japanese >= 30 && japanese <= 40, `${japanese} characters`);
});

test('structures: headings differ, what is wide scrolls by itself and is within reach', async () => {
  await read(await sample('structures'), { width: 390, height: 800 });
  const levels = await page.locator('.article-content').evaluate((content) => {
    const looks = ['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => {
      const { fontSize, fontWeight, color } = getComputedStyle(content.querySelector(name));
      return { size: parseFloat(fontSize), look: [fontSize, fontWeight, color].join() };
    });
    return { sizes: looks.map(({ size }) => size), looks: new Set(looks.map(({ look }) => look)).size };
  });
  assert.equal(levels.looks, 5);
  assert.deepEqual(levels.sizes, levels.sizes.toSorted((a, b) => b - a));

  const table = page.getByRole('group', { name: 'The five waves of the slip, from the drums of 2021 to 2023' });
  assert.equal(await table.getAttribute('data-more'), 'right');
  await table.focus();
  assert.equal(await focused(), 'scroll');
  await table.evaluate((box) => box.scrollTo({ left: box.scrollWidth }));
  await appears(page, '.scroll[data-more="left"]');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page itself does not scroll sideways');

  const code = page.getByRole('group', { name: 'Code' });
  assert.equal(await code.evaluate((pre) => getComputedStyle(pre, '::before').content), isChromium ? '"python"' : 'attr(data-language)');
  await page.evaluate(() => (document.documentElement.dataset.code = 'wrap'));
  await appears(page, 'pre:not([tabindex])');
  assert.equal(await page.locator('.task').allInnerTexts().then((boxes) => boxes.join('')), '☑☑☐');
  assert.equal(await page.locator('.callout[role=note]').count(), 3);
});

test('a note shows where it is called, and in the list, from which a way leads back', async () => {
  await read(await sample('structures'));
  const reference = page.getByRole('link', { name: 'Note 2' });
  await reference.click();
  const note = page.getByRole('dialog', { name: 'Note 2' });
  assert.match(await note.innerText(), /^Note 2\s+Go to the note\s+The full list stands in Harmonic constants/);
  assert.doesNotMatch(await note.innerText(), /↩/);
  const [at, shown] = await Promise.all([reference.boundingBox(), note.boundingBox()]);
  assert.ok(Math.abs(shown.y - at.y) < 60 || Math.abs(shown.y + shown.height - at.y) < 60, 'it stands beside its reference');
  assert.equal(await reference.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  await note.waitFor({ state: 'detached' });
  assert.equal(await focused(), 'fnref-2');
  // It is told by an event that comes later.
  await page.waitForFunction(() => document.getElementById('fnref-2').getAttribute('aria-expanded') === 'false');

  await page.keyboard.press('Enter');
  const place = await page.evaluate(() => scrollY);
  await note.getByRole('link', { name: 'Go to the note' }).click();
  await page.waitForFunction(() => location.hash === '#fn-2' && document.activeElement.id === 'fn-2');
  assert.ok((await page.evaluate(() => scrollY)) > place);
  await page.locator('#fn-2').getByRole('link', { name: 'Back to the text' }).click();
  await page.waitForFunction(([y, near]) => location.hash === '' && Math.abs(scrollY - y) < near, [place, NEAR]);
  assert.equal(await focused(), 'fnref-2');

  await reference.click({ modifiers: ['Shift'] });
  await page.waitForFunction(() => location.hash === '#fn-2');
  assert.equal(await note.count(), 0);
  await page.goBack();
  await page.waitForFunction(([y, near]) => document.activeElement.id === 'fnref-2' && Math.abs(scrollY - y) < near, [place, NEAR]);
});

test('on a phone a note stands at the bottom', async () => {
  await read(await sample('structures'), { width: 360, height: 700 });
  await page.getByRole('link', { name: 'Note 1' }).click();
  const { x, y, width, height } = await page.getByRole('dialog', { name: 'Note 1' }).boundingBox();
  // What the gutter of the scroll bar leaves.
  const whole = await page.evaluate(() => document.documentElement.getBoundingClientRect().width);
  assert.deepEqual([x, width, Math.round(y + height)], [0, whole, 700]);
  await page.locator('.article-title').click({ position: { x: 5, y: 5 } });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('each block has its own direction and script', async () => {
  const arabic = 'Google أعلنت الشركة عن خدمة جديدة في المدينة القديمة، وقالت إنها ستصل إلى جميع السكان قبل نهاية العام، كما أكدت البلدية.';
  await read(story('The Last Ferry', { more: `<p>${arabic}</p><p>The word كتاب stands in the midst of an English line, and leaves it English.</p>` }));
  const paragraph = page.locator('p', { hasText: 'Google' });
  assert.deepEqual(await paragraph.evaluate(({ dir, dataset }) => [dir, dataset.script]), ['rtl', 'joined']);
  assert.equal(await page.locator('p', { hasText: 'stands in the midst' }).evaluate(({ dir }) => dir), '');
  await page.evaluate(() => (document.querySelector('.article').style.letterSpacing = '2px'));
  const spacing = (locator) => locator.evaluate((block) => parseFloat(getComputedStyle(block).letterSpacing) || 0);
  assert.equal(await spacing(paragraph), 0);
  assert.equal(await spacing(page.locator('p', { hasText: 'The ferry leaves' })), 2);
});

test('a list of code turns with the words around the code', async () => {
  const items = '<ul><li>أولًا: السوق والميناء</li><li>ثانيًا: <code>npm install lectern --save-exact</code></li></ul>';
  await read(`<!doctype html><html lang=ar dir=rtl><title>الخطوات</title><article><h1>الخطوات</h1>${'<p>تغادر العبّارة الرصيف الشمالي في السادسة صباحًا، ومن يفوته موعدها يعود إلى بيته ماشيًا.</p>'.repeat(6)}${items}</article>`);
  assert.equal(await page.locator('.article-content ul').evaluate((list) => getComputedStyle(list).direction), 'rtl');
});

test('the margin of a list has room for its numbers', async () => {
  const list = (attributes, count) => `<ol ${attributes}>${'<li>A crossing of that time</li>'.repeat(count)}</ol>`;
  await read(story('The Last Ferry', { more: list('', 9) + list('', 120) + list('start=1995', 8) + list('type=I', 18) + list('type=i', 88) + list('reversed type=I', 18) + list('', 1).replace('<li', '<li value=1995') }), PHONE_SIZE);
  const widest = ['9.', '120.', '2000.', 'XVIII.', 'lxxxviii.', 'XVIII.', '1995.'];
  const room = await page.locator('.article-content').evaluate((content, widest) => {
    const context = document.createElement('canvas').getContext('2d');
    context.font = getComputedStyle(content).font;
    const lists = [...content.querySelectorAll('ol')].filter((list) => list.textContent.includes('of that time'));
    return lists.map((list, i) => parseFloat(getComputedStyle(list).paddingInlineStart) - context.measureText(widest[i]).width);
  }, widest);
  assert.equal(room.length, widest.length);
  assert.ok(room.every((pixels) => pixels > 0), `${room}`);
});

test('of a long list what is seen is laid out, and each item keeps its number', async () => {
  const items = Array.from({ length: 1200 }, (_, i) => `<li${i === 1000 ? ' value="40"' : ''}>The crossing of day ${i}, with all who came along</li>`);
  await read(story('The Last Ferry', { more: `<ol reversed>${items.join('')}</ol>` }), { width: 700, height: 600 });
  const list = await page.locator('.article-content ol').evaluate((ol) => {
    const items = [...ol.querySelectorAll('li')];
    const isLaidOut = (item) => item.checkVisibility({ contentVisibilityAuto: true });
    const last = items.at(-1);
    const wasLaidOut = isLaidOut(last);
    last.scrollIntoView({ behavior: 'instant' });
    return { numbers: [0, 499, 500, 999, 1000, 1199].map((i) => items[i].value), wasLaidOut };
  });
  assert.deepEqual(list, { numbers: [1200, 701, 700, 201, 40, -159], wasLaidOut: false });
  await page.waitForFunction(() => [...document.querySelectorAll('.article-content ol li')].at(-1).checkVisibility({ contentVisibilityAuto: true }));
  assert.match(await page.locator('.article-content ol').ariaSnapshot(), /^- list:\n {2}- listitem: .*\n {2}- listitem/);
  await page.waitForFunction(() => /^(Under a|1) minute/.test(document.getElementById('time-left').textContent));
  const whole = parseInt(await page.locator('.article-facts li', { hasText: 'min read' }).textContent(), 10);
  await page.locator('.article-content li').nth(600).evaluate((item) => item.scrollIntoView({ behavior: 'instant' }));
  await page.waitForFunction((half) => Math.abs(parseInt(document.getElementById('time-left').textContent, 10) - half) <= 2, whole / 2);
});

test('of a long paragraph what is seen is laid out, code stays in its lines, and no text is lost', async () => {
  const prose = Array.from({ length: 1500 }, (_, i) => `On day ${i} the ferry crossed with all who came along.`).join(' ');
  const code = `${Array.from({ length: 1500 }, (_, i) => `  crossing(${i}, "with all who came along");`).join('\n')}\nlast = "${'ab '.repeat(10_000)}";\nend();`;
  await read(story('The Last Ferry', { more: `<p>${prose.replace('day 1000 ', 'day <strong>1000</strong> ')}</p><pre><code class="language-js">${code}</code></pre>` }), { width: 700, height: 600 });
  const paragraph = page.locator('.article-content > p', { hasText: 'On day 0' });
  assert.equal(await paragraph.evaluate((p) => p.textContent), prose);
  const chunks = await paragraph.evaluate((p) => Array.from(p.children, ({ textContent }) => textContent));
  assert.ok(chunks.length > 2 && chunks.every(({ length }) => length < 40_000), `${chunks.map(({ length }) => length)}`);
  assert.ok(chunks.slice(0, -1).every((chunk) => chunk.endsWith('. ')));
  assert.equal(await page.locator('.article-content strong').evaluate((day) => day.checkVisibility({ contentVisibilityAuto: true })), false);
  const pre = page.locator('.article-content pre');
  assert.equal(await pre.evaluate((pre) => pre.textContent), code);
  assert.ok(await pre.evaluate((pre) => pre.children.length > 1 && [...pre.children].every((chunk) => chunk.querySelector(':scope > code'))));
  // As many lines as it has: none was broken.
  const lines = await pre.evaluate((pre) => Array.from(pre.children, (chunk) => chunk.getBoundingClientRect().height).reduce((sum, height) => sum + height) / parseFloat(getComputedStyle(pre).lineHeight));
  assert.equal(Math.round(lines), code.split('\n').length);
  await page.waitForFunction((at) => {
    // Again and again, for on the way parts are laid out whose height had been guessed.
    document.querySelector('.article-content strong').scrollIntoView({ behavior: 'instant' });
    return Math.abs(history.state.place?.offset - at) < 200;
  }, prose.indexOf('day 1000'));
  const minutes = await page.evaluate(() => [document.getElementById('time-left').textContent, ...Array.from(document.querySelectorAll('.article-facts li'), ({ textContent }) => textContent)].map((text) => parseInt(text, 10)).filter(Boolean));
  const left = minutes[0] / minutes[1];
  assert.ok(left > 0.25 && left < 0.45, `${left} is left of what is no code`);
  const time = await page.evaluate(async (text) => (await import('./source/reading-time.js')).readingTime(text) / 60_000, prose);
  assert.ok(minutes[1] >= time && minutes[1] < time + 5, `${minutes[1]} minutes with the code, ${time} without`);
});

test('code takes no time to read, verse does, and Chinese as long as without code', async () => {
  const lines = (/** @type {string} */ line) => `${line}\n`.repeat(400);
  const prose = `<p>${'渡船在星期日不开。'.repeat(60)}</p>`.repeat(5);
  const code = `<pre><code>${lines('crossing(1, "with all who came along");')}</code></pre>`;
  const times = [];
  for (const body of [prose, code + prose, `${prose}<pre>${lines('And all the winds that blow')}</pre>`]) {
    if (times.length > 0) await context.close();
    await read(`<!doctype html><html lang="zh"><title>渡船</title><article><h1>渡船</h1>${body}</article>`);
    times.push(parseInt(await page.locator('.article-facts li', { hasText: 'min read' }).textContent(), 10));
  }
  assert.deepEqual([times[1], times[2] > times[0] + 5], [times[0], true], `${times}`);
});

test('a long paragraph of many pieces is cut between sentences, and one without any is shown as well', async () => {
  const sentences = Array.from({ length: 1200 }, (_, i) => `Day ${i}: to <a href="/winds/${i}">the island of the ${i} winds</a>. Did the ferry come back? Nobody waved.<sup>${i}</sup> `);
  await read(story('The Last Ferry', { more: `<p>${sentences.join('')}</p>` }), { width: 700, height: 600 });
  const paragraph = page.locator('.article-content > p', { hasText: 'the island of the 0 winds' });
  const chunks = await paragraph.evaluate((p) => Array.from(p.children, ({ textContent }) => textContent));
  assert.ok(chunks.length > 3 && chunks.slice(0, -1).every((chunk) => /(?:winds\. |back\? |waved\.\d+ )$/.test(chunk)), `${chunks.map((chunk) => chunk.slice(-20))}`);
  assert.equal(chunks.join('').trim(), sentences.join('').replace(/<[^>]+>/g, '').trim());
  await context.close();
  await read(`<!doctype html><title>Squares</title><article><h1>Squares</h1><p>${'1<sup>2</sup>'.repeat(70_000)}</p></article>`);
  assert.equal(await page.locator('.article-content sup').count(), 70_000);
});

test('Japanese runs down the page where one wants it to', async () => {
  await read(await sample('cjk'));
  await page.click('#settings-button');
  await page.locator('#settings summary', { hasText: 'Layout' }).click();
  await page.locator('#settings input[name=writing][value=vertical]').check();
  await page.keyboard.press('Escape');
  const view = page.locator('.article');
  assert.equal(await view.evaluate((article) => getComputedStyle(article).writingMode), 'vertical-rl');
  const [title, last] = await Promise.all([page.locator('.article-title').boundingBox(), page.locator('.article-content > p').last().boundingBox()]);
  assert.ok(title.x > 1000 && last.x < title.x - 800, 'from the right to the left');
  await view.hover();
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => document.querySelector('.article').scrollLeft < -100);
  const left = () => view.evaluate((article) => Math.round(article.scrollLeft));
  const toStart = async () => {
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.querySelector('.article').scrollLeft === 0);
  };
  await toStart();
  for (const jumped of [1, 2]) {
    await page.keyboard.press('n');
    await page.waitForFunction((jumped) => history.state?.jumped === jumped, jumped);
  }
  // Where there is more to scroll.
  await page.setViewportSize({ width: 900, height: 500 });
  await page.waitForFunction(() => innerWidth === 900);
  // The text goes back to its place with the frame that has the new size.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await toStart();
  await page.keyboard.press('PageDown');
  await page.waitForFunction(() => document.querySelector('.article').scrollLeft < -600);
  const before = await left();
  await page.reload();
  // Within a line.
  await page.waitForFunction((before) => Math.abs(document.querySelector('.article')?.scrollLeft - before) < 20, before);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  // Larger, and in lines: what is at the edge where one reads stays there.
  const at = await page.evaluate(() => {
    const { right, top } = document.querySelector('.article').getBoundingClientRect();
    const blocks = [...document.querySelectorAll('.article-content > p')];
    return blocks.findIndex((p) => p.getBoundingClientRect().left < right - 5 && p.getBoundingClientRect().bottom > top);
  });
  assert.ok(at > 0);
  const block = page.locator('.article-content > p').nth(at);
  const edges = () => block.evaluate((p) => {
    const { left, right, top, bottom } = p.getBoundingClientRect();
    return { left, right, top, bottom, edge: p.closest('.article').getBoundingClientRect().right };
  });
  for (let i = 0; i < 3; i++) await page.keyboard.press('+');
  await page.waitForFunction(() => document.documentElement.dataset.size === '135');
  const large = await edges();
  assert.ok(large.left < large.edge && large.right > large.edge - NEAR, JSON.stringify(large));
  await page.locator('#settings input[name=writing][value=horizontal]').evaluate((radio) => radio.click());
  const { top, bottom } = await edges();
  assert.ok(bottom > 0 && top < 64 + NEAR, `${top} to ${bottom}`);
});

test('on paper there is the article alone, black on white, with a list of its links', { skip: !isChromium && 'Firefox’s driver shows no page as on paper' }, async () => {
  await read(await sample('structures'));
  await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(
    await page.evaluate(() => [
      getComputedStyle(document.querySelector('.bar')).display,
      getComputedStyle(document.querySelector('.article')).color,
      getComputedStyle(document.querySelector('.footnote-back')).display,
      getComputedStyle(document.querySelector('.scroll')).overflowX,
    ]),
    ['none', 'rgb(0, 0, 0)', 'none', 'visible'],
  );
  assert.deepEqual(await page.locator('.print-links li').allInnerTexts(), [
    'https://harbour.example/sheets',
    'https://harbour.example/meeting',
    'https://survey.example/constants',
  ]);
  assert.match(await page.locator('p', { hasText: 'The sheet for 2025' }).innerText(), /says so\[1\] before the meeting of the pilots\[2\]/);
  assert.ok(await page.getByText('Brass wheels').isVisible(), 'what is folded is open');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('.print-links, .print-link-number, details[open]').count(), 0);

  const many = await page.evaluate(() => {
    const links = Array.from({ length: 400 }, (_, i) => Object.assign(document.createElement('a'), { href: `https://ships.example/${i}`, textContent: 'ship' }));
    const text = document.querySelector('.article-content').appendChild(document.createElement('p'));
    text.append(...links);
    dispatchEvent(new Event('beforeprint'));
    const list = document.querySelector('.print-links ol');
    const found = [text.lastChild.textContent, list.lastChild.textContent, list.children.length, getComputedStyle(list).columnCount];
    dispatchEvent(new Event('afterprint'));
    text.remove();
    return found;
  });
  assert.deepEqual(many, ['ship[403]', 'https://ships.example/399', 403, '2'], 'of any number of links');

  if (isChromium) {
    await page.emulateMedia({ media: null });
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    const pages = paper.match(/\/Type \/Page\b/g).length;
    assert.ok(pages >= 3 && pages <= 6, `${pages} pages`);
    assert.equal(await page.locator('.print-links').count(), 0, 'nothing of it stays');
  }
});
