/**
 * Short messages at the foot of the page, in #toast, a live region.
 * @module
 */
import { byId } from './elements.js';

/** Milliseconds for which a message stays: at least, and for each of its characters, which is 15 of them a second. */
const LEAST = 2500;
const EACH = 65;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Shows a message for a while, in place of the one before.
 * @param {string} text
 */
export function toast(text) {
  const box = byId('toast', HTMLElement);
  box.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    box.textContent = '';
  }, Math.max(LEAST, text.length * EACH));
}
