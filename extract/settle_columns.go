package extract

import "golang.org/x/net/html/atom"

// columnShare is the share of all kept words from which on a cell of a table
// that lays out the page is the column of the text.
const columnShare = 0.7

// settleColumns drops what stands beside the column of the text on a page that a
// table lays out: cells have no names to tell the model what they are for. Beside
// the text of a post stands who wrote it.
func settleColumns(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	all := words[len(keep)].kept
	posts := nearest(l, isPost)
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.tag != atom.Tr || posts[i] >= 0 {
			continue
		}
		for k := i + 1; k < len(l.boxes) && l.boxes[k].depth > b.depth; k++ {
			cell := &l.boxes[k]
			kept, _ := words.within(cell)
			if cell.parent != i || float64(kept) < columnShare*float64(all) || kept < textWords {
				continue
			}
			for n := b.first; n < b.last; n++ {
				keep[n] = keep[n] && cell.first <= n && n < cell.last
			}
			break
		}
	}
}
