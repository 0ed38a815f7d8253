import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escaped, toHTML, toMarkdown, toText } from '../export.js';

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

test('Markdown has the title, the imprint, the address and the text', () => {
  assert.equal(
    toMarkdown(article),
    '# Rain \\<at\\> \\*nine\\*\n\nInes Halloran, Slow Quarterly, 2024-11-03\n\n<https://example.org/a?b=1&c="2">\n\nOne.\n',
  );
  assert.equal(toMarkdown(bare), 'One.\n');
});

test('text has the same, plainly', () => {
  assert.equal(toText(article), `Rain <at> *nine*\n\nInes Halloran, Slow Quarterly, 2024-11-03\n\n${article.url}\n\nOne.\n`);
  assert.equal(toText(bare), 'One.\n');
});

test('HTML has the same, and nothing of the header can become markup', () => {
  const html = toHTML(article);
  assert.match(html, /^<article lang="en" dir="ltr">\n<h1>Rain &#60;at&#62; \*nine\*<\/h1>/);
  assert.ok(html.includes('href="https://example.org/a?b=1&#38;c=&#34;2&#34;"'));
  assert.ok(html.includes('\n<p>One.</p>\n</article>'));
  assert.equal(toHTML(bare), '<article>\n<p>One.</p>\n</article>\n');
});

test('escaping leaves no character that markup is made of', () => {
  assert.doesNotMatch(escaped('<a href="x">&amp;</a>'), /[<>"]|&(?!#\d+;)/);
});
