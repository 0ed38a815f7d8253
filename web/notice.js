/**
 * The box that says what is wrong: #notice with #notice-title, #notice-advice, #notice-detail and #notice-actions.
 * @module
 */
import { byId, element, hide } from './elements.js';

/**
 * What can be done about it: a button, or a link.
 *
 * @typedef {object} Action
 * @property {string} id of the button
 * @property {string} label
 * @property {() => unknown} [run]
 * @property {string} [href] of the link, a web address
 */

/** The number of the message that was shown last. */
let last = 0;

/**
 * Shows a message in place of the one before.
 *
 * @param {import('./messages.js').Message} message
 * @param {object} [options]
 * @param {Action[]} [options.actions]
 * @param {boolean} [options.doubtful] a warning only
 * @returns {() => boolean} whether it is this one that is shown
 */
export function showNotice({ title, advice, detail = '' }, { actions = [], doubtful = false } = {}) {
  const box = byId('notice', HTMLElement);
  byId('notice-title', HTMLElement).textContent = title;
  byId('notice-advice', HTMLElement).textContent = advice;
  byId('notice-detail', HTMLElement).textContent = detail;
  byId('notice-actions', HTMLElement).replaceChildren(
    ...actions.map(({ id, label, run, href }) => {
      if (href) return element('a', { id, href, className: 'button', rel: 'noopener noreferrer', textContent: label });
      const button = element('button', { id, type: 'button', className: 'button', textContent: label });
      if (run) button.addEventListener('click', run);
      return button;
    }),
  );
  box.classList.toggle('doubtful', doubtful);
  box.hidden = false;
  const own = ++last;
  return () => own === last && !box.hidden;
}

/** Takes the message away. */
export function hideNotice() {
  hide(byId('notice', HTMLElement));
}
