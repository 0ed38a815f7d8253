package extract

import "golang.org/x/net/html/atom"

// sums are running totals over the blocks, so that what a box holds is a
// difference of two of them.
type sums struct {
	blocks, chars, words, linkWords, longWords, stops, common, media, headings int32
}

func (s sums) minus(o sums) sums {
	return sums{s.blocks - o.blocks, s.chars - o.chars, s.words - o.words, s.linkWords - o.linkWords, s.longWords - o.longWords,
		s.stops - o.stops, s.common - o.common, s.media - o.media, s.headings - o.headings}
}

// measurer holds what the features of one page are computed from.
type measurer struct {
	plain    bool // the page came as plain text
	hints    hints
	whole    *vectorWriter // what page writes, once it is known
	l        *layout
	before   []sums // before[i]: totals of blocks[:i]
	total    sums
	prevLong []int      // index of the nearest long block before i, or -far
	nextLong []int      // and after
	titleAt  int        // the block that shows the page's title, or -1
	heads    []int      // nearest heading before or at i, or -far
	paths    []pathSums // by the number of the path, see layout
	texts    []int      // how many blocks have a text, by its number
	textOf   []int      // the number of each block's text
	cores    [3]int     // deepest boxes that hold most, nearly all, all but little of the long words

	blockTraits [][len(blockTraits)]float32 // of each block
	boxTraits   [][len(boxTraits)]float32   // of each box, once it is known
}

// pathSums describes all blocks with one path.
type pathSums struct{ blocks, words, linkWords, long int }

// coreShares are the shares of the page's long words that the cores hold.
var coreShares = [3]float32{0.5, 0.75, 0.95}

func newMeasurer(page *Page, l *layout) *measurer {
	n := len(l.blocks)
	m := &measurer{
		plain: page.Text, hints: page.Hints, l: l, before: make([]sums, n+1), prevLong: make([]int, n), nextLong: make([]int, n), heads: make([]int, n),
		paths: make([]pathSums, len(l.paths.hashes)), textOf: make([]int, n),
		blockTraits: make([][len(blockTraits)]float32, n), boxTraits: make([][len(boxTraits)]float32, len(l.boxes)),
	}
	var texts hashIndex
	last, head := -far, -far
	for i := range l.blocks {
		b := &l.blocks[i]
		c := l.seen(&b.counts)
		s := m.before[i]
		long := isLong(b)
		s.blocks++
		s.chars += int32(c.Chars)
		s.words += int32(c.Words)
		s.linkWords += int32(c.LinkWords)
		s.stops += int32(c.Stops)
		s.common += int32(c.Common)
		s.media += int32(c.Media)
		p := &m.paths[l.boxes[b.box].path]
		p.blocks++
		p.words += c.Words
		p.linkWords += c.LinkWords
		level := headingLevel(l.boxes[b.box].tag)
		if level > 0 {
			s.headings++
			head = i
		}
		m.blockTraits[i] = [...]float32{logOf(c.Words), ratio(c.LinkWords, c.Words), logOf(c.Stops), float32(level)}
		m.prevLong[i], m.heads[i] = last, head
		if long {
			s.longWords += int32(c.Words)
			p.long++
			last = i
		}
		m.textOf[i] = texts.number(hashWord(b.Text))
		if m.textOf[i] == len(m.texts) {
			m.texts = append(m.texts, 0)
		}
		m.texts[m.textOf[i]]++
		m.before[i+1] = s
	}
	m.total = m.before[n]
	nearest := n + far
	for i := n - 1; i >= 0; i-- {
		m.nextLong[i] = nearest
		if isLong(&l.blocks[i]) {
			nearest = i
		}
	}
	m.titleAt = findTitle(l, page.Text)
	l.echoes = findEchoes(l, page.Title, m.titleAt)
	for i, share := range coreShares {
		m.cores[i] = m.core(share)
	}
	return m
}

func isLong(b *Block) bool {
	return b.counts.Words >= longWords && ratio(b.counts.LinkWords, b.counts.Words) <= longLinks
}

func (m *measurer) within(b *box) sums { return m.before[b.last].minus(m.before[b.first]) }

// core finds the deepest box that holds at least the given share of the
// page's long words. Boxes stand in document order, so a child that
// qualifies always comes after its parent.
func (m *measurer) core(share float32) int {
	need := share * float32(m.total.longWords)
	deepest := 0
	for i := range m.l.boxes {
		b := &m.l.boxes[i]
		if b.depth > m.l.boxes[deepest].depth && float32(m.within(b).longWords) >= need {
			deepest = i
		}
	}
	return deepest
}

func headingLevel(a atom.Atom) int {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}
