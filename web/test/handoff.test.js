// What a page that is brought leaves in the history.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep } from '../handoff.js';

test('a page that cannot be kept takes no other one’s entry', async () => {
  const done = [];
  globalThis.location = { pathname: '/reader.html', search: '' };
  globalThis.indexedDB = { open: () => { throw new Error('blocked'); } };
  for (const state of [{ lectern: [1, 0.5] }, { title: 'Kept nowhere' }, null]) {
    const put = (name) => (state, title, address) => done.push([name, state, address]);
    globalThis.history = { state, pushState: put('push'), replaceState: put('replace') };
    await keep({ html: '<p>Text', url: 'https://a.example/', contentType: 'text/html', selection: false });
  }
  assert.deepEqual(done, ['push', 'replace', 'replace'].map((name) => [name, {}, '/reader.html']));
});
