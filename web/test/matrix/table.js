// The table of the README: how the page came to the reader, by site and browser.
import { readFileSync } from 'node:fs';
import { CASES } from './pages.js';

/** The browsers by the names that the tests have for them, in the order of the columns. */
export const BROWSERS = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

const README = new URL('../../../README.md', import.meta.url);

/** Characters of a header's value that are shown. */
const SHOWN = 72;

/** How each page comes to the reader by now. @typedef {Record<string, string>} Column */

/**
 * Writes the table in Markdown.
 *
 * @param {Record<string, Column>} columns by browser; the ways by the names of the cases
 * @returns {string}
 */
export function toMarkdown(columns) {
  const browsers = Object.keys(BROWSERS);
  const rows = [
    ['Page', 'What its server sends', ...Object.values(BROWSERS)],
    ['---', '---', ...browsers.map(() => '---')],
    ...CASES.map(({ name, headers }) => [name, describe(name, headers), ...browsers.map((browser) => columns[browser][name])]),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |\n`).join('');
}

/** The headers on one line; of a long page those of the short one say enough. */
function describe(name, headers) {
  if (name.includes(',')) return '';
  return Object.entries(headers)
    .map(([header, value]) => `\`${header}: ${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}\``)
    .join('<br>');
}

/**
 * Reads a column of the README's table.
 *
 * @param {string} browser
 * @returns {Column}
 */
export function published(browser) {
  const lines = readFileSync(README, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith('| Page | What its server sends |'));
  const cells = (line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
  const column = cells(lines[start]).indexOf(BROWSERS[browser]);
  const end = lines.indexOf('', start);
  return Object.fromEntries(lines.slice(start + 2, end).map((line) => [cells(line)[0], cells(line)[column]]));
}
