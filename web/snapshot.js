/**
 * The live document -> what extraction needs.
 * @module
 */
import { ofDocument, Writer } from './writer.js';

/**
 * A page as extraction needs it.
 *
 * @typedef {object} Page
 * @property {string} html the source: HTML, or the text itself where `contentType` is `text/plain`
 * @property {string} url where the page came from
 * @property {string} contentType `text/html` or `text/plain`
 * @property {boolean} selection whether `html` holds only what was selected
 */

/** Characters below which a selection is a stray double click and no passage. */
const MIN_SELECTION = 20;

/** Characters of displayed text below which a page is taken to hide its text until some script has run. */
const MIN_TEXT = 200;

/** Types that a browser shows as plain text. */
const PLAIN = /^text\/(?!html|xml)|json|javascript/;

/**
 * Takes down what a document shows, without changing it.
 *
 * Open shadow roots take the place of their hosts' content, and the documents of same-origin frames that of the
 * frames. Left out are what is not displayed, scripts (but for JSON-LD and TeX), style, icons, and what is typed into
 * forms. Kept though it is not displayed: the content of closed `<details>`, formulas that stand behind a picture,
 * and the whole of a page that shows next to nothing, for it is waiting for a script.
 *
 * @param {Document} doc a page, or a document made by DOMParser (it has no layout, so nothing in it counts as hidden)
 * @param {object} [options]
 * @param {boolean} [options.selection] take the selection alone where there is one (default true)
 * @returns {Page}
 */
export function snapshot(doc, { selection = true } = {}) {
  const root = ofDocument(doc, 'documentElement');
  const live = ofDocument(doc, 'defaultView') !== null;
  const ranges = selection ? selectedRanges(doc) : [];
  const page = { url: ofDocument(doc, 'URL'), selection: ranges.length > 0 };

  if (PLAIN.test(ofDocument(doc, 'contentType')) || root.localName !== 'html') {
    const text = page.selection ? ranges.join('\n') : root.textContent ?? '';
    return { ...page, contentType: 'text/plain', html: text };
  }
  let written = new Writer(root, { live, hides: live, ranges });
  if (live && !page.selection && written.size < MIN_TEXT) {
    written = new Writer(root, { live, hides: false, ranges });
  }
  return { ...page, contentType: 'text/html', html: written.html };
}

/**
 * @param {Document} doc
 * @returns {Range[]} what is selected; empty where that is no passage
 */
function selectedRanges(doc) {
  const selection = Document.prototype.getSelection.call(doc);
  if (!selection || selection.toString().trim().length < MIN_SELECTION) return [];
  return Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i));
}
