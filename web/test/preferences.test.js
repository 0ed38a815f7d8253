import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { CHOICES, Preferences } from '../preferences.js';

function fakeStore() {
  const kept = new Map();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
}

test('without a choice everything has its default, and nothing is on the root', () => {
  const root = { dataset: {} };
  const preferences = new Preferences(root, fakeStore());
  assert.equal(preferences.get('theme'), 'auto');
  assert.equal(preferences.get('size'), '100');
  assert.deepEqual(root.dataset, {});
});

test('a choice is kept, and the default is kept as no choice', () => {
  const root = { dataset: {} };
  const store = fakeStore();
  const preferences = new Preferences(root, store);
  preferences.set('theme', 'dark');
  preferences.set('face', 'sans');
  preferences.set('face', 'serif');
  assert.deepEqual(root.dataset, { theme: 'dark' });
  assert.deepEqual([...store.kept.values()].map(JSON.parse), [{ theme: 'dark' }]);
});

test('unknown values are neither taken nor believed', () => {
  const root = { dataset: { theme: 'neon' } };
  const preferences = new Preferences(root, fakeStore());
  assert.equal(preferences.get('theme'), 'auto');
  preferences.set('size', '101');
  assert.equal(preferences.get('size'), '100');
});

test('the size stops at both ends, the theme goes round', () => {
  const preferences = new Preferences({ dataset: {} }, fakeStore());
  for (let i = 0; i < 20; i++) preferences.step('size', 1);
  assert.equal(preferences.get('size'), '190');
  for (let i = 0; i < 20; i++) preferences.step('size', -1);
  assert.equal(preferences.get('size'), '80');
  const themes = CHOICES.theme.values.map(() => preferences.cycle('theme'));
  assert.deepEqual(themes, ['light', 'sepia', 'dark', 'auto']);
});

test('a choice holds without storage', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  };
  for (const store of [null, full]) {
    const preferences = new Preferences({ dataset: {} }, store);
    preferences.set('theme', 'sepia');
    assert.equal(preferences.get('theme'), 'sepia');
  }
});

test('the script in the head knows every choice and the same key', async () => {
  const early = await readFile(new URL('../preferences-early.js', import.meta.url), 'utf8');
  const saved = Object.fromEntries(Object.entries(CHOICES).map(([name, { values }]) => [name, values.at(-1)]));
  const store = fakeStore();
  const writer = new Preferences({ dataset: {} }, store);
  for (const [name, value] of Object.entries(saved)) writer.set(name, value);

  const document = { documentElement: { dataset: {} } };
  new Function('localStorage', 'document', 'navigator', early)(store, document, { languages: [] });
  assert.deepEqual(document.documentElement.dataset, saved);
});

test('the script in the head survives damaged and forbidden storage', async () => {
  const early = await readFile(new URL('../preferences-early.js', import.meta.url), 'utf8');
  for (const getItem of [() => '{', () => 'null', () => '{"theme": 1}', () => { throw new Error('forbidden'); }]) {
    const document = { documentElement: { dataset: {} } };
    new Function('localStorage', 'document', 'navigator', early)({ getItem }, document, { languages: [] });
    assert.deepEqual(document.documentElement.dataset, {});
  }
});
