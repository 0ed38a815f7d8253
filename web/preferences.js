/**
 * How the reader wants to read: theme, face, spacing, layout, pictures, reading aloud, keys, language.
 *
 * The choices live as `data-` attributes on the root element, where the style sheets see them, and the reader's own
 * colours as custom properties in its style; preferences-early.js puts the saved ones there before the first paint. A
 * choice without an attribute has its default.
 * @module
 */
import { isDark } from './colours.js';
import { LANGUAGES } from './strings.js';

/** The name under which the choices are kept; preferences-early.js reads the same. */
const STORAGE_KEY = 'lectern.preferences';

/** The name under which aids/voices.js keeps the voices that were chosen: an object of voiceURI by language ("de"). */
export const VOICES_KEY = 'lectern.voices';

/**
 * What can be chosen, in order from small to large where there is an order.
 * @satisfies {Record<string, {values: readonly string[], initial: string}>}
 */
export const CHOICES = /** @type {const} */ ({
  theme: { values: ['auto', 'light', 'sepia', 'grey', 'dark', 'contrast', 'own'], initial: 'auto' },
  face: { values: ['serif', 'sans', 'mono', 'hyperlegible', 'dyslexic'], initial: 'serif' },
  /** In percent of the usual size. */
  size: { values: ['80', '85', '90', '100', '110', '120', '135', '155', '190', '240'], initial: '100' },
  /** Distance of the lines, in text sizes. */
  leading: { values: ['1.35', '1.5', '1.6', '1.75', '1.9', '2.1'], initial: '1.6' },
  /** Space added between letters and between words, in percent of the text size: up to what WCAG 1.4.12 names. */
  letters: { values: ['0', '2', '4', '8', '12'], initial: '0' },
  words: { values: ['0', '4', '8', '16', '24'], initial: '0' },
  /** Characters in a line; WCAG 1.4.8 wants at most 80 to be had. */
  measure: { values: ['45', '56', '68', '80', '100'], initial: '68' },
  columns: { values: ['one', 'two'], initial: 'one' },
  align: { values: ['start', 'justify'], initial: 'start' },
  hyphens: { values: ['on', 'off'], initial: 'on' },
  paragraphs: { values: ['near', 'apart'], initial: 'near' },
  images: { values: ['on', 'ask', 'off'], initial: 'on' },
  code: { values: ['scroll', 'wrap'], initial: 'scroll' },
  /** Of Chinese and Japanese. */
  writing: { values: ['horizontal', 'vertical'], initial: 'horizontal' },
  /** Speed of reading aloud. */
  rate: { values: ['0.5', '0.75', '1', '1.25', '1.5', '1.75', '2', '2.5', '3'], initial: '1' },
  /** The outline beside the text, where there is room. */
  outline: { values: ['shown', 'hidden'], initial: 'shown' },
  /** How much line focus leaves in sight: lines, or the paragraph. */
  focus: { values: ['1', '3', '5', 'paragraph'], initial: '3' },
  keys: { values: ['on', 'off'], initial: 'on' },
  language: { values: ['auto', ...Object.keys(LANGUAGES)], initial: 'auto' },
  /** What the colour of one's own paper is: it follows from that colour, and tells the style sheet at once. */
  paper: { values: ['light', 'dark'], initial: 'light' },
});

/** The colours of the theme "own", as `#rrggbb`, before the reader has changed them: those of the theme "light". */
export const COLOURS = { paper: '#fbfaf7', ink: '#211f1c', link: '#9c2f1c', mark: '#fdeeb5', code: '#f3f0e9' };

/** @typedef {keyof typeof COLOURS} Colour */
/** @typedef {keyof typeof CHOICES} Preference */

/** What can change: `colours` stands for all of the reader's own, `voices` for those that were chosen, which a reset forgets.
 * @typedef {Preference | 'colours' | 'voices'} Change */

/** @typedef {{dataset: DOMStringMap, style: Pick<CSSStyleDeclaration, 'getPropertyValue' | 'setProperty' | 'removeProperty'>}} Root */

/** The kind of thing that localStorage is, so that tests can bring their own.
 * @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} Store */

/** The choices as they are now, kept in the root element and in storage. */
export class Preferences {
  #root;
  #store;
  /** @type {((name: Change) => void)[]} */
  #followers = [];

  /**
   * @param {Root} root the element that carries the attributes
   * @param {Store | null} store where choices outlive the visit; null where storage is blocked
   */
  constructor(root, store) {
    this.#root = root;
    this.#store = store;
  }

  /**
   * Calls back after a choice has changed, with its name.
   * @param {(name: Change) => void} follower
   */
  onChange(follower) {
    this.#followers.push(follower);
  }

  /**
   * The value chosen, or the default where none was or what was saved is unknown.
   * @param {Preference} name
   * @returns {string}
   */
  get(name) {
    const value = this.#root.dataset[name] ?? '';
    return isValue(name, value) ? value : CHOICES[name].initial;
  }

  /**
   * Takes a choice and keeps it. A value that is not among the choices is ignored.
   * @param {Preference} name
   * @param {string} value
   */
  set(name, value) {
    if (!isValue(name, value)) {
      return;
    }
    const before = this.get(name);
    if (value === CHOICES[name].initial) {
      delete this.#root.dataset[name];
    } else {
      this.#root.dataset[name] = value;
    }
    this.#save(name);
    if (value !== before) this.#tell(name);
  }

  /**
   * Moves a choice along its row; at the ends it stays.
   * @param {Preference} name
   * @param {number} by places, negative towards the start
   * @returns {string} the value now chosen
   */
  step(name, by) {
    /** @type {readonly string[]} */
    const values = CHOICES[name].values;
    const at = values.indexOf(this.get(name)) + by;
    this.set(name, values[Math.min(Math.max(at, 0), values.length - 1)]);
    return this.get(name);
  }

  /**
   * Takes the next value of a row, the first after the last.
   * @param {Preference} name
   * @returns {string} the value now chosen
   */
  cycle(name) {
    /** @type {readonly string[]} */
    const values = CHOICES[name].values;
    this.set(name, values[(values.indexOf(this.get(name)) + 1) % values.length]);
    return this.get(name);
  }

  /**
   * One of the reader's own colours, or what it is without a choice.
   * @param {Colour} name
   * @returns {string} as `#rrggbb`
   */
  colour(name) {
    const value = this.#root.style.getPropertyValue(`--own-${name}`);
    return isColour(value) ? value : COLOURS[name];
  }

  /**
   * Takes one of the reader's own colours and keeps it. What is no colour is ignored.
   * @param {Colour} name
   * @param {string} value as `#rrggbb`
   */
  setColour(name, value) {
    if (!isColour(value)) {
      return;
    }
    this.#root.style.setProperty(`--own-${name}`, value);
    this.#save('colours');
    this.set('paper', isDark(this.colour('paper')) ? 'dark' : 'light');
    this.#tell('colours');
  }

  /** Forgets every choice, and the voices. */
  reset() {
    const names = /** @type {Preference[]} */ (Object.keys(CHOICES));
    const changed = names.filter((name) => this.get(name) !== CHOICES[name].initial);
    for (const name of names) {
      delete this.#root.dataset[name];
    }
    for (const name of Object.keys(COLOURS)) {
      this.#root.style.removeProperty(`--own-${name}`);
    }
    try {
      for (const key of [STORAGE_KEY, VOICES_KEY]) this.#store?.removeItem(key);
    } catch {
      // Blocked: nothing was kept.
    }
    // First, so that nothing more is said by a voice that is forgotten.
    this.#tell('voices');
    for (const name of changed) this.#tell(name);
    this.#tell('colours');
  }

  /** @param {Change} name */
  #tell(name) {
    for (const follower of this.#followers) follower(name);
  }

  /**
   * Keeps what was changed, and leaves to the other tabs what they have kept.
   * @param {Preference | 'colours'} changed
   */
  #save(changed) {
    try {
      const kept = parsed(this.#store?.getItem(STORAGE_KEY));
      const value = changed === 'colours' ? this.#colours() : this.get(changed);
      if (value === null || (changed !== 'colours' && value === CHOICES[changed].initial)) delete kept[changed];
      else kept[changed] = value;
      this.#store?.setItem(STORAGE_KEY, JSON.stringify(kept));
    } catch {
      // Full or blocked: the choice holds for this visit.
    }
  }

  /** The colours that were changed; null where none was. */
  #colours() {
    const names = /** @type {Colour[]} */ (Object.keys(COLOURS)).filter((name) => this.colour(name) !== COLOURS[name]);
    return names.length > 0 ? Object.fromEntries(names.map((name) => [name, this.colour(name)])) : null;
  }
}

/**
 * @param {string | null | undefined} text
 * @returns {Record<string, unknown>} what was kept; nothing where it is damaged
 */
function parsed(text) {
  try {
    return Object(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

/**
 * The preferences of this page.
 * @returns {Preferences}
 */
export function pagePreferences() {
  ofPage ??= new Preferences(document.documentElement, storage());
  return ofPage;
}

/** @type {Preferences | undefined} */
let ofPage;

/**
 * Where choices outlive the visit.
 * @returns {Storage | null} null where it is blocked
 */
export function storage() {
  try {
    return localStorage;
  } catch {
    // Reading the property throws where the page's origin is opaque or storage is forbidden.
    return null;
  }
}

/**
 * @param {Preference} name
 * @param {string} value
 */
function isValue(name, value) {
  return CHOICES[name].values.some((known) => known === value);
}

/** @param {string} value */
function isColour(value) {
  return /^#[\da-f]{6}$/.test(value);
}
