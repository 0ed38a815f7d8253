// What a screen reader is told: landmarks, headings, names, states, and news.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ENGINE } from '../harness/browser.js';
import { eachPanel, showArticle, visitEquipped } from '../harness/panels.js';
import { richPage } from '../harness/rich.js';
import { fragment } from '../harness/site.js';
import { appears, startBrowser, startSite } from '../harness/stage.js';

const browser = await startBrowser();
const site = await startSite();

let context;
let page;

before(async () => {
  ({ context, page } = await visitEquipped(browser));
});

after(() => context.close());

/** How many of a role there are, of those that are not hidden. */
const count = (role, options) => page.getByRole(role, options).count();

async function hand(hash, selector) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
  await appears(page, selector);
}

async function assertSkeleton(state) {
  const found = { banner: await count('banner'), main: await count('main'), heading: await count('heading', { level: 1 }) };
  assert.deepEqual(found, { banner: 1, main: 1, heading: 1 }, state);
  assert.ok((await page.title()).length > 0, state);
}

test('the reader has its landmarks and one heading of the first level, whatever it shows', async () => {
  await page.goto(`${site.address}reader.html`);
  await appears(page, '#welcome:not([hidden])');
  await assertSkeleton('welcome');
  await hand(fragment(richPage()), '#article .footnotes');
  await assertSkeleton('article');
  assert.equal(await page.getByRole('banner').getByRole('navigation', { name: 'Reading tools' }).count(), 1);
  assert.equal(await page.getByRole('main').getByRole('article', { name: 'The last ferry' }).count(), 1);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'The last ferry');
  assert.match(await page.getByRole('status').first().textContent(), /The last ferry/, 'one is told that it is there');
  assert.equal(await page.title(), 'The last ferry');
  // The first part of a page, which waits for the second.
  await hand('#w=0.5:AAAA', '#progress:not([hidden])');
  await assertSkeleton('progress');
  assert.equal(await page.getByRole('status').getByRole('progressbar', { name: 'Fetching the page…' }).count(), 1);
  await hand('#z=AAAA', '#notice:not([hidden])');
  await assertSkeleton('notice');
  assert.match(await page.getByRole('alert').textContent(), /did not arrive/);
  assert.doesNotMatch(await page.title(), /ferry/, 'the title of what has gone is gone');
});

test('what has the focus or scrolls has a name, and news are told politely', async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  await hand(fragment(richPage()), '#article .footnotes');
  assert.ok((await page.locator('.article-content [tabindex="0"]').count()) >= 2);
  const nameless = await page.locator('.article-content [tabindex="0"]:not(math)').evaluateAll((boxes) => boxes.filter((box) => !box.role || !box.ariaLabel).map(({ outerHTML }) => outerHTML.slice(0, 80)));
  assert.deepEqual(nameless, []);
  assert.equal(await page.getByRole('group', { name: 'Passengers of the ferry by month' }).count(), 1);
  for (const id of ['status', 'toast']) {
    const { role, ariaLive } = await page.locator(`#${id}`).evaluate(({ role, ariaLive }) => ({ role, ariaLive }));
    assert.deepEqual([role, ariaLive], ['status', 'polite'], id);
  }
});

test('each panel has a role and a name', async () => {
  const nameless = [];
  await eachPanel(page, async ({ name, panel }) => {
    const [first] = (await page.locator(panel).ariaSnapshot()).split('\n');
    // There is but one place to search in.
    if (!/^- (search|(dialog|form|region|group|navigation) "[^"]+")/.test(first)) nameless.push(`${name}: ${first}`);
  });
  assert.deepEqual(nameless, []);
});

/** What the browser tells a screen reader of a button, which of the drivers Chromium’s alone can ask. */
async function isExpanded(session, selector) {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
  return nodes[0].properties.find(({ name }) => name === 'expanded')?.value.value;
}

test('a button tells whether its panel is open', { skip: ENGINE !== 'chromium' && 'only Chromium’s driver can ask for what a screen reader is told' }, async () => {
  const session = await context.newCDPSession(page);
  const buttons = await page.locator('.tools [popovertarget], .tools [aria-expanded]').evaluateAll((all) => all.filter((button) => button.checkVisibility()).map(({ id }) => `#${id}`));
  assert.ok(buttons.length > 0);
  for (const button of buttons) {
    assert.equal(await isExpanded(session, button), false, button);
    await page.click(button);
    assert.equal(await isExpanded(session, button), true, button);
    await page.keyboard.press('Escape');
    assert.equal(await isExpanded(session, button), false, button);
  }
});

test('the demo has its landmarks, and its tabs and choices tell their state', async () => {
  await page.goto(site.address);
  await appears(page, '#result[data-state="done"]');
  await assertSkeleton('demo');
  assert.equal(await count('contentinfo'), 1);
  assert.equal(await page.getByRole('banner').getByRole('navigation').count(), 1);
  assert.equal(await page.locator('#samples').getByRole('button', { pressed: true }).count(), 1);
  for (const list of await page.getByRole('tablist').all()) {
    assert.equal(await list.getByRole('tab', { selected: true }).count(), 1);
    assert.ok(await list.getAttribute('aria-label'));
  }
  assert.equal(await page.getByRole('tabpanel', { name: 'Reading' }).getByRole('article').count(), 1);
  assert.match(await page.locator('#status').textContent(), /\d/);
  assert.deepEqual(await page.locator('#status').evaluate(({ role, ariaLive }) => [role, ariaLive]), ['status', 'polite']);
});
