// Takes the picture of the README, into web/screenshots/, which no host gets.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './harness/browser.js';
import { WEB } from './harness/server.js';
import { serveSite } from './harness/site.js';

const FOLDER = join(WEB, 'screenshots');

mkdirSync(FOLDER, { recursive: true });
const site = await serveSite();
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  await page.goto(site.address);
  await page.waitForSelector('#result[data-state="done"] .article-content');
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, 'demo.png') });
} finally {
  await browser.close();
  await site.close();
}
