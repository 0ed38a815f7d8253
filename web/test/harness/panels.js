// What the reader opens over an article: each panel, and how a person comes to it.
import { fragment } from './site.js';
import { fakeSpeech } from './speech.js';
import { richPage, servePictures } from './rich.js';
import { appears, visit } from './stage.js';

/** Who reads in each direction. */
const LOCALES = { ltr: 'en-US', rtl: 'ar' };

/** @typedef {{name: string, steps: string[], panel: string}} Panel steps are clicked one after the other; one that is a
 *   single letter is a key */

/** @type {Panel[]} */
export const PANELS = [
  { name: 'outline', steps: ['#outline-button'], panel: '#outline' },
  { name: 'find', steps: ['#find-button'], panel: '#find' },
  { name: 'reading aloud', steps: ['#aloud-button'], panel: '#aloud' },
  { name: 'voice and speed', steps: ['#aloud-button', '.aloud-settings'], panel: '#aloud-panel' },
  { name: 'settings', steps: ['#settings-button'], panel: '#settings' },
  { name: 'take along', steps: ['#take-button'], panel: '#take-menu' },
  { name: 'shortcuts', steps: ['?'], panel: '#shortcuts' },
  { name: 'line focus', steps: ['f'], panel: '#line-focus' },
  { name: 'picture', steps: ['.article-content img.zoomable'], panel: '#zoom' },
  { name: 'note', steps: ['.footnote-ref a'], panel: '.note' },
];

/** What shows over the page. */
const OVER = ':popover-open, dialog[open]';

/** Each panel takes one press of Escape at most, and is in another one at most. */
const DEEP = 2;

/**
 * Opens each panel in turn, and leaves it by Escape. Asserts that it knows what each button of the bar opens.
 *
 * @param {import('playwright-core').Page} page shows an article with pictures and notes, and has a voice
 * @param {(panel: Panel) => Promise<void>} look called while it is open
 * @returns {Promise<void>}
 */
export async function eachPanel(page, look) {
  const unknown = await page.locator('.tools button').evaluateAll(
    (all, known) => all.filter((button) => button.checkVisibility() && !known.includes(`#${button.id}`)).map(({ id }) => id),
    PANELS.flatMap(({ steps }) => steps),
  );
  if (unknown.length > 0) throw new Error(`PANELS lacks what these open: ${unknown}`);
  // In a frame a page learns of its new width.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  for (const panel of PANELS) {
    // Beside a wide page the outline stands as a part of it.
    if (await page.locator(panel.panel).isVisible()) {
      await look(panel);
      continue;
    }
    await openPanel(page, panel);
    await look(panel);
    await closePanel(page, panel);
  }
}

/**
 * Opens a panel, and what it holds back.
 *
 * @param {import('playwright-core').Page} page
 * @param {Panel} panel
 */
async function openPanel(page, { steps, panel }) {
  for (const step of steps) {
    if (step.length === 1) await page.keyboard.press(step);
    // By script: the driver would wait for each to stand still.
    else await page.locator(step).first().evaluate((button) => button.click());
    if (step !== steps.at(-1)) await page.locator(steps[steps.indexOf(step) + 1]).waitFor();
  }
  await page.locator(panel).waitFor();
  await page.locator(`${panel} details:not([open])`).evaluateAll((all) => all.forEach((details) => (details.open = true)));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Panel} panel
 */
async function closePanel(page, { name, panel }) {
  for (let presses = 0; presses < DEEP; presses++) await page.keyboard.press('Escape');
  await page.locator(panel).waitFor({ state: 'hidden' });
  const left = await page.locator(OVER).count();
  if (left > 0) throw new Error(`${name}: something is open still`);
}

/**
 * Opens an empty page for who reads in a direction, where there are pictures and a voice.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {'ltr' | 'rtl'} [dir]
 */
export async function visitEquipped(browser, dir = 'ltr') {
  const visited = await visit(browser, { locale: LOCALES[dir] });
  await equip(visited.context);
  return visited;
}

/** @param {import('playwright-core').BrowserContext} context gets pictures and a voice */
export async function equip(context) {
  await servePictures(context);
  await fakeSpeech(context);
}

/**
 * Shows the article of `richPage` in the reader.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} address of the site
 * @param {'ltr' | 'rtl'} [dir]
 */
export async function showArticle(page, address, dir = 'ltr') {
  // A reader that is opened once more has the article that it had.
  await page.goto('about:blank');
  await page.goto(`${address}reader.html${fragment(richPage({ dir }))}`);
  await appears(page, '#article .footnotes');
}
