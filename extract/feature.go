package extract

import (
	"math"
	"math/bits"
	"strconv"
	"sync"

	"golang.org/x/net/html/atom"
)

// Vector is a block as the model sees it: one number for each of
// FeatureNames, in that order.
type Vector []float32

// FeatureNames lists the features in the order of a Vector: those that
// a measurer writes, then those of a refiner. The writers name them, so that name
// and number cannot part.
func FeatureNames() []string { return features().names }

// FeatureKinds tells of what kind each feature is, in the same order: what
// part of a block or of its surroundings it looks at.
func FeatureKinds() []string { return features().kinds }

// features is a writer that has written every feature by name, once.
var features = sync.OnceValue(func() *vectorWriter {
	page := &Page{Doc: parseText([]byte("text"))}
	l := splitBlocks(page)
	w := &vectorWriter{vec: make(Vector, maxFeatures), named: true}
	newMeasurer(page, l).block(0, w)
	newRefiner(l).block(0, w)
	return w
})

// maxFeatures bounds the length of a Vector while its true length is not yet
// known.
const maxFeatures = 512

// vectorWriter fills a vector in order. The names cost nothing unless they
// are asked for.
type vectorWriter struct {
	vec   Vector
	n     int
	named bool
	kind  string
	group string
	names []string
	kinds []string
}

// of opens a kind of features.
func (w *vectorWriter) of(kind string) { w.kind = kind }

func (w *vectorWriter) note(name string) {
	w.names = append(w.names, w.group+name)
	w.kinds = append(w.kinds, w.kind)
}

// in opens a group of features; the empty prefix closes it.
func (w *vectorWriter) in(prefix string, number int) {
	if w.named {
		w.name(prefix, number)
	}
}

func (w *vectorWriter) name(prefix string, number int) {
	w.group = ""
	if prefix != "" {
		w.group = prefix + " " + strconv.Itoa(number) + " "
	}
}

func (w *vectorWriter) add(name string, x float32) {
	w.vec[w.n] = x
	w.n++
	if w.named {
		w.note(name)
	}
}

// addAll writes several features that were computed before.
func (w *vectorWriter) addAll(names []string, xs []float32) {
	copy(w.vec[w.n:], xs)
	w.n += len(xs)
	if w.named {
		for _, name := range names {
			w.note(name)
		}
	}
}

func (w *vectorWriter) flag(name string, on bool) {
	x := float32(0)
	if on {
		x = 1
	}
	w.add(name, x)
}

// Constants of the features. The model is fitted to them, so none is tuned:
// they only fix what a word in a feature's name means.
const (
	longWords    = 20  // a block of at least so many words is "long"...
	longLinks    = 0.4 // ...where at most this share of them are links
	levelCount   = 8   // how many levels of boxes above a block are described
	noMark       = 20  // the distance to a mark that no ancestor has
	far          = 60  // distances in blocks end here
	maxDepthSeen = 25  // deeper is as deep: pages nest as they please
	neighbours   = 3   // how many blocks before and after are described
)

// block writes the features of block i.
func (m *measurer) block(i int, w *vectorWriter) {
	b := &m.l.blocks[i]
	w.of("text of the block")
	m.text(b, w)
	w.of("tag of the block")
	m.tag(b, w)
	w.of("place on the page")
	m.place(i, w)
	w.of("repetition")
	m.repetition(i, w)
	w.of("neighbours")
	m.around(i, w)
	w.of("boxes around")
	m.ancestors(i, w)
	w.of("page as a whole")
	m.page(w)
}

// text writes what the block's own text tells.
func (m *measurer) text(b *Block, w *vectorWriter) {
	c := m.l.seen(&b.counts)
	w.add("words", logOf(c.Words))
	w.add("chars", logOf(c.Chars))
	w.add("link density", ratio(c.LinkWords, c.Words))
	w.add("link words", logOf(c.LinkWords))
	w.add("free words", logOf(c.Words-c.LinkWords))
	w.add("word length", ratio(c.Chars, c.Words))
	w.add("upper", ratio(c.Upper, c.Letters))
	w.add("titled", ratio(c.Titled, c.Words))
	w.add("digits", ratio(c.Digits, c.Chars))
	w.add("signs", ratio(c.Chars-c.Letters-c.Digits, c.Chars))
	w.add("commas", logOf(c.Commas))
	w.add("stops", logOf(c.Stops))
	w.add("stop rate", ratio(c.Stops, c.Words))
	w.add("common", ratio(c.Common, c.Words))
	w.add("media", logOf(c.Media))
	for k := wordCommon + 1; k < wordClassCount; k++ {
		name := wordClassNames[k]
		w.in(name, 0)
		w.add("words", logOf(c.Classes[k]))
		w.add("share", ratio(c.Classes[k], c.Words))
	}
	w.in("", 0)
	w.add("first", float32(kindOf(c.First)))
	w.add("last", float32(kindOf(c.Last)))
	w.flag("ends in colon", c.Last == ':')
	w.flag("has mark ©", c.First == '©')
	w.add("leaves", logOf(len(b.Leaves)))
}

// wordClassNames names the word classes in features.
var wordClassNames = [wordClassCount]string{"common", "legal", "action", "byline", "more", "time", "shop", "reply"}

// tag writes what the block's own element tells.
func (m *measurer) tag(b *Block, w *vectorWriter) {
	bx := &m.l.boxes[b.box]
	w.add("heading", float32(headingLevel(bx.tag)))
	w.flag("p", bx.tag == atom.P)
	w.flag("div", bx.tag == atom.Div)
	w.flag("li", bx.tag == atom.Li)
	w.flag("cell", bx.tag == atom.Td || bx.tag == atom.Th)
	w.flag("term", bx.tag == atom.Dt || bx.tag == atom.Dd)
	w.flag("pre", bx.tag == atom.Pre)
	w.flag("alone", bx.last-bx.first == 1)
	w.add("depth", float32(min(bx.depth, maxDepthSeen)))
}

// place writes where on the page the block stands.
func (m *measurer) place(i int, w *vectorWriter) {
	before := m.before[i]
	w.add("index", float32(i)/float32(m.total.blocks))
	w.add("words before", part(before.words, m.total.words))
	w.add("long before", part(before.longWords, m.total.longWords))
	w.add("to title", distance(i, m.titleAt, m.titleAt >= 0))
	w.add("to heading", distance(i, m.heads[i], true))
	w.add("to long before", distance(i, m.prevLong[i], true))
	w.add("to long after", distance(i, m.nextLong[i], true))
	for k, core := range m.cores {
		c := &m.l.boxes[core]
		x := float32(0)
		switch {
		case i < c.first:
			x = -min(float32(c.first-i), far)
		case i >= c.last:
			x = min(float32(i-c.last+1), far)
		}
		w.in("core", k)
		w.add("distance", x)
	}
	w.in("", 0)
}

// repetition writes how alike the block is to others of the page.
func (m *measurer) repetition(i int, w *vectorWriter) {
	b := &m.l.blocks[i]
	p := m.paths[m.l.boxes[b.box].path]
	w.add("path blocks", logOf(p.blocks))
	w.add("path words", ratio(p.words, p.blocks))
	w.add("path share", ratio(p.words, int(m.total.words)))
	w.add("path links", ratio(p.linkWords, p.words))
	w.add("path long", ratio(p.long, p.blocks))
	w.add("repeats", float32(min(m.texts[m.textOf[i]], 10)))
	e := m.l.echoes[i]
	w.add("echo", e.elsewhere)
	w.add("title in it", e.titleInIt)
	w.add("of title", e.ofTitle)
}

// page writes what the page as a whole is like; it is the same for all of
// its blocks.
func (m *measurer) page(w *vectorWriter) {
	if m.whole == nil {
		whole := &vectorWriter{vec: make(Vector, maxFeatures), named: w.named}
		m.describePage(whole)
		m.whole = whole
	}
	copy(w.vec[w.n:], m.whole.vec[:m.whole.n])
	w.n += m.whole.n
	if w.named {
		for _, name := range m.whole.names {
			w.note(name)
		}
	}
}

func (m *measurer) describePage(w *vectorWriter) {
	t := m.total
	w.flag("plain text", m.plain)
	w.add("page words", logOf(int(m.l.seenWords(float32(t.words)))))
	w.add("page blocks", logOf(int(t.blocks)))
	w.add("page link density", part(t.linkWords, t.words))
	w.add("page long", part(t.longWords, t.words))
	w.add("page long words", logOf(int(m.l.seenWords(float32(t.longWords)))))
	w.add("page common", part(t.common, t.words))
	w.add("page headings", part(t.headings, t.blocks))
	w.add("page media", part(t.media, t.blocks))
	var boxes [markCount]int
	for i := range m.l.boxes {
		for marks := m.l.boxes[i].marks; marks != 0; marks &= marks - 1 {
			boxes[bits.TrailingZeros64(uint64(marks))]++
		}
	}
	for k, n := range boxes {
		w.in("page mark", k)
		w.add("boxes", logOf(n))
	}
	for k, marks := range [...]mark{m.hints.address, m.hints.declared, m.hints.body} {
		w.in("hint", k)
		for _, kind := range kindMarks {
			w.flag(kind.name, marks&kind.mark != 0)
		}
	}
	w.in("", 0)
}

// kindMarks are the words that tell kinds of pages apart.
var kindMarks = [...]struct {
	name string
	mark mark
}{
	{"article", markWordArticle}, {"post", markWordPost}, {"page", markWordContent}, {"comment", markWordComment},
	{"forum", markWordForum}, {"product", markWordProduct}, {"price", markWordPrice}, {"review", markWordReview},
	{"faq", markWordFaq}, {"list", markWordCard}, {"tag", markWordTag}, {"search", markWordSearch},
	{"author", markWordAuthor}, {"text", markWordText}, {"note", markWordNote}, {"media", markWordMedia},
}

func logOf(n int) float32 {
	if n < len(logs) {
		return logs[n]
	}
	return float32(math.Log1p(float64(n)))
}

// logs holds log(1+n) for the numbers that are commonest.
var logs = func() (t [256]float32) {
	for n := range t {
		t[n] = float32(math.Log1p(float64(n)))
	}
	return t
}()

func ratio(a, b int) float32 {
	if b == 0 {
		return 0
	}
	return float32(a) / float32(b)
}

func part(a, b int32) float32 { return ratio(int(a), int(b)) }

// distance counts the blocks from to to i, signed, as far as it is known.
func distance(i, to int, known bool) float32 {
	if !known {
		return -far - 1
	}
	return float32(max(-far, min(far, i-to)))
}
