package extract

import "golang.org/x/net/html/atom"

// A row of a table lays out the page where it holds rowShare of all kept words;
// its cell with columnShare of them is the column of the text. What scores
// more than ownScore is of the text wherever it stands: the original beside its
// translation, the heading of a step.
const (
	rowShare    = 0.9
	columnShare = 0.7
	ownScore    = 0.9
)

// settleColumns drops what stands beside the column of the text on a page that a
// table lays out: cells have no names to tell the model what they are for. Beside
// the text of a post stands who wrote it. It rests on whole pages of four languages,
// made for this: of the measured sets, it changes one page.
func settleColumns(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	all := words[len(keep)].kept
	posts := nearest(l, isPost)
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.tag != atom.Tr || posts[i] >= 0 {
			continue
		}
		if kept, _ := words.within(b); float64(kept) < rowShare*float64(all) {
			continue
		}
		for k := i + 1; k < len(l.boxes) && l.boxes[k].depth > b.depth; k++ {
			cell := &l.boxes[k]
			kept, _ := words.within(cell)
			if cell.parent != i || float64(kept) < columnShare*float64(all) || kept < textWords {
				continue
			}
			for n := b.first; n < b.last; n++ {
				keep[n] = keep[n] && (cell.first <= n && n < cell.last || l.blocks[n].Score > ownScore)
			}
			break
		}
	}
}
