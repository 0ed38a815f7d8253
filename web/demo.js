/**
 * The demo: a page before and after.
 * @module
 */
import './alone.js';
import { linkShare, showArticle } from './article-view.js';
import { copy } from './clipboard.js';
import { detailsView } from './details-view.js';
import { byId } from './elements.js';
import { COPIES } from './export/copies.js';
import { toMarkdown } from './export/markdown.js';
import { toText } from './export/text.js';
import { showFailure } from './failure.js';
import { languageButtons, snippetButton } from './front.js';
import { installPanel } from './install-panel.js';
import { listen } from './intake.js';
import { extract, preload } from './lectern.js';
import { ADDRESS_PASTED, EMPTY_FIELD, doubt, isDoubtful } from './messages.js';
import { hideNotice, showNotice } from './notice.js';
import { fromText, isAddress, sourceOf } from './pages.js';
import { holdPictures, showPicturesBar } from './pictures.js';
import { pagePreferences } from './preferences.js';
import { Work } from './progress.js';
import { send } from './send.js';
import { acceptShares, receiveShared } from './share.js';
import { fileOfSite } from './site.js';
import { number, t } from './strings.js';
import { tabs } from './tabs.js';

/** @typedef {import('./lectern.js').Article} Article */
/** @typedef {import('./pages.js').Given} Given */
/** @typedef {import('./messages.js').Message} Message */

/** Characters of a file that are shown: a field with megabytes in it is slow. */
const MAX_SHOWN = 200_000;

/** How far down the screen, as a share of its height, a result may begin that counts as being in sight. */
const LOW = 0.6;

/** Said when a sample did not arrive. @type {Message} */
const SAMPLE_MISSING = { title: t('sample.missing'), advice: t('sample.missing.advice') };

/**
 * What the copy button copies, by the panel that is shown, and what is said then.
 * @type {Record<string, {done: import('./strings.js').StringKey, make: (article: Article) => Promise<[text: string, html?: string]>}>}
 */
const FORMS = {
  reading: { done: 'copied.reading', make: COPIES.html },
  markdown: { done: 'copied.markdown', make: COPIES.markdown },
  text: { done: 'copied.text', make: COPIES.text },
  details: { done: 'copied.details', make: async (article) => [JSON.stringify(article, null, 2)] },
};

const preferences = pagePreferences();
const work = new Work();
const result = byId('result', HTMLElement);
const resultBody = byId('result-body', HTMLElement);
const status = byId('status', HTMLElement);
const frame = byId('sample-frame', HTMLIFrameElement);
const form = byId('source-form', HTMLFormElement);
const input = byId('source-input', HTMLTextAreaElement);
const url = byId('source-url', HTMLInputElement);
const note = byId('source-note', HTMLElement);
const copyButton = byId('copy-result', HTMLButtonElement);
const openButton = byId('open-reader', HTMLButtonElement);
const samples = byId('samples', HTMLElement);
const chooseSource = tabs(tablist('source-tab-page'));
tabs(tablist('result-tab-reading'));

/** @type {Article | null} */
let article = null;

/** The page whose beginning is in the field, until someone writes there. @type {Given | null} */
let given = null;

/** The page that the result is of, as it is handed to the reader. @type {import('./snapshot.js').Page | null} */
let source = null;

/**
 * Shows one of the sample pages, before and after.
 * @param {string} name
 */
async function showSample(name) {
  const address = fileOfSite(`samples/${name}.html`).href;
  // Only where it differs: the page's markup names the first sample already.
  if (frame.src !== address) {
    frame.src = address;
  }
  markSample(name);
  chooseSource('source-tab-page');
  result.dataset.state = 'working';
  status.textContent = '';
  hideNotice();
  try {
    const markup = await work.run(t('work.sample'), (signal) => fetchSample(address, signal));
    if (markup === null) {
      fill('', address);
      refuse(SAMPLE_MISSING, [{ id: 'retry', label: t('failure.retry'), run: () => showSample(name) }]);
    } else if (markup !== undefined) {
      fill(markup, address);
      given = { input: markup, contentType: 'text/html', url: address, from: 'text' };
      await clean(given);
    }
  } catch (error) {
    fail(error);
  }
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>} null when it did not arrive
 */
async function fetchSample(address, signal) {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? await response.text() : null;
  } catch {
    // Without a connection. What was cancelled ends here as well, but nobody waits for it any more.
    return null;
  }
}

/**
 * Shows a page that was pasted, dropped or opened.
 * @param {Given} page
 */
async function showGiven(page) {
  markSample('');
  chooseSource('source-tab-html');
  result.dataset.state = 'working';
  reveal();
  try {
    const text = await work.run(t('work.open'), () => sourceOf(page));
    if (text === undefined) {
      return;
    }
    fill(text, page.url);
    given = page;
    if (typeof page.input !== 'string') {
      remark(t('source.file', { name: page.input.name }));
    }
    await clean(page);
  } catch (error) {
    fail(error);
  }
}

/**
 * Shows what cannot be read beside the reason.
 *
 * @param {Message} message
 * @param {{text?: string, name?: string, actions?: import('./notice.js').Action[]}} what
 */
function showRefused(message, { text = '', name = '', actions = [] }) {
  markSample('');
  chooseSource('source-tab-html');
  fill(text, '');
  remark(name);
  refuse(message, actions);
  reveal();
}

/**
 * Puts a source into the field.
 *
 * @param {string} text
 * @param {string} address
 */
function fill(text, address) {
  given = null;
  input.value = text.slice(0, MAX_SHOWN);
  remark(text.length > MAX_SHOWN ? t('source.cut', { count: MAX_SHOWN }) : '');
  url.value = address;
}

/**
 * Says something below the source.
 * @param {string} text
 */
function remark(text) {
  note.textContent = text;
  note.hidden = text === '';
}

/**
 * Marks the sample that is shown.
 * @param {string} name empty for a page of one's own, which can't be shown as its site does
 */
function markSample(name) {
  byId('source-tab-page', HTMLElement).hidden = name === '';
  for (const button of samples.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.sample === name));
  }
}

/**
 * Finds the article in a page and shows it.
 * @param {Given} page
 */
async function clean(page) {
  result.dataset.state = 'working';
  status.textContent = '';
  hideNotice();
  try {
    const found = await work.run(t('work.find'), async (signal) => {
      await preload();
      const started = performance.now();
      const { input, url, contentType } = page;
      const article = await extract(input, { url, contentType, signal, trace: true });
      return { article, milliseconds: performance.now() - started };
    });
    if (!found) {
      return;
    }
    const links = await show(found.article, page, found.milliseconds);
    if (links === undefined) {
      return;
    }
    status.textContent = t('status.done', {
      kept: t('status.kept', { count: found.article.wordCount }),
      removed: t('status.removed', { count: found.article.trace?.length ?? 0 }),
      time: number(Math.round(found.milliseconds), { style: 'unit', unit: 'millisecond' }),
    });
    if (isDoubtful(found.article, links)) {
      showNotice(doubt(page.from), { doubtful: true });
    }
  } catch (error) {
    fail(error, page);
  }
}

/**
 * As work, so that it ends when another page comes.
 *
 * @param {Article} found
 * @param {Given} page it was found in
 * @param {number} milliseconds
 * @param {import('./sanitizer.js').Sanitize} [sanitize]
 * @returns {Promise<number | undefined>} the share of its text that stands in links; undefined where another page came
 */
function show(found, page, milliseconds, sanitize) {
  return work.run(t('work.find'), (signal) => set(found, page, milliseconds, signal, sanitize));
}

/**
 * @param {Article} found
 * @param {Given} page
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 * @param {import('./sanitizer.js').Sanitize} [sanitize]
 */
async function set(found, page, milliseconds, signal, sanitize) {
  const html = await sourceOf(page);
  signal.throwIfAborted();
  const view = await showArticle(byId('reading', HTMLElement), found, {
    heading: 'h2',
    signal,
    sanitize,
    prepare: (fragment) => holdPictures(fragment, /** @type {import('./pictures.js').Mode} */ (preferences.get('images'))),
  });
  showPicturesBar(/** @type {HTMLElement} */ (view.getElementsByClassName('article-content')[0]));
  byId('markdown', HTMLElement).textContent = toMarkdown(found);
  byId('text', HTMLElement).textContent = toText(found);
  byId('details', HTMLElement).replaceChildren(...detailsView(found, milliseconds));
  article = found;
  source = { html, contentType: page.contentType, url: page.url, selection: false };
  result.dataset.state = 'done';
  copyButton.disabled = openButton.disabled = false;
  return linkShare(view, signal);
}

/**
 * Empties the result and says what went wrong.
 *
 * @param {unknown} error
 * @param {Given} [page]
 */
function fail(error, page) {
  empty();
  const remedies = page && {
    retry: () => clean(page),
    page,
    show: (/** @type {Article} */ text, /** @type {import('./sanitizer.js').Sanitize | undefined} */ sanitize) => {
      hideNotice();
      return show(text, page, 0, sanitize);
    },
  };
  showFailure(error, remedies);
}

function empty() {
  article = source = null;
  result.dataset.state = 'failed';
  copyButton.disabled = openButton.disabled = true;
  for (const id of ['reading', 'markdown', 'text', 'details']) {
    byId(id, HTMLElement).replaceChildren();
  }
}

/**
 * Empties the result and says what is needed instead.
 *
 * @param {Message} message
 * @param {import('./notice.js').Action[]} [actions]
 */
function refuse(message, actions = []) {
  work.stop();
  empty();
  status.textContent = '';
  showNotice(message, { actions });
}

/** Brings the beginning of the result into sight, where it is not: on a phone it lies below the source. */
function reveal() {
  resultBody.scrollTop = 0;
  const { top } = result.getBoundingClientRect();
  if (top < 0 || top > innerHeight * LOW) {
    result.scrollIntoView();
  }
}

/** @param {string} id of one of its tabs */
function tablist(id) {
  return /** @type {HTMLElement} */ (byId(id, HTMLElement).parentElement);
}

samples.addEventListener('click', ({ target }) => {
  const name = target instanceof HTMLElement && target.dataset.sample;
  if (name) {
    showSample(name);
    reveal();
  }
});

byId('own', HTMLButtonElement).addEventListener('click', () => {
  markSample('');
  fill('', '');
  chooseSource('source-tab-html');
  input.focus();
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  reveal();
  if (given) {
    clean({ ...given, url: url.value });
  } else if (isAddress(input.value)) {
    refuse(ADDRESS_PASTED);
  } else if (input.value.trim() === '') {
    refuse(EMPTY_FIELD);
  } else {
    clean(fromText(input.value, url.value));
  }
});

input.addEventListener('input', () => {
  given = null;
  remark('');
  markSample('');
});

input.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    form.requestSubmit();
  }
});

openButton.addEventListener('click', async () => {
  const page = source;
  try {
    if (page) await send(fileOfSite('reader.html').href, () => page);
  } catch (error) {
    showFailure(error);
  }
});

copyButton.addEventListener('click', async () => {
  const panel = Object.keys(FORMS).find((id) => !byId(id, HTMLElement).hidden);
  if (article && panel) {
    const { done, make } = FORMS[panel];
    status.textContent = t((await copy(...(await make(article)))) ? done : 'copied.failed');
  }
});

const receiver = { take: showGiven, refuse: showRefused };
listen({ fileInput: byId('file-input', HTMLInputElement), ...receiver });
installPanel();
snippetButton();
languageButtons();
acceptShares();
if (!(await receiveShared(receiver))) {
  showSample('news');
}
