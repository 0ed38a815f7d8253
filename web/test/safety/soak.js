// Thousands of pages through one worker, which has to live as long: past the first hundred it may not take more and more
// memory. The pages are of a size at which no worker grows past where it is replaced.
//
//   node web/test/safety/soak.js [PAGES]
import { readdirSync, readFileSync } from 'node:fs';
import { ENGINE, launch } from '../harness/browser.js';
import { coreCases } from '../harness/corpus.js';
import { WITH_COLLECTION, browserMemory, collectGarbage } from '../harness/memory.js';
import { PARAGRAPHS, story } from '../harness/prose.js';
import { DIST, files, HTML, serve, WEB } from '../harness/server.js';

const total = Number(process.argv[2] ?? 10_000);

/** Pages that are read before the first look, after which nothing should grow. */
const WARM = 100;

/** MiB that the browser may have grown by since: its own caches breathe. */
const MAX_GROWTH = 64;

/** Bytes of longer pages, beside those of at most 16 kB. */
const LONG = [50_000, 200_000, 600_000];

const samples = readdirSync(`${WEB}samples`)
  .filter((name) => name.endsWith('.html'))
  .map((name) => readFileSync(`${WEB}samples/${name}`, 'utf8'));
const prose = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('');
const long = LONG.map((size) => story('Passing ships', { more: prose.repeat(size / prose.length) }));
const pages = [...samples, ...long, ...coreCases().filter(({ whole }) => !whole).map(({ html }) => html)];

const dist = files(DIST);
const host = await serve((path) => (path === '/' ? { headers: HTML, body: '<!doctype html><title>x</title>' } : dist(path)));
const browser = await launch(WITH_COLLECTION);
const page = await browser.newPage();
await page.goto(`${host.origin}/`);
await page.evaluate(async (pages) => {
  const { extract } = await import('/lectern.js');
  let workers = 0;
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      workers++;
    }
  };
  let next = 0;
  /** Reads so many pages more, and tells how many workers that took since the start. */
  globalThis.readMore = async (count) => {
    for (let i = 0; i < count; i++) {
      await extract(pages[next++ % pages.length]).catch(({ code }) => {
        if (code !== 'no-content') throw new Error(code);
      });
    }
    return workers;
  };
}, pages);

const seen = [];
let done = 0;
const wrong = [];
for (const mark of [WARM, ...[total / 10, total / 4, total / 2, total].filter((mark) => mark > WARM)]) {
  const workers = await page.evaluate((count) => globalThis.readMore(count), mark - done);
  done = mark;
  await collectGarbage(page);
  seen.push(browserMemory());
  console.log(`${ENGINE}: ${done} pages, ${workers} worker${workers === 1 ? '' : 's'}, ${seen.at(-1)} MiB`);
  if (workers !== 1) wrong.push(`${done} pages took ${workers} workers`);
}
await browser.close();
await host.close();
const growth = seen.at(-1) - seen[0];
if (growth > MAX_GROWTH) wrong.push(`the browser has grown by ${growth} MiB since the first ${WARM} pages`);
for (const what of wrong) console.log(what);
process.exitCode = wrong.length > 0 ? 1 : 0;
