/**
 * The words of the interface in English, which every other language has too. A text with a number in it may be an
 * object of plural forms (Intl.PluralRules), chosen by `count`; `{name}` stands for a value.
 * @module
 */
export default {
  'article.code': 'Code',
  'article.formula': 'Formula',
  'article.table': 'Table',
  'bar.about': 'About Lectern',
  'bar.skip': 'Skip to the article',
  'bar.tools': 'Reading tools',
  'keys.larger': 'Larger text',
  'keys.smaller': 'Smaller text',
  'keys.theme': 'Next theme',
  'notes.back': 'Back to the text',
  'notes.go': 'Go to the note',
  'notes.list': 'Notes',
  'notes.one': 'Note {label}',
  'print.links': 'Links',
  'settings.writing': 'Lines of Chinese and Japanese',
  'settings.writing.horizontal': 'Across',
  'settings.writing.vertical': 'Down',
};
