// The bookmarklet in WebKitGTK.
import { testBookmarklet } from '../matrix/cases.js';
import { start } from '../matrix/webkit.js';

await testBookmarklet(start);
