/**
 * The panel in which one chooses how to read, and the keys that do the same.
 * @module
 */
import { ENOUGH, contrast } from './colours.js';
import { current, onArticle } from './current.js';
import { byId } from './elements.js';
import { holdPictures, showPicturesBar } from './pictures.js';
import { CHOICES, COLOURS } from './preferences.js';
import { shortcut, useShortcuts } from './shortcuts.js';
import { LANGUAGES, locale, t } from './strings.js';
import { followTheme, showThemeColour } from './theme-colour.js';

/** @typedef {import('./preferences.js').Preferences} Preferences */
/** @typedef {import('./preferences.js').Preference} Preference */
/** @typedef {import('./preferences.js').Colour} Colour */

/** What a field of a colour is called: this, then the colour. */
const COLOUR = 'colour-';

/** Which of the reader's own colours must stand apart: a text's colour, then those that it is read on. */
const PAIRS = /** @type {const} */ ([
  ['ink', ['paper', 'mark', 'code']],
  ['link', ['paper', 'mark', 'code']],
]);

const percent = new Intl.NumberFormat(locale, { style: 'percent' });
const added = new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero' });
const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, roundingMode: 'floor' });

/** Sliders whose values are shares of the text size, in percent. */
const ADDED = ['letters', 'words'];

/**
 * Brings the panel to life: #settings with fields named after the preferences, #smaller, #size and #larger, #use-language,
 * #reset.
 *
 * @param {Preferences} preferences
 */
export function settingsPanel(preferences) {
  const form = byId('settings', HTMLFormElement);

  /** What a choice does besides what the style sheets and the aids make of it. @type {Partial<Record<string, () => void>>} */
  const effects = {
    theme: showThemeColour,
    colours: showThemeColour,
    images: () => {
      const shown = current();
      if (!shown) return;
      holdPictures(shown.content, /** @type {import('./pictures.js').Mode} */ (preferences.get('images')));
      showPicturesBar(shown.content);
    },
    keys: () => useShortcuts(preferences.get('keys') === 'on'),
  };

  const show = () => showChoices(form, preferences);
  preferences.onChange((name) => {
    effects[name]?.();
    show();
  });

  addLanguages();
  offerReload(preferences);
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.name.startsWith(COLOUR)) {
      preferences.setColour(/** @type {Colour} */ (target.name.slice(COLOUR.length)), target.value);
    } else {
      preferences.set(/** @type {Preference} */ (target.name), valueOf(target));
    }
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('smaller', HTMLButtonElement).addEventListener('click', () => preferences.step('size', -1));
  byId('larger', HTMLButtonElement).addEventListener('click', () => preferences.step('size', +1));
  byId('reset', HTMLButtonElement).addEventListener('click', () => preferences.reset());

  shortcut(['+', '='], 'keys.larger', () => preferences.step('size', +1));
  shortcut('-', 'keys.smaller', () => preferences.step('size', -1));
  shortcut('t', 'keys.theme', () => preferences.cycle('theme'));
  effects.keys?.();
  followTheme();
  show();
}

/** Offers each language under its own name. */
function addLanguages() {
  const select = byId('language', HTMLSelectElement);
  for (const [tag, name] of Object.entries(LANGUAGES)) {
    const option = new Option(name, tag);
    option.lang = tag;
    select.append(option);
  }
}

/**
 * Offers to load the page anew, which takes its words in another language, once one is chosen: #use-language. Where the
 * browser keeps no pages, that would lose the article, and #language-later says so.
 *
 * @param {Preferences} preferences
 */
function offerReload(preferences) {
  const button = byId('use-language', HTMLButtonElement);
  const later = byId('language-later', HTMLElement);
  const before = preferences.get('language');
  const canReload = () => current() === null || Boolean(history.state?.lectern);
  const show = () => {
    button.hidden = preferences.get('language') === before;
    button.ariaDisabled = String(!canReload());
    later.hidden = button.hidden || canReload();
  };
  preferences.onChange(show);
  onArticle(show);
  button.addEventListener('click', () => {
    if (canReload()) location.reload();
  });
}

/**
 * The value that a field stands for.
 * @param {HTMLInputElement | HTMLSelectElement} field
 */
function valueOf(field) {
  if (field.type === 'range') return CHOICES[/** @type {Preference} */ (field.name)].values[Number(field.value)] ?? '';
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked ? 'on' : 'off';
  return field.value;
}

/**
 * Puts the choices into the fields.
 *
 * @param {HTMLFormElement} form
 * @param {Preferences} preferences
 */
function showChoices(form, preferences) {
  for (const field of form.querySelectorAll('input')) {
    if (field.type === 'color') field.value = preferences.colour(/** @type {Colour} */ (field.name.slice(COLOUR.length)));
    else if (field.type === 'range') showSlider(field, preferences);
    else field.checked = preferences.get(/** @type {Preference} */ (field.name)) === (field.type === 'checkbox' ? 'on' : field.value);
  }
  byId('language', HTMLSelectElement).value = preferences.get('language');
  const size = preferences.get('size');
  byId('size', HTMLOutputElement).value = percent.format(Number(size) / 100);
  // Not disabled: a button that is loses the focus.
  byId('smaller', HTMLButtonElement).ariaDisabled = String(size === CHOICES.size.values[0]);
  byId('larger', HTMLButtonElement).ariaDisabled = String(size === CHOICES.size.values.at(-1));
  showWarning(preferences);
}

/**
 * A slider has the place of the value in the row of values.
 *
 * @param {HTMLInputElement} slider
 * @param {Preferences} preferences
 */
function showSlider(slider, preferences) {
  const name = /** @type {Preference} */ (slider.name);
  /** @type {readonly string[]} */
  const values = CHOICES[name].values;
  const value = preferences.get(name);
  slider.max = `${values.length - 1}`;
  slider.value = `${values.indexOf(value)}`;
  const shown = ADDED.includes(name) ? added.format(Number(value) / 100) : Number(value).toLocaleString(locale);
  slider.setAttribute('aria-valuetext', name === 'measure' ? t('settings.characters', { count: Number(value) }) : shown);
  const output = slider.nextElementSibling;
  if (output instanceof HTMLOutputElement) output.value = shown;
}

/**
 * Warns of own colours that are too near to each other.
 * @param {Preferences} preferences
 */
function showWarning(preferences) {
  const pairs = PAIRS.flatMap(([text, grounds]) =>
    grounds.map((ground) => ({ text, ground, is: contrast(preferences.colour(text), preferences.colour(ground)) })),
  );
  const named = pairs
    .filter(({ is }) => is < ENOUGH)
    .map(({ text, ground, is }) =>
      t('settings.contrast.pair', { text: t(`settings.colour.${text}`), ground: t(`settings.colour.${ground}`), ratio: ratio.format(is) }),
    );
  byId('contrast-warning', HTMLElement).textContent =
    named.length > 0 ? t('settings.contrast', { enough: ENOUGH, pairs: new Intl.ListFormat(locale).format(named) }) : '';
}
