package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const selectorPage = `<html lang="en"><body>
<div id="d1" class="Box wide"><p id="p1">One <b id="b1">bold</b></p><p id="p2" class="a">Two</p>text<p id="p3" data-k="x y">Three</p></div>
<div id="d2" lang="de-AT"><ul id="u1"><li id="l1">1</li><li id="l2">2</li><li id="l3"><a id="a1" href="https://e.example/f.PDF">3</a></li><li id="l4">4</li><li id="l5">5</li></ul></div>
<div id="d3"> <!-- nothing --> </div><span id="1x:y">Sponsored</span>
</body></html>`

func TestSelectors(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(selectorPage))
	if err != nil {
		t.Fatal(err)
	}
	for selector, want := range map[string]string{
		"p":                             "p1 p2 p3",
		"P, b":                          "p1 b1 p2 p3",
		"#p2":                           "p2",
		".Box.wide":                     "d1",
		".box":                          "",
		"div b":                         "b1",
		"div > b":                       "",
		"body>div>p":                    "p1 p2 p3",
		"p + p":                         "p2 p3",
		"#p1 ~ p":                       "p2 p3",
		"body ul li a":                  "a1",
		"[data-k]":                      "p3",
		"[data-k='x y']":                "p3",
		"[data-k~=y]":                   "p3",
		"[data-k~='x y']":               "",
		"[lang|=de]":                    "d2",
		"[href^='https:']":              "a1",
		"[href$='.pdf']":                "",
		"[href$='.pdf' i]":              "a1",
		"[href*=example]":               "a1",
		"[href*='']":                    "",
		"a:link":                        "a1",
		"li:first-child, li:last-child": "l1 l5",
		"p:only-child":                  "",
		"a:only-child":                  "a1",
		"span:only-of-type":             "1x:y",
		"div:first-of-type":             "d1",
		"div:last-of-type":              "d3",
		"li:nth-child(odd)":             "l1 l3 l5",
		"li:nth-child( 2n )":            "l2 l4",
		"li:nth-child(-n + 2)":          "l1 l2",
		"li:nth-child(3)":               "l3",
		"li:nth-last-child(n+4)":        "l1 l2",
		"p:nth-of-type(2)":              "p2",
		"p:nth-last-of-type(1)":         "p3",
		"div:empty":                     "d3",
		"p:not(.a)":                     "p1 p3",
		"p:not(.a, #p1)":                "p3",
		"li:has(a)":                     "l3",
		"p:has(> b)":                    "p1",
		"div:has(> b)":                  "",
		"p:has(+ .a)":                   "p1",
		"p:has(~ p)":                    "p1 p2",
		"div:has(body b)":               "",
		":is(ul, div) > :where(p, li):not(:has(*))": "p2 p3 l1 l2 l4 l5",
		"li:lang(de)":              "l1 l2 l3 l4 l5",
		"p:lang(EN)":               "p1 p2 p3",
		"span:contains(sponsored)": "1x:y",
		`#\31 x\:y`:                "1x:y",
		"html:root > head":         "",
	} {
		l, err := parseSelectorList(selector)
		if err != nil {
			t.Errorf("%s: %v", selector, err)
			continue
		}
		var ids []string
		for _, n := range findAll(doc, func(n *html.Node) bool { return l.match(n, nil) && hasAttr(n, "id") }) {
			ids = append(ids, attr(n, "id"))
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s matches %q, want %q", selector, got, want)
		}
	}
}

func TestBadSelectors(t *testing.T) {
	for _, selector := range []string{
		"", " ", "p,", ",p", "> p", "p >", "p > > a", "p..x", "#", "p:", "p::before", "p:nope", "p:nope(a)", "p)", "a b)", "(",
		"[", "[a", "[a=", "[a=b", "[a='b]", "[a~b]", "p:not(", "p:not()", "p:is(a", "p:has(>)", `\`,
		"li:nth-child()", "li:nth-child(x)", "li:nth-child(2n1)", "li:nth-child(2",
		strings.Repeat(":not(", 10000),
	} {
		if _, err := parseSelectorList(selector); err == nil {
			t.Errorf("%q was taken", clip(selector, 40))
		}
	}
}
