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
    const form = await request.formData();
    const [title, text, url] = ['title', 'text', 'url'].map((name) => `${form.get(name) ?? ''}`);
    const file = form.get('file');
    if ([title, text, url].some(({ length }) => length > MAX_UNPACKED_BYTES) || (file instanceof File && file.size > MAX_UNPACKED_BYTES)) {
      return Response.redirect('./#shared=large', 303);
    }
    const kept = newKey();
    await saveShare(kept, { title, text, url, file: file instanceof File && file.size > 0 ? file : null });
    key = kept.join();
  } catch {
    // Storage is blocked or full. The demo finds no key and says that nothing arrived.
  }
  return Response.redirect(`./#shared=${key}`, 303);
}
