/**
 * Which scripts of a document are content.
 * @module
 */

/** Metadata, and formulas that MathJax has set. */
const CONTENT_TYPE = /ld\+json|^math\//i;

/** The data of a page that is still to be drawn from it. */
const DATA_TYPE = /\bjson\b/i;

/** No type, or that of a program. */
const PROGRAM_TYPE = /^$|javascript$/i;

/** A program that assigns data to a variable, as extract/state.go reads it. */
const ASSIGNMENT = /^\s*(?:(?:var|let|const)\s+)?[^\s(){};,=]{1,100}\s*=\s*(?:[{[]|JSON\.parse\()/;

/**
 * Tells whether a script is content: of a page whose scripts have not run, so is the data that they would show.
 *
 * @param {string} type
 * @param {string} source
 * @param {boolean} ran whether the page's scripts have run
 */
export function isContentScript(type, source, ran) {
  if (CONTENT_TYPE.test(type)) return true;
  return !ran && (DATA_TYPE.test(type) || (PROGRAM_TYPE.test(type) && ASSIGNMENT.test(source)));
}
