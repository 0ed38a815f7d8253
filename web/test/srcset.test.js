import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureSource } from '../pictures.js';
import { candidatesIn } from '../srcset.js';

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
    assert.deepEqual(candidatesIn(srcset).map(({ address }) => address), addresses, srcset);
  }
});

test('it takes no longer than there are characters', () => {
  assert.equal(candidatesIn(`${','.repeat(1e6)}a${','.repeat(1e6)}b ${'('.repeat(1e6)}`).length, 1);
});

test('of the pictures in a srcset the largest is taken, and a preview beside them is not', () => {
  for (const [srcset, address] of [
    ['', 'data:,preview'],
    [' , ', 'data:,preview'],
    ['https://a/1.png 1x,https://a/2.png 2x', 'https://a/2.png'],
    ['https://a/1.png 300w, https://a/2.png 1200w,https://a/3.png 600w', 'https://a/2.png'],
    ['https://a/1.png, https://a/2.png 1x', 'https://a/1.png'],
    ['https://a/w_1,h_1.png 1x, https://a/w_2,h_2.png 1.5x', 'https://a/w_2,h_2.png'],
  ]) {
    const attributes = { src: 'data:,preview', srcset };
    assert.equal(pictureSource({ getAttribute: (name) => attributes[name] }), address, srcset);
  }
});
