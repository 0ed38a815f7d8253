// The worker's script, in Node, with the built program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';

const program = new Uint8Array(readFileSync(new URL('../build/lectern.wasm', import.meta.url)));

let said = () => {};

/** Sends a message to the worker and returns what it says to it. */
function send(data) {
  return new Promise((resolve) => {
    said = resolve;
    self.onmessage({ data });
  });
}

const bytes = new TextEncoder().encode('<title>Short</title><p>Words on a page.');

before(async () => {
  globalThis.self = { postMessage: (message) => said(message) };
  await import('../worker.js');
});

test('what is no program is named', async () => {
  const { error, module } = await send({ module: {} });
  assert.equal(error.code, 'wasm-unavailable');
  assert.match(error.message, /cannot be started/);
  assert.equal(module, undefined);
});

test('a program that ends at once is named', async () => {
  // Exports what a Go program does, a memory and a function to run it, which returns.
  const idle = Uint8Array.from([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 13, 2, 3, 109, 101, 109, 2, 0, 3, 114,
    117, 110, 0, 0, 10, 4, 1, 2, 0, 11,
  ]);
  const { error } = await send({ module: await WebAssembly.compile(idle) });
  assert.equal(error.code, 'wasm-unavailable');
  assert.match(error.message, /ended at once/);
});

test('it starts with a compiled program, and hands it back', async () => {
  const module = await WebAssembly.compile(program);
  assert.deepEqual(await send({ module }), { module });
});

test('a request is answered under its id', async () => {
  const answer = await send({ id: 7, bytes, options: { trace: true } });
  assert.equal(answer.id, 7);
  assert.equal(answer.spent, false);
  assert.equal(answer.article.title, 'Short');
});

test('very long texts are sent before the rest', async () => {
  const words = 'Words on a page. '.repeat(70_000);
  const messages = [];
  const answer = new Promise((resolve) => {
    said = (message) => {
      messages.push(message);
      if ('article' in message) resolve(message.article);
    };
  });
  self.onmessage({ data: { id: 9, bytes: new TextEncoder().encode(`<title>Long</title><p>${words}`), options: {} } });
  const { title, content } = await answer;
  assert.deepEqual([title, content], ['Long', '']);
  const parts = messages.slice(0, -1).map(({ id, name, text }) => [id, name, text.length > 1_000_000]);
  assert.deepEqual(parts.toSorted(), [[9, 'content', true], [9, 'markdown', true], [9, 'textContent', true]]);
});

test('an error is answered under the id too', async () => {
  const answer = await send({ id: 8, bytes, options: { limits: { bytes: 1 } } });
  assert.deepEqual([answer.id, answer.error.code, answer.spent], [8, 'too-large', false]);
});

for (const [name, dead] of Object.entries({
  'a program that traps': () => {
    throw new WebAssembly.RuntimeError('unreachable');
  },
  'a program that has ended': () => undefined,
})) {
  test(`${name} is answered for, and the worker says that it is spent`, async () => {
    const { extract } = lectern;
    lectern.extract = dead;
    const answer = await send({ id: 9, bytes, options: {} });
    lectern.extract = extract;
    assert.deepEqual([answer.id, answer.error.code, answer.spent], [9, 'budget', true]);
  });
}
