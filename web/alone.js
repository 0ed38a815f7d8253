/**
 * Keeps the pages from running inside another one. There a site could lay itself over them, and have people press
 * buttons that they do not see. preferences-early.js marks the page, and theme.css then shows nothing but a link that
 * opens it on its own; what imports this module never runs there.
 *
 * A host can forbid such frames by a header, which a page itself cannot.
 * @module
 */
if (self !== top) {
  // Nobody takes the page that may be in it.
  history.replaceState(null, '', location.pathname + location.search);
  await new Promise(() => {});
}

export {};
