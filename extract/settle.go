package extract

import (
	"golang.org/x/net/html/atom"
)

// settle mends the choice where the parts of the text belong together,
// whatever each scored.
func settle(l *layout, keep []bool, opts Options) {
	if l.lines {
		dropStrays(l, keep) // plain text has no structure to go by
		return
	}
	for _, s := range settling {
		if !opts.leavesOut(s.name) {
			s.mend(l, keep)
		}
	}
}

// settling are the steps of settle, in their order.
var settling = [...]struct {
	name string
	mend func(l *layout, keep []bool)
}{
	{"settle plain pages", settlePlain},
	{"settle gaps", settleGaps},
	{"settle columns", settleColumns},
	{"settle pieces", settlePieces},
	{"settle ends", settleEnds},
	{"settle asides", settleAsides},
	{"settle article", settleArticle},
	{"settle structures", settleStructures},
	{"settle headings", settleHeadings},
	{"settle tables", settleTables},
	{"settle callouts", settleBoxes},
	{"settle lists", settleLists},
	{"settle quotes", settleQuotes},
	{"settle figures", settleFigures},
	{"settle code", settleCode},
	{"settle references", keepReferring},
	{"settle notes", keepNotes},
	{"settle feet", settleFeet},
	{"settle posts", settlePosts},
}

// settleTables keeps or drops each table of data as one: by the words of its
// cells that were kept. Tables that lay out the page or a post are left alone.
func settleTables(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.tag != atom.Table || isPost(b) || !isDataTable(l, i) {
			continue
		}
		kept, all := words.within(b)
		for k := b.first; k < b.last; k++ {
			keep[k] = 2*kept > all
		}
	}
}

// settleBoxes keeps the rest of a callout of which anything was kept, and of a
// section of notes of which most was: the title, the code, the last note. Of a
// fold that opens, it keeps what there is to click.
func settleBoxes(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		kept, all := words.within(b)
		if kept > 0 && kept < all && all <= maxNoteWords && (calloutKind(b.node) != "" || 2*kept > all && hasNoteName(b.node)) {
			keepRange(keep, b)
		}
		if b.tag == atom.Summary {
			if kept, _ := words.within(&l.boxes[b.parent]); kept > 0 {
				keepRange(keep, b)
			}
		}
	}
}

// listShare is the share of the words of a list from which on all of it is
// kept: .0025 word F1 for the listings of wcxb, .001 for collections and
// documentation. At one half, structure_f1 is .007 lower.
const listShare = 0.6

// settleLists keeps all of a list of which most was kept: its first items, and
// the terms of what it describes, are no less of it. The posts of a thread are no such list.
func settleLists(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.tag != atom.Ul && b.tag != atom.Ol && b.tag != atom.Dl {
			continue
		}
		if kept, all := words.within(b); kept < all && float64(kept) >= listShare*float64(all) && !holdsPosts(l, i) {
			keepRange(keep, b)
		}
	}
}

// holdsPosts tells whether a class calls something in a box a post.
func holdsPosts(l *layout, i int) bool {
	for k := i + 1; k < len(l.boxes) && l.boxes[k].depth > l.boxes[i].depth; k++ {
		if l.boxes[k].marks&postWords != 0 {
			return true
		}
	}
	return false
}

// dataCellWords is the mean number of words up to which the cells of a table
// count as data.
const dataCellWords = 12

// isDataTable tells whether the table that is box i holds data: no table
// within, no heading but those of its cells, cells of a few words.
func isDataTable(l *layout, i int) bool {
	b := &l.boxes[i]
	words := 0
	for k := b.first; k < b.last; k++ {
		words += l.blocks[k].counts.Words
	}
	if words > dataCellWords*(b.last-b.first) {
		return false
	}
	for _, inner := range l.boxes[i+1:] {
		if inner.depth <= b.depth {
			break
		}
		if inner.tag == atom.Table || headingLevel(inner.tag) > 0 {
			return false
		}
	}
	return true
}

// wordSums holds, for each number of blocks from the start of the page, how
// many words they have, and how many of these were kept.
type wordSums []struct{ kept, all int }

func wordsKept(l *layout, keep []bool) wordSums {
	sums := make(wordSums, len(keep)+1)
	for i := range keep {
		s, w := sums[i], l.blocks[i].counts.Words
		s.all += w
		if keep[i] {
			s.kept += w
		}
		sums[i+1] = s
	}
	return sums
}

func (s wordSums) within(b *box) (kept, all int) {
	return s[b.last].kept - s[b.first].kept, s[b.last].all - s[b.first].all
}
