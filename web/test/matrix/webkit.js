// WebKitGTK, as the matrix needs a browser.
import { launchWebKit } from '../harness/webkit.js';
import { watchPage } from './observe.js';
import { collectComplaints } from './pages.js';

/** @typedef {import('./observe.js').Browser} Browser */
/** @typedef {import('./observe.js').Tab} Tab */

/**
 * Starts WebKitGTK. Its first tab serves all pages that are opened, for there alone it has an address bar.
 *
 * @returns {Promise<Browser>}
 */
export async function start() {
  const { driver, load, paste, close } = await launchWebKit();
  const first = await driver.getWindowHandle();

  const inTab = async (id, use) => {
    await driver.switchTo().window(id);
    return use();
  };

  /** @returns {Tab} */
  const tab = (id) => ({
    id,
    address: () => inTab(id, () => driver.getCurrentUrl()),
    run: (code, ...values) => inTab(id, () => driver.executeScript(`return (${code})(...arguments)`, ...values)),
    // The bar takes a script as it is, where a bookmark has it encoded.
    click: (address) => inTab(id, () => paste(decodeURIComponent(address))),
    async visit(address) {
      await inTab(id, () => load(() => driver.get(address)));
      for (const watch of [collectComplaints, watchPage, collectAlerts]) await this.run(watch);
    },
    reload: () => inTab(id, () => load(() => driver.navigate().refresh())),
    back: () => inTab(id, () => load(() => driver.navigate().back())),
    forward: () => inTab(id, () => load(() => driver.navigate().forward())),
  });

  return {
    name: 'webkit',
    async open(address) {
      for (const id of await driver.getAllWindowHandles()) {
        if (id !== first) await inTab(id, () => driver.close());
      }
      const page = tab(first);
      await page.visit(address);
      return page;
    },
    tabs: async () => (await driver.getAllWindowHandles()).map(tab),
    alerts: () => tab(first).run(() => window.alerts ?? []),
    close,
  };
}

/** Runs in a page: the driver does not answer while a dialog is open in the tab of a script that waits for it. */
function collectAlerts() {
  window.alerts = [];
  window.alert = (text) => window.alerts.push(text);
}
