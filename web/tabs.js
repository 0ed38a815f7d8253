/**
 * Tabs, after https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 * @module
 */

/**
 * Brings a row of tabs to life: elements with role "tab" in one with role "tablist", each naming its panel in
 * `aria-controls`.
 *
 * @param {HTMLElement} list
 * @returns {(id: string) => void} chooses the tab with that id
 */
export function tabs(list) {
  const all = [...list.querySelectorAll('[role="tab"]')].filter((tab) => tab instanceof HTMLElement);

  /** @param {HTMLElement} chosen */
  const choose = (chosen) => {
    for (const tab of all) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      panel?.toggleAttribute('hidden', tab !== chosen);
    }
  };

  for (const tab of all) {
    tab.addEventListener('click', () => choose(tab));
  }
  list.addEventListener('keydown', (event) => {
    const shown = all.filter((tab) => !tab.hidden);
    const at = shown.findIndex((tab) => tab === document.activeElement);
    const onward = getComputedStyle(list).direction === 'rtl' ? -1 : 1;
    /** @type {Record<string, number>} */
    const targets = { ArrowRight: at + onward, ArrowLeft: at - onward, Home: 0, End: -1 };
    const target = shown.at(targets[event.key] % shown.length);
    if (event.key in targets && at >= 0 && target) {
      event.preventDefault();
      choose(target);
      target.focus();
    }
  });

  return (id) => {
    const tab = all.find((candidate) => candidate.id === id);
    if (tab) {
      choose(tab);
    }
  };
}
