// How a text is cut for reading aloud. Where the sentences stand on the page, e2e/aloud.test.js asks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf, sentencesOf, wordAt } from '../aids/sentences.js';
import { languageTag } from '../language-tag.js';

const cut = (text, lang) => sentencesOf(text, lang).map(({ start, end }) => text.slice(start, end));

test('sentences end where a reader would end them', () => {
  const cases = [
    ['en', ['The ferry left at six.', 'Nobody waved!', 'Why should they?']],
    ['en', ['“It left,” she said.', '“Did it?”', 'He sat down.']],
    ['de', ['Die Fähre fuhr um sechs.', 'Niemand winkte.']],
    ['zh', ['渡船六点离开。', '没有人挥手！', '为什么要呢？']],
    ['ja', ['船は六時に出た。', '誰も手を振らなかった。']],
    ['ar', ['غادرت العبّارة في السادسة.', 'لماذا؟', 'لا أحد يعرف.']],
    ['hi', ['नाव छह बजे चली गई।', 'किसी ने हाथ नहीं हिलाया।']],
    ['', ['No language.', 'Still two.']],
  ];
  for (const [lang, sentences] of cases) {
    assert.deepEqual(cut(sentences.join(/zh|ja/.test(lang) ? '' : ' '), lang), sentences);
  }
});

test('a full stop that ends no sentence does not', () => {
  const whole = [
    ['en', 'Dr. Smith and Mrs. Jones met J. R. R. Tolkien in the U.S. Senate.'],
    ['en', 'See Fig. 3 and No. 12 Main Street, e.g. Room 4.'],
    ['en', 'Version 2.5 costs $3.99 at example.com today.'],
    ['de', 'Am 3. Oktober kam Prof. Weber, z. B. Nachmittags, bzw. Abends.'],
    ['fr', 'M. Dupont et Mme. Martin sont là.'],
  ];
  for (const [lang, text] of whole) assert.deepEqual(cut(text, lang), [text]);
  assert.deepEqual(cut('She said no. Then she left in 1984. It rained.', 'en'), ['She said no.', 'Then she left in 1984.', 'It rained.']);
});

test('a broken line ends a sentence, and what has no letters belongs to what was before it', () => {
  assert.deepEqual(cut('Two roads\nAnd I took one', 'en'), ['Two roads', 'And I took one']);
  assert.deepEqual(cut('  It ended. …  ', 'en'), ['It ended. …']);
  assert.deepEqual(cut('   ', 'en'), []);
});

test('a long text is taken apart at pauses, or between words, or wherever it must be', () => {
  const text = 'When the bridge upstream was opened, the council counted the passengers for a month, and then it kept the ferry';
  const pieces = piecesOf(text, 60).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(pieces.slice(0, 2), ['When the bridge upstream was opened, ', 'the council counted the passengers for a month, ']);
  assert.equal(pieces.join(''), text);
  assert.deepEqual(piecesOf('short', 60), [{ start: 0, end: 5 }]);
  for (const hard of ['a'.repeat(200), '😀'.repeat(100), '渡'.repeat(200), `${'a '.repeat(100)}`]) {
    const cuts = piecesOf(hard, 41).map(({ start, end }) => hard.slice(start, end));
    assert.equal(cuts.join(''), hard);
    assert.ok(cuts.every((piece) => piece.length > 0 && piece.length <= 41 && piece.isWellFormed()));
  }
});

test('the word at a place is found whole', () => {
  const at = (text, index, lang) => {
    const { start, end } = wordAt(text, index, lang);
    return text.slice(start, end);
  };
  assert.equal(at('The captain’s boat', 4, 'en'), 'captain’s');
  assert.equal(at('没有人挥手', 0, 'zh'), '没有');
  assert.equal(at('end', 9, 'en'), '');
});

test('language tags are put right, and what is none is none', () => {
  assert.deepEqual(['en_US', ' DE-at ', '', 'x y', 'constructor'].map(languageTag), ['en-US', 'de-AT', '', '', '']);
});
