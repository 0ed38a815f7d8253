package extract

import "golang.org/x/net/html/atom"

// What a gap in a text may be: its words score this much on average, and at
// most this share of them are links. Both measured best of .05 to .3 and of
// .2 to .5 over pages that no weight has seen.
const (
	gapScore = 0.2
	gapLinks = 0.3
)

// settleGaps keeps the blocks between two kept ones that stand in the same
// flow of text as these: the short line of a dialogue, the relative date in
// the midst of a sentence, the table that the paragraph above it announces.
func settleGaps(l *layout, keep []bool) {
	for i := 1; i < len(keep); i++ {
		end := i
		score, words, links := 0.0, 0, 0
		for ; end < len(keep) && !keep[end]; end++ {
			b := &l.blocks[end]
			words += b.counts.Words
			links += b.counts.LinkWords
			score += b.Score * float64(b.counts.Words)
		}
		if end > i && end < len(keep) && keep[i-1] && score >= gapScore*float64(words) && float64(links) <= gapLinks*float64(words) &&
			isOneFlow(l, i-1, end) {
			for k := i; k < end; k++ {
				keep[k] = true
			}
		}
		i = end
	}
}

// flowOf returns the box that a block is a part of as a line of text: the
// parent of its paragraph, or what it stands in without one.
func flowOf(l *layout, i int) int {
	at := l.blocks[i].box
	if b := &l.boxes[at]; isLine(b.tag) || b.tag == atom.Li || b.tag == atom.Pre {
		return b.parent
	}
	return at
}

func isLine(tag atom.Atom) bool { return tag == atom.P || headingLevel(tag) > 0 }

// isOneFlow tells whether the blocks first and last are lines of the same
// flow, and those between them are too, or lie in its lists and tables, or in
// a box of no more depth than a line.
func isOneFlow(l *layout, first, last int) bool {
	flow := flowOf(l, first)
	if flowOf(l, last) != flow {
		return false
	}
	for i := first + 1; i < last; i++ {
		at, apart := l.blocks[i].box, false
		for ; at > flow; at = l.boxes[at].parent {
			switch tag := l.boxes[at].tag; tag {
			case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
				apart = false // whatever a line holds is part of it
			case atom.Pre, atom.Blockquote, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
				atom.Table, atom.Thead, atom.Tbody, atom.Tr, atom.Td, atom.Th:
			default:
				apart = apart || l.boxes[at].parent != flow
			}
		}
		if at != flow || apart {
			return false
		}
	}
	return true
}
