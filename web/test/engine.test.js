// The worker's life, with a worker that does what the test says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../engine.js';
import { LecternError } from '../errors.js';

const PROGRAM = 'some.wasm';
const MODULE = { compiled: true };
const started = { module: MODULE };

/** Stands in for a worker: answers the start as told, and each request by the function given. */
class FakeWorker {
  static all = [];

  constructor({ start = started, answer = () => ({ article: { title: 'done' } }) } = {}) {
    this.received = [];
    this.ended = false;
    this.start = start;
    this.answer = answer;
    FakeWorker.all.push(this);
  }

  postMessage(message, moved) {
    this.received.push(message);
    this.moved = moved;
    const reply = 'id' in message ? this.answer(message) : this.start;
    if (reply) queueMicrotask(() => this.say('id' in message ? { id: message.id, spent: false, ...reply } : reply));
  }

  say(data) {
    if (!this.ended) this.onmessage?.({ data });
  }

  terminate() {
    this.ended = true;
  }
}

/** An engine whose workers behave as the plans say, one after the other; the last plan holds for all that follow. */
function engineOf(...plans) {
  FakeWorker.all = [];
  return new Engine(PROGRAM, () => new FakeWorker(plans.length > 1 ? plans.shift() : plans[0]));
}

const bytes = new Uint8Array(1);
const run = (engine, { timeout = 10_000, signal, moves } = {}) => engine.run(bytes, { url: 'u' }, { timeout, signal, moves });
const fails = (code) => (error) => error instanceof LecternError && error.code === code && error.message.length > 5;
const silent = { answer: () => undefined };

test('a request goes to the worker with its options and time', async () => {
  const engine = engineOf();
  assert.deepEqual(await run(engine), { title: 'done' });
  const [worker] = FakeWorker.all;
  const { timeout } = worker.received[1].options;
  assert.deepEqual(worker.received, [{ program: PROGRAM, module: null }, { id: 1, bytes, options: { url: 'u', timeout } }]);
  assert.ok(timeout > 0 && timeout <= 10_000, 'what is left of the time');
});

test('texts that come before the article belong to it', async () => {
  const engine = engineOf({
    answer: ({ id }) => {
      const [worker] = FakeWorker.all;
      queueMicrotask(() => worker.say({ id, name: 'content', text: 'long' }));
      return { article: { title: 'done', content: '' } };
    },
  });
  assert.deepEqual(await run(engine), { title: 'done', content: 'long' });
});

test('bytes are moved when asked, else copied', async () => {
  const engine = engineOf();
  await run(engine);
  assert.deepEqual(FakeWorker.all[0].moved, []);
  await run(engine, { moves: true });
  assert.deepEqual(FakeWorker.all[0].moved, [bytes.buffer]);
});

test('one worker serves many requests, one at a time', async () => {
  let busy = 0;
  const engine = new Engine(PROGRAM, () => {
    const worker = new FakeWorker(silent);
    worker.answer = ({ id }) => {
      assert.equal(++busy, 1);
      setImmediate(() => {
        busy--;
        worker.say({ id, article: { title: `${id}` }, spent: false });
      });
    };
    return worker;
  });
  FakeWorker.all = [];
  const articles = await Promise.all([run(engine), run(engine), run(engine)]);
  assert.deepEqual(articles.map(({ title }) => title), ['1', '2', '3']);
  assert.equal(FakeWorker.all.length, 1);
});

test('an error of the program is thrown with its code and article, and the worker lives', async () => {
  const engine = engineOf({ answer: ({ id }) => (id === 1 ? { error: { code: 'no-content', message: 'nothing here' }, article: { title: 'bare' } } : { article: { title: 'done' } }) });
  await assert.rejects(run(engine), (error) => fails('no-content')(error) && error.article.title === 'bare' && error.message === 'nothing here');
  assert.equal((await run(engine)).title, 'done');
  assert.equal(FakeWorker.all.length, 1);
});

test('past its time a request fails, and the next has a new worker with the compiled program', async () => {
  const engine = engineOf(silent, {});
  await assert.rejects(run(engine, { timeout: 1 }), fails('timeout'));
  assert.equal((await run(engine)).title, 'done');
  const [first, second] = FakeWorker.all;
  assert.ok(first.ended);
  assert.deepEqual(second.received[0], { program: PROGRAM, module: MODULE });
});

test('a spent worker is replaced', async () => {
  const engine = engineOf({ answer: () => ({ article: { title: 'last' }, spent: true }) }, {});
  assert.equal((await run(engine)).title, 'last');
  assert.ok(FakeWorker.all[0].ended);
  assert.equal((await run(engine)).title, 'done');
});

test('an aborted request ends its worker, and those behind it are served', async () => {
  const engine = engineOf(silent, {});
  const stop = new AbortController();
  const calls = [run(engine, { signal: stop.signal }), run(engine), run(engine)];
  setImmediate(() => stop.abort());
  await assert.rejects(calls[0], fails('aborted'));
  assert.deepEqual(await Promise.all(calls.slice(1)), [{ title: 'done' }, { title: 'done' }]);
  assert.ok(FakeWorker.all[0].ended);
});

test('a request aborted in the queue leaves the one at work alone', async () => {
  const engine = engineOf(silent);
  const stop = new AbortController();
  const first = run(engine);
  const second = run(engine, { signal: stop.signal });
  const third = run(engine);
  await new Promise(setImmediate);
  stop.abort();
  await assert.rejects(second, fails('aborted'));
  const [worker] = FakeWorker.all;
  assert.equal(worker.ended, false);
  worker.say({ id: 1, article: { title: 'first' }, spent: false });
  assert.equal((await first).title, 'first');
  await new Promise(setImmediate);
  worker.say({ id: 2, article: { title: 'third' }, spent: false });
  assert.equal((await third).title, 'third');
});

test('what is aborted beforehand never starts', async () => {
  const engine = engineOf();
  await assert.rejects(run(engine, { signal: AbortSignal.abort('no') }), (error) => fails('aborted')(error) && error.cause === 'no');
  assert.equal(FakeWorker.all.length, 0);
});

test('an answer to another request is passed over', async () => {
  const engine = engineOf(silent);
  const call = run(engine);
  await new Promise(setImmediate);
  FakeWorker.all[0].say({ id: 99, article: { title: 'stray' }, spent: false });
  FakeWorker.all[0].say({ id: 1, article: { title: 'mine' }, spent: false });
  assert.equal((await call).title, 'mine');
});

test('a worker that breaks is replaced', async () => {
  const engine = engineOf(silent, {});
  const call = run(engine);
  await new Promise(setImmediate);
  FakeWorker.all[0].onerror({ message: 'broke' });
  await assert.rejects(call, fails('internal'));
  assert.equal((await run(engine)).title, 'done');
});

test('a program that cannot be started is named, and tried again the next time', async () => {
  const engine = engineOf({ start: { error: { code: 'wasm-unavailable', message: 'it answered 404' } } }, {});
  await assert.rejects(run(engine), fails('wasm-unavailable'));
  assert.ok(FakeWorker.all[0].ended);
  assert.equal((await run(engine)).title, 'done');
});

for (const [name, makeWorker] of Object.entries({
  'cannot be made': () => {
    throw new Error('refused');
  },
  'does not load': () => {
    const worker = new FakeWorker({ start: undefined });
    worker.start = undefined;
    setImmediate(() => worker.onerror({ message: '' }));
    return worker;
  },
})) {
  test(`a worker that ${name} is named`, async () => {
    await assert.rejects(new Engine(PROGRAM, makeWorker).ready(), fails('worker-unavailable'));
  });
}

test('where there are no workers, that is named', async () => {
  await assert.rejects(new Engine(PROGRAM).ready(), fails('worker-unavailable'));
});

test('the worker can be started ahead, once', async () => {
  const engine = engineOf();
  assert.equal(await engine.ready(), await engine.ready());
  await run(engine);
  assert.equal(FakeWorker.all.length, 1);
});

test('an option that cannot be sent fails its own request alone', async () => {
  const engine = engineOf();
  const refuse = (message) => {
    if ('id' in message) throw new DOMException('could not be cloned', 'DataCloneError');
    FakeWorker.prototype.postMessage.call(FakeWorker.all[0], message);
  };
  await engine.ready();
  FakeWorker.all[0].postMessage = refuse;
  await assert.rejects(run(engine, { timeout: 1 }), fails('bad-input'));
  delete FakeWorker.all[0].postMessage;
  assert.equal(FakeWorker.all[0].onmessage, null);
  assert.equal((await run(engine)).title, 'done');
  assert.equal(FakeWorker.all.length, 1);
});

for (const timeout of [Infinity, 2 ** 31]) {
  test(`a time of ${timeout} is no limit`, async () => {
    const engine = engineOf(silent);
    const call = run(engine, { timeout });
    // Later than a timer that cannot be set so far ahead runs.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const [worker] = FakeWorker.all;
    assert.equal(worker.received[1].options.timeout, 0);
    worker.say({ id: 1, article: { title: 'late' }, spent: false });
    assert.equal((await call).title, 'late');
  });
}

/** A worker that never gets ready. */
const hung = () => {
  const worker = new FakeWorker();
  worker.start = undefined;
  return worker;
};

test('the time of a request includes the start of the worker', async () => {
  const engine = new Engine(PROGRAM, hung, 20);
  await assert.rejects(run(engine, { timeout: 1 }), fails('timeout'));
  await assert.rejects(engine.ready(), fails('wasm-unavailable'));
});

test('a worker that does not get ready in time is ended, and replaced the next time', async () => {
  FakeWorker.all = [];
  const engine = new Engine(PROGRAM, () => (FakeWorker.all.length === 0 ? hung() : new FakeWorker()), 1);
  await assert.rejects(engine.ready(), fails('wasm-unavailable'));
  assert.ok(FakeWorker.all[0].ended);
  assert.equal((await run(engine)).title, 'done');
});
