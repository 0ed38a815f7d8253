// The reader page in WebKitGTK: what it shows, what it keeps, and that nothing of a page runs in it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { hostilePages } from '../harness/payloads.js';
import { story } from '../harness/prose.js';
import { WEB } from '../harness/server.js';
import { fragment } from '../harness/site.js';
import { launchWebKit } from '../harness/webkit.js';
import { serveReader } from '../matrix/pages.js';

/** Milliseconds for which something is waited for: extraction alone may take 15 seconds. */
const PATIENCE = 30_000;

/** Pixels below which the reader's bar is that of a phone. */
const PHONE_LAYOUT = 576;

const STORY = story('Passing ships');

const site = await serveReader();
const { driver, load, close } = await launchWebKit();
after(() => Promise.all([close(), site.close()]));

const run = (code, ...values) => driver.executeScript(`return (${code})(...arguments)`, ...values);

const visit = (address) => load(() => driver.get(address));

beforeEach(() => visit('about:blank'));

/** Opens a page in the reader. */
async function read(html) {
  await visit(site.reader + fragment(html));
  await shown();
}

/** Waits for the article, or for what is said in its place. */
async function shown() {
  const isShown = () => run(() => !!document.querySelector('#article > :not([hidden]) p, #notice:not([hidden])'));
  await driver.wait(() => isShown().catch(() => false), PATIENCE, 'an article');
}

test('it shows the article, over a reload too, and leaves nothing in the address', async () => {
  await read(STORY);
  const look = () =>
    run(() => ({
      address: location.href,
      document: document.title,
      title: document.querySelector('.article-title').textContent,
      last: document.querySelector('.article-content p:last-child').textContent.slice(-11),
      original: document.getElementById('original').href,
      notice: document.getElementById('notice').hidden,
      complaints: window.complaints,
    }));
  const want = {
    address: site.reader,
    document: 'Passing ships',
    title: 'Passing ships',
    last: 'cross wind.',
    original: 'https://a.example/story',
    notice: true,
    complaints: [],
  };
  assert.deepEqual(await look(), want);
  await load(() => driver.navigate().refresh());
  await shown();
  assert.deepEqual(await look(), want);
});

test('what is chosen for the text is kept over a reload and for the next article', async () => {
  await read(STORY);
  const look = () =>
    run(() => {
      const { fontSize, fontFamily } = getComputedStyle(document.querySelector('.article-content p'));
      return { size: parseFloat(fontSize), face: fontFamily, ground: getComputedStyle(document.body).backgroundColor };
    });
  const was = await look();
  await run(() => {
    document.getElementById('settings-button').click();
    document.querySelector('#settings [name=theme][value=dark]').click();
    document.querySelector('#settings [name=face][value=sans]').click();
    document.getElementById('larger').click();
  });
  const chosen = await look();
  assert.ok(chosen.size > was.size);
  assert.notEqual(chosen.face, was.face);
  assert.notEqual(chosen.ground, was.ground);
  await load(() => driver.navigate().refresh());
  await shown();
  assert.deepEqual(await look(), chosen);
  await visit('about:blank');
  await read(story('Another one'));
  assert.deepEqual(await look(), chosen);
  assert.deepEqual(await run(() => window.complaints), []);
});

test('nothing of a hostile article runs, whichever sanitizer it goes through', async () => {
  for (const payload of hostilePages(STORY, (more) => story('Passing ships', { more }))) {
    await visit('about:blank');
    await read(payload);
    const { text, hacked, elements, attributes, addresses, complaints } = await run(() => {
      const content = document.querySelector('#article .article-content');
      const nodes = [...content.querySelectorAll('*')];
      for (const link of content.querySelectorAll('a')) {
        if (/script:|data:/i.test(link.href)) link.click();
      }
      return {
        text: content.textContent,
        hacked: 'hacked' in window,
        elements: nodes.map(({ localName }) => localName),
        attributes: nodes.flatMap((node) => node.getAttributeNames()),
        addresses: nodes.flatMap((node) => ['href', 'src', 'poster'].map((name) => node.getAttribute(name))).filter(Boolean),
        complaints: window.complaints,
      };
    });
    assert.match(text, /neither of them has ever been seen/, payload);
    assert.equal(hacked, false, payload);
    assert.deepEqual(elements.filter((name) => /^(script|style|link|meta|base|object|embed|form|input|svg|template|noscript|dialog|mglyph|annotation-xml)$/.test(name)), [], payload);
    assert.deepEqual(attributes.filter((name) => /^(on.*|style|srcdoc|ping|formaction|action|popover|popovertarget|autofocus|autoplay|target)$/.test(name)), [], payload);
    assert.deepEqual(addresses.filter((address) => !/^(https?:|mailto:|#|data:image\/)/.test(address)), [], payload);
    assert.deepEqual(complaints, [], payload);
  }
  assert.equal(site.requests.some((path) => path.endsWith('/build/purify.js')), !(await run(() => 'setHTML' in Element.prototype)));
});

test('nothing sticks out of a narrow window, in either direction', async () => {
  const samples = await Promise.all(['rtl', 'tech'].map((name) => readFile(join(WEB, 'samples', `${name}.html`), 'utf8')));
  await driver.manage().window().setRect({ width: 390, height: 800 });
  for (const html of [STORY, ...samples]) {
    await visit('about:blank');
    await read(html);
    const { inner, scrolled } = await run(() => ({ inner: innerWidth, scrolled: document.documentElement.scrollWidth }));
    assert.ok(inner < PHONE_LAYOUT, `this browser's windows are at least ${inner} pixels wide`);
    assert.ok(scrolled <= inner, `${scrolled} of ${inner}`);
  }
});
