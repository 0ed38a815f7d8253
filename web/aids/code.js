/**
 * A button on each block of code that copies it.
 * @module
 */
import { copy } from '../clipboard.js';
import { onArticle } from '../current.js';
import { element } from '../elements.js';
import { t } from '../strings.js';
import { toast } from '../toast.js';

/** Puts the buttons on. They hold no text, so that none gets into what is copied, found or counted. */
export function copyCode() {
  onArticle((shown) => {
    for (const pre of shown?.content.querySelectorAll('pre') ?? []) {
      const button = element('button', { type: 'button', className: 'copy-code', title: t('code.copy') });
      button.setAttribute('aria-label', t('code.copy'));
      button.lang = document.documentElement.lang;
      const box = element('div', { className: 'code' });
      pre.replaceWith(box);
      box.append(pre, button);
    }
    shown?.content.addEventListener('click', onClick);
  });
}

/** @param {Event} event */
async function onClick({ target }) {
  const button = target instanceof Element ? target.closest('.copy-code') : null;
  const pre = button?.parentElement?.querySelector('pre');
  if (!button || !pre) return;
  const isCopied = await copy(textOf(pre));
  button.classList.toggle('copied', isCopied);
  button.addEventListener('blur', () => button.classList.remove('copied'), { once: true });
  button.addEventListener('pointerleave', () => button.classList.remove('copied'), { once: true });
  toast(t(isCopied ? 'code.copied' : 'copied.failed'));
}

/** @param {Element} pre */
function textOf(pre) {
  const twin = /** @type {Element} */ (pre.cloneNode(true));
  for (const end of twin.querySelectorAll('br')) end.replaceWith('\n');
  return twin.textContent ?? '';
}
