// Markdown with its front matter, read by the libraries that others read it with.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import attributes from 'markdown-it-attrs';
import { parseDocument } from 'yaml';
import { toMarkdown } from '../export/markdown.js';
import { HOSTILE_TEXTS } from './harness/hostile-facts.js';

const SAVED = new Date('2026-03-04T05:06:07Z');
const ARTICLE = {
  title: 'Rain <at> *nine*',
  byline: 'Ines Halloran',
  authors: ['Ines Halloran', 'Ada Weir'],
  siteName: 'Slow Quarterly',
  publishedTime: '2024-11-03T21:00:00+01:00',
  modifiedTime: '2024-11-20',
  url: 'https://example.org/a?b=1&c="2"',
  lang: 'en',
  excerpt: 'Forty years.',
  markdown: 'One.\n',
};

/** The two parts of a file: what the front matter says, and the Markdown below it. */
function parts(text) {
  const [, yaml, markdown] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text);
  const document = parseDocument(yaml);
  assert.deepEqual([document.errors, document.warnings], [[], []]);
  return { facts: document.toJS(), markdown };
}

test('what is known stands before the title and the text', () => {
  const { facts, markdown } = parts(toMarkdown(ARTICLE, SAVED));
  assert.deepEqual(facts, {
    title: 'Rain <at> *nine*',
    author: ['Ines Halloran', 'Ada Weir'],
    site: 'Slow Quarterly',
    url: 'https://example.org/a?b=1&c=%222%22',
    published: '2024-11-03T21:00:00+01:00',
    modified: '2024-11-20',
    saved: '2026-03-04T05:06:07.000Z',
    language: 'en',
    description: 'Forty years.',
  });
  assert.equal(markdown, '\n# Rain &lt;at\\> \\*nine\\*\n\nOne.\n');
});

test('of what is not known nothing is said', () => {
  const nothing = Object.fromEntries(Object.keys(ARTICLE).map((name) => [name, '']));
  const text = toMarkdown({ ...nothing, authors: [], markdown: 'One.' }, SAVED);
  assert.equal(text, '---\nsaved: "2026-03-04T05:06:07.000Z"\n---\n\nOne.\n');
  assert.equal(parts(toMarkdown({ ...ARTICLE, authors: [] }, SAVED)).facts.author, 'Ines Halloran');
});

test('no text breaks out of the front matter, and none is taken for something else', () => {
  for (const hostile of HOSTILE_TEXTS) {
    const told = { title: hostile, authors: [hostile, hostile], siteName: hostile, publishedTime: hostile, modifiedTime: hostile, lang: hostile, excerpt: hostile };
    const { facts } = parts(toMarkdown({ ...ARTICLE, ...told, url: `https://example.org/${hostile}` }, SAVED));
    const kept = hostile.replace('\uD800', '\uFFFD');
    assert.deepEqual(Object.keys(facts), ['title', 'author', 'site', 'url', 'published', 'modified', 'saved', 'language', 'description']);
    for (const name of ['title', 'site', 'published', 'modified', 'language', 'description']) assert.equal(facts[name], kept, name);
    assert.deepEqual(facts.author, [kept, kept]);
  }
});

test('an address that is not of the web is left out', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/x', 'x> <b>']) {
    assert.equal('url' in parts(toMarkdown({ ...ARTICLE, url }, SAVED)).facts, false, url);
  }
});

test('what knows no front matter finds no markup in it', () => {
  const reader = new MarkdownIt({ html: true });
  reader.validateLink = () => true;
  for (const excerpt of HOSTILE_TEXTS) {
    const html = reader.render(toMarkdown({ ...ARTICLE, title: '', excerpt, authors: [excerpt], siteName: excerpt }, SAVED));
    assert.doesNotMatch(html, /<(?!\/?(?:h[12]|p|hr|ul|li|em|strong|code|s)>)/, html);
  }
});

test('a hostile title is a heading and nothing more where Markdown may hold HTML', () => {
  const reader = new MarkdownIt({ html: true, linkify: false });
  for (const title of HOSTILE_TEXTS) {
    const { markdown } = parts(toMarkdown({ ...ARTICLE, title }, SAVED));
    const tokens = reader.parse(markdown, {});
    assert.deepEqual(tokens.map(({ type }) => type), ['heading_open', 'inline', 'heading_close', 'paragraph_open', 'inline', 'paragraph_close'], title);
    const kinds = new Set(tokens[1].children.map(({ type }) => type));
    assert.deepEqual([...kinds].filter((kind) => !['text', 'text_special'].includes(kind)), [], title);
  }
});

test('no fact gives attributes, or runs where a template is seen before Markdown is', () => {
  const reader = new MarkdownIt({ html: true }).use(attributes);
  for (const hostile of HOSTILE_TEXTS) {
    const text = toMarkdown({ ...ARTICLE, title: hostile, excerpt: hostile, siteName: hostile, url: `https://example.org/?${hostile}` }, SAVED);
    assert.doesNotMatch(text, /\{[{%]|<%/);
    for (const { attrs, children } of reader.parse(text, {})) {
      assert.deepEqual([attrs, ...(children ?? []).map((token) => token.attrs)].filter(Boolean), [], text);
    }
  }
});
