// What holds for the sources as a whole.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lines that a source file may have. */
const MAX_LINES = 400;

const TOP_LEVEL = ['.ci', '.git', '.gitignore', 'LICENSE', 'Makefile', 'README.md', 'extract', 'go.mod', 'go.sum', 'serve.go', 'wasm', 'web'];
const MADE = ['build', 'dist', 'node_modules'];

/** Files below a folder, without what was made and without cases and samples, which are as long as they need to be. */
function sources(folder, extensions) {
  const found = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if ([...MADE, 'testdata', 'samples', '.git'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      found.push(...sources(path, extensions));
    } else if (extensions.includes(extname(entry.name))) {
      found.push(path);
    }
  }
  return found;
}

const read = (path) => readFileSync(join(root, path), 'utf8');

test('the top level holds what it is meant to hold', () => {
  const found = readdirSync(root).filter((name) => !MADE.includes(name));
  assert.deepEqual(found.filter((name) => !TOP_LEVEL.includes(name)), []);
});

test(`no source file is longer than ${MAX_LINES} lines`, () => {
  // The words of a language are one file, whatever their number.
  const long = sources('.', ['.go', '.js', '.ts', '.css', '.html', '.py'])
    .filter((path) => !path.startsWith(join('web', 'strings')))
    .map((path) => [path, read(path).split('\n').length - 1])
    .filter(([, lines]) => lines > MAX_LINES);
  assert.deepEqual(long, []);
});

test('every block of a style sheet ends', () => {
  for (const path of sources('web', ['.css'])) {
    const code = read(path).replace(/\/\*[^]*?\*\/|"[^"]*"/g, '');
    assert.equal(code.split('{').length, code.split('}').length, path);
  }
});

test('every style sheet of the site is in one of the two that pages load', () => {
  const imported = ['reader', 'demo'].flatMap((name) => [...read(`web/${name}.css`).matchAll(/@import "([^"]+)"/g)].map(([, path]) => join('web', path)));
  const sheets = sources('web', ['.css']).filter((path) => !/^web\/(reader|demo)\.css$|^web\/(export|samples|test|build)\//.test(path));
  assert.ok(sheets.length > 10);
  assert.deepEqual(sheets.filter((path) => !imported.includes(path)), []);
});

test('markup becomes nodes in sanitizer.js alone', () => {
  const sink = /\b(innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|srcdoc\s*=|setHTML(Unsafe)?\s*\(|createContextualFragment)/;
  const shipped = sources('web', ['.js', '.html']).filter((path) => !path.startsWith(join('web', 'test')));
  assert.ok(sink.test(read('web/sanitizer.js')), 'the pattern finds the sink that there is');
  assert.deepEqual(shipped.filter((path) => sink.test(read(path))), [join('web', 'sanitizer.js')]);
});

test('the core reaches for nothing outside of its input', () => {
  const forbidden = /^(net|net\/(?!url$).*|os|os\/.*|syscall|syscall\/js|unsafe|plugin|log|log\/.*|math\/rand.*|crypto\/rand|runtime\/debug)$/;
  const imports = execFileSync('go', ['list', '-f', '{{join .Imports "\\n"}}', './extract'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  assert.ok(imports.includes('golang.org/x/net/html'));
  assert.deepEqual(imports.filter((path) => forbidden.test(path)), []);
  const clock = /\btime\.(Now|Since|Until|After|AfterFunc|Sleep|Tick|NewTimer|NewTicker)\b/;
  const core = readdirSync(join(root, 'extract')).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'));
  assert.deepEqual(core.filter((name) => clock.test(read(join('extract', name)))), []);
});

test('the modules do not import each other in a circle', () => {
  const graph = new Map();
  for (const path of sources('web', ['.js'])) {
    const code = read(path).replace(/\/\*[^]*?\*\//g, '');
    const targets = [...code.matchAll(/^\s*(?:import|export)\b[^'"]*?['"](\.[^'"]+)['"]/gm)];
    graph.set(path, targets.map(([, target]) => relative(root, join(root, path, '..', target))));
  }
  assert.ok(graph.get(join('web', 'lectern.js')).includes(join('web', 'engine.js')));
  const state = new Map();
  const visit = (path, trail) => {
    assert.notEqual(state.get(path), 'open', `circle: ${[...trail, path].join(' -> ')}`);
    if (state.has(path) || !graph.has(path)) return;
    state.set(path, 'open');
    for (const target of graph.get(path)) visit(target, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
});

test('no path of a machine is in the project', () => {
  const everything = sources('.', ['.go', '.js', '.ts', '.css', '.html', '.py', '.md', '.json', '.mod', '']);
  const home = /(?<![\w.])\/(home|root|work|Users)\//;
  assert.deepEqual(everything.filter((path) => !path.endsWith('rules.test.js') && home.test(read(path))), []);
});
