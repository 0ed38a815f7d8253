package extract

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var updateRender = flag.Bool("update-render", false, "rewrite the outputs in testdata/render")

// fragment parses src as the content of a page and returns it in a detached
// <div>, as the stage before hands it over.
func fragment(t testing.TB, src string) *html.Node {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(src), newElement(atom.Body))
	if err != nil {
		t.Fatal(err)
	}
	root := newElement(atom.Div)
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

func mustRender(t testing.TB, src string) rendered {
	t.Helper()
	out, err := render(fragment(t, src), Limits{}.withDefaults(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// section is one file of a txtar archive: a line "-- NAME --", then the text.
type section struct{ name, text string }

// casePaths returns the cases in a folder of testdata.
func casePaths(t testing.TB, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/" + folder + "/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	return paths
}

func readSections(t testing.TB, path string) (comment string, files []section) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitAfterSeq(string(data), "\n") {
		if name, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(name, " --\n") {
			files = append(files, section{name: strings.TrimSuffix(name, " --\n")})
		} else if n := len(files); n > 0 {
			files[n-1].text += line
		} else {
			comment += line
		}
	}
	return comment, files
}

// renderCases returns the golden cases by name.
func renderCases(t testing.TB) map[string]string {
	t.Helper()
	cases := map[string]string{}
	for _, p := range casePaths(t, "render") {
		_, files := readSections(t, p)
		for _, f := range files {
			if f.name == "in.html" {
				cases[p] = f.text
			}
		}
	}
	return cases
}

// TestRenderGolden compares each form of each case in testdata/render with
// the output beside the input. A form that a case leaves out is not compared.
func TestRenderGolden(t *testing.T) {
	for path, in := range renderCases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			out := mustRender(t, in)
			forms := map[string]string{"out.html": out.HTML, "out.txt": out.Text, "out.md": out.Markdown}
			comment, files := readSections(t, path)
			updated := comment
			for _, f := range files {
				got, ok := forms[f.name]
				if !ok {
					got = f.text
				} else {
					got += "\n"
				}
				updated += "-- " + f.name + " --\n" + got
				if got != f.text && !*updateRender {
					t.Errorf("%s:\n%s\nwant:\n%s", f.name, got, f.text)
				}
			}
			if *updateRender {
				if err := os.WriteFile(path, []byte(updated), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// outline writes a tree so that two trees are alike if and only if their
// outlines are.
func outline(n *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		fmt.Fprintf(&b, "%*s%d %s:%q", depth, "", n.Type, n.Namespace, n.Data)
		attrs := slices.SortedFunc(slices.Values(n.Attr), func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
		for _, a := range attrs { // the parser orders them anew
			fmt.Fprintf(&b, " %s:%s=%q", a.Namespace, a.Key, a.Val)
		}
		b.WriteByte('\n')
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, 0)
	}
	return b.String()
}

// checkSurvives renders root and checks that a parser makes the very same
// tree of the HTML, and that nothing outside the allowlist is in it.
func checkSurvives(t testing.TB, root *html.Node) {
	t.Helper()
	tree, err := rebuild(root, Limits{}.withDefaults(0))
	if err != nil {
		if errors.Is(err, ErrTooLarge) {
			return
		}
		t.Fatal(err)
	}
	spread(tree)
	var b strings.Builder
	for c := tree.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&b, c); err != nil {
			t.Fatal(err)
		}
	}
	want, got := outline(tree), outline(fragment(t, b.String()))
	if got != want {
		t.Errorf("parsed again, the tree is\n%s\nbut was\n%s\nHTML: %s", got, want, b.String())
	}
	checkAllowed(t, tree)
}

// checkAllowed checks each element and attribute of a rendered tree against
// lists of its own, which name what must never come through.
func checkAllowed(t testing.TB, tree *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for n := tree.FirstChild; n != nil; n = next(n, tree, false) {
		switch n.Type {
		case html.TextNode:
			if n.Data == "" || n.NextSibling != nil && n.NextSibling.Type == html.TextNode {
				t.Errorf("text %q is empty or in pieces", n.Data)
			}
			continue
		case html.ElementNode:
		default:
			t.Errorf("node of type %d", n.Type)
		}
		switch n.Data {
		case "script", "style", "noscript", "template", "select", "textarea", "svg", "object", "embed", "form", "input",
			"button", "link", "meta", "base", "title", "frame", "frameset", "plaintext", "xmp", "noembed", "noframes",
			"annotation-xml", "mglyph", "malignmark", "maction", "image", "body", "html", "head":
			t.Errorf("<%s> came through", n.Data)
		}
		if n.Namespace != "" && n.Namespace != "math" {
			t.Errorf("<%s> is in namespace %s", n.Data, n.Namespace)
		}
		for _, a := range n.Attr {
			checkAttr(t, n, a)
			if a.Key == "id" {
				if ids[a.Val] {
					t.Errorf("id %q stands twice", a.Val)
				}
				ids[a.Val] = true
			}
		}
	}
}

func checkAttr(t testing.TB, n *html.Node, a html.Attribute) {
	t.Helper()
	ok := true
	switch a.Key {
	case "href":
		ok = hasAnyPrefix(a.Val, "http://", "https://", "mailto:", "#lectern-", "#fn-", "#fnref-")
	case "src", "poster", "cite":
		ok = hasAnyPrefix(a.Val, "http://", "https://") || n.DataAtom != atom.Iframe && hasAnyPrefix(a.Val, "data:image/")
	case "srcset":
		eachCandidate(a.Val, func(address, _ string) { ok = ok && hasAnyPrefix(address, "http://", "https://") })
	case "id":
		ok = hasAnyPrefix(a.Val, "lectern-", "fn-", "fnref-")
	case "class":
		ok = hasAnyPrefix(a.Val, "language-", "callout", "footnote")
	case "name", "style", "srcdoc", "action", "formaction", "xlink:href", "background", "ping", "target":
		ok = false
	}
	if strings.HasPrefix(a.Key, "on") || a.Namespace != "" || !ok {
		t.Errorf("<%s %s=%q> came through", n.Data, a.Key, a.Val)
	}
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}

func TestRenderSurvivesParsing(t *testing.T) {
	for path, in := range renderCases(t) {
		t.Run(filepath.Base(path), func(t *testing.T) { checkSurvives(t, fragment(t, in)) })
	}
}

// TestRenderMendsImpossibleTrees feeds trees that no parser makes, but that a
// stage before could: any element anywhere.
func TestRenderMendsImpossibleTrees(t *testing.T) {
	var kinds []atom.Atom
	for i, r := range elements.list {
		if r.role != roleGone {
			kinds = append(kinds, atom.Atom(elements.index.hashes[i]))
		}
	}
	slices.Sort(kinds)
	texts := []string{"a", " ", "\n\n", " b ", "\u00a0", "\n c\n\n", "<d>"}
	attrs := []html.Attribute{
		{Key: "href", Val: "https://example.org/"}, {Key: "href", Val: "#x"}, {Key: "id", Val: "x"}, {Key: "src", Val: "https://example.org/i"},
		{Key: "class", Val: "footnotes"}, {Key: "class", Val: "footnote-ref"}, {Key: "class", Val: "callout"}, {Key: "id", Val: "fn-1"},
		{Key: "lang", Val: "de"}, {Key: "dir", Val: "rtl"}, {Key: "rowspan", Val: "3"}, {Key: "colspan", Val: "2"}, {Key: "data-callout", Val: "tip"},
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		root := newElement(atom.Div)
		at := root
		for range 25 {
			switch random.IntN(4) {
			case 0:
				if at.Parent != nil {
					at = at.Parent
				}
			case 1:
				at.AppendChild(newText(texts[random.IntN(len(texts))]))
			default:
				n := newElement(kinds[random.IntN(len(kinds))], attrs[random.IntN(len(attrs))])
				at.AppendChild(n)
				at = n
			}
		}
		before := outline(root)
		checkSurvives(t, root)
		if t.Failed() {
			t.Fatalf("rendered from\n%s", before)
		}
		if _, err := render(root, Limits{}.withDefaults(0)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRenderKeepsText checks that the article's characters come through in
// their order, all of them. Cases whose comment says so are left out: there,
// text is meant to change.
func TestRenderKeepsText(t *testing.T) {
	for path, in := range renderCases(t) {
		if comment, _ := readSections(t, path); strings.Contains(comment, "Text changes.") {
			continue
		}
		want := squeeze(visibleText(fragment(t, in)))
		if got := squeeze(visibleText(fragment(t, mustRender(t, in).HTML))); got != want {
			t.Errorf("%s: text is\n%s\nwant\n%s", path, got, want)
		}
	}
}

// squeeze takes out all that is blank.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

func TestRenderLimits(t *testing.T) {
	lim := Limits{}.withDefaults(0)
	big := fragment(t, "<p>"+strings.Repeat("&amp; ", 1000)+"</p>")
	lim.Output = 3000
	if _, err := render(big, lim); !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "3000 bytes of HTML") {
		t.Errorf("got %v", err)
	}

	// Each line of quoted code gets its prefix: Markdown is the larger form.
	lim.Output = 30_000
	deep := strings.Repeat("<blockquote>", 50) + "<pre>" + strings.Repeat("x\n", 1000) + "</pre>"
	if _, err := render(fragment(t, deep), lim); !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "Markdown") {
		t.Errorf("got %v", err)
	}

	lim = Limits{}.withDefaults(0)
	lim.Nodes = 100
	if _, err := render(fragment(t, strings.Repeat("<p>x</p>", 100)), lim); !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "100 nodes") {
		t.Errorf("got %v", err)
	}
}

// TestRenderStaysSmall feeds pages built to multiply themselves: what comes
// out, or is refused, may not grow faster than what goes in.
func TestRenderStaysSmall(t *testing.T) {
	const n = 2000
	for name, src := range map[string]string{
		"inline around blocks": "<b><i><u><s><code><kbd><q><small><sub><sup><q>" + strings.Repeat("<div>x</div>", n),
		"long address":         "<a href='https://example.org/" + strings.Repeat("x", 4000) + "'>" + strings.Repeat("<div>x</div>", n),
		"wide spans":           "<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=1000>x", n) + "</table>",
		"deep quotations":      strings.Repeat("<blockquote>x", 400),
		"deep lists":           strings.Repeat("<ul><li>x", 200),
		"underscores":          "<p>" + strings.Repeat("_", 50*n) + "</p>",
	} {
		t.Run(name, func(t *testing.T) {
			root := fragment(t, src)
			out, err := render(root, Limits{}.withDefaults(len(src)))
			if err != nil && !errors.Is(err, ErrTooLarge) {
				t.Fatal(err)
			}
			if max := 10_000_000; len(out.HTML) > max || len(out.Markdown) > max {
				t.Errorf("%d bytes became %d of HTML, %d of Markdown", len(src), len(out.HTML), len(out.Markdown))
			}
			checkSurvives(t, root)
		})
	}
}

func FuzzRender(f *testing.F) {
	for _, in := range renderCases(f) {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, src string) {
		nodes, err := html.ParseFragment(strings.NewReader(src), newElement(atom.Body))
		if err != nil {
			return // x/net/html refuses it, so that nothing is rendered
		}
		root := newElement(atom.Div)
		for _, n := range nodes {
			root.AppendChild(n)
		}
		checkSurvives(t, root)
		if _, err := render(root, Limits{}.withDefaults(len(src))); err != nil && !errors.Is(err, ErrTooLarge) {
			t.Fatal(err)
		}
	})
}
