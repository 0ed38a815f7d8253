// What axe-core and our own measure of contrast find in both pages: in each theme, width, direction and state.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { CHOICES } from '../../preferences.js';
import { chooseTheme, loadAxe, violations } from '../harness/axe.js';
import { ENGINE } from '../harness/browser.js';
import { faintText, hoverAll, loadColors } from '../harness/colors.js';
import { eachPanel, showArticle, visitEquipped } from '../harness/panels.js';
import { richPage } from '../harness/rich.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite } from '../harness/stage.js';

/** What can be pressed, and so looks different under the pointer. */
const PRESSABLE = 'a, button, summary, label, input';

const WIDTHS = [320, 768, 1440];

/** "auto" is one of the others: the system says which. */
const THEMES = CHOICES.theme.values.filter((theme) => theme !== 'auto');

const browser = await startBrowser();
const site = await startSite();

let context;
let page;

/** What is wrong, all of it: one look tells what there is to mend. @type {string[]} */
let wrong;

beforeEach(() => {
  wrong = [];
});

afterEach(() => context.close());

/** Opens a page for who reads in a direction, and what looks at it. */
async function open(address, dir) {
  ({ context, page } = await visitEquipped(browser, dir));
  await page.goto(address);
  await loadTools();
}

const loadTools = () => Promise.all([loadAxe(page), loadColors(page)]);

/** The states of the reader, each made out of the one before. */
const READER = {
  welcome: () => appears(page, '#welcome:not([hidden])'),
  article: (dir) => hand(fragment(richPage({ dir })), '#article .footnotes'),
  notice: () => hand('#z=AAAA', '#notice:not([hidden])'),
  progress: async (dir) => {
    await context.route('**/lectern.wasm', () => {});
    await page.goto('about:blank');
    await page.goto(`${site.address}reader.html${fragment(richPage({ dir }))}`);
    await appears(page, '#progress:not([hidden])');
    await loadTools();
  },
};

/** The states of the demo. */
const DEMO = {
  sample: async () => {
    await appears(page, '#result[data-state="done"]');
    await page.locator('#install details').evaluateAll((all) => {
      for (const details of all) {
        details.removeAttribute('name');
        details.open = true;
      }
    });
  },
  details: () => page.click('#result-tab-details'),
  source: () => page.click('#own'),
  notice: async () => {
    await page.click('#clean');
    await appears(page, '#notice:not([hidden])');
  },
};

async function hand(hash, selector) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
  await appears(page, selector);
}

async function look(where, options) {
  wrong.push(...(await violations(page, options)).map((what) => `${where}: ${what}`));
}

/** Looks at what a theme decides, in each of them. */
async function lookInThemes(where, within) {
  for (const theme of THEMES) {
    await chooseTheme(page, theme);
    const { seen, faint } = await faintText(page, within);
    assert.ok(seen > 0, `${where}: there is text`);
    wrong.push(...faint.map((what) => `${where}, ${theme}: ${what}`));
    await look(`${where}, ${theme}`, { rules: 'contrast', within });
  }
}

/** Looks at a page in all of its states. */
async function lookAt(name, states, dir) {
  for (const [state, reach] of Object.entries(states)) {
    await reach(dir);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const where = `${name} ${dir}, ${state}, ${width} px`;
      await look(where);
      await lookInThemes(where);
    }
  }
}

for (const dir of ['ltr', 'rtl']) {
  test(`the reader breaks no rule, ${dir}`, async () => {
    await open(`${site.address}reader.html`, dir);
    await lookAt('reader', READER, dir);
    assert.deepEqual(wrong, []);
  });

  test(`the panels of the reader break no rule, ${dir}`, async () => {
    ({ context, page } = await visitEquipped(browser, dir));
    await showArticle(page, site.address, dir);
    await loadTools();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await eachPanel(page, async ({ name, panel }) => {
        const where = `reader ${dir}, ${name}, ${width} px`;
        // How it goes together with the page is the same in each width.
        await look(where, { within: width === WIDTHS[0] ? undefined : panel });
        await lookInThemes(where, panel);
      });
    }
    assert.deepEqual(wrong, []);
  });

  test(`the demo breaks no rule, ${dir}`, async () => {
    await open(site.address, dir);
    await lookAt('demo', DEMO, dir);
    assert.deepEqual(wrong, []);
  });
}

test('under the pointer all text keeps its contrast', { skip: ENGINE !== 'chromium' && 'only Chromium’s driver can hover over everything' }, async () => {
  ({ context, page } = await visitEquipped(browser));
  for (const [address, states] of [
    [`${site.address}reader.html`, { article: READER.article, settings: () => page.click('#settings-button') }],
    [site.address, DEMO],
  ]) {
    await page.goto(address);
    await loadColors(page);
    for (const [state, reach] of Object.entries(states)) {
      await reach('ltr');
      const leave = await hoverAll(page, PRESSABLE);
      for (const theme of THEMES) {
        await chooseTheme(page, theme);
        const { faint } = await faintText(page);
        wrong.push(...faint.map((what) => `${state}, ${theme}: ${what}`));
      }
      await leave();
    }
    assert.deepEqual(wrong, []);
    // The colour of a visited link is kept from scripts, so there must be none of its own.
    const rules = await page.evaluate(() => [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)));
    assert.deepEqual(rules.filter((rule) => rule.includes(':visited')), []);
  }
});
