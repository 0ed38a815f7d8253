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
		{"below the text", strings.Repeat(text, headLines) + "<p>Ada Lindqvist</p>", strings.Repeat(text, headLines) + "<p>Ada Lindqvist</p>"},
		{"a thread", "<p>Ada Lindqvist, 5 March 2021</p>" + text + "<p>Cem, 6 March 2021</p>" + text + "<p>6 March 2021</p>" + text, "<p>Ada Lindqvist, 5 March 2021</p>" + text + "<p>Cem, 6 March 2021</p>" + text + "<p>6 March 2021</p>" + text},
		{"text beside blocks", "<h2>First part</h2><b>Ada Lindqvist</b> keeps the ferry." + text, "<h2>First part</h2><p><strong>Ada Lindqvist</strong> keeps the ferry.</p>" + text},
		{"a table", "<table><tr><th>Author<td>Ada Lindqvist<tr><th>Published<td>March 5, 2021</table>" + text, "<table><tbody><tr><th>Author</th><td>Ada Lindqvist</td></tr><tr><th>Published</th><td>March 5, 2021</td></tr></tbody></table>" + text},
		{"a list of terms", "<dl><dt>Speaker<dd>Ada Lindqvist</dl>" + text, "<dl><dt>Speaker</dt><dd>Ada Lindqvist</dd></dl>" + text},
		{"a list of others, too", "<ul><li>Ada Lindqvist<li>Cem Aydin</ul>" + text, "<ul><li>Ada Lindqvist</li><li>Cem Aydin</li></ul>" + text},
		{"a list", "<ul><li>By Ada Lindqvist<li>March 5, 2021</ul>" + text, text},
		{"an interview", "<p><b>Ada Lindqvist</b></p>" + text + "<p><b>Cem</b></p>" + text + "<p><b>Ada Lindqvist</b></p>" + text, "<p><strong>Ada Lindqvist</strong></p>" + text + "<p><strong>Cem</strong></p>" + text + "<p><strong>Ada Lindqvist</strong></p>" + text},
		{"a thread without dates", "<p>Ada Lindqvist</p><p>Late.</p><p>Ben Okoro</p><p>No.</p><p>Ada Lindqvist</p><p>Yes.</p>", "<p>Ada Lindqvist</p><p>Late.</p><p>Ben Okoro</p><p>No.</p><p>Ada Lindqvist</p><p>Yes.</p>"},
		{"below two lines", text + text + "<p>Ada Lindqvist</p>" + text, text + text + "<p>Ada Lindqvist</p>" + text},
		{"behind a picture", "<figure><img src=\"https://a.example/a.jpg\"><figcaption>The quay</figcaption></figure>" + text + "<p>By Ada Lindqvist</p>" + text, "<figure><img src=\"https://a.example/a.jpg\" alt=\"\"/><figcaption>The quay</figcaption></figure>" + text + text},
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
