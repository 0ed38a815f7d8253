import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, fromClipboard, fromFile, fromText, isAddress, isMarkup, sourceOf } from '../pages.js';

test('source is told from text', () => {
  for (const source of [
    '<!DOCTYPE html><title>x</title>',
    '  \n<html lang="en"><body>x</body></html>',
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>',
    '<!-- saved --><p>One',
    '<div class="post">x</div>',
    '<my-app>x</my-app>',
  ]) {
    assert.ok(isMarkup(source), source);
  }
  for (const text of ['', 'The <em> element is for stress.', '<3 this </3>', '< 5 apples', '<john@example.org> wrote', 'a < b']) {
    assert.ok(!isMarkup(text), text);
  }
});

test('an address alone is told from text with an address', () => {
  assert.ok(isAddress(' https://example.org/a?b=c \n'));
  assert.ok(!isAddress('See https://example.org/'));
  assert.ok(!isAddress('https://example.org/ and more'));
  assert.ok(!isAddress('example.org'));
  assert.ok(!isAddress('http://'));
});

test('of what the clipboard holds, source wins over formatted text, and that over plain text', () => {
  const source = '<p>One</p>';
  assert.deepEqual(fromClipboard({ html: '<span style="color:red">&lt;p&gt;</span>', text: source }), {
    input: source,
    contentType: 'text/html',
    url: '',
    from: 'text',
  });
  assert.deepEqual(fromClipboard({ html: '<h1>A</h1>', text: 'A' }), { input: '<h1>A</h1>', contentType: 'text/html', url: '', from: 'text' });
  assert.deepEqual(fromClipboard({ html: '', text: 'A\n\nB' }), { input: 'A\n\nB', contentType: 'text/plain', url: '', from: 'text' });
});

test('an address on the clipboard is told, and so is nothing', () => {
  assert.equal(fromClipboard({ html: '<a href="https://example.org/">x</a>', text: 'https://example.org/' }), 'address');
  assert.equal(fromClipboard({ html: ' ', text: '\n' }), null);
});

test('typed text keeps its address', () => {
  assert.deepEqual(fromText('<p>x</p>', 'https://example.org/'), {
    input: '<p>x</p>',
    contentType: 'text/html',
    url: 'https://example.org/',
    from: 'text',
  });
});

test('a file is known by its name, else by its type, and else refused', () => {
  const type = (name, type) => fromFile(new File(['x'], name, { type }))?.contentType;
  assert.equal(type('page.HTM', ''), 'text/html');
  assert.equal(type('page.xhtml', ''), 'application/xhtml+xml');
  assert.equal(type('notes.txt', ''), 'text/plain');
  assert.equal(type('page', 'text/html'), 'text/html');
  assert.equal(type('page.pdf', 'application/pdf'), undefined);
  assert.equal(type('page.mhtml', 'multipart/related'), undefined);
});

test('files are decoded by mark, as UTF-8, as declared, or as what they read like', async () => {
  const bytes = (...parts) => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));
  assert.equal(await decode(bytes([0xff, 0xfe], 'h\0i\0')), 'hi');
  assert.equal(await decode(bytes([0xef, 0xbb, 0xbf], 'caf', [0xc3, 0xa9])), 'café');
  assert.equal(await decode(bytes('<meta charset=koi8-r>', [0xd0])), '<meta charset=koi8-r>п');
  assert.equal(await decode(bytes('<meta charset="no-such">caf', [0xe9])), '<meta charset="no-such">café');
  assert.equal(await decode(bytes('caf', [0xe9])), 'café');
  assert.equal(await sourceOf({ input: new File([bytes([0xe9])], 'a.txt'), contentType: 'text/plain', url: '', from: 'text' }), 'é');
});

test('files are decoded in the order of the core', async () => {
  const latin1 = (text) => new Uint8Array(Buffer.from(text, 'latin1'));
  const cases = {
    'a mark counts more than what is declared': ['\xef\xbb\xbf<meta charset=koi8-r>\xc3\xa9', '', '<meta charset=koi8-r>é'],
    'a mark counts though a byte is damaged': ['\xef\xbb\xbf\xc3\xa9\xff', '', 'é\ufffd'],
    'UTF-8 counts more than what is declared': ['<meta charset=koi8-r>\xc3\xa9', 'text/html; charset=koi8-r', '<meta charset=koi8-r>é'],
    'the content type counts more than the page': ['<meta charset=koi8-r>\xe0', 'text/html; charset="windows-1251"', '<meta charset=koi8-r>а'],
    'a content type that says nothing counts less than the page': ['<meta charset=koi8-r>\xd0', 'text/html; charset=no-such', '<meta charset=koi8-r>п'],
    'what is declared counts though a byte is damaged': ['<meta charset=utf-8>\xc3\xa9\xff', '', '<meta charset=utf-8>é\ufffd'],
    'ISO-2022-JP is told by its escapes': ['<meta charset=iso-2022-jp>\x1b\x1b$B$"\x1b(B', '', '<meta charset=iso-2022-jp>\ufffdあ'],
    'UTF-16 without a mark is told by its zeros': ['a\0b\0', 'text/plain; charset=utf-16le', 'ab'],
    'without zeros it is none': ['ab', 'text/plain; charset=utf-16le', 'ab'],
    'what is declared late does not count': [`${' '.repeat(1024)}<meta charset=koi8-r>\xe9`, '', `${' '.repeat(1024)}<meta charset=koi8-r>é`],
  };
  for (const [name, [source, contentType, text]] of Object.entries(cases)) {
    assert.equal(await decode(latin1(source), contentType), text, name);
  }
});
