// The keyboard alone: where the focus goes, and whether one sees it.
import { SHAPE } from './colors.js';

/** Presses of Tab after which a page is taken to go on for ever. */
const MANY = 400;

/** Width of what shows the focus, in CSS pixels: WCAG 2.4.13. */
const RING = 2;

/**
 * Presses Tab until something has the focus.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} selector
 * @param {'Tab' | 'Shift+Tab'} [key]
 * @returns {Promise<number>} how often it took
 */
export async function tabTo(page, selector, key = 'Tab') {
  for (let presses = 1; presses <= MANY; presses++) {
    await page.keyboard.press(key);
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return presses;
  }
  throw new Error(`no way by ${key} to ${selector}`);
}

/**
 * A stop of the focus.
 *
 * @typedef {object} Stop
 * @property {string} name
 * @property {string} wrong what is wrong with how it shows; empty when nothing is
 * @property {number} place in the order of the document
 */

/**
 * Goes through a page from its beginning, or its end, until the focus leaves it or comes back to where it began.
 * `loadColors` comes first.
 *
 * @param {import('playwright-core').Page} page
 * @param {'Tab' | 'Shift+Tab'} [key]
 * @returns {Promise<Stop[]>}
 */
export async function walk(page, key = 'Tab') {
  const stops = [];
  for (let presses = 0; presses < MANY; presses++) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(look, { RING, SHAPE });
    if (!stop || stop.name === stops[0]?.name) return stops;
    // A frame keeps the focus while one walks through its page.
    if (stop.name !== stops.at(-1)?.name) stops.push(stop);
  }
  throw new Error(`${key} does not come to an end: ${stops.slice(-5).map(({ name }) => name)}`);
}

/** In the page: what has the focus, and how it shows. */
function look({ RING, SHAPE }) {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused === document.documentElement) return null;
  const all = [...document.querySelectorAll('*')];
  const place = all.indexOf(focused);
  const name = `${focused.localName}${focused.id && `#${focused.id}`} ${place}`;
  // What is itself hidden, like the button of a file field, shows it by its label.
  const shown = focused.matches('input') && getComputedStyle(focused).opacity === '0' ? focused.closest('label') : focused.closest('label:has(> .visually-hidden)') ?? focused;
  const [box] = shown.getClientRects();
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(shown);
  const wrong = [];
  if (!box) return { name, place, wrong: 'has no box' };
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < RING) wrong.push('does not show');
  else if (!focused.matches('iframe')) {
    const contrast = lecternColors.contrast(outlineColor, parseFloat(outlineOffset) < 0 ? shown : shown.parentElement);
    if (contrast < SHAPE) wrong.push(`shows at ${contrast.toFixed(2)}`);
  }
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]));
  const isSeen = points.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (shown.contains(hit) || hit.contains(shown)) && !hit.matches('body, html');
  });
  if (!isSeen) wrong.push(`is out of sight at ${Math.round(box.left)}, ${Math.round(box.top)}`);
  return { name, place, wrong: wrong.join(', ') };
}

/**
 * Gives the focus to one stop after the other, for how it shows in another theme.
 *
 * @param {import('playwright-core').Page} page
 * @param {Stop[]} stops
 * @returns {Promise<string[]>} what is wrong
 */
export async function rings(page, stops) {
  const found = [];
  for (const { place, name } of stops) {
    await page.evaluate((place) => document.querySelectorAll('*')[place].focus({ focusVisible: true }), place);
    const stop = await page.evaluate(look, { RING, SHAPE });
    if (stop?.wrong) found.push(`${name} ${stop.wrong}`);
  }
  return found;
}
