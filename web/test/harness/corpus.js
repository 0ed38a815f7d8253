// Pages to try things on: the cases that the core is tested with, and hostile ones.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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

/** Milliseconds that the generator has for a page: 8 MB take it a second, and twenty on a machine that is busy. */
const GENERATION = 300_000;

/** The program that makes pathological pages of a given size; see CORPORA. */
const generator = async (...words) => {
  const options = { encoding: 'buffer', maxBuffer: 2 ** 28, timeout: GENERATION };
  const { stdout } = await promisify(execFile)('python3', [join(CORPORA, 'nasty.py'), ...words], options);
  return stdout;
};

/**
 * The names of the pages that CORPORA/nasty.py makes: one a line, then what is nasty about it.
 * @returns {Promise<string[]>} none where no folder was given
 */
export async function nastyNames() {
  return CORPORA ? `${await generator('list')}`.trim().split('\n').map((line) => line.split(' ')[0]) : [];
}

/**
 * @param {string} name
 * @param {number} size in bytes, about
 * @returns {Promise<Buffer>} not always UTF-8
 */
export function nastyPage(name, size) {
  return generator('gen', name, `${size}`);
}
