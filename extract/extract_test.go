package extract

import (
	"errors"
	"os"
	"strings"
	"testing"
)

// The samples of the demo are whole pages with everything around the article
// that such pages have.
func TestSamples(t *testing.T) {
	for _, c := range []struct {
		name, title, byline, date, dir string
		has, lacks                     []string
	}{
		{
			name: "news", title: "Swing bridge opens again after eleven years, by hand", byline: "Dana Whitlock", date: "2013-03-12", dir: "ltr",
			has:   []string{"The iron swing bridge over the Harwick cut", "Volunteers push the Harwick swing bridge", "Over the winter the Turners raised"},
			lacks: []string{"Related headlines", "Port board weighs marina plan", "Privacy policy", "Text size", "hrw-swing-bridge"},
		},
		{
			name: "essay", title: "Forty winters of small numbers", byline: "Ines Halloran", date: "2024-11-03", dir: "ltr",
			has:   []string{"My grandmother measured the rain", "The gauge stood in the middle of the lawn"},
			lacks: []string{"Subscribe", "cookies"},
		},
		{
			name: "tech", title: "Ring buffer", byline: "The Millrace authors", dir: "ltr",
			has:   []string{"A ring buffer is a queue in an array", "Use a ring buffer when there is exactly"},
			lacks: []string{"Copy code", "Skip to content"},
		},
		{
			name: "rtl", title: "ساعاتيّ المدينة القديمة يعيد الزمن إلى البرج", byline: "سلمى الحدّاد", date: "2023-05-18", dir: "rtl",
			has: []string{"عند السابعة تماماً من مساء الأربعاء سكت السوق فجأة"},
		},
		{
			name: "forum", title: "Creak from bottom bracket, only when it is cold", dir: "ltr",
			has:   []string{"I have a steel touring bike", "Swapped the saddle and stood up while pedalling"},
			lacks: []string{"Log in", "Powered by"},
		},
	} {
		src, err := os.ReadFile("../web/samples/" + c.name + ".html")
		if err != nil {
			t.Fatal(err)
		}
		a, err := Extract(src, Options{URL: "https://example.com/samples/" + c.name})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if a.Title != c.title || c.byline != "" && a.Byline != c.byline || !strings.HasPrefix(a.PublishedTime, c.date) || a.Dir != c.dir {
			t.Errorf("%s: title %q, byline %q, published %q, direction %q", c.name, a.Title, a.Byline, a.PublishedTime, a.Dir)
		}
		for _, s := range c.has {
			if !strings.Contains(a.TextContent, s) {
				t.Errorf("%s: %q is lost", c.name, s)
			}
		}
		for _, s := range c.lacks {
			if strings.Contains(a.TextContent, s) {
				t.Errorf("%s: %q is not of the article", c.name, s)
			}
		}
		if strings.Contains(a.Content, "<h1") {
			t.Errorf("%s: the title is repeated in the content", c.name)
		}
	}
}

// A few lines alone are content, however little they are like an article.
func TestExtractShortText(t *testing.T) {
	for _, c := range []struct{ in, contentType string }{
		{"<p>The ferry does not run on Sunday. Bring your own boat, or wait until Monday morning.</p>", ""},
		{"The ferry does not run on Sunday.\n\nBring your own boat, or wait until Monday morning.", "text/plain"},
		{"日曜日は渡し船が動きません。自分の船で来るか、月曜日の朝まで待ってください。", "text/plain"},
		{"Bring the nets.", "text/plain"},
		{`<a href="javascript:open()"><p>Bring the nets.</p></a>`, ""}, // no link leads away
	} {
		a, err := Extract([]byte(c.in), Options{ContentType: c.contentType})
		if err != nil || a.WordCount < 3 {
			t.Errorf("%s: %v", c.in, err)
		}
	}
}

// What stands around a few lines to get about the site, or for the law, is not of them.
func TestExtractShortTextAlone(t *testing.T) {
	const lines = "<p>The ferry does not run on Sunday. Bring your own boat, or wait until Monday morning, when the first one leaves at six.</p>"
	for _, c := range []struct{ in, of, not string }{
		{`<nav><a href="/">Other ferries</a></nav>` + lines, "Monday", "Other ferries"},
		{`<div role=navigation><p><a href="/">Other ferries</a></p></div>` + lines, "Monday", "Other ferries"},
		{lines + "<footer>Copyright 2024 Ferries</footer>", "Monday", "Copyright"},
		{lines + `<p><a href="https://ferries.example/">Other ferries</a></p>`, "Other ferries", ""},
		{lines + "<footer>© 2024 Ferries</footer>", "Monday", "2024"},
		{lines + "<footer>Yours, Ann Lee, Ferries Ltd</footer>", "Ann Lee", ""},
		{lines + "<footer><p>Of all rights that a guest has, the right to a seat by the window is the one that is asked for most often.</p></footer>", "by the window", ""},
		{`<nav><ol><li>Mix the flour<li>Bake the cookies</ol></nav>` + lines, "Bake the cookies", ""},
		{lines + `<blockquote><p>It is late.</p><footer><a href="https://ann.example/">Other ferries</a></footer></blockquote>`, "Other ferries", ""},
		{"<footer>" + lines + "</footer><p>It is late.</p>", "Monday", ""},
	} {
		a, err := Extract([]byte(c.in), Options{})
		if err != nil || !strings.Contains(a.TextContent, c.of) || c.not != "" && strings.Contains(a.TextContent, c.not) {
			t.Errorf("%s: %q, error %v", c.in, a.TextContent, err)
		}
	}
}

// Of a few good lines nothing is left out, so that there is nothing to doubt.
func TestExtractShortTextIsSure(t *testing.T) {
	const lines = "The ferry does not run on Sunday. Bring your own boat, or wait until Monday morning, when the first one leaves at six."
	for in, sure := range map[string]bool{"<p>" + lines: true, "<p>Bring the nets.": false} {
		a, err := Extract([]byte(in), Options{})
		if err != nil || (a.Confidence >= bareConfidence) != sure {
			t.Errorf("%s: confidence %v, error %v", in, a.Confidence, err)
		}
	}
}

// What has no article comes with an error, and with the page's text.
func TestExtractWithoutArticle(t *testing.T) {
	for _, c := range []struct{ name, in, has string }{
		{"empty", "", ""},
		{"spaces", " \n ", ""},
		{"markup only", "<div><img src=a></div>", ""},
		{"a menu", `<nav><a href="/a">Home</a> <a href="/b">Shop</a> <a href="/c">Contact</a></nav>`, "Contact"},
	} {
		a, err := Extract([]byte(c.in), Options{})
		if !errors.Is(err, ErrNoContent) || a == nil || !strings.Contains(a.TextContent, c.has) {
			t.Errorf("%s: article %+v, error %v", c.name, a, err)
		}
	}
}

// storyParagraphs are a story that no other case tells.
var storyParagraphs = []string{
	storyText,
	"In winter the supply boat came once a month, if it came at all, and the keeper counted candles the way other people count their money, twice and then once more.",
	"His daughter learned to read from the labels of tins, and to write in the margins of the log, where the inspectors found her first sentences between the wind and the rain.",
	"When the lamp was changed for one that needs no keeper, nobody came to tell them; a letter had been sent, but it lay on the mainland until the ice went out in April.",
	"She keeps that letter now in the drawer of the desk, together with the last wick, and says that both of them arrived too late to be of any use to anybody.",
}

// A stage may not let a page's text vanish: where the choice is doubtful, the
// reader shows too much rather than nothing.
func TestExtractBadInput(t *testing.T) {
	story := "<p>" + strings.Join(storyParagraphs, "</p><p>") + "</p>"
	for _, c := range []struct{ name, in, contentType string }{
		{"deep", strings.Repeat("<div>", 100_000) + story, ""},
		{"unclosed", "<table><tr><td><ul><li><b><i>" + story, ""},
		{"not HTML", strings.Repeat(" ", headerLen) + "\x00\x01\x02" + story, ""},
		{"plain text", strings.ReplaceAll(strings.ReplaceAll(story, "<p>", "\n\n"), "</p>", ""), "text/plain"},
		{"wrong encoding", "caf\xe9" + story, "text/html; charset=utf-8"},
		{"unknown type", story, "application/xhtml+xml"},
	} {
		a, err := Extract([]byte(c.in), Options{ContentType: c.contentType})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, p := range storyParagraphs {
			if !strings.Contains(a.TextContent, p) {
				t.Errorf("%s: %.20q is lost", c.name, p)
			}
		}
	}
}

func TestBiasAndTrace(t *testing.T) {
	src, err := os.ReadFile("../web/samples/news.html")
	if err != nil {
		t.Fatal(err)
	}
	words := func(bias float64) int {
		a, err := Extract(src, Options{Bias: bias, Trace: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Trace) == 0 {
			t.Error("no trace")
		}
		return a.WordCount
	}
	strict, even, generous := words(-1), words(0), words(1)
	if strict > even || even > generous || strict == generous {
		t.Errorf("words by bias: %d, %d, %d", strict, even, generous)
	}
}

// What is shown above the content as its title is taken out of it, unless
// nothing would be left.
// An address of the web without a host is none.
func TestAddressWithoutHost(t *testing.T) {
	for address, want := range map[string]string{"https://a.example/b": "https://a.example/b", "https:evil/x": "", "https:///x": "", "javascript:alert(1)": ""} {
		a, err := Extract([]byte("<title>x</title><p>The words of the story.</p>"), Options{URL: address, Whole: true})
		if err != nil || a.URL != want {
			t.Errorf("the article at %s is at %q: %v", address, a.URL, err)
		}
	}
}

func TestTitleThatIsAll(t *testing.T) {
	for _, in := range []string{"<h1>Nothing but a heading</h1>", "<body><h1>Nothing but a heading</h1><p> </p></body>"} {
		a, err := Extract([]byte(in), Options{})
		if a == nil || !strings.Contains(a.TextContent, "Nothing but a heading") {
			t.Errorf("%s: its text is lost (%v)", in, err)
		}
	}
}

func TestTitleOfAnyLength(t *testing.T) {
	sentence := "Whoever dreams of the ships forgets the lamp. "
	long := strings.TrimSpace(strings.Repeat(sentence, 8))
	rest := strings.Repeat("<p>"+storyText+"</p>", 3)
	for _, c := range []struct{ name, in, want string }{
		{"a heading that was never closed", "<title>The keeper</title><h1>" + long + rest, "The keeper"},
		{"a title as long as a post", "<title>" + long + "</title>" + rest + "<h2>Comments</h2>", long},
	} {
		a, err := Extract([]byte(c.in), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if a.Title != c.want {
			t.Errorf("%s: the title is %q", c.name, a.Title)
		}
	}
}

func TestStepIsLeftOut(t *testing.T) {
	src := []byte(`<article><h1>The ferry</h1>` + strings.Repeat(`<p>The ferry leaves the old pier at seven, and whoever misses it has to wait until the tide is back in the evening.</p>`, 3) +
		`<figure><img data-src="/pier.jpg" width="600" height="400"></figure><p>Nobody on the island minds that, as far as anybody can tell.</p></article>`)
	for _, c := range []struct {
		without []string
		want    bool
	}{{nil, true}, {[]string{"clean images"}, false}, {[]string{"settle figures"}, true}} {
		a, err := Extract(src, Options{URL: "https://a.example/ferry", Without: c.without})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(a.Content, "pier.jpg"); got != c.want {
			t.Errorf("without %q the picture is there: %v\n%s", c.without, got, a.Content)
		}
	}
}
