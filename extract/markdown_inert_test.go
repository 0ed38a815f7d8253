package extract

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// markdownReaders are other programs that read the Markdown: with what GitHub
// adds to it and with nothing, for a footnote is then something else.
var markdownReaders = []goldmark.Markdown{
	goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe())),
	goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe())),
	goldmark.New(goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe())),
}

// writtenTags are all the HTML that the writer of Markdown has, attributes
// never among it.
var writtenTags = func() map[string]bool {
	tags := map[string]bool{"<br>": true, "<wbr>": true}
	for _, name := range strings.Fields("code del em ins kbd mark rp rt ruby samp strong sub sup u") {
		tags["<"+name+">"], tags["</"+name+">"] = true, true
	}
	return tags
}()

// checkMarkdown has other programs read Markdown, with all HTML in it let
// through, and checks that it holds no HTML but what the writer writes itself,
// and that nothing in what comes of it runs.
func checkMarkdown(t *testing.T, markdown string) {
	t.Helper()
	source := []byte(markdown)
	for i, reader := range markdownReaders {
		document := reader.Parser().Parse(text.NewReader(source))
		err := ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			switch n := n.(type) {
			case *ast.HTMLBlock:
				t.Errorf("reader %d sees a block of HTML: %q", i, n.Lines().Value(source))
			case *ast.RawHTML:
				if tag := string(n.Segments.Value(source)); !writtenTags[tag] {
					t.Errorf("reader %d sees HTML: %s", i, tag)
				}
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		var read bytes.Buffer
		if err := reader.Convert(source, &read); err != nil {
			t.Fatal(err)
		}
		checkInert(t, fragment(t, read.String()))
		if t.Failed() {
			t.Fatalf("Markdown:\n%s\nread as:\n%s", markdown, read.String())
		}
	}
}

// hasScheme tells whether an address begins with a scheme. One without leads
// nowhere but beside the page: what has no footnotes may read a note of one
// word as such.
func hasScheme(address string) bool {
	scheme, _, ok := strings.Cut(strings.TrimSpace(html.UnescapeString(address)), ":")
	_, valid := token(scheme, len(scheme), "+-.")
	return ok && valid
}

// hostileLines is what web/test/markdown.json has: articles of which careless
// Markdown would run, pieces that stand in a line, and kinds of line with code
// behind the place for the pieces that would be markup if anything was open.
type hostileLines struct {
	Articles       []struct{ Name, HTML string }
	Pieces, Frames []string
	Templates      string // what Liquid, Hugo, Templater and kramdown would run or read, as text and in formulas
}

func readHostileLines(t testing.TB) hostileLines {
	t.Helper()
	data, err := os.ReadFile("../web/test/markdown.json")
	if err != nil {
		t.Fatal(err)
	}
	var lines hostileLines
	if err := json.Unmarshal(data, &lines); err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestHostileMarkdown(t *testing.T) {
	for _, a := range readHostileLines(t).Articles {
		t.Run(a.Name, func(t *testing.T) {
			article, err := Extract([]byte("<title>x</title>"+a.HTML), Options{Whole: true, URL: "https://site.example/"})
			if err != nil {
				t.Fatal(err)
			}
			checkMarkdown(t, article.Markdown)
			checkMarkdown(t, mustRender(t, a.HTML).Markdown)
		})
	}
}

// TestMarkdownTemplates looks for what those run that read Markdown before it is
// read as such, and see no escaping.
func TestMarkdownTemplates(t *testing.T) {
	markdown := mustRender(t, readHostileLines(t).Templates).Markdown
	for _, mark := range []string{"{{", "{%", "<%", "{:", "{#"} {
		if strings.Contains(strings.ReplaceAll(markdown, `\{`, ""), mark) {
			t.Errorf("%q is in\n%s", mark, markdown)
		}
	}
}

// TestMarkdownQueries has code of which Obsidian's plug-ins would run some.
func TestMarkdownQueries(t *testing.T) {
	for html, want := range map[string]string{
		"<p><code>$= dv.x()</code></p>":                                   "<samp>&#36;&#61; dv.x()</samp>",
		"<p><code>\u00a0=this.a</code></p>":                               "<samp>&#61;this.a</samp>",
		"<p><code>=SUM(A1:A5)</code></p>":                                 "<samp>&#61;SUM(A1:A5)</samp>",
		"<p><code>=== a</code> <code>=> x</code> <code>=~ /x/</code></p>": "`=== a` `=> x` `=~ /x/`",
		"<p><code>==</code> <code>a = b</code></p>":                       "`==` `a = b`",
		"<pre><code class=language-dataviewjs>dv.x()</code></pre>":        "```\ndv.x()\n```",
		"<pre><code class=language-templater>x</code></pre>":              "```\nx\n```",
		"<pre><code class=language-go>x</code></pre>":                     "```go\nx\n```",
		"<pre><code class=language-plantuml>x</code></pre>":               "```\nx\n```",
		"<pre><code class=language-azurecli>x</code></pre>":               "```azurecli\nx\n```",
		"<pre><code class=language-shellscript>x</code></pre>":            "```shellscript\nx\n```",
	} {
		if got := mustRender(t, html).Markdown; got != want {
			t.Errorf("%s becomes\n%s\nwant\n%s", html, got, want)
		}
	}
}

// TestMarkdownJoins writes every two of the pieces beside each other, in every
// kind of line.
func TestMarkdownJoins(t *testing.T) {
	lines := readHostileLines(t)
	for _, frame := range lines.Frames {
		for _, first := range lines.Pieces {
			var all strings.Builder
			for _, second := range lines.Pieces {
				all.WriteString(strings.Replace(frame, "@", first+second, 1))
			}
			checkMarkdown(t, mustRender(t, all.String()).Markdown)
		}
	}
}
