import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escaped, markdownEscaped, xmlEscaped } from '../export/escape.js';
import { toText } from '../export/text.js';

const article = {
  title: 'Rain <at> *nine*',
  byline: 'Ines Halloran',
  siteName: 'Slow Quarterly',
  publishedTime: '2024-11-03T21:00:00+01:00',
  url: 'https://example.org/a?b=1&c="2"',
  lang: 'en',
  dir: 'ltr',
  content: '<p>One.</p>',
  textContent: 'One.',
  markdown: 'One.\n',
};
const bare = { ...article, title: '', byline: '', siteName: '', publishedTime: '', url: '', lang: '', dir: '' };

test('text has the title, the imprint, the address and the text', () => {
  assert.equal(toText(article), `Rain <at> *nine*\n\nInes Halloran, Slow Quarterly, 2024-11-03\n\nhttps://example.org/a?b=1&c=%222%22\n\nOne.\n`);
  assert.equal(toText(bare), 'One.\n');
});

test('escaping leaves no character that markup is made of', () => {
  assert.doesNotMatch(escaped('<a href="x">&amp;</a>'), /[<>"]|&(?!#\d+;)/);
});

test('an address that is not of the web is left out', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/x', 'x> <b>', 'about:blank']) {
    assert.equal(toText({ ...bare, url }), toText(bare), url);
  }
});

test('a text in Markdown has no markup', () => {
  const cases = {
    '# a': '\\# a', '- a': '\\- a', '  + a': '\\+ a', '1. a': '1\\. a', '2) a': '2\\) a', '> a': '\\> a', '---': '\\---',
    '    a': 'a', 'a\n===': 'a\n\\===', '&lt;': '\\&lt;', 'C# & x': 'C# & x', '|-|': '\\|-|', 'a-b 1.5': 'a-b 1.5',
  };
  for (const [text, markdown] of Object.entries(cases)) assert.equal(markdownEscaped(text), markdown, text);
});

test('XML gets nothing that it cannot hold', () => {
  assert.equal(xmlEscaped('a\0b\x1Bc\uFFFEd\uD800e\t\n<&"😀'), 'abcde\t\n&#60;&#38;&#34;😀');
});
