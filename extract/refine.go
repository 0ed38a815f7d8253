package extract

import "math"

// sure is the score from which the first pass is taken at its word.
const sure = 0.8

// refiner holds what the second pass's features are computed from: what the
// first pass made of the blocks around each. An article is of one piece, and a
// block is more likely content in the company of content.
type refiner struct {
	l           *layout
	odds        []float32 // of the first pass, clamped
	before      []hitSums // totals of blocks[:i]
	total       hitSums
	paths       []hitSums // by the number of the path
	prev, next  []int     // nearest sure block before and after
	first, last int       // the outermost sure blocks; first > last when there is none
	expected    float32   // word F1 that the first pass leads to expect
}

// hitSums counts words, and those expected to be content.
type hitSums struct{ words, hits float32 }

func (s hitSums) minus(o hitSums) hitSums { return hitSums{s.words - o.words, s.hits - o.hits} }

func (s hitSums) share() float32 {
	if s.words == 0 {
		return 0
	}
	return s.hits / s.words
}

// maxOdds bounds log-odds as features.
const maxOdds = 6

func newRefiner(l *layout) *refiner {
	n := len(l.blocks)
	r := &refiner{
		l: l, odds: make([]float32, n), before: make([]hitSums, n+1), paths: make([]hitSums, len(l.paths.hashes)),
		prev: make([]int, n), next: make([]int, n), first: n, last: -1,
	}
	for i := range l.blocks {
		b := &l.blocks[i]
		r.odds[i] = float32(max(-maxOdds, min(maxOdds, logOdds(b.Score))))
		words := float32(b.counts.Words)
		s := r.before[i]
		s.words += words
		s.hits += words * float32(b.Score)
		r.before[i+1] = s
		p := &r.paths[l.boxes[b.box].path]
		p.words += words
		p.hits += words * float32(b.Score)
		r.prev[i] = r.last
		if b.Score >= sure && b.counts.Words > 0 {
			r.first, r.last = min(r.first, i), i
		}
	}
	next := n + far
	for i := n - 1; i >= 0; i-- {
		r.next[i] = next
		if l.blocks[i].Score >= sure && l.blocks[i].counts.Words > 0 {
			next = i
		}
	}
	r.total = r.before[n]
	_, expected := bestBlocks(l.blocks)
	r.expected = float32(expected)
	return r
}

// block writes the second pass's features of block i.
func (r *refiner) block(i int, w *vectorWriter) {
	b := &r.l.blocks[i]
	w.of("scores around")
	w.add("odds", r.odds[i])
	for d := -4; d <= 4; d++ {
		if d == 0 {
			continue
		}
		x := float32(-maxOdds)
		if j := i + d; 0 <= j && j < len(r.odds) {
			x = r.odds[j]
		}
		w.in("odds", d)
		w.add("neighbour", x)
	}
	for _, d := range [...]int{3, 8, 20} {
		w.in("hits within", d)
		w.add("before", r.before[i].minus(r.before[max(i-d, 0)]).share())
		w.add("after", r.before[min(i+d+1, len(r.odds))].minus(r.before[i+1]).share())
	}
	w.in("", 0)
	w.add("hits before", r.before[i].hits/(r.total.hits+1))
	w.add("hits on path", r.paths[r.l.boxes[b.box].path].share())
	w.add("to sure before", distance(i, r.prev[i], r.prev[i] >= 0))
	w.add("to sure after", distance(i, r.next[i], true))
	w.flag("between sure", r.first < i && i < r.last)
	w.add("page hits", r.total.share())
	w.add("page hit words", float32(math.Log1p(float64(r.l.seenWords(r.total.hits)))))
	w.add("page expected", r.expected)
	level, size := 0, 0
	var share, part float32
	for at := b.box; at >= 0 && level < levelCount; at = r.l.boxes[at].parent {
		bx := &r.l.boxes[at]
		if n := bx.last - bx.first; n > max(size, 1) {
			level++
			s := r.before[bx.last].minus(r.before[bx.first])
			others := s.minus(r.before[i+1].minus(r.before[i]))
			share, part = others.share(), s.hits/(r.total.hits+1)
			r.level(level, share, part, w)
			size = n
		}
	}
	for level++; level <= levelCount; level++ {
		r.level(level, share, part, w)
	}
	w.in("", 0)
}

func (r *refiner) level(level int, share, part float32, w *vectorWriter) {
	w.in("level", level)
	w.add("hits", share)
	w.add("hit part", part)
}
