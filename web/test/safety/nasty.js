// Pathological pages of every size through `extract`, as a site calls it: each has to end, in time, in an article or in
// an error that says why there is none, while the page that asked stays awake; and the next page is read as ever.
//
//   CORPORA=DIR node web/test/safety/nasty.js [BYTES...]
import { ENGINE, launch } from '../harness/browser.js';
import { nastyNames, nastyPage } from '../harness/corpus.js';
import { browserMemory } from '../harness/memory.js';
import { story } from '../harness/prose.js';
import { DIST, files, HTML, serve } from '../harness/server.js';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [65_536, 1_000_000, 8_000_000];

/** Errors that a page may end in. Of random bytes it is said that they are no text. */
const REFUSALS = ['bad-input', 'budget', 'no-content', 'timeout', 'too-deep', 'too-large'];

/** Milliseconds that a page may take: the time limit of `extract`, and what it takes to start a worker anew. */
const MAX_TIME = 16_000;

/** Milliseconds that the page which asked may be busy at a time. */
const MAX_TASK = 100;

/** MiB by which the browser may have grown in the end: the worker that is left, after pages that take no part of it. */
const MAX_GROWTH = 256;

const dist = files(DIST);
const host = await serve((path) => {
  if (path === '/') return { headers: HTML, body: '<!doctype html><title>x</title>' };
  const [, size, name] = /^\/nasty\/(\d+)\/(\w+)$/.exec(path) ?? [];
  return name ? { body: nastyPage(name, Number(size)) } : dist(path);
});
const browser = await launch();
const page = await browser.newPage();
await page.goto(`${host.origin}/`);

/** Reads a page, and then one that is in order. */
function read(address) {
  return page.evaluate(
    async ([address, story]) => {
      const { extract } = await import('/lectern.js');
      const file = await (await fetch(address)).blob();
      // What loading it took is over before anything is measured.
      await new Promise((resolve) => setTimeout(resolve));
      // Firefox does not tell of long tasks; there it is the longest time between two ticks.
      const tells = PerformanceObserver.supportedEntryTypes.includes('longtask');
      let longest = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      if (tells) observer.observe({ type: 'longtask' });
      let last = performance.now();
      const ticks = setInterval(() => {
        const now = performance.now();
        if (!tells) longest = Math.max(longest, now - last - 10);
        last = now;
      }, 10);
      const begun = performance.now();
      const result = await extract(file).then(
        ({ length }) => ({ outcome: 'article', length }),
        ({ code, message }) => ({ outcome: code ?? 'exception', message }),
      );
      const time = performance.now() - begun;
      clearInterval(ticks);
      observer.disconnect();
      const next = await extract(story).then(({ title }) => title, (error) => `${error}`);
      return { ...result, time: Math.round(time), longest: Math.round(longest), next };
    },
    [address, story('Passing ships')],
  );
}

/** What is not in order about an outcome. */
function faults({ outcome, message, time, longest, next }) {
  return [
    outcome !== 'article' && !REFUSALS.includes(outcome) && `ended in ${outcome}: ${message}`,
    time > MAX_TIME && `took ${time} ms`,
    ENGINE === 'chromium' && longest > MAX_TASK && `kept the page busy for ${longest} ms`,
    next !== 'Passing ships' && `the next page came to ${next}`,
  ].filter(Boolean);
}

const names = nastyNames();
if (names.length === 0) throw new Error('CORPORA has to name a folder with nasty.py');
await read('/nasty/1000/text_prose');
const before = browserMemory();
let wrong = 0;
let most = before;
for (const size of sizes) {
  const outcomes = {};
  let slowest = { time: 0 };
  let busiest = { longest: 0 };
  for (const name of names) {
    const result = { name, ...(await read(`/nasty/${size}/${name}`)) };
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
