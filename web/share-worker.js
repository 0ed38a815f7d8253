/**
 * The service worker behind "share_target" in manifest.webmanifest. It answers the one request that brings what
 * another app shares, so that this leaves the browser no more than what is pasted. It caches nothing, and neither
 * pages nor what they fetch pass through it: its scope is the address of that request.
 *
 * Without it the request reaches the host, which has nothing at that address and says so. That takes an app that was
 * installed and whose data were deleted since: every visit of the demo registers this again.
 * @module
 */
import { MAX_UNPACKED_BYTES } from './codec.js';
import { newKey, saveShare } from './store.js';

// Else the tabs that are open would keep the one of the version before, which may keep things in another form.
addEventListener('install', () => skipWaiting());

addEventListener('fetch', (event) => {
  if (event.request.method === 'POST') {
    event.respondWith(receive(event.request));
  }
});

/**
 * Keeps what is shared and opens the demo, which takes it from there.
 *
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function receive(request) {
  let key = '';
  try {
    if (!isForeign(request)) {
      key = await keep(await formOf(request));
    }
  } catch {
    // Storage is blocked or full. The demo finds no key and says that nothing arrived.
  }
  return Response.redirect(`./#shared=${key}`, 303);
}

/**
 * Tells whether another site sends the request, by a form of its own. What the system shares comes from no site. A site
 * can hide its origin (no-referrer). Its share is then accepted, and may take the place of the oldest that still waits.
 * `Sec-Fetch-Site` would tell, but browsers add it behind service workers.
 *
 * @param {Request} request
 */
function isForeign({ headers, referrer }) {
  return [headers.get('origin') ?? '', referrer].some((from) => /^https?:/.test(from) && new URL(from).origin !== location.origin);
}

/**
 * @param {Request} request whose length no header tells
 * @returns {Promise<FormData | null>} null where it is larger than a page may be; no more than that is taken in
 */
async function formOf(request) {
  let size = 0;
  const bound = new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > MAX_UNPACKED_BYTES) controller.error(new RangeError('too large'));
      else controller.enqueue(chunk);
    },
  });
  // Firefox, which no system shares with, has no stream of it.
  const body = request.body ?? (await request.blob()).stream();
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  try {
    return await new Response(body.pipeThrough(bound), { headers }).formData();
  } catch (error) {
    if (size > MAX_UNPACKED_BYTES) return null;
    throw error;
  }
}

/**
 * @param {FormData | null} form
 * @returns {Promise<string>} the key under which the demo finds it, or what tells it that it was too large
 */
async function keep(form) {
  if (!form) {
    return 'large';
  }
  const [title, text, url] = ['title', 'text', 'url'].map((name) => `${form.get(name) ?? ''}`);
  const file = form.get('file');
  const key = newKey();
  await saveShare(key, { title, text, url, file: file instanceof File && file.size > 0 ? file : null });
  return key.join();
}
