// The security policy of the pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { PLAYERS } from '../allowlist.js';

/** The directives of a page's policy, by name. */
async function policyOf(page) {
  const html = await readFile(new URL(`../${page}`, import.meta.url), 'utf8');
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
  assert.ok(policy, `${page} has a policy`);
  assert.ok(html.indexOf(policy) < html.indexOf('<link'), 'it comes before everything that it governs');
  return new Map(policy.split(';').map((directive) => directive.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
}

test('both pages have the same policy, but that the demo frames its samples', async () => {
  const demo = await policyOf('index.html');
  const reader = await policyOf('reader.html');
  assert.deepEqual(demo, new Map(reader).set('frame-src', ["'self'", ...(reader.get('frame-src') ?? [])]));
});

test('nothing is allowed that is not named', async () => {
  const policy = await policyOf('reader.html');
  for (const name of ['default-src', 'base-uri', 'form-action', 'object-src']) {
    assert.deepEqual(policy.get(name), ["'none'"], name);
  }
  assert.deepEqual(policy.get('script-src'), ["'self'", "'wasm-unsafe-eval'"]);
  assert.deepEqual(policy.get('connect-src'), ["'self'"]);
  assert.deepEqual(policy.get('font-src'), ["'self'"]);
  assert.deepEqual(policy.get('require-trusted-types-for'), ["'script'"]);
  assert.deepEqual(policy.get('trusted-types'), ['lectern']);
});

test('the reader frames the known players alone', async () => {
  const policy = await policyOf('reader.html');
  assert.deepEqual(policy.get('frame-src')?.toSorted(), Object.keys(PLAYERS).map((host) => `https://${host}`).toSorted());
});

test('neither page tells other sites where it is', async () => {
  for (const page of ['index.html', 'reader.html']) {
    const html = await readFile(new URL(`../${page}`, import.meta.url), 'utf8');
    assert.match(html, /<meta name="referrer" content="no-referrer">/, page);
  }
});

test('no page has a script or a style of its own in its markup', async () => {
  for (const page of ['index.html', 'reader.html']) {
    const html = await readFile(new URL(`../${page}`, import.meta.url), 'utf8');
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/, page);
    assert.doesNotMatch(html, /(?:href|src)="(?:https?:)?\/\//, `${page}: addresses are relative`);
  }
});
