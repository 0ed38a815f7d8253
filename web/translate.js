/**
 * Puts the page's own markup, which is in English, into the language of the interface. A module of its own, so that it
 * need not wait for what else the page loads.
 *
 *   data-t              the element's text; what stands in it in braces is its child with that data-slot
 *   data-t-title, data-t-label, data-t-placeholder, data-t-content    its title, aria-label, placeholder, content
 *
 * @module
 */
import { language, t, withElements } from './strings.js';

/** @typedef {import('./strings.js').StringKey} StringKey */

/** Attributes of markup that name a text, and those which the text goes to. */
const ATTRIBUTES = { 'data-t-title': 'title', 'data-t-label': 'aria-label', 'data-t-placeholder': 'placeholder', 'data-t-content': 'content' };

if (language !== 'en') {
  for (const place of document.querySelectorAll('[data-t]')) {
    const slots = [...place.children].filter((child) => child.hasAttribute('data-slot'));
    const named = Object.fromEntries(slots.map((slot) => [slot.getAttribute('data-slot'), slot]));
    place.replaceChildren(...withElements(keyOf(place, 'data-t'), named));
  }
  for (const [source, target] of Object.entries(ATTRIBUTES)) {
    for (const place of document.querySelectorAll(`[${source}]`)) {
      place.setAttribute(target, t(keyOf(place, source)));
    }
  }
}
// Until now theme.css hid the page, where it is not in English.
document.documentElement.dataset.translated = '';

/**
 * @param {Element} place
 * @param {string} attribute
 */
function keyOf(place, attribute) {
  return /** @type {StringKey} */ (place.getAttribute(attribute));
}
