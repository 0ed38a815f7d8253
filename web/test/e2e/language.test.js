// The interface in each of its languages, from the first paint on.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { LANGUAGES } from '../../strings.js';
import { story } from '../harness/prose.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite } from '../harness/stage.js';

const STORY = story('Passing ships').replace('<title>', '<meta property="article:published_time" content="2023-05-18T10:00:00Z"><title>');

/** A place where the language is spoken. */
const LOCALES = { en: 'en-GB', de: 'de-AT', ar: 'ar-EG', zh: 'zh-CN' };

/** Names and signs that are the same everywhere. */
const NAMES = /\b(?:Lectern|Markdown|Ctrl|Shift|HTML|PDF|MB|MIT|MathML|ES|Readability\.js|lectern(?:\.d\.ts)?|Safari|Firefox|Chrome|Edge|Android|iPhone|iPad|Mac|https)\b/g;

const browser = await startBrowser();
const site = await startSite();
const words = Object.fromEntries(await Promise.all(Object.keys(LANGUAGES).map(async (name) => [name, (await import(`../../strings/${name}.js`)).default])));

let context;
let page;

/** Opens an empty page for who reads a language. */
async function visitIn(language) {
  context = await browser.newContext({ locale: LOCALES[language] });
  page = await context.newPage();
}

afterEach(() => context.close());

/** Keeps back what is asked for under an address, until it is let go. */
async function holdBack(address) {
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await context.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

const reader = (html) => `${site.address}reader.html${fragment(html)}`;
const text = (selector) => page.locator(selector).textContent();
const arrived = () => appears(page, '#result[data-state="done"] .article-content');
const visibility = () => page.evaluate(() => getComputedStyle(document.body).visibility);
/** Whether the page has to be moved sideways: the gutter of the scroll bar, which no driver shows, is none of its width. */
const overflows = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** What the page says in Latin letters, without articles and samples, and what is in a language of its own. */
const latin = () =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (!parentElement.closest('.article, .facts td, .removed li, pre, noscript, kbd, body [lang], [translate="no"]')) found.push(data);
    }
    for (const node of document.querySelectorAll('[title], [aria-label], [placeholder]')) {
      if (node.closest('.article, [aria-hidden]')) continue;
      found.push(...['title', 'aria-label', 'placeholder'].map((name) => node.getAttribute(name) ?? ''));
    }
    return found.map((data) => data.trim()).filter((data) => /[a-z]{2}/i.test(data));
  });

for (const language of Object.keys(LANGUAGES)) {
  test(`in ${language} an article is shown, and what goes wrong is said`, async () => {
    await visitIn(language);
    const own = words[language];
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(reader(STORY));
    await appears(page, '#article .article-content p');
    assert.equal(await text('.article-title'), 'Passing ships');
    assert.equal(await text('.article-link'), own['article.original']);
    const date = await page.evaluate((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date('2023-05-18T12:00Z')), LOCALES[language]);
    assert.equal(await text('.article-facts time'), date);
    assert.equal(await overflows(), false, 'the reader at 320 px');

    await page.goto('about:blank');
    await page.goto(`${site.address}reader.html#z=AAAA`);
    await appears(page, '#notice:not([hidden])');
    assert.equal(await text('#notice-title'), own['problem.bad-input']);

    await page.goto(site.address);
    await arrived();
    assert.deepEqual(await page.locator(':root').evaluate(({ lang, dir }) => [lang, dir]), [language, language === 'ar' ? 'rtl' : 'ltr']);
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), own['hero.title']);
    assert.equal(await overflows(), false, 'the demo at 320 px');
    await page.click('#own');
    await page.click('#clean');
    await appears(page, '#notice:not([hidden])');
    assert.equal(await text('#notice-title'), own['intake.empty-field']);
  });
}

test('in Arabic the demo runs from right to left, without a word of English', async () => {
  await visitIn('ar');
  await page.goto(site.address);
  await arrived();
  await page.click('#result-tab-details');
  await page.locator('.platforms details').evaluateAll((all) => all.forEach((one) => (one.open = true)));
  const foreign = (await latin()).map((data) => data.replace(NAMES, '')).filter((data) => /[a-z]{2}/i.test(data) && !/\p{Script=Arabic}/u.test(data));
  assert.deepEqual(foreign, []);
  const [before, after, frame] = await Promise.all(['.source', '.result', '#sample-frame'].map((selector) => page.locator(selector).boundingBox()));
  assert.ok(before.x > after.x, 'what comes first is on the right');
  assert.ok(Math.abs(frame.x + frame.width - before.x - before.width) < 3, 'the sample fills its panel');
  await page.focus('#result-tab-details');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'result-tab-text');
});

test('nothing flashes by in English', async () => {
  await visitIn('ar');
  for (const name of ['', 'reader.html']) {
    const letGo = await holdBack('**/ar-*.js');
    await page.goto(site.address + name, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.querySelector('noscript'));
    assert.equal(await visibility(), 'hidden', 'until the words are there');
    // As after some seconds in which they do not come.
    await page.evaluate(() => document.body.getAnimations().forEach((animation) => animation.finish()));
    assert.equal(await visibility(), 'visible');
    letGo();
    await page.waitForFunction(() => 'translated' in document.documentElement.dataset);
    assert.equal(await visibility(), 'visible');
    assert.equal(await page.locator('.skip').textContent(), words.ar[await page.locator('.skip').getAttribute('data-t')]);
  }
});

test('the page and its sample are there before the program is', async () => {
  await visitIn('en');
  const letGo = await holdBack('**/lectern.wasm');
  await page.goto(site.address);
  assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
  await page.frameLocator('#sample-frame').locator('nav').first().waitFor();
  assert.equal(await page.locator('#reading .article').count(), 0);
  await appears(page, '#progress:not([hidden])');
  letGo();
  await arrived();
});

test('the demo offers its languages, and keeps the choice and the theme for both pages', async () => {
  await visitIn('en');
  await page.goto(site.address);
  await page.evaluate(() => localStorage.setItem('lectern.preferences', '{"theme":"dark"}'));
  await page.reload();
  await page.getByRole('button', { name: LANGUAGES.de }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'de' && document.readyState === 'complete');
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), words.de['hero.title']);
  assert.equal(await page.getByRole('button', { name: LANGUAGES.de }).getAttribute('aria-pressed'), 'true');
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).colorScheme), 'dark');
  await page.goto(`${site.address}reader.html`);
  await appears(page, '#welcome:not([hidden])');
  assert.equal(await text('#welcome h2'), words.de['welcome.title']);
});
