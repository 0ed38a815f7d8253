import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { LecternError } from '../errors.js';
import { checked } from '../options.js';
import { REFUSED_FILES, doubt, explain, isDoubtful, mayPass } from '../messages.js';

test('every code of the public interface is explained, each in its own words', async () => {
  const types = await readFile(new URL('../lectern.d.ts', import.meta.url), 'utf8');
  const codes = [...(/type ErrorCode =([^;]*);/.exec(types)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map((m) => m[1]);
  assert.ok(codes.length > 5);
  const titles = codes.map((code) => {
    const { title, advice } = explain(new LecternError(code, 'x'));
    assert.match(advice, /\.$/);
    return title;
  });
  assert.equal(new Set(titles).size, codes.length);
});

test('who brought a file or a text is not sent back to click', () => {
  const codes = ['no-content', 'too-large', 'too-deep', 'budget', 'timeout', 'bad-input'];
  for (const from of ['tab', 'file', 'text']) {
    for (const { advice } of [doubt(from), ...codes.map((code) => explain(new LecternError(code, 'x'), from))]) {
      assert.equal(/click Lectern/.test(advice), from === 'tab', advice);
      if (from !== 'tab') assert.match(advice, /[Pp]aste|Save page as/);
    }
  }
});

test('a fault of another kind is called one', () => {
  assert.deepEqual(explain(new TypeError('x')), explain(new LecternError('internal', 'x')));
  assert.match(explain(new TypeError('no such thing')).detail, /no such thing/);
});

test('what a limit is, is said; and nobody makes a detail longer than it may be', () => {
  for (const code of ['too-large', 'budget']) {
    assert.equal(explain(new LecternError(code, 'more than 300000 nodes')).detail, `${code}: more than 300000 nodes`);
  }
  assert.equal(explain(new LecternError('too-deep', 'x')).detail, undefined);
  assert.ok(explain(new TypeError('x'.repeat(1e6))).detail.length < 1000);
  for (const options of [{ contentType: 'x'.repeat(1e6) }, { ['x'.repeat(1e6)]: 1 }]) {
    assert.throws(() => checked(options), ({ code, message }) => code === 'bad-input' && message.length < 400);
  }
});

test('trying again is for what may pass', () => {
  assert.ok(mayPass(new LecternError('timeout', 'x')));
  assert.ok(!mayPass(new LecternError('no-content', 'x')));
  assert.ok(!mayPass(new LecternError('too-large', 'x')));
});

test('doubt is a matter of confidence and of links', () => {
  assert.ok(isDoubtful({ confidence: 0.1 }, 0));
  assert.ok(isDoubtful({ confidence: 0.9 }, 0.9));
  assert.ok(!isDoubtful({ confidence: 0.9 }, 0.3));
});

test('a page without text is told from one without an article', () => {
  const explained = (textContent) => explain(new LecternError('no-content', 'x', { article: { textContent } }));
  assert.match(explained(' \n').title, /no text/);
  assert.match(explained('Home').title, /no article/);
  assert.match(explain(new LecternError('no-content', 'x')).title, /no article/);
});

test('each kind of file is refused in its own words, and told what to do', () => {
  const refusals = Object.values(REFUSED_FILES);
  assert.equal(new Set(refusals.map(({ title }) => title)).size, refusals.length);
  for (const { advice } of refusals) assert.match(advice, /Choose|choose|copy/);
});
