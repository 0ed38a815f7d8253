/**
 * Keys for what the reader can do. Single keys, as WCAG 2.1.4 allows them: they can be switched off.
 * @module
 */
import { takesText } from './elements.js';

/** @typedef {import('./strings.js').StringKey} StringKey */

/**
 * @typedef {object} Shortcut
 * @property {string[]} keys as `KeyboardEvent.key` has them; any of them will do
 * @property {StringKey} label what it does
 * @property {() => void} run
 */

/** @type {Shortcut[]} */
const known = [];

let isOn = true;

/** The shortcuts there are, in the order in which they were made. */
export function shortcuts() {
  return known;
}

/**
 * Makes a shortcut.
 *
 * @param {string | string[]} keys
 * @param {StringKey} label
 * @param {() => void} run
 */
export function shortcut(keys, label, run) {
  known.push({ keys: [keys].flat(), label, run });
}

/**
 * Switches all of them on or off.
 * @param {boolean} on
 */
export function useShortcuts(on) {
  isOn = on;
}

/** Starts to listen. */
export function listenForShortcuts() {
  document.addEventListener('keydown', (event) => {
    // With a modifier the key belongs to the browser: Ctrl and + zoom.
    if (!isOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || takesText(event.target)) return;
    // What lies under a dialog is out of reach.
    if (document.querySelector(':modal')) return;
    const key = keyOf(event);
    const found = known.find(({ keys }) => keys.includes(key));
    if (found) {
      event.preventDefault();
      found.run();
    }
  });
}

/**
 * The key that was pressed; on a keyboard of another script, the Latin letter in its place.
 * @param {KeyboardEvent} event
 */
function keyOf({ key, code }) {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return letter && /^[^\0-\x7f]$/.test(key) ? letter.toLowerCase() : key;
}
