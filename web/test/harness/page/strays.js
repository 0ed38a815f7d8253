// Whether a tree keeps to the allowlist. It has no part in how sanitizer.js decides.
import { COMMON_ATTRIBUTES, ELEMENTS, MATH_ATTRIBUTES, MATH_ELEMENTS, MATHML, OWN_CLASS, OWN_ID } from '/allowlist.js';
import { isPlayer } from '/player.js';

const HTML = 'http://www.w3.org/1999/xhtml';

/** Attributes that sanitizer.js adds. */
const ADDED = {
  a: ['referrerpolicy', 'rel'],
  audio: ['preload'],
  img: ['decoding', 'loading', 'referrerpolicy'],
  video: ['preload'],
};

/** Attributes that the core gives to a player, which sanitizer.js makes a link of. */
const FRAME = ['allowfullscreen', 'height', 'loading', 'sandbox', 'src', 'title', 'width'];

const WEB = ['http:', 'https:'];
const PICTURE = /^data:image\/(?:(?:png|jpe?g|gif|webp|avif);base64,|svg\+xml[;,])/i;

/**
 * What stands below a node that no article may have.
 *
 * @param {Element | DocumentFragment} root
 * @param {{frames?: boolean}} [options] whether players may be frames
 * @returns {string[]} one for each, of the form `<element>` or `<element attribute="value">`
 */
export function strays(root, { frames = false } = {}) {
  const found = [];
  const walker = document.createTreeWalker(root);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) continue;
    if (node.nodeType !== Node.ELEMENT_NODE) found.push(`node of type ${node.nodeType}`);
    else found.push(...straysOf(/** @type {Element} */ (node), frames));
  }
  return found;
}

function straysOf(element, frames) {
  const { localName, namespaceURI } = element;
  const allowed = allowedAttributes(element, frames);
  if (!allowed) return [`<${localName}> of ${namespaceURI}`];
  return [...element.attributes]
    .filter((attribute) => attribute.namespaceURI || !allowed.includes(attribute.name) || !isFit(element, attribute))
    .map(({ name, value }) => `<${localName} ${name}="${value.slice(0, 100)}">`);
}

/** The attributes that an element may have, or nothing where it may not be there. */
function allowedAttributes({ localName, namespaceURI }, frames) {
  if (namespaceURI === MATHML) return MATH_ELEMENTS.includes(localName) && [...COMMON_ATTRIBUTES, ...MATH_ATTRIBUTES];
  if (namespaceURI !== HTML) return undefined;
  if (localName === 'iframe' && frames) return FRAME;
  return Object.hasOwn(ELEMENTS, localName) && [...COMMON_ATTRIBUTES, ...ELEMENTS[localName], ...(ADDED[localName] ?? [])];
}

/** Whether an attribute may say what it says. */
function isFit({ localName }, { name, value }) {
  switch (name) {
    case 'id':
      return OWN_ID.test(value);
    case 'class':
      return value.split(' ').every((word) => OWN_CLASS.test(word) || (localName === 'a' && word === 'player'));
    case 'cite':
    case 'href':
      return value.startsWith('#') || [...WEB, 'mailto:'].includes(schemeOf(value));
    case 'poster':
      return isPicture(value);
    case 'src':
      if (localName === 'iframe') return isPlayer(value);
      return localName === 'img' ? isPicture(value) : WEB.includes(schemeOf(value));
    case 'srcset':
      return value.split(/,\s/).every((candidate) => WEB.includes(schemeOf(candidate)));
    default:
      return true;
  }
}

/** The scheme by which the browser would go. */
function schemeOf(address) {
  return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).protocol : '';
}

const isPicture = (address) => WEB.includes(schemeOf(address)) || PICTURE.test(address.trim());
