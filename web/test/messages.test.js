import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { LecternError } from '../errors.js';
import { explain, isDoubtful, mayPass } from '../messages.js';

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

test('a fault of another kind is called one', () => {
  assert.deepEqual(explain(new TypeError('x')), explain(new LecternError('internal', 'x')));
  assert.match(explain(new TypeError('no such thing')).detail, /no such thing/);
});

test('trying again is for what may pass', () => {
  assert.ok(mayPass(new LecternError('timeout', 'x')));
  assert.ok(!mayPass(new LecternError('no-content', 'x')));
  assert.ok(!mayPass(new LecternError('too-large', 'x')));
});

test('doubt is a matter of confidence', () => {
  assert.ok(isDoubtful({ confidence: 0.1 }));
  assert.ok(!isDoubtful({ confidence: 0.9 }));
});
