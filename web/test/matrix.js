// Clicks the bookmark on every page of the matrix in every browser, and prints how the pages came to the reader: the
// table of the README. With a browser's name it prints what that browser did, as JSON.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { leadsNowhere, observe } from './matrix/observe.js';
import { CASES, NO_SCRIPT, servePages, serveReader } from './matrix/pages.js';
import { BROWSERS, toMarkdown } from './matrix/table.js';

/** Makes a column of the table. */
async function run(start) {
  const site = await serveReader();
  const pages = await servePages();
  const browser = await start();
  const column = {};
  try {
    for (const { name, path } of CASES) {
      const page = await browser.open(pages.origin + path);
      column[name] =
        name === NO_SCRIPT && (await leadsNowhere(browser, page, site, `${pages.origin}/none`))
          ? 'none'
          : await observe(browser, page, site).then(({ way }) => way);
      process.stderr.write(`${browser.name}: ${name}: ${column[name]}\n`);
    }
  } finally {
    await Promise.all([browser.close(), pages.close(), site.close()]);
  }
  return column;
}

const [only] = process.argv.slice(2);
if (only) {
  const { start } = await import(only === 'webkit' ? './matrix/webkit.js' : './matrix/playwright.js');
  console.log(JSON.stringify(await run(start)));
} else {
  const columns = {};
  for (const browser of Object.keys(BROWSERS)) {
    // Each in a process of its own, since the harness drives one of them per process.
    const env = { ...process.env, ENGINE: browser === 'webkit' ? '' : browser };
    const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), browser], { env });
    columns[browser] = JSON.parse(stdout);
  }
  process.stdout.write(toMarkdown(columns));
}
