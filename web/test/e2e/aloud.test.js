// Reading aloud, by a voice that says nothing and does what it is told.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { CHOICES } from '../../preferences.js';
import { fragment } from '../harness/site.js';
import { VOICES, fakeSpeech } from '../harness/speech.js';
import { PARAGRAPHS } from '../harness/prose.js';
import { appears, startBrowser, startSite, visit } from '../harness/stage.js';

const ARTICLE = `<!doctype html><html lang="en"><title>The Last Ferry</title><article><h1>The Last Ferry</h1>
<p>It left at <b>six</b>, Dr. No­lan said. Nobody<sup><a href="#fn1" id="fnref1">1</a></sup> waved.</p>
<blockquote lang="de"><p>Niemand winkte.</p></blockquote>
<p>The speed <math><mi>v</mi></math> is set by <code>go()</code>:<br>as here.</p>
<pre><code>go(speed)</code></pre>
<math display="block"><mi>v</mi><mo>=</mo><mn>2</mn></math>
<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>Two</td></tr></table>
<figure><img src="https://pictures.example/a.png" alt="A boat"><figcaption>The boat.</figcaption></figure>
<p><img src="https://pictures.example/b.png" alt="Two gulls on a rail" width="300" height="200"></p>
<p><img src="https://pictures.example/c.png" alt="IMG_1.jpg" width="300" height="200"></p>
<details><summary>More</summary><p>Hidden words.</p></details>
${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}
<section class="footnotes"><ol><li id="fn1">But one. <a href="#fnref1">↩</a></li></ol></section></article>`;

const browser = await startBrowser();
const isChromium = browser.browserType().name() === 'chromium';
const site = await startSite();

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
  await context.route((url) => url.origin !== site.origin, (route) => route.fulfill({ contentType: 'image/png', body: '' }));
});

afterEach(() => context.close());

/** Opens the article, whole, as a selection is. */
async function read(voices = VOICES, html = ARTICLE) {
  await fakeSpeech(context, voices);
  await page.goto(`${site.address}reader.html${fragment(html, { scope: 'selection' })}`);
  await appears(page, '#article .article-content p');
}

/** Does something and waits until it has made the voice begin anew. */
async function says(act) {
  const before = await page.evaluate(() => speech.said.length);
  await act();
  await page.waitForFunction((count) => speech.said.length > count, before);
  return page.evaluate(() => speech.said.at(-1));
}

const marked = (name) => page.evaluate((mark) => [...(CSS.highlights.get(mark) ?? [])].map(String).join(), `aloud-${name}`);
const isSpeaking = () => page.evaluate(() => speech.isSpeaking());
const end = () => page.evaluate(() => speech.end());
const command = (name) => page.click(`#aloud [data-command="${name}"]`);

test('what is read, in which language, and where it stands', async () => {
  await read();
  const found = await page.evaluate(async () => {
    const { passagesOf } = await import('./source/aids/sentences.js');
    return [...passagesOf(document.querySelector('.article-content'))].map((passage) => ({
      lang: passage.lang,
      sentences: passage.sentences.map(({ start, end }) => passage.text.slice(start, end)),
      seen: passage.sentences.map((span) => passage.range(span)?.toString()),
    }));
  });
  assert.deepEqual(found.slice(0, 11).map(({ sentences }) => sentences), [
    ['It left at six, Dr. Nolan said.', 'Nobody waved.'],
    ['Niemand winkte.'],
    ['The speed v is set by go():', 'as here.'],
    ['Day'], ['Boats'], ['Monday'], ['Two'],
    ['The boat.'],
    ['Two gulls on a rail'],
    ['More'],
    PARAGRAPHS[0].split(/(?<=\.) /),
  ]);
  assert.deepEqual(found.at(-1).sentences, ['But one.']);
  assert.deepEqual(found.slice(0, 2).map(({ lang }) => lang), ['en', 'de']);
  assert.deepEqual(found[0].seen, ['It left at six, Dr. No\u00adlan said.', 'Nobody1 waved.']);
  assert.deepEqual(found[8].seen, [undefined]);
});

test('it reads sentence by sentence, marks what it reads, pauses and goes on', async () => {
  await read();
  const first = await says(() => page.click('#aloud-button'));
  assert.deepEqual(first, { text: 'The Last Ferry', lang: 'en', rate: 1, voice: 'Samantha' });
  assert.equal((await says(end)).text, 'It left at six, Dr. Nolan said.');
  await page.evaluate(() => speech.word('left'));
  assert.deepEqual([await marked('sentence'), await marked('word')], ['It left at six, Dr. No\u00adlan said.', 'left']);

  await page.keyboard.press('a');
  // What the key calls may have to be loaded.
  await page.waitForFunction(() => !speech.isSpeaking());
  assert.equal((await says(() => page.keyboard.press('a'))).text, 'left at six, Dr. Nolan said.');
  await page.evaluate(() => speech.word('six'));
  assert.equal(await marked('word'), 'six');

  await page.click('.aloud-settings');
  assert.deepEqual(await says(() => command('faster')), { text: 'six, Dr. Nolan said.', lang: 'en', rate: 1.25, voice: 'Samantha' });
  const labels = await page.locator('#aloud-voice optgroup').evaluateAll((groups) => groups.map(({ label }) => label));
  assert.deepEqual(labels.slice(0, 2), ['British English', 'American English']);
  assert.match(labels.at(-1), /American English.*service/);
  assert.equal(await page.locator('.aloud-remote').isVisible(), false);
  assert.equal((await says(() => page.selectOption('#aloud-voice', 'uri:Cloud'))).voice, 'Cloud');
  assert.equal(await page.locator('.aloud-remote').isVisible(), true);
  assert.equal((await says(() => page.selectOption('#aloud-voice', 'uri:Daniel'))).voice, 'Daniel');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#aloud-panel', { state: 'hidden' });

  await page.focus('.aloud-play');
  assert.equal((await says(() => page.keyboard.press('ArrowRight'))).text, 'Nobody waved.');
  assert.deepEqual(await says(() => page.keyboard.press('ArrowRight')), { text: 'Niemand winkte.', lang: 'de', rate: 1.25, voice: 'Anna' });
  assert.equal((await says(() => page.keyboard.press('ArrowLeft'))).text, 'Nobody waved.');
  assert.equal((await says(() => command('previousParagraph'))).text, 'It left at six, Dr. Nolan said.');
  assert.equal((await says(() => command('nextParagraph'))).text, 'Niemand winkte.');

  await page.focus('.aloud-play');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#aloud').isVisible(), false);
  assert.deepEqual([await isSpeaking(), await marked('sentence')], [false, '']);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'aloud-button');

  await page.reload();
  await appears(page, '#article .article-content p');
  const { voice, rate } = await says(() => page.keyboard.press('a'));
  assert.deepEqual({ voice, rate }, { voice: 'Daniel', rate: 1.25 });
  const reset = await says(() => page.evaluate(() => document.getElementById('reset').click()));
  assert.deepEqual([reset.rate, reset.voice], [1, 'Samantha']);
  assert.equal(await page.locator('.aloud-rate').textContent(), '1×');
  assert.deepEqual(errors, []);
});

test('it begins where the reader is, scrolls along, and waits where the reader has scrolled away', async () => {
  await page.setViewportSize({ width: 700, height: 400 });
  await read();
  const last = page.getByText('What will happen when he retires');
  const third = page.getByText('When the bridge upstream');
  // Runs in the page.
  const isSeen = () => {
    const { top, bottom } = [...CSS.highlights.get('aloud-sentence')][0].getBoundingClientRect();
    const [above, below] = ['header.bar', '.aloud-bar'].map((part) => document.querySelector(part).getBoundingClientRect());
    return top >= above.bottom && bottom <= below.top;
  };

  await third.evaluate((p) => scrollTo({ top: p.getBoundingClientRect().top + scrollY - 70, behavior: 'instant' }));
  assert.match((await says(() => page.keyboard.press('a'))).text, /^When the bridge upstream/);
  await command('close');

  await last.evaluate((p) => getSelection().setBaseAndExtent(p.firstChild, 60, p.firstChild, 90));
  assert.match((await says(() => page.keyboard.press('a'))).text, /^What will happen when he retires/);
  await page.waitForFunction(isSeen);
  assert.match((await says(end)).text, /^Two of the deckhands/);
  await page.waitForFunction(isSeen);

  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForSelector('.aloud-back:visible');
  assert.equal((await says(end)).text, 'But one.');
  // Scrolling that was under way may go on for some pixels.
  assert.ok((await page.evaluate(() => scrollY)) < 50);
  await command('back');
  await page.waitForFunction(isSeen);
  await page.waitForSelector('.aloud-back', { state: 'hidden' });

  // What a double click does; Firefox's driver makes none.
  const double = (p) => {
    getSelection().setBaseAndExtent(p.firstChild, 0, p.firstChild, 4);
    p.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  };
  assert.match((await says(() => third.evaluate(double))).text, /^When the bridge upstream/);

  await command('close');
  await page.evaluate(() => {
    getSelection().removeAllRanges();
    document.body.style.paddingBottom = '200vh';
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  });
  assert.equal((await says(() => page.keyboard.press('a'))).text, 'But one.', 'below the last passage');
  assert.deepEqual(errors, []);
});

test('where lines run down it does the same sideways', async () => {
  await page.setViewportSize({ width: 700, height: 600 });
  await page.addInitScript(() => location.href.startsWith('http') && localStorage.setItem('lectern.preferences', '{"writing":"vertical"}'));
  const numbers = Array.from({ length: 20 }, (_, i) => i + 1);
  const paragraphs = numbers.map((number) => `<p>第${number}段。${'渡し船は朝の六時に岸を離れる。'.repeat(9)}</p>`);
  await read([...VOICES, { name: 'Kyoko', lang: 'ja-JP', localService: true }], `<!doctype html><html lang="ja"><title>渡し船</title><article><h1>渡し船</h1>${paragraphs.join('')}</article>`);
  // The page hears of it in the next frame.
  const scrollTo = (left) =>
    page.evaluate(async (left) => {
      document.querySelector('.article').scrollTo({ left, behavior: 'instant' });
      for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    }, left);
  const left = () => page.evaluate(() => document.querySelector('.article').scrollLeft);
  // Runs in the page.
  const isSeen = () => {
    const { left, right } = [...CSS.highlights.get('aloud-sentence')][0].getBoundingClientRect();
    const box = document.querySelector('.article').getBoundingClientRect();
    return left >= box.left && right <= box.right;
  };
  await scrollTo(-1500);
  const [, number] = /第(\d+)段/.exec((await says(() => page.keyboard.press('a'))).text) ?? [];
  assert.ok(number > 1, 'the first in view');
  await page.waitForFunction(isSeen);
  const before = await left();
  for (let i = 0; i < 4; i++) {
    await says(() => command('nextParagraph'));
    await page.waitForFunction(isSeen);
  }
  assert.ok((await left()) < before, 'it scrolls along');
  await scrollTo(0);
  await page.waitForSelector('.aloud-back:visible');
  await says(end);
  assert.ok((await left()) > -50);
  await command('back');
  await page.waitForFunction(isSeen);
  await page.waitForSelector('.aloud-back', { state: 'hidden' });
  assert.deepEqual(errors, []);
});

test('without a voice of the device it says what to do, and sends nothing to a service unasked', async () => {
  await read([VOICES[0]]);
  await page.click('#aloud-button');
  await appears(page, '.aloud-message:not(:empty)');
  assert.match(await page.locator('.aloud-message').textContent(), /no voice for English/);
  await page.keyboard.press('a');
  assert.deepEqual(await page.evaluate(() => speech.said), []);
  await page.click('.aloud-settings');
  await page.selectOption('#aloud-voice', 'uri:Cloud');
  assert.equal(await page.locator('.aloud-remote').isVisible(), true);
  assert.equal(await page.locator('.aloud-message').textContent(), '');
  assert.equal((await says(() => command('toggle'))).voice, 'Cloud');

  if (isChromium) {
    // Firefox's driver cannot be told to print.
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#aloud').isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
  }

  // Both marks are to be read on, whatever the theme.
  const contrasts = await page.evaluate((themes) => {
    const paper = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement('p'));
    const luminance = (name) => {
      probe.style.color = `var(${name})`;
      paper.fillStyle = getComputedStyle(probe).color;
      paper.fillRect(0, 0, 1, 1);
      const [r, g, b] = [...paper.getImageData(0, 0, 1, 1).data].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const contrast = (one, other) => Math.max(luminance(one) / luminance(other), luminance(other) / luminance(one));
    return themes.flatMap((theme) => {
      document.documentElement.dataset.theme = theme;
      return [contrast('--ink', '--accent-soft'), contrast('--on-accent', '--accent')].map((value) => [theme, value]);
    });
  }, CHOICES.theme.values);
  assert.deepEqual(contrasts.filter(([, contrast]) => contrast < 4.5), []);
  assert.deepEqual(errors, []);
});
