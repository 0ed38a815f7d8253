// What axe-core and our own measure of contrast find in both pages: in each theme, width, direction and state.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { CHOICES } from '../../preferences.js';
import { chooseTheme, eachPanel, loadAxe, OPEN, turn, violations } from '../harness/axe.js';
import { ENGINE } from '../harness/browser.js';
import { faintText, hoverAll, loadColors } from '../harness/colors.js';
import { fragment, richPage, servePictures } from '../harness/rich.js';
import { startBrowser, startSite, visit } from '../harness/stage.js';

/** What can be pressed, and so looks different under the pointer. */
const PRESSABLE = 'a, button, summary, label, input';

const WIDTHS = [320, 768, 1440];

/** "auto" is one of the others: the system says which. */
const THEMES = CHOICES.theme.values.filter((theme) => theme !== 'auto');

/**
 * What there is to be seen in each direction. Colours know no direction, and from right to left it is the narrowest
 * screen that is likely to break. Firefox has the same markup and the same style sheets, and axe is slow in it: there one
 * width will do.
 */
const SCOPE = {
  ltr: { widths: ENGINE === 'chromium' ? WIDTHS : [320], themes: THEMES },
  rtl: { widths: [320], themes: [] },
};

const browser = await startBrowser();
const site = await startSite();

let context;
let page;

/** What is wrong, all of it: one look tells what there is to mend. @type {string[]} */
let wrong;

beforeEach(async () => {
  wrong = [];
  // A reader that is opened once more has the article that it had.
  await page.goto('about:blank');
});

before(async () => {
  ({ context, page } = await visit(browser));
  await servePictures(context);
});

after(() => context.close());

/**
 * The states of the reader, each made out of the one before. Where a page is awaited, `#m` waits for its second part.
 */
const READER = {
  welcome: () => page.waitForSelector('#welcome:not([hidden])'),
  article: (dir) => hand(fragment(richPage({ dir })), '#article .footnotes'),
  notice: () => hand('#z=AAAA', '#notice:not([hidden])'),
  progress: () => hand('#m=0.5:AAAA', '#progress:not([hidden])'),
};

/** The states of the demo. */
const DEMO = {
  sample: async () => {
    await page.waitForSelector('#result[data-state="done"]');
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
    await page.waitForSelector('#notice:not([hidden])');
  },
};

async function hand(hash, selector) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
  await page.waitForSelector(selector);
}

async function look(where, options) {
  wrong.push(...(await violations(page, options)).map((what) => `${where}: ${what}`));
}

/** Looks at the contrast in each theme. */
async function lookInThemes(where, themes, within) {
  for (const theme of themes) {
    await chooseTheme(page, theme);
    const { seen, faint } = await faintText(page, within);
    assert.ok(seen > 0, `${where}: there is text`);
    wrong.push(...faint.map((what) => `${where}, ${theme}: ${what}`));
    await look(`${where}, ${theme}`, { rules: 'contrast', within });
  }
}

/** Looks at a page in all of its states. */
async function lookAt(name, states, dir) {
  const { widths, themes } = SCOPE[dir];
  await turn(page, dir);
  for (const [state, reach] of Object.entries(states)) {
    await reach(dir);
    const where = `${name} ${dir}, ${state}`;
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await look(`${where}, ${width} px`);
    }
    await lookInThemes(where, themes);
  }
}

for (const dir of ['ltr', 'rtl']) {
  test(`the reader breaks no rule, ${dir}`, async () => {
    await page.goto(`${site.address}reader.html`);
    await Promise.all([loadAxe(page), loadColors(page)]);
    await lookAt('reader', READER, dir);
    assert.deepEqual(wrong, []);
  });

  test(`the panels of the reader break no rule, ${dir}`, async () => {
    await page.goto(`${site.address}reader.html${fragment(richPage({ dir }))}`);
    await page.waitForSelector('#article .footnotes');
    await Promise.all([loadAxe(page), loadColors(page)]);
    await turn(page, dir);
    const { widths, themes } = SCOPE[dir];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const opened = await eachPanel(page, async (id) => {
        const where = `reader ${dir}, ${id}, ${width} px`;
        const isOpen = (await page.locator(OPEN).count()) > 0;
        // Of a panel that is a place in the page, like a bar to search in, the whole page has to be looked at.
        await look(where, { within: isOpen && width !== widths[0] ? OPEN : undefined });
        if (width === widths[0]) await lookInThemes(where, themes, isOpen ? OPEN : undefined);
      });
      assert.ok(opened.includes('settings'));
    }
    assert.deepEqual(wrong, []);
  });
}

test('the demo breaks no rule', async () => {
  for (const dir of ['ltr', 'rtl']) {
    await page.goto(site.address);
    await Promise.all([loadAxe(page), loadColors(page)]);
    await lookAt('demo', DEMO, dir);
  }
  assert.deepEqual(wrong, []);
});

test('under the pointer all text keeps its contrast', { skip: ENGINE !== 'chromium' && 'only Chromium’s driver can hover over everything' }, async () => {
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
