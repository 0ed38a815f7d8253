import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { pack, unpack } from '../codec.js';
import { LecternError } from '../errors.js';
import { fragment } from './harness/site.js';

const PAGE = { url: 'https://a.example/b?c=d#e', contentType: 'text/html', selection: false, html: '<p>One\ntwo</p>' };

/** Packs any text the way pages are packed. */
const packed = (text) => deflateRawSync(text).toString('base64');

const refuses = (code) => (error) => error instanceof LecternError && error.code === code;

for (const [name, page] of Object.entries({
  'a page': PAGE,
  'a selection': { ...PAGE, selection: true },
  'a page without its end': { ...PAGE, cut: true },
  'plain text without an address': { ...PAGE, url: '', contentType: 'text/plain', html: 'a\r\n\n  b\n' },
  'an empty page': { ...PAGE, html: '' },
  'every kind of character': { ...PAGE, html: 'é 日本語 العربية 🜁 \u0000 \u2028 \ufeff' },
  'a text that looks like what stands before it': { ...PAGE, html: 'x\ntext/html\nselection\ny' },
})) {
  test(`${name} comes out as it went in`, async () => {
    assert.deepEqual(await unpack(await pack(page)), page);
  });
}

test('a long page that does not compress comes out as it went in', async () => {
  let x = 1;
  const html = Array.from({ length: 300_000 }, () => String.fromCodePoint(33 + ((x = (x * 48271) % 2147483647) % 90))).join('');
  assert.deepEqual(await unpack(await pack({ ...PAGE, html })), { ...PAGE, html });
});

test('the beginning of a packed page holds most of what the page begins with', async () => {
  const html = Array.from({ length: 100_000 }, (_, i) => `word ${i}`).join(' ');
  const packed = await pack({ ...PAGE, html });
  const begun = await unpack(packed.slice(0, packed.length >> 3 << 2), { part: true });
  assert.ok(html.startsWith(begun.html) && begun.html.length > html.length / 4, `${begun.html.length} of ${html.length}`);
  assert.deepEqual({ ...begun, html: '' }, { ...PAGE, html: '', cut: true });
  await assert.rejects(unpack('', { part: true }), refuses('bad-input'));
});

test('what tests hand to the reader is what a page is packed to', async () => {
  const { url, html } = PAGE;
  assert.equal(fragment(html, { url }), `#z=${await pack(PAGE)}`);
});

test('all lengths come out as they went in', async () => {
  for (let length = 0; length < 40; length++) {
    const page = { ...PAGE, html: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEF'.slice(0, length) };
    assert.deepEqual(await unpack(await pack(page)), page);
  }
});

test('a packed page needs no escaping in an address', async () => {
  assert.match(await pack({ ...PAGE, html: '?>~'.repeat(1000) + PAGE.html }), /^[\w+/]+=*$/);
});

for (const [name, text] of Object.entries({
  'is empty': '',
  'is no base64': '%%%',
  'is not deflated': 'AAAA',
  'was cut off': packed(['', 'text/html', 'page', 'word '.repeat(1000)].join('\n')).slice(0, 40),
  'is something else': packed('hello'),
  'has an unknown scope': packed(['', 'text/html', 'half', 'x'].join('\n')),
})) {
  test(`what ${name} is refused`, async () => {
    await assert.rejects(unpack(text), refuses('bad-input'));
  });
}

test('what unpacks to too much is refused', async () => {
  const bomb = packed(['', 'text/html', 'page', 'x'.repeat(40 * 1024 * 1024)].join('\n'));
  assert.ok(bomb.length < 100_000);
  await assert.rejects(unpack(bomb), refuses('too-large'));
});

test('the bound is on bytes, to the byte', async () => {
  const page = { ...PAGE, html: 'é'.repeat(1000) };
  const size = Buffer.byteLength([page.url, page.contentType, 'page', page.html].join('\n'));
  assert.deepEqual(await unpack(await pack(page), { maxBytes: size }), page);
  await assert.rejects(unpack(await pack(page), { maxBytes: size - 1 }), refuses('too-large'));
});
