package extract

import (
	"slices"
	"strings"
	"testing"
)

func split(t *testing.T, src string, opts Options) *layout {
	t.Helper()
	page := mustParse(t, src, opts)
	prune(page, nil)
	return splitBlocks(page)
}

func TestSplitBlocks(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string // the blocks' texts
	}{
		{"paragraphs", `<p>one</p><p>two</p>`, []string{"one", "two"}},
		{"inline elements don't split", `<p>one <b>two</b><i>three</i></p>`, []string{"one twothree"}},
		{"blocks within inline elements do", `<span>one<div>two</div>three</span>`, []string{"one", "two", "three"}},
		{"a link around blocks", `<a href=x><h3>one</h3><p>two</p></a>`, []string{"one", "two"}},
		{"text among blocks", `<div>one<p>two</p>three</div>`, []string{"one", "two", "three"}},
		{"one break", `<div>one<br>two</div>`, []string{"one two"}},
		{"two breaks", `<div>one<br><br>two<br> <br>three</div>`, []string{"one", "two", "three"}},
		{"breaks around a picture", `<div>one<br><img src=a><br>two</div>`, []string{"one two"}},
		{"cells", `<table><tr><td>one<td>two</table>`, []string{"one", "two"}},
		{"code is one block", "<pre>a\n<div>b</div>\n</pre>", []string{"a b"}},
		{"pictures alone", `<div><img src=a></div><p>b</p>`, []string{"", "b"}},
		{"empty elements", `<div> <p></p>&nbsp;</div>`, nil},
		{"custom elements", `<my-text>one</my-text><my-text>two</my-text>`, []string{"one", "two"}},
		{"formulas don't split", `<p>so <math><mi>x</mi><mo>=</mo><mn>1</mn></math> holds</p>`, []string{"so x=1 holds"}},
		{"soft hyphens and zero width", "<p>ex\u00adtra\u200bct</p>", []string{"extract"}},
		{"no-break space", "<p>one\u00a0\u00a0two</p>", []string{"one two"}},
	} {
		l := split(t, c.in, Options{})
		var got []string
		for i := range l.blocks {
			got = append(got, l.blocks[i].Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSplitPlainTextByLines(t *testing.T) {
	l := split(t, "Caption\nDateline\n\nThe story.", Options{ContentType: "text/plain"})
	if len(l.blocks) != 3 {
		t.Errorf("%d blocks, want 3", len(l.blocks))
	}
}

func TestSplitCountsLinks(t *testing.T) {
	l := split(t, `<p>two words <a href=x>three linked words</a> <a name=y>not linked</a></p>`, Options{})
	c := l.blocks[0].counts
	if c.Words != 7 || c.LinkWords != 3 {
		t.Errorf("%d words, %d of them linked; want 7 and 3", c.Words, c.LinkWords)
	}
}

func TestSplitBoxesHoldTheirBlocks(t *testing.T) {
	l := split(t, `<main><p>a</p><div><p>b</p><p>c</p></div></main><footer>d</footer>`, Options{})
	for i := range l.boxes {
		b := &l.boxes[i]
		var inside []string
		for _, bl := range l.blocks[b.first:b.last] {
			inside = append(inside, bl.Text)
		}
		text := collapse(strings.Join(inside, " "))
		if want := strings.Join(strings.Split(textOf(b.node), ""), " "); b.node.Data != "" && text != want {
			t.Errorf("box %s holds %q, its node %q", b.node.Data, text, want)
		}
	}
}
