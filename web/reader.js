/**
 * The reader: takes the page that was handed over, has the article found in it and shows it.
 * @module
 */
import './alone.js';
import { aids, arrive } from './aids/aids.js';
import { linkShare, showArticle } from './article-view.js';
import { current, setCurrent } from './current.js';
import { byId, closePanels, element, hide, keepFocus } from './elements.js';
import { loadFace } from './faces.js';
import { showFailure } from './failure.js';
import { isCourier, isHanded, keep, receive } from './handoff.js';
import { listen } from './intake.js';
import { extract, preload } from './lectern.js';
import { CUT, doubt, GONE, isDoubtful } from './messages.js';
import { hideNotice, showNotice } from './notice.js';
import { sourceOf } from './pages.js';
import { holdPictures, showPicturesBar } from './pictures.js';
import { pagePreferences } from './preferences.js';
import { Work } from './progress.js';
import { settingsPanel } from './settings-panel.js';
import { listenForShortcuts } from './shortcuts.js';
import { watchTab } from './store.js';
import { t, withElements } from './strings.js';
import { takeMenu } from './take-menu.js';
import { toast } from './toast.js';

/** @typedef {import('./lectern.js').Article} Article */
/** @typedef {import('./pages.js').Given & {selection?: boolean, cut?: boolean}} Given */

const work = new Work();
const place = byId('article', HTMLElement);
const welcome = byId('welcome', HTMLElement);
const preferences = pagePreferences();

/** From the start, for it takes as long as finding the article. */
const face = loadFace(preferences.get('face'));

// Meanwhile the worker starts; where it cannot, extract() says so. Two tabs that start one at a time hold each other up.
if (!isCourier()) preload().catch(() => {});

/** For who does not see that an article has come. */
const news = byId('news', HTMLElement);

/** What the entry of this page in the history knows: where the page is kept. */
let entry = history.state;

/** Reads what was handed over, or says what to do where nothing was. */
async function start() {
  clear();
  try {
    const page = await work.run(t('work.fetch'), receive);
    if (page === undefined) {
      return;
    }
    entry = history.state;
    if (page) {
      const { html, url, contentType, selection, cut } = page;
      // Every tab has an address; what was kept without one had been brought here.
      await read({ input: html, url, contentType, selection, cut, from: url === '' ? 'text' : 'tab' });
    } else if (entry?.lectern) {
      showNotice({ ...GONE, detail: entry.title }, { actions: entry.url ? [{ id: 'kept-original', label: t('article.original'), href: entry.url }] : [] });
    } else {
      welcome.hidden = false;
    }
  } catch (error) {
    entry = history.state;
    // What came of it before it was cancelled.
    showFailure(error, entry?.lectern && { retry: start });
  }
}

/**
 * Finds the article in a page and shows it.
 * @param {Given} page
 */
async function read(page) {
  clear();
  const { input, url, contentType, selection = false, cut = false } = page;
  try {
    const article = await work.run(t('work.find'), (signal) =>
      // What was selected is wanted whole.
      extract(input, { url, contentType, signal, whole: selection }),
    );
    if (!article) {
      return;
    }
    const view = await show(article);
    if (!view) {
      return;
    }
    if (cut) {
      showNotice(CUT, { doubtful: true });
    } else if (!selection && isDoubtful(article, await linkShare(view)) && view.isConnected) {
      showNotice(doubt(page.from), { doubtful: true });
    }
  } catch (error) {
    showFailure(error, { retry: () => read(page), page, show });
  }
}

/**
 * As work, so that it ends when another page comes.
 *
 * @param {Article} article
 * @param {import('./sanitizer.js').Sanitize} [sanitize]
 * @returns {Promise<HTMLElement | undefined>} the article's element; undefined where another page came
 */
function show(article, sanitize) {
  clear();
  return work.run(t('work.find'), (signal) => set(article, signal, sanitize));
}

/**
 * @param {Article} article
 * @param {AbortSignal} signal
 * @param {import('./sanitizer.js').Sanitize} [sanitize]
 */
async function set(article, signal, sanitize) {
  await face;
  signal.throwIfAborted();
  const images = /** @type {import('./pictures.js').Mode} */ (preferences.get('images'));
  const view = await showArticle(place, article, { signal, sanitize, prepare: (fragment) => holdPictures(fragment, images) });
  document.title = article.title || 'Lectern';
  news.replaceChildren(...withElements('reader.shown', { title: element('bdi', { lang: article.lang, textContent: document.title }) }));
  document.body.classList.add('has-article');
  const [content] = view.getElementsByClassName('article-content');
  showPicturesBar(/** @type {HTMLElement} */ (content));
  setCurrent({ article, view, content: /** @type {HTMLElement} */ (content) });
  entry = history.state;
  return view;
}

function clear() {
  // The settings are no part of the article that goes.
  closePanels('#settings');
  setCurrent(null);
  keepFocus(place);
  place.replaceChildren();
  hideNotice();
  hide(welcome);
  news.textContent = '';
  document.title = 'Lectern';
  document.body.classList.remove('has-article');
}

settingsPanel(preferences);
aids(preferences);
listenForShortcuts();
watchTab();
takeMenu();
listen({
  fileInput: byId('file-input', HTMLInputElement),
  take: async (page) => {
    clear();
    try {
      // As work, so that it takes the place of a page that is still on its way.
      const html = await work.run(t('work.open'), () => sourceOf(page));
      if (html === undefined) {
        return;
      }
      await keep({ html, url: page.url, contentType: page.contentType, selection: false });
      entry = history.state;
      await read(page);
    } catch (error) {
      showFailure(error);
    }
  },
  refuse: (message, { name, actions }) => {
    // What cannot be read takes nothing away.
    if (current()) {
      toast(message.title);
      return;
    }
    work.stop();
    clear();
    showNotice({ ...message, detail: name }, { actions });
  },
});
byId('skip', HTMLAnchorElement).addEventListener('click', (event) => {
  // Followed, it would be a jump within the article.
  event.preventDefault();
  byId('main', HTMLElement).focus();
});
addEventListener('popstate', ({ state }) => {
  // An entry without a state whose address names a part is one that a link has just made.
  if (state === null && location.href.includes('#')) return;
  // Each page that was on the lectern has entries of its own.
  if (String(state?.lectern ?? '') === String(entry?.lectern ?? '')) return;
  entry = state;
  start();
});
addEventListener('hashchange', () => {
  if (isHanded()) {
    start();
  } else if (history.state === null) {
    // A jump to a note made an entry of its own, which must survive a reload as well.
    arrive(entry);
  }
});
start();
