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
			case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figure, atom.Blockquote:
				apart = false // whatever a line holds is part of it
			case atom.Pre, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
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

// What the end of a flow may be that is kept for the rest: at least so many
// words, which score this much on average. Shorter ends are notes about the
// author and the next article: half as many words cost .0004 segments F1.
// With these, structure_f1 is .004 higher.
const (
	endWords = 40
	endScore = 0.15
)

// settleEnds keeps what comes before and after the kept part of a flow of
// text, where that reads like text too: the model loses the thread of a long
// story as it goes on.
func settleEnds(l *layout, keep []bool) {
	for i := range keep {
		if keep[i] && i > 0 && !keep[i-1] {
			extend(l, keep, i, -1)
		}
	}
	for i := len(keep) - 2; i >= 0; i-- {
		if keep[i] && !keep[i+1] {
			extend(l, keep, i, 1)
		}
	}
}

// extend keeps the lines of a flow from the kept block i on in one direction,
// up to a kept one or one of links.
func extend(l *layout, keep []bool, i, step int) {
	flow, end := flowOf(l, i), i+step
	score, words := 0.0, 0
	for ; end >= 0 && end < len(keep) && !keep[end] && flowOf(l, end) == flow; end += step {
		b := &l.blocks[end]
		if float64(b.counts.LinkWords) > gapLinks*float64(b.counts.Words) {
			break
		}
		words += b.counts.Words
		score += b.Score * float64(b.counts.Words)
	}
	if words < endWords || score < endScore*float64(words) {
		return
	}
	for k := i + step; k != end; k += step {
		keep[k] = true
	}
}
