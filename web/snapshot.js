/**
 * The live document -> what extraction needs.
 * @module
 */
import { ofDocument, write } from './writer.js';

/**
 * A page as extraction needs it.
 *
 * @typedef {object} Page
 * @property {string} html the source: HTML, or the text itself where `contentType` is `text/plain`
 * @property {string} url where the page came from
 * @property {string} contentType `text/html` or `text/plain`
 * @property {boolean} selection whether `html` holds only what was selected
 * @property {boolean} [cut] whether pictures in the markup, or its end, were left out because the page is too long
 */

/** Characters below which a selection is a stray double click and no passage. */
const MIN_SELECTION = 20;

/**
 * Takes down what a document shows, without changing it.
 *
 * Open shadow roots take the place of their hosts' content, and the documents of same-origin frames that of the
 * frames; a canvas becomes a picture where it may be read. Left out are scripts (but for JSON-LD and TeX), style,
 * icons, and what is typed into forms. What is not displayed is marked as such: the core knows of what it is part of
 * the text all the same.
 *
 * @param {Document} doc a document in a window
 * @param {boolean} [selection] take the selection alone where there is one
 * @returns {Page}
 */
export function snapshot(doc, selection = true) {
  // A click into a frame is where its selection begins.
  const focused = /** @type {any} */ (ofDocument(doc, 'activeElement'))?.contentDocument ?? doc;
  const selected = [focused, doc]
    .map((each) => /** @type {any} */ (selection && ofDocument(each, 'defaultView')?.getSelection()))
    // What is selected in a field is none of the document's.
    .find((each) => !each?.isCollapsed && `${each}`.trim().length >= MIN_SELECTION);
  const isText = !/html|xml/.test(ofDocument(doc, 'contentType'));
  return {
    url: ofDocument(doc, 'URL'),
    selection: !!selected,
    contentType: isText ? 'text/plain' : 'text/html',
    html: isText ? `${selected ?? ofDocument(doc, 'documentElement').textContent}` : write(doc, selected),
  };
}
