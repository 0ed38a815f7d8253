// What undeclared bytes are in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessEncoding } from '../encoding.js';
import { decode } from '../pages.js';

/** Encodes what the platform can only decode: each character as the first byte, or two of them, that give it. */
function encoded(text, label) {
  const decoder = new TextDecoder(label);
  const table = new Map();
  for (let first = 255; first >= 0; first--) {
    for (let second = 255; second >= 64; second--) table.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  }
  for (let byte = 255; byte >= 0; byte--) table.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  return Uint8Array.from([...text].flatMap((character) => table.get(character)));
}

const TEXTS = {
  'windows-1251': 'Паром уходит от северного причала в шесть, и кто опоздал, идёт домой пешком вдоль дамбы.',
  'koi8-r': 'Паром уходит от северного причала в шесть, и кто опоздал, идёт домой пешком вдоль дамбы.',
  'windows-1253': 'Το πλοίο φεύγει από τη βόρεια προβλήτα στις έξι, και όποιος το χάσει γυρίζει με τα πόδια.',
  'windows-1255': 'המעבורת יוצאת מהרציף הצפוני בשש, ומי שמאחר הולך הביתה ברגל לאורך הסכר.',
  'windows-1256': 'تغادر العبارة الرصيف الشمالي في الساعة السادسة، ومن يتأخر عنها يعود إلى البيت مشيا على طول السد.',
  'windows-874': 'เรือข้ามฟากออกจากท่าเรือทางเหนือเวลาหกโมง และใครที่มาไม่ทันต้องเดินกลับบ้านตามแนวเขื่อน',
  shift_jis: '渡し船は六時に北の桟橋を出る。乗り遅れた人は、風に吹かれながら堤防の上を歩いて家に帰るしかない。',
  'euc-jp': '渡し船は六時に北の桟橋を出る。乗り遅れた人は、風に吹かれながら堤防の上を歩いて家に帰るしかない。',
  gb18030: '渡船六点从北边的码头出发，没有赶上的人就要沿着堤坝走回家去，一路上都是风。船上的人说他们都住在对岸。',
  big5: '渡船六點從北邊的碼頭出發，沒有趕上的人就要沿著堤壩走回家去，一路上都是風。船上的人說他們都住在對岸。',
  'euc-kr': '나룻배는 여섯 시에 북쪽 부두를 떠나고, 놓친 사람은 바람을 맞으며 둑을 따라 집까지 걸어가야 한다.',
  'windows-1252': 'Le café a été fermé en août ; la créée «\u00a0Zoë\u00a0» naïve,\u00a0\u00a0\u00a0\u00a0où elle dînait, très bien.',
};

for (const [label, text] of Object.entries(TEXTS)) {
  test(`${label} is told from the others`, async () => {
    const bytes = encoded(`<p>${text}</p>`, label);
    assert.equal(guessEncoding(bytes), label);
    assert.equal(await decode(bytes), `<p>${text}</p>`);
  });
}

test('UTF-8 in which a byte is damaged is UTF-8', () => {
  const bytes = new TextEncoder().encode(TEXTS['windows-1251']);
  bytes[6] = 0xff;
  assert.equal(guessEncoding(bytes), 'utf-8');
});

test('what says too little is in the default encoding', () => {
  for (const text of ['', 'plain', 'caf\xe9', '\xa0\xa0\xa0', '\x93\xc0\x94 la carte']) {
    assert.equal(guessEncoding(Uint8Array.from(text, (c) => c.charCodeAt(0))), 'windows-1252', text);
  }
});
