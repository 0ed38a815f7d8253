// The public module in a page of another origin than its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIST, HTML, files, serve } from '../harness/server.js';
import { appears, startBrowser, startHost } from '../harness/stage.js';

const STORY = `<!doctype html><title>The weir</title><article><h1>The weir</h1>
<p>Below the weir the river is slow and brown, and the boys of the town lie on its bank in summer.</p>
<p>Above it the water stands so still that the church can be read in it, clock and all, back to front.</p>
<p>Nobody swims there, because of the pull, which cannot be seen and has taken two men that we know of.</p></article>`;

const browser = await startBrowser();
const dist = files(DIST);
const home = await startHost(async (path) => {
  const reply = await dist(path);
  return reply && { ...reply, headers: { ...reply.headers, 'access-control-allow-origin': '*' } };
});
const page = await browser.newPage();

/** Reads the story in a page with these headers, by a module from elsewhere. */
async function read(headers = {}) {
  const stranger = await serve((path) => (path === '/' ? { headers: { ...HTML, ...headers }, body: STORY } : undefined));
  await page.goto(`${stranger.origin}/`);
  const result = await page.evaluate(async (address) => {
    const { extract, LecternError, preload } = await import(address);
    try {
      await preload();
      const article = await extract(document);
      return `${article.title}: ${article.url}`;
    } catch (error) {
      return `${error instanceof LecternError}: ${error.code}`;
    }
  }, `${home.origin}/lectern.js`);
  await stranger.close();
  return result.replace(stranger.origin, '');
}

test('it reads a document of the page that it is embedded in', async () => {
  assert.equal(await read(), 'The weir: /');
});

test('it opens the page that it is embedded in, in the reader, and says what it cannot open', async () => {
  const stranger = await serve((path) => (path === '/' ? { headers: HTML, body: `${STORY}<button>Read</button>` } : undefined));
  await page.goto(`${stranger.origin}/`);
  await page.evaluate(async (address) => {
    const { open } = await import(address);
    document.querySelector('button').onclick = () => open();
  }, `${home.origin}/lectern.js`);
  const [reader] = await Promise.all([page.waitForEvent('popup'), page.click('button')]);
  await appears(reader, '#article .article-content p');
  assert.equal(await reader.locator('.article-title').textContent(), 'The weir');
  assert.equal(await reader.evaluate(() => location.href), `${home.origin}/reader.html`);
  await reader.close();
  const codes = await page.evaluate(async (address) => {
    const { open } = await import(address);
    const code = (...args) => open(...args).then(() => 'opened', (error) => error.code);
    const bad = [await code('<p>'), await code(document, { reader: 'http://[' })];
    CompressionStream = undefined;
    return [...bad, await code()];
  }, `${home.origin}/lectern.js`);
  assert.deepEqual(codes, ['bad-input', 'bad-input', 'internal']);
  await stranger.close();
});

test('the example on the demo page runs as it stands', async () => {
  await page.goto(`${home.origin}/`);
  const example = await page.locator('.snippet').innerText();
  const site = files(DIST, '/lectern/');
  const stranger = await serve((path) => (path === '/' ? { headers: HTML, body: example } : site(path)));
  await page.goto(`${stranger.origin}/`);
  await appears(page, 'main p');
  assert.equal(await page.locator('main h1').innerText(), 'Forty winters of small numbers');
  assert.ok((await page.locator('main p').count()) > 10);
  await stranger.close();
});

test('a page with a policy for its workers can allow it', async () => {
  const policy = `script-src ${home.origin} 'wasm-unsafe-eval'; connect-src ${home.origin}; worker-src blob: ${home.origin}; require-trusted-types-for 'script'; trusted-types lectern`;
  assert.equal(await read({ 'content-security-policy': policy }), 'The weir: /');
});

test('a page that allows it no worker is told so', async () => {
  assert.equal(await read({ 'content-security-policy': "worker-src 'none'" }), 'true: worker-unavailable');
});

test('a page that enforces trusted types without naming its policy is told so', async () => {
  assert.equal(await read({ 'content-security-policy': "require-trusted-types-for 'script'; trusted-types other" }), 'true: worker-unavailable');
});
