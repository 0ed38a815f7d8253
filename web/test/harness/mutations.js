// Inputs that nobody wrote: those that fuzzing found, and hostile ones cut up and put together anew.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAYLOADS } from './payloads.js';

const FUZZ = fileURLToPath(new URL('../../../extract/testdata/fuzz', import.meta.url));

/** A string as Go writes it into a file of fuzzing, and what of it is an escape. */
const GO_STRING = /^(?:\[\]byte|string)\("(.*)"\)$/gm;
const GO_ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/gi;
const GO_LETTERS = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** What parsers stumble over, beside the pieces of the payloads. */
const SPECIAL = ['\0', '<', '>', '"', "'", '&', '=', '/', '\r\n', '<!--', '-->', '--!>', '<![CDATA[', ']]>', '</p>', '<table>', '<svg>', '<math>', '<pre>\n\n', '<li>', '&#13;', '&nbsp'];

/** Changes to an input at most, and characters of it. */
const [MAX_CHANGES, MAX_LENGTH] = [12, 8000];

/**
 * The inputs with which fuzzing found faults of the core.
 * @returns {{name: string, bytes: string}[]} a character for each byte
 */
export function fuzzInputs() {
  return readdirSync(FUZZ, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, path = parentPath, name }) => {
      const file = readFileSync(join(path, name), 'utf8');
      return [...file.matchAll(GO_STRING)].map(([, text]) => ({ name, bytes: unquoted(text) }));
    });
}

/** The bytes of a string of Go. */
function unquoted(text) {
  const bytes = (code) => Buffer.from(String.fromCodePoint(parseInt(code, 16))).toString('latin1');
  return Buffer.from(text).toString('latin1').replace(GO_ESCAPE, (_, byte, short, long, letter) =>
    byte ? String.fromCharCode(parseInt(byte, 16)) : letter ? (GO_LETTERS[letter] ?? letter) : bytes(short ?? long),
  );
}

/**
 * Changes payloads in their midst, by what stands in others.
 *
 * @param {number} seed the same makes the same
 * @param {number} count
 * @returns {{name: string, html: string}[]}
 */
export function mutations(seed, count) {
  const random = numbers(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const wholes = [...PAYLOADS.map(({ html }) => html), ...fuzzInputs().map(({ bytes }) => bytes)].map(cut).filter((pieces) => pieces.length > 0);
  const pieces = [...new Set(wholes.flat())];
  return Array.from({ length: count }, (_, i) => {
    const made = [...pick(wholes)];
    for (let changes = 1 + Math.floor(random() * MAX_CHANGES); changes > 0; changes--) change(made, random, () => pick(random() < 0.3 ? SPECIAL : pieces));
    return { name: `mutation ${i} of SEED=${seed}`, html: made.join('').slice(0, MAX_LENGTH) };
  });
}

/** Tags, and what stands between them. */
const cut = (html) => html.match(/<[^>]*>?|[^<]+/g) ?? [];

/** Takes a piece away, puts it in once more, another in its place or beside it, or one into its midst. */
function change(pieces, random, another) {
  const at = Math.floor(random() * pieces.length);
  const piece = pieces[at] ?? '';
  const middle = Math.floor(random() * piece.length);
  const ways = [
    () => pieces.splice(at, 1),
    () => pieces.splice(Math.floor(random() * pieces.length), 0, piece),
    () => pieces.splice(at, 1, another()),
    () => pieces.splice(at, 0, another()),
    () => pieces.splice(at, 1, piece.slice(0, middle) + another() + piece.slice(middle)),
    () => pieces.splice(at, 1, piece.slice(0, middle)),
  ];
  ways[Math.floor(random() * ways.length)]();
}

/** Numbers from 0 to 1 that look random: a linear congruential generator with the constants of Numerical Recipes. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
