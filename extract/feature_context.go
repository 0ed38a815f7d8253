package extract

import (
	"math/bits"
	"strconv"
)

// around writes what the neighbouring blocks are like.
func (m *measurer) around(i int, w *vectorWriter) {
	path := m.l.boxes[m.l.blocks[i].box].path
	for d := -neighbours; d <= neighbours; d++ {
		if d == 0 {
			continue
		}
		traits, same := &absent, false
		if j := i + d; 0 <= j && j < len(m.l.blocks) {
			traits = &m.blockTraits[j]
			same = m.l.boxes[m.l.blocks[j].box].path == path
		}
		w.in("neighbour", d)
		w.addAll(blockTraits[:], traits[:])
		w.flag("same path", same)
	}
	for _, d := range [...]int{5, 15} {
		s := m.before[min(i+d+1, len(m.l.blocks))].minus(m.before[max(i-d, 0)])
		w.in("within", d)
		w.add("words", logOf(int(s.words)))
		w.add("link density", part(s.linkWords, s.words))
		w.add("long", part(s.longWords, s.words))
		w.add("common", part(s.common, s.words))
	}
	w.in("", 0)
}

// blockTraits names what a block knows of its neighbours.
var blockTraits = [...]string{"words", "link density", "stops", "heading"}

// absent are the traits of what would stand before the first block or after
// the last one.
var absent = [len(blockTraits)]float32{3: -1}

// ancestors writes what the boxes around the block hold, a level at a time,
// and how far above it each mark stands. A level is a box that holds more
// blocks than the one within it: wrappers don't count.
func (m *measurer) ancestors(i int, w *vectorWriter) {
	b := &m.l.blocks[i]
	var distances [markCount]float32
	for k := range distances {
		distances[k] = noMark
	}
	var seen mark
	note := func(marks mark, level float32) {
		for m := marks &^ seen; m != 0; m &= m - 1 {
			distances[bits.TrailingZeros64(uint64(m))] = level
		}
		seen |= marks
	}
	note(b.counts.marks, 0)
	level, size, chars := 0, 0, m.l.seen(&b.counts).Chars
	for at := b.box; at >= 0; at = m.l.boxes[at].parent {
		bx := &m.l.boxes[at]
		if bx.last-bx.first > size && (size > 0 || bx.last-bx.first > 1) {
			level++
			if level <= levelCount {
				m.level(i, at, chars, level, w)
			}
			chars = int(m.within(bx).chars)
		}
		size = bx.last - bx.first
		note(bx.marks, float32(min(level+1, noMark-1)))
	}
	for level++; level <= levelCount; level++ {
		m.level(i, 0, chars, level, w)
	}
	w.in("", 0)
	w.of("tags and classes around")
	w.addAll(distanceNames[:], distances[:])
}

// distanceNames names how far above a block each mark stands.
var distanceNames = func() (names [markCount]string) {
	for k := range names {
		names[k] = "mark " + strconv.Itoa(k) + " distance"
	}
	return names
}()

// level writes what one box around block i holds; chars is what the level
// below it held.
func (m *measurer) level(i, at, chars, level int, w *vectorWriter) {
	bx := &m.l.boxes[at]
	w.in("level", level)
	w.addAll(boxTraits[:], m.traits(at)[:])
	w.add("place", float32(i-bx.first)/float32(max(bx.last-bx.first, 1)))
	w.add("own", ratio(chars, int(m.before[bx.last].chars-m.before[bx.first].chars)))
}

// boxTraits names what is the same for all blocks in a box.
var boxTraits = [...]string{"blocks", "words", "words a block", "link density", "long", "long share", "common", "headings", "media"}

// traits computes boxTraits of a box, once.
func (m *measurer) traits(at int) *[len(boxTraits)]float32 {
	t := &m.boxTraits[at]
	if t[0] == 0 {
		s := m.within(&m.l.boxes[at])
		*t = [...]float32{
			logOf(int(s.blocks)), logOf(int(m.l.seenWords(float32(s.words)))), part(s.words, s.blocks), part(s.linkWords, s.words), part(s.longWords, s.words),
			part(s.longWords, m.total.longWords), part(s.common, s.words), part(s.headings, s.blocks), part(s.media, s.blocks),
		}
	}
	return t
}
