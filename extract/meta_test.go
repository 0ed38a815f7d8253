package extract

import (
	"errors"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readPage parses a page and returns it with its metadata, for which the
// whole body counts as the content.
func readPage(t testing.TB, src, url, contentType string) metadata {
	t.Helper()
	opts := Options{URL: url, ContentType: contentType, Limits: Limits{}.withDefaults(len(src))}
	page, err := parse([]byte(src), opts)
	if err != nil {
		t.Fatal(err)
	}
	found := readMeta(page)
	root := newElement(atom.Div)
	moveChildren(root, find(page.Doc, func(n *html.Node) bool { return isElement(n, atom.Body) }))
	return found.settle(page, root)
}

// fieldOf returns a field as the cases in testdata/meta write it.
func fieldOf(t testing.TB, m metadata, name string) string {
	t.Helper()
	if field, ok := strings.CutPrefix(name, "from "); ok {
		for _, s := range m.Sources {
			if s.Field == field {
				return s.From
			}
		}
		return ""
	}
	switch name {
	case "title":
		return m.Title
	case "authors":
		return strings.Join(m.Authors, " | ")
	case "byline":
		return m.Byline
	case "siteName":
		return m.SiteName
	case "publishedTime":
		return m.PublishedTime
	case "modifiedTime":
		return m.ModifiedTime
	case "lang":
		return m.Lang
	case "dir":
		return m.Dir
	case "excerpt":
		return m.Excerpt
	case "image":
		return m.Image
	case "favicon":
		return m.Favicon
	case "url":
		return m.URL
	}
	t.Fatalf("no field %q", name)
	return ""
}

func TestMetaCases(t *testing.T) {
	for _, path := range casePaths(t, "meta") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			_, files := readSections(t, path)
			text := map[string]string{}
			for _, f := range files {
				text[f.name] = strings.TrimSpace(f.text)
			}
			contentType := "text/html"
			if strings.Contains(path, "plain-text") {
				contentType = "text/plain"
			}
			m := readPage(t, text["in.html"], text["url"], contentType)
			for _, line := range strings.Split(text["out"], "\n") {
				name, want, _ := strings.Cut(line, ":")
				if got := fieldOf(t, m, name); got != strings.TrimSpace(want) {
					t.Errorf("%s: got %q, want %q", name, got, strings.TrimSpace(want))
				}
			}
		})
	}
}

func TestCandidates(t *testing.T) {
	const src = `<title>Mornings at the quay - Harbour Post</title><h1>Mornings at the quay</h1><p class="byline">By Ada Lindqvist, 5 March 2021</p>` +
		`<p>The harbour wakes before the town does. By five the first boats are out, and the cranes along the quay begin to move.</p>`
	list, err := Candidates([]byte(src), Options{URL: "https://harbourpost.example/mornings-at-the-quay"})
	if err != nil {
		t.Fatal(err)
	}
	chosen := map[string]string{}
	for _, c := range list {
		if len(c.Signs) == 0 {
			t.Errorf("%q has no signs", c.Value)
		}
		if c.Chosen {
			chosen[c.Field] = c.Value
		}
	}
	want := map[string]string{"title": "Mornings at the quay", "authors": "Ada Lindqvist", "publishedTime": "2021-03-05"}
	if !maps.Equal(chosen, want) {
		t.Errorf("chosen %v, want %v", chosen, want)
	}
}

func TestArticleWithoutText(t *testing.T) {
	m := readPage(t, "<title>Nothing here</title>", "", "")
	a, err := m.article(rendered{HTML: "<img>", Text: " \n"}, &Selection{}, nil)
	if !errors.Is(err, ErrNoContent) {
		t.Fatalf("got %v, want ErrNoContent", err)
	}
	if a == nil || a.Title != "Nothing here" {
		t.Errorf("the article lacks its metadata: %+v", a)
	}
}

// Of a page without likely blocks, the whole may still be what was meant.
func TestArticleOfTheWholePage(t *testing.T) {
	m := readPage(t, "<title>Nothing here</title>", "", "")
	for confidence, want := range map[float64]error{noContent / 2: ErrNoContent, noContent * 2: nil} {
		if _, err := m.article(rendered{Text: "Home"}, &Selection{Whole: true, Confidence: confidence}, nil); !errors.Is(err, want) {
			t.Errorf("confidence %v: %v", confidence, err)
		}
	}
}

func TestArticleCounts(t *testing.T) {
	m := readPage(t, `<meta name="author" content="Ada Lindqvist; Ben Okoro">`, "", "")
	tr := &tracer{steps: []Step{{Stage: "prune"}}}
	a, err := m.article(rendered{Text: "Zwölf Boote."}, &Selection{PageType: "article", Confidence: 0.5}, tr)
	if err != nil {
		t.Fatal(err)
	}
	if a.Length != 12 || a.WordCount != 2 {
		t.Errorf("got %d characters and %d words, want 12 and 2", a.Length, a.WordCount)
	}
	if a.Byline != "Ada Lindqvist, Ben Okoro" || a.PageType != "article" || a.Confidence != 0.5 || len(a.Trace) != 1 {
		t.Errorf("fields are missing: %+v", a)
	}
}

func TestCountWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                       0,
		"one, two;three – four!": 4,
		"it's 3 o'clock":         5,
		"港は町より先に目を覚ます":           6,
		"ท่าเรือตื่นก่อนเมือง": 3,
		"می\u200cخواهم بروم":   2,
		"朝 morning 朝":          2,
	} {
		if got := countWords(text); got != want {
			t.Errorf("countWords(%q) = %d, want %d", text, got, want)
		}
	}
}

// Nothing that a page can repeat may make a field grow without bound.
func TestMetaBounds(t *testing.T) {
	src := "<title>T</title>" + strings.Repeat(`<meta name="author" content="Ada Lindqvist">`, 5000) +
		strings.Repeat("<h1>Heading of no great length</h1>", 5000) + strings.Repeat(`<span class="author">Ben Okoro</span>`, 5000)
	opts := Options{Limits: Limits{}.withDefaults(len(src))}
	page, err := parse([]byte(src), opts)
	if err != nil {
		t.Fatal(err)
	}
	c := readMeta(page)
	if len(c.claims[fieldAuthors]) > maxClaims || len(c.headings) > maxHeadings || len(c.mentions) > maxMentions {
		t.Errorf("kept %d claims, %d headings, %d mentions", len(c.claims[fieldAuthors]), len(c.headings), len(c.mentions))
	}
}
