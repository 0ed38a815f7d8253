/**
 * The words of the interface, in the language that preferences-early.js chose and put on the root element.
 * @module
 */
import english from './strings/en.js';

/** @typedef {keyof typeof english} StringKey */
/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Text */
/** @typedef {Record<string, string | number>} Values */

/** The languages there are, by their own names. */
export const LANGUAGES = { en: 'English' };

/** Attributes of markup that name a text, and where the text goes: null for the element's own. */
const TARGETS = { 'data-t': null, 'data-t-title': 'title', 'data-t-label': 'aria-label', 'data-t-placeholder': 'placeholder' };

/** The language of the interface, as BCP 47 has it. */
export const language = chosen(globalThis.document?.documentElement.lang ?? '');

/** @type {Partial<Record<string, Text>>} */
const words = language === 'en' ? english : await load();

const plurals = new Intl.PluralRules(language);

/** @param {string} tag */
function chosen(tag) {
  return Object.hasOwn(LANGUAGES, tag) ? tag : 'en';
}

/** The language's words; none where they did not arrive. */
async function load() {
  try {
    return (await import(`./strings/${language}.js`)).default;
  } catch (error) {
    console.error(error);
    return {};
  }
}

/**
 * A text of the interface. What a language lacks is given in English.
 *
 * @param {StringKey} key
 * @param {Values} [values] for what stands in braces; `count` chooses the plural form. Numbers are written as the
 *   language writes them
 * @returns {string}
 */
export function t(key, values = {}) {
  /** @type {Text} */
  const text = words[key] ?? english[key];
  const form = typeof text === 'string' ? text : (text[plurals.select(Number(values.count))] ?? text.other ?? '');
  return form.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? value.toLocaleString(language) : value;
  });
}

/**
 * Puts the texts into the page's own markup, which has them in English.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const [name, attribute] of Object.entries(TARGETS)) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const text = t(/** @type {StringKey} */ (element.getAttribute(name)));
      if (attribute) element.setAttribute(attribute, text);
      else element.textContent = text;
    }
  }
}
