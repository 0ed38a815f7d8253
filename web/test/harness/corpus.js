// Pages to try things on: the cases that the core is tested with, and hostile ones.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORPORA } from './payloads.js';

const TESTDATA = fileURLToPath(new URL('../../../extract/testdata', import.meta.url));

/** Folders whose cases are parts of pages. */
const PARTS = ['clean', 'render'];

/**
 * The inputs of the core's own cases.
 * @returns {{name: string, html: string, whole: boolean}[]} whole where nothing is to be left out
 */
export function coreCases() {
  return readdirSync(TESTDATA, { recursive: true })
    .filter((path) => path.endsWith('.txtar'))
    .flatMap((path) => {
      const archive = readFileSync(join(TESTDATA, path), 'utf8');
      const sections = [...archive.matchAll(/^-- (\S+) --\n([^]*?)(?=^-- \S+ --\n|$(?![^]))/gm)];
      return sections
        .filter(([, name]) => name.endsWith('in.html'))
        .map(([, name, html]) => ({ name: `${path} ${name}`, html, whole: PARTS.some((folder) => path.startsWith(folder)) }));
    });
}

/** The program that makes pathological pages of a given size; see CORPORA. */
const generator = (...words) => execFileSync('python3', [join(CORPORA, 'nasty.py'), ...words], { maxBuffer: 2 ** 28 });

/** The names of the pages that CORPORA/nasty.py makes: one a line, then what is nasty about it. */
export function nastyNames() {
  return CORPORA ? `${generator('list')}`.trim().split('\n').map((line) => line.split(' ')[0]) : [];
}

/**
 * @param {string} name
 * @param {number} size in bytes, about
 * @returns {Buffer} not always UTF-8
 */
export function nastyPage(name, size) {
  return generator('gen', name, `${size}`);
}
