// Draws the icons of manifest.webmanifest from favicon.svg, into web/icons/: to be run when the mark changes.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './harness/browser.js';
import { WEB } from './harness/server.js';

const FOLDER = join(WEB, 'icons');
const MARK = readFileSync(join(WEB, 'favicon.svg'), 'utf8');

/** The ground up to the edges, and the mark within the circle that every system shows: it cuts to its own shape. */
const MASKABLE = MARK.replace(' rx="7"', '').replace('scale(.82)', 'scale(.74)');

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
try {
  for (const [name, size, mark] of [
    ['192.png', 192, MARK],
    ['512.png', 512, MARK],
    ['maskable-512.png', 512, MASKABLE],
  ]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${mark}`);
    await page.screenshot({ path: join(FOLDER, name), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
