package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mustParse parses src within default limits.
func mustParse(t *testing.T, src string, opts Options) *Page {
	t.Helper()
	opts.Limits = opts.Limits.withDefaults(len(src))
	page, err := parse([]byte(src), opts)
	if err != nil {
		t.Fatalf("parse(%.40q): %v", src, err)
	}
	return page
}

func bodyOf(page *Page) *html.Node {
	return find(page.Doc, func(n *html.Node) bool { return isElement(n, atom.Body) })
}

// bodyHTML renders the children of the page's body.
func bodyHTML(t *testing.T, page *Page) string {
	t.Helper()
	var b strings.Builder
	for c := bodyOf(page).FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&b, c); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestParsePlainText(t *testing.T) {
	long := strings.Repeat("word ", 13) // 65 characters
	for _, c := range []struct{ name, in, want string }{
		{"paragraphs", "one\n\ntwo\n", "<p>one</p><p>two</p>"},
		{"line breaks", "one\ntwo", "<p>one<br/>two</p>"},
		{"other line ends", "one\r\n\r\ntwo\rthree", "<p>one</p><p>two<br/>three</p>"},
		{"blank line with spaces", "one\n \t\ntwo", "<p>one</p><p>two</p>"},
		{"markup is text", "<b>&amp;</b>", "<p>&lt;b&gt;&amp;amp;&lt;/b&gt;</p>"},
		{"wrapped", long + "\n" + long + "\nend", "<p>" + strings.TrimSpace(long) + " " + strings.TrimSpace(long) + " end</p>"},
		{"verse is not wrapped", "short line\nanother one\nthe third", "<p>short line<br/>another one<br/>the third</p>"},
		{"one paragraph a line is not wrapped", strings.Repeat(long, 3) + "\nnext", "<p>" + strings.TrimSpace(strings.Repeat(long, 3)) + "<br/>next</p>"},
		{"empty", "", ""},
	} {
		page := mustParse(t, c.in, Options{ContentType: "text/plain; charset=utf-8"})
		if got := bodyHTML(t, page); got != c.want || !page.Text {
			t.Errorf("%s: got %s, plain %v; want %s", c.name, got, page.Text, c.want)
		}
	}
}

func TestParseBase(t *testing.T) {
	for _, c := range []struct{ url, in, ref, want string }{
		{"https://a.example/x/y", "", "z", "https://a.example/x/z"},
		{"https://a.example/x/y", `<base href="/b/">`, "z", "https://a.example/b/z"},
		{"", `<base href="https://b.example/">`, "z", "https://b.example/z"},
		{"", "", "z", ""},
		{"not absolute", "", "z", ""},
		{"https://a.example/", `<base target="_blank"><base href="/b/">`, " z\n", "https://a.example/b/z"},
		{"https://a.example/", "", "%zz", ""},
	} {
		page := mustParse(t, c.in, Options{URL: c.url})
		got := ""
		if u := page.resolve(c.ref); u != nil {
			got = u.String()
		}
		if got != c.want {
			t.Errorf("%q with %q: %q resolves to %q, want %q", c.url, c.in, c.ref, got, c.want)
		}
	}
}

func TestParseKeepsTextOfDeepPages(t *testing.T) {
	for _, c := range []struct{ name, open, close string }{
		{"div", "<div>", "</div>"},
		{"unclosed", "<div>", ""},
		{"list", "<ul><li>", "</li></ul>"},
		{"bold", "<b>", "</b>"},
		{"table", "<table><tr><td>", "</td></tr></table>"},
		{"font", "<font>", "</font>"},
	} {
		const n = 20_000
		page := mustParse(t, strings.Repeat(c.open, n)+"the text"+strings.Repeat(c.close, n)+"<p>after</p>", Options{})
		text := textOf(page.Doc)
		if !strings.Contains(text, "the text") || !strings.Contains(text, "after") {
			t.Errorf("%s: text is lost, left is %.60q", c.name, text)
		}
	}
}

func TestFlattenKeepsWhatIsFlat(t *testing.T) {
	page := mustParse(t, strings.Repeat("<div>", 10_000)+"<script>secret()</script><p>one<p>two<h2>three</h2><div>four</div><div>five<img src=a>", Options{})
	prune(page, nil)
	l := splitBlocks(page)
	var texts []string
	for i := range l.blocks {
		texts = append(texts, l.blocks[i].Text)
	}
	if got := strings.Join(texts, "|"); got != "one|two|three|four five" {
		t.Errorf("blocks %s", got)
	}
}

func TestParseLimits(t *testing.T) {
	paragraphs := strings.Repeat("<p>x</p>", 10_000)
	// Each paragraph opens all the formatting before it again.
	multiplied := "<p>"
	for i := range 300 {
		multiplied += fmt.Sprintf("<font size=%d>", i)
	}
	multiplied += strings.Repeat("<p>x", 10_000)
	for _, c := range []struct {
		name, in string
		lim      Limits
		want     error
		says     string
	}{
		{"bytes", paragraphs, Limits{Bytes: 100}, ErrTooLarge, "at most 100 are read"},
		{"nodes", paragraphs, Limits{Nodes: 100}, ErrTooLarge, "more than 100 nodes"},
		{"time", paragraphs, Limits{Expired: func() bool { return true }}, ErrBudget, "its time is over"},
		{"memory", multiplied, Limits{}, ErrBudget, "bytes of memory"},
		{"none", paragraphs, Limits{}, nil, ""},
	} {
		_, err := parse([]byte(c.in), Options{Limits: c.lim.withDefaults(len(c.in))})
		if !errors.Is(err, c.want) || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v, want %v that says %q", c.name, err, c.want, c.says)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "<p>x", "<table><td><table>", "<svg><p>", "<noscript><img>", "<template shadowrootmode=open><p>x", "\xff\xfe<\x00p\x00", "a\n\nb"} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, src []byte, plain bool) {
		opts := Options{URL: "https://example.com/"}
		if plain {
			opts.ContentType = "text/plain"
		}
		opts.Limits = opts.Limits.withDefaults(len(src))
		page, err := parse(src, opts)
		if err != nil {
			return
		}
		before := len(collapse(textOf(page.Doc)))
		prune(page, nil)
		l := splitBlocks(page)
		text := 0
		for i := range l.blocks {
			text += len(l.blocks[i].Text)
		}
		if text > 2*before+len(l.blocks) {
			t.Errorf("blocks hold %d bytes of text, the page %d", text, before)
		}
		if opened := bodyOf(page); opened == nil && !strings.Contains(strings.ToLower(string(src)), "<frameset") {
			t.Error("the document has no body")
		}
	})
}
