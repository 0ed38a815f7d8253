package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const displayed = `<p _="block">So much text is displayed that the page cannot be one that waits for a script to draw it: it takes two hundred bytes of text to say that a page shows something, and these are a few more of them, to be on the safe side of it.</p>`

// readDisplayed returns what is left of a body beside so much displayed text.
func readDisplayed(t *testing.T, body string, selection bool) string {
	t.Helper()
	src := snapshotOf(displayed + body)
	doc := readSnapshot([]byte(src), Limits{}.withDefaults(len(src)), selection)
	if doc == nil {
		t.Fatalf("%s: not read", body)
	}
	var b strings.Builder
	if err := html.Render(&b, find(doc, func(n *html.Node) bool { return isElement(n, atom.Body) })); err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(b.String(), "safe side of it.</p>")
	return strings.TrimSuffix(rest, "</body>")
}

func TestReadDisplay(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"what is not displayed goes", `<p>a</p><p _="none">b</p>`, `<p>a</p>`},
		{"what is invisible goes", `<p>a</p><p _="hidden">b</p>`, `<p>a</p>`},
		{"and its pictures", `<p _="hidden"><img _="hidden" src="c"></img></p>`, ``},
		{"what is visible in it stays", `<div _="hidden">a<p _="block">b</p></div>`, `<div><p>b</p></div>`},
		{"marks of what is displayed go", `<p _="block" hidden="" style="display:none" class="c">a</p>`, `<p class="c">a</p>`},
		{"what is streamed stays", `<div _="none" id="S:0"><p hidden="">a</p></div>`, `<div id="S:0"><p hidden="">a</p></div>`},
		{"a formula behind its picture stays", `<span><span _="none"><math><mi>x</mi></math></span><img alt="x"></img></span>`, `<span><span><math><mi>x</mi></math></span><img alt="x"/></span>`},
		{"a formula in what is hidden goes", `<div _="none"><p>Solution: <math><mi>x</mi></math></p></div>`, ``},
		{"an answer below its button stays", `<h3><button aria-expanded="false">q</button></h3><div _="none" hidden="">a</div>`, `<h3><button aria-expanded="false">q</button></h3><div>a</div>`},
		{"an invisible one as well", `<button aria-expanded="false">q</button><div _="hidden"><p _="hidden">a</p></div>`, `<button aria-expanded="false">q</button><div><p>a</p></div>`},
		{"an answer that the button names stays", `<div><button aria-expanded="false" aria-controls="b">q</button></div><p>c</p><div _="none" id="b">a</div>`, `<div><button aria-expanded="false" aria-controls="b">q</button></div><p>c</p><div id="b">a</div>`},
		{"the panel of a tab stays", `<div role="tabpanel" _="none">a</div>`, `<div role="tabpanel">a</div>`},
		{"a menu goes", `<header><button aria-expanded="false">m</button><div _="none">a</div></header><nav><button aria-expanded="false">m</button><ul _="none"><li>a</li></ul></nav>`, `<header><button aria-expanded="false">m</button></header><nav><button aria-expanded="false">m</button></nav>`},
		{"what comes after a menu goes", `<nav><button aria-expanded="false">m</button></nav><div _="none">a</div>`, `<nav><button aria-expanded="false">m</button></nav>`},
		{"what is below another button goes", `<button aria-expanded="true">q</button><div _="none">a</div>`, `<button aria-expanded="true">q</button>`},
		{"details are opened", `<details _="block"><summary>a</summary><p _="block">b</p></details>`, `<details open=""><summary>a</summary><p>b</p></details>`},
		{"pleas to turn scripts on go", `<noscript _="none">Turn scripts on</noscript>`, ``},
		{"pictures that wait stay", `<noscript _="none"><img src="a.png"></noscript>`, `<noscript><img src="a.png"/></noscript>`},
		{"words that a style sheet sets apart are not glued", `<div _="block"><span _="block">Ada</span><span _="block">London</span></div>`, "<div><span>\nAda</span><span>\nLondon</span></div>"},
		{"words that have space between them stay", `<b _="block">Ada</b> <b _="block">London</b>`, "<b>\nAda</b> <b>London</b>"},
		{"words are not torn apart", `<p><span>O</span>nce <i>up</i>on</p>`, `<p><span>O</span>nce <i>up</i>on</p>`},
		{"lines of code are not glued", `<pre><code><div _="block">a </div><div _="block">b</div></code></pre>`, "<pre><code><div>a </div><div>\nb</div></code></pre>"},
		{"addresses in frames are absolute", `<div _="block" _base="https://a.example/b/"><a href="c">d</a><a href="#n">1</a><img src="e" srcset="f 2x"></img><div _base="https://g.example/"><a href="h">i</a></div></div>`, `<div><a href="https://a.example/b/c">d</a><a href="#n">1</a><img src="https://a.example/b/e"/><div><a href="https://g.example/h">i</a></div></div>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := readDisplayed(t, c.body, false); got != c.want {
				t.Errorf("have %s, want %s", got, c.want)
			}
		})
	}
}

func TestOfASelectionNothingHiddenIsRead(t *testing.T) {
	long := strings.Repeat("The ferry leaves the north quay at six. ", 20)
	body := `<button aria-expanded="false">q</button><main _="none"><p>` + long + `</p></main>`
	if got, want := readDisplayed(t, body, false), `<button aria-expanded="false">q</button><main><p>`+long+`</p></main>`; got != want {
		t.Errorf("of a page: have %s, want %s", got, want)
	}
	body = `<main _="none"><p>` + long + `</p></main>`
	if got := readDisplayed(t, body, true); got != "" {
		t.Errorf("of a selection: have %s", got)
	}
}

func TestMainPartBehindANoticeIsRead(t *testing.T) {
	long := strings.Repeat("The ferry leaves the north quay at six. ", 20)
	for _, c := range []struct{ name, body, want string }{
		{"not displayed", `<div _="none"><nav>m</nav><main><p>L</p></main></div><div _="none">b</div>`, `<div><nav>m</nav><main><p>L</p></main></div>`},
		{"invisible", `<main _="hidden"><p _="hidden">L</p></main>`, `<main><p>L</p></main>`},
		{"of a page that was left", `<main _="block"><p>a</p></main><main _="none"><p>L</p></main>`, `<main><p>a</p></main>`},
		{"a teaser in a menu", `<div _="none"><article><p>a</p></article></div>`, ``},
	} {
		got := readDisplayed(t, strings.ReplaceAll(c.body, "L", long), false)
		if want := strings.ReplaceAll(c.want, "L", long); got != want {
			t.Errorf("%s: have %s, want %s", c.name, got, want)
		}
	}
}

// What the strict reader does not take, above all a page without its end, has
// marks as well.
func TestHiddenPartsOfACutSnapshotGo(t *testing.T) {
	src := snapshotOf(displayed + `<p _="none">hidden</p><div _="block"><p _="block">shown`)
	page := mustParse(t, strings.TrimSuffix(src, "</body></html>"), Options{})
	if text := textOf(page.Doc); strings.Contains(text, "hidden") || !strings.Contains(text, "shown") {
		t.Errorf("have %s", text)
	}
}

func TestPageThatDisplaysNothingIsReadWhole(t *testing.T) {
	src := snapshotOf(`<div _="none"><p>a</p></div><p _="hidden">b</p><noscript _="none"><p>c</p></noscript>`)
	doc := readSnapshot([]byte(src), Limits{}.withDefaults(len(src)), false)
	if got := textOf(doc); got != "abc" {
		t.Errorf("have %q", got)
	}
}
