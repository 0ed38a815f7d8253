/**
 * Pages that people bring: pasted anywhere, dropped anywhere, opened from a file.
 * @module
 */
import { MAX_UNPACKED_BYTES } from './codec.js';
import { takesText } from './elements.js';
import { kindOf } from './file-kind.js';
import { ADDRESS_PASTED, NOTHING_PASTED, REFUSED_FILES } from './messages.js';
import { fromClipboard, fromFile } from './pages.js';
import { t } from './strings.js';

/** Bytes of a file: as many as of a page that is handed over. */
const MAX_FILE = MAX_UNPACKED_BYTES;

/** @typedef {import('./pages.js').Given} Given */
/** @typedef {import('./messages.js').Message} Message */
/** @typedef {import('./notice.js').Action} Action */

/**
 * Who is brought pages.
 *
 * @typedef {object} Receiver
 * @property {(page: Given) => void} take is given every page
 * @property {(message: Message, what: {text?: string, name?: string, actions?: Action[]}) => void} refuse is told what
 *   cannot be read, with the text that was brought or the name of the file, and what can be done instead
 */

/**
 * Listens for pages on this document until it is closed.
 *
 * @param {Receiver & {fileInput: HTMLInputElement}} options with the field that opens a file when it changes
 */
export function listen({ fileInput, ...receiver }) {
  const { take, refuse } = receiver;

  /** @param {DataTransfer} data */
  const receive = (data) => {
    const [file] = data.files;
    const [html, text] = ['text/html', 'text/plain'].map((type) => data.getData(type));
    // Word processors put a picture of what was copied beside its text.
    if (file && html === '') {
      receiveFile(file, receiver);
      return;
    }
    const page = fromClipboard({ html, text });
    if (page === 'address') {
      refuse(ADDRESS_PASTED, { text });
    } else if (page) {
      take(page);
    } else {
      refuse(NOTHING_PASTED, { text });
    }
  };

  document.addEventListener('paste', (event) => {
    if (event.clipboardData && !isEditing(event.target)) {
      event.preventDefault();
      receive(event.clipboardData);
    }
  });

  fileInput.addEventListener('change', () => {
    const [file] = fileInput.files ?? [];
    if (file) {
      receiveFile(file, receiver);
    }
    // So that the same file can be opened again after it was changed.
    fileInput.value = '';
  });

  listenForDrops(receive);
}

/**
 * Takes a file, if it can be read.
 *
 * @param {File} file
 * @param {Receiver} receiver
 */
export async function receiveFile(file, { take, refuse }) {
  const kind = file.size > MAX_FILE ? 'large' : await kindOf(file);
  const page = kind === 'text' ? fromFile(file) : null;
  if (page) {
    take(page);
  } else {
    refuse(REFUSED_FILES[kind], { name: file.name });
  }
}

/**
 * Tells whether a paste belongs to a field: a line of input, or a text that is to be added to.
 * @param {EventTarget | null} target
 */
function isEditing(target) {
  if (target instanceof HTMLTextAreaElement) {
    return target.selectionEnd - target.selectionStart < target.value.length;
  }
  return takesText(target);
}

/** @param {(data: DataTransfer) => void} receive */
function listenForDrops(receive) {
  const root = document.documentElement;
  // theme.css shows it while something is dragged.
  root.dataset.drop = t('intake.drop');
  // A drag that starts on this page, such as that of the bookmarklet, is not for us.
  let own = false;
  document.addEventListener('dragstart', () => {
    own = true;
  });
  document.addEventListener('dragend', () => {
    own = false;
  });
  document.addEventListener('dragover', (event) => {
    if (!own) {
      event.preventDefault();
      root.classList.add('dragging');
    }
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) {
      root.classList.remove('dragging');
    }
  });
  document.addEventListener('drop', (event) => {
    root.classList.remove('dragging');
    if (!own && event.dataTransfer) {
      event.preventDefault();
      receive(event.dataTransfer);
    }
  });
}
