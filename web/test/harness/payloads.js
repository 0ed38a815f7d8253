// Markup that no article may have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Payload
 * @property {string} name
 * @property {string} html set the flag `hacked`, ask a server, or look like the reader's own parts
 * @property {[string, number]} [repeat] what stands before it, and how many times
 * @property {boolean} [swallows] takes in whatever follows: it has to stand at a page's end
 * @property {boolean} [leaves] leads to another page, which no policy forbids
 * @property {boolean} [reader] goes through the whole reader too, which takes a page for each
 */

/** The folder with more payloads and pages than the project has of its own, where one was given. */
export const CORPORA = process.env.CORPORA;

/**
 * The project's own. Each belongs in an article as it is.
 * @type {Payload[]}
 */
export const PAYLOADS = JSON.parse(readFileSync(new URL('../payloads.json', import.meta.url), 'utf8')).map(whole);

/** @param {Payload} payload */
function whole({ repeat: [piece, times] = ['', 0], ...payload }) {
  return { ...payload, html: piece.repeat(times) + payload.html };
}

/**
 * Those in CORPORA/xss-payloads.json, a list of strings.
 * @returns {Payload[]} none where no folder was given
 */
export function foreignPayloads() {
  if (!CORPORA) return [];
  const strings = JSON.parse(readFileSync(join(CORPORA, 'xss-payloads.json'), 'utf8'));
  return strings.map((html, i) => ({ name: `corpus ${i}`, html, swallows: /<(plaintext|xmp)/i.test(html) }));
}

/** The payloads for a whole reader that leave the rest of a page as it is, one behind the other. */
export const HOSTILE_MARKUP = PAYLOADS.filter(({ reader, swallows }) => reader && !swallows)
  .map(({ html }) => html)
  .join('\n');

/**
 * Hostile articles for a whole reader: in few pages, for each takes seconds.
 *
 * @param {string} story a page
 * @param {(more: string) => string} withMore the page with more in its article
 */
export function hostilePages(story, withMore) {
  return [withMore(HOSTILE_MARKUP), ...PAYLOADS.filter(({ reader, swallows }) => reader && swallows).map(({ html }) => story + html)];
}
