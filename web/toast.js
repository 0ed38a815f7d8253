/**
 * A short message that goes by itself: #toast, which screen readers say.
 * @module
 */
import { byId } from './elements.js';

/** Milliseconds for which it stays. */
const TIME = 2500;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Says something in place of what was said before.
 * @param {string} text
 */
export function toast(text) {
  const box = byId('toast', HTMLElement);
  box.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    box.textContent = '';
  }, TIME);
}
