/**
 * What the front page offers below its workbench: code to copy, and its languages.
 * @module
 */
import { copy } from './clipboard.js';
import { byId, element } from './elements.js';
import { pagePreferences } from './preferences.js';
import { LANGUAGES, language, t } from './strings.js';

/** Brings #copy-snippet to life: it copies #snippet and says so in #snippet-note. */
export function snippetButton() {
  byId('copy-snippet', HTMLButtonElement).addEventListener('click', async () => {
    const copied = await copy(byId('snippet', HTMLElement).textContent ?? '');
    byId('snippet-note', HTMLElement).textContent = t(copied ? 'embed.copied' : 'copied.failed');
  });
}

/** Fills #languages with a button for each: it shows this page, and the reader, in the language it is named after. */
export function languageButtons() {
  for (const [tag, name] of Object.entries(LANGUAGES)) {
    const button = element('button', { type: 'button', className: 'quiet', lang: tag, textContent: name });
    button.setAttribute('aria-pressed', String(tag === language));
    button.addEventListener('click', () => {
      pagePreferences().set('language', tag);
      location.reload();
    });
    byId('languages', HTMLElement).append(button);
  }
}
