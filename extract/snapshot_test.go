package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// snapshotOf spells out a document with this body as web/writer.js does.
func snapshotOf(body string) string {
	return snapshotMark + "<html><head></head><body>" + body + "</body></html>"
}

// readBodies returns the <body> that the parser makes of a document with this
// body, beside the one that readSnapshot makes of it, or nil.
func readBodies(t *testing.T, body string) (parsed, read *html.Node) {
	t.Helper()
	src := snapshotOf(body)
	isBody := func(n *html.Node) bool { return isElement(n, atom.Body) }
	doc, err := html.ParseWithOptions(strings.NewReader(src), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	parsed = find(doc, isBody)
	if doc := readSnapshot([]byte(src), Limits{}.withDefaults(len(src)), false); doc != nil {
		read = find(doc, isBody)
	}
	return parsed, read
}

// assertSameTree compares two trees node by node: their markup may be the
// same where namespaces are not.
func assertSameTree(t *testing.T, want, got *html.Node) {
	t.Helper()
	a, b := want, got
	for ; a != nil && b != nil; a, b = next(a, want, false), next(b, got, false) {
		if a.Type != b.Type || a.DataAtom != b.DataAtom || a.Data != b.Data || a.Namespace != b.Namespace || len(a.Attr) != len(b.Attr) {
			t.Fatalf("have %+v, want %+v", *b, *a)
		}
		for i := range a.Attr {
			if a.Attr[i] != b.Attr[i] {
				t.Errorf("<%s>: attribute %+v, want %+v", a.Data, b.Attr[i], a.Attr[i])
			}
		}
	}
	if a != nil || b != nil {
		t.Errorf("one tree is longer: want %v, have %v", a, b)
	}
}

func TestSnapshotIsReadAsTheParserWould(t *testing.T) {
	for _, c := range []struct{ name, body string }{
		{"text", `a &#38; b &#60; c &#34;d&#34; 'e' &#38;lt; ü 語`},
		{"attributes", `<p class="a b" title="x &#34;y&#34; &#38;amp; &#60;z>" style="color: red" aria-hidden="">t</p>`},
		{"void elements", `a<br>b<img src="c" alt="d"></img><hr></hr>e`},
		{"nesting", `<div><p>a</p><ul><li>b</li><li>c <b>d</b></li></ul></div>`},
		{"a table", `<table><tbody><tr><td>a</td><th>b</th></tr></tbody></table>`},
		{"line breaks in pre", "<pre>a\n\nb</pre>"},
		{"scripts", `<script type="application/ld+json">{"a": "&amp; <b>"}</script>x`},
		{"noscript", `<noscript><img src=a>b<p>c</noscript><p>d</p>`},
		{"a drawing", `<svg viewBox="0 0 1 1"><title>t</title><use xlink:href="#a"></use><foreignObject><p>x</p></foreignObject></svg><p>y</p>`},
		{"a formula", `<math><mi>x</mi><mtext>a <b>b</b></mtext><semantics><annotation encoding="application/x-tex">x</annotation></semantics></math>`},
		{"formulas of two kinds", `<math><semantics><annotation-xml encoding="MathML-Content"><apply><ci>x</ci></apply></annotation-xml><annotation-xml encoding="text/html"><p>x</p></annotation-xml></semantics></math>`},
		{"line ends", "<p title=\"a\r\nb\">c\rd\r\ne</p>"},
		{"a custom element", `<my-box some-thing="1">a</my-box>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			parsed, read := readBodies(t, c.body)
			if read == nil {
				t.Fatal("not read")
			}
			assertSameTree(t, parsed, read)
		})
	}
}

// Scripts build trees for which there is no markup.
func TestSnapshotKeepsTheTree(t *testing.T) {
	for _, body := range []string{
		`<p>a<ul><li>b</li></ul>c</p>`,
		`<a href="x">a<a href="y">b</a></a>`,
		`<table><tbody><tr><td>a</td></tr></tbody><p>b</p></table>`,
		`<h1>a<h2>b</h2></h1>`,
	} {
		parsed, read := readBodies(t, body)
		if read == nil {
			t.Errorf("%s: not read", body)
			continue
		}
		var b strings.Builder
		if err := html.Render(&b, read); err != nil || b.String() != "<body>"+body+"</body>" {
			t.Errorf("%s became %s (%v)", body, b.String(), err)
		}
		b.Reset()
		if err := html.Render(&b, parsed); err != nil || b.String() == "<body>"+body+"</body>" {
			t.Errorf("%s: the parser can build it, too (%v)", body, err)
		}
	}
}

// What the browser has applied says nothing more, and what it measured is true.
func TestSnapshotIsOfWhatWasDisplayed(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{`<p hidden="" style="color: red">a</p>`, `<p style="color: red">a</p>`},
		{`<p style="display: none">a</p><p style="visibility:hidden">b</p>`, `<p>a</p><p>b</p>`},
		{`<svg width="300" height="200" width="100%"><g hidden="" style="display: none"></g></svg>`, `<svg width="300" height="200"><g hidden="" style="display: none"></g></svg>`},
		{"<xmp>a &#60; b</xmp><listing>c</listing><plaintext>d</plaintext>", "<pre>a &lt; b</pre><pre>c</pre><pre>d</pre>"},
		{"<pre>\na</pre>", "<pre>\n\na</pre>"},
	} {
		_, read := readBodies(t, c.body)
		var b strings.Builder
		if read == nil || html.Render(&b, read) != nil || b.String() != "<body>"+c.want+"</body>" {
			t.Errorf("%s became %s", c.body, b.String())
		}
	}
	doc := readSnapshot([]byte(snapshotMark+`<html><frameset><div>a</div></frameset></html>`), Limits{}.withDefaults(0), false)
	if doc == nil || find(doc, func(n *html.Node) bool { return isElement(n, atom.Body) }) == nil {
		t.Error("the frames are in no body")
	}
}

func TestSnapshotOfOtherDocumentsIsText(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`<svg><style>text { fill: red }</style><title>Tides</title><text>High <tspan>at noon</tspan></text><text>Low at six</text></svg>`, "<p>Tides</p><p>High at noon</p><p>Low at six</p>"},
		{`<rss><channel><title>Harbour</title><item><title>Tides</title><link>https://a.example/</link></item></channel></rss>`, "<p>Harbour</p><p>Tides</p><p>https://a.example/</p>"},
		{`<letter><from>Ada</from><to>Charles</to><p>Dear sir</p></letter>`, "<p>Ada</p><p>Charles</p><p>Dear sir</p>"},
	} {
		page := mustParse(t, snapshotMark+c.src, Options{})
		if got := bodyHTML(t, page); got != c.want || !page.Text {
			t.Errorf("%s became %s", c.src, got)
		}
	}
}

func TestSnapshotOfAnotherForm(t *testing.T) {
	whole := snapshotOf("<p>a</p>")
	for _, c := range []struct{ name, src string }{
		{"without the mark", strings.TrimPrefix(whole, snapshotMark)},
		{"an end tag missing", snapshotOf("<p>a<p>b")},
		{"an end tag too many", snapshotOf("a</p>")},
		{"end tags crossed", snapshotOf("<b><i>a</b></i>")},
		{"an attribute without quotes", snapshotOf("<p id=a>b</p>")},
		{"an attribute without a value", snapshotOf("<p hidden>b</p>")},
		{"a void element with content", snapshotOf("<img>a</img>")},
		{"a bare ampersand", snapshotOf("<p>a & b</p>")},
		{"a reference of another kind", snapshotOf("<p title=\"&amp;\">a</p>")},
		{"a comment", snapshotOf("<!-- a -->")},
		{"cut in a tag", whole[:len(whole)-3]},
		{"cut in an attribute", snapshotMark + `<html lang="e`},
		{"cut in a script", snapshotMark + `<html><script type="x">a`},
		{"cut after <", snapshotMark + "<"},
		{"cut before the end", snapshotMark + "<html><body>a"},
		{"more after the end", whole + "</p>"},
		{"a zero", snapshotOf("<p>\x00</p>")},
		{"deeper than the parser goes", snapshotOf(strings.Repeat("<b>", maxStack) + strings.Repeat("</b>", maxStack))},
		{"more nodes than allowed in noscript", snapshotOf(strings.Repeat("<noscript><br><br><br></noscript>", 251))},
		{"more nodes than allowed", snapshotOf(strings.Repeat("<br>", 1001))},
	} {
		t.Run(c.name, func(t *testing.T) {
			lim := Limits{Nodes: 1000}.withDefaults(len(c.src))
			if readSnapshot([]byte(c.src), lim, false) != nil {
				t.Error("read as a snapshot")
			}
		})
	}
}

// Each alone is too small for the guard to look.
func TestNoscriptsOfASnapshotShareOneLimit(t *testing.T) {
	src := []byte(snapshotOf(strings.Repeat("<noscript>"+strings.Repeat("<p>x", 50)+"</noscript>", 100)))
	if readSnapshot(src, Limits{}.withDefaults(len(src)), false) == nil {
		t.Error("not read within the usual limits")
	}
	if readSnapshot(src, Limits{Heap: 1 << 20}.withDefaults(len(src)), false) != nil {
		t.Error("read past the limit on memory")
	}
}

func TestForgedSnapshotGoesToTheParser(t *testing.T) {
	page := mustParse(t, snapshotMark+"<p>a<p>b<script>c</script>", Options{})
	if got, want := bodyHTML(t, page), "<p>a</p><p>b<script>c</script></p>"; got != want {
		t.Errorf("have %s, want %s", got, want)
	}
}

func FuzzSnapshot(f *testing.F) {
	for _, body := range []string{
		"<p>a</p>", `<a href="&#38;">b<br></a>`, "<pre>\nc</pre>", "<noscript><p>d</noscript>", "<svg><title>e</title></svg>", "</body>", `<p x="`,
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		src := snapshotOf(body)
		doc := readSnapshot([]byte(src), Limits{}.withDefaults(len(src)), false)
		if doc == nil {
			return
		}
		for n := doc; n != nil; n = next(n, doc, false) {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.Parent != n {
					t.Fatal("a child that does not know its parent")
				}
			}
			depth := 0
			for p := n.Parent; p != nil; p = p.Parent {
				depth++
			}
			if depth > 2*maxStack {
				t.Fatal("deeper than the stages after it can bear")
			}
		}
	})
}
