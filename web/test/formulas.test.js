// Formulas in LaTeX alone, through the worker's script and the built program, in Node.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Formulas, readWithFormulas } from '../formulas.js';

let said = () => {};

function send(data) {
  return new Promise((resolve) => {
    said = resolve;
    self.onmessage({ data });
  });
}

before(async () => {
  globalThis.self = { postMessage: (message) => said(message) };
  await import('../worker.js');
  const program = new Uint8Array(readFileSync(new URL('../build/lectern.wasm', import.meta.url)));
  await send({ module: await WebAssembly.compile(program) });
});

/** Reads paragraphs, and returns their content, Markdown and text. */
async function read(...paragraphs) {
  const bytes = new TextEncoder().encode(paragraphs.map((text) => `<p>${text}</p>`).join(''));
  const { article, error } = await send({ id: 1, bytes, options: { whole: true } });
  assert.equal(error, undefined);
  return article;
}

test('what the first reading found stays where the second, with Temml, fails', async () => {
  for (const [second, kept, died] of [
    [{ article: 2 }, { article: 2 }, false],
    [{ error: 'timeout' }, { article: 1 }, false],
    [undefined, { article: 1 }, true],
  ]) {
    const asked = [];
    const read = (reading) => {
      asked.push(reading.timeout);
      return asked.length === 1 ? (reading.mathML('x', false), { article: 1 }) : second;
    };
    const waits = [];
    const load = async (time) => waits.push(time) > 0;
    assert.deepEqual(await readWithFormulas(read, 1000, load), { result: kept, died });
    assert.equal(asked[0], 1000);
    assert.ok(asked[1] <= 500 && waits[0] <= 500, 'time is left for the answer');
  }
});

test('a page is read once where it fails, or Temml does not come', async () => {
  for (const [first, comes] of [[undefined, true], [{ error: 'budget' }, true], [{ article: 1 }, false]]) {
    let calls = 0;
    const read = ({ mathML }) => {
      calls++;
      mathML('x', false);
      return first;
    };
    assert.deepEqual(await readWithFormulas(read, 0, async () => comes), { result: first, died: !first });
    assert.equal(calls, 1);
  }
});

test('a formula becomes MathML and keeps its source', async () => {
  const { content, markdown, textContent } = await read('Half of it, \\(\\frac{a}{2}\\), is here.', '\\[ \\sqrt{b} \\]');
  assert.match(content, /<math><semantics><mfrac><mi>a<\/mi><mn>2<\/mn><\/mfrac><annotation encoding="application\/x-tex">\\frac\{a\}\{2\}<\/annotation>/);
  assert.match(content, /<math display="block"><semantics><msqrt><mi>b<\/mi><\/msqrt>/);
  assert.match(markdown, /Half of it, \$\\frac\{a\}\{2\}\$, is here\./);
  assert.match(textContent, /Half of it, \\frac\{a\}\{2\}, is here\./);
});

test('a formula that cannot be read shows its source', async () => {
  const { content } = await read('See \\(\\frac{a}{2}\\) and \\(\\nosuchcommand{x}\\) and \\(\\frac{a\\) there.');
  assert.match(content, /<mfrac>/);
  assert.match(content, /<mtext>\\nosuchcommand\{x\}<\/mtext>/);
  assert.match(content, /<mtext>\\frac\{a<\/mtext>/);
});

test('definitions hold in the formulas behind, on their page alone', async () => {
  const { content } = await read('\\[\\newcommand{\\R}{\\mathbb{Q}} \\newcommand\\pair[2]{(#1,#2)} \\DeclareMathOperator{\\rank}{rk}\\]', 'Of \\(\\pair{a}{b}\\), \\(\\R\\), \\(\\rank A\\).');
  assert.match(content, /<mi>a<\/mi><mo separator="true">,<\/mo><mi>b<\/mi>/);
  assert.match(content, /ℚ/);
  assert.match(content, /<mi>rk<\/mi>/);
  assert.match((await read('Of \\(\\pair{a}{b}\\).')).content, /<mtext>\\pair\{a\}\{b\}<\/mtext>/);
});

test('environments are lined up, within a line too', async () => {
  const { content } = await read('Of \\(\\begin{align} a &amp;= b \\\\ &amp;= c \\end{align}\\).');
  assert.match(content, /<mtd columnalign="right"><mi>a<\/mi><\/mtd><mtd columnalign="left">/);
});

test('a formula that multiplies itself shows its source', async () => {
  const { content } = await read('Of \\(\\def\\a#1{#1#1}' + '\\a{'.repeat(30) + 'x' + '}'.repeat(30) + '\\) and \\(\\frac{a}{2}\\).');
  assert.match(content, /<mtext>\\def\\a/);
  assert.match(content, /<mfrac>/);
});

test('formulas that grow without many steps show their source', async () => {
  const letters = 'abcdefghijklmnopq';
  const doubling = [...letters].slice(0, -1).map((letter, i) => `\\def\\q${letter}#1{\\q${letters[i + 1]}{#1#1}}`).join('');
  const bomb = `${doubling}\\def\\qq#1{#1}\\qa{x}`;
  const { content } = await read('Of \\(\\frac{a}{2}\\).', ...Array(20).fill(`Of \\(${bomb}\\).`));
  assert.match(content, /<mfrac>/);
  assert.equal(content.match(/<mtext>\\def\\qa/g).length, 20);
  const formulas = new Formulas();
  assert.notEqual(formulas.mathML('x', false), '');
  for (let i = 0; i < 25; i++) formulas.mathML(`\\def\\e{${'x'.repeat(190)}}${'\\e'.repeat(50)}`, false);
  assert.equal(formulas.mathML('x', false), '', 'enough was drawn for a page');
});

test('macros may not come to more than a formula has, in arguments or in themselves', async () => {
  const { content } = await read('Of \\(\\frac{a}{2}\\).'); // loads Temml
  assert.match(content, /<mfrac>/);
  const formulas = new Formulas();
  const none = (count) => '\\relax '.repeat(count); // so that they do not come to much markup
  const bombs = [
    `\\def\\d#1{${'#1'.repeat(40)}}\\d{\\d{${none(30)}}}x`,
    `\\def\\d#1#2{${'#1#2'.repeat(40)}}\\d{\\d{x}{${none(3)}}}{\\d{x}{${none(9)}}}x`,
    `\\def\\e{${none(200)}}${'\\e'.repeat(150)}x`,
    `\\let\\f\\e${'\\f'.repeat(150)}x`,
  ];
  for (const bomb of bombs) assert.equal(formulas.mathML(bomb, false), '', bomb);
  assert.notEqual(formulas.mathML('\\def\\g#1{\\frac{#1}{#1+1}}\\g{\\g{\\g{x}}}', false), '');
});

test('links, addresses and markup in a formula are none', async () => {
  const { content } = await read('Of \\(\\text{&lt;img src=x&gt;}\\) and \\(\\href{https://a.example/}{x}\\) and \\(\\htmlClass{fn-1}{x}\\).');
  assert.match(content, /<mtext>&lt;img\ssrc=x&gt;<\/mtext>/);
  assert.doesNotMatch(content, /<img|<[a-z]+ [^>]*(href|class)/);
});
