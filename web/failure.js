/**
 * What is shown when a page could not be read.
 * @module
 */
import { LecternError } from './errors.js';
import { EMPTY_PAGE, TEXT_PART, explain, mayPass } from './messages.js';
import { showNotice } from './notice.js';
import { byText } from './plain-text.js';
import { t } from './strings.js';
import { textArticle, textOf } from './text-article.js';

/** @typedef {import('./lectern.js').Article} Article */

/**
 * What can still be done after a failure.
 *
 * @typedef {object} Remedies
 * @property {() => unknown} retry tries again; offered where that may help
 * @property {import('./pages.js').Given} [page] whose text can be shown
 * @property {(article: Article, sanitize?: import('./sanitizer.js').Sanitize) => Promise<unknown>} [show] shows the page's
 *   text in the form of an article; undefined comes of it where another page came
 */

/**
 * Says what went wrong, and offers what can still be done.
 *
 * @param {unknown} error
 * @param {Remedies} [remedies] none when the page never arrived
 */
export function showFailure(error, remedies) {
  const known = error instanceof LecternError ? error : null;
  if (!known) {
    console.error(error);
  }
  const actions = [];
  if (remedies) {
    const { retry, page, show } = remedies;
    if (mayPass(error)) {
      actions.push({ id: 'retry', label: t('failure.retry'), run: retry });
    }
    if (page && show && known?.article?.content !== '') {
      const showText = () => (known?.article ? show(known.article) : showParts(page, show, isShown));
      actions.push({ id: 'show-text', label: t('failure.show-text'), run: () => showText().catch(showFailure) });
    }
  }
  const isShown = showNotice(explain(error, remedies?.page?.from), { actions });
}

/**
 * Shows the first part of a page's text, and offers the next.
 *
 * @param {import('./pages.js').Given} page
 * @param {NonNullable<Remedies['show']>} show
 * @param {() => boolean} isShown whether the message that offered the part is still there, and nothing else was opened
 */
async function showParts(page, show, isShown) {
  const parts = textOf(page);
  let ahead = await parts.next();
  if (ahead.done) {
    if (isShown()) showNotice(EMPTY_PAGE);
    return;
  }
  let busy = false;
  const showNext = async () => {
    if (busy) return;
    busy = true;
    const text = ahead.value ?? '';
    ahead = await parts.next();
    if (!isShown()) return;
    // What failed may have been what makes nodes of markup.
    const shown = await show(textArticle(text, page.url), () => byText(text));
    if (shown !== undefined && !ahead.done) {
      const next = { id: 'next-part', label: t('failure.next-part'), run: () => showNext().catch(showFailure) };
      isShown = showNotice(TEXT_PART, { actions: [next], doubtful: true });
    }
    busy = false;
  };
  await showNext();
}
