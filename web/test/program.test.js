// The built program, in Node: what crosses between Go and JavaScript.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';

const read = (path) => readFileSync(new URL(path, import.meta.url));

const PARAGRAPHS = [
  'The chart room smelled of oil and paper, and the clock above the table had stopped at some minute of some year.',
  'We laid the lamp down on the largest of the charts, which nobody had rolled up again after the last voyage.',
  'Somebody had drawn a line in pencil from the harbour to the edge of the sheet, and had written no name beside it.',
  'My brother held that it was a course; I thought that it was only where a ruler had been tried, and so we argued.',
  'The tide turned while we were talking, and we felt through the floor how the whole ship came round on her chain.',
];
const PAGE = `<!doctype html><html lang="en"><head><title>The chart room</title><meta name="author" content="Ida Lund"></head>
<body><nav><a href="/">Home</a></nav><article><h1>The chart room</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}<p>See <a href="next">the next room</a>, which was empty when we came to it that night.</p></article></body></html>`;

const encode = (text) => new TextEncoder().encode(text);
const extract = (source, options = {}, { extract } = lectern) => extract(typeof source === 'string' ? encode(source) : source, options);

/** Runs a program, and returns what it offers. */
async function start(name) {
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(read(`../build/${name}`), go.importObject);
  go.run(instance);
  return lectern;
}

before(async () => {
  await import('../build/wasm_exec.js');
  await start('lectern.wasm');
});

/** The names that Go gives a type's fields in JavaScript; `always` leaves out those that may be missing. */
function goNames(type) {
  const code = ['extract.go', 'trace.go'].map((name) => `${read(`../../extract/${name}`)}`).join('\n');
  const [, body] = new RegExp(`^type ${type} struct \\{\n([^]*?)\n\\}`, 'm').exec(code);
  return [...body.matchAll(/`json:"(\w+)(,omitempty)?"/g)].map(([, name, optional]) => (optional ? `${name}?` : name));
}

/** The same of lectern.d.ts. */
function declaredNames(type) {
  const [, body] = new RegExp(`^export interface ${type} \\{\n([^]*?)\n\\}`, 'm').exec(`${read('../lectern.d.ts')}`);
  return [...body.matchAll(/^ {2}(\w+\??): /gm)].map(([, name]) => name);
}

for (const type of ['Article', 'Footnote', 'Source', 'Step']) {
  test(`${type} is declared as Go has it`, () => {
    assert.ok(goNames(type).length > 1);
    assert.deepEqual(declaredNames(type), goNames(type));
  });
}

test('an article has every field, in its order, and of its type', () => {
  const { article, error } = extract(PAGE, { url: 'https://a.example/rooms/chart' });
  assert.equal(error, undefined);
  assert.deepEqual(Object.keys(article), goNames('Article').filter((name) => !name.endsWith('?')));
  for (const name of ['authors', 'footnotes', 'sources']) assert.ok(Array.isArray(article[name]), name);
  for (const name of ['confidence', 'wordCount', 'length']) assert.equal(typeof article[name], 'number', name);
  assert.equal(article.title, 'The chart room');
  assert.match(article.content, /stopped at some minute/);
  assert.equal(article.length, article.textContent.length);
  assert.deepEqual(Object.keys(article.sources[0]), goNames('Source'));
});

test('addresses are made absolute by the one that is given', () => {
  assert.match(extract(PAGE, { url: 'https://a.example/rooms/chart' }).article.content, /href="https:\/\/a\.example\/rooms\/next"/);
});

test('a trace is there when it is asked for', () => {
  const { article } = extract(PAGE, { trace: true });
  assert.ok(article.trace.length > 0);
  assert.deepEqual(Object.keys(article.trace[0]), goNames('Step'));
  assert.equal('trace' in extract(PAGE).article, false);
});

test('of a whole page nothing is left out', () => {
  assert.doesNotMatch(extract(PAGE).article.textContent, /Home/);
  assert.match(extract(PAGE, { whole: true }).article.textContent, /Home/);
});

test('one of two programs has selectors', async () => {
  const usual = lectern;
  assert.equal(extract(PAGE, { keep: 'nav' }).error.code, 'bad-input');
  const larger = await start('lectern-selectors.wasm');
  globalThis.lectern = usual;
  const { article } = extract(PAGE, { keep: 'nav', drop: 'article p:last-child' }, larger);
  assert.match(article.textContent, /Home/);
  assert.doesNotMatch(article.textContent, /the next room/);
  const { error } = extract(PAGE, { keep: 'p:[' }, larger);
  assert.equal(error.code, 'bad-input');
  assert.match(error.message, /"p:\["/);
});

test('every plane of Unicode crosses both ways', () => {
  const text = 'Zoë ate 日本語 and العربية, then 🜁 and 👩‍🚀, and was no wiser than the others who had eaten there. ';
  assert.match(extract(`<article><p>${text.repeat(5)}</p></article>`).article.textContent, /Zoë ate 日本語 and العربية, then 🜁 and 👩‍🚀/);
});

test('bytes are decoded by the host, in the encoding that is named', () => {
  const text = 'Ce café a été fermé en août, et la rue n’a plus jamais été la même depuis ce temps. '.replace('’', "'").repeat(6);
  const bytes = Uint8Array.from(`<p>${text}</p>`, (c) => c.charCodeAt(0));
  for (const contentType of ['text/html; charset=iso-8859-1', 'text/html', 'text/html; charset=no-such']) {
    assert.match(extract(bytes, { contentType }).article.textContent, /café a été fermé en août/, contentType);
  }
});

test('an encoding that nobody knows does not hide the one that the page names', () => {
  const text = 'Сильный ветер дул с моря всю ночь, и лодки стояли у берега, пока не рассвело. '.repeat(6);
  const bytes = Uint8Array.from(`<meta charset=windows-1251><p>${text}</p>`, (c) => (c > '\x7f' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0)));
  assert.match(extract(bytes, { contentType: 'text/html; charset=no-such' }).article.textContent, /Сильный ветер дул с моря/);
});

for (const [name, start] of Object.entries({ PNG: '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', zip: 'PK\x03\x04', PDF: '%PDF-1.7\n%âãÏÓ\n', random: '\x9c\x02\0\xf1' })) {
  test(`a file of another kind is told from text: ${name}`, () => {
    const { article, error } = extract(Uint8Array.from(start + PAGE, (c) => c.charCodeAt(0)));
    assert.equal(article, undefined);
    assert.equal(error.code, 'bad-input');
    assert.match(error.message, /not text/);
  });
}

test('an error has a code and a message, in this order', () => {
  for (let i = 0; i < 20; i++) assert.deepEqual(Object.keys(extract('').error), ['code', 'message']);
});

test('without an article it says so, and hands over what there is', () => {
  const { article, error } = extract('<title>Bare</title>');
  assert.equal(error.code, 'no-content');
  assert.equal(typeof error.message, 'string');
  assert.equal(article.title, 'Bare');
});

for (const [code, source, options] of [
  ['too-large', PAGE, { limits: { bytes: 100 } }],
  ['too-large', PAGE, { limits: { nodes: 5 } }],
  ['budget', '<p>x'.repeat(10_000), { limits: { heap: 1000 } }],
  ['timeout', '<p>some words here</p>'.repeat(100_000), { timeout: 0.001 }],
]) {
  test(`past a limit it answers ${code}: ${JSON.stringify(options)}`, () => {
    const { article, error } = extract(source, options);
    assert.equal(error?.code, code);
    assert.equal(article, undefined);
  });
}

for (const [name, args] of [
  ['nothing', []],
  ['no options', [new Uint8Array(1)]],
  ['a string', ['<p>', {}]],
  ['null', [null, null]],
]) {
  test(`called with ${name} it answers bad-input`, () => {
    assert.equal(lectern.extract(...args).error.code, 'bad-input');
  });
}

test('options of a wrong type count as left out', () => {
  const { article } = extract(PAGE, { url: 7, bias: 'x', keep: {}, drop: null, limits: 'y', timeout: '1' });
  assert.equal(article.title, 'The chart room');
});
