// Puts the saved preferences and the language on the root element before anything is painted. A classic script on
// purpose: modules run only after the page has been shown once. What the values mean, and how they change, is in
// preferences.js; the words are in strings.js.
(() => {
  const root = document.documentElement;
  /** @type {any} */
  let saved = {};
  try {
    saved = JSON.parse(localStorage.getItem('lectern.preferences') ?? '{}') ?? {};
  } catch {
    // Storage is blocked or damaged: the defaults hold.
  }
  for (const name of [
    ...['theme', 'face', 'size', 'leading', 'letters', 'words', 'measure', 'columns', 'align', 'hyphens', 'paragraphs'],
    ...['images', 'code', 'writing', 'rate', 'outline', 'focus', 'keys', 'language', 'paper'],
  ]) {
    if (typeof saved[name] === 'string') {
      root.dataset[name] = saved[name];
    }
  }
  // What this means is in alone.js.
  if (globalThis.self !== globalThis.top) {
    root.dataset.framed = '';
  }
  for (const name of ['paper', 'ink', 'link', 'mark', 'code']) {
    const colour = saved.colours?.[name];
    if (typeof colour === 'string' && /^#[\da-f]{6}$/.test(colour)) {
      root.style.setProperty(`--own-${name}`, colour);
    }
  }
  const wanted = [root.dataset.language ?? '', ...navigator.languages].map((tag) => tag.split('-')[0]);
  const language = wanted.find((tag) => ['en', 'de', 'ar', 'zh'].includes(tag)) ?? 'en';
  // From here on theme.css hides the page, which is in English, until translate.js has put it into that language.
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
})();
