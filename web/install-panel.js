/**
 * The bookmarklet on the demo page: the link to drag, its address to copy, the steps for this browser.
 * @module
 */
import { copy } from './clipboard.js';
import { byId } from './elements.js';
import { bookmarkletHref } from './install.js';
import { fileOfSite } from './site.js';
import { t } from './strings.js';

/** The built bookmarklet. */
const PROGRAM = fileOfSite('build/bookmarklet.js');

/** Where it opens pages. */
const READER = fileOfSite('reader.html').href;

/** Where nothing can be dragged to a bar of bookmarks; as in demo-page.css. */
const TOUCH = '(pointer: coarse), (max-width: 36rem)';

/** Browsers by what their user agent says: only the steps that stand open depend on it. */
const PLATFORMS = [
  { name: 'android-firefox', pattern: /Android.*Firefox/ },
  { name: 'android', pattern: /Android/ },
  { name: 'ios', pattern: /iPhone|iPad/ },
  { name: 'firefox', pattern: /Firefox/ },
  { name: 'safari', pattern: /Version\/\S+ Safari/ },
  { name: 'chromium', pattern: /./ },
];

/**
 * Brings #bookmarklet, #copy-bookmarklet, #bookmarklet-note and the steps in #install to life: the steps for this
 * browser come first and stand open, and each .copy-address in them does what #copy-bookmarklet does.
 * @returns {Promise<void>}
 */
export async function installPanel() {
  const link = byId('bookmarklet', HTMLAnchorElement);
  const copyButton = byId('copy-bookmarklet', HTMLButtonElement);
  const note = byId('bookmarklet-note', HTMLElement);

  // An iPad says that it is a Mac, but no Mac can be touched.
  const isTablet = /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;
  const platform = isTablet ? 'ios' : PLATFORMS.find(({ pattern }) => pattern.test(navigator.userAgent))?.name;
  const steps = document.querySelector(`details[data-platform="${platform}"]`);
  steps?.setAttribute('open', '');
  steps?.parentElement?.prepend(steps);

  /** @param {Element} place where to say how it went */
  const copyAddress = async (place) => {
    place.textContent = t((await copy(link.href)) ? 'install.copied' : 'install.refused');
  };
  const copyButtons = [copyButton, ...document.querySelectorAll('button.copy-address')];
  for (const button of copyButtons) {
    const place = button === copyButton ? note : button.nextElementSibling;
    button.addEventListener('click', () => place && copyAddress(place));
  }

  // Here it has nothing to read; on other pages it is the browser that runs it.
  link.addEventListener('click', (event) => {
    event.preventDefault();
    if (matchMedia(TOUCH).matches) {
      copyAddress(note);
    } else {
      note.textContent = t('install.elsewhere');
    }
  });

  // None where the page is left before it comes, or there is no connection.
  const response = await fetch(PROGRAM).catch(() => null);
  if (response?.ok) {
    link.href = bookmarkletHref(await response.text(), READER);
  } else {
    for (const button of copyButtons) {
      button.setAttribute('disabled', '');
    }
    note.textContent = t('install.missing');
  }
}
