package extract

import (
	"strings"
	"testing"
)

// statePage is a page that shows next to nothing, with a script before it.
func statePage(script string) []byte {
	return []byte(`<title>The wheel of the mill - Weir Gazette</title>` + script + `<div id="root"><p>Loading the story. Please wait a moment, it is on its way.</p></div>`)
}

func jsonScript(data string) string {
	return `<script type="application/json" id="__NEXT_DATA__">` + data + `</script>`
}

// titled wraps a value into an object with the page's title, as an API
// returns it, among others.
func titled(value string) string {
	return jsonScript(`{"props":{"nav":[{"title":"Shop"}],"pageProps":{"post":{"id":4,"title":"The wheel of the mill","content":` + value + `},"other":{"title":"Another mill","content":"` + strings.Repeat("No story of this page. ", 90) + `"}}}}`)
}

// proseMirror makes the state of a text with some nodes in its last block.
func proseMirror(nodes string) string {
	return titled(`{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"` + bodyText + `"}]},{"type":"paragraph","content":[` + nodes + `]}]}`)
}

func TestStateForms(t *testing.T) {
	long := bodyText
	for _, c := range []struct{ name, script, has string }{
		{"markup", titled(`"<h2>Nets<\/h2><p>` + long + `<\/p>"`), "<h2>Nets</h2><p>The heron"},
		{"escaped markup", titled(`"\u003ch2\u003eNets\u003c/h2\u003e\u003cp\u003e` + long + `\u003c/p\u003e"`), "<h2>Nets</h2><p>The heron"},
		{"lines", titled(`"` + long + `\n\nThen 2 < 3."`), "<p>Then 2 &lt; 3.</p>"},
		{"WordPress", titled(`{"rendered":"<p>` + long + `<\/p>","protected":false}`), "<p>The heron"},
		{"JSON in a string", jsonScript(`{"topic":"{\"title\":\"The wheel of the mill\",\"cooked\":\"<p>` + long + `</p>\"}"}`), "<p>The heron"},
		{"a variable", `<script>window.__INITIAL_STATE__ = {"post":{"title":"The wheel of the mill","body":"` + long + `"}};</script>`, "<p>The heron"},
		{"a parsed variable", `<script>window["__STATE__"] = JSON.parse("{\"title\":\"The wheel of the mill\",\"body\":\"` + long + `\"}")</script>`, "<p>The heron"},
		{"front matter", jsonScript(`{"html":"<p>` + long + `</p>","frontmatter":{"title":"The wheel of the mill"}}`), "<p>The heron"},
		{"ProseMirror", titled(`{"type":"doc","content":[{"type":"heading","attrs":{"level":3},"content":[{"type":"text","text":"Nets"}]},{"type":"paragraph","content":[{"type":"text","text":"` + long + ` 2 < 3"}]},{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"oak"}]}]}]}]}`), "2 &lt; 3</p><ul><li><p>oak</p></li></ul>"},
		{"Contentful", titled(`{"nodeType":"document","data":{},"content":[{"nodeType":"heading-3","data":{},"content":[{"nodeType":"text","value":"Nets"}]},{"nodeType":"paragraph","data":{},"content":[{"nodeType":"text","value":"` + long + `"}]},{"nodeType":"ordered-list","data":{},"content":[{"nodeType":"list-item","data":{},"content":[{"nodeType":"paragraph","data":{},"content":[{"nodeType":"text","value":"oak"}]}]}]}]}`), "<ol><li><p>oak</p></li></ol>"},
		{"Portable Text", titled(`[{"_type":"block","style":"h3","children":[{"_type":"span","text":"Nets"}]},{"_type":"block","style":"normal","children":[{"_type":"span","text":"` + long + `"}]},{"_type":"block","style":"blockquote","children":[{"_type":"span","text":"oak"}]}]`), "<blockquote><p>oak</p></blockquote>"},
		{"Draft.js", titled(`{"blocks":[{"text":"Nets","type":"header-three"},{"text":"` + long + `","type":"unstyled"},{"text":"oak","type":"blockquote"}],"entityMap":{}}`), "<h3>Nets</h3><p>The heron"},
		{"Editor.js", titled(`{"blocks":[{"type":"header","data":{"text":"Nets","level":3}},{"type":"paragraph","data":{"text":"` + long + ` <b>two<\/b>"}},{"type":"list","data":{"style":"ordered","items":["oak","elm"]}},{"type":"image","data":{"file":{"url":"https://a.example/a.jpg"}}}]}`), "<strong>two</strong></p><ol><li>oak</li><li>elm</li></ol>"},
		{"Slate", titled(`[{"type":"h3","children":[{"text":"Nets"}]},{"type":"p","children":[{"text":"` + long + ` 2 < 3"}]}]`), "2 &lt; 3</p>"},
		{"Lexical", titled(`{"root":{"type":"root","children":[{"type":"heading","tag":"h3","children":[{"type":"text","text":"Nets"}]},{"type":"paragraph","children":[{"type":"text","text":"` + long + `"}]}]}}`), "<h3>Nets</h3><p>The heron"},
		{"a line break of ProseMirror", proseMirror(`{"type":"text","text":"oak"},{"type":"hardBreak"},{"type":"text","text":"elm"}`), "<p>oak<br/>elm</p>"},
		{"a line break of Lexical", titled(`{"root":{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","text":"` + long + `"},{"type":"linebreak"},{"type":"text","text":"elm"}]}]}}`), "<br/>elm</p>"},
		{"a table of Tiptap", proseMirror(`{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","content":[{"type":"text","text":"Tree"}]},{"type":"tableHeader","content":[{"type":"text","text":"Year"}]}]},{"type":"tableRow","content":[{"type":"tableCell","content":[{"type":"text","text":"oak"}]},{"type":"tableCell","content":[{"type":"text","text":"1934"}]}]}]}`), "<th>Tree</th><th>Year</th></tr><tr><td>oak</td><td>1934</td></tr>"},
		{"a table of Contentful", titled(`{"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"nodeType":"text","value":"` + long + `"}]},{"nodeType":"table","content":[{"nodeType":"table-row","content":[{"nodeType":"table-header-cell","content":[{"nodeType":"text","value":"Tree"}]},{"nodeType":"table-header-cell","content":[{"nodeType":"text","value":"Year"}]}]},{"nodeType":"table-row","content":[{"nodeType":"table-cell","content":[{"nodeType":"text","value":"oak"}]},{"nodeType":"table-cell","content":[{"nodeType":"text","value":"1934"}]}]}]}]}`), "<th>Tree</th><th>Year</th></tr><tr><td>oak</td><td>1934</td></tr>"},
		{"a table of Editor.js", titled(`{"blocks":[{"type":"paragraph","data":{"text":"` + long + `"}},{"type":"table","data":{"withHeadings":false,"content":[["oak","1934"],["elm","1950"]]}}]}`), "<tr><td>oak</td><td>1934</td></tr><tr><td>elm</td><td>1950</td></tr>"},
		{"a link of ProseMirror", proseMirror(`{"type":"text","text":"oak","marks":[{"type":"bold"},{"type":"link","attrs":{"href":"https://a.example/?a=1\u0026quot=\"x"}}]}`), `<strong><a href="https://a.example/?a=1&amp;quot=%22x">oak</a></strong>`},
		{"a link of Slate", titled(`[{"type":"p","children":[{"text":"` + long + `"},{"type":"link","url":"https://a.example/a","children":[{"text":"oak"}]}]},{"type":"p","children":[{"text":"elm"}]}]`), `<a href="https://a.example/a">oak</a></p>`},
		{"a link of Contentful", titled(`{"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"nodeType":"text","value":"` + long + `"},{"nodeType":"hyperlink","data":{"uri":"https://a.example/a"},"content":[{"nodeType":"text","value":"oak"}]}]}]}`), `<a href="https://a.example/a">oak</a></p>`},
		{"a link of Portable Text", titled(`[{"_type":"block","style":"normal","markDefs":[{"_key":"k","_type":"link","href":"https://a.example/a"}],"children":[{"_type":"span","text":"` + long + `"},{"_type":"span","marks":["k","em"],"text":"oak"}]}]`), `<a href="https://a.example/a"><em>oak</em></a></p>`},
		{"code", proseMirror(`{"type":"codeBlock","content":[{"type":"text","text":"if a <b> c"}]}`), "<pre>if a &lt;b&gt; c</pre>"},
		{"code in a line", proseMirror(`{"type":"inlineCode","content":[{"type":"text","text":"a<b>"}]}`), "<code>a&lt;b&gt;</code></p>"},
		{"the address of a picture", proseMirror(`{"type":"image","attrs":{"src":"https://a.example/a.jpg","alt":"two \"oaks\""}}`), `alt="two &#34;oaks&#34;"`},
	} {
		a, err := Extract(statePage(c.script), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := strings.ReplaceAll(a.Content, "\n", ""); !strings.Contains(got, c.has) || strings.Contains(got, "No story") || strings.Contains(got, "Loading") {
			t.Errorf("%s: %q is missing, or more is there, in\n%s", c.name, c.has, a.Content)
		}
	}
}

// What is not the page's article, or no text, stays out.
func TestStateOfThePage(t *testing.T) {
	paid := `<script type="application/ld+json">{"@type":"Article","headline":"The wheel of the mill","isAccessibleForFree":false}</script>`
	for _, c := range []struct{ name, script string }{
		{"another article", jsonScript(`{"title":"Another mill","content":"<p>` + bodyText + `</p>"}`)},
		{"of the site", jsonScript(`{"title":"Weir Gazette","content":"<p>` + bodyText + `</p>"}`)},
		{"far below the title", jsonScript(`{"title":"The wheel of the mill","content":{"content":{"content":{"content":{"text":"<p>` + bodyText + `</p>"}}}}}`)},
		{"a notice", jsonScript(`{"title":"The wheel of the mill","disclaimer":{"text":"<p>` + bodyText + `</p>"}}`)},
		{"a program", titled(`"` + strings.Repeat("heron(a){b(c);d={e:f;};} ", 60) + `"`)},
		{"a picture", titled(`"` + strings.Repeat("heron0AAAABBBBB/CCCCDDDD+", 400) + `"`)},
		{"a program that computes", `<script>var x = f({"title":"The wheel of the mill","body":"` + bodyText + `"})</script>`},
		{"a template", `<script type="text/template">{"title":"The wheel of the mill","body":"` + bodyText + `"}</script>`},
		{"paid for", paid + titled(`"`+bodyText+`"`)},
		{"past the bytes", jsonScript(`{"x":"` + strings.Repeat("x", maxStateBytes) + `","title":"The wheel of the mill","body":"` + bodyText + `"}`)},
		{"past the values", jsonScript(`{"x":[` + strings.Repeat("1,", maxStateValues) + `1],"y":{"title":"The wheel of the mill","body":"` + bodyText + `"}}`)},
	} {
		a, err := Extract(statePage(c.script), Options{})
		if err != nil || !strings.Contains(a.TextContent, "Loading") || strings.Contains(a.TextContent, "heron") {
			t.Errorf("%s: %v\n%s", c.name, err, clip(a.TextContent, 500))
		}
	}
}

// The article is found among other scripts and objects.
func TestStateAmongOthers(t *testing.T) {
	post := titled(`"` + bodyText + `"`)
	for _, c := range []struct{ name, title, script string }{
		{"many small scripts", "The wheel of the mill", strings.Repeat(`<script>window.cfg = {"a":1}</script>`, 50) + post},
		{"a script that is too large", "The wheel of the mill", jsonScript(`"`+strings.Repeat("x", maxStateBytes)+`"`) + post},
		{"many bytes of small scripts", "The wheel of the mill", strings.Repeat(jsonScript(`{"a":"`+strings.Repeat("x", 900)+`"}`), maxStateBytes/900) + post},
		{"a long name of the site", "The wheel of the mill | The Weir Gazette of the Northern Quarter and Coast", post},
		{"a comment", "The wheel of the mill", jsonScript(`{"post":{"title":"The wheel of the mill","body":"` + bodyText + `","comments":[{"title":"The wheel of the mill","body":"` + strings.Repeat("I beg to differ. ", 900) + `"}]}}`)},
		{"a notice nearer to the root", "The wheel of the mill", jsonScript(`{"title":"The wheel of the mill","text":"Read this today.","post":{"title":"The wheel of the mill","body":"` + bodyText + `"}}`)},
	} {
		page := strings.Replace(string(statePage(c.script)), "The wheel of the mill - Weir Gazette", c.title, 1)
		a, err := Extract([]byte(page), Options{})
		if err != nil || !strings.Contains(a.TextContent, "heron") || strings.Contains(a.TextContent, "differ") {
			t.Errorf("%s: %v\n%s", c.name, err, clip(a.TextContent, 500))
		}
	}
}

// Who wrote the text of the state, and when, is said beside it.
func TestStateFacts(t *testing.T) {
	for _, c := range []struct{ name, members string }{
		{"an object", `"title":"The wheel of the mill","author":{"id":4,"name":"Ada Lindqvist"},"publishedAt":"2021-03-05T10:00:00Z"`},
		{"a list", `"title":"The wheel of the mill","authors":[{"displayName":"Ada Lindqvist"}],"published_at":1614938400000`},
		{"a text", `"title":"The wheel of the mill","byline":"Ada Lindqvist","createdAt":"2021-03-05T10:00:00+00:00"`},
		{"front matter", `"frontmatter":{"title":"The wheel of the mill","author":"Ada Lindqvist","date":"2021-03-05T10:00:00Z"}`},
	} {
		a, err := Extract(statePage(jsonScript(`{"post":{"body":"`+bodyText+`",`+c.members+`},"other":{"title":"Another mill","author":"Cem Aydin","date":"2020-01-01T10:00:00Z"}}`)), Options{})
		if err != nil || a.Byline != "Ada Lindqvist" || !strings.HasPrefix(a.PublishedTime, "2021-03-05T10:00:00") {
			t.Errorf("%s: %v, by %q at %q", c.name, err, a.Byline, a.PublishedTime)
		}
	}
}

func TestStateLosesToWhatIsShown(t *testing.T) {
	page := string(statePage(titled(`"`+strings.Repeat(bodyText+" ", 9)+`"`))) + "<article><h1>The wheel of the mill</h1>" + strings.Repeat("<p>An otter came by in the morning, looked at the nets along the bank for a while, and left again.</p>", 6) + "</article>"
	a, err := Extract([]byte(page), Options{})
	if err != nil || !strings.Contains(a.TextContent, "otter") || strings.Contains(a.TextContent, "heron") {
		t.Errorf("%v\n%s", err, a.TextContent)
	}
}

// nestedState is JSON in a text of JSON, n times.
func nestedState(n int) string {
	return `{"title":"The wheel of the mill","body":"` + strings.Repeat(`{'a':"`, n)
}

// JSON in JSON in JSON is read a few times, not until the stack is full.
func TestStateNested(t *testing.T) {
	s := stateSearch{left: maxStateValues}
	for _, v := range readJSON(nestedState(3000)) {
		s.look(v, stateText{}, 0, 0, 0)
	}
	if looked := maxStateValues - s.left; looked > 3*(maxStateNested+1) {
		t.Errorf("%d values were looked at", looked)
	}
	if a, err := Extract(statePage(jsonScript(nestedState(3000))), Options{}); err != nil || !strings.Contains(a.TextContent, "Loading") {
		t.Error(err)
	}
}

// FuzzState feeds data that a page is drawn from.
func FuzzState(f *testing.F) {
	f.Add(`{"title":"The wheel of the mill","body":"`+bodyText+`"}`, false)
	f.Add(`{"a":"{\"title\":\"The wheel of the mill\",\"body\":\"<p>`+bodyText+`</p>\"}"}`, false)
	f.Add(`window.x = JSON.parse("{\"title\":\"The wheel of the mill\"}")`, true)
	f.Add(nestedState(50), false)
	f.Add(strings.Repeat("[{", 100), false)
	f.Fuzz(func(t *testing.T, data string, program bool) {
		script := jsonScript(data)
		if program {
			script = "<script>" + data + "</script>"
		}
		a, err := Extract(statePage(script), Options{URL: "https://site.example/"})
		if !known(err) {
			t.Fatal(err)
		}
		if a != nil {
			checkSafe(t, a)
		}
	})
}
