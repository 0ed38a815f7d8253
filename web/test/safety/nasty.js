// Pathological pages of every size through `extract`, as a site calls it, and through the reader, as a file: each has to
// end, in time, in an article or in an error that says why there is none, while the page that asked stays awake; and the
// next page is read as ever.
//
//   CORPORA=DIR node web/test/safety/nasty.js [BYTES...] [NAME...]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE, launch } from '../harness/browser.js';
import { nastyNames, nastyPage } from '../harness/corpus.js';
import { WITH_COLLECTION, browserMemory, collectGarbage } from '../harness/memory.js';
import { story } from '../harness/prose.js';
import { DIST, files, HTML, serve } from '../harness/server.js';

const given = process.argv.slice(2);
const sizes = given.map(Number).filter((size) => size > 0);
if (sizes.length === 0) sizes.push(65_536, 1_000_000, 8_000_000);

/** Errors that a page may end in. Of random bytes it is said that they are no text. */
const REFUSALS = ['bad-input', 'budget', 'no-content', 'timeout', 'too-deep', 'too-large'];

/** Milliseconds that a page may take: the time limit of `extract`, and what it takes to start a worker anew. */
const MAX_TIME = 16_000;

/** Milliseconds that the reader may be busy at a time, by what Chromium alone tells of it. */
const MAX_TASK = 100;

/** What of that the browser does by itself, and milliseconds with it, for pages of so many bytes: 400 for quotations in one another. */
const DRAWING = ['ParseHTML', 'UpdateLayoutTree', 'Layout'];
const [MAX_DRAWN, DRAWN_BYTES] = [800, 65_536];
const TRACED = ENGINE === 'chromium';

/**
 * MiB by which the browser may have grown in the end: the worker that is left may hold 128, the browser as much of its own.
 * After all pages of 8 MB it was 133 in Chromium, after those of 64 kB 211 in Firefox.
 */
const MAX_GROWTH = 256;

const dist = files(DIST);
const host = await serve((path) => {
  if (path === '/') return { headers: HTML, body: '<!doctype html><title>x</title>' };
  return path === '/nasty' ? { body: nasty } : dist(path);
});
const browser = await launch(WITH_COLLECTION);

/** The page that the host has at /nasty. */
let nasty = Buffer.alloc(0);

/** What the reader opens. */
const folder = mkdtempSync(join(tmpdir(), 'nasty-'));
const file = join(folder, 'page.html');

let page = await opened();

async function opened() {
  const made = await browser.newPage();
  await made.goto(`${host.origin}/`);
  return made;
}

/** Reads a page, shows it in the reader, and then reads one that is in order. */
async function read(name, size) {
  nasty = await nastyPage(name, size);
  // What loading it takes is over before anything is measured.
  await page.evaluate(async () => {
    globalThis.file = await (await fetch('/nasty')).blob();
  });
  const result = await page.evaluate(async () => {
    const { extract } = await import('/lectern.js');
    const begun = performance.now();
    const outcome = await extract(globalThis.file).then(
      ({ length }) => ({ outcome: 'article', length }),
      ({ code, message }) => ({ outcome: code ?? 'exception', message }),
    );
    return { ...outcome, time: Math.round(performance.now() - begun) };
  });
  const next = await page.evaluate(async (story) => {
    const { extract } = await import('/lectern.js');
    return extract(story).then(({ title }) => title, (error) => `${error}`);
  }, story('Passing ships'));
  return { ...result, next, ...(await shown()) };
}

/**
 * Opens the page in the reader, as a file, and where that refuses it has its text shown.
 *
 * @returns {Promise<{seen: string, longest: number, drawn: number}>} what is seen in the end, and how long the reader was busy at a time, which
 *   calls `extract` as a site does
 */
async function shown() {
  writeFileSync(file, nasty);
  const reader = await browser.newPage();
  try {
    await reader.goto(`${host.origin}/reader.html`);
    await reader.waitForSelector('#welcome:not([hidden])');
    if (TRACED) await browser.startTracing(reader, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
    await reader.setInputFiles('#file-input', file);
    let seen = await ended(reader);
    // By the page’s own means: a locator looks through all elements, which would count as a task of the reader.
    const isOffered = await reader.evaluate(() => {
      const button = document.getElementById('show-text');
      if (!button?.checkVisibility()) return false;
      button.click();
      return true;
    });
    if (isOffered) seen = await ended(reader, seen);
    return { seen, ...(TRACED ? longestTask(await browser.stopTracing()) : { longest: 0, drawn: 0 }) };
  } catch (error) {
    // Once the page is gone, nobody can.
    if (TRACED) await browser.stopTracing().catch(() => {});
    throw error;
  } finally {
    await reader.close();
  }
}

/** Waits until the reader shows an article or says another thing than before, and has drawn it. */
async function ended(reader, before = '') {
  const shown = await reader.waitForFunction((before) => {
    if (document.querySelector('#article article:not([hidden])')) return 'article';
    const title = document.querySelector('#notice:not([hidden]) h2')?.textContent;
    return title !== before && title;
  }, before, { timeout: 2 * MAX_TIME });
  await reader.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve))));
  return shown.jsonValue();
}

/**
 * The longest task of a page: in milliseconds that it computed, for on a machine that is busy a task of one can wait for
 * hundreds. What the browser takes to parse and to lay out, which nothing can cut up, is told apart.
 *
 * @param {Buffer} trace
 * @returns {{longest: number, drawn: number}} without that, and the longest of all with it
 */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(`${trace}`);
  const pages = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const events = traceEvents.filter(({ pid, tid, tdur }) => tdur > 0 && pages.some((page) => page.pid === pid && page.tid === tid));
  const tasks = events.filter(({ name }) => name === 'RunTask');
  if (tasks.length === 0) throw new Error('the browser told of no task');
  const parts = events.filter(({ name }) => DRAWING.includes(name));
  const own = tasks.map(({ pid, ts, dur, tdur }) =>
    parts.filter((part) => part.pid === pid && part.ts >= ts && part.ts < ts + dur).reduce((left, part) => left - part.tdur, tdur),
  );
  const most = (times) => Math.round(times.reduce((most, time) => Math.max(most, time), 0) / 1000);
  return { longest: most(own), drawn: most(tasks.map(({ tdur }) => tdur)) };
}

/** What is not in order about an outcome. */
function faults({ outcome, message, time, longest, drawn, next }, size) {
  return [
    outcome !== 'article' && !REFUSALS.includes(outcome) && `ended in ${outcome}: ${message}`,
    time > MAX_TIME && `took ${time} ms`,
    longest > MAX_TASK && `kept the reader busy for ${longest} ms`,
    size <= DRAWN_BYTES && drawn > MAX_DRAWN && `took ${drawn} ms to be drawn`,
    next !== 'Passing ships' && `the next page came to ${next}`,
  ].filter(Boolean);
}

/** The same, where it fails, too: with a tab that is gone, or without a page. */
async function tried(name, size) {
  try {
    return { name, ...(await read(name, size)) };
  } catch (error) {
    await page.close();
    page = await opened();
    return { name, outcome: 'failure', message: `${error.message}`.split('\n')[0], time: 0, longest: 0, drawn: 0, seen: 'nothing', next: 'Passing ships' };
  }
}

const known = await nastyNames();
if (known.length === 0) throw new Error('CORPORA has to name a folder with nasty.py');
const wanted = given.filter((word) => known.includes(word));
const names = wanted.length > 0 ? wanted : known;
await read('text_prose', 1000);
await collectGarbage(page);
const before = browserMemory();
let wrong = 0;
let most = before;
for (const size of sizes) {
  const outcomes = {};
  let slowest = { time: 0 };
  let busiest = { longest: 0 };
  let heaviest = { drawn: 0 };
  const seen = {};
  for (const name of names) {
    const result = await tried(name, size);
    outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
    if (result.time > slowest.time) slowest = result;
    if (result.longest > busiest.longest) busiest = result;
    if (result.drawn > heaviest.drawn) heaviest = result;
    seen[result.seen] = (seen[result.seen] ?? 0) + 1;
    most = Math.max(most, browserMemory());
    for (const fault of faults(result, size)) {
      wrong++;
      console.log(`${name}, ${size} bytes: ${fault}`);
    }
  }
  const counts = (of) => Object.entries(of).map(([what, count]) => `${count} ${what}`).join(', ');
  console.log(`${ENGINE}, ${size} bytes: ${counts(outcomes)}; slowest ${slowest.name} (${slowest.time} ms)`);
  console.log(`${ENGINE}, ${size} bytes in the reader: ${counts(seen)}; busiest ${busiest.name ?? 'none'} (${busiest.longest} ms), with drawing ${heaviest.name ?? 'none'} (${heaviest.drawn} ms)`);
}
await collectGarbage(page);
const after = browserMemory();
console.log(`${ENGINE}: ${before} MiB before, ${most} at most, ${after} after`);
if (after > before + MAX_GROWTH) {
  wrong++;
  console.log(`the browser has grown by ${after - before} MiB`);
}
await browser.close();
await host.close();
rmSync(folder, { recursive: true });
process.exitCode = wrong > 0 ? 1 : 0;
