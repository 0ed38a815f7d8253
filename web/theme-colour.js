/**
 * The colour of what the browser shows around the page: that of the paper.
 * @module
 */

/** Tells the browser the colour of the paper as it is now. */
export function showThemeColour() {
  const paper = getComputedStyle(document.body).backgroundColor;
  for (const meta of /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll('meta[name="theme-color"]'))) {
    meta.content = paper;
  }
}

/** Does so now, and whenever the system changes what decides where no theme is chosen. */
export function followTheme() {
  showThemeColour();
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', showThemeColour);
  }
}
