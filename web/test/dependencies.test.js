// Other people's code comes in the very versions that were looked at.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
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
  'node_modules/fflate/esm/browser.js': 'b7ca4450b19559a1d50eb381adcee94b82449674be4cd17789d9beba7e6122a1',
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-italic.woff2': 'c0c8da569118e5b2c17032c4f1d0e293271e478fb50d869aefd08fcffdf2042b',
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2': '7dae0c6c66af1aec82e096186aeb1f0e6fa36ab8061ed65422f2b7daf4dd93f3',
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2': '4a5037bfaf6680f40147407407ec09fa42925774bde809a579283d27f9f08106',
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2': '18b2a1a39a2fa298b0ba5390aca68462669826c90925656f1c1f6796e0e1bbaf',
  'node_modules/@fontsource/opendyslexic/files/opendyslexic-latin-400-italic.woff2': 'eb6a1bacf7e7c87a08116af4cd00a82064fbe61647b9a0d4d70a339890268f88',
  'node_modules/@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2': 'f007004af3cda5d8076e57c943f8cc8d00a0da25988b1ae1048683d60e7cac1a',
  'node_modules/@fontsource/opendyslexic/files/opendyslexic-latin-700-italic.woff2': 'a20d82c2a1a0a6ab74796529aca31bfbae93e3e58f5a7360cba854dd98a15214',
  'node_modules/@fontsource/opendyslexic/files/opendyslexic-latin-700-normal.woff2': 'dd9fa9c7991113b0dddefe9506a30ad26b48e302b7a8fb91719a4726e8fde85b',
};

/** The SHA-256 of Go's wasm_exec.js, by the version of Go. */
const LOADERS = {
  'go1.26': '0c949f4996f9a89698e4b5c586de32249c3b69b7baadb64d220073cc04acba14',
};

const hashOf = (path) => createHash('sha256').update(read(path)).digest('hex');

for (const [path, hash] of Object.entries(SHIPPED)) {
  test(`${path} is the one that was looked at`, () => {
    assert.equal(hashOf(path), hash);
  });
}

test("Go's wasm_exec.js is the one that was looked at", () => {
  const version = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const [minor] = /^go\d+\.\d+/.exec(version);
  assert.ok(Object.hasOwn(LOADERS, minor), `${minor} is not among those that were looked at`);
  assert.equal(hashOf('build/wasm_exec.js'), LOADERS[minor]);
});

test('no file of another package is built in', () => {
  const [vouched, built] = [Object.keys(SHIPPED), readdirSync(new URL('../build/fonts', import.meta.url))];
  assert.deepEqual(built.filter((name) => !vouched.some((path) => path.endsWith(`/${name}`))), []);
  const packages = vouched.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)[1]);
  assert.deepEqual([...new Set(packages)].toSorted(), Object.keys(manifest.dependencies).toSorted());
});

test('DOMPurify is shipped as it is', () => {
  assert.ok(read('build/purify.js').equals(read('node_modules/dompurify/dist/purify.es.mjs')));
});
