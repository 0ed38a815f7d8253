// Taking an article along: the menu, and the files as others open them.
import assert from 'node:assert/strict';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { ENGINE } from '../harness/browser.js';
import { downloadsPath, saved } from '../harness/downloads.js';
import { complaintsAbout, epubcheck, unpacked } from '../harness/epub.js';
import { HOSTILE_TEXTS } from '../harness/hostile-facts.js';
import { HOSTILE_MARKUP } from '../harness/payloads.js';
import { story } from '../harness/prose.js';
import { WEB } from '../harness/server.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startHost, startSite, visit } from '../harness/stage.js';

const SAMPLES = ['essay', 'news', 'tech', 'rtl', 'forum'];

const browser = await startBrowser({ downloadsPath });
const site = await startSite();

/** A host of pictures: some may be read by other sites, some may not, and one never comes. */
const pictures = await startHost((path) => {
  if (path.startsWith('/never')) return new Promise(() => {});
  const body = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><circle cx="300" cy="200" r="150" fill="teal"/></svg>';
  const allowed = path.startsWith('/open') ? { 'access-control-allow-origin': '*' } : {};
  return { body, headers: { 'content-type': 'image/svg+xml', ...allowed } };
});

let context;
let page;
let errors;

beforeEach(async () => {
  ({ context, page, errors } = await visit(browser));
});

afterEach(() => context.close());

/** Shows a page in the reader. */
async function read(html) {
  await page.goto(`${site.address}reader.html${fragment(html)}`);
  await appears(page, '#article .article-content p');
}

/** Chooses from the menu, and returns the file that is saved. */
async function save(id) {
  await page.click('#take-button');
  return saved(page, () => page.click(`#${id}`));
}

const said = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('toast').textContent), pattern.source);

const figure = (address) => `<figure><img src="${address}" width="600" height="400" alt="A &lt;circle&gt;"><figcaption>A circle, drawn by hand on a wall</figcaption></figure>`;

test('the menu is used by keys, and gives the page its focus back', async () => {
  await read(story('Passing ships'));
  await page.evaluate(() => {
    window.print = () => (window.printed = true);
  });
  await page.keyboard.press('m');
  const menu = page.locator('#take-menu');
  assert.ok(await menu.isVisible());
  assert.equal(await page.evaluate(() => document.activeElement.id), 'copy-html');
  assert.deepEqual(await menu.getByRole('group').evaluateAll((groups) => groups.map((group) => group.getElementsByTagName('button').length)), [3, 4, 2]);
  assert.equal(await page.locator('#original').getAttribute('href'), 'https://a.example/story');
  await page.keyboard.press('Escape');
  assert.ok(await menu.isHidden());
  await page.keyboard.press('m');
  await page.locator('#print').press('Enter');
  assert.ok(await menu.isHidden());
  assert.equal(await page.evaluate(() => window.printed), true);
  assert.deepEqual(errors, []);
});

test('Markdown and text of a hostile page are saved under a name that is safe, and nothing in them is active', async () => {
  await read(story('&lt;script&gt;hacked/..\\CON: [x](javascript:hacked=1)', { more: HOSTILE_MARKUP }));
  const markdown = await save('save-markdown');
  assert.equal(markdown.name, 'script hacked .. CON [x](javascript hacked=1).md');
  const below = markdown.bytes.toString().replace(/^---\n[^]*?\n---\n/, '');
  assert.match(below, /^\n# &lt;script\\>hacked/);
  const html = new MarkdownIt({ html: true }).render(below);
  const blank = await context.newPage();
  const active = await blank.evaluate((html) => {
    const doc = new DOMParser().parseFromString(html, 'text/html');
    const nodes = [...doc.querySelectorAll('*')];
    return {
      elements: nodes.map(({ localName }) => localName).filter((name) => /^(script|style|link|meta|base|object|embed|iframe|form|input|button|svg|template)$/.test(name)),
      handlers: nodes.flatMap((node) => node.getAttributeNames()).filter((name) => /^(on.*|style|srcdoc)$/.test(name)),
      addresses: nodes.flatMap((node) => [node.getAttribute('href'), node.getAttribute('src')]).filter((address) => address && !/^(https?:|mailto:|#|data:image\/)/.test(address)),
    };
  }, html);
  assert.deepEqual(active, { elements: [], handlers: [], addresses: [] });
  const text = await save('save-text');
  assert.match(text.name, /\.txt$/);
  assert.match(text.bytes.toString(), /^<script>hacked[^]*\n\nhttps:\/\/a\.example\/story\n\nThe ferry leaves/);
});

test('HTML is one page with its pictures, asks for nothing but those it could not have, and runs nothing', async () => {
  const addresses = [`${pictures.origin}/open.svg`, `${pictures.origin}/closed.svg`];
  const videos = ['open', 'closed'].map((name) => `<video src="https://a.example/v.mp4" poster="${pictures.origin}/${name}/still.svg" controls></video>`);
  await read(story('Ships &amp; <b>"boats"</b>', { more: [...addresses.map(figure), ...videos].join('') }));
  const { name, bytes } = await save('save-html');
  await said(/2 of 4 pictures not in the file[.] A file gets those that their sites/);
  assert.equal(name, 'Ships & boats.html');
  let source = bytes.toString();
  const asked = [];
  const tab = await context.newPage();
  tab.on('request', (request) => asked.push(request.url()));
  await tab.route('https://saved.example/', (route) => route.fulfill({ contentType: 'text/html', body: source }));
  await tab.goto('https://saved.example/');
  await tab.locator('figure img').last().scrollIntoViewIfNeeded();
  assert.deepEqual(asked.filter((url) => !url.startsWith('data:') && ![addresses[1], 'https://saved.example/'].includes(url)), []);
  assert.deepEqual([await tab.title(), await tab.locator('h1').textContent()], ['Ships & "boats"', 'Ships & "boats"']);
  const shown = await tab.locator('figure img').evaluateAll((images) => images.map(({ src, alt, naturalWidth, naturalHeight }) => ({ src, alt, shape: naturalWidth / naturalHeight })));
  assert.match(shown[0].src, /^data:image\/(?:png|webp);base64,/);
  assert.deepEqual([shown[0].alt, shown[0].shape.toFixed(1)], ['A <circle>', '1.5']);
  assert.equal(shown[1].src, addresses[1]);
  assert.deepEqual(await tab.locator('video').evaluateAll((all) => all.map(({ poster }) => poster.slice(0, 11))), ['data:image/', '']);
  assert.notEqual(await tab.locator('body').evaluate((body) => getComputedStyle(body).maxWidth), 'none');
  // Had a script come into it, it would not run.
  source = source.replace('</body>', '<script>hacked = 1</script><img src="data:," onerror="hacked = 1"></body>');
  await tab.reload();
  assert.equal(await tab.locator('script').count(), 1);
  assert.equal(await tab.evaluate('typeof hacked'), 'undefined');
});

test('pictures that wait are not asked for to save an article, unless the reader says so', async () => {
  await page.addInitScript(() => {
    // An empty page has no storage.
    if (origin !== 'null') localStorage.setItem('lectern.preferences', JSON.stringify({ images: 'ask' }));
  });
  const [wanted, waiting, poster] = ['wanted', 'waiting', 'poster'].map((name) => `${pictures.origin}/open/${name}.svg`);
  const asked = (name) => pictures.requests.filter((path) => path === `/open/${name}.svg`).length;
  await read(story('Passing ships', { more: `${figure(wanted)}${figure(waiting)}<video src="https://a.example/v.mp4" poster="${poster}" controls></video>` }));
  await page.getByRole('button', { name: 'Show picture' }).first().click();
  await page.waitForFunction(() => document.querySelector('.article-content img')?.naturalWidth > 0);
  const html = await save('save-html');
  await said(/2 of 3 pictures not in the file[.]$/);
  assert.deepEqual(['waiting', 'poster'].map(asked), [0, 0]);
  const blank = await context.newPage();
  const kept = await blank.evaluate((source) => {
    const doc = new DOMParser().parseFromString(source, 'text/html');
    const addresses = Array.from(doc.querySelectorAll('img, [poster]'), (node) => node.getAttribute('poster') ?? node.getAttribute('src').slice(0, 11));
    return { addresses, links: Array.from(doc.querySelectorAll('figure a'), ({ href, textContent }) => [href, textContent]) };
  }, html.bytes.toString());
  await blank.close();
  assert.deepEqual(kept, { addresses: ['data:image/'], links: [[waiting, 'A <circle>']] });

  await page.click('#take-button');
  await page.getByLabel('Load pictures for EPUB and HTML').check();
  const book = unpacked((await saved(page, () => page.click('#save-epub'))).bytes);
  await said(/^Saved$/);
  assert.equal(book.paths.filter((path) => path.startsWith('EPUB/pictures/')).length, 2);
  assert.deepEqual(['waiting', 'poster'].map(asked), [1, 0]);

  await page.getByRole('button', { name: 'Show all pictures' }).click();
  await page.click('#take-button');
  assert.ok(await page.getByLabel('Load pictures for EPUB and HTML').isHidden(), 'where none waits there is nothing to ask');
  assert.deepEqual(errors, []);
});

test('a blurred preview is not taken for its picture, blocks keep their direction, and no frame is copied', async () => {
  await page.goto(`${site.address}reader.html`);
  const [small, large, closed, waiting] = ['open/small', 'open/large', 'closed', 'waiting'].map((name) => `${pictures.origin}/${name}.svg`);
  const preview = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  const content = [`${small} 300w, ${large} 600w`, closed, waiting].map((srcset) => `<p><img src="${preview}" srcset="${srcset}" alt="${srcset}"></p>`).join('');
  await page.goto(`${site.address}source/`);
  const found = await page.evaluate(async ({ content, waiting }) => {
    const { COPIES } = await import('./export/copies.js');
    const { toHTMLPage } = await import('./export/html-page.js');
    const article = { title: 'Ferries', byline: '', siteName: '', publishedTime: '', modifiedTime: '', url: '', authors: [], excerpt: '', lang: 'en', dir: 'ltr', textContent: 'Text.', markdown: '*Text*.' };
    const rtl = '<p dir="rtl"></p><p>في الصباح الباكر تغادر العبّارة رصيف الميناء القديم</p>';
    const frame = '<iframe src="https://www.youtube.com/embed/x"></iframe>';
    const { text } = await toHTMLPage({ ...article, content: content + rtl }, { leave: new Set([waiting]) });
    const doc = new DOMParser().parseFromString(text, 'text/html');
    const images = Array.from(doc.images, ({ src, srcset }) => [src.startsWith('data:') ? src.length > 500 : src, srcset]);
    const links = Array.from(doc.querySelectorAll('a'), ({ href }) => href);
    const [plain, html] = await COPIES.html({ ...article, content: frame });
    return { images, links, directions: Array.from(doc.querySelectorAll('p'), ({ dir }) => dir).slice(-1), plain: plain.slice(-6), html };
  }, { content, waiting });
  assert.deepEqual(found.images, [[true, ''], [closed, '']]);
  assert.deepEqual(found.links, [waiting]);
  assert.deepEqual(found.directions, ['rtl']);
  assert.equal(found.plain, 'Text.\n');
  assert.match(found.html, /^<article[^>]* lang="en"[^]*<a [^>]*href="https:\/\/www\.youtube\.com\/embed\/x"/);
  assert.doesNotMatch(found.html, /<iframe/);
  assert.ok(pictures.requests.includes('/open/large.svg') && !pictures.requests.includes('/open/small.svg'), 'the largest, and no other');
  assert.ok(!pictures.requests.includes('/waiting.svg'));
});

test('in all that one does with an article, nobody is asked for anything but its pictures', async () => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  const own = `${pictures.origin}/open/own.svg`;
  const spies = ['<link rel=preconnect href="https://a.example"><link rel=icon href="https://a.example/i.png"><link rel=stylesheet href="https://a.example/s.css">',
    '<script src="https://a.example/s.js"></script><iframe src="https://a.example/f"></iframe><img src="https://a.example/pixel.gif" width=1 height=1 alt="">'];
  const [head, body] = spies;
  await read(story('Passing ships', { more: figure(own) + body }).replace('<title>', `${head}<title>`));
  await page.locator('.article-content img').scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector('.article-content img').naturalWidth > 0);
  await page.click('#settings-button');
  for (const [name, value] of [['theme', 'dark'], ['face', 'hyperlegible'], ['face', 'dyslexic']]) {
    await page.locator(`#settings input[name=${name}][value=${value}]`).check({ force: true });
    await page.evaluate(() => document.fonts.ready);
  }
  await page.keyboard.press('Escape');
  await page.click('#find-button');
  await page.keyboard.type('ferry');
  await page.waitForFunction(() => /\d/.test(document.getElementById('find-count').value));
  await page.keyboard.press('Escape');
  for (const id of ['save-text', 'save-markdown', 'save-html', 'save-epub']) await save(id);
  await page.click('#take-button');
  await page.click('#copy-html');
  await said(/^Copied$/);
  const others = asked.filter((url) => !url.startsWith(site.origin) && !/^(?:data|blob|about):/.test(url));
  assert.deepEqual([...new Set(others)], [own]);
  assert.deepEqual(errors, []);
});

test('a picture that does not come does not keep one waiting', async () => {
  await read(story('Passing ships', { more: figure(`${pictures.origin}/never.svg`) }));
  await page.click('#take-button');
  await page.click('#save-epub');
  await page.locator('#take-progress').waitFor();
  await page.click('#take-cancel');
  await said(/^Cancelled/);
  assert.ok(await page.locator('#take-progress').isHidden());
});

test('where the system shares files, it is given a page, once more where that took too long', async () => {
  await page.addInitScript(() => {
    if (origin !== 'null') localStorage.setItem('lectern.preferences', JSON.stringify({ images: 'ask' }));
    window.shared = [];
    navigator.canShare = ({ files }) => files.every(({ type }) => type === 'text/html');
    navigator.share = async ({ files, title }) => {
      shared.push({ title, file: files[0] });
      if (shared.length < 3) throw new DOMException('', 'NotAllowedError');
    };
  });
  await read(story('Passing ships', { more: ['open', 'closed'].map((name) => figure(`${pictures.origin}/${name}/shared.svg`)).join('') }));
  const share = async (message) => {
    await page.click('#take-button');
    await page.click('#share');
    await said(message);
    await page.evaluate(() => document.getElementById('toast').replaceChildren());
  };
  await share(/once more/);
  await share(/once more/);
  await page.getByRole('button', { name: 'Show all pictures' }).click();
  await share(/^Shared, 1 of 2 pictures not in the file/);
  await share(/^Shared, 1 of 2 pictures not in the file/);
  const { first, isSame, pages } = await page.evaluate(async () => ({
    first: [shared[0].title, shared[0].file.name],
    isSame: shared.slice(1).map(({ file }, i) => file === shared[i].file),
    pages: await Promise.all(shared.map(({ file }) => file.text())),
  }));
  assert.deepEqual(first, ['Passing ships', 'Passing ships.html']);
  assert.deepEqual(isSame, [true, false, false], 'it is the same one where it was refused, and of the same pictures');
  assert.deepEqual(pages.map((text) => text.match(/src="data:image/g)?.length ?? 0), [0, 0, 1, 1]);
  assert.match(pages[0], /^<!doctype html>[^]*The ferry leaves/);
  assert.deepEqual(errors.filter((text) => !text.includes('/closed/')), []);
});

/** All samples, a hostile page and what is seldom, as one article with facts to match. */
async function everything() {
  await page.goto(`${site.address}reader.html`);
  const sources = await Promise.all(SAMPLES.map((name) => readFile(join(WEB, 'samples', `${name}.html`), 'utf8')));
  const rare = `${figure(`${pictures.origin}/open.svg`)}${figure(`${pictures.origin}/closed.svg?../../x`)}${figure(`${pictures.origin}/open/..%2f..%2fx.svg`)}
    <p>See <a href="https://a.example/a|b[c]{d}?e=^f%zz#g#h">there</a> &#1; and <a href="#nowhere">nowhere</a>. <ruby>漢<rp>(</rp><rt>kan</rt></ruby> <q cite="x:y">said</q> <time datetime="whenever">then</time></p>
    <details><summary>More</summary><p>Within</p></details><dl dir="rtl" lang="ar"><dd>Not of a term</dd><dt>Term</dt></dl><video src="https://pictures.example/v.mp4" controls></video>
    <math display="block"><mfrac><mi>a</mi></mfrac><msup><mi>b</mi><mn>2</mn></msup></math><ol start="3" reversed><li value="7">seven</li></ol>`;
  const pages = [...sources, story('Hostile', { more: HOSTILE_MARKUP }), story('Rare', { more: rare })];
  return page.evaluate(async ({ pages, base, texts }) => {
    const { extract } = await import('./lectern.js');
    const articles = [];
    for (const html of pages) articles.push(await extract(html, { url: base, timeout: Infinity }));
    const hostile = texts.join(' ');
    return {
      ...articles[0], title: hostile, byline: hostile, authors: texts, siteName: hostile, excerpt: hostile, publishedTime: '2024-11-03T21:00:00+01:00',
      lang: 'ar', dir: 'rtl', url: 'https://a.example/"><&', content: articles.map(({ content }) => content).join('\n'),
    };
  }, { pages, base: `${site.address}samples/x.html`, texts: HOSTILE_TEXTS });
}

test('an EPUB of all that an article may be is valid, and nothing of a page is in its paths', async (t) => {
  await context.route(/^https:/, (route) => route.abort());
  const article = await everything();
  await page.goto(`${site.address}source/`);
  let facts;
  const file = await saved(page, async () => {
    facts = await page.evaluate(async (article) => {
      const { toEpub } = await import('./export/epub.js');
      const { blob, ...facts } = await toEpub(article);
      Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: 'book.epub' }).click();
      return facts;
    }, article);
  });
  assert.ok(facts.missing > 0 && facts.missing < facts.pictures, JSON.stringify(facts));
  const { bytes } = file;
  // How the format is told: the name and the content of the first file stand at these places.
  assert.equal(bytes.subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
  const book = unpacked(bytes);
  const ours = /^(?:mimetype|META-INF\/container\.xml|EPUB\/(?:package\.opf|nav\.xhtml|text\.xhtml|style\.css|pictures\/\d+\.(?:jpg|png)))$/;
  assert.deepEqual(book.paths.filter((path) => !ours.test(path)), []);
  assert.ok(book.paths.length > 10);
  const reader = await context.newPage();
  const found = await reader.evaluate((files) => {
    const [opf, nav, text] = files.map((source) => new DOMParser().parseFromString(source, 'application/xhtml+xml'));
    const texts = (doc, selector) => Array.from(doc.querySelectorAll(selector), (node) => node.textContent);
    const types = new Set(Array.from(text.querySelectorAll('*'), (node) => node.getAttributeNS('http://www.idpf.org/2007/ops', 'type')));
    return {
      faults: [opf, nav, text].filter((doc) => doc.querySelector('parsererror')).length,
      title: opf.getElementsByTagNameNS('*', 'title')[0].textContent,
      creators: opf.getElementsByTagNameNS('*', 'creator').length,
      direction: opf.querySelector('spine').getAttribute('page-progression-direction'),
      chapters: nav.querySelectorAll('nav > ol > li').length,
      types: [...types].filter(Boolean).sort(),
      remote: Array.from(text.querySelectorAll('[src]'), (node) => node.getAttribute('src')).filter((src) => !/^pictures\/\d+\.(jpg|png)$/.test(src)),
      scripts: text.querySelectorAll('script, [onload], [onerror], [href^="javascript" i]').length,
      links: texts(text, 'a.elsewhere').includes('A <circle>'),
      list: Array.from(text.querySelectorAll('div[dir="rtl"][lang="ar"] > div'), (node) => node.textContent),
    };
  }, ['package.opf', 'nav.xhtml', 'text.xhtml'].map((name) => book.text(`EPUB/${name}`)));
  assert.match(found.title, /<script>hacked = 1<\/script>/);
  assert.deepEqual({ ...found, title: '' }, {
    faults: 0, title: '', creators: HOSTILE_TEXTS.length, direction: 'rtl', chapters: 1,
    types: ['backlink', 'footnote', 'footnotes', 'noteref'], remote: [], scripts: 0, links: true, list: ['Not of a term', 'Term'],
  });
  const program = epubcheck();
  if (ENGINE !== 'chromium') {
    t.diagnostic('epubcheck is asked of the book that Chromium makes: the code that makes it is the same');
  } else if (program) {
    // It goes by the ending.
    const path = `${file.path}.epub`;
    await rename(file.path, path);
    assert.deepEqual(await complaintsAbout(program, path), []);
  } else {
    t.diagnostic('epubcheck is not installed, so that it was not asked');
  }
});
