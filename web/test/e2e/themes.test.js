// The themes: that everything in them can be read.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { ENGINE } from '../harness/browser.js';
import { appears, startBrowser, startSite, visit } from '../harness/stage.js';

/** What WCAG 1.4.3 asks of text. */
const ENOUGH = 4.5;

const browser = await startBrowser();
const site = await startSite();

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
  await page.goto(`${site.address}reader.html`);
  await appears(page, '#welcome:not([hidden])');
});

afterEach(() => context.close());

/** The pairs of text and ground in the page as it is that are too near to each other, and how many were measured. */
function measure() {
  return page.evaluate((enough) => {
    const probe = document.body.appendChild(document.createElement('p'));
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    // Whatever the notation, a canvas knows what is painted.
    const luminance = (colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const near = [];
    let measured = 0;
    const look = (text, ground) => {
      probe.style.color = `var(--${text})`;
      probe.style.backgroundColor = `var(--${ground})`;
      const { color, backgroundColor } = getComputedStyle(probe);
      const [dark, light] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
      measured++;
      if ((light + 0.05) / (dark + 0.05) < enough) near.push(`${text} on ${ground}: ${color} on ${backgroundColor}`);
    };
    for (const ground of ['paper', 'surface', 'sunken', 'accent-soft', 'mark']) {
      for (const text of ['ink', 'ink-soft', 'accent']) look(text, ground);
    }
    look('on-accent', 'accent');
    probe.remove();
    return { near, measured };
  }, ENOUGH);
}

const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Waits until the browser has been told the colour of the paper: what the system wants is heard of with the next frame. */
const isTold = () =>
  page.waitForFunction(() => [...document.querySelectorAll('meta[name="theme-color"]')].every(({ content }) => content === getComputedStyle(document.body).backgroundColor));

test('in every theme text, soft text and links stand out on every ground, and the browser is told the paper', async () => {
  const papers = new Set();
  const check = async (name) => {
    assert.deepEqual(await measure(), { near: [], measured: 16 }, name);
    await isTold();
    papers.add(await paper());
  };
  for (const theme of ['light', 'sepia', 'grey', 'dark', 'contrast', 'own']) {
    await page.locator(`#settings input[name=theme][value=${theme}]`).evaluate((radio) => radio.click());
    await check(theme);
  }
  // One's own are those of "light" to begin with.
  assert.equal(papers.size, 5);
  await page.locator('#settings input[name=theme][value=auto]').evaluate((radio) => radio.click());
  for (const colorScheme of ['dark', 'light']) {
    for (const contrast of ['no-preference', 'more']) {
      await page.emulateMedia({ colorScheme, contrast });
      await check(`${colorScheme}, ${contrast}`);
    }
  }
  // The driver of Firefox cannot make its system want contrast.
  assert.equal(await page.evaluate(() => matchMedia('(prefers-contrast: more)').matches), ENGINE === 'chromium');
  if (ENGINE === 'chromium') assert.equal(await paper(), 'rgb(255, 255, 255)', 'more contrast, where the system wants it');
  assert.deepEqual(errors, []);
});

test('own colours are kept, warned of where they cannot be read, and reset', async () => {
  const choose = (name, colour) =>
    page.locator(`#settings input[name=colour-${name}]`).evaluate((field, colour) => {
      field.value = colour;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, colour);
  const warning = page.locator('#contrast-warning');
  await page.click('#settings-button');
  assert.ok(await page.locator('.colours').isHidden());
  await page.locator('#settings input[name=theme][value=own]').check({ force: true });
  assert.ok(await page.locator('.colours').isVisible());
  assert.equal(await warning.textContent(), '');
  await choose('paper', '#102030');
  assert.match(await warning.textContent(), /Text on Paper 1 and Links on Paper 2\.2/);
  for (const [name, colour] of [['ink', '#f0f0e0'], ['link', '#a0d0ff'], ['mark', '#404000'], ['code', '#000000']]) await choose(name, colour);
  assert.equal(await warning.textContent(), '');
  assert.deepEqual((await measure()).near, []);
  assert.equal(await paper(), 'rgb(16, 32, 48)');
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  assert.equal(await scheme(), 'dark');

  await page.reload();
  await appears(page, '#welcome:not([hidden])');
  assert.deepEqual([await paper(), await scheme()], ['rgb(16, 32, 48)', 'dark']);
  await isTold();
  assert.equal(await page.locator('#settings input[name=colour-ink]').inputValue(), '#f0f0e0');

  await page.click('#settings-button');
  await page.click('#reset');
  assert.notEqual(await paper(), 'rgb(16, 32, 48)');
  assert.ok(await page.locator('#settings input[name=theme][value=auto]').isChecked());
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.deepEqual(errors, []);
});
