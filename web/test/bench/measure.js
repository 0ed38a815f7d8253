// The bench's side in the browser: loads a page and times both readers on it.
import { pack } from '../../codec.js';
import { extract, preload } from '../../lectern.js';
import { snapshot } from '../../snapshot.js';

/**
 * Loads a page as a document with layout, in a frame of this origin. Its scripts don't run and nothing else of it
 * loads, by the policy that the server sends with it.
 *
 * @param {string} address
 * @returns {Promise<HTMLIFrameElement>}
 */
async function load(address) {
  const frame = document.createElement('iframe');
  frame.width = '1280';
  frame.height = '800';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = address;
  document.body.append(frame);
  await loaded;
  // Layout is there when a reader clicks; neither of the two should pay for it.
  frame.contentDocument.documentElement.getBoundingClientRect();
  return frame;
}

/** Milliseconds: a copy, because parsing destroys what it reads, and the parsing. */
function readability(doc) {
  const start = performance.now();
  const copy = doc.cloneNode(true);
  const copied = performance.now();
  let found;
  try {
    found = new Readability(copy).parse();
  } catch {
    found = null;
  }
  const end = performance.now();
  return { total: end - start, first: copied - start, second: end - copied, found: found !== null };
}

/** Milliseconds: the snapshot, and everything until the article has come back from the worker. */
async function lectern(doc) {
  const start = performance.now();
  const { html, url, contentType } = snapshot(doc, false);
  const taken = performance.now();
  let found = true;
  try {
    await extract(html, { url, contentType: `${contentType}; charset=utf-8` });
  } catch (error) {
    found = false;
    if (!['no-content', 'too-large', 'too-deep', 'budget'].includes(error.code)) throw error;
  }
  const end = performance.now();
  return { total: end - start, first: taken - start, second: end - taken, found };
}

/**
 * Times both on one page, in turns.
 *
 * @param {string} address
 * @param {number} rounds how often each; who begins changes from round to round
 * @returns {Promise<{readability: object[], lectern: object[]}>}
 */
export async function measure(address, rounds) {
  await preload();
  const frame = await load(address);
  const doc = frame.contentDocument;
  const times = { readability: [], lectern: [] };
  for (let i = 0; i < rounds; i++) {
    if (i % 2) {
      times.readability.push(readability(doc));
      times.lectern.push(await lectern(doc));
    } else {
      times.lectern.push(await lectern(doc));
      times.readability.push(readability(doc));
    }
  }
  frame.remove();
  return times;
}

/**
 * Times what the page waits for while the bookmarklet runs, beside Readability's parsing alone, in turns.
 *
 * @param {string} address
 * @param {number} rounds how often each
 * @returns {Promise<{bookmarklet: number[], parsing: number[]}>} milliseconds; packing counts whole, though a part of
 *   it happens while the page goes on
 */
export async function measureBookmarklet(address, rounds) {
  const frame = await load(address);
  const times = { bookmarklet: [], parsing: [] };
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await pack(snapshot(frame.contentDocument));
    times.bookmarklet.push(performance.now() - start);
    times.parsing.push(readability(frame.contentDocument).second);
  }
  frame.remove();
  return times;
}
