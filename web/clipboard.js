/**
 * Copying.
 * @module
 */

/**
 * Puts a text on the clipboard. Call it from a click.
 *
 * @param {string} text
 * @param {string} [html] the same for programs that paste formatted text
 * @returns {Promise<boolean>} whether it is there
 */
export async function copy(text, html) {
  try {
    /** @type {Record<string, Blob>} */
    const flavours = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
    if (html !== undefined) {
      flavours['text/html'] = new Blob([html], { type: 'text/html' });
    }
    await navigator.clipboard.write([new ClipboardItem(flavours)]);
    return true;
  } catch {
    return copyByEvent(text, html);
  }
}

/**
 * The older way: it needs neither https nor a permission.
 *
 * @param {string} text
 * @param {string} [html]
 */
function copyByEvent(text, html) {
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) {
      event.clipboardData?.setData('text/html', html);
    }
  };
  document.addEventListener('copy', fill, { once: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill);
  return copied;
}
