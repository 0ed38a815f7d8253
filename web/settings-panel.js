/**
 * The panel in which one chooses how the text looks, and the keys that do the same.
 * @module
 */
import { byId } from './elements.js';
import { CHOICES } from './preferences.js';

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
    smaller.disabled = size === sizes[0];
    larger.disabled = size === sizes.at(-1);
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

  document.addEventListener('keydown', (event) => {
    // With a modifier the key belongs to the browser: Ctrl and + zoom.
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    switch (event.key) {
      case '+':
      case '=':
        resize(+1);
        break;
      case '-':
        resize(-1);
        break;
      case 't':
        preferences.cycle('theme');
        show();
        break;
    }
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

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['radio', 'file'].includes(target.type))
  );
}
