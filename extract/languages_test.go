package extract

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Comments in the pages of testdata/languages and testdata/kept say what is the
// article, what may be shown or not (title and byline), and what must not be in
// it: the rest.
const (
	articleBegins = "article"
	eitherBegins  = "either"
	articleEnds   = "/article"
)

// A piece of boilerplate so long must not be found anywhere in the text; a
// shorter one, which may also be a word of the article, not as a line.
const longPiece = 16

// wordLetters are the fewest and the most letters that the words of a text have
// on average, in any of the languages.
var wordLetters = [2]float64{1.5, 8}

// Whole pages in languages of many scripts: no stage may take it for granted
// that words have spaces between them, that commas and full stops are the
// Latin ones, or that class names are English.
func TestLanguages(t *testing.T) {
	for _, path := range casePaths(t, "languages") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, article, files := checkMarked(t, path)
			checkExcerpt(t, a.Excerpt, article[0])
			got := map[string]string{"title": a.Title, "byline": a.Byline, "published": a.PublishedTime, "lang": a.Lang, "dir": a.Dir}
			for _, line := range strings.Split(strings.TrimSpace(files["out"]), "\n") {
				name, want, _ := strings.Cut(line, ":")
				if got[name] != strings.TrimSpace(want) {
					t.Errorf("%s: got %q, want %q", name, got[name], strings.TrimSpace(want))
				}
			}
			letters := 0.0
			for _, r := range a.TextContent {
				if unicode.IsLetter(r) {
					letters++
				}
			}
			if mean := letters / float64(a.WordCount); mean < wordLetters[0] || mean > wordLetters[1] {
				t.Errorf("%d words of %.1f letters", a.WordCount, mean)
			}
		})
	}
}

// checkMarked extracts the page of a file and checks the article for the pieces
// that the page marks. It returns both, and the sections of the file.
func checkMarked(t *testing.T, path string) (a *Article, article []string, files map[string]string) {
	t.Helper()
	_, found := readSections(t, path)
	files = map[string]string{}
	for _, f := range found {
		files[f.name] = f.text
	}
	page := files["in.html"]
	article, rest := markedPieces(page)
	for _, mark := range []string{articleBegins, eitherBegins, articleEnds} {
		page = strings.ReplaceAll(page, "<!--"+mark+"-->", "")
	}
	a, err := Extract([]byte(page), Options{URL: "https://a.example/page"})
	if err != nil {
		t.Fatal(err)
	}
	checkPieces(t, a.TextContent, article, rest, files["shortcomings"])
	return a, article, files
}

// markedPieces returns the pieces of text, between tags, that a page marks as
// its article, and those that it doesn't.
func markedPieces(page string) (article, rest []string) {
	mark, hidden := articleEnds, false
	z := html.NewTokenizer(strings.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch token := z.Token(); kind {
		case html.CommentToken:
			mark = token.Data
		case html.StartTagToken, html.EndTagToken:
			switch token.Data {
			case "head", "rp", "rt":
				hidden = kind == html.StartTagToken
			}
		case html.TextToken:
			switch text := collapse(token.Data); {
			case text == "" || hidden:
			case mark == articleBegins:
				article = append(article, text)
			case mark == articleEnds:
				rest = append(rest, text)
			}
		}
	}
	return article, rest
}

// checkPieces checks that the text has the pieces of the article in their
// order, and none of the others, but for what a page names as a shortcoming, a
// piece a line: that must be wrong still, so that nobody misses a repair.
func checkPieces(t *testing.T, text string, article, rest []string, shortcomings string) {
	t.Helper()
	known := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(shortcomings), "\n") {
		known[line] = true
	}
	delete(known, "")
	if len(known) > 0 {
		t.Logf("%d pieces are known to be wrong", len(known))
	}
	wrong := map[string]bool{}
	report := func(piece, fault string) {
		wrong[piece] = true
		if !known[piece] {
			t.Errorf("%q %s", piece, fault)
		}
	}
	defer func() {
		for piece := range known {
			if !wrong[piece] {
				t.Errorf("%q is right now: it is no shortcoming any more", piece)
			}
		}
	}()
	ahead := text
	for _, piece := range article {
		if _, after, ok := strings.Cut(ahead, piece); ok {
			ahead = after
		} else {
			report(piece, "is missing or not in its place")
		}
	}
	lines := map[string]bool{}
	for _, line := range strings.Split(text, "\n") {
		lines[strings.TrimSpace(line)] = true
	}
	for _, piece := range rest {
		if lines[piece] || utf8.RuneCountInString(piece) >= longPiece && strings.Contains(text, piece) {
			report(piece, "is not of the article")
		}
	}
}

// checkExcerpt checks that the excerpt begins a paragraph and doesn't end
// within what a reader takes for one character.
func checkExcerpt(t *testing.T, excerpt, paragraph string) {
	t.Helper()
	begin := strings.TrimSuffix(excerpt, "…")
	after, ok := strings.CutPrefix(paragraph, begin)
	if begin == "" || !ok && !strings.HasPrefix(begin, paragraph) {
		t.Errorf("the excerpt is %q", excerpt)
	}
	r, _ := utf8.DecodeRuneInString(after)
	if last, _ := utf8.DecodeLastRuneInString(begin); unicode.IsMark(r) || r == zeroWidthJoiner || last == zeroWidthJoiner {
		t.Errorf("the excerpt ends within a character: %q", excerpt)
	}
}

func TestClipWords(t *testing.T) {
	for _, c := range []struct {
		text string
		max  int
		want string
	}{
		{"the harbour wakes", 14, "the harbour…"},
		{"the harbour wakes", 40, "the harbour wakes"},
		{"港は町より先に、目を覚ます", 25, "港は町より先に…"},
		{"กที่นั่น", 9, "ก…"},
		{"ที่นั่น", 12, "ที่…"},
		{"क्षमा", 6, "…"},
		{"मक्षमा", 10, "म…"},
		{"👩‍🚀👩‍🚀", 14, "👩‍🚀…"},
	} {
		if got := clipWords(c.text, c.max); got != c.want {
			t.Errorf("clipWords(%q, %d) = %q, want %q", c.text, c.max, got, c.want)
		}
	}
}
