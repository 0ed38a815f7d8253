// The bookmarklet in Chromium or Firefox.
import { testBookmarklet } from '../matrix/cases.js';
import { start } from '../matrix/playwright.js';

await testBookmarklet(start);
