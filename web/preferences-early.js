// Puts the saved preferences on the root element before anything is painted. A classic script on purpose: modules run
// only after the page has been shown once. What the values mean, and how they change, is in preferences.js.
(() => {
  const root = document.documentElement;
  let saved;
  try {
    saved = JSON.parse(localStorage.getItem('lectern.preferences') ?? '{}') ?? {};
  } catch {
    return; // Storage is blocked or damaged: the defaults hold.
  }
  for (const name of [
    ...['theme', 'face', 'size', 'leading', 'letters', 'words', 'measure', 'columns', 'align', 'hyphens', 'paragraphs'],
    ...['images', 'code', 'writing', 'rate', 'outline', 'focus', 'keys', 'language', 'paper'],
  ]) {
    if (typeof saved[name] === 'string') {
      root.dataset[name] = saved[name];
    }
  }
  for (const name of ['paper', 'ink', 'link', 'mark', 'code']) {
    const colour = saved.colours?.[name];
    if (typeof colour === 'string' && /^#[\da-f]{6}$/.test(colour)) {
      root.style.setProperty(`--own-${name}`, colour);
    }
  }
})();
