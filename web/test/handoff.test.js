// What a page that is brought leaves in the history, and where the tab goes that brings a part of one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep, receive } from '../handoff.js';
import { REPLACED } from '../progress.js';

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

test('a tab that brings a part goes back when that was cancelled, not when it was given another page', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const came = [];
  for (const reason of [undefined, REPLACED]) {
    const back = t.mock.fn();
    globalThis.location = { pathname: '/reader.html', search: '', hash: '#n=0.5:part' };
    globalThis.history = { replaceState: () => {}, back };
    globalThis.addEventListener = () => {};
    const stop = new AbortController();
    const page = receive(stop.signal);
    stop.abort(reason);
    // Nothing before it, so that it stays where it is: a second later it is at an end all the same.
    await new Promise(setImmediate);
    t.mock.timers.tick(1000);
    came.push([await page, back.mock.callCount()]);
  }
  assert.deepEqual(came, [[null, 1], [null, 0]]);
});
