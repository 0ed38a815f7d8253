// axe-core in a page, and the themes in which a page is to be looked at.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WEB } from './server.js';

const SOURCE = await readFile(join(WEB, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** All that WCAG asks for up to 2.2 AA, and what axe holds to be good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
