import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longDate } from '../dates.js';

test('the day is the one that the page names, wherever the reader is', () => {
  const home = process.env.TZ;
  try {
    for (const zone of ['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago']) {
      process.env.TZ = zone;
      assert.equal(longDate('2013-03-12T23:30:00-04:00', 'en-GB'), '12 March 2013');
      assert.equal(longDate('2013-03-12T00:10:00+09:00', 'en-GB'), '12 March 2013');
      assert.equal(longDate('2013-03-12', 'en-GB'), '12 March 2013');
    }
  } finally {
    if (home === undefined) {
      delete process.env.TZ;
    } else {
      process.env.TZ = home;
    }
  }
});

test('a date is written as the language writes it', () => {
  assert.equal(longDate('2024-11-03', 'de'), '3. November 2024');
  assert.equal(longDate('2024-11-03', 'en-US'), 'November 3, 2024');
});

test('what holds no date gives nothing', () => {
  assert.equal(longDate(''), '');
  assert.equal(longDate('yesterday'), '');
});
