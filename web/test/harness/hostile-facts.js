// Texts that no format may take for more than texts.

/** Each stands for a title, an author, a site, a description. */
export const HOSTILE_TEXTS = [
  '"\ninjected: true\n---\n<script>hacked = 1</script>',
  "' # [x](javascript:hacked=1) ![y](https://evil.example/pixel.png) <img src=x onerror=hacked=1>",
  '</title></h1></dc:title><script>hacked = 1</script><!-- ]]> &lt;script&gt; &#60; &unknown;',
  '../../../etc/passwd\\..\\CON:<>|"?*',
  '*a* _b_ `c` ~~d~~ | e | \\ [f]: https://evil.example/ <https://evil.example/>',
  '- # > 1. {{ toc }} %TAG ! & * ? : @ `',
  'T {onclick=alert(1)} *x*{: onclick="alert(2)"} {{ a }} {% b %} <% c %> {',
  'a\0b\x07c\x1B[31md\x7Fe\x85f\u2028g\u2029h\uFEFFi\uFFFEj\uD800k\u202El\u2066m',
  '\n===\n\n    code\n\n```js\n~~~\n',
  'null', 'true', '2024-01-01', '0x1F', '~', '[]', '!!js/function x', '&anchor', '|', '>',
  'العنوان "quoted" 日本語 👨‍👩‍👧',
];
