/**
 * The faces that come with the site.
 * @module
 */

/** By the preference `face`, as fonts.css names them. @type {Partial<Record<string, string>>} */
const FAMILIES = { hyperlegible: '"Atkinson Hyperlegible Next"', dyslexic: '"OpenDyslexic"' };

/** Milliseconds for which an article waits for its face, rather than be set in another first and jump. */
const PATIENCE = 2000;

/**
 * Asks for a face, in the styles that nearly every article has.
 *
 * @param {string} face a value of the preference
 * @returns {Promise<unknown>} settles when it is there, cannot be had or takes too long; at once where it is no face of
 *   the site
 */
export function loadFace(face) {
  const family = FAMILIES[face];
  if (!family) return Promise.resolve();
  const styles = ['1em', 'bold 1em', 'italic 1em'].map((style) => document.fonts.load(`${style} ${family}`));
  return Promise.race([Promise.allSettled(styles), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
