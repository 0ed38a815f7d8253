// What other apps share, told apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromShared } from '../share.js';
import { PARAGRAPHS } from './harness/prose.js';

const LINK = 'https://a.example/ferry?id=6';
const TEXT = PARAGRAPHS.join('\n\n');

/** What becomes of it, with the fields that an app leaves out empty. */
const shared = (fields) => fromShared({ title: '', text: '', url: '', ...fields });

test('a link is told, wherever an app puts it and with whatever title', () => {
  for (const fields of [
    { url: LINK },
    { text: LINK },
    { text: ` ${LINK}\n` },
    { title: 'The Last Ferry', url: LINK },
    { title: 'The Last Ferry', text: LINK },
    { text: `The Last Ferry\n${LINK}` },
    { text: `The Last Ferry – Harbour News ${LINK}`, title: 'The Last Ferry' },
    { text: `Read this: ${LINK} (by way of @harbour)` },
    { text: 'The Last Ferry', url: LINK },
    { text: `The Last Ferry ${LINK}`, url: LINK },
  ]) {
    assert.equal(shared(fields), LINK, JSON.stringify(fields));
  }
});

test('of several links in a few words, the last is meant', () => {
  assert.equal(shared({ text: `From https://b.example/: ${LINK}` }), LINK);
});

test('a text that is more than the link and a title is read, with the link at its end as its address', () => {
  for (const [fields, url] of [
    [{ text: TEXT }, ''],
    [{ text: `${TEXT}\n\n${LINK}` }, LINK],
    [{ text: TEXT, url: LINK }, LINK],
    [{ text: `${TEXT}\n${LINK}`, url: 'https://a.example/' }, 'https://a.example/'],
  ]) {
    assert.deepEqual(shared(fields), { input: TEXT, contentType: 'text/plain', url, from: 'text' });
  }
});

test('a passage that was selected is read, however short', () => {
  for (const passage of ['"The ferry leaves at six."', '“The ferry leaves at six.”']) {
    assert.deepEqual(shared({ text: `${passage}\n ${LINK}` }), { input: passage, contentType: 'text/plain', url: LINK, from: 'text' });
  }
});

test('a link in the midst of a text stays there, and is not its address', () => {
  const text = `${TEXT}\n\nSee ${LINK} for more.`;
  assert.deepEqual(shared({ text }), { input: text, contentType: 'text/plain', url: '', from: 'text' });
});

test('a few words without a link are read', () => {
  assert.equal(shared({ text: 'Six o’clock.' }).input, 'Six o’clock.');
});

test('the title stands above the text, once', () => {
  assert.equal(shared({ title: 'The Last Ferry', text: TEXT }).input, `The Last Ferry\n\n${TEXT}`);
  assert.equal(shared({ title: 'The ferry leaves', text: TEXT }).input, TEXT);
});

test('source is taken as source', () => {
  const { input, contentType } = shared({ title: 'x', text: '<p>One</p>' });
  assert.deepEqual([input, contentType], ['<p>One</p>', 'text/html']);
});

test('what is no address of a page is no link', () => {
  assert.equal(shared({ url: 'javascript:alert(1)' }), null);
  assert.equal(shared({ text: 'http://' }).input, 'http://');
});

test('nothing is told from something', () => {
  assert.equal(shared({}), null);
  assert.equal(shared({ title: 'The Last Ferry', text: ' \n' }), null);
});
