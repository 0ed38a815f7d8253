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

const PLAYER_HOSTS = Object.keys(PLAYERS).map((host) => `https://${host}`).sort();

/** All that the reader is allowed: a directive that is added, dropped or widened has to be so here, too. */
const ALLOWED = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'connect-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ['https:', 'http:', 'data:'],
  'media-src': ['https:', 'http:'],
  'frame-src': PLAYER_HOSTS,
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'object-src': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['lectern'],
};

test('the reader is allowed what is named and nothing else, and frames the known players alone', async () => {
  assert.deepEqual(Object.fromEntries(await policyOf('reader.html')), ALLOWED);
});

test('the demo has the same policy, but that it frames its samples', async () => {
  assert.deepEqual(Object.fromEntries(await policyOf('index.html')), { ...ALLOWED, 'frame-src': ["'self'", ...PLAYER_HOSTS] });
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
