/**
 * Paper cannot be clicked: while a page is printed, a list at its end says where the links of the article lead, and
 * everything that is folded is open.
 * @module
 */
import { current } from '../current.js';
import { element } from '../elements.js';
import { t } from '../strings.js';

/** Addresses that a page of A4 takes at full size. More of them are set small, in two columns. */
const FULL_SIZE = 50;

/** Addresses that are listed, some 50 pages of A4. Only a page made by a program has more: its further links get no numbers. */
const MAX_ADDRESSES = 5000;

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
    if (!numbers.has(href) && numbers.size < MAX_ADDRESSES) numbers.set(href, numbers.size + 1);
  }
  if (numbers.size === 0) return;
  for (const link of links) {
    const number = numbers.get(link.href);
    if (number === undefined) continue;
    const mark = element('span', { className: 'print-link-number', textContent: `[${number}]` });
    link.append(mark);
    undo.push(() => mark.remove());
  }
  const list = element('ol', {}, ...[...numbers.keys()].map((address) => element('li', { textContent: readable(address) })));
  const className = numbers.size > FULL_SIZE ? 'print-links many' : 'print-links';
  const section = element('section', { className }, element('h2', { textContent: t('print.links') }), list);
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
