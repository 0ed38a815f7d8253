// Other people's code comes in the very versions that were looked at.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url));
const json = (path) => JSON.parse(read(path));

const manifest = json('package.json');
const lock = json('package-lock.json');
const [, ...locked] = Object.entries(lock.packages);

test('package.json names exact versions', () => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  assert.ok(wanted.length > 0);
  assert.deepEqual(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)), []);
});

test('the lock file vouches for each package by its hash, and takes it from the registry', () => {
  assert.ok(lock.lockfileVersion >= 3);
  assert.deepEqual(locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity)).map(([path]) => path), []);
  assert.deepEqual(locked.filter(([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/')).map(([path]) => path), []);
});

test('what is installed is what the lock file says', () => {
  const installed = json('node_modules/.package-lock.json').packages;
  const differing = Object.entries(installed).filter(([path, { integrity }]) => integrity !== lock.packages[path]?.integrity);
  assert.deepEqual(differing.map(([path]) => path), []);
});

test('no package runs a script when it is installed', () => {
  assert.deepEqual(locked.filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional).map(([path]) => path), []);
});

/**
 * The SHA-256 of each file that is shipped, or built into what is shipped, as the packages have it. npm holds it against
 * the lock file when it unpacks it; this tells of what was changed afterwards, and makes an upgrade one that is seen.
 */
const SHIPPED = {
  'node_modules/dompurify/dist/purify.es.mjs': '1a06b721ad8b46d6174b21f22ea70290aaf3e5a81d65af3b7178113953f7c9b1',
  'node_modules/temml/dist/temml.mjs': '49753197751c1ff7fa2c76c3b8503b6cee03774c7c92ccd71c3c4b7fa5b31fe1',
};

for (const [path, hash] of Object.entries(SHIPPED)) {
  test(`${path} is the one that was looked at`, () => {
    assert.equal(createHash('sha256').update(read(path)).digest('hex'), hash);
  });
}

test('DOMPurify is shipped as it is', () => {
  assert.ok(read('build/purify.js').equals(read('node_modules/dompurify/dist/purify.es.mjs')));
});
