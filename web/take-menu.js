/**
 * The menu by which an article is taken along: copied, saved, printed, shared.
 * @module
 */
import { current, onArticle } from './current.js';
import { byId, element } from './elements.js';
import { LecternError } from './errors.js';
import { waitingAddresses } from './pictures.js';
import { Work } from './progress.js';
import { shortcut } from './shortcuts.js';
import { t } from './strings.js';
import { toast } from './toast.js';

/** @typedef {import('./lectern.js').Article} Article */
/** @typedef {keyof typeof import('./export/copies.js').COPIES} Copy */
/** @typedef {keyof typeof import('./export/forms.js').FILES} Form */

/** Milliseconds after which a file must have been written, so that it may leave the memory. */
const WRITTEN = 60_000;

/**
 * @typedef {object} Made
 * @property {File} file
 * @property {number} [pictures] how many the article has
 * @property {number} [missing] how many of them are not in the file
 */

/**
 * What the browser wants another click for to share it, with what it was made of: the article without some pictures.
 * @type {{made: Made, article: Article, left: string} | null}
 */
let ready = null;

/** Brings #take-button and #take-menu to life. */
export function takeMenu() {
  const menu = byId('take-menu', HTMLElement);
  const loads = byId('take-load', HTMLInputElement);
  const work = new Work('take-');
  /** @type {Record<string, (article: Article) => unknown>} */
  const items = {
    'copy-html': (article) => copyAs('html', article),
    'copy-markdown': (article) => copyAs('markdown', article),
    'copy-text': (article) => copyAs('text', article),
    'save-epub': (article) => save(work, 'epub', article),
    'save-html': (article) => save(work, 'html', article),
    'save-markdown': (article) => save(work, 'markdown', article),
    'save-text': (article) => save(work, 'text', article),
    print: () => print(),
    share: (article) => share(work, article),
  };
  for (const [id, run] of Object.entries(items)) {
    byId(id, HTMLButtonElement).addEventListener('click', () => {
      const shown = current();
      menu.hidePopover();
      if (shown) run(shown.article);
    });
  }
  byId('original', HTMLAnchorElement).addEventListener('click', () => menu.hidePopover());
  // Copying has to follow its click at once, or the browser refuses.
  menu.addEventListener('beforetoggle', () => {
    load().catch(() => {});
    const shown = current();
    byId('take-waiting', HTMLElement).hidden = !shown || waitingAddresses(shown.content).size === 0;
  });
  byId('share', HTMLButtonElement).hidden = !canShare();
  onArticle((shown) => {
    work.stop();
    ready = null;
    loads.checked = false;
    const original = byId('original', HTMLAnchorElement);
    original.hidden = !/^https?:/.test(shown?.article.url ?? '');
    if (shown && !original.hidden) original.href = shown.article.url;
  });
  shortcut('m', 'keys.take', () => {
    if (!current()) return;
    menu.togglePopover();
    if (menu.matches(':popover-open')) menu.querySelector('button')?.focus();
  });
}

/** What makes the forms, which nobody needs before the menu is open. */
async function load() {
  const [{ COPIES }, { FILES }, { fileName }, { copy }] = await Promise.all([
    import('./export/copies.js'),
    import('./export/forms.js'),
    import('./export/file-name.js'),
    import('./clipboard.js'),
  ]);
  return { COPIES, FILES, fileName, copy };
}

/**
 * @param {Copy} form
 * @param {Article} article
 */
async function copyAs(form, article) {
  try {
    const { COPIES, copy } = await load();
    toast(t((await copy(...(await COPIES[form](article)))) ? 'take.copied' : 'take.copy-failed'));
  } catch (error) {
    report(error, 'take.copy-failed');
  }
}

/**
 * @param {Work} work
 * @param {Form} form
 * @param {Article} article
 */
async function save(work, form, article) {
  try {
    const leave = leftOut();
    const made = await make(work, form, article, leave);
    if (!made) return;
    const address = URL.createObjectURL(made.file);
    element('a', { href: address, download: made.file.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), WRITTEN);
    // A page keeps the addresses of those that it could not have.
    const lacks = form === 'epub' ? 'take.pictures-missing' : 'take.pictures-elsewhere';
    toast(lacking(made, leave, lacks) || t('take.saved'));
  } catch (error) {
    report(error, 'take.failed');
  }
}

/**
 * @param {Work} work
 * @param {Article} article
 */
async function share(work, article) {
  const leave = leftOut();
  const left = [...leave].join(' ');
  let made = ready?.article === article && ready.left === left ? ready.made : undefined;
  ready = null;
  try {
    made ??= await make(work, 'html', article, leave);
    if (!made) return;
    await navigator.share({ files: [made.file], title: article.title });
    const lacks = lacking(made, leave, 'take.shared-elsewhere');
    if (lacks) toast(lacks);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (made && name === 'NotAllowedError') {
      // Making it can take longer than a click counts as one.
      ready = { made, article, left };
      toast(t('take.share-again'));
    } else if (name !== 'AbortError') {
      report(error, 'take.failed');
    }
  }
}

/** The addresses of pictures that the reader does not want loaded, and has not asked for here. */
function leftOut() {
  const shown = current();
  return shown && !byId('take-load', HTMLInputElement).checked ? waitingAddresses(shown.content) : new Set();
}

/**
 * @param {Made} made
 * @param {Set<string>} leave addresses of pictures that were not asked for
 * @param {'take.pictures-missing' | 'take.pictures-elsewhere' | 'take.shared-elsewhere'} key
 * @returns {string} what is said of the pictures that are not in it; empty where all are
 */
function lacking({ pictures = 0, missing = 0 }, leave, key) {
  if (missing === 0) return '';
  const text = t(key, { count: pictures, missing });
  return leave.size > 0 ? text : `${text} ${t('take.pictures-why')}`;
}

/**
 * Makes a file, and shows how far it is.
 *
 * @param {Work} work
 * @param {Form} form
 * @param {Article} article
 * @param {Set<string>} leave addresses of pictures that stay where they are
 * @returns {Promise<Made | undefined>} undefined when another took its place
 */
function make(work, form, article, leave) {
  const bar = byId('take-done', HTMLProgressElement);
  bar.removeAttribute('value');
  return work.run(t('take.making'), async (signal) => {
    const { FILES, fileName } = await load();
    const { extension, make } = FILES[form];
    const { blob, ...pictures } = await make(article, {
      signal,
      leave,
      onProgress: (done, total) => {
        bar.max = total;
        bar.value = done;
      },
    });
    return { file: new File([blob], fileName(article.title, extension, t('article.untitled')), { type: blob.type }), ...pictures };
  });
}

/** Whether the system can be given a page to share. */
function canShare() {
  const file = new File([''], 'page.html', { type: 'text/html' });
  return navigator.canShare?.({ files: [file] }) ?? false;
}

/**
 * @param {unknown} error
 * @param {import('./strings.js').StringKey} failed what to say, unless the reader has ended it
 */
function report(error, failed) {
  if (error instanceof LecternError && error.code === 'aborted') {
    toast(t('take.cancelled'));
  } else {
    console.error(error);
    toast(t(failed));
  }
}
