// axe-core in a page, and the states in which a page is to be looked at.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WEB } from './server.js';

const SOURCE = await readFile(join(WEB, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** All that WCAG asks for up to 2.2 AA, and what axe holds to be good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What opens a panel. Those of an article's content are not the page's own. */
const OPENERS = '.tools button, [popovertarget], [commandfor], [aria-haspopup], button[aria-expanded="false"]';

/** A panel that is open. */
export const OPEN = ':popover-open, dialog[open]';

/**
 * Brings axe into a page; the page's policy does not hold for what the driver evaluates.
 *
 * @param {import('playwright-core').Page} page
 */
export async function loadAxe(page) {
  await page.evaluate(SOURCE);
}

/**
 * Has axe look at a page.
 *
 * @param {import('playwright-core').Page} page
 * @param {object} [options]
 * @param {'contrast' | 'all'} [options.rules] contrast alone depends on the theme
 * @param {string} [options.within] looks at what matches only; rules about the page as a whole do not run then
 * @returns {Promise<string[]>} what is wrong
 */
export function violations(page, { rules = 'all', within } = {}) {
  return page.evaluate(
    async ({ rules, within, TAGS }) => {
      const runOnly = rules === 'contrast' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: TAGS };
      // Of two pages the samples alone have frames, and what a sample does is its own affair.
      const options = { runOnly, iframes: false, preload: false, resultTypes: ['violations'], rules: rules === 'all' ? { 'target-size': { enabled: true } } : {} };
      const found = await globalThis.axe.run(within ? { include: [...document.querySelectorAll(within)] } : document, options);
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`),
      );
    },
    { rules, within, TAGS },
  );
}

/**
 * Opens each panel of a page in turn: by its button where it has one that can be seen, also a button in another panel,
 * and by script what no button opens.
 *
 * @param {import('playwright-core').Page} page
 * @param {(name: string) => Promise<void>} look called while it is open, with the id of its button or its own
 * @returns {Promise<string[]>} what was opened
 */
export async function eachPanel(page, look) {
  await page.evaluate(() => {
    globalThis.print = () => {};
  });
  const buttons = await page.locator(OPENERS).evaluateAll((all) =>
    all.filter((button) => button.id && button.checkVisibility() && !button.closest('.article-content')).map((button) => button.id),
  );
  const opened = [];
  for (const id of buttons) {
    await press(page, id);
    const inside = await openers(page);
    opened.push(id, ...(await openIds(page)));
    await look(id);
    for (const inner of inside) {
      await press(page, inner);
      opened.push(inner, ...(await openIds(page)));
      await look(inner);
    }
    await closeAll(page);
  }
  const rest = await page.evaluate((seen) => [...document.querySelectorAll('[popover][id], dialog[id]')].map(({ id }) => id).filter((id) => !seen.includes(id)), opened);
  for (const id of rest) {
    await page.evaluate((id) => {
      const panel = document.getElementById(id);
      panel.popover ? panel.showPopover() : panel.showModal();
    }, id);
    opened.push(id);
    await look(id);
    await closeAll(page);
  }
  return opened;
}

/** By script: what a press does is to be seen here, and the driver would wait for each to stand still. */
function press(page, id) {
  return page.evaluate((id) => document.getElementById(id).click(), id);
}

/** What opens a further panel in those that are open. */
function openers(page) {
  return page.evaluate(
    ({ OPEN, OPENERS }) =>
      [...document.querySelectorAll(OPEN)].flatMap((panel) => [...panel.querySelectorAll(OPENERS)].filter((button) => button.id && button.checkVisibility()).map(({ id }) => id)),
    { OPEN, OPENERS },
  );
}

function openIds(page) {
  return page.locator(OPEN).evaluateAll((all) => all.map(({ id }) => id).filter(Boolean));
}

/** Closes what is open as a person does, and by its button what Escape does not close. */
async function closeAll(page) {
  await page.keyboard.press('Escape');
  await page.evaluate((OPEN) => {
    for (const panel of document.querySelectorAll(OPEN)) panel.popover ? panel.hidePopover() : panel.close();
    for (const button of document.querySelectorAll('.tools button[aria-expanded="true"], .tools button[aria-pressed="true"]')) button.click();
  }, OPEN);
}

/**
 * Chooses a theme: in the page's settings where it has them, so that one with colours of its own has these as well.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} theme
 */
export async function chooseTheme(page, theme) {
  await page.evaluate((theme) => {
    const input = document.querySelector(`#settings input[name="theme"][value="${theme}"]`);
    if (input) input.click();
    else document.documentElement.dataset.theme = theme;
  }, theme);
}

/**
 * Turns the interface around, as a language does that is written from right to left.
 *
 * @param {import('playwright-core').Page} page
 * @param {'ltr' | 'rtl'} dir
 */
export async function turn(page, dir) {
  await page.evaluate((dir) => {
    document.documentElement.dir = dir;
  }, dir);
}
