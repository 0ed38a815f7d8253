import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markupParts } from '../markup-parts.js';

const paragraph = '<p>The ferry <b>left</b> at <img src="https://a.example/?a=1&lt;p&gt;" alt="six"/> &lt;/p&gt; six.<br/></p>';

test('markup that is not long stays whole', () => {
  assert.deepEqual([...markupParts(paragraph)], [paragraph]);
  assert.deepEqual([...markupParts('')], ['']);
});

test('long markup is cut behind whole blocks, and nothing of it is lost', () => {
  const html = `${`${paragraph}\n`.repeat(3000)}<ul>${'<li>One more<math><mspace></mspace></math></li>'.repeat(5000)}</ul>The end`;
  const parts = [...markupParts(html)];
  assert.ok(parts.length >= 4, `${parts.length}`);
  assert.equal(parts.join(''), html);
  for (const part of parts) {
    assert.match(part, /^[^\s]/);
    for (const name of ['p', 'b', 'ul', 'li', 'math']) {
      assert.equal(part.split(`<${name}>`).length, part.split(`</${name}>`).length, name);
    }
  }
});

test('what is never closed stays whole', () => {
  const html = `<div>${paragraph.repeat(3000)}`;
  assert.deepEqual([...markupParts(html)], [html]);
});

test('what has tags without an end, comments or names in capitals stays whole, and takes no time beyond its length', () => {
  const rows = '<tr><td>x</td></tr>'.repeat(10_000);
  for (const html of [`<p>a</p><!-- ${paragraph.repeat(3000)} -->`, `<TABLE>${rows}</TABLE>`, '<a'.repeat(100_000), `<${'a'.repeat(200_000)}`, '<a '.repeat(100_000)]) {
    assert.deepEqual([...markupParts(html)], [html]);
  }
});

test('an end without a beginning does not open what comes after it', () => {
  const table = `<table>${'<tr><td>x</td></tr>'.repeat(10_000)}</table>`;
  assert.deepEqual([...markupParts(`<p>a</p></p></p></br>${table}<p>b</p>`)], [`<p>a</p></p></p></br>${table}`, '<p>b</p>']);
});
