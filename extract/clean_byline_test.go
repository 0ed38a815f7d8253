package extract

import (
	"strings"
	"testing"
)

// What is shown above the text does not open it once more.
func TestCleanByline(t *testing.T) {
	const text = "<p>The ferry left on time.</p>"
	for _, c := range []struct{ name, in, want string }{
		{"name", "<p>By Ada Lindqvist</p>" + text, text},
		{"name and date", "<div><span>Ada Lindqvist</span> | <time>March 5, 2021</time></div>" + text, text},
		{"in boxes", `<header><div class="a"><p>Written by <a href="/ada">Ada Lindqvist</a></p></div><div><p>Published 5 March 2021, 10:30 am</p></div></header>` + text, text},
		{"behind a standfirst", "<p>Boats are late no more.</p><p>By Ada Lindqvist and Ben Okoro</p>" + text, "<p>Boats are late no more.</p>" + text},
		{"both dates", "<p>Published: 2021-03-05. Updated: 2021-04-01</p>" + text, text},
		{"another name", "<p>By Cem Aydin</p>" + text, "<p>By Cem Aydin</p>" + text},
		{"another date", "<p>Tuesday, 6 April 2021</p>" + text, "<p>Tuesday, 6 April 2021</p>" + text},
		{"a sentence", "<p>Ada Lindqvist keeps the ferry.</p>" + text, "<p>Ada Lindqvist keeps the ferry.</p>" + text},
		{"a heading", "<h2>Ada Lindqvist</h2>" + text, "<h2>Ada Lindqvist</h2>" + text},
		{"below the text", strings.Repeat(text, headBlocks) + "<p>Ada Lindqvist</p>", strings.Repeat(text, headBlocks) + "<p>Ada Lindqvist</p>"},
		{"a thread", "<p>Ada Lindqvist, 5 March 2021</p>" + text + "<p>Cem, 6 March 2021</p>" + text + "<p>6 March 2021</p>" + text, "<p>Ada Lindqvist, 5 March 2021</p>" + text + "<p>Cem, 6 March 2021</p>" + text + "<p>6 March 2021</p>" + text},
	} {
		root := cleanTree(t, c.in)
		head := &Article{Title: "Boats", Authors: []string{"Ada Lindqvist", "Ben Okoro"}, PublishedTime: "2021-03-05", ModifiedTime: "2021-04-01T10:00:00Z"}
		clean(root, cleanPage(), head, Options{}, nil)
		out, err := render(root, Limits{}.withDefaults(len(c.in)))
		if got := strings.ReplaceAll(out.HTML, "\n", ""); err != nil || got != c.want {
			t.Errorf("%s: %v\ngot  %s\nwant %s", c.name, err, got, c.want)
		}
	}
}
