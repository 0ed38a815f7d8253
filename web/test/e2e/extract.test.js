// The public module, served by a plain static host below a path: good input, bad input, and the worker's
// life between the two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PARAGRAPHS, story } from '../harness/prose.js';
import { DIST, HTML, files } from '../harness/server.js';
import { BELOW } from '../harness/site.js';
import { startBrowser, startHost } from '../harness/stage.js';

/** What any page may end with that cannot be read. */
const REFUSALS = ['bad-input', 'no-content', 'too-large', 'too-deep', 'budget', 'timeout'];

const STORY = story('The Last Ferry');

const browser = await startBrowser();
const page = await openPage(files(DIST, BELOW));

/** Opens an empty page of a host. */
async function openPage(answer, headers = {}) {
  const host = await startHost((path) =>
    path === BELOW ? { headers: { ...HTML, ...headers }, body: '<!doctype html><title>host</title>' } : answer(path),
  );
  const page = await browser.newPage();
  await page.goto(host.origin + BELOW);
  return page;
}

/** Calls extract in the page. `input` is the source of a function that makes the input there. */
function extract(input, options = {}) {
  return page.evaluate(
    async ([source, options]) => {
      const { extract } = await import('./lectern.js');
      try {
        const made = await new Function(`return (${source})()`)();
        const { title, textContent, content } = await extract(made, options);
        return { title, textContent, content };
      } catch (error) {
        return { name: error.name, code: error.code, message: error.message };
      }
    },
    [`${input}`, options],
  );
}

/** The worker is alive, or a new one is. */
async function assertStillReads() {
  const { textContent, code, message } = await extract(`() => ${JSON.stringify(STORY)}`);
  assert.match(textContent ?? `${code}: ${message}`, /neither of them has ever been seen/);
}

test('it finds the article', async () => {
  const article = await extract(`() => ${JSON.stringify(STORY)}`);
  assert.equal(article.title, 'The Last Ferry');
  assert.match(article.content, /<p>The ferry leaves/);
  assert.doesNotMatch(article.textContent, /All rights reserved|Home/);
});

test('formulas in LaTeX alone become MathML', async () => {
  const { content } = await extract(`() => ${JSON.stringify(STORY.replace('<p>', '<p>The toll is \\(\\frac{a}{2}\\). '))}`);
  assert.match(content, /<mfrac><mi>a<\/mi><mn>2<\/mn><\/mfrac>/);
});

test('it takes bytes, buffers, files and documents', async () => {
  const story = JSON.stringify(STORY);
  for (const input of [
    `() => new TextEncoder().encode(${story})`,
    `() => new TextEncoder().encode(${story}).buffer`,
    `() => new File([${story}], 'story.html', { type: 'text/html' })`,
    `() => new DOMParser().parseFromString(${story}, 'text/html')`,
    `async () => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      frame.src = URL.createObjectURL(new Blob([${story}], { type: 'text/html' }));
      document.body.append(frame);
      await loaded;
      return frame.contentDocument;
    }`,
  ]) {
    const { textContent, message } = await extract(input);
    assert.match(textContent ?? message, /neither of them has ever been seen/, input);
  }
});

test('a document that no window has is read as its markup is', async () => {
  const post = (text) => `<div class="topic-body crawler-post"><span class="creator">mara</span><div class="post"><p>${text}</p></div></div>`;
  const forum = `<title>Ferries</title><body><noscript><h1>Ferries</h1>${PARAGRAPHS.map(post).join('')}</noscript><script>x = 1</script></body>`;
  const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferries</title></head><body><article><h1>Ferries</h1>${PARAGRAPHS.map((text) => `<p>${text}<br/><![CDATA[1 < 2]]></p>`).join('')}</article></body></html>`;
  for (const [source, type] of [[forum, 'text/html'], [xhtml, 'application/xhtml+xml']]) {
    const of = (input) => extract(`() => ${input}`).then(({ textContent, message }) => textContent ?? message);
    const read = await of(`new DOMParser().parseFromString(${JSON.stringify(source)}, '${type}')`);
    for (const text of PARAGRAPHS) assert.ok(read.includes(text), read);
    assert.ok(type === 'text/html' || read.includes('1 < 2'), read);
  }
});

test('a page is read as the tree it is, not as its markup would be', async () => {
  // In markup, what stands in a table beside its rows comes before the table.
  const { textContent, message } = await extract(`() => {
    const doc = new DOMParser().parseFromString(${JSON.stringify(STORY)}, 'text/html');
    const [first, second] = doc.querySelectorAll('article p');
    const table = doc.createElement('table');
    first.replaceWith(table);
    table.insertRow().insertCell().append(first);
    table.append(second);
    document.body.replaceChildren(...doc.body.childNodes);
    return document;
  }`);
  const at = ['leaves the north quay', 'carried cattle', 'the bridge upstream'].map((words) => textContent?.indexOf(words));
  assert.ok(at[0] >= 0 && at[0] < at[1] && at[1] < at[2], message ?? textContent);
});

const FRENCH = `<p>Ce café a été fermé en août, après vingt années d'activité, et la rue n'a plus jamais été tout à fait la même depuis.</p>
<p>Les habitués ont d'abord essayé la brasserie de la gare, où l'on ne connaissait pas leurs noms, puis ils sont restés chez eux.</p>
<p>Un menuisier du quartier voulait reprendre le bail; il avait même déjà mesuré le comptoir, mais la banque en a décidé autrement.</p>
<p>Aujourd'hui on y vend des téléphones, et le soir, derrière la vitrine éclairée, une seule lampe rappelle l'ancienne salle.</p>`;
const JAPANESE = `<article><h1>喫茶店の灯り</h1><p>この喫茶店は八月に閉店した。二十年のあいだ、朝の六時から夜の九時まで、休まずに開いていた店である。</p>
<p>常連客ははじめ駅前の店に行ってみたが、そこでは誰も名前を知らなかったので、やがて家で過ごすようになった。</p>
<p>近所の大工が店を借りようとして、カウンターの長さまで測っていたのに、銀行の返事は思わしくなかった。</p></article>`;

/** Node decodes Shift_JIS and does not encode it: each character by the two bytes that decode to it. */
function shiftJIS(text) {
  const decoder = new TextDecoder('shift_jis');
  const bytes = new Map();
  for (let lead = 0x81; lead < 0xf0; lead++) {
    for (let trail = 0x40; trail < 0xfd; trail++) bytes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  }
  return [...text].flatMap((c) => (c < '\x80' ? c.charCodeAt(0) : bytes.get(c)));
}

const ascii = (text) => [...Buffer.from(text)];
const latin1 = [...Buffer.from(FRENCH, 'latin1')];

for (const [name, bytes, options, want] of [
  ['windows-1252 that nobody declares', latin1, {}, /café a été fermé/],
  ['UTF-8 that declares itself as something else', [...ascii('<meta charset=iso-8859-1>'), ...Buffer.from(FRENCH)], {}, /café a été fermé/],
  ['UTF-16 by its byte order mark', [0xff, 0xfe, ...Buffer.from(FRENCH, 'utf16le')], {}, /café a été fermé/],
  ['Shift_JIS by its declaration', [...ascii('<meta charset=shift_jis>'), ...shiftJIS(JAPANESE)], {}, /この喫茶店は八月に閉店した。/],
  ['an encoding that does not exist', [...ascii('<meta charset=klingon>'), ...latin1], {}, /café a été fermé/],
  ['an encoding by its content type', latin1, { contentType: 'text/html; charset=iso-8859-15' }, /café a été fermé/],
]) {
  test(`it decodes ${name}`, async () => {
    const { textContent, code, message } = await extract(`() => new Uint8Array(${JSON.stringify(bytes)})`, options);
    assert.match(textContent ?? `${code}: ${message}`, want);
  });
}

// Each is the source of a function. Parsers that follow the standard make far more nodes than bytes of some of these.
const HOSTILE = {
  'nothing at all': "() => ''",
  'white space': "() => ' \\n\\t '",
  'a page without text': "() => '<!doctype html><title>x</title><body><img src=a.png>'",
  'random bytes': '() => { const b = new Uint8Array(1 << 16); for (let i = 0, x = 1; i < b.length; i++) b[i] = (x = (x * 48271) % 2147483647); return b; }',
  'zero bytes': '() => new Uint8Array(1 << 20)',
  'half a byte order mark': '() => new Uint8Array([0xff, 0xfe, 0x41])',
  '20 MB': "() => '<p>word word word</p>'.repeat(1e6)",
  '100,000 nested elements': "() => '<div>'.repeat(1e5) + 'deep'",
  '100,000 nested lists': "() => '<ul><li>'.repeat(5e4)",
  '20,000 nested tables': "() => '<table><tr><td>'.repeat(2e4)",
  'formatting that is opened anew in each paragraph': "() => { let s = ''; for (let i = 0; i < 3000; i++) s += '<font size=' + i + '>'; return s + '<p>x'.repeat(9000); }",
  'many bodies': "() => '<body a1=1>'.repeat(2e4)",
  '300,000 attributes': "() => { let s = '<div '; for (let i = 0; i < 3e5; i++) s += 'a' + i + '=1 '; return s + '>x'; }",
  'a tag that never ends': "() => '<a href=\"' + 'x'.repeat(1e6)",
  '200,000 end tags that match nothing': "() => '</p></b></i>'.repeat(7e4)",
  'one word of a million characters': "() => '<p>' + 'w'.repeat(1e6)",
};

for (const [name, input] of Object.entries(HOSTILE)) {
  test(`it answers and lives on: ${name}`, async () => {
    const { name: kind, code, message, textContent } = await extract(input);
    if (textContent === undefined) {
      assert.equal(kind, 'LecternError', message);
      assert.ok(REFUSALS.includes(code), `${code}: ${message}`);
      assert.ok(message.length > 10);
    }
    await assertStillReads();
  });
}

test('what is too large is refused as such', async () => {
  assert.equal((await extract(HOSTILE['20 MB'])).code, 'too-large');
});

test('what is no page is refused as such', async () => {
  assert.equal((await extract('() => 7')).code, 'bad-input');
  assert.equal((await extract(HOSTILE['random bytes'])).code, 'bad-input');
});

test('the caller keeps the bytes', async () => {
  const kept = await page.evaluate(async (story) => {
    const { extract } = await import('./lectern.js');
    const bytes = new TextEncoder().encode(story);
    const titles = [(await extract(bytes)).title, (await extract(bytes.buffer)).title, (await extract(new Blob([bytes]))).title];
    return { titles, same: new TextDecoder().decode(bytes) === story };
  }, STORY);
  assert.deepEqual(kept, { titles: ['The Last Ferry', 'The Last Ferry', 'The Last Ferry'], same: true });
});

test('an option that cannot be as it is given is named', async () => {
  const refused = await page.evaluate(async (story) => {
    const { extract } = await import('./lectern.js');
    const wrong = [
      { url: '/post.html' },
      { contentType: 'image/png' },
      { signal: {} },
      { timeout: -1 },
      { timeout: 'soon' },
      { bias: 7 },
      { keep: 1 },
      { drop: '[' },
      { limits: { bytes: -5 } },
      { limits: { bytes: 0.5 } },
      { limits: 5 },
      { url: Object.create(null) },
      { trace: 'yes' },
      { kepp: 'p', biass: 1 },
      { limits: { node: 5 } },
      { colour: 'red' },
      { from: 'p' },
    ];
    return Promise.all(wrong.map((options) => extract(story, options).then(() => 'taken', ({ code, message }) => `${code}: ${message}`)));
  }, STORY);
  const names = ['url', 'contentType', 'signal', 'timeout', 'timeout', 'bias', 'keep', 'drop', 'limits', 'limits', 'limits', 'url', 'trace', 'kepp (meant is perhaps keep), biass (meant is perhaps bias)', 'node (meant is perhaps nodes)', 'colour; there are url', 'from; there are url'];
  refused.forEach((said, i) => assert.ok(said.startsWith('bad-input: ') && said.includes(names[i]), said));
});

test('what was decoded already is text, whatever is in it', async () => {
  const texts = await page.evaluate(async (story) => {
    const { extract } = await import('./lectern.js');
    const odd = '<meta charset=shift_jis>\v\x01\x02' + story.replace('at six', '\u00e0\vsix');
    const doc = new DOMParser().parseFromString(odd, 'text/html');
    return Promise.all([odd, doc].map((input) => extract(input, { contentType: 'text/html; charset=big5' }).then(({ textContent }) => textContent)));
  }, STORY);
  for (const text of texts) assert.match(text, /quay \u00e0\ssix/);
});

test('options that are left out in other ways are left out', async () => {
  const titles = await page.evaluate(async (story) => {
    const { extract } = await import('./lectern.js');
    const calls = [extract(story, null), extract(story, { url: '', contentType: '', signal: null, keep: undefined, limits: { bytes: undefined, nodes: null } }), extract(story, { signal: new (document.body.appendChild(document.createElement('iframe')).contentWindow.AbortController)().signal })];
    return Promise.all(calls.map((call) => call.then(({ title }) => title)));
  }, STORY);
  assert.deepEqual(titles, ['The Last Ferry', 'The Last Ferry', 'The Last Ferry']);
});

test('past its time limit the work ends, and the next page is read', async () => {
  assert.equal((await extract("() => '<div><p>some words here</p></div>'.repeat(2e5)", { timeout: 1 })).code, 'timeout');
  await assertStillReads();
});

test('an aborted call ends at once, and those in line behind it are answered', async () => {
  const codes = await page.evaluate(async (story) => {
    const { extract } = await import('./lectern.js');
    const stop = new AbortController();
    const calls = [extract(story, { signal: stop.signal }), extract(story), extract(story)];
    stop.abort();
    return Promise.all(calls.map((call) => call.then(({ title }) => title, ({ code }) => code)));
  }, STORY);
  assert.deepEqual(codes, ['aborted', 'The Last Ferry', 'The Last Ferry']);
});

test('a host that serves the program under a wrong type is good enough', async () => {
  const other = await openPage(files(DIST, BELOW, { '.wasm': 'text/plain' }));
  const title = await other.evaluate(async (story) => (await (await import('./lectern.js')).extract(story)).title, STORY);
  assert.equal(title, 'The Last Ferry');
  await other.close();
});

test('a program that is missing is named, and found once it is there', async () => {
  let missing = true;
  const dist = files(DIST, BELOW);
  const other = await openPage((path) => (missing && path.endsWith('.wasm') ? undefined : dist(path)));
  const read = () =>
    other.evaluate(async (story) => (await import('./lectern.js')).extract(story).then(({ title }) => title, ({ code }) => code), STORY);
  assert.equal(await read(), 'wasm-unavailable');
  missing = false;
  assert.equal(await read(), 'The Last Ferry');
  await other.close();
});

test('a site whose policy forbids workers is told so', async () => {
  const other = await openPage(files(DIST, BELOW), { 'content-security-policy': "worker-src 'none'" });
  const code = await other.evaluate(async (story) => (await import('./lectern.js')).extract(story).then(() => '', ({ code }) => code), STORY);
  assert.equal(code, 'worker-unavailable');
  await other.close();
});
