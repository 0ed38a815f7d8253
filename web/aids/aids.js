/**
 * Brings the aids to reading to life. What is not needed from the start is loaded when it is asked for.
 * @module
 */
import { onArticle } from '../current.js';
import { shortcut } from '../shortcuts.js';
import { copyCode } from './code.js';
import { jumps } from './jumps.js';
import { outline } from './outline.js';
import { keepPlace } from './place.js';
import { progress } from './progress.js';
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
  progress();

  const find = async () => (await loadFind()).find();
  const list = async () => (await import('./shortcut-list.js')).showShortcuts(preferences);
  document.getElementById('find-button')?.addEventListener('click', find);
  document.getElementById('show-shortcuts')?.addEventListener('click', list);
  shortcut('/', 'keys.find', find);
  shortcut('f', 'keys.focus', async () => (await import('./line-focus.js')).toggleLineFocus(preferences));
  shortcut('?', 'keys.list', list);
  // What is typed right behind the key must find its field.
  onArticle((shown) => {
    if (shown) setTimeout(loadFind, PATIENCE);
  });
}

function loadFind() {
  return import('./find.js');
}
