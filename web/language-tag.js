/**
 * Names of languages, as pages and devices give them.
 * @module
 */

/**
 * A language tag in its usual spelling. Pages and Android write "en_US".
 * @param {string} tag
 * @returns {string} as BCP 47 has it; empty for what is none
 */
export function languageTag(tag) {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
}
