// The sending side of the hand-off, with windows that take down where they are led: its long ways take a browser too long.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { unpack } from '../codec.js';
import { send } from '../send.js';

const READER = 'https://reader.example/reader.html';

/** What a fragment may hold in every browser. */
const MAX = 1_000_000;

/** Milliseconds after which nothing is waited for. */
const LONG = 120_000;

/** Characters that do not compress, always the same ones. */
function noise(length) {
  let x = 1;
  return Array.from({ length }, () => String.fromCharCode(35 + ((x = (x * 48271) % 2147483647) % 90))).join('');
}

const pageOf = (html) => ({ url: 'https://a.example/story', contentType: 'text/html', selection: false, html });
const SHORT = pageOf('<p>A short story.');
// In base64, noise packs to a little more than its number.
const LONG_PAGE = pageOf(`<p>${noise(1_300_000)}`);
const TOO_LONG = pageOf(`<p>${noise(2_100_000)}`);
const PICTURES = pageOf(`<p>Before <img alt="" src="data:image/png;base64,${noise(2_100_000)}"> after.`);

/** The new tab, this one, who listens in it, and what is to run there later. */
let tab;
let own;
let listeners;
let timers;

/** A window that is led nowhere, but tells where it was to go. */
function fakeWindow() {
  const shown = { closed: false, addresses: [], messages: [] };
  const click = function () {
    assert.equal(this.rel, 'noreferrer');
    shown.addresses.push(this.href);
  };
  return Object.assign(shown, {
    document: { createElementNS: () => ({ click }) },
    postMessage: (...message) => shown.messages.push(message),
    close: () => (shown.closed = true),
  });
}

beforeEach(() => {
  [tab, own, listeners, timers] = [fakeWindow(), fakeWindow(), [], []];
  Object.assign(globalThis, {
    self: own,
    document: { hidden: false },
    origin: 'https://a.example',
    location: { host: 'a.example' },
    open: () => tab,
    addEventListener: (type, listener) => listeners.push(listener),
    // Those of the test runner run on what was cleared while it ran.
    setTimeout: (run, at) => timers.push({ run, at }),
    setInterval: (run, every) => timers.push({ run, at: every, every }),
    clearInterval: (id) => (timers[id - 1] = null),
  });
});

/** Lets time pass, in milliseconds. */
function pass(milliseconds) {
  for (let now = 0; now <= milliseconds; now += 50) {
    for (const timer of timers) {
      if (timer?.at !== now) continue;
      timer.at += timer.every;
      timer.run();
    }
  }
}

/** Tells the page what a window says, as browsers do. */
const say = (source, data) => listeners.forEach((listener) => listener({ source, data }));

/** The number and the part of a page in an address. */
function part(address, kind) {
  assert.ok(address.startsWith(`${READER}#${kind}=`), address.slice(0, 60));
  const [, id, packed] = /=(?:([\d.e-]+):)?(.*)$/.exec(address);
  assert.ok(packed.length <= MAX, `${packed.length} characters`);
  return { id, packed };
}

/** What an address holds. */
const held = (address) => unpack(part(address, 'z').packed);

test('a page goes in the address of a new tab', async () => {
  await send(READER, () => SHORT);
  assert.deepEqual(await held(tab.addresses[0]), SHORT);
  assert.equal(own.addresses.length, 0);
});

for (const [name, setUp] of Object.entries({
  'where the browser opens none': () => (globalThis.open = () => null),
  'where opening one throws': () => (globalThis.open = () => assert.fail('blocked')),
  'from a sandbox': () => (globalThis.origin = 'null'),
  'where somebody has closed it': () => (tab.closed = true),
})) {
  test(`a page goes in this tab ${name}`, async () => {
    setUp();
    await send(READER, () => SHORT);
    assert.deepEqual(await held(own.addresses[0]), SHORT);
    assert.equal(tab.addresses.length, 0);
  });
}

test('where a page cannot be taken down the tab is closed again', async () => {
  await assert.rejects(send(READER, () => assert.fail('no page')), /no page/);
  assert.ok(tab.closed);
});

test('a page that is too long for the one tab loses its pictures, or its end', async () => {
  globalThis.open = () => null;
  await send(READER, () => PICTURES);
  await send(READER, () => TOO_LONG);
  const [pictures, words] = await Promise.all(own.addresses.map(held));
  assert.deepEqual(pictures, { ...PICTURES, html: '<p>Before <img alt=""> after.', cut: true });
  assert.ok(words.cut && TOO_LONG.html.startsWith(words.html));
  assert.ok(own.addresses[1].length > 0.8 * MAX, 'no more of it than needed');
});

test('a page that is too long for an address goes by message, whole, to the reader in that tab alone', async () => {
  await send(READER, () => TOO_LONG);
  pass(5000);
  say(own, { lectern: 'ready' });
  say(tab, 'ready');
  say(tab, null);
  assert.deepEqual(tab.messages, []);
  say(tab, { lectern: 'ready' });
  const [[message, to], ...more] = tab.messages;
  assert.ok(message.lectern === 'page' && message.page === TOO_LONG);
  assert.deepEqual([to, more], [READER, []]);
  // What is closed now has its page.
  tab.closed = true;
  pass(LONG);
  assert.equal(own.addresses.length, 0);
});

test('a page that is too long for an address goes in two, where the site isolates its tabs', async () => {
  // Behind the new tab, and beside it in a window of its own.
  for (const [page, hidden] of [[LONG_PAGE, true], [TOO_LONG, false]]) {
    [tab, own.addresses] = [fakeWindow(), []];
    document.hidden = hidden;
    await send(READER, () => page);
    pass(5000);
    tab.closed = true;
    pass(LONG);
    const [first, second] = [part(tab.addresses[0], 'w'), part(own.addresses[0], 'n')];
    assert.ok(first.id && first.id === second.id);
    const { html, cut = false } = await unpack(first.packed + second.packed);
    assert.ok(page.html.startsWith(html));
    assert.equal(cut, page === TOO_LONG);
    assert.equal(own.addresses.length, 1);
  }
});

test('what fits in one address without its pictures needs no second', async () => {
  await send(READER, () => PICTURES);
  const { id, packed } = part(tab.addresses[0], 'w');
  assert.equal(id, undefined);
  assert.ok((await unpack(packed)).cut);
  tab.closed = true;
  pass(LONG);
  assert.equal(own.addresses.length, 0);
});

test('a tab that somebody closes is not taken for one that was cut off', async () => {
  await send(READER, () => LONG_PAGE);
  document.hidden = true;
  pass(5000);
  [tab.closed, document.hidden] = [true, false];
  pass(LONG);
  assert.equal(own.addresses.length, 0);
});

test('where the reader never comes the page is let go', async () => {
  await send(READER, () => LONG_PAGE);
  pass(LONG);
  say(tab, { lectern: 'ready' });
  assert.deepEqual(tab.messages.map(([{ page }]) => page), [null]);
});
