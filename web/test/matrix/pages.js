// The pages of the matrix: one for each policy, and long ones under some. They lie on localhost, the reader on
// 127.0.0.1, so that they are of different sites.
import { readFileSync } from 'node:fs';
import { bookmarkletHref } from '../../install.js';
import { PARAGRAPHS, story } from '../harness/prose.js';
import { BELOW } from '../harness/site.js';
import { DIST, HTML, files, serve } from '../harness/server.js';

/** The headers of each policy by its name. @type {Record<string, Record<string, string>>} */
const POLICIES = JSON.parse(readFileSync(new URL('../policies.json', import.meta.url), 'utf8'));

/** How the article of each page begins. */
export const FIRST_WORDS = 'The ferry leaves the north quay at six';

/** How it ends. */
export const LAST_WORDS = 'neither of them has ever been seen to touch the wheel in a cross wind.';

/** Characters of a long page. */
const LONG = 3_000_000;

const TITLE = 'Six o’clock';

const STORY = story(TITLE, {
  byline: '<p>By <a rel=author href=/mara>Mara Oster</a></p>',
  more: '<p>The minutes of that meeting are in <a href="notes.html">the notes</a>, which the council published later.</p>',
});

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="300">\n<title>${TITLE}</title>\n${PARAGRAPHS.map((p, i) => `<text x="10" y="${30 * (i + 1)}">${p}</text>\n`).join('\n')}</svg>\n`;

/** Documents of other types than HTML. @type {Record<string, string>} */
const OTHERS = {
  text: `${TITLE}\n\n${PARAGRAPHS.join('\n\n')}\n`,
  xml: `<?xml version="1.0"?>\n<story>\n<title>${TITLE}</title>\n${PARAGRAPHS.map((p) => `<para>${p}</para>\n`).join('\n')}</story>\n`,
  svg: DRAWING,
  'sandbox-svg': DRAWING,
};

/** Words that do not compress, always the same ones. */
function noise() {
  let x = 1;
  return () => ((x = (x * 48271) % 2147483647) + 2147483647).toString(36);
}

/**
 * A page that is long by what stands amid its article, which is soon found and shown: it is the way to the reader that is
 * tried here.
 *
 * @param {(i: number) => string} piece
 */
function longPage(piece) {
  const made = [];
  for (let size = 0; size < LONG; size += made.at(-1).length) made.push(`<li><a href="/${made.length}">${piece(made.length)}</a></li>`);
  return story(TITLE, { more: `<nav><ul>${made.join('\n')}</ul></nav>` });
}

/** Words in a piece of a long page. */
const WORDS = 3000;

/** Long pages by what they consist of. @type {Record<string, () => string>} */
const LONG_PAGES = {
  // Packs into a fraction of what an address holds.
  prose: () => {
    const words = PARAGRAPHS.join(' ').split(' ');
    return longPage((i) => Array.from({ length: WORDS }, (_, j) => words[(i + j) % words.length]).join(' '));
  },
  // Does not pack into an address.
  'random words': () => {
    const word = noise();
    return longPage(() => Array.from({ length: WORDS }, word).join(' '));
  },
  // Does not either, but for its pictures.
  pictures: () => {
    const word = noise();
    const data = () => Array.from({ length: 10 * WORDS }, word).join('').slice(0, 180_000);
    return longPage((i) => `${PARAGRAPHS[i % PARAGRAPHS.length]} <img alt="" src="data:image/png;base64,${data()}">`);
  },
};

/** The policy under which no bookmarklet runs. */
export const NO_SCRIPT = 'sandbox';

/** The policies under which the long pages are tried: one for each way to the reader. Such a page takes a browser up to 20 seconds. */
const LONG_UNDER = ['none', 'sandbox-js-so', 'coop'];

/** Policies that forbid what no bookmarklet needs, and types of which a sandboxed drawing tells enough: together they take half a minute. */
const HARMLESS = ['nonce', 'coop-noap', 'coop-sap', 'coep', 'connect', 'form', 'base', 'frame', 'xfo', 'sink', 'xml', 'svg'];

/**
 * What tests leave out, long pages because such a one takes a browser up to 20 seconds: send.test.js has their ways in Node, and
 * reader.test.js what the reader makes of them. `make matrix` has all.
 */
export const MATRIX_ONLY = [
  ...HARMLESS,
  'none, 3 MB of prose',
  'sandbox-js-so, 3 MB of prose',
  'coop, 3 MB of prose',
  'none, 3 MB of random words',
  'sandbox-js-so, 3 MB of random words',
  'coop, 3 MB of random words',
  'none, 3 MB of pictures',
  'sandbox-js-so, 3 MB of pictures',
];

/**
 * A page of the matrix.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} path
 * @property {Record<string, string>} headers
 */

/** All pages of the matrix. @type {Case[]} */
export const CASES = [
  ...Object.entries(POLICIES).map(([name, headers]) => ({ name, path: `/${name}`, headers })),
  ...Object.keys(LONG_PAGES).flatMap((long) =>
    LONG_UNDER.map((name) => ({ name: `${name}, 3 MB of ${long}`, path: `/${name}/${long}`, headers: POLICIES[name] })),
  ),
];

/** A page that opens a tab on its own, once nothing that a test has done counts as a person's doing any more. */
const POPUP = `<!doctype html><title>Popup</title><script>
  const opened = new Promise((resolve) => {
    const timer = setInterval(() => {
      if (navigator.userActivation.isActive) return;
      clearInterval(timer);
      try {
        resolve(open('about:blank') !== null);
      } catch {
        resolve(false);
      }
    }, 100);
  });
</script>`;

/**
 * Serves the pages of the matrix, and `/popup`, where `opened` tells whether a page may open a tab on its own.
 *
 * @returns {Promise<{origin: string, close(): Promise<void>}>}
 */
export async function servePages() {
  const host = await serve((path) => {
    if (path === '/popup') return { headers: HTML, body: POPUP };
    const [, policy, long] = path.split('/');
    const headers = POLICIES[policy];
    if (!headers) return undefined;
    return { headers: { ...HTML, ...headers }, body: long ? LONG_PAGES[long]() : (OTHERS[policy] ?? STORY) };
  });
  return { origin: host.origin.replace('127.0.0.1', 'localhost'), close: host.close };
}

/**
 * Serves the built site. Its pages collect in `complaints` what goes wrong in them: not every engine tells a test.
 *
 * @returns {Promise<{reader: string, bookmarklet: string, requests: string[], referrers: Set<string>, close(): Promise<void>}>}
 *   the reader's address, and that of the bookmark which opens it
 */
export async function serveReader() {
  const site = files(DIST, BELOW);
  const host = await serve(async (path) => {
    if (path === `${BELOW}complaints.js`) return { headers: { 'content-type': 'text/javascript' }, body: `(${collectComplaints})()` };
    const reply = await site(path);
    if (!path.endsWith('.html')) return reply;
    return { ...reply, body: `${reply.body}`.replace('<script', '<script src="complaints.js"></script>\n<script') };
  });
  const reader = `${host.origin}${BELOW}reader.html`;
  const source = readFileSync(new URL('../../../dist/build/bookmarklet.js', import.meta.url), 'utf8');
  return { reader, bookmarklet: bookmarkletHref(source, reader), requests: host.requests, referrers: host.referrers, close: host.close };
}

/** Runs in a page: makes `complaints` of it. */
export function collectComplaints() {
  window.complaints = [];
  addEventListener('error', ({ message }) => message && window.complaints.push(message));
  addEventListener('unhandledrejection', ({ reason }) => window.complaints.push(`${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    // Pictures in the markup are the page's own affair, and the icon the browser's; the reader's policy allows both.
    if (blockedURI !== 'data' && !blockedURI.endsWith('/favicon.ico')) window.complaints.push(`${violatedDirective} forbids ${blockedURI}`);
  });
}
