import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressesIn } from '../srcset.js';

test('the addresses in a srcset are those that a browser finds', () => {
  for (const [srcset, ...addresses] of [
    [''],
    [' , '],
    ['https://a/x.png', 'https://a/x.png'],
    ['https://a/x.png 1x,/any/path 2x', 'https://a/x.png', '/any/path'],
    ['https://a/x.png, /y.png 2x', 'https://a/x.png', '/y.png'],
    ['https://a/x,y.png 1x,,\thttps://a/z.png,,', 'https://a/x,y.png', 'https://a/z.png'],
    ['https://a/x 1x (a, b) c,d 2x', 'https://a/x', 'd'],
    ['https://a/x ( 1x, /y', 'https://a/x'],
    ['https://a/x\u00a01x, /y', 'https://a/x\u00a01x', '/y'],
  ]) {
    assert.deepEqual(addressesIn(srcset), addresses, srcset);
  }
});

test('it takes no longer than there are characters', () => {
  assert.equal(addressesIn(`${','.repeat(1e6)}a${','.repeat(1e6)}b ${'('.repeat(1e6)}`).length, 1);
});
