// Pathological pages of every size through `extract`, as a site calls it: each has to end, in time, in an article or in
// an error that says why there is none, while the page that asked stays awake; and the next page is read as ever.
//
//   CORPORA=DIR node web/test/safety/nasty.js [BYTES...] [NAME...]
import { ENGINE, launch } from '../harness/browser.js';
import { nastyNames, nastyPage } from '../harness/corpus.js';
import { browserMemory } from '../harness/memory.js';
import { story } from '../harness/prose.js';
import { DIST, files, HTML, serve } from '../harness/server.js';

const given = process.argv.slice(2);
const sizes = given.map(Number).filter((size) => size > 0);
if (sizes.length === 0) sizes.push(65_536, 1_000_000, 8_000_000);

/** Errors that a page may end in. Of random bytes it is said that they are no text. */
const REFUSALS = ['bad-input', 'budget', 'no-content', 'timeout', 'too-deep', 'too-large'];

/** Milliseconds that a page may take: the time limit of `extract`, and what it takes to start a worker anew. */
const MAX_TIME = 16_000;

/** Milliseconds that the page which asked may be busy at a time, by what Chromium alone tells of it. */
const MAX_TASK = 100;
const TRACED = ENGINE === 'chromium';

/** MiB by which the browser may have grown in the end: the worker that is left, after pages that take no part of it. */
const MAX_GROWTH = 256;

const dist = files(DIST);
const host = await serve((path) => {
  if (path === '/') return { headers: HTML, body: '<!doctype html><title>x</title>' };
  return path === '/nasty' ? { body: nasty } : dist(path);
});
const browser = await launch();

/** The page that the host has at /nasty. */
let nasty = Buffer.alloc(0);

let page = await opened();

async function opened() {
  const made = await browser.newPage();
  await made.goto(`${host.origin}/`);
  return made;
}

/** Reads a page, and then one that is in order. */
async function read(name, size) {
  nasty = await nastyPage(name, size);
  // What loading it takes is over before anything is measured.
  await page.evaluate(async () => {
    globalThis.file = await (await fetch('/nasty')).blob();
  });
  if (TRACED) await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  const result = await page.evaluate(async () => {
    const { extract } = await import('/lectern.js');
    const begun = performance.now();
    const outcome = await extract(globalThis.file).then(
      ({ length }) => ({ outcome: 'article', length }),
      ({ code, message }) => ({ outcome: code ?? 'exception', message }),
    );
    return { ...outcome, time: Math.round(performance.now() - begun) };
  });
  const longest = TRACED ? longestTask(await browser.stopTracing()) : 0;
  const next = await page.evaluate(async (story) => {
    const { extract } = await import('/lectern.js');
    return extract(story).then(({ title }) => title, (error) => `${error}`);
  }, story('Passing ships'));
  return { ...result, longest, next };
}

/**
 * The longest task of a page: in milliseconds that it computed, for on a machine that is busy a task of one can wait for
 * hundreds.
 *
 * @param {Buffer} trace
 */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(`${trace}`);
  const pages = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = traceEvents.filter(({ name, pid, tid, tdur }) => name === 'RunTask' && tdur > 0 && pages.some((page) => page.pid === pid && page.tid === tid));
  if (tasks.length === 0) throw new Error('the browser told of no task');
  return Math.round(tasks.reduce((most, { tdur }) => Math.max(most, tdur), 0) / 1000);
}

/** What is not in order about an outcome. */
function faults({ outcome, message, time, longest, next }) {
  return [
    outcome !== 'article' && !REFUSALS.includes(outcome) && `ended in ${outcome}: ${message}`,
    time > MAX_TIME && `took ${time} ms`,
    longest > MAX_TASK && `kept the page busy for ${longest} ms`,
    next !== 'Passing ships' && `the next page came to ${next}`,
  ].filter(Boolean);
}

/** The same, where it fails, too: with a tab that is gone, or without a page. */
async function tried(name, size) {
  try {
    return { name, ...(await read(name, size)) };
  } catch (error) {
    if (TRACED) await browser.stopTracing().catch(() => {});
    await page.close();
    page = await opened();
    return { name, outcome: 'failure', message: `${error.message}`.split('\n')[0], time: 0, longest: 0, next: 'Passing ships' };
  }
}

const known = await nastyNames();
if (known.length === 0) throw new Error('CORPORA has to name a folder with nasty.py');
const wanted = given.filter((word) => known.includes(word));
const names = wanted.length > 0 ? wanted : known;
await read('text_prose', 1000);
const before = browserMemory();
let wrong = 0;
let most = before;
for (const size of sizes) {
  const outcomes = {};
  let slowest = { time: 0 };
  let busiest = { longest: 0 };
  for (const name of names) {
    const result = await tried(name, size);
    outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
    if (result.time > slowest.time) slowest = result;
    if (result.longest > busiest.longest) busiest = result;
    most = Math.max(most, browserMemory());
    for (const fault of faults(result)) {
      wrong++;
      console.log(`${name}, ${size} bytes: ${fault}`);
    }
  }
  const counts = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  console.log(`${ENGINE}, ${size} bytes: ${counts}; slowest ${slowest.name} (${slowest.time} ms), busiest ${busiest.name ?? 'none'} (${busiest.longest} ms)`);
}
const after = browserMemory();
console.log(`${ENGINE}: ${before} MiB before, ${most} at most, ${after} after`);
if (after > before + MAX_GROWTH) {
  wrong++;
  console.log(`the browser has grown by ${after - before} MiB`);
}
await browser.close();
await host.close();
process.exitCode = wrong > 0 ? 1 : 0;
