/**
 * The words of the interface in English, which every other language has too. A text with a number in it may be an
 * object of plural forms (Intl.PluralRules), chosen by `count`; `{name}` stands for a value.
 * @module
 */
export default {
  'bar.about': 'About Lectern',
  'bar.skip': 'Skip to the article',
  'bar.tools': 'Reading tools',
  'article.code': 'Code',
  'article.table': 'Table',
  'demo.skip': 'Skip to the demo',
  'keys.larger': 'Larger text',
  'keys.smaller': 'Smaller text',
  'keys.theme': 'Next theme',
  'reader.shown': 'Ready to read: {title}',
};
