/**
 * An article's nodes as a book may have them: what HTML forgives and XHTML does not is put right here.
 * @module
 */
import { MATHML } from '../allowlist.js';
import { moveChildren } from '../elements.js';
import { decoded } from '../fragments.js';
import { languageTag } from '../language-tag.js';
import { pictureLink, recordingLink } from './elsewhere.js';
import { xmlText } from './escape.js';

/** @typedef {import('./epub-package.js').Heading} Heading */

const OPS = 'http://www.idpf.org/2007/ops';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Attributes of XHTML elements that stay, besides those of any element. @type {Record<string, string[]>} */
const ATTRIBUTES = {
  a: ['href', 'title'],
  abbr: ['title'],
  blockquote: ['data-callout'],
  details: ['open'],
  dfn: ['title'],
  img: ['alt', 'height', 'src', 'title', 'width'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};
const COMMON = ['class', 'dir', 'id', 'lang'];

/** How many children a formula's elements have; with any other number they are no more than a row. @type {Record<string, number>} */
const ARITY = { mfrac: 2, mroot: 2, msub: 2, msup: 2, munder: 2, mover: 2, msubsup: 3, munderover: 3 };

/** What reading systems are told about notes, so that they show them in place: by the element, its type and its role. */
const NOTES = [
  ['.footnote-ref a', 'noteref', 'doc-noteref'],
  ['.footnotes', 'footnotes', 'doc-endnotes'],
  ['.footnotes li[id]', 'footnote', ''],
  ['.footnote-back', 'backlink', 'doc-backlink'],
];

/**
 * Turns an article's nodes into those of a book, in place.
 *
 * @param {HTMLElement} view from articleNodes
 * @param {(image: HTMLImageElement) => string} pathOf the path of a picture in the book; empty where it has none
 * @returns {{headings: Heading[], hasMath: boolean}}
 */
export function toBookNodes(view, pathOf) {
  for (const recording of view.querySelectorAll('audio, video')) recording.replaceWith(recordingLink(recording));
  for (const image of view.querySelectorAll('img')) {
    const path = pathOf(image);
    if (path === '') image.replaceWith(pictureLink(image));
    else image.setAttribute('src', path);
  }
  for (const [selector, type, role] of NOTES) {
    for (const element of view.querySelectorAll(selector)) {
      element.setAttributeNS(OPS, 'epub:type', type);
      if (role) element.setAttribute('role', role);
    }
  }
  const formulas = [...view.querySelectorAll('math')];
  for (const element of view.querySelectorAll('math *')) completeFormula(element);
  for (const element of view.querySelectorAll('*')) completeStructure(element);
  giveIds(view);
  for (const element of view.querySelectorAll('*')) completeAttributes(element);
  cleanTexts(view);
  return { headings: headingsOf(view), hasMath: formulas.length > 0 };
}

/** @param {Element} element of a formula */
function completeFormula(element) {
  const { localName, children } = element;
  if (Object.hasOwn(ARITY, localName) && children.length !== ARITY[localName]) rename(element, 'mrow');
  else if (localName === 'mtr' && element.parentElement?.localName !== 'mtable') rename(element, 'mrow');
  else if (localName === 'mtd' && element.parentElement?.localName !== 'mtr') rename(element, 'mrow');
}

/** @param {Element} element */
function completeStructure(element) {
  const { localName, namespaceURI, parentElement } = element;
  if (namespaceURI !== XHTML) return;
  // Gone from HTML, and what it holds means the same without it.
  if (localName === 'rb') unwrap(element);
  // For browsers without ruby; there have to be two, and pages forget one.
  if (localName === 'rp') element.remove();
  if (localName === 'details' && element.firstElementChild?.localName !== 'summary') {
    element.prepend(Object.assign(element.ownerDocument.createElement('summary'), { textContent: '…' }));
  }
  if (localName === 'dl' && !isListOfTerms(element)) {
    for (const child of [...element.children, element]) rename(child, 'div');
  }
  if (localName === 'ruby' && !element.querySelector('rt')) unwrap(element);
  if (localName === 'li' && parentElement?.localName !== 'ol') element.removeAttribute('value');
}

/**
 * Whether terms and what is said of them take turns, as they must.
 * @param {Element} list
 */
function isListOfTerms(list) {
  return /^(?:(?:dt )+(?:dd )+)+$/.test(Array.from(list.children, ({ localName }) => `${localName} `).join(''));
}

/**
 * Gives each element that is pointed to, and each heading, an id of ours, for a page's own may be none in XML or stand
 * there twice. Links to what the book has not become text.
 *
 * @param {HTMLElement} view
 */
function giveIds(view) {
  /** @type {Map<string, string>} */
  const given = new Map();
  let count = 0;
  for (const element of view.querySelectorAll('[id], h1, h2, h3, h4, h5, h6')) {
    const id = `n${++count}`;
    if (element.id && !given.has(element.id)) given.set(element.id, id);
    element.id = id;
  }
  for (const anchor of view.querySelectorAll('a')) {
    const href = anchor.getAttribute('href') ?? '';
    const address = href.startsWith('#') ? target(given, href.slice(1)) : bookAddress(href);
    if (address) anchor.setAttribute('href', address);
    else unwrap(anchor);
  }
}

/**
 * @param {Map<string, string>} given
 * @param {string} id as an address spells it
 */
function target(given, id) {
  const ours = given.get(id) ?? given.get(decoded(id));
  return ours ? `#${ours}` : '';
}

/**
 * An address as RFC 3986 spells it, which is stricter than browsers are.
 *
 * @param {string} href
 * @returns {string} empty where a book may not link there
 */
function bookAddress(href) {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (!url || !/^(?:https?|mailto):$/.test(url.protocol)) return '';
  const [before, ...fragment] = url.href.split('#');
  const parts = [before, fragment.join('%23')].filter(Boolean);
  return parts.map((part) => part.replace(/%(?![\da-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gi, encodeURIComponent)).join('#');
}

/** @param {Element} element */
function completeAttributes(element) {
  const isMath = element.namespaceURI === MATHML;
  const allowed = [...COMMON, ...(ATTRIBUTES[element.localName] ?? []), 'epub:type', 'role'];
  for (const { name, value } of [...element.attributes]) {
    const isFit = (isMath || allowed.includes(name)) && fits(name, value, isMath);
    if (isFit) element.setAttribute(name, name === 'lang' ? languageTag(value) : xmlText(value));
    else element.removeAttribute(name);
  }
  if (element.localName === 'img') element.setAttribute('alt', element.getAttribute('alt') ?? '');
}

/**
 * @param {string} name
 * @param {string} value
 * @param {boolean} isMath
 */
function fits(name, value, isMath) {
  if (name === 'lang') return languageTag(value) !== '';
  // Of a formula they have units.
  if (!isMath && (name === 'width' || name === 'height')) return /^[1-9]\d{0,5}$/.test(value);
  return true;
}

/**
 * Takes out what XML cannot hold.
 * @param {HTMLElement} view
 */
function cleanTexts(view) {
  const texts = view.ownerDocument.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    const clean = xmlText(text.data);
    if (clean !== text.data) text.data = clean;
  }
}

/**
 * @param {HTMLElement} view
 * @returns {Heading[]} without the title
 */
function headingsOf(view) {
  return [...view.querySelectorAll('.content :is(h1, h2, h3, h4, h5, h6)')]
    .map((heading) => ({ level: Number(heading.localName[1]), id: heading.id, text: (heading.textContent ?? '').replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

/**
 * Puts an element of another name in the place of one, with what any element may say of itself.
 *
 * @param {Element} element
 * @param {string} name of the same namespace
 */
function rename(element, name) {
  const made = element.ownerDocument.createElementNS(element.namespaceURI, name);
  for (const attribute of COMMON) {
    const value = element.getAttribute(attribute);
    if (value !== null) made.setAttribute(attribute, value);
  }
  moveChildren(element, made);
  element.replaceWith(made);
}

/**
 * Puts what an element holds in its place.
 * @param {Element} element
 */
function unwrap(element) {
  const held = element.ownerDocument.createDocumentFragment();
  moveChildren(element, held);
  element.replaceWith(held);
}
