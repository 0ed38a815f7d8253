// Takes the pictures of the README, into web/screenshots/, which no host gets.
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
  const done = () => page.waitForSelector('#result[data-state="done"] .article-content');

  await page.goto(site.address);
  await done();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, 'demo.png') });

  await page.click('[data-sample="essay"]');
  await page.locator('[data-sample="essay"][aria-pressed="true"]').waitFor();
  await done();
  const [reader] = await Promise.all([page.waitForEvent('popup'), page.click('#open-reader')]);
  await reader.setViewportSize({ width: 1280, height: 860 });
  await reader.waitForSelector('#article .article-content');
  await reader.waitForLoadState('networkidle');
  await reader.screenshot({ path: join(FOLDER, 'reader.png') });
} finally {
  await browser.close();
  await site.close();
}
