/**
 * The bookmarklet: takes down the page it runs in and opens it in the reader. It is bundled and minified at build
 * time; install.js puts the reader's address into it.
 * @module
 */
import { send } from './send.js';
import { snapshot } from './snapshot.js';

send('LECTERN_READER_URL', () => snapshot(document)).catch((error) => alert(`Lectern: ${error}`));
