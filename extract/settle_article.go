package extract

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// An <article> is the page's own where at least articleWords words of it were
// kept, and they are articleShare of all that were. Products and listings
// describe themselves in smaller ones; streams of other stories beside an
// article can be twice as long as it is. At .25 the figures are the same, at
// .35 structure_f1 is .008 and word F1 .0003 lower.
const (
	articleWords = 100
	articleShare = 0.3
)

// settleArticle drops what was kept outside of the page's own <article>: by
// the HTML standard that is a composition complete in itself. What stands
// between the title and it, a standfirst, stays; so do what people answer,
// notes, and parts that a script was to move into it. word F1 of wcxb is .001 higher for it, structure_f1 .018.
func settleArticle(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	own := ownArticle(l, words)
	if own == nil {
		return
	}
	first := own.first
	if title := findTitle(l, false); title >= 0 {
		first = min(first, title)
	}
	spared := nearest(l, func(b *box) bool {
		return b.marks&(markWordComment|markWordForum) != 0 || hasNoteName(b.node) || strings.HasPrefix(attr(b.node, "id"), streamedID)
	})
	for i := range keep {
		if (i < first || i >= own.last) && spared[l.blocks[i].box] < 0 {
			keep[i] = false
		}
	}
}

// ownArticle returns the outermost <article> that most was kept of, unless
// that is too little, or another of the same form was kept too: then the page
// has several.
func ownArticle(l *layout, words wordSums) *box {
	var own *box
	most := 0
	var others []*box
	for i, end := 0, 0; i < len(l.boxes); i++ {
		b := &l.boxes[i]
		if b.tag != atom.Article || b.first < end {
			continue
		}
		end = b.last
		if kept, _ := words.within(b); kept > most {
			own, most = b, kept
		}
		others = append(others, b)
	}
	if all := words[len(words)-1].kept; most < articleWords || float64(most) < articleShare*float64(all) {
		return nil
	}
	for _, b := range others {
		if kept, _ := words.within(b); b != own && b.path == own.path && kept > partWords {
			return nil
		}
	}
	return own
}
