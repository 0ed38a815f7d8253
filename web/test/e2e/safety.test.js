// Each layer that keeps a page's scripts from running, alone, with the others off.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PLAYERS } from '../../allowlist.js';
import { foreignPayloads, PAYLOADS } from '../harness/payloads.js';
import { files, HTML, WEB } from '../harness/server.js';
import { startBrowser, startHost } from '../harness/stage.js';

const all = [...PAYLOADS, ...foreignPayloads()];
console.log(`${PAYLOADS.length} payloads of our own, ${all.length - PAYLOADS.length} of CORPORA`);

/** The policy that the reader has, and none. */
const [POLICY] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(readFileSync(`${WEB}reader.html`, 'utf8'));
const POLICIES = { policy: POLICY, none: '' };

const WITNESS = '<script src="/page/witness.js"></script>';

const modules = files(WEB);
const tools = files(fileURLToPath(new URL('../harness/page', import.meta.url)), '/page/');
const browser = await startBrowser();
const host = await startHost((path) => {
  if (path === '/') return { headers: HTML, body: `<!doctype html><title>x</title>${WITNESS}<body><main></main>` };
  const [, kind, number] = /^\/raw\/(\w+)\/(\d+)$/.exec(path) ?? [];
  if (kind) return { headers: HTML, body: `<!doctype html><title>x</title>${POLICIES[kind]}${WITNESS}<body><p>x</p>${all[number].html}` };
  return path.startsWith('/page/') ? tools(path) : modules(path);
});

/**
 * A page of its own host, whose requests to others fail, and are kept with their kind. Other pages are there, and count
 * once they are shown: Firefox's driver tells of requests, too, that the policy stops before they are made.
 */
async function openPage() {
  const page = await browser.newPage();
  const asked = [];
  await page.route((url) => url.origin !== host.origin, (route) => {
    const kind = route.request().resourceType();
    if (kind === 'document') return route.fulfill({ headers: HTML, body: '<!doctype html><p>Another page' });
    asked.push(`${kind} ${route.request().url()}`);
    return route.abort();
  });
  page.on('popup', (popup) => asked.push(`window ${popup.url() || 'about:blank'}`));
  page.on('framenavigated', (frame) => {
    if (/^https?:/.test(frame.url()) && new URL(frame.url()).origin !== host.origin) asked.push(`document ${frame.url()}`);
  });
  await page.goto(`${host.origin}/`);
  return { page, asked };
}

/** Payloads that share a page. */
const BATCH = 30;

/**
 * Puts what becomes of each payload into a page that has no policy, and does to it what a reader might.
 *
 * @param {string} way how markup becomes nodes there: by the core, or by a way of sanitizer.js
 * @returns {Promise<string[]>} what went wrong, by the payload's name
 */
async function wrongs(way) {
  const { page, asked } = await openPage();
  const found = await page.evaluate(
    async ([payloads, way, batch]) => {
      const { extract } = await import('/lectern.js');
      const { toFragment, ...ways } = await import('/sanitizer.js');
      const { poke, settled } = await import('/page/poke.js');
      const { strays } = await import('/page/strays.js');
      const main = document.querySelector('main');

      /** The core's markup as it is, with no sanitizer behind it. */
      const byCore = async (html) => {
        const { content } = await extract(`<p>Before it.</p>${html}<p>After it.</p>`, { whole: true, url: 'https://a.example/story' });
        const holder = document.createElement('div');
        holder.innerHTML = content;
        return holder;
      };
      const found = [];
      let seen = 0;
      // Many at once, for each turn of waiting takes its time.
      for (let start = 0; start < payloads.length; start += batch) {
        const some = payloads.slice(start, start + batch);
        main.replaceChildren();
        for (const { name, html } of some) {
          const made = await (way === 'byCore' ? byCore(html) : toFragment(html, ways[way]));
          for (const wrong of strays(made, { frames: way === 'byCore' })) found.push(`${name}: ${wrong}`);
          for (const frame of made.querySelectorAll('iframe')) frame.remove();
          main.append(made);
        }
        seen += main.querySelectorAll('*').length;
        poke(main);
        await settled(main);
        if (document.querySelector('main') !== main) found.push('the page lost its own part');
        for (const what of ran.splice(0)) found.push(`one of "${some.map(({ name }) => name).join('", "')}" ran: ${what}`);
      }
      if (seen < payloads.length / 2) found.push(`${seen} elements came through in all: nothing was tried`);
      return found;
    },
    [all, way, BATCH],
  );
  await page.close();
  return [...found, ...asked.filter((what) => !/^(image|media) /.test(what))];
}

test('the core alone: what it writes holds nothing that runs', async () => {
  assert.deepEqual(await wrongs('byCore'), []);
});

test("the browser's sanitizer alone: so with what it is given raw", async () => {
  assert.deepEqual(await wrongs('byBrowser'), []);
});

test('DOMPurify alone: so with what it is given raw', async () => {
  assert.deepEqual(await wrongs('byPurify'), []);
});

/** Frames that load at once. */
const AT_ONCE = 12;

/**
 * Loads each payload as a page of its own, as raw as a page can be, in a frame: under the policy in one that may do all
 * that a page may, without it in one that may neither lead away the page that it is in nor open another.
 *
 * @param {'policy' | 'none'} kind
 * @returns {Promise<{ran: string[], left: string[], asked: string[]}>} the names of payloads that ran, and of those that
 *   led to another page; what was asked of other hosts
 */
async function raw(kind) {
  const { page, asked } = await openPage();
  const seen = await page.evaluate(
    async ([names, kind, atOnce]) => {
      const { poke, settled } = await import('/page/poke.js');
      const seen = { ran: [], left: [] };
      let next = 0;
      const visit = async (i) => {
        const frame = document.createElement('iframe');
        if (kind === 'none') frame.sandbox = 'allow-scripts allow-same-origin allow-forms';
        frame.src = `/raw/${kind}/${i}`;
        await new Promise((resolve) => {
          frame.onload = resolve;
          document.body.append(frame);
        });
        const doc = frame.contentDocument;
        if (doc?.location.pathname === new URL(frame.src).pathname) {
          poke(doc.documentElement);
          await settled(doc.documentElement);
        }
        const witness = frame.contentDocument && frame.contentWindow.ran;
        if (!witness) seen.left.push(names[i]);
        else if (witness.length > 0) seen.ran.push(names[i]);
        frame.remove();
      };
      await Promise.all(Array.from({ length: atOnce }, async () => {
        while (next < names.length) await visit(next++);
      }));
      return seen;
    },
    [all.map(({ name }) => name), kind, AT_ONCE],
  );
  await page.close();
  return { ...seen, asked };
}

/** Kinds of requests by which a page gets what runs, or by which it sends something; and windows that it opens. */
const FORBIDDEN = /^(document|eventsource|fetch|font|manifest|ping|script|stylesheet|websocket|window|xhr) (.*)$/;

test("the reader's policy alone: no script of a raw page runs, and nothing is asked for by which one could", async () => {
  const { ran, left, asked } = await raw('policy');
  assert.deepEqual(ran, []);
  // No policy keeps a page from sending its reader on to another: the other layers take <meta> away.
  const leaving = all.filter(({ leaves }) => leaves).map(({ name }) => name);
  assert.deepEqual(left.filter((name) => !leaving.includes(name)), []);
  const addresses = asked.map((what) => FORBIDDEN.exec(what)?.[2]).filter(Boolean);
  const allowed = (address) => address === 'https://evil.example/refresh' || Object.hasOwn(PLAYERS, new URL(address).host);
  assert.deepEqual(addresses.filter((address) => !allowed(address)), []);
});

test('the same pages run without it, so that this was worth trying', async () => {
  const { ran, asked } = await raw('none');
  console.log(`${ran.length} of ${all.length} run where nothing keeps them from it`);
  // The others are after one parser's ways alone, or ask for something, or only stand in the way.
  assert.ok(PAYLOADS.filter(({ name }) => ran.includes(name)).length > PAYLOADS.length / 2);
  assert.ok(asked.some((what) => /^(script|stylesheet|document) /.test(what)));
});

test('under the policy no string becomes markup but by the one policy of Trusted Types', async () => {
  const { page } = await openPage();
  await page.goto(`${host.origin}/raw/policy/0`);
  const refused = await page.evaluate(async () => {
    const { policy } = await import('/trusted.js');
    const markup = '<b>x</b>';
    const tries = {
      'a string': () => (document.body.innerHTML = markup),
      'a string to be parsed': () => new DOMParser().parseFromString(markup, 'text/html'),
      'a worker from a string': () => new Worker('/worker.js'),
      'another policy': () => trustedTypes.createPolicy('other', { createHTML: String }),
      'the policy twice': () => trustedTypes.createPolicy('lectern', { createHTML: String }),
      'code from a string': () => Function('0')(),
    };
    policy.createHTML(markup);
    return Object.entries(tries).filter(([, act]) => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    }).map(([name]) => name);
  });
  assert.deepEqual(refused, ['a string', 'a string to be parsed', 'a worker from a string', 'another policy', 'the policy twice', 'code from a string']);
  await page.close();
});
