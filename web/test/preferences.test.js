import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { CHOICES, COLOURS, Preferences, VOICES_KEY } from '../preferences.js';

function fakeStore() {
  const kept = new Map();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

function fakeRoot(dataset = {}) {
  const own = {};
  return {
    dataset,
    own,
    style: {
      getPropertyValue: (name) => own[name] ?? '',
      setProperty: (name, value) => (own[name] = value),
      removeProperty: (name) => delete own[name],
    },
  };
}

/** What the script in the head does to the root, with what a storage holds. */
async function early(store) {
  const code = await readFile(new URL('../preferences-early.js', import.meta.url), 'utf8');
  const root = fakeRoot();
  new Function('localStorage', 'document', 'navigator', code)(store, { documentElement: root }, { languages: [] });
  return root;
}

test('without a choice everything has its default, and nothing is on the root', () => {
  const root = fakeRoot();
  const preferences = new Preferences(root, fakeStore());
  assert.equal(preferences.get('theme'), 'auto');
  assert.equal(preferences.get('size'), '100');
  assert.deepEqual(root.dataset, {});
});

test('a choice is kept, and the default is kept as no choice', () => {
  const root = fakeRoot();
  const store = fakeStore();
  const preferences = new Preferences(root, store);
  preferences.set('theme', 'dark');
  preferences.set('face', 'sans');
  preferences.set('face', 'serif');
  assert.deepEqual(root.dataset, { theme: 'dark' });
  assert.deepEqual([...store.kept.values()].map(JSON.parse), [{ theme: 'dark' }]);
});

test('unknown values are neither taken nor believed', () => {
  const root = fakeRoot({ theme: 'neon' });
  const preferences = new Preferences(root, fakeStore());
  assert.equal(preferences.get('theme'), 'auto');
  preferences.set('size', '101');
  assert.equal(preferences.get('size'), '100');
});

test('the size stops at both ends, the theme goes round', () => {
  const preferences = new Preferences(fakeRoot(), fakeStore());
  for (let i = 0; i < 20; i++) preferences.step('size', 1);
  assert.equal(preferences.get('size'), '240');
  for (let i = 0; i < 20; i++) preferences.step('size', -1);
  assert.equal(preferences.get('size'), '80');
  const themes = CHOICES.theme.values.map(() => preferences.cycle('theme'));
  assert.deepEqual(themes, ['light', 'sepia', 'grey', 'dark', 'contrast', 'own', 'auto']);
});

test('a choice holds without storage', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {
      throw new Error('blocked');
    },
  };
  for (const store of [null, full]) {
    const preferences = new Preferences(fakeRoot(), store);
    preferences.set('theme', 'sepia');
    assert.equal(preferences.get('theme'), 'sepia');
    preferences.setColour('ink', '#123456');
    assert.equal(preferences.colour('ink'), '#123456');
    preferences.reset();
    assert.equal(preferences.get('theme'), 'auto');
  }
});

test('a colour is kept where it is one, and says whether the paper is dark', () => {
  const store = fakeStore();
  const root = fakeRoot();
  const preferences = new Preferences(root, store);
  assert.equal(preferences.colour('paper'), COLOURS.paper);
  preferences.setColour('paper', '#102030');
  for (const no of ['red', '#12345', '#1234567', 'url(https://a.example/)', '#12345g', ' #123456']) preferences.setColour('ink', no);
  assert.deepEqual(root.own, { '--own-paper': '#102030' });
  assert.deepEqual(JSON.parse([...store.kept.values()][0]), { paper: 'dark', colours: { paper: '#102030' } });
  preferences.setColour('paper', '#f0f0f0');
  assert.equal(preferences.get('paper'), 'light');
});

test('a reset forgets everything', () => {
  const store = fakeStore();
  const root = fakeRoot();
  const preferences = new Preferences(root, store);
  preferences.set('theme', 'own');
  preferences.setColour('link', '#000080');
  // aids/voices.js, which is loaded by reading aloud alone, may have kept this on an earlier visit.
  store.setItem(VOICES_KEY, '{"en":"uri:Cloud"}');
  preferences.reset();
  assert.deepEqual([root.dataset, root.own, store.kept.size], [{}, {}, 0]);
});

test('who follows the choices is told of each that changes, and of all that a reset forgets', () => {
  const preferences = new Preferences(fakeRoot(), fakeStore());
  const told = [];
  preferences.onChange((name) => told.push(name));
  preferences.set('rate', '1.5');
  preferences.set('rate', '1.5');
  preferences.step('size', -100);
  preferences.setColour('paper', '#102030');
  assert.deepEqual(told.splice(0), ['rate', 'size', 'paper', 'colours']);
  preferences.reset();
  assert.equal(told[0], 'voices', 'before anything is said at another speed');
  assert.deepEqual([told.toSorted(), preferences.get('rate')], [['colours', 'paper', 'rate', 'size', 'voices'], '1']);
});

test('the script in the head knows every choice, every colour and the same key', async () => {
  const store = fakeStore();
  const writer = new Preferences(fakeRoot(), store);
  // Something else than the default, which is kept as nothing.
  const saved = Object.fromEntries(Object.entries(CHOICES).map(([name, { values, initial }]) => [name, values.find((value) => value !== initial)]));
  for (const name of Object.keys(COLOURS)) writer.setColour(name, '#010203');
  for (const [name, value] of Object.entries(saved)) writer.set(name, value);

  const { dataset, own } = await early(store);
  assert.deepEqual(dataset, saved);
  assert.deepEqual(own, Object.fromEntries(Object.keys(COLOURS).map((name) => [`--own-${name}`, '#010203'])));
});

test('the script in the head survives damaged and forbidden storage', async () => {
  const values = ['{', 'null', '1', '[]', '{"theme": 1}', '{"colours": {"paper": "red", "ink": ["#123456"], "link": null}}', '{"colours": null}'];
  for (const getItem of [...values.map((value) => () => value), () => { throw new Error('forbidden'); }]) {
    const { dataset, own } = await early({ getItem });
    assert.deepEqual([dataset, own], [{}, {}]);
  }
});
