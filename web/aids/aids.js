/**
 * Brings the aids to reading to life. What is not needed from the start is loaded when it is asked for.
 * @module
 */
import { onArticle } from '../current.js';
import { closePanels } from '../elements.js';
import { shortcut } from '../shortcuts.js';
import { copyCode } from './code.js';
import { jumps } from './jumps.js';
import { notes } from './notes.js';
import { outline } from './outline.js';
import { keepPlace } from './place.js';
import { printLinks } from './print-links.js';
import { progress } from './progress.js';
import { vertical } from './vertical.js';
import { zoomable } from './zoom.js';

export { arrive } from './jumps.js';

/** Milliseconds that the article has the line for itself. */
const PATIENCE = 300;

/**
 * @param {import('../preferences.js').Preferences} preferences
 */
export function aids(preferences) {
  copyCode();
  zoomable();
  outline(preferences);
  keepPlace();
  jumps();
  notes();
  progress();
  printLinks();
  vertical();
  readAloud();

  const find = async () => (await loadFind()).find();
  const focus = async () => (await import('./line-focus.js')).toggleLineFocus(preferences);
  const list = async () => (await import('./shortcut-list.js')).showShortcuts(preferences);
  document.getElementById('find-button')?.addEventListener('click', find);
  document.getElementById('show-shortcuts')?.addEventListener('click', list);
  document.getElementById('line-focus-button')?.addEventListener('click', () => {
    // It dims what lies under the panel.
    closePanels();
    focus();
  });
  shortcut('/', 'find.label', find);
  shortcut('f', 'focus.title', focus);
  shortcut('?', 'keys.list', list);
  // What is typed right behind the key must find its field.
  onArticle((shown) => {
    // A page that is left takes what is still on its way with it.
    if (shown) setTimeout(() => loadFind().catch(() => {}), PATIENCE);
  });
}

/** Where the browser has voices to speak with. */
function readAloud() {
  const button = document.getElementById('aloud-button');
  if (!('speechSynthesis' in globalThis && 'Segmenter' in Intl)) {
    button?.remove();
    return;
  }
  const read = async () => (await import('./aloud.js')).readAloud();
  button?.addEventListener('click', read);
  shortcut('a', 'keys.aloud', read);
}

function loadFind() {
  return import('./find.js');
}
