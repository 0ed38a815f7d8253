/**
 * What the front page offers below its workbench: code to copy, and its languages.
 * @module
 */
import { copy } from './clipboard.js';
import { byId } from './elements.js';
import { pagePreferences } from './preferences.js';
import { language, t } from './strings.js';

/** Brings #copy-snippet to life: it copies #snippet and says so in #snippet-note. */
export function snippetButton() {
  byId('copy-snippet', HTMLButtonElement).addEventListener('click', async () => {
    const copied = await copy(byId('snippet', HTMLElement).textContent ?? '');
    byId('snippet-note', HTMLElement).textContent = t(copied ? 'embed.copied' : 'copied.failed');
  });
}

/** Brings the buttons in #languages to life: each shows this page, and the reader, in the language it is named after. */
export function languageButtons() {
  for (const button of byId('languages', HTMLElement).querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
    button.addEventListener('click', () => {
      pagePreferences().set('language', button.dataset.language ?? '');
      location.reload();
    });
  }
}
