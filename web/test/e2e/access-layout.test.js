// What a page must bear: narrow screens, large letters, wide spacing, fingers, and a system's own colours.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { ENGINE } from '../harness/browser.js';
import { faintText, loadColors } from '../harness/colors.js';
import { clippedText, LARGE, overlay, smallTargets, SPACED } from '../harness/layout.js';
import { eachPanel, equip, showArticle, visitEquipped } from '../harness/panels.js';
import { appears, startBrowser, startSite, visitPhone } from '../harness/stage.js';

/** CSS pixels of a target for a pointer, and for a finger. */
const POINTER = 24;
const FINGER = 44;

/** 320 px is what is left of 1280 at 400 %, 640 at 200 %. The panels are looked at where they have the least room. */
const BORNE = [
  { name: '320 px', width: 320 },
  { name: '640 px', width: 640 },
  { name: 'large letters', width: 1280, css: LARGE },
  { name: 'large letters on a narrow screen', width: 640, css: LARGE, panels: true },
  { name: 'wide spacing', width: 1280, css: SPACED },
  { name: 'wide spacing on a narrow screen', width: 320, css: SPACED, panels: true },
];

const browser = await startBrowser();
const site = await startSite();

/** For who reads from left to right, where a test is not about that. */
let context;
let page;

/** @type {string[]} */
let wrong;

before(async () => {
  ({ context, page } = await visitEquipped(browser));
});

after(() => context.close());

beforeEach(() => {
  wrong = [];
});

const read = (to = page, dir = 'ltr') => showArticle(to, site.address, dir);

async function demo(to = page) {
  await to.goto(site.address);
  await appears(to, '#result[data-state="done"]');
}

const note = (where, found) => wrong.push(...found.map((what) => `${where}: ${what}`));

/** Lets a page bear it all. */
async function bear(page, look) {
  for (const { name, width, css = '', panels = false } of BORNE) {
    await page.setViewportSize({ width, height: 700 });
    const lift = await overlay(page, css);
    await look(name, panels);
    await lift();
  }
}

for (const dir of ['ltr', 'rtl']) {
  test(`all text can be read, ${dir}`, async () => {
    const { context, page } = await visitEquipped(browser, dir);
    await read(page, dir);
    await bear(page, async (name, panels) => {
      note(name, await clippedText(page));
      const rows = await page.locator('.brand, .tools button').evaluateAll((all) => new Set(all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().bottom)).size);
      if (name === '320 px' && rows > 1) wrong.push(`the bar has ${rows} rows`);
      if (panels) await eachPanel(page, async (panel) => note(`${name}, ${panel.name}`, await clippedText(page)));
    });
    await demo(page);
    await bear(page, async (name) => {
      for (const tab of ['result-tab-reading', 'result-tab-details']) {
        await page.click(`#${tab}`);
        note(`${name}, ${tab}`, await clippedText(page));
      }
    });
    await context.close();
    assert.deepEqual(wrong, []);
  });
}

/** Notes the targets of both pages that are too small. */
async function measure(to, size) {
  const small = async (where) => note(where, (await smallTargets(to, size)).small);
  await read(to);
  assert.ok((await smallTargets(to, size)).seen >= 5);
  await small('reader');
  await eachPanel(to, ({ name }) => small(name));
  await to.goto(`${site.address}reader.html#z=AAAA`);
  await appears(to, '#notice:not([hidden])');
  await small('notice');
  await demo(to);
  for (const id of ['result-tab-details', 'own', 'clean']) {
    await to.click(`#${id}`);
    await small(`demo, ${id}`);
  }
  assert.deepEqual(wrong, []);
}

test('everything is large enough for a pointer', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await measure(page, POINTER);
});

test('everything is large enough for a finger', async () => {
  const phone = await visitPhone();
  await equip(phone.page.context());
  await measure(phone.page, FINGER);
});

test('who wants less motion gets none that nobody makes', { skip: ENGINE === 'firefox' && 'Firefox’s driver cannot ask for less motion in a language' }, async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const open of [read, demo]) {
    await open();
    const { moving, scroll } = await page.evaluate(() => ({
      moving: document.getAnimations().filter(({ timeline, effect }) => timeline instanceof DocumentTimeline && effect.getComputedTiming().duration > 1).length,
      scroll: getComputedStyle(document.documentElement).scrollBehavior,
    }));
    assert.deepEqual({ moving, scroll }, { moving: 0, scroll: 'auto' });
  }
  await page.emulateMedia({ reducedMotion: null });
});

/** What one of several can be chosen among, and how the chosen one is told. */
const CHOSEN = [
  ['#settings label:has([type="radio"])', ':has(:checked)'],
  ['#samples button', '[aria-pressed="true"]'],
  ['.result [role="tab"]', '[aria-selected="true"]'],
];

/** Asserts that the chosen one looks like none of the others. */
async function assertTold([selector, chosen]) {
  const found = await page.locator(selector).evaluateAll(
    (all, chosen) =>
      all.map((choice) => {
        const { outline, border, borderBottom, color, backgroundColor } = getComputedStyle(choice);
        return { isChosen: choice.matches(chosen), look: [outline, border, borderBottom, color, backgroundColor].join() };
      }),
    chosen,
  );
  const plain = new Set(found.filter(({ isChosen }) => !isChosen).map(({ look }) => look));
  const marked = found.filter(({ isChosen }) => isChosen);
  assert.ok(plain.size > 0 && marked.length > 0, selector);
  assert.deepEqual(marked.filter(({ look }) => plain.has(look)), [], selector);
}

test('in the system’s colours one sees what is chosen, and all text', { skip: ENGINE !== 'chromium' && 'only Chromium’s driver can force colours' }, async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await read();
  await loadColors(page);
  note('reader', (await faintText(page)).faint);
  await page.click('#settings-button');
  await assertTold(CHOSEN[0]);
  await demo();
  await loadColors(page);
  note('demo', (await faintText(page)).faint);
  assert.deepEqual(wrong, []);
  await assertTold(CHOSEN[1]);
  await assertTold(CHOSEN[2]);
  await page.emulateMedia({ forcedColors: null });
});
