/**
 * The reader: takes the page that was handed over, has the article found in it and shows it.
 * @module
 */
import { linkShare, showArticle } from './article-view.js';
import { copy } from './clipboard.js';
import { current, setCurrent } from './current.js';
import { byId } from './elements.js';
import { toHTML, toMarkdown, toText } from './export.js';
import { showFailure } from './failure.js';
import { isHanded, keep, receive } from './handoff.js';
import { listen } from './intake.js';
import { extract } from './lectern.js';
import { CUT, doubt, isDoubtful } from './messages.js';
import { hideNotice, showNotice } from './notice.js';
import { sourceOf } from './pages.js';
import { pagePreferences } from './preferences.js';
import { Work } from './progress.js';
import { settingsPanel } from './settings-panel.js';
import { listenForShortcuts } from './shortcuts.js';
import { t } from './strings.js';

/** @typedef {import('./lectern.js').Article} Article */
/** @typedef {import('./pages.js').Given & {selection?: boolean, cut?: boolean}} Given */

/** Milliseconds for which a short message stays. */
const TOAST_TIME = 2500;

const work = new Work();
const place = byId('article', HTMLElement);
const welcome = byId('welcome', HTMLElement);

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

/** @param {Article} article */
async function show(article) {
  clear();
  const view = await showArticle(place, article);
  document.title = article.title || 'Lectern';
  document.body.classList.add('has-article');
  const original = byId('original', HTMLAnchorElement);
  original.hidden = !/^https?:/.test(article.url);
  if (!original.hidden) {
    original.href = article.url;
  }
  const [content] = view.getElementsByClassName('article-content');
  setCurrent({ article, view, content: /** @type {HTMLElement} */ (content) });
  return view;
}

function clear() {
  setCurrent(null);
  place.replaceChildren();
  hideNotice();
  welcome.hidden = true;
  document.body.classList.remove('has-article');
}

/** Copying: each button says by its result. */
function copyMenu() {
  /** @type {Record<string, (article: Article) => [text: string, html?: string]>} */
  const forms = {
    'copy-markdown': (article) => [toMarkdown(article)],
    'copy-text': (article) => [toText(article)],
    'copy-html': (article) => [toHTML(article), toHTML(article)],
  };
  for (const [id, form] of Object.entries(forms)) {
    byId(id, HTMLButtonElement).addEventListener('click', async () => {
      const shown = current();
      if (shown) {
        toast((await copy(...form(shown.article))) ? 'Copied' : 'The browser does not allow copying here');
        byId('copy-menu', HTMLElement).hidePopover();
      }
    });
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let toastTimer;

/** @param {string} text */
function toast(text) {
  const box = byId('toast', HTMLElement);
  box.textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    box.textContent = '';
  }, TOAST_TIME);
}

settingsPanel(pagePreferences());
listenForShortcuts();
copyMenu();
byId('print', HTMLButtonElement).addEventListener('click', () => print());
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
    history.replaceState(entry, '');
  }
});
start();
