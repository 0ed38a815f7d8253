import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName } from '../export/file-name.js';
import { HOSTILE_TEXTS } from './harness/hostile-facts.js';

const named = (title) => fileName(title, 'md', 'Untitled');

test('a title becomes a name', () => {
  for (const [title, name] of [
    ['Forty winters', 'Forty winters.md'],
    ['  What?  Why: "both"  ', 'What Why both.md'],
    ['a/b\\c', 'a b c.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['.hidden', 'hidden.md'],
    ['--option', 'option.md'],
    ['The end...', 'The end.md'],
    ['Cafe\u0301', 'Café.md'],
    ['gnp.exe\u202Etxt', 'gnp.exetxt.md'],
    ['می\u200Cخواهم', 'می\u200Cخواهم.md'],
    ['', 'Untitled.md'],
    ['???', 'Untitled.md'],
    ['\u202E\u2066', 'Untitled.md'],
  ]) assert.equal(named(title), name);
});

test('no name is that of a device', () => {
  for (const title of ['CON', 'con', 'nul', 'Aux.txt', 'COM1', 'lpt9.x', 'CONIN$', 'COM²', 'CON .notes']) assert.equal(named(title), `_${title}.md`);
  for (const title of ['Content', 'Null and void', 'COM10', 'console']) assert.equal(named(title), `${title}.md`);
});

test('a long title is cut between characters as people see them', () => {
  assert.equal(named('x'.repeat(500)), `${'x'.repeat(120)}.md`);
  assert.equal(named('日'.repeat(500)), `${'日'.repeat(40)}.md`);
  assert.equal(named('👨‍👩‍👧'.repeat(50)), `${'👨‍👩‍👧'.repeat(6)}.md`);
});

test('no text makes a name that a system refuses', () => {
  for (const title of HOSTILE_TEXTS) {
    const name = named(title);
    assert.doesNotMatch(name, /[\0-\x1F\x7F-\x9F"*/:<>?\\|\u2028-\u202E\u2066-\u2069\uFEFF]|^[.\s~-]|[.\s]\.md$/, title);
    assert.ok(Buffer.byteLength(name) <= 123, title);
    assert.ok(name.isWellFormed(), title);
  }
});
