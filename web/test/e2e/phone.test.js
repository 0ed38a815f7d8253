// At the size of a phone, by touch; and what a phone shares with the demo.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { PARAGRAPHS, story } from '../harness/prose.js';
import { DIST, HTML, files } from '../harness/server.js';
import { BELOW, complaints, fragment } from '../harness/site.js';
import { appears, startBrowser, startHost } from '../harness/stage.js';

/** Pixels that a finger needs: what both systems for phones recommend, and the least that WCAG 2.2 allows. */
const [FINGER, LEAST] = [44, 24];

/** Pixels of the letters in a field below which Safari zooms into it. */
const UNZOOMED = 16;

const SIZES = [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
];

const AGENTS = {
  ios: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  android: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
  'android-firefox': 'Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0',
};
const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';

const NOTED = story('The Last Ferry', {
  more: `<p>The rail is older than the boat<sup><a href="#fn1" id="fnref1">1</a></sup>, as the captain likes to tell.</p>
<section class="footnotes"><ol><li id="fn1">It came from a barge. <a href="#fnref1">↩</a></li></ol></section>`,
});

/** A form that sends what the system sends when an app shares: fields and a file, as the manifest says. */
const FORM = `<!doctype html><form method="post" enctype="multipart/form-data" action="share/">
<textarea name="title"></textarea><textarea name="text"></textarea><input name="url"><input name="file" type="file"><button>Share</button></form>`;

const browser = await startBrowser();
const isChromium = browser.browserType().name() === 'chromium';

/** Requests that are more than asking for a file: none may come. */
const posts = [];
let missing = '';
const host = await startHost((path, request) => {
  if (request.method !== 'GET') posts.push(`${request.method} ${path}`);
  if (path === missing) return undefined;
  if (path === `${BELOW}form`) return { headers: HTML, body: FORM };
  return files(DIST, BELOW)(path);
});
const address = host.origin + BELOW;
const other = await startHost((path) => ({ headers: HTML, body: path === '/form' ? FORM.replace('share/', `${address}share/`) : '<!doctype html><title>The Last Ferry</title>' }));

let context;
let errors;

afterEach(async () => {
  await context?.close();
  context = undefined;
});

/** Opens a page on a phone. */
async function phone({ size = SIZES[0], ...options } = {}) {
  // Firefox knows no more of a phone than its size and its touch.
  const rest = isChromium ? { isMobile: true, permissions: ['clipboard-read', 'clipboard-write'] } : {};
  context = await browser.newContext({ viewport: size, hasTouch: true, ...rest, ...options });
  errors = complaints(context);
  return context.newPage();
}

// Of the touch that a driver sends, Firefox makes no click.
const tap = (target) => (isChromium ? target.tap() : target.click());
const tapAt = (page, x, y) => (isChromium ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));

const read = (page) => appears(page, '#result[data-state="done"] .article-content');

/** Opens the demo and waits until its first sample is read. */
async function openDemo(page) {
  await page.goto(address);
  await read(page);
}

/** Opens the reader with a page, as the bookmarklet does. */
async function openReader(page, html) {
  await page.goto(`${address}reader.html${fragment(html, { url: 'https://a.example/ferry' })}`);
  await appears(page, '#article .article-content p');
}

/** The things to tap that are smaller than that, but for links in running text. */
function tooSmall(page, least) {
  return page.locator('button, summary, nav a, a.brand, a.button, a.quiet, label.button, label.swatch, label.segment, input[type="url"]').evaluateAll(
    (targets, least) =>
      targets
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        .map((target) => [target, target.getBoundingClientRect()])
        .filter(([, { width, height }]) => Math.min(width, height) < least)
        .map(([target, { width, height }]) => `${target.id || target.textContent.trim()}: ${width} × ${height}`),
    least,
  );
}

/** How far the page sticks out sideways. */
const overhang = (page) => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

for (const size of SIZES) {
  test(`the demo is used by touch at ${size.width} × ${size.height}`, async () => {
    const page = await phone({ size });
    await openDemo(page);
    for (const sample of ['tech', 'rtl']) {
      await page.locator('#result').evaluate((result) => delete result.dataset.state);
      await tap(page.locator(`[data-sample="${sample}"]`));
      await read(page);
      for (const tab of ['markdown', 'text', 'details', 'reading']) {
        await tap(page.locator(`#result-tab-${tab}`));
        assert.ok((await page.locator(`#${tab}`).innerText()).length > 100, `${sample} as ${tab}`);
        assert.equal(await overhang(page), 0, `${sample} as ${tab}`);
      }
    }
    await tap(page.locator('#source-tab-html'));
    assert.deepEqual(await tooSmall(page, FINGER), []);
    for (const field of ['#source-input', '#source-url']) {
      const letters = await page.locator(field).evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
      assert.ok(letters >= UNZOOMED, `${field}: ${letters}`);
    }
    for (const summary of await page.locator('#install summary').all()) {
      await tap(summary);
      assert.equal(await overhang(page), 0, await summary.innerText());
    }
    const [reader] = await Promise.all([context.waitForEvent('page'), tap(page.locator('#open-reader'))]);
    await appears(reader, '#article .article-content p');
    assert.deepEqual(errors, []);
  });

  test(`the reader is used by touch at ${size.width} × ${size.height}`, async () => {
    const page = await phone({ size });
    await openReader(page, NOTED);
    const fontSize = () => page.locator('.article-content p').first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
    const before = await fontSize();
    for (const [button, popup] of [['#settings-button', '#settings'], ['#take-button', '#take-menu']]) {
      await tap(page.locator(button));
      const box = await page.locator(popup).boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= size.width, `${popup} fits in width`);
      assert.ok(box.y >= 0 && box.y + box.height <= size.height, `${popup} fits in height`);
      assert.deepEqual(await tooSmall(page, LEAST), []);
      if (popup === '#settings') {
        await tap(page.locator('#larger'));
        await tap(page.locator('#settings label:has([value="dark"])'));
      }
      // In the margin above the sheet: a tap that closes it reaches what is below as well, and the bar has links.
      await tapAt(page, 8, box.y - 8);
      assert.ok(await page.locator(popup).isHidden());
    }
    assert.ok((await fontSize()) > before);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    assert.equal(await overhang(page), 0);

    const inSight = (id) => page.waitForFunction((id) => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, id);
    const reference = page.locator('.article-content sup a');
    const id = (await reference.getAttribute('href')).slice(1);
    await tap(reference);
    await tap(page.getByRole('link', { name: 'Go to the note' }));
    await inSight(id);
    const back = page.locator(`[id="${id}"] a[href^="#"]`);
    const home = (await back.getAttribute('href')).slice(1);
    await tap(back);
    await inSight(home);
    assert.deepEqual(errors, []);
  });
}

for (const [platform, userAgent, touchPoints] of [...Object.entries(AGENTS), ['ios', IPAD, 5]]) {
  test(`the steps for ${touchPoints ? 'an iPad that calls itself a Mac' : platform} come first, with the address at hand`, async () => {
    const page = await phone({ userAgent });
    if (touchPoints) {
      await page.addInitScript((points) => Object.defineProperty(Navigator.prototype, 'maxTouchPoints', { value: points }), touchPoints);
    }
    await openDemo(page);
    const open = page.locator('#install details[open]');
    assert.equal(await open.count(), 1);
    assert.equal(await open.getAttribute('data-platform'), platform);
    assert.equal(await page.locator('#install details').first().getAttribute('data-platform'), platform);
    await tap(open.locator('.copy-address'));
    await page.waitForFunction(() => document.querySelector('details[open] .copy-note').textContent.startsWith('Copied'));
    await tap(page.locator('#own'));
    await page.locator('#source-url').focus();
    await page.keyboard.press('ControlOrMeta+V');
    assert.equal(await page.locator('#source-url').inputValue(), await page.locator('#bookmarklet').getAttribute('href'));
    assert.deepEqual(errors, []);
  });
}

/** Waits until the demo's service worker is there for what is shared. */
function accepting(page) {
  return page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration('share/'))?.active?.state === 'activated');
}

/** What comes of a request to the store of what was shared. */
function shares(page, use) {
  return page.evaluate(`(async () => {
    const ended = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const db = await ended(indexedDB.open('lectern-shares'));
    const result = await ended((${use})(db.transaction('pages', 'readwrite').objectStore('pages')));
    db.close();
    return result;
  })()`);
}

/** Chooses a file of so many bytes, without sending them through the driver. */
function chooseFile(field, size) {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(size)], 'large.txt', { type: 'text/plain' }));
  field.files = data.files;
}

/** Shares as the system does: by a form of the site, once the demo was there. */
async function share(page, fields, file, form = `${address}form`) {
  await openDemo(page);
  await accepting(page);
  await page.goto(form);
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
  if (typeof file === 'number') await page.locator('[name="file"]').evaluate(chooseFile, file);
  else if (file) await page.locator('[name="file"]').setInputFiles(file);
  // Browsers ask for it where a page has no icon of its own.
  errors.splice(0, errors.length, ...errors.filter((error) => !error.includes('favicon.ico')));
  await tap(page.locator('button'));
  await appears(page, '#result:is([data-state="done"], [data-state="failed"])');
  assert.equal(page.url(), address, 'nothing of it is left in the address');
}

const title = (page) => page.locator('#reading .article-title').textContent();

test('a shared text becomes an article, and reaches no server', async () => {
  const page = await phone();
  await openDemo(page);
  await accepting(page);
  // What nobody has taken for an hour and a bit.
  assert.equal(await shares(page, (store) => store.put({ text: 'Old' }, [Date.now() - 4e6, 0.5]) && store.count()), 1);
  await share(page, { title: 'The Last Ferry', text: `${PARAGRAPHS.join('\n\n')}\n\nhttps://a.example/ferry` });
  assert.equal(await title(page), 'The Last Ferry');
  assert.equal(await page.locator('#reading .article-content p').count(), PARAGRAPHS.length);
  assert.equal(await page.locator('#source-url').inputValue(), 'https://a.example/ferry');
  assert.deepEqual(posts, []);
  assert.ok(!host.requests.some((path) => path.startsWith(`${BELOW}share/`)));
  await page.reload();
  await read(page);
  assert.notEqual(await title(page), 'The Last Ferry', 'it is kept no longer');
  assert.equal(await shares(page, (store) => store.count()), 0);
  assert.deepEqual(errors, []);
});

// Firefox lets no site be shared with; what its driver uploads does not always come.
test('a shared file becomes an article', { skip: !isChromium && 'Firefox’s driver loses the file now and then' }, async () => {
  const page = await phone();
  await share(page, {}, { name: 'ferry.html', mimeType: 'text/html', buffer: Buffer.from(NOTED) });
  assert.equal(await title(page), 'The Last Ferry');
  assert.deepEqual(posts, []);
  assert.deepEqual(errors, []);
});

test('a shared link is not fetched but offered, with what to do there', async () => {
  const page = await phone();
  const link = `${other.origin}/ferry`;
  await share(page, { title: 'The Last Ferry', text: `The Last Ferry ${link}` });
  assert.match(await page.locator('#notice-title').textContent(), /link/);
  assert.match(await page.locator('#notice-advice').textContent(), /bookmark.*address bar.*paste/);
  assert.equal(await page.locator('#notice-detail').textContent(), link);
  assert.equal(await page.locator('#source-input').inputValue(), link);
  assert.deepEqual(other.requests, []);
  const [opened] = await Promise.all([context.waitForEvent('page'), tap(page.locator('#open-link'))]);
  await opened.waitForURL(link);
  assert.equal(await opened.evaluate(() => window.opener), null);
});

test('what is empty, not there any more or of another site is said to be missing, and what is too large to be so', async () => {
  const page = await phone();
  await share(page, { text: ' ' });
  assert.match(await page.locator('#notice-title').textContent(), /Nothing arrived/);
  for (const key of ['', '1,0.5', 'x,y', '1']) {
    await page.goto('about:blank');
    await page.goto(`${address}#shared=${key}`);
    await appears(page, '#result[data-state="failed"]');
    assert.match(await page.locator('#notice-title').textContent(), /Nothing arrived/, key);
    assert.equal(page.url(), address);
  }
  await share(page, { text: 'From another site.' }, undefined, `${other.origin}/form`);
  assert.match(await page.locator('#notice-title').textContent(), /Nothing arrived/);
  await share(page, {}, 2 ** 25);
  assert.match(await page.locator('#notice-title').textContent(), /too large/);
  assert.equal(await shares(page, (store) => store.count()), 0);
  assert.deepEqual(errors, []);
});

test('no page and nothing that pages fetch passes through the service worker', async () => {
  const page = await phone();
  await openDemo(page);
  await accepting(page);
  for (const path of ['', 'reader.html']) {
    await page.goto(address + path);
    const [scopes, controlled] = await page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return [all.map(({ scope }) => scope), navigator.serviceWorker.controller !== null];
    });
    assert.deepEqual(scopes, [`${address}share/`]);
    assert.equal(controlled, false);
  }
});

test('the reader takes no shares', async () => {
  const page = await phone();
  await page.goto(`${address}reader.html`);
  await appears(page, '#welcome:not([hidden])');
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

test('without the service worker all else works', async () => {
  missing = `${BELOW}share-worker.js`;
  const page = await phone();
  await openDemo(page);
  missing = '';
  assert.ok(host.requests.includes(`${BELOW}share-worker.js`));
  // What the browser says of its own accord is not an error that was let through.
  assert.deepEqual(errors.filter((error) => !/share-worker\.js|when fetching the script/.test(error)), []);
});

test('the manifest is valid, and everything that it names is there', async () => {
  const manifest = JSON.parse(await readFile(join(DIST, 'manifest.webmanifest'), 'utf8'));
  const { start_url: start, scope, icons, share_target: target } = manifest;
  assert.equal(manifest.id, undefined, 'it would be resolved against the origin, and the site lies anywhere on it');
  for (const path of [start, scope, target.action, ...icons.map(({ src }) => src)]) {
    assert.ok(new URL(path, 'https://a.example/some/where/').href.startsWith('https://a.example/some/where/'), path);
  }
  await readFile(join(DIST, start, 'index.html'));
  for (const { src, sizes, type } of icons) {
    const bytes = await readFile(join(DIST, src));
    if (type !== 'image/png') continue;
    assert.equal(bytes.toString('latin1', 1, 4), 'PNG', src);
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
    assert.ok(bytes.length < 20_000, src);
  }
  for (const size of ['192x192', '512x512']) {
    assert.ok(icons.some(({ sizes, type, purpose }) => sizes === size && type === 'image/png' && !purpose), size);
  }
  assert.ok(icons.some(({ purpose }) => purpose === 'maskable'));
  // By GET, what is shared would stand in an address that the host gets to see.
  assert.equal(target.method, 'POST');
  assert.equal(target.enctype, 'multipart/form-data');

  for (const name of ['index.html', 'reader.html']) {
    const html = await readFile(join(DIST, name), 'utf8');
    assert.match(html, /<link rel="manifest" href="manifest\.webmanifest">/, name);
  }
});

test('the browser finds nothing wrong with the manifest', { skip: !isChromium && 'only Chromium tells' }, async () => {
  // One with windows, for without them nothing can be installed, and nothing is ever in the way of it.
  context = await (await startBrowser({ blockPopups: true })).newContext();
  errors = complaints(context);
  const page = await context.newPage();
  for (const name of ['', 'reader.html']) {
    await page.goto(address + name);
    const devtools = await context.newCDPSession(page);
    const { url, errors: faults, manifest } = await devtools.send('Page.getAppManifest');
    assert.equal(url, `${address}manifest.webmanifest`);
    assert.deepEqual(faults, []);
    assert.equal(manifest.shareTarget.action, `${address}share/`);
    assert.equal(manifest.id, address);
    // A private window, such as that of a test, is the one thing in the way of installing it.
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId), ['in-incognito']);
  }
  assert.deepEqual(errors, []);
});
