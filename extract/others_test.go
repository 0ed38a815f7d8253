package extract

import (
	"strings"
	"testing"
)

func TestDropOthers(t *testing.T) {
	text := "<p>" + strings.Repeat("ten words of a text that goes on for long ", 10) + "</p>"
	article := func(open, heading string) string {
		return "<" + open + "><h1>" + heading + "</h1>" + text + "</" + strings.Fields(open)[0] + ">"
	}
	mill, clock, own := article("article", "The mill by the sea"), article("article", "A clock for all"), article("article", "The clock of the mill")
	at := func(address, heading string) string { return article(`div data-url="`+address+`"`, heading) }
	for _, c := range []struct{ name, title, in, want string }{
		{"the next one", "The mill by the sea | Review", mill + "<p>a</p>" + clock, mill + "<p>a</p>"},
		{"the one before", "Review: The mill by the sea", clock + mill, mill},
		{"the title alone", "The mill by the sea", mill + clock, mill},
		{"a page of several", "Stories | Review", mill + clock, mill + clock},
		{"part of a word", "The mill by the seaside", mill + clock, mill + clock},
		{"words from the midst of the title", "On the mill by the sea today", mill + clock, mill + clock},
		{"two with the title", "The mill by the sea", mill + mill, mill + mill},
		{"headings of another rank", "The mill by the sea", mill + strings.ReplaceAll(clock, "h1", "h2"), mill + strings.ReplaceAll(clock, "h1", "h2")},
		{"articles in the article", "The mill by the sea", "<article><h1>The mill by the sea</h1>" + text + clock + "</article>",
			"<article><h1>The mill by the sea</h1>" + text + clock + "</article>"},
		{"an article without a heading", "The mill by the sea", mill + "<article>" + text + "</article>", mill + "<article>" + text + "</article>"},
		{"a short one", "The mill by the sea", mill + "<article><h1>a</h1><p>b</p><script>" + text[3:] + "</script></article>",
			mill + "<article><h1>a</h1><p>b</p><script>" + text[3:] + "</script></article>"},
		{"the address in the bar", "Review", at("/clock", "A clock for all") + at("https://example.com/mill?a=b", "b"), at("https://example.com/mill?a=b", "b")},
		{"addresses of none", "Review", at("/clock", "b") + at("/boat", "c"), at("/clock", "b") + at("/boat", "c")},
		{"what has the title stays, whatever its address", "The clock of the mill | Review", own + at("/clock", "The clock of the mill") + at("/mill", "b"), own + at("/clock", "The clock of the mill") + at("/mill", "b")},
		{"addresses of other things", "The mill by the sea", article(`article data-image="/mill.jpg"`, "The mill by the sea") + clock, article(`article data-image="/mill.jpg"`, "The mill by the sea")},
		{"posts of a thread", "The mill by the sea - Forum", strings.ReplaceAll(mill+clock, "h1", "h3"), strings.ReplaceAll(mill+clock, "h1", "h3")},
		{"comments with the address of the page", "Review", "<h1>b</h1>" + strings.ReplaceAll(mill+at("/mill", "12 comments"), "h1", "h2"), "<h1>b</h1>" + strings.ReplaceAll(mill+at("/mill", "12 comments"), "h1", "h2")},
		{"addresses elsewhere", "Review", at("/mill", "b") + at("https://example.org/x", "c"), at("/mill", "b") + at("https://example.org/x", "c")},
	} {
		page := mustParse(t, "<title>"+c.title+"</title><body>"+c.in, Options{URL: "https://example.com/mill"})
		dropOthers(page, nil)
		if got := bodyHTML(t, page); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestOthersHaveNoSay(t *testing.T) {
	text := strings.Repeat("<p>The ferry leaves the north quay at six, and whoever misses it walks home along the dyke with the wind in the face.</p>", 8)
	story := func(title, author string) string {
		return `<article><h1>` + title + `</h1><p class="byline">By <a rel="author" href="/a">` + author + `</a></p>` + text + `</article>`
	}
	a, err := Extract([]byte("<title>The second story | Review</title>"+story("The first story", "Ada Lindqvist")+story("The second story", "Ben Okoro")), Options{Trace: true})
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "The second story" || a.Byline != "Ben Okoro" || strings.Count(a.TextContent, "leaves the north quay") != 8 {
		t.Errorf("title %q, byline %q, text %q", a.Title, a.Byline, a.TextContent)
	}
	if s := a.Trace[0]; s.Stage != "others" || !strings.HasPrefix(s.Text, "The first story") {
		t.Errorf("step %+v", s)
	}
}
