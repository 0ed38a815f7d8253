package extract

import "testing"

// sureText is a text that outweighs the doubtful blocks of a case.
const sureText = "X" + storyText

// TestPlainPage has pages of some blocks, all of which score low.
func TestPlainPage(t *testing.T) {
	const lines = `<h2>one</h2><p>two three four five</p><table><tbody><tr><td>six</td><td>seven</td></tr></tbody></table><h3>eight</h3><p>nine ten</p>`
	for _, c := range []struct{ name, in, want string }{
		{"nothing but text", `<main><p>` + sureText + `</p>` + lines + `</main>`, `<main><p>` + sureText + `</p>` + lines + `</main>`},
		{"a page with a footer", `<main><p>` + sureText + `</p>` + lines + `</main><footer>eleven</footer>`, `<p>` + sureText + `</p>`},
		{"a page with a sidebar", `<main><p>` + sureText + `</p>` + lines + `</main><div class="sidebar">eleven</div>`, `<p>` + sureText + `</p>`},
		{"a table that frames it", `<table><tbody><tr><td></td><td><p>` + sureText + `</p>` + lines + `</td></tr></tbody></table>`,
			`<td><p>` + sureText + `</p>` + lines + `</td>`},
		{"a table that lays out", `<table><tbody><tr><td><p>` + sureText + `</p></td><td>` + lines + `</td></tr></tbody></table>`, `<p>` + sureText + `</p>`},
	} {
		if got := chosenOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestSettledText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a short line between two", `<div><p>` + sureText + `</p><p>? No.</p><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><p>? No.</p><p>` + sureText + `</p></div>`},
		{"an element amidst a line", `<div><p>` + sureText + `<relative-time>? then</relative-time>` + sureText + `</p></div>`,
			`<p>` + sureText + `<relative-time>? then</relative-time>` + sureText + `</p>`},
		{"a list and a table between two", `<div><p>` + sureText + `</p><ul><li>? a</li></ul><table><tbody><tr><td>? b</td><td>c</td></tr></tbody></table><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><ul><li>? a</li></ul><table><tbody><tr><td>? b</td><td>c</td></tr></tbody></table><p>` + sureText + `</p></div>`},
		{"what surely is none", `<div><p>` + sureText + `</p><p>advertisement</p><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><p>` + sureText + `</p></div>`},
		{"links", `<div><p>` + sureText + `</p><p><a href="x">? more on this</a></p><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><p>` + sureText + `</p></div>`},
		{"a box with parts of its own", `<div><p>` + sureText + `</p><div><div>? Subscribe</div></div><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><p>` + sureText + `</p></div>`},
		{"a quotation in a box, and a figure", `<div><p>` + sureText + `</p><blockquote><div>? So it is.</div></blockquote><figure><div><p>? seen</p></div></figure><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><blockquote><div>? So it is.</div></blockquote><figure><div><p>? seen</p></div></figure><p>` + sureText + `</p></div>`},
		{"the end of a story", `<div><p>` + sureText + `</p><p>? ` + storyText + storyText + `</p><p>? No.</p></div>`,
			`<div><p>` + sureText + `</p><p>? ` + storyText + storyText + `</p><p>? No.</p></div>`},
		{"the beginning of one", `<div><p>? No.</p><p>? ` + storyText + storyText + `</p><p>` + sureText + `</p></div>`,
			`<div><p>? No.</p><p>? ` + storyText + storyText + `</p><p>` + sureText + `</p></div>`},
		{"a note below a story", `<div><p>` + sureText + `</p><p>? Our author lives by the sea.</p></div>`, `<p>` + sureText + `</p>`},
		{"a link below a story", `<div><p>` + sureText + `</p><p><a href="x">? ` + storyText + storyText + `</a></p></div>`, `<p>` + sureText + `</p>`},
		{"text in a box below a story", `<div><p>` + sureText + `</p><div><p>? ` + storyText + storyText + `</p></div></div>`, `<p>` + sureText + `</p>`},
		{"beside the column of the text", `<table><tbody><tr><td>X elsewhere</td><td><p>` + sureText + `</p><p>` + sureText + `</p></td><td>X cookies</td></tr></tbody></table>`,
			`<td><p>` + sureText + `</p><p>` + sureText + `</p></td>`},
		{"what surely is text beside it", `<table><tbody><tr><td>! 1843</td><td><p>` + sureText + `</p><p>` + sureText + `</p></td></tr></tbody></table>`,
			`<tr><td>! 1843</td><td><p>` + sureText + `</p><p>` + sureText + `</p></td></tr>`},
		{"a table in a text", `<p>X one two three four five six seven eight nine ten</p><table><tbody><tr><td>X 1843</td><td><p>` + sureText + `</p><p>` + sureText + `</p></td></tr></tbody></table>`,
			`<p>X one two three four five six seven eight nine ten</p><table><tbody><tr><td>X 1843</td><td><p>` + sureText + `</p><p>` + sureText + `</p></td></tr></tbody></table>`},
		{"beside the text of a post", `<div class="post"><table><tbody><tr><td>X ada</td><td><p>` + sureText + `</p><p>` + sureText + `</p></td></tr></tbody></table></div>`,
			`<tr><td>X ada</td><td><p>` + sureText + `</p><p>` + sureText + `</p></td></tr>`},
		{"beside a few words", `<table><tbody><tr><td>X 1843</td><td>` + sureText + `</td></tr></tbody></table>`,
			`<tr><td>X 1843</td><td>` + sureText + `</td></tr>`},
		{"two columns of text", `<table><tbody><tr><td><p>` + sureText + `</p></td><td><p>` + sureText + sureText + `</p></td></tr></tbody></table>`,
			`<tr><td><p>` + sureText + `</p></td><td><p>` + sureText + sureText + `</p></td></tr>`},
		{"between two texts far apart", `<main><div><div><p>` + sureText + `</p></div></div><p>? No.</p><div><div><p>` + sureText + `</p></div></div></main>`,
			`<main><div><div><p>` + sureText + `</p></div></div><div><div><p>` + sureText + `</p></div></div></main>`},
		{"the heading of a section", `<div><h2>a heading</h2><p>` + sureText + `</p><h3>one below</h3><p>` + sureText + `</p></div>`,
			`<div><h2>a heading</h2><p>` + sureText + `</p><h3>one below</h3><p>` + sureText + `</p></div>`},
		{"the heading of a box", `<div><h2>a heading</h2><div><p>` + sureText + `</p></div></div>`,
			`<div><h2>a heading</h2><div><p>` + sureText + `</p></div></div>`},
		{"a heading far above", `<div><h2>a heading</h2><div><div><p>` + sureText + `</p></div></div></div>`, `<p>` + sureText + `</p>`},
		{"a heading of something else", `<div><h2>a heading</h2><p>` + storyText + `</p><p>` + sureText + `</p></div>`,
			`<p>` + sureText + `</p>`},
		{"a heading of nothing", `<div><p>` + sureText + `</p><h2>X related</h2><p>menu</p></div>`,
			`<p>` + sureText + `</p>`},
		{"a date set as a heading", `<div><h4 class="date">June</h4><p>` + sureText + `</p></div>`, `<p>` + sureText + `</p>`},
		{"the title of a callout", `<div><p>` + sureText + `</p></div><div class="callout" data-callout="tip"><div>tip</div><div><p>X one two</p></div></div>`,
			`<div><p>` + sureText + `</p></div><div class="callout" data-callout="tip"><div>tip</div><div><p>X one two</p></div></div>`},
		{"the text of a callout", `<div><p>` + sureText + `</p></div><div class="callout" data-callout="tip"><div>X one two</div><div><p>and the text below it</p></div></div>`,
			`<div><p>` + sureText + `</p></div><div class="callout" data-callout="tip"><div>X one two</div><div><p>and the text below it</p></div></div>`},
		{"a caption, but no credit", `<div><p>` + sureText + `</p><figure><img src="a"/><figcaption>The mill</figcaption><p>© Agency</p></figure><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><figure><img src="a"/><figcaption>The mill</figcaption></figure><p>` + sureText + `</p></div>`},
		{"a caption by its class", `<div><p>` + sureText + `</p><div class="thumb"><div><img src="a"/></div><div class="thumbcaption">? The mill</div></div><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><div class="thumb"><div><img src="a"/></div><div class="thumbcaption">? The mill</div></div><p>` + sureText + `</p></div>`},
		{"a credit by its class", `<div><p>` + sureText + `</p><div class="thumb"><div><img src="a"/></div><div class="credit">? An agency</div></div><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><div class="thumb"><div><img src="a"/></div></div><p>` + sureText + `</p></div>`},
		{"a sentence below a picture", `<div><p>` + sureText + `</p><figure><img src="a"/><figcaption>© One two three four five six seven eight nine</figcaption></figure><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><figure><img src="a"/><figcaption>© One two three four five six seven eight nine</figcaption></figure><p>` + sureText + `</p></div>`},
		{"code below a button", `<div><p>` + sureText + `</p><div><button>Copy</button><pre>a = b</pre></div><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><div><pre>a = b</pre></div><p>` + sureText + `</p></div>`},
		{"pictures of buttons", `<div><p>` + sureText + `</p><div class="share"><ul><li><img src="a"/></li></ul></div><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><p>` + sureText + `</p></div>`},
		{"a figure that can be shared", `<div><p>` + sureText + `</p><figure class="has-share"><img src="a"/></figure><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><figure class="has-share"><img src="a"/></figure><p>` + sureText + `</p></div>`},
		{"the last note of a section", `<p>` + sureText + `</p><div class="footnotes"><p>X one two</p><p>three</p></div><div><p>menu</p></div>`,
			`<p>` + sureText + `</p><div class="footnotes"><p>X one two</p><p>three</p></div>`},
		{"the text above its notes", `<div><p>so it is <a href="#r1">[1]</a></p></div><div class="references"><div id="r1">` + sureText + `</div></div>`,
			`<div><p>so it is <a href="#r1">[1]</a></p></div><div class="references"><div id="r1">` + sureText + `</div></div>`},
		{"pages of a text", `<div><p id="p2">` + sureText + `</p></div><div><a href="#p1">1</a> <a href="#p2">2</a></div>`, `<p id="p2">` + sureText + `</p>`},
		{"a link to the text", `<div><p id="p1">` + sureText + `</p></div><div><p>where it all began, many years ago: <a href="#p1">read</a></p></div>`, `<p id="p1">` + sureText + `</p>`},
		{"notes behind links with an address", `<p>` + sureText + `<a href="https://site.example/a#footnote-1">1</a></p><div><a href="/a#footnote-anchor-1" id="footnote-1">1</a><p>a note</p></div><a href="/b#menu">b</a><div id="menu">menu</div>`,
			`<p>` + sureText + `<a href="https://site.example/a#footnote-1">1</a></p><div><a href="/a#footnote-anchor-1" id="footnote-1">1</a><p>a note</p></div>`},
	} {
		if got := chosen(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestListsAreWhole(t *testing.T) {
	const first = `<li><a href="x">one two</a></li>`
	for _, c := range []struct{ name, list, want string }{
		{"most of it was kept", `<ul>` + first + `<li>X three four</li><li>X five six</li></ul>`, `<ul>` + first + `<li>X three four</li><li>X five six</li></ul>`},
		{"terms, whose descriptions were kept", `<dl><dt>one</dt><dd>X two three</dd></dl>`, `<dl><dt>one</dt><dd>X two three</dd></dl>`},
		{"half of it was kept", `<ul>` + first + `<li>X three</li></ul>`, `<ul><li>X three</li></ul>`},
		{"a list of posts", `<ol><li class="post">` + `<a href="x">one two</a>` + `</li><li class="post">X three four</li><li class="post">X five six</li></ol>`,
			`<ol><li class="post">X three four</li><li class="post">X five six</li></ol>`},
	} {
		got := chosenOf(t, `<div><p>`+sureText+`</p>`+c.list+`</div><footer>eleven</footer>`)
		if want := `<div><p>` + sureText + `</p>` + c.want + `</div>`; got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
}
