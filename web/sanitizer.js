/**
 * The only place where markup becomes nodes.
 * @module
 */
import {
  COMMON_ATTRIBUTES,
  ELEMENTS,
  MATH_ATTRIBUTES,
  MATH_ELEMENTS,
  MATHML,
  OWN_CLASS,
  OWN_ID,
} from './allowlist.js';
import { firstChildren } from './elements.js';
import { markupParts } from './markup-parts.js';
import { isPlayer, playInPlace } from './player.js';
import { fileOfSite } from './site.js';
import { pause, slices } from './slices.js';
import { candidatesIn } from './srcset.js';
import { policy } from './trusted.js';

/** @typedef {(html: string) => HTMLElement | Promise<HTMLElement>} Sanitize returns the element that holds the nodes */

/**
 * Where links may lead, and where a picture and a recording may be. Fragments stay within the article. Without its
 * slashes an address of the page's own scheme would be a relative one, and lead to the host of the reader.
 */
const LINK = /^(?:https?:\/\/|mailto:|#)/i;
const MEDIA = /^https?:\/\//i;
const PICTURE = /^(?:https?:\/\/|data:image\/(?:png|jpe?g|gif|webp|avif);base64,|data:image\/svg\+xml[;,])/i;

/** @type {Record<string, RegExp>} Attributes that hold an address, and what it must look like; srcset has its own. */
const ADDRESSES = { href: LINK, cite: LINK, src: MEDIA, poster: PICTURE };

/**
 * Turns an article's `content` into nodes, through the browser's own sanitizer where it has one and through
 * DOMPurify where it has not. Nothing loads before the fragment is put into a document, and no player before it is
 * clicked.
 *
 * @param {string} html markup from anywhere
 * @param {Sanitize} [sanitize] the way to go; byText of plain-text.js where nothing is wanted but text
 * @param {string} [video] what a player is called that has no title
 * @param {AbortSignal} [signal] aborted when the nodes are not wanted any more; its reason is thrown then
 * @returns {Promise<DocumentFragment>} elements and attributes of allowlist.js only. Links carry
 *   `rel="noopener noreferrer"` and no target, pictures load lazily and send no referrer, and players are links of
 *   the class `player`
 */
export async function toFragment(html, sanitize = 'setHTML' in Element.prototype ? byBrowser : byPurify, video = 'Video', signal) {
  // In a document that is not on a screen nothing loads.
  const fragment = document.implementation.createHTMLDocument('').createDocumentFragment();
  // What else is given may not be made of its argument.
  const parts = sanitize === byBrowser || sanitize === byPurify ? markupParts(html) : [html];
  for (const part of parts) {
    const holder = await sanitize(/<iframe/i.test(part) ? withoutFrames(part) : part);
    await pause(signal);
    for await (const element of slices(holder.querySelectorAll('*'), signal)) {
      complete(element, video);
    }
    for await (const node of slices(firstChildren(holder), signal)) fragment.append(node);
  }
  return fragment;
}

/**
 * Sanitizes by the browser's own means.
 *
 * @param {string} html
 * @returns {HTMLElement}
 */
export function byBrowser(html) {
  // In a document that is not on a screen nothing loads.
  const holder = document.implementation.createHTMLDocument('').body;
  holder.setHTML?.(html, { sanitizer: CONFIGURATION });
  return holder;
}

/** https://wicg.github.io/sanitizer-api/#dictdef-sanitizerconfig */
const CONFIGURATION = {
  elements: [
    ...Object.entries(ELEMENTS).map(([name, attributes]) => ({ name, attributes })),
    ...MATH_ELEMENTS.map((name) => ({ name, namespace: MATHML, attributes: MATH_ATTRIBUTES })),
  ],
  attributes: COMMON_ATTRIBUTES,
  comments: false,
  dataAttributes: false,
};

/**
 * Sanitizes by DOMPurify, which is loaded for it.
 *
 * @param {string} html
 * @returns {Promise<HTMLElement>}
 */
export async function byPurify(html) {
  purify ??= loadPurify().catch((error) => {
    // Another try may find it.
    purify = undefined;
    throw error;
  });
  const body = (await purify).sanitize(html, {
    ALLOWED_TAGS: [...Object.keys(ELEMENTS), ...MATH_ELEMENTS],
    ALLOWED_ATTR: [...COMMON_ATTRIBUTES, ...Object.values(ELEMENTS).flat(), ...MATH_ATTRIBUTES],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM: true,
    // Typed by a library that knows nothing of the strings which stand in where there are no Trusted Types.
    TRUSTED_TYPES_POLICY: /** @type {any} */ (policy),
  });
  // A page of frames has no body, and none is returned.
  return /** @type {HTMLElement | null} */ (body) ?? document.implementation.createHTMLDocument('').body;
}

/** @type {Promise<import('dompurify').DOMPurify> | undefined} */
let purify;

async function loadPurify() {
  /** @type {{default: import('dompurify').DOMPurify}} */
  const module = await import(fileOfSite('build/purify.js').href);
  // Its configuration allows an attribute everywhere or nowhere.
  module.default.addHook('uponSanitizeAttribute', (node, attribute) => {
    attribute.keepAttr = isAllowed(node, attribute.attrName);
  });
  return module.default;
}

/**
 * @param {Element} element
 * @param {string} attribute
 */
function isAllowed({ localName, namespaceURI }, attribute) {
  if (COMMON_ATTRIBUTES.includes(attribute)) return true;
  return namespaceURI === MATHML ? MATH_ATTRIBUTES.includes(attribute) : ELEMENTS[localName]?.includes(attribute) ?? false;
}

/**
 * Puts a link in place of each frame, since no sanitizer lets frames through.
 *
 * @param {string} html
 * @returns {string} markup as unsafe as it came
 */
function withoutFrames(html) {
  const doc = parse(html);
  for (const frame of doc.querySelectorAll('iframe')) {
    const link = doc.createElement('a');
    link.href = frame.src;
    link.title = frame.title;
    frame.replaceWith(link);
  }
  return doc.body.innerHTML;
}

/**
 * Checks the values of an element's attributes, and adds what every such element has to have.
 *
 * @param {Element} element
 * @param {string} video
 */
function complete(element, video) {
  for (const [name, pattern] of Object.entries(ADDRESSES)) {
    const address = element.getAttribute(name);
    const accepted = element.localName === 'img' ? PICTURE : pattern;
    if (address !== null && !accepted.test(address.trim())) element.removeAttribute(name);
  }
  if (element.hasAttribute('id') && !OWN_ID.test(element.id)) element.removeAttribute('id');
  const classes = element.getAttribute('class');
  if (classes !== null) {
    const own = classes.split(/\s+/).filter((word) => OWN_CLASS.test(word));
    if (own.length > 0) element.setAttribute('class', own.join(' '));
    else element.removeAttribute('class');
  }
  if (element instanceof HTMLAnchorElement) completeLink(element, video);
  else if (element instanceof HTMLImageElement) completePicture(element);
  else if (element instanceof HTMLMediaElement) element.preload = 'none';
}

/** @param {HTMLAnchorElement} link @param {string} video */
function completeLink(link, video) {
  const address = link.getAttribute('href');
  if (address === null || address.startsWith('#')) return;
  link.rel = 'noopener noreferrer';
  link.referrerPolicy = 'no-referrer';
  if (!link.hasChildNodes() && isPlayer(link.href)) {
    link.textContent = `${link.title || video} (${new URL(link.href).host})`;
    playInPlace(link);
  }
}

/** @param {HTMLImageElement} picture */
function completePicture(picture) {
  picture.referrerPolicy = 'no-referrer';
  picture.loading = 'lazy';
  picture.decoding = 'async';
  if (!candidatesIn(picture.getAttribute('srcset') ?? '').every(({ address }) => MEDIA.test(address))) picture.removeAttribute('srcset');
}

/**
 * Decodes the character references of text that holds no markup.
 *
 * @param {string} text where a "<" is one
 * @returns {string}
 */
export function unescaped(text) {
  // White space that nothing stands before would be taken for that between the head and the body.
  return (parse(`|${text.replaceAll('<', '&lt;')}`).body.textContent ?? '').slice(1);
}

/**
 * Parses markup into a document that runs and loads nothing.
 *
 * @param {string} html
 */
function parse(html) {
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
}
