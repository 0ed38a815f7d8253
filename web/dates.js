/**
 * Dates as a reader reads them.
 * @module
 */
import { element } from './elements.js';
import { locale as here } from './strings.js';

/**
 * Writes a date out in a language. The day is the one that the page names: an article of the evening of the 3rd in
 * Tokyo is of the 3rd everywhere, so the time and its zone are left aside.
 *
 * @param {string} time RFC 3339, or a date alone
 * @param {string} [locale] BCP 47; that of the interface when left out
 * @returns {string} for example "12 March 2013"; empty when there is no date in it
 */
export function longDate(time, locale = here) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(time) ?? [];
  if (!year) {
    return '';
  }
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/**
 * A date in the language of the interface, fit to stand in a text of another language and direction.
 *
 * @param {string} time RFC 3339, or a date alone
 * @returns {HTMLTimeElement | ''} empty when there is no date in it
 */
export function dateElement(time) {
  const text = longDate(time);
  return text && element('time', { dateTime: time, lang: here, dir: 'auto', textContent: text });
}
