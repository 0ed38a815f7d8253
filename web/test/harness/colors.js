// Contrast, by a computation of our own from what the page computed: axe passes over what it is not sure of.

/** The contrast that text must have: WCAG 1.4.3 without its allowance for large letters. */
export const TEXT = 4.5;

/** What shows where a control is, or that it has the focus, as WCAG 1.4.11 says. */
export const SHAPE = 3;

/**
 * Puts `lecternColors` into a page's global scope: `backdrop(element)`, the colour that lies behind what an element
 * holds, and `contrast(color, element)`, that of a CSS colour against it.
 *
 * @param {import('playwright-core').Page} page
 */
export async function loadColors(page) {
  await page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

    /** Whatever notation a style sheet uses, a canvas makes numbers of it. */
    const parse = (color) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a], below) => [r, g, b].map((value, i) => value * a + below[i] * (1 - a));
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const luminance = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
    const backdrop = (element) =>
      element ? over(parse(getComputedStyle(element).backgroundColor), backdrop(element.parentElement)) : [255, 255, 255];
    const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
    const contrast = (color, element) => {
      const below = backdrop(element);
      const [r, g, b, a] = parse(color);
      const [dark, light] = [luminance(over([r, g, b, a * opacity(element)], below)), luminance(below)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    globalThis.lecternColors = { backdrop, contrast };
  });
}

/**
 * The text that is too faint, and placeholders that are. What is disabled needs no contrast. `loadColors` comes first.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} [within] looks at what matches only
 * @returns {Promise<{seen: number, faint: string[]}>} how many kinds of text there were, and what is wrong
 */
export function faintText(page, within = 'body') {
  return page.evaluate(
    ({ within, TEXT }) => {
      const name = (element) => `${element.localName}${element.id && `#${element.id}`}${[...element.classList].map((name) => `.${name}`).join('')}`;
      const seen = new Set();
      const faint = [];
      const look = (element, color, text) => {
        // What has the same parent, name and colour lies on the same ground.
        const key = `${name(element.parentElement)} > ${name(element)} ${color} ${lecternColors.backdrop(element)}`;
        if (seen.has(key)) return;
        seen.add(key);
        const contrast = lecternColors.contrast(color, element);
        if (contrast < TEXT) faint.push(`${contrast.toFixed(2)}: ${key}: ${text.trim().slice(0, 40)}`);
      };
      for (const root of document.querySelectorAll(within)) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, ({ data }) => (data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(':disabled, [aria-disabled="true"], noscript')) continue;
          look(element, getComputedStyle(element).color, walker.currentNode.data);
        }
        for (const field of root.querySelectorAll('[placeholder]')) {
          if (field.checkVisibility()) look(field, getComputedStyle(field, '::placeholder').color, field.placeholder);
        }
      }
      return { seen: seen.size, faint };
    },
    { within, TEXT },
  );
}

/**
 * Makes everything that can be pressed look as it does under the pointer, which only Chromium's driver can; the style
 * sheets are the same in every browser.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} selector
 * @returns {Promise<() => Promise<void>>} ends it
 */
export async function hoverAll(page, selector) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  await Promise.all(nodeIds.map((nodeId) => session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: ['hover'] })));
  return () => session.detach();
}
