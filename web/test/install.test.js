import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bookmarkletHref } from '../install.js';

/** Runs a bookmarklet as a browser does, with these names in its scope. */
function run(href, scope) {
  assert.ok(href.startsWith('javascript:'));
  return new Function(...Object.keys(scope), decodeURIComponent(href.slice('javascript:'.length)))(...Object.values(scope));
}

test('the reader stands in for the placeholder', () => {
  const seen = [];
  run(bookmarkletHref("show('LECTERN_READER_URL');", 'https://a.example/reader.html'), { show: (address) => seen.push(address) });
  assert.deepEqual(seen, ['https://a.example/reader.html']);
});

test('no address can end the string it is put into', () => {
  for (const quote of ['"', "'", '`']) {
    const seen = [];
    run(bookmarkletHref(`show(${quote}LECTERN_READER_URL${quote});`, 'https://a.example/"/\'/`/${x}/$&/\\/%27/reader.html'), { show: (address) => seen.push(address) });
    assert.equal(new URL(seen[0]).pathname.split('/').pop(), 'reader.html');
  }
});

test('nothing in it has a meaning in an address', () => {
  const href = bookmarkletHref('a("LECTERN_READER_URL") % b # c\n"d" <e> é', 'https://a.example/');
  assert.match(href, /^javascript:[\w.!~*'()%-]+$/);
});

test('a source without a place for the reader is refused', () => {
  assert.throws(() => bookmarkletHref('nothing()', 'https://a.example/'), /LECTERN_READER_URL/);
});

test('a reader without an absolute address is refused', () => {
  assert.throws(() => bookmarkletHref('a("LECTERN_READER_URL")', 'reader.html'), TypeError);
});

test('the built bookmarklet has one place for the reader, and is short', () => {
  const source = readFileSync(new URL('../build/bookmarklet.js', import.meta.url), 'utf8');
  assert.equal(source.split('LECTERN_READER_URL').length, 2);
  // People paste it on phones, and browsers carry it from one to the next.
  assert.ok(source.length < 4000, `${source.length} bytes`);
});

/** Stands for the browser's interface. */
class Element {}

test('the built bookmarklet tells what went wrong', async () => {
  const source = readFileSync(new URL('../build/bookmarklet.js', import.meta.url), 'utf8');
  const closed = [];
  const told = await new Promise((resolve) => {
    const tab = { close: () => closed.push(true) };
    run(bookmarkletHref(source, 'https://a.example/reader.html'), {
      origin: 'https://b.example',
      location: { host: 'b.example' },
      open: () => tab,
      Document: class { get defaultView() { throw new Error('no document'); } },
      HTMLElement: class extends Element {},
      document: {},
      alert: resolve,
    });
  });
  assert.match(told, /no document/);
  assert.deepEqual(closed, [true]);
});
