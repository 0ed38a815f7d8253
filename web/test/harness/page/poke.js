// What a reader might do to markup, so that it runs if it can.

/** Methods as the browser has them: forms give their own to what they hold. */
const { click } = HTMLElement.prototype;
const { requestSubmit } = HTMLFormElement.prototype;
const { dispatchEvent } = EventTarget.prototype;
const { getAttributeNames, querySelectorAll } = Element.prototype;

/**
 * Has every handler below a node called, follows every link that stays on the page, and sends every form.
 *
 * @param {Element} root
 */
export function poke(root) {
  for (const element of querySelectorAll.call(root, '*')) {
    for (const name of getAttributeNames.call(element)) {
      if (/^on./i.test(name)) dispatchEvent.call(element, new Event(name.slice(2).toLowerCase()));
    }
    const { localName } = element;
    if (localName === 'a' || localName === 'area') follow(element);
    if (localName === 'form') attempt(() => requestSubmit.call(element));
    if (localName === 'button' || localName === 'input') attempt(() => click.call(element));
  }
}

/** Clicks on a link, unless it leads to another page. An address that is none, of the protocol ":", leads to about:blank. */
function follow(link) {
  if (['http:', 'https:', 'mailto:', 'about:', 'data:', ':'].includes(link.protocol)) return;
  if (link.namespaceURI.endsWith('xhtml')) attempt(() => click.call(link));
  else dispatchEvent.call(link, new MouseEvent('click', { bubbles: true, cancelable: true }));
}

/** @param {() => void} act what may be impossible, as sending a form that is in no document */
function attempt(act) {
  try {
    act();
  } catch {
    // Then it did not run.
  }
}

/** Waits until what was begun has had its turn: pictures have arrived or failed, and what they called has run. */
export async function settled(root) {
  const pictures = [...querySelectorAll.call(root, 'img')].filter((image) => image.loading !== 'lazy' && !image.complete);
  await Promise.all(
    pictures.map((image) => new Promise((resolve) => {
      image.addEventListener('load', resolve);
      image.addEventListener('error', resolve);
    })),
  );
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve));
}
