/**
 * What other apps share with the installed demo: taken by share-worker.js, shown by this page.
 * @module
 */
import { receiveFile } from './intake.js';
import { REFUSED_FILES } from './messages.js';
import { fromText, isAddress, isMarkup } from './pages.js';
import { fileOfSite } from './site.js';
import { dropOldShares, takeShare } from './store.js';
import { t } from './strings.js';
import { policy } from './trusted.js';

/** @typedef {import('./pages.js').Given} Given */
/** @typedef {import('./messages.js').Message} Message */

/**
 * What an app shares. Those on Android put a link into the text.
 *
 * @typedef {object} Shared
 * @property {string} title
 * @property {string} text
 * @property {string} url
 * @property {File | null} file
 */

/** How the fragment begins with which share-worker.js opens this page; the key of what it kept follows. */
const FRAGMENT = '#shared=';

/** What stands there in place of a key where it kept nothing, for that was too large. */
const LARGE = 'large';

/** Characters up to which the text beside a link is its title: of the 1,497 titles of wcxb, one in a thousand is longer. */
const MAX_TITLE = 220;

/** A passage that was selected, as browsers share it: in quotation marks, before the page's link. */
const QUOTED = /^["“„«][^]*["“”»]$/;

/** Said when a link was shared. @type {Message} */
const LINK_SHARED = { title: t('share.link'), advice: t('share.link.advice') };

/** Said when nothing that was shared is there. @type {Message} */
const NOTHING_SHARED = { title: t('share.nothing'), advice: t('share.nothing.advice') };

/**
 * Makes the browser hand to this page what is shared with it, and forgets what nobody took. Where it cannot, only sharing
 * is lost.
 * @returns {Promise<void>}
 */
export async function acceptShares() {
  try {
    const worker = policy.createScriptURL(fileOfSite('share-worker.js').href);
    // The scope is "action" in manifest.webmanifest.
    await navigator.serviceWorker.register(worker, { type: 'module', scope: fileOfSite('share/').href });
    await dropOldShares();
  } catch {
    // No service workers or no storage: without https, in private windows, in a sandbox.
  }
}

/**
 * Takes what was shared, and the fragment that tells of it out of the address.
 *
 * @param {import('./intake.js').Receiver} receiver is given the page, or told what cannot be read
 * @returns {Promise<boolean>} whether this page was opened by sharing
 */
export async function receiveShared(receiver) {
  const { hash } = location;
  if (!hash.startsWith(FRAGMENT)) {
    return false;
  }
  history.replaceState(null, '', location.pathname + location.search);
  const key = hash.slice(FRAGMENT.length);
  if (key === LARGE) {
    receiver.refuse(REFUSED_FILES.large, {});
    return true;
  }
  const shared = await taken(key);
  if (shared?.file) {
    await receiveFile(shared.file, receiver);
    return true;
  }
  const page = shared && fromShared(shared);
  if (!page) {
    receiver.refuse(NOTHING_SHARED, {});
  } else if (typeof page === 'string') {
    const openLink = { id: 'open-link', label: t('share.open'), run: () => open(page, '_blank', 'noreferrer') };
    receiver.refuse({ ...LINK_SHARED, detail: page }, { text: page, actions: [openLink] });
  } else {
    receiver.take(page);
  }
  return true;
}

/**
 * @param {string} key as share-worker.js wrote it
 * @returns {Promise<Shared | null>}
 */
async function taken(key) {
  const [time = NaN, random = NaN] = key.split(',').map(Number);
  try {
    return (await takeShare([time, random])) ?? null;
  } catch {
    return null;
  }
}

/**
 * What was shared, as a page.
 *
 * @param {{title: string, text: string, url: string}} shared
 * @returns {Given | string | null} a link with at most a title beside it is the link alone; null when there is nothing
 */
export function fromShared({ title, text, url }) {
  const whole = text.trim();
  const inText = whole.match(/https?:\/\/\S+/gi)?.at(-1) ?? '';
  const ends = inText !== '' && whole.endsWith(inText);
  const body = ends ? whole.slice(0, -inText.length).trim() : whole;
  const address = [url.trim(), ends ? inText : ''].find(isAddress) ?? '';
  const link = [address, inText].find(isAddress);
  if (link && !QUOTED.test(body) && body.replace(inText, '').length <= MAX_TITLE) {
    return link;
  }
  if (body === '') {
    return null;
  }
  const isTitled = title.trim() === '' || isMarkup(body) || body.includes(title.trim());
  return fromText(isTitled ? body : `${title.trim()}\n\n${body}`, address);
}
