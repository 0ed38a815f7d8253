/**
 * How the reader wants to read: theme, face, text size, width of the column, distance of the lines.
 *
 * The choices live as `data-` attributes on the root element, where the style sheets see them; preferences-early.js
 * puts the saved ones there before the first paint. A choice without an attribute has its default.
 * @module
 */

/** The name under which the choices are kept; preferences-early.js reads the same. */
const STORAGE_KEY = 'lectern.preferences';

/**
 * What can be chosen, in order from small to large where there is an order. Sizes are in percent.
 * @satisfies {Record<string, {values: readonly string[], initial: string}>}
 */
export const CHOICES = /** @type {const} */ ({
  theme: { values: ['auto', 'light', 'sepia', 'dark'], initial: 'auto' },
  face: { values: ['serif', 'sans'], initial: 'serif' },
  size: { values: ['80', '85', '90', '100', '110', '120', '135', '155', '190'], initial: '100' },
  measure: { values: ['narrow', 'medium', 'wide'], initial: 'medium' },
  leading: { values: ['tight', 'medium', 'loose'], initial: 'medium' },
  language: { values: ['auto', 'en', 'de', 'ar', 'zh'], initial: 'auto' },
});

/** @typedef {keyof typeof CHOICES} Preference */

/** The kind of thing that localStorage is, so that tests can bring their own.
 * @typedef {Pick<Storage, 'getItem' | 'setItem'>} Store */

/** The choices as they are now, kept in the root element and in storage. */
export class Preferences {
  #root;
  #store;

  /**
   * @param {{dataset: DOMStringMap}} root the element that carries the attributes
   * @param {Store | null} store where choices outlive the visit; null where storage is blocked
   */
  constructor(root, store) {
    this.#root = root;
    this.#store = store;
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
    if (value === CHOICES[name].initial) {
      delete this.#root.dataset[name];
    } else {
      this.#root.dataset[name] = value;
    }
    this.#save();
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

  #save() {
    const kept = Object.fromEntries(
      Object.keys(CHOICES).flatMap((name) => {
        const value = this.#root.dataset[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    try {
      this.#store?.setItem(STORAGE_KEY, JSON.stringify(kept));
    } catch {
      // Full or blocked: the choice holds for this visit.
    }
  }
}

/**
 * The preferences of this page.
 * @returns {Preferences}
 */
export function pagePreferences() {
  let store = null;
  try {
    store = localStorage;
  } catch {
    // Reading the property throws where the page's origin is opaque or storage is forbidden.
  }
  return new Preferences(document.documentElement, store);
}

/**
 * @param {Preference} name
 * @param {string} value
 */
function isValue(name, value) {
  return CHOICES[name].values.some((known) => known === value);
}
