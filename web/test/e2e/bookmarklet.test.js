// The bookmarklet on pages of another origin, under the policies that sites have.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PARAGRAPHS, story } from '../harness/prose.js';
import { HTML } from '../harness/server.js';
import { startBrowser, startHost, startSite } from '../harness/stage.js';

const STORY = story('Six o’clock', {
  byline: '<p>By <a rel=author href=/mara>Mara Oster</a></p>',
  more: '<p>The minutes of that meeting are in <a href="notes.html">the notes</a>, which the council published later.</p>',
});

const csp = (policy) => ({ ...HTML, 'content-security-policy': policy });

/** What stands in the way of a bookmarklet on real sites. */
const SITES = {
  'no policy': HTML,
  'a policy that forbids everything': csp("default-src 'none'"),
  'a policy that trusts scripts by nonce': csp("script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'"),
  'enforced trusted types': csp("require-trusted-types-for 'script'; trusted-types 'none'"),
  'a sandbox with scripts': csp('sandbox allow-scripts'),
  'a sandbox with scripts and its origin': csp('sandbox allow-scripts allow-same-origin allow-forms'),
  'a sandbox with scripts and popups': csp('sandbox allow-scripts allow-popups'),
  'isolation from its tabs': { ...HTML, 'cross-origin-opener-policy': 'same-origin' },
  'isolation from everything': { ...HTML, 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
  'no openers': { ...HTML, 'cross-origin-opener-policy': 'noopener-allow-popups' },
  'all of it': {
    ...csp("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'clipboard-write=(), clipboard-read=()',
  },
  'plain text': { 'content-type': 'text/plain; charset=utf-8' },
};

/** Random words do not compress: this page is too long for an address. */
function longStory() {
  let x = 1;
  const word = () => ((x = (x * 48271) % 2147483647) + 2147483647).toString(36);
  const paragraph = () => Array.from({ length: 60 }, word).join(' ');
  return `<!doctype html><title>Long</title><article><h1>A long one</h1><p>${PARAGRAPHS[0]}</p>${Array.from({ length: 4000 }, () => `<p>${paragraph()}.</p>`).join('')}</article>`;
}

// As people have it: a tab is opened only for what they click.
const browser = await startBrowser({ blockPopups: true });
const site = await startSite();
const other = await startHost((path) => {
  if (path === '/long') return { headers: HTML, body: longStory() };
  const headers = Object.values(SITES)[path.slice(1)];
  if (!headers) return undefined;
  return { headers, body: headers['content-type'].startsWith('text/plain') ? `Six o’clock\n\n${PARAGRAPHS.join('\n\n')}\n` : STORY };
});
const bookmarklet = await copyBookmarklet();

/** Takes the bookmarklet's address off the site. */
async function copyBookmarklet() {
  const page = await browser.newPage();
  await page.goto(site.address);
  const href = await page.waitForFunction(() => document.getElementById('bookmarklet').href);
  const address = await href.jsonValue();
  await page.close();
  return address;
}

/** Opens a page of the other site, under a name that makes it another origin, and clicks the bookmark there. */
async function readFrom(path, prepare = async () => {}) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(other.origin.replace('127.0.0.1', 'localhost') + path);
  await prepare(page);
  const devtools = await context.newCDPSession(page);
  const opened = new Promise((resolve) => context.once('page', resolve));
  const moved = page.waitForURL(`${site.address}reader.html*`, { timeout: 30_000 }).then(() => page, () => page);
  await devtools.send('Page.navigate', { url: bookmarklet });
  const reader = await Promise.race([opened, moved]);
  await reader.waitForSelector('#article .article-content p, #notice:not([hidden])');
  if (await reader.locator('#article .article-content').isHidden()) {
    throw new Error(await reader.locator('#notice').innerText());
  }
  return { context, page, reader };
}

for (const [i, name] of Object.keys(SITES).entries()) {
  test(`a site with ${name} can be read`, async () => {
    const { context, reader } = await readFrom(`/${i}`);
    const content = await reader.locator('#article .article-content').innerText();
    assert.match(content, /neither of them has ever been seen/);
    assert.doesNotMatch(content, /All rights reserved/);
    assert.ok(reader.url().startsWith(site.address), reader.url());
    assert.equal(new URL(reader.url()).hash, '', 'the page is not left in the address');
    await context.close();
  });
}

test('the article knows where it came from', async () => {
  const { context, reader } = await readFrom('/0');
  const origin = other.origin.replace('127.0.0.1', 'localhost');
  assert.equal(await reader.locator('.article-title').textContent(), 'Six o’clock');
  assert.match(await reader.locator('.article-byline').textContent(), /Mara Oster/);
  assert.equal(await reader.locator('#original').getAttribute('href'), `${origin}/0`);
  assert.equal(await reader.locator('.article-content a', { hasText: 'the notes' }).getAttribute('href'), `${origin}/notes.html`);
  await context.close();
});

test('a page that is too long for an address arrives all the same', async () => {
  const { context, reader } = await readFrom('/long');
  assert.equal(await reader.locator('.article-title').textContent(), 'A long one');
  assert.ok((await reader.locator('.article-content p').count()) > 3900);
  await context.close();
});

test('only what is selected is read', async () => {
  const { context, reader } = await readFrom('/0', (page) =>
    page.evaluate(() => {
      const paragraphs = document.querySelectorAll('article p');
      const range = document.createRange();
      range.setStart(paragraphs[2], 0);
      range.setEnd(paragraphs[3], 1);
      getSelection().addRange(range);
    }),
  );
  assert.equal(await reader.locator('.article-content p').count(), 2);
  await context.close();
});

test('the page it runs in is left as it was', async () => {
  let was;
  const { context, page } = await readFrom('/0', async (page) => {
    was = await page.content();
    await page.evaluate(() => {
      window.changes = [];
      new MutationObserver((list) => window.changes.push(...list.map(({ type }) => type))).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
  });
  assert.equal(await page.content(), was);
  assert.deepEqual(await page.evaluate(() => window.changes), []);
  await context.close();
});
