package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// scored cuts a page into blocks and gives those whose text begins with an
// upper-case X a score of 0.9, those that begin with an exclamation mark one of
// 0.95, those that begin with a question mark one of
// 0.3, those that begin with © one of 0.01, the others one of 0.1.
func scored(t *testing.T, src string) *layout {
	t.Helper()
	l := split(t, src, Options{})
	l.echoes = make([]echo, len(l.blocks))
	for i := range l.blocks {
		l.blocks[i].Score = 0.1
		for mark, score := range map[string]float64{"X": 0.9, "!": 0.95, "?": 0.3, "©": 0.01} {
			if strings.HasPrefix(l.blocks[i].Text, mark) {
				l.blocks[i].Score = score
			}
		}
	}
	return l
}

func TestBestBlocksMaximiseExpectedF1(t *testing.T) {
	block := func(score float64, words int) Block { return Block{Score: score, counts: counts{Words: words}} }
	for _, c := range []struct {
		name   string
		blocks []Block
		want   []bool
	}{
		{"none", nil, []bool{}},
		{"clear", []Block{block(0.9, 50), block(0.05, 50), block(0.95, 50)}, []bool{true, false, true}},
		// A page of doubtful blocks is better kept than lost.
		{"doubtful", []Block{block(0.3, 50), block(0.3, 50)}, []bool{true, true}},
		// Beside a sure block, the same doubt is not worth its words.
		{"doubtful beside sure", []Block{block(0.99, 500), block(0.3, 50)}, []bool{true, false}},
		{"without words", []Block{block(0.9, 0), block(0.9, 5)}, []bool{false, true}},
	} {
		if got, _ := bestBlocks(c.blocks); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// chosen is chosenOf for a page that has a menu, too.
func chosen(t *testing.T, src string) string {
	t.Helper()
	return chosenOf(t, src+"<nav>menu</nav>")
}

// chosenOf runs everything after the scoring and returns the tree.
func chosenOf(t *testing.T, src string) string {
	t.Helper()
	l := scored(t, src)
	keep, _ := bestBlocks(l.blocks)
	settle(l, keep, Options{})
	var b strings.Builder
	root := carve(l, keep, nil)
	for c := root.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&b, c); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestChosenTree(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"the rest goes", `<nav>menu</nav><div><p>X one</p><p>ad</p><p>X two</p></div>`, `<div><p>X one</p><p>X two</p></div>`},
		{"siblings' parents stay", `<div><section><p>X one</p></section><section><p>X two</p></section></div>`,
			`<div><section><p>X one</p></section><section><p>X two</p></section></div>`},
		{"one block", `<div><p class="a">X one</p><p>no</p></div>`, `<p class="a">X one</p>`},
		{"text in the body", `X one<p>X two</p><p>no</p>`, `X one<p>X two</p>`},
		{"a table of data is whole", `<div><p>X text of the article before a table</p><table><tbody><tr><td>X a</td><td>b</td></tr><tr><td>X c</td><td>X d</td></tr></tbody></table></div>`,
			`<div><p>X text of the article before a table</p><table><tbody><tr><td>X a</td><td>b</td></tr><tr><td>X c</td><td>X d</td></tr></tbody></table></div>`},
		{"a table of layout is not", `<table><tbody><tr><td><h2>X head</h2><p>X text</p></td><td>menu</td></tr></tbody></table>`,
			`<td><h2>X head</h2><p>X text</p></td>`},
		{"pictures of the article", `<div><p>X one</p><img src="a"/><p>X two</p></div><aside><img src="b"/>ad</aside>`,
			`<div><p>X one</p><img src="a"/><p>X two</p></div>`},
		{"code between paragraphs", `<div><p>X one</p><pre>a = b</pre><pre>c</pre><p>X two</p><pre>no</pre></div>`,
			`<div><p>X one</p><pre>a = b</pre><pre>c</pre><p>X two</p></div>`},
		{"code above a picture", `<div><p>X one</p><pre>a = b</pre><figure><img src="a"/><figcaption>seen</figcaption></figure><p>X two</p></div>`,
			`<div><p>X one</p><pre>a = b</pre><figure><img src="a"/><figcaption>seen</figcaption></figure><p>X two</p></div>`},
		{"rules between paragraphs", `<div><p>X one</p><hr/><p>X two</p></div><hr/>`, `<div><p>X one</p><hr/><p>X two</p></div>`},
	} {
		if got := chosen(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	if got := chosenOf(t, `<div><img src="a"/></div>`); got != "" {
		t.Errorf("nothing: got %s", got)
	}
}

func TestKeepAndDrop(t *testing.T) {
	src := `<ul class="nav keep"><li><a href="x">Contact</a></li><li><a href="y">Imprint</a></li><li><a href="z">Terms</a></li><li><a href="w">Press</a></li></ul><div><p>` +
		storyText + `</p><p class="second">Whoever asks him about it hears ` + storyText + `</p><p>That is all there is to it: ` + storyText + `</p></div>`
	for _, c := range []struct {
		opts      Options
		has, lack string
	}{
		{Options{}, `class="second"`, "Contact"},
		{Options{Drop: cascadia.MustCompile("p.second, nav")}, "story", `class="second"`},
		{Options{Keep: cascadia.MustCompile(".keep")}, "Contact", "none"},
		{Options{Whole: true}, "Contact", "none"},
	} {
		page := mustParse(t, src, c.opts)
		prune(page, nil)
		var b strings.Builder
		if err := html.Render(&b, choose(page, c.opts, nil).Root); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); !strings.Contains(got, c.has) || strings.Contains(got, c.lack) {
			t.Errorf("%+v: got %s", c.opts, got)
		}
	}
}

// storyText reads like the paragraph of a story.
const storyText = `The story goes that the keeper of the light never slept, because whoever sleeps on that rock dreams of the ships, and whoever dreams of the ships forgets the lamp.`
