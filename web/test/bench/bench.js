// Lectern beside Readability.js: the same pages, the same Chromium, in turns.
//
//   node web/test/bench/bench.js [--pages DIR] [--split]
//
// DIR has pages/*.html.gz; without it the project's samples are read. --split also prints what the times are made of.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { launch } from '../harness/browser.js';
import { PARAGRAPHS } from '../harness/prose.js';
import { files, serve, WEB } from '../harness/server.js';

/** Pages of a folder that are measured, evenly spread over it. */
const MAX_PAGES = 150;

/** How often each reader reads each page, after once to see it; a page's time is the median. */
const ROUNDS = 5;

/** Pages that each has read before anything counts: both engines compile for speed only what has run a while. */
const WARM_UP = 100;

/** Bytes of the page on which the bookmarklet is measured, and how often. */
const LONG_PAGE = 5e6;
const LONG_ROUNDS = 7;

/** The page's own styles count, as they decide what is shown. Nothing else of it runs or loads. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const { values: args } = parseArgs({ options: { pages: { type: 'string' }, split: { type: 'boolean' } } });

/** @returns {{name: string, read: () => Buffer}[]} */
function choosePages() {
  if (!args.pages) {
    const folder = join(WEB, 'samples');
    return readdirSync(folder)
      .filter((name) => name.endsWith('.html'))
      .map((name) => ({ name, read: () => readFileSync(join(folder, name)) }));
  }
  const folder = join(args.pages, 'pages');
  const names = readdirSync(folder).filter((name) => name.endsWith('.html.gz')).sort();
  const count = Math.min(MAX_PAGES, names.length);
  return Array.from({ length: count }, (_, i) => names[Math.floor((i * names.length) / count)]).map((name) => ({
    name,
    read: () => gunzipSync(readFileSync(join(folder, name))),
  }));
}

/** A long article in markup as content management systems write it: for a byte of text, one of markup. */
function longPage() {
  const part = (i) => `<div class="wp-block-group is-layout-flow" data-block="${i}"><div class="wp-block-group__inner-container">
<h2 class="wp-block-heading" id="part-${i}"><a href="#part-${i}" class="anchor" aria-hidden="true"><span class="icon icon-link"></span></a>Part ${i}</h2>
${PARAGRAPHS.map((text, j) => `<p class="has-text-align-left has-medium-font-size" data-index="${i}-${j}">${text.replace(/, /, ` <a class="external-link" href="https://a.example/${i}/${j}?utm_source=b&amp;utm_medium=c" rel="nofollow noopener" target="_blank">note ${i}</a>, `)}</p>`).join('\n')}
<figure class="wp-block-image size-large"><img loading="lazy" width="640" height="480" src="/${i}.jpg" srcset="/${i}-320.jpg 320w, /${i}-640.jpg 640w" sizes="(max-width: 640px) 100vw, 640px" alt=""><figcaption class="wp-element-caption">Picture ${i}</figcaption></figure>
</div></div>`;
  let body = '';
  for (let i = 0; body.length < LONG_PAGE; i++) body += part(i);
  return `<!doctype html><meta charset=utf-8><title>A long article</title><article><h1>A long article</h1>${body}</article>`;
}

/** A page must not leave by itself while it is measured. */
function withoutRefresh(page) {
  const text = page.toString('latin1');
  return Buffer.from(text.replace(/http-equiv\s*=\s*["']?refresh/gi, 'data-refresh'), 'latin1');
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
const ascending = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => quantile(ascending(numbers), 0.5);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const ms = (value) => value.toFixed(1).padStart(9);

/** @returns {Promise<{readability: object[], lectern: object[], long: object}>} a row a page; and the times on the long one */
async function run(pages) {
  const site = files(WEB);
  const server = await serve((path) => {
    if (path === '/bench') {
      return { headers: { 'content-type': 'text/html' }, body: '<!doctype html><meta charset=utf-8><title>bench</title><body>' };
    }
    if (path === '/long') return { headers: { 'content-type': 'text/html', 'content-security-policy': POLICY }, body: longPage() };
    const [, number] = /^\/page\/(\d+)$/.exec(path) ?? [];
    if (!number) return site(path);
    return {
      headers: { 'content-type': 'text/html', 'content-security-policy': POLICY },
      body: withoutRefresh(pages[number].read()),
    };
  });
  const browser = await launch();
  const rows = { readability: [], lectern: [], long: null };
  try {
    const page = await browser.newPage();
    await page.route((url) => url.origin !== server.origin, (route) => route.abort());
    await page.goto(`${server.origin}/bench`);
    await page.addScriptTag({ url: '/node_modules/@mozilla/readability/Readability.js' });
    const measure = (i, rounds) =>
      page.evaluate(async (args) => (await import('/test/bench/measure.js')).measure(...args), [`/page/${i % pages.length}`, rounds]);
    for (let i = 0; i < WARM_UP; i++) await measure(i, 1);
    for (let i = 0; i < pages.length; i++) {
      const times = await measure(i, 1 + ROUNDS);
      for (const [name, list] of Object.entries(times)) {
        const warm = list.slice(1);
        const middle = (key) => median(warm.map((time) => time[key]));
        rows[name].push({ total: middle('total'), first: middle('first'), second: middle('second'), found: warm[0].found });
      }
      if (process.stderr.isTTY) process.stderr.write(`\r${i + 1}/${pages.length}`);
    }
    if (process.stderr.isTTY) process.stderr.write('\r');
    rows.long = await page.evaluate(async (args) => (await import('/test/bench/measure.js')).measureBookmarklet(...args), ['/long', LONG_ROUNDS]);
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}

function printTimes(pages, rows) {
  const print = (label, key) => {
    const [ours, theirs] = [rows.lectern, rows.readability].map((list) => ascending(list.map((row) => row[key])));
    for (const [name, of] of [['total', sum], ['median', (l) => quantile(l, 0.5)], ['p95', (l) => quantile(l, 0.95)]]) {
      console.log(`${label} ${name.padEnd(9)} ${ms(of(ours))}${ms(of(theirs)).padStart(13)}  ${(of(ours) / of(theirs)).toFixed(2)}`);
    }
  };
  const bytes = sum(pages.map((page) => page.read().length));
  console.log(`${pages.length} pages, ${(bytes / 1e6).toFixed(1)} MB, median of ${ROUNDS} rounds, milliseconds`);
  console.log('                    Lectern  Readability  ratio');
  print('      ', 'total');
  // The snapshot is all that the page itself has to wait for; the rest happens in the worker.
  const [held, parsed] = [sum(rows.lectern.map((row) => row.first)), sum(rows.readability.map((row) => row.total))];
  console.log(`page stands still${ms(held)}${ms(parsed).padStart(13)}  ${(held / parsed).toFixed(2)}`);
  const [ours, theirs] = [rows.long.bookmarklet, rows.long.parsing].map(median);
  console.log(`bookmarklet, 5 MB${ms(ours)}${ms(theirs).padStart(13)}  ${(ours / theirs).toFixed(2)}  (snapshot and packing beside the parsing alone)`);
  const missing = (list) => list.filter((row) => !row.found).length;
  console.log(`no article found ${String(missing(rows.lectern)).padStart(9)}${String(missing(rows.readability)).padStart(13)}`);
  if (args.split) {
    console.log('of that: the snapshot beside the copy of the document');
    print('      ', 'first');
    console.log('and: the worker, there and back, beside the parsing');
    print('      ', 'second');
    console.log('slowest beside Readability:');
    pages
      .map(({ name }, i) => [rows.lectern[i].total - rows.readability[i].total, name, i])
      .sort(([a], [b]) => b - a)
      .slice(0, 10)
      .forEach(([, name, i]) => {
        const { first, second } = rows.lectern[i];
        console.log(`  ${name.padEnd(16)} ${ms(first)} +${ms(second)} beside${ms(rows.readability[i].total)}`);
      });
  }
}

function printSizes() {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  try {
    writeFileSync(join(folder, 'main.go'), 'package main\n\nfunc main() {}\n');
    const bare = join(folder, 'bare.wasm');
    execFileSync('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', bare, join(folder, 'main.go')], {
      env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' },
    });
    const sizes = [join(WEB, 'build/lectern.wasm'), bare].map((path) => {
      const program = readFileSync(path);
      const brotli = brotliCompressSync(program, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      return [program.length, gzipSync(program, { level: 9 }).length, brotli.length];
    });
    const kB = (value) => `${Math.round(value / 1000)}`.padStart(9);
    console.log('\nwasm, kB              Lectern  a bare Go program');
    ['raw', 'gzip -9', 'brotli'].forEach((name, i) => console.log(`      ${name.padEnd(8)}${kB(sizes[0][i])}${kB(sizes[1][i])}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const pages = choosePages();
printTimes(pages, await run(pages));
printSizes();
