package extract

import "testing"

func TestWordMarks(t *testing.T) {
	for _, c := range []struct {
		in   string
		want mark
	}{
		{"", 0},
		{"css-1x2y3z", 0},
		{"site-footer", markWordFooter},
		{"articleBody", markWordArticle | markWordText},
		{"page__sidebar--left", markWordContent | markWordSide},
		{"related_posts", markWordRelated | markWordPost},
		{"NAV", markWordNav},
		{"comment42", markWordComment},
		{"addendum", 0},
	} {
		if got := wordMarks(c.in); got != c.want {
			t.Errorf("%q: %b, want %b", c.in, got, c.want)
		}
	}
}

func TestMarksOf(t *testing.T) {
	for _, c := range []struct {
		in   string
		want mark
	}{
		{`<aside>`, markAside},
		{`<div role="navigation">`, markNav},
		{`<div hidden>`, markHidden},
		{`<div aria-hidden="true">`, markHidden},
		{`<div aria-hidden="false">`, 0},
		{`<div style="color: red; display: none">`, markHidden},
		{`<div style="display:block">`, 0},
		{`<div style="visibility:hidden">`, markHidden},
		{`<div style="background:url(display)">`, 0},
		{`<div itemprop="articleBody">`, markWordArticle | markWordText},
	} {
		page := mustParse(t, c.in+"x", Options{})
		if got := marksOf(bodyOf(page).FirstChild); got != c.want {
			t.Errorf("%s: %b, want %b", c.in, got, c.want)
		}
	}
}

func TestMarksFitTheirSet(t *testing.T) {
	if markCount > 64 {
		t.Errorf("%d marks do not fit 64 bits", markCount)
	}
}
