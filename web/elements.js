/**
 * Building elements without markup.
 * @module
 */

/**
 * Makes an element.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} properties such as `className`, `textContent`, `href`
 * @param {...(Node | string)} children strings become text
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * Takes a part off the page. The focus, where it stands in that part, goes to the closest thing around it that takes it
 * by script, else to #main: lost, it would start over at the top of the page.
 *
 * @param {HTMLElement} part
 */
export function hide(part) {
  keepFocus(part);
  part.hidden = true;
}

/**
 * Does the same for a part that is about to be emptied or removed.
 * @param {HTMLElement} part
 */
export function keepFocus(part) {
  if (part.contains(document.activeElement)) {
    const around = part.parentElement?.closest('[tabindex="-1"]') ?? document.getElementById('main');
    if (around instanceof HTMLElement) {
      around.focus({ preventScroll: true });
    }
  }
}

/**
 * Finds an element that the page is known to have.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type what it has to be, such as HTMLButtonElement
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) {
    throw new Error(`the page has no ${type.name} #${id}`);
  }
  return found;
}

/** Fields of forms in which nothing is typed. */
const PRESSED = ['radio', 'checkbox', 'range', 'color', 'button', 'file'];

/**
 * Tells whether a key or a paste belongs to what it is aimed at.
 * @param {EventTarget | null} target
 */
export function takesText(target) {
  if (target instanceof HTMLInputElement) return !PRESSED.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
