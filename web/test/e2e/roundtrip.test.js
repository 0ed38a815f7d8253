// What the core writes and what the browser reads are one and the same tree: no difference between their parsers can
// turn what the core took for text into markup.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { coreCases, nastyNames, nastyPage } from '../harness/corpus.js';
import { fuzzInputs, mutations } from '../harness/mutations.js';
import { foreignPayloads, PAYLOADS } from '../harness/payloads.js';
import { DIST, files, HTML } from '../harness/server.js';
import { startBrowser, startHost } from '../harness/stage.js';

const NASTY_SIZE = 65536;

/** Inputs that are made for a run, and from what: SEED makes those of another run once more. */
const MUTATIONS = 600;
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 32);

const dist = files(DIST);
const tools = files(fileURLToPath(new URL('../harness/page', import.meta.url)), '/page/');
const browser = await startBrowser();
const host = await startHost(async (path) => {
  if (path === '/') return { headers: HTML, body: '<!doctype html><title>x</title>' };
  if (path.startsWith('/nasty/')) return { body: await nastyPage(path.slice('/nasty/'.length), NASTY_SIZE) };
  return path.startsWith('/page/') ? tools(path) : dist(path);
});
const page = await browser.newPage();
await page.goto(`${host.origin}/`);

/** Those of the pages that the browser reads otherwise, with what it makes of them; and how many had an article. */
function differences(pages) {
  return page.evaluate(async (pages) => {
    const { extract } = await import('/lectern.js');
    const { written } = await import('/page/written.js');
    const different = [];
    let articles = 0;
    for (const { name, html, bytes, whole, address } of pages) {
      const source = address ? await (await fetch(address)).arrayBuffer() : bytes ? Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)) : html;
      const article = await extract(source, { whole, url: 'https://a.example/story' }).catch((error) => error.article);
      if (!article) continue;
      articles++;
      const read = written(new DOMParser().parseFromString(article.content, 'text/html').body);
      if (read === article.content) continue;
      let at = 0;
      while (read[at] === article.content[at]) at++;
      const around = (text) => text.slice(Math.max(0, at - 60), at + 60);
      different.push(`${name}: wrote ${around(article.content)}, read ${around(read)}`);
    }
    return { different, articles };
  }, pages);
}

const around = (markup) => `<p>Before it.</p>${markup}<p>After it.</p>`;

const cases = {
  'the cases of the core': coreCases(),
  payloads: [...PAYLOADS, ...foreignPayloads()].map(({ name, html }) => ({ name, html: around(html), whole: true })),
  'inputs that fuzzing found': fuzzInputs().map(({ name, bytes }) => ({ name, bytes: around(bytes), whole: true })),
  [`inputs made from SEED=${seed}`]: mutations(seed, MUTATIONS).map(({ name, html }) => ({ name, html: around(html), whole: true })),
  'nasty pages of CORPORA': (await nastyNames()).map((name) => ({ name, address: `/nasty/${name}`, whole: true })),
};

for (const [title, pages] of Object.entries(cases)) {
  if (pages.length === 0) continue;
  test(`${title}: the browser reads what was written`, async () => {
    const { different, articles } = await differences(pages);
    console.log(`${title}: ${pages.length}, of which ${articles} came to an article`);
    assert.deepEqual(different, []);
    assert.ok(articles > pages.length / 3, `${articles} of ${pages.length} came to an article`);
  });
}
