/**
 * The reader: takes the page that was handed over, has the article found in it and shows it.
 * @module
 */
import './alone.js';
import { aids, arrive } from './aids/aids.js';
import { linkShare, showArticle } from './article-view.js';
import { setCurrent } from './current.js';
import { byId, hide, keepFocus } from './elements.js';
import { loadFace } from './faces.js';
import { showFailure } from './failure.js';
import { isHanded, keep, receive } from './handoff.js';
import { listen } from './intake.js';
import { extract } from './lectern.js';
import { CUT, doubt, isDoubtful } from './messages.js';
import { hideNotice, showNotice } from './notice.js';
import { sourceOf } from './pages.js';
import { holdPictures, showPicturesBar } from './pictures.js';
import { pagePreferences } from './preferences.js';
import { Work } from './progress.js';
import { settingsPanel } from './settings-panel.js';
import { listenForShortcuts } from './shortcuts.js';
import { t } from './strings.js';
import { takeMenu } from './take-menu.js';

/** @typedef {import('./lectern.js').Article} Article */
/** @typedef {import('./pages.js').Given & {selection?: boolean, cut?: boolean}} Given */

const work = new Work();
const place = byId('article', HTMLElement);
const welcome = byId('welcome', HTMLElement);
const preferences = pagePreferences();

/** From the start, for it takes as long as finding the article. */
const face = loadFace(preferences.get('face'));

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
    } else {
      welcome.hidden = false;
    }
  } catch (error) {
    showFailure(error);
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
    if (cut) {
      showNotice(CUT, { doubtful: true });
    } else if (!selection && isDoubtful(article, linkShare(view))) {
      showNotice(doubt(page.from), { doubtful: true });
    }
  } catch (error) {
    showFailure(error, { retry: () => read(page), page, show });
  }
}

/**
 * @param {Article} article
 * @param {import('./sanitizer.js').Sanitize} [sanitize]
 */
async function show(article, sanitize) {
  clear();
  await face;
  const images = /** @type {import('./pictures.js').Mode} */ (preferences.get('images'));
  const view = await showArticle(place, article, { sanitize, prepare: (fragment) => holdPictures(fragment, images) });
  document.title = article.title || 'Lectern';
  news.textContent = t('reader.shown', { title: document.title });
  document.body.classList.add('has-article');
  const [content] = view.getElementsByClassName('article-content');
  showPicturesBar(/** @type {HTMLElement} */ (content));
  setCurrent({ article, view, content: /** @type {HTMLElement} */ (content) });
  return view;
}

function clear() {
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
  refuse: (message) => {
    work.stop();
    clear();
    showNotice(message);
  },
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
