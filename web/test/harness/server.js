// A plain static host, for tests and benches.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder web/. */
export const WEB = fileURLToPath(new URL('../..', import.meta.url));

/** The folder that `make dist` fills. */
export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

/** The header of a page. */
export const HTML = { 'content-type': 'text/html; charset=utf-8' };

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * @typedef {object} Reply
 * @property {number} [status] 200 when left out
 * @property {Record<string, string>} [headers]
 * @property {string | Uint8Array} [body]
 */

/**
 * Serves on a free port of 127.0.0.1.
 *
 * @param {(path: string, request: import('node:http').IncomingMessage) => Reply | undefined | Promise<Reply | undefined>} answer
 *   gets the path without its query; nothing means 404
 * @returns {Promise<{origin: string, requests: string[], referrers: Set<string>, close(): Promise<void>}>} requests
 *   collects the paths asked for, referrers the addresses that sent somebody here
 */
export async function serve(answer) {
  const requests = [];
  const referrers = new Set();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    if (request.headers.referer) referrers.add(request.headers.referer);
    const reply = (await answer(decodeURIComponent(pathname), request)) ?? { status: 404 };
    response.writeHead(reply.status ?? 200, reply.headers).end(reply.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    referrers,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * What a static host answers: the files of a folder under a path, and no header but the type.
 *
 * @param {string} folder
 * @param {string} [below] the path that stands for the folder, with a slash at both ends
 * @param {Record<string, string>} [types] by extension, for a host that is wrong about some
 * @returns {(path: string) => Promise<Reply | undefined>}
 */
export function files(folder, below = '/', types = {}) {
  return async (path) => {
    if (!path.startsWith(below)) return undefined;
    let name = normalize(path.slice(below.length));
    if (name.startsWith('..')) return undefined;
    if (name === '.' || name.endsWith('/')) name = join(name, 'index.html');
    try {
      const body = await readFile(join(folder, name));
      const type = { ...TYPES, ...types }[extname(name)] ?? 'application/octet-stream';
      return { body, headers: { 'content-type': type } };
    } catch {
      return undefined;
    }
  };
}
