/**
 * Video players in an article.
 *
 * A player talks to its host as soon as it is on the page, so it is a link until the reader asks for it.
 * @module
 */
import { PLAYERS } from './allowlist.js';

/** What a player may do, besides showing itself. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-presentation';

/**
 * Tells whether an address is that of a player of a known host.
 *
 * @param {string} address
 */
export function isPlayer(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  const path = url?.protocol === 'https:' && Object.hasOwn(PLAYERS, url.host) && PLAYERS[url.host];
  return typeof path === 'string' && url?.pathname.startsWith(path) === true;
}

/**
 * Makes a link to a player play in its own place. A click with a modifier opens the link as such a click does.
 *
 * @param {HTMLAnchorElement} link
 */
export function playInPlace(link) {
  link.classList.add('player');
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const frame = link.ownerDocument.createElement('iframe');
    frame.title = link.title;
    frame.setAttribute('sandbox', SANDBOX);
    frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
    // Players refuse to play for a page that does not say who it is; the origin is enough.
    frame.referrerPolicy = 'strict-origin';
    frame.src = link.href;
    link.replaceWith(frame);
    frame.focus();
  });
}
