// Pages that ask for consent before they let one read.
import { MILL } from './articles.js';
import { article, consent, done, h, page } from './site.js';

const root = document.getElementById('root');

const overlay = () => h('div.overlay', { id: 'consent', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'consent-title' }, h('div', {}, consent()));

/** The question over a page that cannot be scrolled; `mark` does to the page what the site does. */
function wall(mark, wallNode = overlay()) {
  root.append(...page(article(MILL)));
  document.body.append(wallNode);
  document.body.style.overflow = 'hidden';
  mark(root);
  done();
}

export const over = () => wall(() => {});
export const inert = () => wall((page) => (page.inert = true));
export const unread = () => wall((page) => page.setAttribute('aria-hidden', 'true'));
export const blurred = () => wall((page) => (page.style.cssText = 'filter: blur(8px); pointer-events: none; user-select: none'));
export const invisible = () => wall((page) => (page.style.visibility = 'hidden'));
export const gone = () => wall((page) => (page.style.display = 'none'));
export const clipped = () => wall((page) => (page.style.cssText = 'height: 100vh; overflow: hidden'));

/** A dialog of the browser's own. */
export function modal() {
  const dialog = h('dialog', {}, consent());
  wall(() => dialog.showModal(), dialog);
}

/** In a frame of the same site. */
export function framed() {
  const source = `<body>${consent().map((node) => node.outerHTML).join('')}</body>`;
  const inside = h('iframe', { title: 'Consent', srcdoc: source, style: 'width: 100%; height: 100%' });
  inside.addEventListener('load', done);
  root.append(...page(article(MILL)));
  document.body.append(h('div.overlay', { id: 'sp_message_container_1' }, inside));
}

/** A strip at the bottom, first in the document, over an article that can be read. */
export function strip() {
  root.append(...page(article(MILL)));
  document.body.prepend(h('div.cookie-bar', { style: 'position: fixed; bottom: 0; width: 100%; background: #fff' }, consent()));
  done();
}
