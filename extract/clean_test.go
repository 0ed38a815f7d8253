package extract

import (
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var updateClean = flag.Bool("update-clean", false, "rewrite the outputs in testdata/clean")

// cleanPage is where the cases of testdata/clean lie.
func cleanPage() *Page {
	u := &url.URL{Scheme: "https", Host: "site.example", Path: "/blog/post.html"}
	return &Page{Doc: &html.Node{Type: html.DocumentNode}, URL: u, Base: u}
}

// cleanTree parses src as the parser of pages does, without scripting, and
// returns it as the stage before hands it over.
func cleanTree(t testing.TB, src string) *html.Node {
	t.Helper()
	nodes, err := html.ParseFragmentWithOptions(strings.NewReader(src), newElement(atom.Body), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Skipf("the parser refuses it: %v", err)
	}
	root := newElement(atom.Div)
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

func cleaned(t testing.TB, src, title string) string {
	t.Helper()
	root := cleanTree(t, src)
	clean(root, cleanPage(), &Article{Title: title}, Options{}, nil)
	out, err := render(root, Limits{}.withDefaults(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	return out.HTML + "\n"
}

// TestCleanGolden compares what becomes of each NAME.in.html in
// testdata/clean, once rendered, with the NAME.out.html behind it. A line
// "title: ..." above the cases is the article's title.
func TestCleanGolden(t *testing.T) {
	for _, path := range casePaths(t, "clean") {
		comment, files := readSections(t, path)
		title := ""
		if _, rest, ok := strings.Cut(comment, "title: "); ok {
			title, _, _ = strings.Cut(rest, "\n")
		}
		want := map[string]string{}
		for _, f := range files {
			want[f.name] = f.text
		}
		updated := comment
		for _, f := range files {
			name, ok := strings.CutSuffix(f.name, ".in.html")
			if !ok {
				continue
			}
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+name, func(t *testing.T) {
				got := cleaned(t, f.text, title)
				updated += "-- " + f.name + " --\n" + f.text + "-- " + name + ".out.html --\n" + got
				if got != want[name+".out.html"] && !*updateClean {
					t.Errorf("got\n%s\nwant\n%s", got, want[name+".out.html"])
				}
			})
		}
		if *updateClean {
			if err := os.WriteFile(path, []byte(updated), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
