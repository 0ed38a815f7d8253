/**
 * Paper cannot be clicked: while a page is printed, a list at its end says where the links of the article lead, and
 * everything that is folded is open.
 * @module
 */
import { current } from '../current.js';
import { element } from '../elements.js';
import { t } from '../strings.js';

/** Addresses that are worth paper: two pages of them. Of a page with more, an encyclopedia's, none is listed. */
const MAX_ADDRESSES = 80;

/** @type {(() => void)[]} what takes back what was done for paper */
let undo = [];

/** Starts to listen for printing. */
export function printLinks() {
  addEventListener('beforeprint', () => {
    const content = current()?.content;
    if (content && undo.length === 0) {
      listLinks(content);
      openDetails(content);
    }
  });
  addEventListener('afterprint', () => {
    for (const step of undo) step();
    undo = [];
  });
}

/** @param {HTMLElement} content */
function listLinks(content) {
  /** @type {Map<string, number>} each address once, under the number of its first link */
  const numbers = new Map();
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (content.querySelectorAll('a[href^="http"]'))].filter(isHidden);
  for (const { href } of links) {
    if (!numbers.has(href)) numbers.set(href, numbers.size + 1);
  }
  if (numbers.size === 0 || numbers.size > MAX_ADDRESSES) return;
  for (const link of links) {
    const number = element('span', { className: 'print-link-number', textContent: `[${numbers.get(link.href)}]` });
    link.append(number);
    undo.push(() => number.remove());
  }
  const list = element('ol', {}, ...[...numbers.keys()].map((address) => element('li', { textContent: readable(address) })));
  const section = element('section', { className: 'print-links' }, element('h2', { textContent: t('print.links') }), list);
  content.append(section);
  undo.push(() => section.remove());
}

/**
 * Tells whether paper would not show where a link leads.
 * @param {HTMLAnchorElement} link
 */
function isHidden({ href, textContent }) {
  const text = textContent?.trim() ?? '';
  return text !== '' && bare(text) !== bare(href) && bare(text) !== bare(readable(href));
}

/** @param {string} address */
function bare(address) {
  return address.replace(/^https?:\/\/(?:www\.)?|\/$/g, '');
}

/**
 * An address with its letters instead of their codes.
 * @param {string} address
 */
function readable(address) {
  try {
    return decodeURI(address);
  } catch {
    return address; // not UTF-8
  }
}

/** @param {HTMLElement} content */
function openDetails(content) {
  for (const details of content.querySelectorAll('details:not([open])')) {
    details.toggleAttribute('open', true);
    undo.push(() => details.toggleAttribute('open', false));
  }
}
