package extract

import (
	"strings"
	"testing"
)

func TestMarkdownEscapes(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// Nothing to escape.
		{"A plain - sentence + more # here. 1. 2) (x) a > b = c | d", "A plain - sentence + more # here. 1. 2) (x) a > b = c | d"},
		{"-5 degrees", "-5 degrees"},
		{"+49 30 1234", "+49 30 1234"},
		{"2024. was a year", `2024\. was a year`},
		{"1.5 litres", "1.5 litres"},
		{"1234567890. ten digits", "1234567890. ten digits"},
		{"#hashtag", "#hashtag"},
		{"####### seven", "####### seven"},
		{"C:\\dir\\file", `C:\dir\file`},
		{"AT&amp;T and R&amp;D; x &amp; y", `AT&T and R\&D; x & y`},
		{"1 &lt; 2 and a &lt; b", "1 < 2 and a < b"},
		{"about ~5 or ~10", "about ~5 or ~10"},
		{"it costs $5, not $10", "it costs $5, not $10"},
		{"https://example.org/a_b_c (https://example.org/d_e)", "https://example.org/a_b_c (https://example.org/d_e)"},

		// At the start of a line.
		{"# a", `\# a`}, {"###### a", `\###### a`}, {"#", `\#`},
		{"- a", `\- a`}, {"-", `\-`}, {"+ a", `\+ a`}, {"1. a", `1\. a`}, {"12) a", `12\) a`},
		{"> a", `\> a`}, {"---", `\---`}, {"- - -", `\- - -`}, {"===", `\=\=\=`}, {"|a|", `\|a|`}, {":-: | -", `\:-: | -`},

		// Anywhere.
		{"*a* **b** 2 * 3", `\*a\* \*\*b\*\* 2 \* 3`},
		{"snake_case __init__", `snake\_case \_\_init\_\_`},
		{"`a` ```", "\\`a\\` \\`\\`\\`"},
		{"[a](b) ![c](d) [^1] [ ]", `\[a\](b) !\[c\](d) \[^1\] \[ \]`},
		{"&lt;b&gt; &lt;/b&gt; &lt;!--x--&gt; &lt;?x &lt;", `&lt;b> &lt;/b> &lt;!--x--> &lt;?x &lt;`},
		{"&amp;lt; &amp;#60; &amp;#x3c; &amp;nosemicolon", `\&lt; \&#60; \&#x3c; &nosemicolon`},
		{`\* \[ \`, `\\\* \\\[ \\`},
		{"~~a~~ a==b", `\~\~a\~\~ a\=\=b`},
		{"$x$ and $$y$$", `\$x$ and \$\$y\$\$`},
	} {
		if got := mustRender(t, "<p>"+c.in+"</p>").Markdown; got != c.want {
			t.Errorf("%s\nbecame %s\nwant   %s", c.in, got, c.want)
		}
	}
}

func TestMarkdownForms(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"emphasis glued to punctuation", `<p>a<b>(b)</b>c <i>“d”</i>e <i>f</i>.</p>`, `a<strong>(b)</strong>c <em>“d”</em>e *f*.`},
		{"emphasis within a word", `<p>un<b>believ</b>able</p>`, `un**believ**able`},
		{"emphasis side by side", `<p><i>a</i><small><i>b</i></small><b>c</b></p>`, `*a*<em>b</em>**c**`},
		{"emphasis over a break", `<p><b>a<br>b</b></p>`, "**a  \nb**"},
		{"deletion beside a tilde", `<p>~<s>a</s></p>`, `\~<del>a</del>`},
		{"code with backticks", "<p><code>a``b</code> <code>`</code></p>", "```a``b``` `` ` ``"},
		{"code with a break", `<p><code>a<br>b</code></p>`, "`a b`"},
		{"code around a picture", `<p><code><img src="https://e.org/" alt="a"></code></p>`, "![a](https://e.org/)"},
		{"picture in a code block", `<pre>a<img src="https://e.org/" alt="b"></pre>`, "```\na\n```\n\n![b](https://e.org/)"},
		{"link with brackets", `<p><a href="https://e.org/(a)_b" title='t "q" \'>[x]</a></p>`, `[\[x\]](https://e.org/\(a\)_b "t \"q\" \\")`},
		{"link over a break", `<p><a href="https://e.org/">a<br>b</a></p>`, `[a b](https://e.org/)`},
		{"link after an exclamation mark", `<p>a!<a href="https://e.org/">b</a></p>`, `a\![b](https://e.org/)`},
		{"heading that ends in number signs", `<h2>C ##</h2>`, `## C #\#`},
		{"heading with a picture", `<h1><img src="https://e.org/" alt="a"></h1>`, `# ![a](https://e.org/)`},
		{"heading in bold", `<h2>1. <b>a</b> <i>b</i></h2>`, `## 1. a *b*`},
		{"picture before text", `<p><a href="https://e.org/"><img src="https://e.org/i" alt=""></a>a <img src="https://e.org/i" alt="">, b</p>`,
			`[![](https://e.org/i)](https://e.org/) a ![](https://e.org/i), b`},
		{"lists side by side", `<ul><li>a</li></ul><ul><li>b<ol><li>c</li></ol></li></ul><ul><li>d</li></ul><ol><li>e</li></ol>`, "- a\n\n* b\n  1. c\n\n- d\n\n1. e"},
		{"break in a key", `<p><kbd>a<br>b</kbd></p>`, "<kbd>a<br>b</kbd>"},
		{"nothing in code, a key, a deletion", "<p>a<code>\u2003</code><kbd><code>\u2003</code></kbd><s><code>\u2003</code></s>b</p>", "ab"},
		{"a deletion in a deletion", `<p><s>a <del>b</del></s></p>`, "~~a b~~"},
		{"code behind a backtick", "<p>`<code>b`</code></p>", "\\`<code>b&#96;</code>"},
		{"code beside an address", "<p>https://e.org/<code>&lt;b></code> (<code>c</code>)</p>", "https://e.org/<code>&lt;b&gt;</code> (`c`)"},
		{"code with a dollar beside a formula", "<p><code>$a</code> " + texOnly("x") + "</p>", "<code>&#36;a</code> $x$"},
		{"formulas and a number side by side", "<p>" + texOnly("x") + texOnly("y") + "5</p>", "$x$ $y$&#53;"},
		{"a note of code", `<section class="footnotes"><ol><li id="fn-1"><pre>a</pre></li></ol></section>`, "[^1]: \n\n    ```\n    a\n    ```"},
		{"a note that is an address", `<section class="footnotes"><ol><li id="fn-1">javascript:x</li><li id="fn-2">https://e.org/</li><li id="fn-3">See: x</li></ol></section>`,
			"[^1]: <wbr>javascript:x\n\n[^2]: https://e.org/\n\n[^3]: See: x"},
		{"a note before a colon", `<p>a<sup class="footnote-ref"><a href="#fn-1">1</a></sup>: b</p><section class="footnotes"><ol><li id="fn-1">n</li></ol></section>`, "a[^1]: b\n\n[^1]: n"},
		{"long numbers", `<ol start="999999999999"><li>a</li></ol><ol start="-2"><li>b</li></ol>`, "1. a\n\n0) b"},
		{"quotation in a list", `<ul><li><blockquote>a<p>b</p></blockquote></li></ul>`, "- > a\n  >\n  > b"},
		{"list in a quotation", `<blockquote><ol><li>a<ul><li>b</li></ul></li></ol></blockquote>`, "> 1. a\n>    - b"},
		{"table in a list", `<ul><li>a<table><tr><td>b</td></tr></table></li></ul>`, "- a\n\n  | b |\n  | --- |"},
		{"empty callout", `<blockquote class="callout" data-callout="tip"><p class="callout-title">a</p></blockquote><p>b</p>`, "> [!tip] a\n\nb"},
		{"callout that begins with a list", `<blockquote class="callout" data-callout="tip"><ul><li>a</li></ul></blockquote>`, "> [!tip]\n> - a"},
		{"head at the foot", `<table><tbody><tr><td>b</td></tr></tbody><thead><tr><th>a</th></tr></thead></table>`, "| a |\n| --- |\n| b |"},
		{"pipes in a cell", `<table><tr><td><a href="https://e.org/|" title="|">|</a> <img src="https://e.org/|" alt="|"></td></tr></table>`,
			"| [\\|](https://e.org/%7C \"\\|\") ![\\|](https://e.org/%7C) |\n| --- |"},
		{"wide span", `<table><tr><td colspan="50">a</td></tr><tr><td>b</td><td>c</td></tr></table>`, "| a |  |\n| --- | --- |\n| b | c |"},
		{"span down", `<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>`,
			"| a | b |\n| --- | --- |\n|  | c |\n| d | e |"},
		{"code and lists in cells", `<table><tr><td><pre>a
b</pre><ul><li>c</li><li>d</li></ul></td></tr></table>`, "| `a b` c d |\n| --- |"},
	} {
		if got := mustRender(t, c.in).Markdown; got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// texOnly returns a formula with a source in LaTeX.
func texOnly(tex string) string {
	return `<math><semantics><mi>x</mi><annotation encoding="application/x-tex">` + tex + `</annotation></semantics></math>`
}

func TestInertTeX(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`\sqrt[3]{x} \left[0,1\right] \\[2pt] \{a\} \|b\| \% \$`, `\sqrt[3]{x} \left[0,1\right] \\[2pt] \{a\} \|b\| \% \$`},
		{"a `b' \\`c", "a ‘b' ‘c"},
		{"a~~~b~c", "a~{}~{}~b~c"},
		{`[0,1] ]2,3[`, `[0,1] \rbrack 2,3\lbrack`},
		{`\text{for $x$ and $y}`, `\text{for \(x\) and \(y}\)`},
		{`a<b a < b [a](b)`, `a< b a < b [a] (b)`},
		{`a\\\`, `a\\`},
		{"a\n\n b", "a\nb"},
		{`\href{javascript:a}{x}y \url{b} \hrefs`, `{x}y  {b} \hrefs`},
		{`\hr\href{a}ef{b}{c}`, `\hr ef{b}{c}`},
		{`\mmlToken{mi}[href="a"]{x} \class {a} {b} \require{c}`, `{x}  {b}`},
		{`\htmlData{a={b}}{c} \href`, `{c}`},
		{`\\href{a}{x}`, `\\href{a}{x}`},
	} {
		if got := inertTeX(c.in, false); got != c.want {
			t.Errorf("%s became %s, want %s", c.in, got, c.want)
		}
	}
	if got := inertTeX(`|a| \|b\| \\|`, true); got != `\vert a\vert  \Vert b\Vert  \\\vert` {
		t.Errorf("in a cell: %s", got)
	}
}

// TestMarkdownIsInert checks that no hostile text or attribute of a page ends
// up as HTML or as an address in the Markdown.
func TestMarkdownIsInert(t *testing.T) {
	for _, payload := range []string{
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<!--><img src=x>-->", "<javascript:alert(1)>",
		"[x](javascript:alert(1))", "![x](javascript:alert(1))", "[x]: javascript:alert(1)", "[x][y]", "](javascript:alert(1)", "\n\n[x]: javascript:y",
	} {
		escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(payload)
		for _, frame := range []string{
			"<p>@</p>", "<h2>@</h2>", "<ul><li>@</li></ul>", "<table><tr><td>@</td></tr></table>", "<p><b>@</b></p>", "<p><sup>@</sup></p>",
			`<p><a href="https://e.org/" title="@">@</a></p>`, `<img src="https://e.org/" alt="@" title="@">`, `<a href="https://e.org/@">x</a>`,
			`<math><semantics><mtext>x</mtext><annotation encoding="application/x-tex">@</annotation></semantics></math>`,
			`<math display="block"><semantics><mtext>x</mtext><annotation encoding="application/x-tex">a@</annotation></semantics></math>`,
			"<math><mtext>@</mtext></math>", `<p id="@">x <a href="#@">y</a></p>`, "<p>&lt;<small>@</small></p>", "<dl><dt>@</dt></dl>",
		} {
			md := mustRender(t, strings.ReplaceAll(frame, "@", escaped)).Markdown
			for _, bad := range []string{"<script", "<img", "<svg", "<!--", "<javascript", "](javascript", "]: javascript"} {
				if holdsUnescaped(md, bad) {
					t.Errorf("%s in %s became %s", payload, frame, md)
				}
			}
		}
	}
}

// holdsUnescaped tells whether s has markup in it outside the title of a link
// or a picture, where it is none.
func holdsUnescaped(s, markup string) bool {
	for line := range strings.SplitSeq(s, "\n") {
		line, _, _ = strings.Cut(line, ` "`)
		if i := strings.Index(line, markup); i >= 0 && !strings.HasSuffix(line[:i], `\`) {
			return true
		}
	}
	return false
}
