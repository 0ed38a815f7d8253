// Directions and scripts of texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf, MARKED, scriptOf } from '../directions.js';

for (const { text, direction, script } of [
  { text: 'The ferry leaves at six.', direction: 'ltr', script: '' },
  { text: 'The word كتاب means book, and nothing else.', direction: 'ltr', script: '' },
  { text: 'Google أعلنت الشركة عن خدمة جديدة في المدينة', direction: 'rtl', script: 'joined' },
  { text: 'המעבורת יוצאת בשש בבוקר', direction: 'rtl', script: 'upright' },
  { text: '朝の六時になると、川岸に立つ', direction: 'ltr', script: 'han' },
  { text: 'नाव सुबह छह बजे निकलती है', direction: 'ltr', script: 'joined' },
  { text: 'เรือข้ามฟากออกตอนหกโมงเช้า', direction: 'ltr', script: 'upright' },
  { text: 'படகு காலை ஆறு மணிக்குப் புறப்படும்', direction: 'ltr', script: 'upright' },
  { text: 'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ', direction: 'ltr', script: 'mongolian' },
  { text: 'Паром уходит в шесть', direction: 'ltr', script: '' },
  { text: '12:30, 1964–2003', direction: 'ltr', script: '' },
]) {
  test(`“${text}” is ${direction}${script && ` and ${script}`}`, () => {
    assert.equal(directionOf(text), direction);
    assert.equal(scriptOf(text), script);
  });
}

test('a text of letters that need no marks is told at a glance', () => {
  assert.equal(MARKED.test('The ferry – Паром – η βάρκα'), false);
  assert.equal(MARKED.test('The ferry – نێوان'), true);
});
