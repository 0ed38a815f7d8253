package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// A piece may stand between two kept blocks: at most pieceWords words that
// score pieceScore on average, in the box of the text around it. The lines of
// that text may lie lineDepth boxes deep in it, as a list in a module does: at
// one more, and without what isOfText asks of captions, dates and copies,
// segments F1 is .0006 lower.
const (
	pieceWords = 40
	pieceScore = 0.05
	lineDepth  = 2
)

// textWords and textShare are how many words of a box must have been kept, and
// what share of all, for it to hold a text that its pieces belong to.
const (
	textWords = 60
	textShare = 0.6
)

// strangeMarks are the hints of what stands amidst a text and is none of it, by
// its class, its element or its role.
const strangeMarks = markWordNav | markWordComment | markWordRelated | markWordShare | markWordAd | markWordAuthor | markWordCrumb |
	markWordPopup | markWordLetter | markWordToc | markWordPager | markWordSearch | markWordAccount | markWordReview | markWordUnseen |
	markNav | markForm | markDialog | markHidden | markNoscript | markCaption

// pieces finds the short pieces of a text.
type pieces struct {
	*layout
	kept   wordSums
	copies map[string]int // of the text of each short block
	head   bool           // the pieces at hand stand between the title and the text
}

// settlePieces keeps the short pieces that stand between two kept blocks, or
// between the title and the first, in the box of a text: a list of two words, a
// remark in a box of its own, a line of code, a fold, the place that a report
// comes from. They are too short for the model to tell them from what a site
// puts there, which says so by its class, its links or its words.
func settlePieces(l *layout, keep []bool) {
	p := &pieces{layout: l, kept: wordsKept(l, keep), copies: make(map[string]int)}
	for i := range l.blocks {
		if b := &l.blocks[i]; b.counts.Words <= pieceWords {
			p.copies[b.Text]++
		}
	}
	title := findTitle(l, false)
	if slices.Index(keep, true) < title {
		title = -1
	}
	for i := 1; i < len(keep); i++ {
		if keep[i] || !keep[i-1] && i-1 != title {
			continue
		}
		end := i
		for end < len(keep) && !keep[end] {
			end++
		}
		if end == len(keep) {
			return
		}
		p.head = i-1 == title && !keep[title]
		if around := p.textAround(i-1, end); around >= 0 {
			p.keep(keep, around, i, end)
		}
		i = end
	}
}

// textAround returns the innermost box around two blocks, where both are lines
// of a text in it, or -1.
func (p *pieces) textAround(first, last int) int {
	a, b := flowOf(p.layout, first), flowOf(p.layout, last)
	upA, upB := 0, 0
	for a != b {
		if p.boxes[a].depth > p.boxes[b].depth {
			a = p.boxes[a].parent
			upA++
		} else {
			b = p.boxes[b].parent
			upB++
		}
	}
	kept, all := p.kept.within(&p.boxes[a])
	if max(upA, upB) > lineDepth || min(upA, upB) == lineDepth || kept < textWords || float64(kept) < textShare*float64(all) {
		return -1
	}
	return a
}

// keep keeps those of the pieces in the blocks from first up to last that
// belong to the text in the box around: they stand in it, in the flow of the
// line above, or in a short box of which half was kept. What leads on to a piece that does not belong, a heading or a line
// that ends in a colon, goes with it.
func (p *pieces) keep(keep []bool, around, first, last int) {
	flow := flowOf(p.layout, first-1)
	for end := last; end > first; {
		piece := p.before(first, end)
		if (piece.parent == around || piece.parent == flow || p.isHalfKept(keep, piece.parent)) && (keep[end] || !leadsOn(p.layout, end-1)) && p.isOfText(&piece) {
			for k := piece.first; k < piece.last; k++ {
				keep[k] = !isFrame(&p.blocks[k])
			}
		}
		end = piece.first
	}
}

// isHalfKept tells whether a box of the text is as short as a piece, and half of
// it was kept, with its first line where it is no list: the names above what
// readers write come first, too.
func (p *pieces) isHalfKept(keep []bool, at int) bool {
	b := &p.boxes[at]
	kept, all := p.kept.within(b)
	return all <= pieceWords && 2*kept >= all && b.marks&strangeMarks == 0 && (keep[b.first] || b.tag == atom.Ul || b.tag == atom.Ol)
}

// before returns the largest box that ends before block end and begins with
// block first or later, or the block alone where there is none.
func (p *pieces) before(first, end int) box {
	piece := box{parent: p.blocks[end-1].box, first: end - 1, last: end}
	for at := piece.parent; at >= 0 && p.boxes[at].first >= first && p.boxes[at].last <= end; at = p.boxes[at].parent {
		piece = p.boxes[at]
	}
	return piece
}

// isOfHead tells whether a block above a text says who wrote it, or when.
func isOfHead(b *Block) bool {
	_, announced, _ := byline(b.Text)
	_, _, _, dated := findDate(b.Text, true)
	return announced || dated || b.counts.Classes[wordByline] > 0
}

// leadsOn tells whether a block announces the one that follows it.
func leadsOn(l *layout, i int) bool {
	last := l.blocks[i].counts.Last
	return last == ':' || last == '：' || headingLevel(l.boxes[l.blocks[i].box].tag) > 0
}

// isOfText tells whether a piece can belong to the text around it.
func (p *pieces) isOfText(piece *box) bool {
	words, links, orders, signs, digits, letters := 0, 0, 0, 0, 0, 0
	score, code, unique := 0.0, false, false
	for k := piece.first; k < piece.last; k++ {
		b := &p.blocks[k]
		c := &b.counts
		if p.head && isOfHead(b) || p.echoes[k].isOfTitle() || c.Media > 0 || c.marks&strangeMarks != 0 || c.Classes[wordMore] > 0 && leadsOn(p.layout, k) {
			return false
		}
		for at := b.box; at >= 0 && p.boxes[at].first >= piece.first && p.boxes[at].last <= piece.last; at = p.boxes[at].parent {
			if m := p.boxes[at].marks; m&strangeMarks != 0 || m&markButton != 0 && k > piece.first && !isFrame(b) {
				return false
			}
		}
		words += c.Words
		links += c.LinkWords
		orders += c.Classes[wordAction] + c.Classes[wordMore] + c.Classes[wordLegal] + c.Classes[wordReply]
		signs += c.Classes[wordByline] + c.Classes[wordTime]
		digits += c.Digits
		letters += c.Letters
		score += b.Score * float64(c.Words)
		code = code || p.boxes[b.box].tag == atom.Pre
		unique = unique || p.copies[b.Text] < 2
	}
	switch {
	case words == 0, code:
		return words <= pieceWords
	case words > pieceWords, score < pieceScore*float64(words), float64(links) > gapLinks*float64(words):
		return false
	case 2*orders > words, signs > 0 && (2*signs >= words || 3*digits > letters), letters == 0, !unique:
		return false
	}
	return true
}

// isFrame tells whether a block is a button or a label of a piece of code.
func isFrame(b *Block) bool { return frameTexts[strings.ToLower(b.Text)] }
