package extract

import "golang.org/x/net/html/atom"

// settleAsides drops each <aside> of links beside the page's <main> that text
// was kept of: to a page of three sentences its list of other stories was most
// of it. Notes and callouts stay. No page of wcxb reads otherwise.
func settleAsides(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	main := keptMain(l, words)
	if main == nil {
		return
	}
	links := make([]int, len(keep)+1) // words in links up to each block
	for i := range keep {
		links[i+1] = links[i] + l.blocks[i].counts.LinkWords
	}
	end := 0 // of the aside before, in which others may lie
	for i := range l.boxes {
		b := &l.boxes[i]
		isBeside := b.last <= main.first || main.last <= b.first
		if b.tag != atom.Aside || b.first < end || !isBeside || hasNoteName(b.node) || calloutKind(b.node) != "" {
			continue
		}
		end = b.last
		if _, all := words.within(b); 2*(links[b.last]-links[b.first]) >= all {
			clear(keep[b.first:b.last])
		}
	}
}

// keptMain returns the outermost box that calls itself the main one and has
// kept words, or nil.
func keptMain(l *layout, words wordSums) *box {
	for i := range l.boxes {
		b := &l.boxes[i]
		if kept, _ := words.within(b); kept > 0 && b.marks&markMain != 0 {
			return b
		}
	}
	return nil
}

// footWords is the most words that the foot of an article may have which is
// kept with it: three lines of a signature, or a correction.
const footWords = 30

// settleFeet keeps the foot of the page's own <article> where it goes on from
// the text and has nothing that leads away, nor words of the law: who signed
// it, and as what. Of wcxb that adds a line or two to 4 pages, of which 2 count
// it as text. The feet of posts within are none of it.
func settleFeet(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	own, _ := ownArticle(l, keep, words)
	if own == nil {
		return
	}
	holders := nearest(l, func(b *box) bool { return b.tag == atom.Article || isPost(b) })
	end := 0 // of the foot before, in which others may lie
	for i := range l.boxes {
		b := &l.boxes[i]
		isIn := max(end, own.first+1) <= b.first && b.first < b.last && b.last <= own.last
		if b.tag != atom.Footer || !isIn || &l.boxes[holders[i]] != own {
			continue
		}
		end = b.last
		if _, all := words.within(b); all > 0 && all <= footWords && keep[b.first-1] && isFoot(l, b) {
			keepRange(keep, b)
		}
	}
}

// isFoot tells whether nothing in a box leads away or is there for the law.
func isFoot(l *layout, b *box) bool {
	for k := b.first; k < b.last; k++ {
		if c := &l.blocks[k].counts; c.LinkWords > 0 || c.Media > 0 || isLegal(c) {
			return false
		}
	}
	return true
}
