// The Markdown of hostile articles, read by the libraries that others read it with, all HTML and every address let through.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import attributes from 'markdown-it-attrs';
import { Marked } from 'marked';

const read = (path) => readFileSync(new URL(path, import.meta.url));
const { articles, pieces, frames } = JSON.parse(`${read('markdown.json')}`);

/** What takes "$" for the marks of formulas, as Pandoc defines them, and shows what is between as text. */
function withFormulas(markdown) {
  markdown.inline.ruler.after('escape', 'formula', (state, silent) => {
    const [whole, tex] = /^\$(?=\S)((?:\\[^]|[^\\$])*?\S)\$(?!\d)/.exec(state.src.slice(state.pos)) ?? [];
    if (!whole) return false;
    if (!silent) state.push('text', '', 0).content = tex;
    state.pos += whole.length;
    return true;
  });
}

function markdownIt() {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  markdown.validateLink = () => true;
  return markdown;
}

const plain = markdownIt();
const drawing = markdownIt().use(withFormulas);
const marked = new Marked();

const readers = {
  'markdown-it': (text) => plain.render(text),
  'markdown-it with formulas': (text) => drawing.render(text),
  'markdown-it with lists of attributes': (text) => markdownIt().use(attributes).render(text),
  marked: (text) => marked.parse(text),
};

/** What the articles have as text, or in attributes that hold text, and would run as markup. */
const RUNS = /<(?:img\b[^>]*\bonerror\b|script)|\bon\w+="[^"]|(?:href|src)="\s*(?:javascript|java&#115;cript)/i;

/** The Markdown of every article, and of every two of the pieces beside each other in every frame. */
const texts = [];

before(async () => {
  await import('../build/wasm_exec.js');
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(read('../build/lectern.wasm'), go.importObject);
  go.run(instance);
  for (const { html } of articles) texts.push(markdownOf(html));
  for (const frame of frames) {
    for (const first of pieces) texts.push(markdownOf(pieces.map((second) => frame.replace('@', () => first + second)).join('')));
  }
});

function markdownOf(html) {
  const { article } = lectern.extract(new TextEncoder().encode(`<!doctype html><title>x</title>${html}`), { whole: true, url: 'https://a.example/b' });
  return article.markdown;
}

for (const [name, render] of Object.entries(readers)) {
  test(`${name} makes nothing that runs of it`, () => {
    for (const text of texts) {
      const html = render(text);
      const bare = html.replace(/(title|alt)="[^"]*"/g, '');
      assert.doesNotMatch(bare, RUNS, text);
    }
  });
}
