package extract

import (
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// hostileMarkup returns the payloads that the browser tests have, by name.
func hostileMarkup(t testing.TB) map[string]string {
	t.Helper()
	data, err := os.ReadFile("../web/test/payloads.json")
	if err != nil {
		t.Fatal(err)
	}
	var payloads []struct{ Name, HTML string }
	if err := json.Unmarshal(data, &payloads); err != nil {
		t.Fatal(err)
	}
	markup := map[string]string{}
	for _, p := range payloads {
		markup[p.Name] = p.HTML
	}
	return markup
}

// checkSafe checks all of an article that is shown as more than text.
func checkSafe(t testing.TB, a *Article) {
	t.Helper()
	tree := fragment(t, a.Content)
	checkAllowed(t, tree)
	var b strings.Builder
	for c := tree.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&b, c); err != nil {
			t.Fatal(err)
		}
	}
	if outline(fragment(t, b.String())) != outline(tree) {
		t.Errorf("parsed and written again, the content is\n%s\nbut was\n%s", b.String(), a.Content)
	}
	for field, address := range map[string]string{"image": a.Image, "favicon": a.Favicon, "url": a.URL} {
		if u, err := url.Parse(address); address != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
			t.Errorf("%s is %q", field, address)
		}
	}
	for field, moment := range map[string]string{"published": a.PublishedTime, "modified": a.ModifiedTime} {
		if moment == "" {
			continue
		}
		_, err := time.Parse(time.RFC3339, moment)
		if _, day := time.Parse(time.DateOnly, moment); err != nil && day != nil {
			t.Errorf("%s is %q", field, moment)
		}
	}
	if a.Dir != "" && a.Dir != "ltr" && a.Dir != "rtl" {
		t.Errorf("dir is %q", a.Dir)
	}
	if strings.ContainsAny(a.Title+a.Byline+a.SiteName, "\n\x00") {
		t.Errorf("title %q, byline %q, site %q", a.Title, a.Byline, a.SiteName)
	}
}

// known tells whether Extract may fail with err.
func known(err error) bool {
	for _, want := range []error{nil, ErrNoContent, ErrNotText, ErrTooLarge, ErrTooDeep, ErrBudget} {
		if errors.Is(err, want) {
			return true
		}
	}
	return false
}

// FuzzExtract feeds whole pages through every stage.
func FuzzExtract(f *testing.F) {
	for _, markup := range hostileMarkup(f) {
		f.Add([]byte("<title>x</title><p>Before it.</p>"+markup), true, false)
	}
	for _, path := range casePaths(f, "traps") {
		_, files := readSections(f, path)
		for _, file := range files {
			f.Add([]byte(file.text), false, strings.HasSuffix(file.name, ".txt"))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, whole, plain bool) {
		opts := Options{URL: "https://site.example/blog/post.html", Whole: whole, Trace: true}
		if plain {
			opts.ContentType = "text/plain"
		}
		a, err := Extract(src, opts)
		if !known(err) {
			t.Fatal(err)
		}
		if a != nil {
			checkSafe(t, a)
		}
	})
}

// FuzzMeta feeds what a page says about itself: a <meta>, JSON-LD, and a line
// under the heading.
func FuzzMeta(f *testing.F) {
	for _, path := range casePaths(f, "meta") {
		_, files := readSections(f, path)
		for _, file := range files {
			if !strings.HasSuffix(file.name, ".html") {
				continue
			}
			f.Add("og:title", "x", file.text, "By x")
		}
	}
	f.Add("og:image", "javascript:alert(1)", `{"@type":"Article","image":{"url":"//x/\u0000"},"author":[{"name":"<b>"}],"datePublished":"2021-03-05T06:30:00+25:00"}`, "By A and B, 5 March 2021")
	f.Fuzz(func(t *testing.T, name, content, data, line string) {
		text := html.EscapeString
		src := `<meta property="` + text(name) + `" content="` + text(content) + `"><link rel="canonical" href="` + text(content) + `"><link rel="icon" href="` +
			text(name) + `"><script type="application/ld+json">` + data + `</script><h1>A heading</h1><p class="byline">` + text(line) + `</p><p>The words of the story.</p>`
		a, err := Extract([]byte(src), Options{URL: "https://site.example/blog/post.html"})
		if !known(err) {
			t.Fatal(err)
		}
		if a != nil {
			checkSafe(t, a)
		}
	})
}
