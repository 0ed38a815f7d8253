package extract

import "golang.org/x/net/html/atom"

// settleAsides drops an <aside> of links, where the part of the page that says
// of itself that it is the main one has kept text: to a page of three sentences
// its list of other stories was most of it. No page of wcxb reads otherwise.
func settleAsides(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	hasMain := false
	mains := nearest(l, func(b *box) bool {
		isMain := b.marks&(markMain|markArticle) != 0
		if isMain {
			kept, _ := words.within(b)
			hasMain = hasMain || kept > 0
		}
		return isMain
	})
	if !hasMain {
		return
	}
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.tag != atom.Aside || mains[i] >= 0 {
			continue
		}
		all, links := 0, 0
		for k := b.first; k < b.last; k++ {
			all += l.blocks[k].counts.Words
			links += l.blocks[k].counts.LinkWords
		}
		if 2*links >= all {
			clear(keep[b.first:b.last])
		}
	}
}

// footWords is the most words that the foot of an article may have which is
// kept with it: three lines of a signature, or a correction.
const footWords = 30

// settleFeet keeps the foot of the page's own <article> where it goes on from
// the text and has nothing that leads away, nor words of the law: who signed
// it, and as what. Of wcxb that adds a line or two to 4 pages, of which 2 count
// it as text.
func settleFeet(l *layout, keep []bool) {
	own, _ := ownArticle(l, keep, wordsKept(l, keep))
	if own == nil {
		return
	}
	for i := range l.boxes {
		b := &l.boxes[i]
		isIn := own.first < b.first && b.first < b.last && b.last <= own.last
		if b.tag == atom.Footer && isIn && keep[b.first-1] && isFoot(l, b) {
			keepRange(keep, b)
		}
	}
}

// isFoot tells whether a box has the words of a text's foot.
func isFoot(l *layout, b *box) bool {
	words := 0
	for k := b.first; k < b.last; k++ {
		c := &l.blocks[k].counts
		words += c.Words
		if c.LinkWords > 0 || isLegal(c) {
			return false
		}
	}
	return words <= footWords
}
