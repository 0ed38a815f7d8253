package extract

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bodyPage is a page that shows next to nothing, with articles in its JSON-LD.
func bodyPage(t *testing.T, articles ...map[string]any) []byte {
	t.Helper()
	for _, a := range articles {
		a["@type"] = "BlogPosting"
	}
	data, err := json.Marshal(articles)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(`<title>The wheel</title><script type="application/ld+json">` + string(data) + `</script><main id="root"><p>Loading the story. Please wait a moment, it is on its way.</p></main>`)
}

var bodyText = strings.TrimSpace(strings.Repeat("The heron got up, waited on the weir, and sat down again on the paddle. ", 6))

func TestBodyForms(t *testing.T) {
	for _, c := range []struct {
		name, body string
		has, lacks []string
	}{
		{"lines", bodyText + "\nSecond\n\nThird", []string{"paddle.\n\nSecond\n\nThird"}, nil},
		{"references", bodyText + " Nets &amp; knots &#8211; 2", []string{"Nets & knots – 2"}, nil},
		{"no end tags", bodyText + "<br><br>Second <img src=/a.jpg>", []string{"paddle.\n\nSecond"}, []string{"<br>", "<img"}},
		{"paragraphs", "<p>" + bodyText + "</p><p>A &lt;script&gt; is shown.</p>", []string{"A <script> is shown."}, []string{"<p>"}},
		{"escaped whole", "&lt;p&gt;" + bodyText + "&lt;/p&gt;&lt;p&gt;Second", []string{"paddle.\n\nSecond"}, []string{"<p>"}},
		{"of an end tag", "Close it with </div> and wait. " + bodyText, []string{"with </div> and"}, nil},
		{"of a script", bodyText + " Write <p> and <script> and then the rest.", []string{"and <script> and then the rest."}, nil},
		{"of an open tag", "<p>" + bodyText + " Write <div and then the rest.", []string{"Write <div and then the rest."}, nil},
		{"of a comment", "<p>" + bodyText + " Write <!-- and then the rest.", []string{"and then the rest."}, nil},
	} {
		a, err := Extract(bodyPage(t, map[string]any{"articleBody": c.body}), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, s := range c.has {
			if !strings.Contains(a.TextContent, s) {
				t.Errorf("%s: %q is missing in\n%s", c.name, s, a.TextContent)
			}
		}
		for _, s := range c.lacks {
			if strings.Contains(a.TextContent, s) {
				t.Errorf("%s: %q is in\n%s", c.name, s, a.TextContent)
			}
		}
		if a.Confidence != bodyConfidence {
			t.Errorf("%s: the confidence is %v", c.name, a.Confidence)
		}
	}
}

// Past any limit the page stays as it was.
func TestBodyLimits(t *testing.T) {
	for _, c := range []struct {
		name, body string
		lim        Limits
	}{
		{"bytes", strings.Repeat(bodyText+" ", maxBody/len(bodyText)), Limits{}},
		{"lines", strings.Repeat("a\n", 2_700_000), Limits{}},
		// The page itself has a dozen nodes.
		{"nodes of text", strings.Repeat("a\n", 147), Limits{Nodes: 300}},
		{"nodes of markup", strings.Repeat("<p>a", 147), Limits{Nodes: 300}},
		{"depth", strings.Repeat("<div>", 1000) + bodyText, Limits{}},
		{"heap", strings.Repeat("<p>"+bodyText, 20), Limits{Heap: 1000}},
		{"output", bodyText, Limits{Output: 200}},
	} {
		a, err := Extract(bodyPage(t, map[string]any{"articleBody": c.body}), Options{Limits: c.lim})
		if err != nil || !strings.Contains(a.TextContent, "Loading") {
			t.Errorf("%s: not the page (%v)", c.name, err)
		}
	}
}

// The text of another article is not the page's, nor is one that readers pay for.
func TestBodyOfThePage(t *testing.T) {
	type article = map[string]any
	at := func(key string, value any) article { return article{key: value, "articleBody": bodyText} }
	for _, c := range []struct {
		name     string
		articles []article
		want     bool
	}{
		{"the only one", []article{at("headline", "The wheel")}, true},
		{"of this address", []article{at("url", "https://a.example/other"), at("mainEntityOfPage", article{"@id": "https://a.example/page/"})}, true},
		{"by its @id", []article{at("@id", "https://a.example/page")}, true},
		{"of another address", []article{at("url", "https://a.example/other")}, false},
		{"of another query", []article{at("url", "https://a.example/page?p=2")}, false},
		{"a listing", []article{at("url", "/1"), at("url", "/2"), at("url", "/3")}, false},
		{"several without address", []article{at("headline", "One"), at("headline", "Two")}, false},
		{"paid for", []article{{"articleBody": bodyText, "isAccessibleForFree": false}}, false},
		{"paid for, as text", []article{{"articleBody": bodyText, "isAccessibleForFree": "http://schema.org/False"}}, false},
	} {
		a, err := Extract(bodyPage(t, c.articles...), Options{URL: "https://a.example/page"})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := strings.Contains(a.TextContent, "heron"); got != c.want {
			t.Errorf("%s: the body is shown: %v", c.name, got)
		}
	}
}

type matchTag atom.Atom

func (m matchTag) Match(n *html.Node) bool { return n.DataAtom == atom.Atom(m) }

func TestBodyOptions(t *testing.T) {
	src := bodyPage(t, map[string]any{"articleBody": "<p>" + bodyText + "</p><ul><li>Share this</li></ul>"})
	for _, c := range []struct {
		name       string
		opts       Options
		has, lacks string
	}{
		{"keep", Options{Keep: matchTag(atom.Main)}, "Loading", "heron"},
		{"keep what is not there", Options{Keep: matchTag(atom.Table)}, "heron", "Loading"},
		{"drop", Options{Drop: matchTag(atom.Ul)}, "heron", "Share"},
		{"whole", Options{Whole: true}, "Loading", "heron"},
		{"without the step", Options{Without: []string{stepComplete}}, "Loading", "heron"},
	} {
		a, err := Extract(src, c.opts)
		if err != nil || !strings.Contains(a.TextContent, c.has) || strings.Contains(a.TextContent, c.lacks) {
			t.Errorf("%s: %v\n%s", c.name, err, a.TextContent)
		}
	}
	if !slices.Contains(Steps(), stepComplete) {
		t.Error("the step is not listed")
	}
}
