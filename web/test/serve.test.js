// The development server, started as a program.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DIST, WEB } from './harness/server.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lectern-serve-'));
const program = join(folder, 'lectern');

/** Runs the server; resolves with its first line on standard output, or, when it ends before one, with its end. */
function start(args, cwd = root) {
  const child = spawn(program, args, { cwd });
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += data));
  const ended = new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })));
  const line = new Promise((resolve) => child.stdout.once('data', (data) => resolve({ line: `${data}` })));
  return Promise.race([line, ended]).then((first) => ({ ...first, child, ended }));
}

/** Asks for a path as it stands, which fetch would tidy up. */
function ask(path, { method = 'GET', headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    request(new URL(origin), { path, method, headers }, (response) => {
      let body = '';
      response.on('data', (data) => (body += data));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

let server;
let origin;

before(async () => {
  execFileSync('go', ['build', '-o', program, '.'], { cwd: root });
  server = await start(['-addr', '127.0.0.1:0']);
  origin = /http:\/\/127\.0\.0\.1:\d+/.exec(server.line)[0];
});

after(() => {
  server.child.kill();
  rmSync(folder, { recursive: true });
});

test('each file has its type, may be kept but not trusted blindly, and is open to every origin', async () => {
  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/reader.html', 'text/html; charset=utf-8'],
    ['/lectern.js', 'text/javascript; charset=utf-8'],
    ['/build/purify.js', 'text/javascript; charset=utf-8'],
    ['/build/lectern.wasm', 'application/wasm'],
  ]) {
    const { status, headers } = await ask(path, { method: 'HEAD' });
    assert.equal(status, 200, path);
    assert.equal(headers['content-type'], type, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['access-control-allow-origin'], '*', path);
    assert.equal(headers['cache-control'], 'no-cache', path);
    const again = await ask(path, { headers: { 'if-none-match': headers.etag } });
    assert.equal(again.status, 304, `${path} unchanged`);
  }
});

test('pages come with the policy that they declare', async () => {
  for (const name of ['index.html', 'reader.html']) {
    const [, declared] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(readFileSync(join(WEB, name), 'utf8'));
    const { headers } = await ask(name === 'index.html' ? '/' : `/${name}`);
    assert.equal(headers['content-security-policy'], `${declared.trim().replace(/\s+/g, ' ')}; frame-ancestors 'none'`, name);
    assert.match(declared, /^\s*default-src 'none';/);
  }
});

test('what lies in web/ for development alone is not served', async () => {
  for (const path of [
    '/package.json',
    '/package-lock.json',
    '/tsconfig.json',
    '/test/serve.test.js',
    '/node_modules/dompurify/package.json',
    '//test/serve.test.js',
    '/samples/../test/serve.test.js',
    '/%74est/serve.test.js',
    '/../go.mod',
    '/..%2fgo.mod',
  ]) {
    let answer = await ask(path);
    if (answer.headers.location) answer = await ask(new URL(answer.headers.location, origin).pathname);
    assert.equal(answer.status, 404, path);
  }
});

test('folders are not listed', async () => {
  for (const path of ['/samples', '/samples/', '/build/']) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test('only reading is allowed', async () => {
  assert.equal((await ask('/', { method: 'POST' })).status, 405);
});

test('it serves what goes to a static host, with the modules and style sheets one by one', async () => {
  const shipped = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length + 1))
    .filter((name) => name !== 'LICENSE' && !/-[A-Z\d]{8}\.js$/.test(name));
  assert.ok(shipped.includes('build/lectern.wasm'));
  for (const name of shipped) {
    const { status } = await ask(`/${name.replace(/(^|\/)index\.html$/, '$1')}`, { method: 'HEAD' });
    assert.equal(status, 200, name);
  }
  for (const name of readdirSync(WEB)) {
    const served = (await ask(`/${name === 'index.html' ? '' : name}`, { method: 'HEAD' })).status === 200;
    assert.equal(served, shipped.includes(name) || /\.(js|css)$/.test(name), name);
  }
});

test('it says that it was not built', async () => {
  const empty = join(folder, 'empty');
  mkdirSync(join(empty, 'web'), { recursive: true });
  const { code, stderr } = await start([], empty);
  assert.equal(code, 1);
  assert.match(stderr, /web\/build\/lectern\.wasm is missing: run `make build` first/);
});

test('it says that it was started in another folder', async () => {
  const { code, stderr } = await start([], tmpdir());
  assert.equal(code, 1);
  assert.match(stderr, /project's folder/);
});

test('it says that its address is taken, and what to do', async () => {
  const other = createServer();
  await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${other.address().port}`;
  const { code, stderr } = await start(['-addr', address]);
  other.close();
  assert.equal(code, 1);
  assert.ok(stderr.includes(`${address} is taken`), stderr);
  assert.match(stderr, /make run ADDR=/);
});

test('an interrupt ends it in order', async () => {
  const { child, ended, line } = await start(['-addr', '127.0.0.1:0']);
  assert.match(line, /http:\/\/127\.0\.0\.1:\d+\//);
  child.kill('SIGINT');
  assert.deepEqual(await ended, { code: 0, stderr: '' });
});
