package extract

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FuzzPrune checks that the tree stays in order, and that nothing is left of
// what only machines read.
func FuzzPrune(f *testing.F) {
	for _, markup := range hostileMarkup(f) {
		f.Add(markup)
	}
	f.Fuzz(func(t *testing.T, src string) {
		page, err := parse([]byte(src), Options{Limits: Limits{}.withDefaults(len(src))})
		if err != nil {
			return
		}
		prune(page, nil)
		checkTree(t, page.Doc)
		for n := page.Doc; n != nil; n = next(n, page.Doc, false) {
			switch {
			case n.Type == html.CommentNode:
				t.Error("a comment is left")
			case isElement(n, atom.Style, atom.Link, atom.Meta, atom.Base, atom.Head, atom.Template),
				is(n, atom.Script) && !strings.HasPrefix(attr(n, "type"), "math/"):
				t.Errorf("<%s> is left", n.Data)
			}
		}
	})
}

// FuzzBlocks checks that blocks stand in the order of the page, share no node
// and are measured in numbers that a model can compare.
func FuzzBlocks(f *testing.F) {
	for _, path := range casePaths(f, "traps") {
		_, files := readSections(f, path)
		f.Add([]byte(files[0].text))
	}
	for _, markup := range hostileMarkup(f) {
		f.Add([]byte(markup))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		blocks, err := Blocks(src, Options{URL: "https://site.example/", Model: defaultModel()})
		if err != nil {
			return
		}
		seen := map[*html.Node]bool{}
		for _, b := range blocks {
			if len(b.Leaves) == 0 {
				t.Fatal("a block of nothing")
			}
			for _, leaf := range b.Leaves {
				if seen[leaf] {
					t.Fatalf("%q is in two blocks, or twice in one", b.Text)
				}
				seen[leaf] = true
			}
			for i, v := range b.Vector {
				if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
					t.Fatalf("%s of %q is %v", FeatureNames()[i], b.Text, v)
				}
			}
			if !(b.Score >= 0 && b.Score <= 1) {
				t.Fatalf("the score of %q is %v", b.Text, b.Score)
			}
		}
	})
}

// FuzzPlainText checks that plain text becomes paragraphs and breaks, and
// that no character of it is lost or means more than it says.
func FuzzPlainText(f *testing.F) {
	for _, s := range []string{"a\nb\n\nc", "<script>x</script>\r\n\r\n&amp;", strings.Repeat("word ", 15) + "\n" + strings.Repeat("word ", 14) + "\n\nx", "\f\x00\r"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) {
			return // it has been decoded
		}
		doc := parseText([]byte(src))
		checkTree(t, doc)
		for n := bodyOf(&Page{Doc: doc}).FirstChild; n != nil; n = n.NextSibling {
			if !is(n, atom.P) || n.FirstChild == nil {
				t.Fatalf("<%s> stands among the paragraphs", n.Data)
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.Type != html.TextNode && !is(c, atom.Br) {
					t.Fatalf("<%s> stands in a paragraph", c.Data)
				}
			}
		}
		if got, want := squeeze(textOf(doc)), squeeze(strings.ReplaceAll(src, "\x00", "")); got != want {
			t.Errorf("the text is %q, want %q", got, want)
		}
	})
}

// FuzzSelectors feeds selectors of other people for what to keep and drop.
func FuzzSelectors(f *testing.F) {
	for _, s := range []string{"p", "nav, .x > a:nth-child(2n+1)", ":root", ":not(:has(*))", "p:contains('b')", "[a^='']", "html", "body *", "#main ~ p"} {
		f.Add(s, "p")
	}
	page := "<title>T</title><nav id=main class=x><a href=/>b</a></nav><p>The words of the story.<p class=b>And more of them, to the end.<table><tr><td>1</table>"
	f.Fuzz(func(t *testing.T, keep, drop string) {
		opts := Options{URL: "https://site.example/"}
		if group, err := cascadia.ParseGroup(keep); err == nil {
			opts.Keep = group
		}
		if group, err := cascadia.ParseGroup(drop); err == nil {
			opts.Drop = group
		}
		a, err := Extract([]byte(page), opts)
		if !known(err) {
			t.Fatal(err)
		}
		checkSafe(t, a)
	})
}

// FuzzMarkdown has other programs read the Markdown, ones that let all HTML
// through that stands in it, and checks that nothing in it runs: of the page as
// it is, and as clean hands it over.
func FuzzMarkdown(f *testing.F) {
	for _, in := range renderCases(f) {
		f.Add(in, false)
	}
	for _, markup := range hostileMarkup(f) {
		f.Add(markup, true)
	}
	for _, a := range readHostileLines(f).Articles {
		f.Add(a.HTML, true)
		f.Add(a.HTML, false)
	}
	f.Fuzz(func(t *testing.T, src string, cleaned bool) {
		nodes, err := html.ParseFragment(strings.NewReader(src), newElement(atom.Body))
		if err != nil {
			return
		}
		root := newElement(atom.Div)
		for _, n := range nodes {
			root.AppendChild(n)
		}
		if cleaned {
			clean(root, cleanPage(), &Article{}, Options{}, nil)
		}
		if out, err := render(root, Limits{}.withDefaults(len(src))); err == nil {
			checkMarkdown(t, out.Markdown)
		}
	})
}

// checkInert checks a tree that others made of an article's Markdown, with
// names of their own.
func checkInert(t *testing.T, tree *html.Node) {
	for n := tree.FirstChild; n != nil; n = next(n, tree, false) {
		if n.Type == html.TextNode {
			continue
		}
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "svg", "math", "form", "link", "meta", "base", "template", "button", "select", "textarea":
			t.Errorf("<%s> is in the Markdown", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "srcdoc", a.Key == "style" && n.DataAtom != atom.Td && n.DataAtom != atom.Th:
				t.Errorf("<%s %s=%q> is in the Markdown", n.Data, a.Key, a.Val)
			case a.Key == "href" && hasScheme(a.Val) && !hasAnyPrefix(a.Val, "http://", "https://", "mailto:"),
				a.Key == "src" && !hasAnyPrefix(a.Val, "http://", "https://", "data:image/"):
				t.Errorf("<%s %s=%q> is in the Markdown", n.Data, a.Key, a.Val)
			}
		}
	}
}
