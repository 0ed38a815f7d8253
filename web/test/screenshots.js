// Takes pictures of the reader: each sample in each theme at each width, with a sheet of them all for each sample, into
// build/screenshots/, and the README's into web/screenshots/, which no host gets.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHOICES } from '../preferences.js';
import { PHONE, launch } from './harness/browser.js';
import { overlay } from './harness/layout.js';
import { WEB } from './harness/server.js';
import { fragment, serveSite } from './harness/site.js';

const ALL = join(WEB, '..', 'build', 'screenshots');
const README = join(WEB, 'screenshots');

const SAMPLES = ['news', 'essay', 'tech', 'rtl', 'forum', 'structures', 'cjk'];
const WIDTHS = [320, 390, 768, 1440];

/** Those with a look of their own: the first and the last are like "light" until somebody changes something. */
const THEMES = CHOICES.theme.values.filter((theme) => theme !== 'auto' && theme !== 'own');

/** Pictures show no scroll bar, so they need no room for one. */
const NO_GUTTER = ':root { scrollbar-gutter: auto !important }';

/** Pixels of a page that a picture shows at most, and that a sheet shows of it. */
const MAX_HEIGHT = 9000;
const SHEET_HEIGHT = 2000;

const site = await serveSite();
const browser = await launch();
try {
  for (const folder of [ALL, README]) mkdirSync(folder, { recursive: true });
  // All of them, or those that are named.
  const named = process.argv.slice(2);
  for (const name of named.length > 0 ? named : ['readme', ...SAMPLES]) {
    await (name === 'readme' ? takeForReadme() : takeSample(name));
  }
} finally {
  await browser.close();
  await site.close();
}

/** Opens a sample in the reader. */
async function read(sample, options) {
  const page = await browser.newPage({ colorScheme: 'light', ...options });
  const html = await readFile(join(WEB, 'samples', `${sample}.html`), 'utf8');
  await page.goto(`${site.address}reader.html${fragment(html, { url: `${site.address}samples/${sample}.html` })}`);
  await page.waitForSelector('#article .article-content');
  await overlay(page, NO_GUTTER);
  // Pictures wait for the reader to come near.
  await page.evaluate(() => Promise.all([...document.images].map((image) => ((image.loading = 'eager'), image.decode().catch(() => {})))));
  return page;
}

/** @param {string} sample */
async function takeSample(sample) {
  const page = await read(sample, {});
  const rows = [];
  for (const theme of THEMES) {
    await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const name = `${sample}-${theme}-${width}.png`;
      const height = Math.min(MAX_HEIGHT, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.screenshot({ path: join(ALL, name), fullPage: true, clip: { x: 0, y: 0, width, height } });
      rows.push(`<figure><figcaption>${theme}, ${width} px</figcaption><div><img src="${name}" width="${width}"></div></figure>`);
    }
  }
  await page.close();
  const style = `body{display:grid;grid-template-columns:repeat(${WIDTHS.length},max-content);gap:24px;margin:24px;background:#999;font:20px sans-serif}
figure{margin:0}div{max-height:${SHEET_HEIGHT}px;overflow:hidden}`;
  const sheet = join(ALL, `${sample}.html`);
  writeFileSync(sheet, `<!doctype html><meta charset="utf-8"><title>${sample}</title><style>${style}</style>${rows.join('\n')}`);
  await takeFile(sheet, join(ALL, `${sample}.png`), 3100);
}

/** Takes a picture of a whole page that lies on the disk. */
async function takeFile(path, to, width) {
  const page = await browser.newPage({ viewport: { width, height: 400 } });
  await page.goto(pathToFileURL(path).href, { waitUntil: 'load' });
  await page.screenshot({ path: to, fullPage: true });
  await page.close();
}

async function takeForReadme() {
  const demo = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  await demo.goto(site.address);
  await demo.waitForSelector('#result[data-state="done"] .article-content');
  await demo.waitForLoadState('networkidle');
  await demo.screenshot({ path: join(README, 'demo.png') });
  await demo.close();

  const reader = await read('structures', { viewport: { width: 1100, height: 900 } });
  await reader.locator('.article-content h3').first().evaluate((heading) => scrollTo(0, heading.getBoundingClientRect().top - 90));
  await reader.locator('.footnote-ref a').nth(1).click();
  await reader.screenshot({ path: join(README, 'reader.png') });
  await reader.close();

  const phones = [];
  for (const [sample, scheme] of [['news', 'dark'], ['rtl', 'light']]) {
    const phone = await read(sample, { ...PHONE.context, viewport: { width: 390, height: 780 }, colorScheme: scheme });
    phones.push((await phone.screenshot()).toString('base64'));
    await phone.close();
  }
  const pair = await browser.newPage({ viewport: { width: 900, height: 840 } });
  const frame = 'margin:0;height:840px;display:flex;gap:40px;justify-content:center;align-items:center;background:#e9e6df';
  const screens = phones.map((data) => `<img style="border-radius:28px;border:1px solid #bbb" src="data:image/png;base64,${data}">`);
  await pair.setContent(`<body style="${frame}">${screens.join('')}`);
  await pair.screenshot({ path: join(README, 'phones.png') });
  await pair.close();
}
