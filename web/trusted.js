/**
 * The one Trusted Types policy, named "lectern". A page that enforces Trusted Types has to name it:
 * `require-trusted-types-for 'script'; trusted-types lectern`.
 * @module
 */

/**
 * The two values that a browser which enforces Trusted Types wants made by a policy. Where it has no Trusted Types
 * they stay strings; the types say so everywhere, for the sinks are typed as taking strings.
 *
 * @typedef {object} Policy
 * @property {(markup: string) => string} createHTML only sanitizer.js may call it
 * @property {(address: string) => string} createScriptURL only engine.js and share.js may call it
 */

/** @type {Policy} */
const strings = { createHTML: (markup) => markup, createScriptURL: (address) => address };

/**
 * The policy, or what hands strings through where none can be made: in a browser without Trusted Types, or in a page
 * whose policy does not name this one (if it enforces Trusted Types too, the sinks refuse the strings).
 *
 * @type {Policy}
 */
export const policy = make();

function make() {
  try {
    return globalThis.trustedTypes?.createPolicy('lectern', strings) ?? strings;
  } catch {
    return strings;
  }
}
