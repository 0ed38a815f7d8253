// The built site on a plain static host, and pages of it that must not complain.
import { deflateRawSync } from 'node:zlib';
import { DIST, HTML, WEB, files, serve } from './server.js';

/** The path below which the site lies: relative addresses alone make it work there. */
export const BELOW = '/some/where/';

/**
 * Serves what `make dist` made, with no header but the type. For tests it has at `source/` an empty page without a
 * policy, and below that the modules one by one.
 *
 * @returns {Promise<{address: string, origin: string, close(): Promise<void>}>} address ends with a slash
 */
export async function serveSite() {
  const [site, source] = [files(DIST, BELOW), files(WEB, `${BELOW}source/`)];
  const empty = { headers: HTML, body: '<!doctype html><title>Empty</title>' };
  const host = await serve(async (path) => (path === `${BELOW}source/` ? empty : ((await site(path)) ?? source(path))));
  return { ...host, address: host.origin + BELOW };
}

/**
 * What the bookmarklet puts behind the reader's address to hand a page over.
 *
 * @param {string} html
 * @param {object} [of]
 * @param {string} [of.url] the page's own address
 * @param {string} [of.scope] what there is of it: `page`, `selection` or `cut`
 */
export function fragment(html, { url = 'https://a.example/story', scope = 'page' } = {}) {
  return `#z=${deflateRawSync([url, 'text/html', scope, html].join('\n')).toString('base64')}`;
}

/**
 * Collects what a page, or a tab opened later, complains about: violated policies, missing files, exceptions.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @returns {string[]} grows
 */
export function complaints(context) {
  const found = [];
  // Of missing files Firefox does not tell its driver.
  context.on('response', (response) => {
    if (response.status() >= 400) found.push(`${response.status()} (${response.url()})`);
  });
  context.on('weberror', (error) => found.push(`${error.error().stack ?? error.error()}`));
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(`${message.text()} (${message.location().url})`);
  });
  return found;
}
