// The reader page: hostile articles, preferences, reloads.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { hostilePages } from '../harness/payloads.js';
import { story } from '../harness/prose.js';
import { WEB } from '../harness/server.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite, visit, visitPhone } from '../harness/stage.js';

const STORY = story('Passing ships');

const browser = await startBrowser();
const site = await startSite();

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
});

afterEach(() => context.close());

/** The reader's address for a page, as the bookmarklet makes it. */
function address(html, of) {
  return `${site.address}reader.html${fragment(html, of)}`;
}

async function read(html) {
  await page.goto(address(html));
  await appears(page, '#article .article-content p, #notice:not([hidden])');
}

test('nothing of a hostile article runs, and nothing is asked for but pictures', async () => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await context.route((url) => url.origin !== site.origin, (route) => route.abort());
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs++;
    dialog.dismiss();
  });
  for (const payload of hostilePages(STORY, (more) => story('Passing ships', { more }))) {
    await page.goto('about:blank');
    await read(payload);
    assert.match(await page.locator('#main').innerText(), /neither of them has ever been seen/, payload);
    await page.locator('#article .article-content a').evaluateAll((links) => links.filter((link) => /script:|data:/i.test(link.href)).forEach((link) => link.click()));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    assert.equal(await page.evaluate(() => 'hacked' in globalThis), false, payload);
    const found = await page.locator('#article .article-content').evaluate((content) => {
      const nodes = [...content.querySelectorAll('*')];
      return {
        elements: nodes.map((node) => node.localName).filter((name) => /^(script|style|link|meta|base|object|embed|form|input|button|svg|template|noscript|dialog|use|image|mglyph|annotation-xml)$/.test(name)),
        attributes: nodes.flatMap((node) => node.getAttributeNames()).filter((name) => /^(on.*|style|srcdoc|ping|formaction|action|popover|popovertarget|autofocus|autoplay|target)$/.test(name)),
        addresses: nodes
          .flatMap((node) => ['href', 'src', 'poster'].map((name) => node.getAttribute(name)))
          .filter((value) => value && !/^(https?:|mailto:|#|data:image\/)/.test(value)),
        frames: [...content.querySelectorAll('iframe')].map((frame) => frame.src).filter((src) => !/youtube|vimeo|dailymotion|bilibili/.test(src)),
      };
    });
    assert.deepEqual(found, { elements: [], attributes: [], addresses: [], frames: [] }, payload);
    assert.ok(await page.locator('#settings-button').isEnabled());
    assert.equal(new URL(page.url()).origin, site.origin, payload);
  }
  assert.equal(dialogs, 0);
  const strangers = asked.filter((url) => !url.startsWith(site.origin) && !/^(data|blob|about):/.test(url));
  assert.deepEqual([...new Set(strangers.map((url) => new URL(url).host))], ['pictures.example']);
});

test('preferences are kept over a reload and for the next article', async () => {
  await read(STORY);
  const size = () => page.locator('.article-content p').first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [size0, background0] = [await size(), await background()];
  await page.click('#settings-button');
  await page.locator('#settings input[name=theme][value=dark]').check({ force: true });
  await page.locator('#settings input[name=face][value=sans]').check({ force: true });
  await page.click('#larger');
  const chosen = [await size(), await background()];
  assert.ok(chosen[0] > size0);
  assert.notEqual(chosen[1], background0);
  await page.reload();
  await appears(page, '#article .article-content p');
  assert.deepEqual([await size(), await background()], chosen);
  assert.ok(await page.locator('#settings input[name=face][value=sans]').isChecked());
  await page.goto('about:blank');
  await read(STORY);
  assert.deepEqual([await size(), await background()], chosen);
  assert.deepEqual(errors, []);
});

test('keys change the size and the theme', async () => {
  await read(STORY);
  const size = () => page.locator('#size').evaluate((output) => parseFloat(output.value));
  const first = await size();
  await page.keyboard.press('+');
  assert.ok((await size()) > first);
  await page.keyboard.press('-');
  assert.equal(await size(), first);
  await page.keyboard.press('t');
  assert.equal(await page.locator('#settings input[name=theme][value=light]').isChecked(), true);
});

test('an article can be copied in three forms', async () => {
  await read(STORY);
  for (const [id, type, want] of [
    ['copy-markdown', 'text/plain', /^---\ntitle: "Passing ships"\n[^]*\n# Passing ships\n/],
    ['copy-text', 'text/plain', /^Passing ships\n/],
    ['copy-html', 'text/html', /<h1[^>]*>Passing ships<\/h1>[^]*<p[^>]*>The ferry leaves/],
  ]) {
    await page.click('#take-button');
    // It is said for a moment only, so the wait begins before the click.
    const said = page.waitForFunction(() => document.getElementById('toast').textContent === 'Copied');
    await Promise.all([said, page.click(`#${id}`)]);
    const text = await page.evaluate(async (type) => {
      const [item] = await navigator.clipboard.read();
      return (await item.getType(type)).text();
    }, type);
    assert.match(text, want, id);
    await page.evaluate(() => (document.getElementById('toast').textContent = ''));
  }
});

test('on a phone, where nothing can be pasted into a page, it leads to a field', async () => {
  const phone = await visitPhone();
  await phone.page.goto(`${site.address}reader.html`);
  assert.ok(await phone.page.locator('#welcome .by-keys').first().isHidden());
  await phone.touch('#welcome .by-touch');
  await phone.page.waitForURL(`${site.address}#try`);
  assert.ok(await phone.page.locator('#own').isVisible());
});

test('without a page it says what to do, and takes one', async () => {
  await page.goto(`${site.address}reader.html`);
  await appears(page, '#welcome:not([hidden])');
  assert.match(await page.locator('#welcome').innerText(), /Paste a page here/);
  await page.locator('#file-input').setInputFiles({ name: 'story.html', mimeType: 'text/html', buffer: Buffer.from(STORY) });
  await appears(page, '#article .article-content p');
  assert.ok(await page.locator('#welcome').isHidden());
  await page.reload();
  await appears(page, '#article .article-content p');
  assert.deepEqual(errors, []);
});

test('a page that arrives after another one was opened is neither shown nor kept', async () => {
  await page.goto(`${site.address}reader.html`);
  const [reader] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate(() => {
      window.ready = new Promise((resolve) => addEventListener('message', () => resolve()));
      window.reader = open('reader.html#w=');
    }),
  ]);
  await page.evaluate(() => window.ready);
  await reader.locator('#file-input').setInputFiles({ name: 'story.html', mimeType: 'text/html', buffer: Buffer.from(STORY) });
  await appears(reader, '#article .article-content p');
  await reader.evaluate(() => {
    window.late = new Promise((resolve) => addEventListener('message', () => resolve()));
  });
  await page.evaluate((html) => {
    window.reader.postMessage({ lectern: 'page', page: { html, url: location.href, contentType: 'text/html', selection: false } }, location.origin);
  }, story('Too late'));
  await reader.evaluate(() => window.late);
  // The store works in order: once this is answered, whatever was to be kept is.
  await reader.evaluate(async () => (await import('./source/store.js')).load([0, 0]));
  await reader.reload();
  await appears(reader, '#article .article-content p');
  assert.equal(await reader.locator('.article-title').textContent(), 'Passing ships');
});

for (const [name, fragment] of [
  ['is damaged', '#z=AAAA'],
  ['is no base64', '#z=%%%'],
  ['was cut off', `#z=${deflateRawSync(Buffer.from(STORY)).toString('base64').slice(0, 60)}`],
  ['is something else', `#z=${deflateRawSync('hello').toString('base64')}`],
  ['was never sent', '#w='],
]) {
  test(`what ${name} is named`, async () => {
    await page.clock.install();
    await page.goto(`${site.address}reader.html${fragment}`);
    // A part of a page may yet come.
    await page.waitForFunction(() => location.hash === '');
    await page.clock.runFor(60_000);
    await appears(page, '#notice:not([hidden])');
    assert.match(await page.locator('#notice-title').textContent(), /did not arrive/);
    assert.ok(await page.locator('#progress').isHidden());
    assert.equal(new URL(page.url()).hash, '');
  });
}

test('a fragment that unpacks to hundreds of megabytes is refused', async () => {
  await page.goto(address('x'.repeat(300_000_000)));
  await appears(page, '#notice:not([hidden])');
  assert.match(await page.locator('#notice-title').textContent(), /too large/);
});

test('dates are in the language of who reads, and keep to themselves in a text of another direction', async () => {
  const arabic = await readFile(join(WEB, 'samples', 'rtl.html'), 'utf8');
  const english = STORY.replace('<title>', '<meta property="article:modified_time" content="2023-05-18T10:00:00Z"><title>');
  for (const [locale, html, text, direction] of [
    ['de-DE', arabic, '18. Mai 2023', 'ltr'],
    ['ar-EG', english, '١٨ مايو ٢٠٢٣', 'rtl'],
  ]) {
    const context = await browser.newContext({ locale });
    page = await context.newPage();
    await read(html);
    const time = page.locator('.article-facts time');
    assert.equal(await time.textContent(), text);
    assert.equal(await time.getAttribute('lang'), locale);
    assert.equal(await time.evaluate((time) => getComputedStyle(time).direction), direction);
    assert.notEqual(await page.locator('.article').evaluate((article) => getComputedStyle(article).direction), direction);
    await context.close();
  }
});

test('nothing sticks out of a phone, in either direction', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const html of [STORY, await readFile(join(WEB, 'samples', 'rtl.html'), 'utf8')]) {
    await read(html);
    // Not as wide as the text: room for a scroll bar is kept where none is shown.
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  }
});

test('a text of which nothing is known finds its direction', async () => {
  await context.route('**/lectern.wasm', (route) => route.abort());
  await page.goto(address('<p>في الساعة السابعة</p>'));
  await page.click('#show-text');
  const content = page.locator('#article .article-content');
  await content.waitFor();
  assert.equal(await content.evaluate((node) => getComputedStyle(node).direction), 'rtl');
});

// What a browser may lack, a page's policy forbid or a host have lost.
for (const [name, lack, said] of [
  ['the program', () => context.route('**/lectern.wasm', (route) => route.abort()), /wasm-unavailable/],
  ['workers', () => page.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('no workers here', 'SecurityError');
      }
    };
  }), /worker-unavailable: .*no workers here/],
  ['a sanitizer', () => Promise.all([
    context.route('**/purify.js', (route) => route.abort()),
    page.addInitScript(() => delete Element.prototype.setHTML),
  ]), /^internal: /],
]) {
  test(`without ${name} that is said, and the text can be had`, async () => {
    await lack();
    await page.goto(address(story('Passing ships', { more: '<p>One<br>&lt;b&gt;two&lt;/b&gt;</p><img src="x:" onerror="hacked = 1">' })));
    await appears(page, '#notice:not([hidden])');
    assert.match(await page.locator('#notice-detail').textContent(), said);
    assert.ok(await page.locator('#retry').isVisible());
    await page.click('#show-text');
    const content = page.locator('#article .article-content');
    await content.waitFor();
    assert.match(await content.innerText(), /^[^]*The ferry leaves[^]*\n\s*One\n<b>two<\/b>\n[^]*neither of them has ever been seen/);
    assert.ok(await page.locator('#notice').isHidden());
    assert.ok((await content.locator('p').count()) > 6);
    assert.equal(await page.evaluate('typeof hacked'), 'undefined');
  });
}

test('without the sanitizer of the browser another one is loaded', async () => {
  const loaded = page.waitForResponse('**/purify.js');
  await page.addInitScript(() => delete Element.prototype.setHTML);
  await read(story('Passing ships', { more: '<p>It is <em>late</em>.</p><img src="https://pictures.example/a.png" alt="A boat" onerror="hacked = 1">' }));
  await loaded;
  assert.equal(await page.locator('.article-content em').textContent(), 'late');
  assert.deepEqual(await page.locator('.article-content img').evaluate((image) => image.getAttributeNames().filter((name) => name.startsWith('on'))), []);
  assert.ok(await page.locator('#notice').isHidden());
});

test('a page of links is shown with a doubt', async () => {
  const links = Array.from({ length: 40 }, (_, i) => `<li><a href="/story-${i}">How the harbour of town ${i} came by its second lighthouse</a></li>`);
  await read(`<!doctype html><title>All stories</title><body><main><h1>All stories</h1><ul>${links.join('')}</ul></main></body>`);
  await appears(page, '#article .article-content, #notice:not([hidden])');
  assert.match(await page.locator('#notice-title').textContent(), /may not be an article/);
});

test('of a page that came without its end it is said that something is missing', async () => {
  await page.goto(address(STORY, { scope: 'cut' }));
  await appears(page, '#article .article-content p');
  assert.match(await page.locator('#notice-title').textContent(), /missing/);
  await page.reload();
  await appears(page, '#notice:not([hidden])');
  assert.match(await page.locator('#notice-title').textContent(), /missing/);
});

test('a page whose sender has gone silent is had from what came in the address, then or at once', async () => {
  await context.clock.install();
  for (const waits of [true, false]) {
    await page.goto(site.address);
    const [reader] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate((address) => {
        window.open(address);
      }, address(STORY).replace('#z=', '#w=')),
    ]);
    // In the empty page that is there before it Firefox's driver would wait for ever.
    await reader.waitForURL(/reader/);
    await reader.waitForFunction(() => history.state?.lectern);
    // Past what is waited for the sender, but not for the article.
    await reader.clock.runFor(waits ? 31_000 : 1000);
    if (!waits) {
      await reader.click('#cancel');
      await reader.click('#retry');
    }
    await appears(reader, '#article .article-content p');
  }
});

/** Waits until a tab that brought a part of a page is back where it was. Firefox's driver misses pages from the cache. */
async function isBack(tab) {
  const address = () => tab.evaluate('location.href').catch(() => '');
  while ((await address()) !== site.address) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('parts of two pages are not mixed', async () => {
  const packed = [STORY, story('Other ships')].map((html) => address(html).split('#z=')[1]);
  const reader = `${site.address}reader.html`;
  // One after the other: of two that are opened at once, Firefox's driver now and then loses one.
  const waiting = [await context.newPage(), await context.newPage()];
  for (const [i, tab] of waiting.entries()) await tab.goto(`${reader}#w=0.${i + 1}:${packed[i].slice(0, 300)}`);
  for (const i of [1, 0]) {
    await page.goto(site.address);
    await page.evaluate((address) => location.assign(address), `${reader}#n=0.${i + 1}:${packed[i].slice(300)}`);
    await appears(waiting[i], '#article .article-content p');
    await isBack(page);
  }
  assert.deepEqual(await Promise.all(waiting.map((tab) => tab.locator('.article-title').textContent())), ['Passing ships', 'Other ships']);
});

test('a page in two parts is put together, whichever comes first', async () => {
  const packed = address(STORY).split('#z=')[1];
  const half = packed.length >> 1;
  const reader = `${site.address}reader.html`;
  for (const first of ['m', 'n']) {
    const [waiting, bringing] = [await context.newPage(), await context.newPage()];
    await bringing.goto(site.address);
    const bring = () => bringing.evaluate((address) => location.assign(address), `${reader}#n=0.5:${packed.slice(half)}`);
    if (first === 'n') await bring().then(() => bringing.waitForURL(reader));
    await waiting.goto(`${reader}#w=0.5:${packed.slice(0, half)}`);
    if (first === 'm') await bring();
    await appears(waiting, '#article .article-content p');
    assert.equal(await waiting.locator('.article-title').textContent(), 'Passing ships');
    assert.equal(waiting.url(), reader);
    await isBack(bringing);
    await Promise.all([waiting.close(), bringing.close()]);
  }
  assert.deepEqual(errors, []);
});

test('past a limit the text of the page is there to be read', async () => {
  await page.goto(address(`${'<b></b>'.repeat(310_000)}<p>All the words that it has.`));
  await appears(page, '#notice:not([hidden])');
  assert.match(await page.locator('#notice-title').textContent(), /too large/);
  await page.click('#show-text');
  await appears(page, '#article .article-content');
  assert.match(await page.locator('#article .article-content').innerText(), /All the words that it has/);
});

test('a page without an article shows its text on demand', async () => {
  await read('<!doctype html><title>Links</title><body><nav><a href="/w">word</a></nav></body>');
  assert.ok(await page.locator('#notice').isVisible());
  assert.ok(await page.locator('#show-text').isVisible());
  assert.doesNotMatch(await page.locator('#article').innerText(), /word/);
  await page.click('#show-text');
  await appears(page, '#article .article-content');
  assert.match(await page.locator('#article .article-content').innerText(), /word/);
});
