package extract

import (
	"path/filepath"
	"strings"
	"testing"
)

// Whole pages, each built in a way that is known to mislead readers like
// this one: a sentence that says how, the page as in.html or in.txt, and lines that its text must
// and must not have.
func TestTraps(t *testing.T) {
	for _, path := range casePaths(t, "traps") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			files := map[string]string{}
			_, found := readSections(t, path)
			for _, f := range found {
				files[f.name] = f.text
			}
			opts, src := Options{URL: "https://a.example/page"}, files["in.html"]
			if text, ok := files["in.txt"]; ok {
				opts.ContentType, src = "text/plain", text
			}
			article, err := Extract([]byte(src), opts)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(strings.TrimSpace(files["has"]), "\n") {
				if !strings.Contains(article.TextContent, line) {
					t.Errorf("%q is missing in\n%s", line, article.TextContent)
				}
			}
			for _, line := range strings.Split(strings.TrimSpace(files["lacks"]), "\n") {
				// Embedders take the textContent of the HTML, too.
				if shown := textOf(fragment(t, article.Content)); strings.Contains(article.TextContent, line) || strings.Contains(shown, line) {
					t.Errorf("%q is in\n%s", line, article.TextContent)
				}
			}
		})
	}
}
