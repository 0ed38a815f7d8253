// Which of the pages that are kept have to go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPageKey, surplus, watchTab } from '../store.js';

/** Keys of so many pages that came to a tab. */
const keysOf = (tab, count) => Array.from({ length: count }, (_, i) => [i, 0.5, tab]);

test('a tab that is sent page after page pushes out its own', () => {
  const others = [1, 2, 3].flatMap((tab) => keysOf(tab, 5));
  const flood = keysOf(4, 100);
  assert.deepEqual(surplus([...others, ...flood]), flood.slice(0, -5));
  assert.deepEqual(surplus([...flood.slice(0, 5), ...others]), []);
});

test('of all tabs together, what was used last stays', () => {
  const keys = Array.from({ length: 25 }, (_, tab) => keysOf(tab, 1)).flat();
  assert.deepEqual(surplus(keys), keys.slice(0, 5));
});

test('tabs that are opened one from the other keep their pages, and one that nobody uses counts them', () => {
  const listeners = {};
  globalThis.addEventListener = (type, listener) => (listeners[type] = listener);
  const kept = new Map();
  // One for all: a tab that a page opens begins with what its opener has kept.
  globalThis.sessionStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value), removeItem: (name) => kept.delete(name) };
  watchTab();
  const chain = Object.keys(listeners).flatMap((use) => [1, 2].map(() => {
    const key = newPageKey();
    listeners[use]();
    return key;
  }));
  assert.ok(chain.length > 5);
  const flood = Array.from({ length: 20 }, newPageKey);
  assert.deepEqual(surplus([...chain, ...flood]), flood.slice(0, -5));
});
