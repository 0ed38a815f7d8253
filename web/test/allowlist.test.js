// The page's allowlist says the same as the core's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMON_ATTRIBUTES, ELEMENTS, MATH_ATTRIBUTES, MATH_ELEMENTS, OWN_CLASS, OWN_ID, PLAYERS } from '../allowlist.js';
import { isPlayer } from '../player.js';

const source = (name) => readFileSync(new URL(`../../extract/${name}`, import.meta.url), 'utf8');

/** What a composite literal of Go holds between its braces. */
function table(code, name) {
  const [, body] = new RegExp(`^var ${name} = [^{]*\\{\n([^]*?)\n\\}`, 'm').exec(code);
  return body;
}

const sorted = (names) => [...new Set(names)].sort();

/** The rows of the core's table: an element, its role, what it becomes, its attributes. */
const rows = [...table(source('allow.go'), 'elements').matchAll(/^\tatom\.(\w+):\s*\{role: role(\w+)(?:, as: atom\.(\w+))?(.*)\},$/gm)].map(
  ([, name, role, as, rest]) => ({
    role,
    outcome: (as ?? name).toLowerCase(),
    attributes: [...rest.matchAll(/\{"([\w-]+)", /g)].map(([, key]) => key),
  }),
);

/** Written in another form: MathML has a table of its own, a frame becomes a link, a box of a task list a character. */
const ELSEWHERE = ['math', 'iframe', 'input'];

/** Written for what they hold: a language or direction, a group of lines, the footnotes. */
const PLAIN = ['div', 'section', 'span'];

/** What the renderer adds to what it copies. */
const ADDED = { audio: ['controls'], blockquote: ['data-callout', 'data-callout-fold'], video: ['controls'] };

const kept = rows.filter(({ role, outcome }) => !['Bare', 'Break', 'Gone'].includes(role) && !ELSEWHERE.includes(outcome));

test('the elements are those of the core', () => {
  assert.ok(kept.length > 50, 'the table was understood');
  assert.deepEqual(Object.keys(ELEMENTS).sort(), sorted([...kept.map(({ outcome }) => outcome), ...PLAIN]));
});

test('so are their attributes', () => {
  for (const [name, attributes] of Object.entries(ELEMENTS)) {
    const copied = kept.filter(({ outcome }) => outcome === name).flatMap((row) => row.attributes);
    const want = [...copied, ...(ADDED[name] ?? [])].filter((key) => !COMMON_ATTRIBUTES.includes(key));
    assert.deepEqual(sorted(attributes), sorted(want), name);
  }
});

test('so is MathML', () => {
  const code = source('allow_math.go');
  const names = (body) => [...body.matchAll(/"([\w-]+)":/g)].map(([, name]) => name);
  assert.deepEqual(sorted(MATH_ELEMENTS), sorted([...names(table(code, 'mathElements')), 'math', 'annotation']));
  const attributes = [...names(table(code, 'mathAttrs')), 'display', 'encoding'];
  assert.deepEqual(sorted(MATH_ATTRIBUTES), sorted(attributes.filter((key) => !COMMON_ATTRIBUTES.includes(key))));
});

test('no element repeats a common attribute, which sanitizers refuse', () => {
  const all = [...Object.values(ELEMENTS).flat(), ...MATH_ATTRIBUTES];
  assert.deepEqual(all.filter((name) => COMMON_ATTRIBUTES.includes(name)), []);
});

test('so are the players', () => {
  const players = [...table(source('allow_url.go'), 'videoPlayers').matchAll(/"(.+?)":\s*"(.+?)"/g)].map(([, host, path]) => [host, path]);
  assert.ok(players.length > 5);
  assert.deepEqual(PLAYERS, Object.fromEntries(players));
});

for (const name of ['index.html', 'reader.html']) {
  test(`the policy of ${name} lets them play`, () => {
    const [, hosts] = /frame-src ([^;"]*)/.exec(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
    assert.deepEqual(sorted(hosts.split(' ').filter((host) => host !== "'self'")), sorted(Object.keys(PLAYERS).map((host) => `https://${host}`)));
  });
}

test('a player is known by its host and path', () => {
  assert.ok(isPlayer('https://www.youtube-nocookie.com/embed/abcdefghijk'));
  for (const address of [
    'http://www.youtube-nocookie.com/embed/a',
    'https://www.youtube.com/redirect?q=x',
    'https://www.youtube.com.evil.example/embed/a',
    'https://www.youtube.com:444/embed/a',
    'https://evil.example/embed/a',
    'javascript:alert(1)',
    'https://toString/',
    '',
  ]) {
    assert.equal(isPlayer(address), false, address);
  }
});

test('ids and classes are known by their form', () => {
  for (const id of ['lectern-history', 'fn-1', 'fnref-1-2']) assert.match(id, OWN_ID);
  for (const id of ['article', 'xfn-1', '']) assert.doesNotMatch(id, OWN_ID);
  for (const word of ['callout', 'footnote-ref', 'language-c++']) assert.match(word, OWN_CLASS);
  for (const word of ['article', 'callouts', 'language-"x']) assert.doesNotMatch(word, OWN_CLASS);
});
