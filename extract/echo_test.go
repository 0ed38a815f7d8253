package extract

import "testing"

func TestEchoes(t *testing.T) {
	src := `<title>The long way home | Example</title>
<div>Example News - The long way home</div>
<h1>The long way home</h1>
<p>She set out before dawn and walked until the road ended at the sea.</p>
<p>Nobody had told her about the long winters on that coast.</p>
<div>Example News</div>`
	page := mustParse(t, src, Options{})
	prune(page, nil)
	l := splitBlocks(page)
	newMeasurer(page, l)
	for i, want := range []bool{true, true, false, false, false} {
		e := l.echoes[i]
		if got := e.elsewhere >= 0.8 && e.titleInIt >= echoShare; got != want {
			t.Errorf("%q repeats the title: %v (%+v), want %v", l.blocks[i].Text, got, e, want)
		}
	}
}

func TestHashWords(t *testing.T) {
	same := func(a, b string) bool {
		x, y := hashWords(nil, a), hashWords(nil, b)
		if len(x) != len(y) {
			return false
		}
		for i := range x {
			if x[i] != y[i] {
				return false
			}
		}
		return true
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"One, two", "one two.", true},
		{"ÉTÉ", "été", true},
		{"one two", "onetwo", false},
		{"one two", "two one", false},
		{"", "—", true},
	} {
		if got := same(c.a, c.b); got != c.want {
			t.Errorf("%q and %q are the same words: %v", c.a, c.b, got)
		}
	}
}
