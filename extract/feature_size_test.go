package extract

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// drawnText returns sentences of words drawn at random, the same for the same seed.
func drawnText(r *rand.Rand, sentences int) string {
	words := strings.Fields("the harbour and a boat of old wood in morning light which nobody had seen since winter because fish were few, so that men stayed at home with their nets")
	var b strings.Builder
	for range sentences {
		for range 8 + r.Intn(12) {
			b.WriteString(words[r.Intn(len(words))] + " ")
		}
		b.WriteString("ends. ")
	}
	return b.String()
}

const framed = `<!doctype html><title>%[1]s</title><nav><a href=/>Home</a> <a href=/news>News</a></nav>
<main><article><h1>%[1]s</h1>%[2]s</article></main><footer>Copyright Example</footer>`

// However long an article is, all of it is kept, nothing else, and it is known for one.
func TestLengthTakesNothingAway(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var long strings.Builder
	for k := range 2000 {
		if k%25 == 0 {
			fmt.Fprintf(&long, "<h2>Part %d of it</h2>", k/25)
		}
		fmt.Fprintf(&long, "<p>Mark%04d %s</p>", k, drawnText(r, 4))
	}
	for _, c := range []struct {
		name, body string
		marks      int
	}{
		{"many paragraphs", long.String(), 2000},
		{"one long paragraph", "<p>Mark0000 " + drawnText(r, 2000) + " Mark0001</p>", 2},
		{"long code", "<p>Mark0000 " + drawnText(r, 6) + "<pre><code>Mark0001\n" + strings.Repeat("if err := run(a, b); err != nil { return err }\n", 5000) + "</code></pre><p>Mark0002 " + drawnText(r, 6), 3},
	} {
		a, err := Extract(fmt.Appendf(nil, framed, "The harbour in winter", c.body), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for k := range c.marks {
			if mark := fmt.Sprintf("Mark%04d", k); !strings.Contains(a.TextContent, mark) {
				t.Errorf("%s: lost %s", c.name, mark)
				break
			}
		}
		for _, other := range []string{"News", "Copyright"} {
			if strings.Contains(a.TextContent, other) {
				t.Errorf("%s: %q is not of the article", c.name, other)
			}
		}
		if a.Confidence < 0.5 {
			t.Errorf("%s: confidence %.2f", c.name, a.Confidence)
		}
	}
}

// Made smaller, a block keeps its shares. In fitting it stays as it is.
func TestSeenCountsKeepShares(t *testing.T) {
	var l layout
	c := counts{Words: 1000, LinkWords: 250, Chars: 5000, Commas: 50, Media: 3}
	if s := l.seen(&c); s.Words != mostBlockWords || s.LinkWords != mostBlockWords/4 || s.Chars != 5*mostBlockWords || s.Commas != mostBlockWords/20 || s.Media != 3 {
		t.Errorf("seen as %+v", *s)
	}
	l.fitting = true
	if l.seen(&c) != &c {
		t.Error("in fitting it is shown as another")
	}
	l.fitting, c.Words = false, mostBlockWords
	if l.seen(&c) != &c {
		t.Error("a block that is not too long is shown as another")
	}
}
