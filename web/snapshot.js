/**
 * A page as extraction needs it.
 *
 * @typedef {object} Page
 * @property {string} html the source: HTML, or the text itself where `contentType` is `text/plain`
 * @property {string} url where the page came from; empty when it has no address
 * @property {string} contentType `text/html` or `text/plain`
 * @property {boolean} selection whether `html` holds only what the reader had selected
 */

/**
 * Takes down what a document shows, without changing it.
 *
 * @param {Document} doc a page, or a document made by DOMParser (which has no layout: then nothing counts as hidden)
 * @param {object} [options]
 * @param {boolean} [options.selection] take the selection alone where there is one (default true)
 * @returns {Page}
 */
export function snapshot(doc, { selection = true } = {}) {
  return { html: '', url: doc.URL, contentType: 'text/html', selection };
}
