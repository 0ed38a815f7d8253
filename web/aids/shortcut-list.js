/**
 * The list of the keys, with the switch that turns them off.
 * @module
 */
import { closePanels, element, glyph } from '../elements.js';
import { shortcuts } from '../shortcuts.js';
import { t } from '../strings.js';

/** @typedef {import('../preferences.js').Preferences} Preferences */

const list = element('dl', { className: 'key-list' });
const input = element('input', { type: 'checkbox', id: 'keys-on' });
const close = glyph('shortcuts-close', t('panel.close'), () => dialog.close());
const title = element('h2', { id: 'shortcuts-title', textContent: t('shortcuts.title') });
const dialog = element(
  'dialog',
  { id: 'shortcuts', className: 'shortcuts' },
  element('header', {}, title, close),
  list,
  element('label', { className: 'switch' }, input, element('span', { textContent: t('shortcuts.on') })),
  element('p', { className: 'hint', textContent: t('shortcuts.hint') }),
);

/** @type {Preferences} */
let preferences;

dialog.setAttribute('aria-labelledby', title.id);
// A click beside it closes it: the dialog itself is hit only there.
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close();
});
input.addEventListener('change', () => {
  preferences.set('keys', input.checked ? 'on' : 'off');
});
document.body.append(dialog);

/**
 * Opens it.
 * @param {Preferences} chosen where it is kept whether the keys are on
 */
export function showShortcuts(chosen) {
  preferences = chosen;
  input.checked = preferences.get('keys') === 'on';
  list.replaceChildren(
    ...shortcuts().map(({ keys, label }) =>
      element('div', {}, element('dt', {}, ...keys.map((key) => element('kbd', { textContent: key }))), element('dd', { textContent: t(label) })),
    ),
  );
  // The focus comes back to the button of the panel that this was opened from.
  closePanels();
  dialog.showModal();
}
