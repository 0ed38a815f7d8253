package extract

import (
	"strings"
	"testing"
)

func TestOwnArticle(t *testing.T) {
	story := "<p>" + strings.Repeat(sureText+" ", 4) + "</p>"
	const teaser = `<li>X another story of ten words that is told elsewhere</li>`
	for _, c := range []struct{ name, in, want string }{
		{"a stream before and after", `<ul>` + teaser + `</ul><div><article>` + story + `</article></div><ul>` + teaser + `</ul>`, story},
		{"a standfirst below the title", `<h1>a title</h1><p>X first</p><article>` + story + `</article><p>X last</p>`, `<p>X first</p><article>` + story + `</article>`},
		{"other articles of another form", `<article>` + story + `</article><article class="card"><p>X another story <a href="x">that is told elsewhere</a></p></article>`, story},
		{"articles alike", `<article>` + story + `</article><article><p>X five words of a post</p></article>`,
			`<article>` + story + `</article><article><p>X five words of a post</p></article>`},
		{"an article within", `<article>` + story + `<article><p>X five words of a post</p></article></article><p>X last</p>`,
			`<article>` + story + `<article><p>X five words of a post</p></article></article>`},
		{"comments", `<article>` + story + `</article><div class="comments"><p>X an answer</p></div>`, story},
		{"more comments than article", `<body class="comments-open"><article>` + story + `</article><section id="comments"><div class="comment">` + strings.Repeat(story, 9) + `</div></section>`, story},
		{"posts of a forum", `<article>` + story + `</article><div class="forum-replies"><p>X a reply</p></div>`,
			`<article>` + story + `</article><div class="forum-replies"><p>X a reply</p></div>`},
		{"notes", `<article>` + story + `</article><div class="footnotes"><p>X a note</p></div>`,
			`<article>` + story + `</article><div class="footnotes"><p>X a note</p></div>`},
		{"sections of the same form", `<section><h2>! one</h2><p>!` + sureText + `</p></section><article>` + story + `</article><h2>! two</h2><p>!` + sureText + `</p>`,
			`<section><h2>! one</h2><p>!` + sureText + `</p></section><article>` + story + `</article><h2>! two</h2><p>!` + sureText + `</p>`},
		{"a few words of the same form", `<article>` + story + `</article><section><p>! five words of a post</p></section>`, story},
		{"a section of links", `<article>` + story + `</article><section><p>!` + sureText + `<a href="x">another story</a></p></section>`, story},
		{"a section of less", `<article>` + story + `</article><section><p>!` + sureText + `</p><p>? ` + storyText + `</p><p>X ` + storyText + `</p></section>`, story},
		{"an article beside it", `<article class="intro"><p>X five words of a beginning</p></article><article>` + story + `</article>`,
			`<article class="intro"><p>X five words of a beginning</p></article><article>` + story + `</article>`},
		{"an article that is little of the page", `<article>` + story + `</article>` + strings.Repeat(story, 3), `<article>` + story + `</article>` + strings.Repeat(story, 3)},
		{"a short article", `<article><p>X one</p></article><p>X two</p>`, `<article><p>X one</p></article><p>X two</p>`},
	} {
		if got := chosen(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
