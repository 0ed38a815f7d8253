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

// The rest of the page's own article is kept where it has at least tailWords
// words, which score tailScore on average. At 40 words and .15, as for the end
// of a flow, segments F1 is .0005 lower: notes about the author come last.
const (
	tailWords = 60
	tailScore = 0.2
)

// settleTail keeps what follows in the page's own article, up to a line of
// links, where that reads like text: many pages set each section of a story in
// boxes of its own, where settleEnds does not find it. word F1 of wcxb is
// .0003 higher for it, line_f1 .002.
func settleTail(l *layout, keep []bool) {
	own := ownArticle(l, wordsKept(l, keep))
	if own == nil {
		return
	}
	first := own.last
	for !keep[first-1] {
		first--
	}
	score, words, end := 0.0, 0, first
	for ; end < own.last; end++ {
		b := &l.blocks[end]
		if float64(b.counts.LinkWords) > gapLinks*float64(b.counts.Words) {
			break
		}
		words += b.counts.Words
		score += b.Score * float64(b.counts.Words)
	}
	if words < tailWords || score < tailScore*float64(words) {
		return
	}
	for i := first; i < end; i++ {
		keep[i] = l.blocks[i].counts.Words > 0 // settleFigures decides about pictures
	}
}
