package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FuzzClean feeds the stage arbitrary trees and checks that it keeps the
// tree in order and hands over nothing but the standard forms.
func FuzzClean(f *testing.F) {
	for _, path := range casePaths(f, "clean") {
		_, files := readSections(f, path)
		all := ""
		for _, file := range files {
			if strings.HasSuffix(file.name, ".in.html") {
				f.Add(file.text, "Growing Tomatoes in Winter")
				all += file.text
			}
		}
		f.Add(all, "")
	}
	for _, src := range hostileTrees() {
		f.Add(src, "x")
	}
	f.Fuzz(func(t *testing.T, src, title string) {
		root := cleanTree(t, src)
		tr := &tracer{}
		clean(root, cleanPage(), &Article{Title: title}, Options{}, tr)
		checkTree(t, root)
		checkForms(t, root, src)
	})
}

// hostileTrees are pages made to be slow, deep, or at odds with themselves.
func hostileTrees() []string {
	many := func(s string) string { return strings.Repeat(s, 400) }
	return []string{
		many("<div class='note'>") + "x",
		many("<figure><img src=a.png>"),
		many("<table><tr><td>"),
		many("<pre><code class='highlight'>"),
		many("<span class='katex'>") + "x",
		many("<a href=#x><sup>1</sup></a>") + "<p id=x>1 note",
		many("<sup>1</sup>") + "<hr><p><sup>1</sup> x",
		many("<noscript><img src=a.png>"),
		many("$") + many(`\(`) + many(`\begin{align}`),
		many("<h2><a href=#a>#</a>"),
		many("<img srcset='a 1x, b 2x'>"),
		many("<li id=fn1><a href=#fn1>1</a>"),
		"<math><annotation-xml encoding='text/html'><pre><table><img></table></pre></annotation-xml></math>",
		"<svg><foreignObject><p><a href=#fn1>1</a></foreignObject><title><b>x</title></svg><ol class=footnotes><li id=fn1>x</ol>",
		"<p id=a><a href=#b>1</a><p id=b><a href=#a>1</a>",
		"<p id=fn1><a href=#fn1>1</a> x</p><a href=#fn1>1</a><ol class=footnotes></ol>",
	}
}

// TestCleanHostile runs the hostile trees where no fuzzer does.
func TestCleanHostile(t *testing.T) {
	for _, src := range hostileTrees() {
		root := cleanTree(t, src)
		clean(root, cleanPage(), &Article{Title: "x"}, Options{}, nil)
		checkTree(t, root)
		checkForms(t, root, src)
	}
}

// checkTree fails when the links between nodes contradict each other.
func checkTree(t *testing.T, root *html.Node) {
	t.Helper()
	if root.Parent != nil {
		t.Fatal("the root has a parent")
	}
	for n := root; n != nil; n = next(n, root, false) {
		if n.FirstChild != nil && n.FirstChild.PrevSibling != nil || n.LastChild != nil && n.LastChild.NextSibling != nil {
			t.Fatalf("the children of <%s> have siblings outside", n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Parent != n || c.NextSibling != nil && c.NextSibling.PrevSibling != c || c.NextSibling == nil && n.LastChild != c {
				t.Fatalf("<%s> in <%s> is not linked both ways", c.Data, n.Data)
			}
		}
	}
}

// checkForms fails when something is left that clean has a standard form for.
// A source that brings the standard form of references along proves nothing.
func checkForms(t *testing.T, root *html.Node, src string) {
	t.Helper()
	ids := map[string]bool{}
	for n := root; n != nil; n = next(n, root, false) {
		ids[attr(n, "id")] = true
	}
	for n := root; n != nil; n = next(n, root, isForeign(n)) {
		switch {
		case isElement(n, atom.Noscript, atom.Picture, atom.Script, atom.Style, atom.Button, atom.H1) && !isForeign(n):
			t.Errorf("<%s> is left", n.Data)
		case isElement(n, atom.Img) && attr(n, "src") == "":
			t.Error("a picture without an address is left")
		case hasClass(n, "footnote-ref") && !strings.Contains(src, "footnote-ref"):
			if to := strings.TrimPrefix(attr(n.FirstChild, "href"), "#"); !ids[to] {
				t.Errorf("a reference leads to %q, which is not there", to)
			}
		case n.Data == "math" && isForeign(n):
			if s := n.FirstChild; s == nil || s.Data != "semantics" || s.FirstChild == nil {
				t.Error("a formula is not in the standard form")
			}
		}
	}
}
