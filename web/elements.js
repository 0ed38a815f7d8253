/**
 * Building elements without markup, and telling them apart.
 * @module
 */

/** Elements that stand in a line of text; all others begin a passage of their own. */
const INLINE = new Set(
  ('a abbr b bdi bdo br cite code del dfn em i img ins kbd mark math q rb ruby s samp small span strong sub sup time u ' +
    'var wbr').split(' '),
);

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
 * Makes a button that shows a sign alone.
 *
 * @param {string} id which also chooses the drawing
 * @param {string} label
 * @param {(event: MouseEvent) => void} run
 */
export function glyph(id, label, run) {
  const button = element('button', { id, type: 'button', className: 'quiet glyph', title: label, ariaLabel: label });
  button.addEventListener('click', run);
  return button;
}

/**
 * @param {Element} element
 * @returns {boolean} whether it stands in a line of text
 */
export function isInline(element) {
  return INLINE.has(element.localName) || element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
}

/**
 * @param {Element} element
 * @returns {Generator<Text>} the texts in it that are not white space alone
 */
export function* textNodes(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    if (/\S/.test(text.data)) yield text;
  }
}

/**
 * Hands out what a node holds, to be moved elsewhere: an array of a hundred thousand children takes 90 ms to be made.
 * What is not moved is handed out again, for ever.
 *
 * @param {Node} from
 * @returns {Generator<ChildNode>} its first child, as long as there is one
 */
export function* firstChildren(from) {
  while (from.firstChild) yield from.firstChild;
}

/**
 * Moves what a node holds. One by one, for a call takes some hundred thousand arguments at most, and a page may have more.
 *
 * @param {Node} from
 * @param {Node} to at its end
 */
export function moveChildren(from, to) {
  for (const node of firstChildren(from)) to.appendChild(node);
}

/**
 * Closes what is open over the page, which takes the focus back to where it came from.
 * @param {string} [kept] selector of a panel that stays open
 */
export function closePanels(kept) {
  for (const panel of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(':popover-open, dialog[open]'))) {
    if (kept && panel.matches(kept)) continue;
    if (panel instanceof HTMLDialogElement) panel.close();
    else panel.hidePopover();
  }
}

/**
 * Opens all that is folded around a part of the page, so that it can be seen.
 * @param {Node | null} part
 */
export function openAround(part) {
  for (let box = part?.parentElement?.closest('details'); box; box = box.parentElement?.closest('details')) box.open = true;
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
