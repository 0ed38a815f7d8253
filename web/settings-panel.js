/**
 * The panel in which one chooses how the text looks, and the keys that do the same.
 * @module
 */
import { byId } from './elements.js';
import { CHOICES } from './preferences.js';
import { shortcut } from './shortcuts.js';

/** @typedef {import('./preferences.js').Preferences} Preferences */

/**
 * Brings the panel to life: #settings with radios named after preferences, #smaller, #size and #larger.
 *
 * @param {Preferences} preferences
 */
export function settingsPanel(preferences) {
  const form = byId('settings', HTMLFormElement);
  const smaller = byId('smaller', HTMLButtonElement);
  const larger = byId('larger', HTMLButtonElement);
  const sizes = CHOICES.size.values;

  const show = () => {
    for (const input of form.querySelectorAll('input')) {
      const name = preferenceOf(input.name);
      input.checked = name !== null && preferences.get(name) === input.value;
    }
    const size = preferences.get('size');
    byId('size', HTMLOutputElement).value = size;
    // Not disabled: a button that is loses the focus.
    smaller.ariaDisabled = String(size === sizes[0]);
    larger.ariaDisabled = String(size === sizes.at(-1));
  };

  /** @param {number} by */
  const resize = (by) => {
    preferences.step('size', by);
    show();
  };

  form.addEventListener('change', ({ target }) => {
    const name = target instanceof HTMLInputElement && preferenceOf(target.name);
    if (name) {
      preferences.set(name, target.value);
    }
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  smaller.addEventListener('click', () => resize(-1));
  larger.addEventListener('click', () => resize(+1));

  shortcut(['+', '='], 'keys.larger', () => resize(+1));
  shortcut('-', 'keys.smaller', () => resize(-1));
  shortcut('t', 'keys.theme', () => {
    preferences.cycle('theme');
    show();
  });
  show();
}

/**
 * @param {string} name
 * @returns {import('./preferences.js').Preference | null}
 */
function preferenceOf(name) {
  return Object.hasOwn(CHOICES, name) ? /** @type {import('./preferences.js').Preference} */ (name) : null;
}
