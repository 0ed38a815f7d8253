/**
 * The words of the interface, in the language that preferences-early.js chose and put on the root element.
 * @module
 */
import english from './strings/en.js';

/** @typedef {keyof typeof english} StringKey */
/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Text */
/** @typedef {Record<string, string | number>} Values */

/** The languages there are, by their own names; preferences-early.js knows them, too. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', ar: 'العربية', zh: '简体中文' };

/** The language of the interface, as BCP 47 has it. */
export const language = chosen(globalThis.document?.documentElement.lang ?? '');

/** The language as it is written where the reader lives, for dates and numbers: en-GB, where the browser says so. */
export const locale = (globalThis.navigator?.languages ?? []).find((tag) => tag.split('-')[0] === language) ?? language;

/** What stands in braces: a name, and behind a bar the text of the element with that name. */
const PLACEHOLDER = /\{(\w+)(?:\|([^}]*))?\}/;

/** Invisible signs around a value whose direction may be another one. */
const [ISOLATE, END_ISOLATE] = ['\u2068', '\u2069'];

/** @type {Partial<Record<string, Text>>} */
const words = language === 'en' ? english : await load();

const plurals = new Intl.PluralRules(language);

const isRightToLeft = globalThis.document?.documentElement.dir === 'rtl';

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
  return textOf(key, Number(values.count)).replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    if (typeof value === 'number') return number(value);
    return isRightToLeft ? ISOLATE + value + END_ISOLATE : value;
  });
}

/**
 * A number as the language writes it.
 *
 * @param {number} value
 * @param {Intl.NumberFormatOptions} [options]
 */
export function number(value, options) {
  return value.toLocaleString(locale, options);
}

/**
 * A text with elements in it, for `append` and the like.
 *
 * @param {StringKey} key
 * @param {Record<string, Element>} elements for what stands in braces: `{name}` is the element as it is, `{name|text}`
 *   the element with that text in it
 * @returns {(string | Element)[]}
 */
export function withElements(key, elements) {
  /** @type {(string | Element)[]} */
  const parts = [];
  // Splitting by a pattern with two groups gives: text, name, inner text, text, name, …
  const pieces = textOf(key).split(PLACEHOLDER);
  for (let at = 0; at < pieces.length; at += 3) {
    parts.push(pieces[at]);
    const [name, inner] = pieces.slice(at + 1, at + 3);
    if (name) {
      if (inner !== undefined) elements[name].textContent = inner;
      parts.push(elements[name]);
    }
  }
  return parts;
}

/**
 * @param {StringKey} key
 * @param {number} [count]
 */
function textOf(key, count = NaN) {
  /** @type {Text} */
  const text = words[key] ?? english[key];
  return typeof text === 'string' ? text : (text[plurals.select(count)] ?? text.other ?? '');
}
