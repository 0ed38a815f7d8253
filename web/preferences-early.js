// Puts the saved preferences on the root element before anything is painted. A classic script on purpose: modules run
// only after the page has been shown once. What the values mean, and how they change, is in preferences.js.
(() => {
  try {
    const saved = JSON.parse(localStorage.getItem('lectern.preferences') ?? '{}');
    for (const name of ['theme', 'face', 'size', 'measure', 'leading', 'writing']) {
      if (typeof saved[name] === 'string') {
        document.documentElement.dataset[name] = saved[name];
      }
    }
  } catch {
    // Storage is blocked or damaged: the defaults hold.
  }
})();
