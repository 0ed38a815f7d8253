import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, isDark } from '../colours.js';

test('contrast is that of WCAG, whichever colour comes first', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#ffffff', '#ffffff'), 1);
  // The lightest grey that passes on white, and the next.
  assert.ok(contrast('#767676', '#ffffff') >= 4.5);
  assert.ok(contrast('#ffffff', '#777777') < 4.5);
});

test('dark is what white is easier to read on', () => {
  for (const [colour, dark] of [['#000000', true], ['#0000ff', true], ['#757575', true], ['#767676', false], ['#00ff00', false], ['#ffffff', false]]) {
    assert.equal(isDark(colour), dark, colour);
    assert.equal(contrast(colour, '#ffffff') > contrast(colour, '#000000'), dark, colour);
  }
});
