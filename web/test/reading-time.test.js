import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inMinutes, readingTime } from '../reading-time.js';

/** @param {string} text */
const readingMinutes = (text) => inMinutes(readingTime(text));

test('a short text takes a minute, never none', () => {
  assert.equal(readingMinutes(''), 1);
  assert.equal(readingMinutes('A few words.'), 1);
});

test('English is read at some 260 words a minute', () => {
  assert.equal(readingMinutes('Nobody feels a coffee cup of water spread over four months. '.repeat(2600 / 11)), 10);
});

test('signs count for more than letters, and Chinese for more than Japanese', () => {
  const chinese = readingMinutes('雨水量'.repeat(1000));
  const japanese = readingMinutes('雨のりょう'.repeat(600));
  assert.equal(chinese, 9);
  assert.equal(japanese, 6);
});

test('vowel signs of Arabic take no time of their own', () => {
  assert.equal(readingMinutes('كَتَبَ '.repeat(1000)), readingMinutes('كتب '.repeat(1000)));
});

test('spaces and punctuation take no time', () => {
  assert.equal(readingMinutes('word '.repeat(2000)), readingMinutes('word … — ! '.repeat(2000)));
});

test('a very long text takes as long as its parts', () => {
  const chapter = 'Nobody feels a coffee cup of water spread over four months. '.repeat(5000);
  assert.ok(Math.abs(readingMinutes(chapter.repeat(4)) - 4 * readingMinutes(chapter)) <= 4);
});
