import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, matchesIn } from '../aids/fold.js';

/** What is found, as it stands in the text. */
const found = (text, query) => matchesIn(text, fold(query)).map(([start, end]) => text.slice(start, end));

test('case and accents make no difference, typed or in the text', () => {
  assert.deepEqual(found('Café, CAFE and cafe\u0301s', 'café'), ['Café', 'CAFE', 'cafe\u0301']);
  assert.deepEqual(found('Ångström İstanbul ΣΊΣΥΦΟΣ', 'angstrom istanbul σισυφος'), ['Ångström İstanbul ΣΊΣΥΦΟΣ']);
});

test('a letter that is written as two is found either way', () => {
  assert.deepEqual(found('Straße und STRASSE', 'strasse'), ['Straße', 'STRASSE']);
  assert.deepEqual(found('Strasse', 'Straße'), ['Strasse']);
  assert.deepEqual(found('ﬁnden, Œuvre', 'find'), ['ﬁnd']);
  assert.deepEqual(found('aß', 's'), ['ß', 'ß']);
});

test('vowel signs and tatweel of Arabic, and points of Hebrew, make no difference', () => {
  assert.deepEqual(found('كَتَبَ الكـــتاب', 'كتب'), ['كَتَبَ']);
  assert.deepEqual(found('كَتَبَ الكـــتاب', 'الكتاب'), ['الكـــتاب']);
  assert.deepEqual(found('أحمد إلى آخر', 'الي'), []);
  assert.deepEqual(found('أحمد', 'احمد'), ['أحمد']);
  assert.deepEqual(found('שָׁלוֹם', 'שלום'), ['שָׁלוֹם']);
});

test('signs that make another letter do make a difference', () => {
  assert.deepEqual(found('かがく', 'か'), ['か']);
  assert.deepEqual(found('कि का', 'का'), ['का']);
});

test('white space, quotation marks, dashes and what is unseen are as one types them', () => {
  assert.deepEqual(found('the\n   north\u00a0quay', 'the north quay'), ['the\n   north\u00a0quay']);
  assert.deepEqual(found('It’s “so” – ex\u00adam\u00adple', `it's "so" - example`), ['It’s “so” – ex\u00adam\u00adple']);
});

test('indexes hold where characters have two units', () => {
  assert.deepEqual(found('🙂🙂 a 🙂 b', 'b'), ['b']);
  assert.deepEqual(found('𝐁old', 'bold'), ['𝐁old']);
});
