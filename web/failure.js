/**
 * What is shown when a page could not be read.
 * @module
 */
import { LecternError } from './errors.js';
import { explain, mayPass } from './messages.js';
import { showNotice } from './notice.js';
import { byText } from './plain-text.js';
import { t } from './strings.js';
import { textArticle } from './text-article.js';

/** @typedef {import('./lectern.js').Article} Article */

/**
 * What can still be done after a failure.
 *
 * @typedef {object} Remedies
 * @property {() => unknown} retry tries again; offered where that may help
 * @property {import('./pages.js').Given} page whose text can be shown
 * @property {(article: Article, sanitize?: import('./sanitizer.js').Sanitize) => Promise<unknown>} show shows the page's
 *   text in the form of an article
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
    const showText = async () => {
      try {
        if (known?.article) await show(known.article);
        // What failed may have been what makes nodes of markup.
        else await show(await textArticle(page), byText);
      } catch (cause) {
        showFailure(cause);
      }
    };
    if (mayPass(error)) {
      actions.push({ id: 'retry', label: t('failure.retry'), run: retry });
    }
    if (known?.article?.content !== '') {
      actions.push({ id: 'show-text', label: t('failure.show-text'), run: showText });
    }
  }
  showNotice(explain(error, remedies?.page.from), { actions });
}
