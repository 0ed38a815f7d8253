package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// settle mends the choice where the parts of the text belong together,
// whatever each scored.
func settle(l *layout, keep []bool) {
	if l.lines {
		return // plain text has no structure to go by
	}
	settlePlain(l, keep)
	settleGaps(l, keep)
	settleEnds(l, keep)
	settleHeadings(l, keep)
	settleTables(l, keep)
	settleBoxes(l, keep)
	settleLists(l, keep)
	settleCode(l, keep)
	settleFigures(l, keep)
	keepReferring(l, keep)
	keepNotes(l, keep)
	settlePosts(l, keep)
}

// settleTables keeps or drops each table of data as one: by the words of its
// cells that were kept. Tables that lay out the page are left alone.
func settleTables(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.tag != atom.Table || !isDataTable(l, i) {
			continue
		}
		kept, all := words.within(b)
		for k := b.first; k < b.last; k++ {
			keep[k] = 2*kept > all
		}
	}
}

// settleBoxes keeps the rest of a callout of which anything was kept, and of a
// section of notes of which most was: the title, the code, the last note.
func settleBoxes(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		kept, all := words.within(b)
		if kept > 0 && kept < all && all <= maxNoteWords && (calloutKind(b.node) != "" || 2*kept > all && hasNoteName(b.node)) {
			keepRange(keep, b)
		}
	}
}

// listShare is the share of the words of a list from which on all of it is
// kept: .0025 word F1 for the listings of wcxb, .001 for collections and
// documentation. At one half, structure_f1 is .007 lower.
const listShare = 0.6

// settleLists keeps all of a list of which most was kept: its first items are
// no less of it. The posts of a thread are no such list.
func settleLists(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.tag != atom.Ul && b.tag != atom.Ol {
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

// settleCode keeps a piece of code that stands between two kept blocks: code
// reads like nothing else on the page, and a gap in a text is a loss. Buttons
// to copy it may stand around it.
func settleCode(l *layout, keep []bool) {
	isCode := func(i int) bool { return l.boxes[l.blocks[i].box].tag == atom.Pre }
	for i := 1; i < len(keep); i++ {
		if !keep[i-1] {
			continue
		}
		end := i
		for end < len(keep) && !keep[end] && (isCode(end) || frameTexts[strings.ToLower(l.blocks[end].Text)]) {
			end++
		}
		if end < len(keep) && keep[end] {
			for k := i; k < end; k++ {
				keep[k] = isCode(k)
			}
		}
		i = end
	}
}

// contextWords is how many words around a picture decide about it: a byline
// or a neighbour's caption are too few.
const contextWords = 30

// captionScore is what the caption of a kept picture must score. What scores
// less names an agency, or offers to enlarge the picture; at twice as much,
// as many captions are lost as credits. A <figcaption> of sentenceWords says
// something whatever it scores.
const (
	captionScore  = 0.03
	sentenceWords = 9
)

// settleFigures keeps pictures, each with its caption, where most of the
// words nearest around them were kept, and figures between the title and the
// text. Others go, whatever their captions scored.
func settleFigures(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	top := commonBox(l, keep)
	for i := top.first; i < top.last; {
		b := &l.blocks[i]
		figure := figureOf(l, i, false)
		if b.counts.Media == 0 && figure == nil || figure == nil && b.counts.Words > 0 {
			i++
			continue
		}
		own := &box{parent: b.box, first: i, last: i + 1}
		if figure != nil {
			own = figure
		}
		kept := keptAround(l, words, own) && !isOrnamental(l, own.parent)
		for ; i < own.last; i++ {
			keep[i] = kept && !isBareCredit(l, i)
		}
	}
	keepLead(l, keep)
}

// isBareCredit tells whether a line of a figure says nothing about the picture.
func isBareCredit(l *layout, i int) bool {
	b := &l.blocks[i]
	if b.counts.Media > 0 || b.Score >= captionScore {
		return false
	}
	return l.boxes[b.box].tag != atom.Figcaption || b.counts.Words < sentenceWords
}

// ornamentBoxes is how many boxes around a picture may tell that it belongs
// to none of the text, ornamentWords what their classes then say.
const (
	ornamentBoxes = 3
	ornamentWords = markWordShare | markWordAuthor | markWordNav | markWordAd | markWordRelated | markWordPager | markWordAccount | markWordLetter
)

// isOrnamental tells whether a picture in the box at belongs to buttons for
// sharing, a note about the author, links to other pages.
func isOrnamental(l *layout, at int) bool {
	for i := 0; i < ornamentBoxes && at >= 0; i++ {
		if l.boxes[at].marks&ornamentWords != 0 {
			return true
		}
		at = l.boxes[at].parent
	}
	return false
}

// How many words a figure may hold and still be one: whole articles are
// wrapped in <figure>, and more so in what a class calls a picture.
const (
	maxFigureWords  = 120
	maxPictureWords = 50
)

// figureOf returns the outermost <figure> that starts at block i, or nil.
// Where pictures is set, a box that its class calls a picture counts, too:
// among the text, too many of those are teasers.
func figureOf(l *layout, i int, pictures bool) *box {
	var figure *box
	for at := l.blocks[i].box; at >= 0 && l.boxes[at].first == i; at = l.boxes[at].parent {
		b := &l.boxes[at]
		limit := maxFigureWords
		if b.tag != atom.Figure {
			if !pictures || b.marks&markWordMedia == 0 {
				continue
			}
			limit = maxPictureWords
		}
		words, media := 0, 0
		for k := b.first; k < b.last; k++ {
			words += l.blocks[k].counts.Words
			media += l.blocks[k].counts.Media
		}
		if media > 0 && words <= limit {
			figure = b
		}
	}
	return figure
}

// keptAround tells whether most of the words around a box were kept, in the
// smallest box above it that holds enough of them to tell.
func keptAround(l *layout, words wordSums, own *box) bool {
	ownKept, ownAll := words.within(own)
	kept, all := 0, 0
	for at := own.parent; at >= 0 && all < contextWords; at = l.boxes[at].parent {
		kept, all = words.within(&l.boxes[at])
		kept, all = kept-ownKept, all-ownAll
	}
	return 2*kept > all
}

// leadBlocks is how many blocks may lie between the title and the text:
// byline, date, standfirst, share links, and the lead figure.
const leadBlocks = 12

// keepLead keeps figures between the title and the first block of text.
func keepLead(l *layout, keep []bool) {
	first := slices.Index(keep, true)
	title := findTitle(l, false)
	if first < 0 || title < 0 || title >= first || first-title > leadBlocks {
		return
	}
	for i := title + 1; i < first; i++ {
		if figure := figureOf(l, i, true); figure != nil && figure.last <= first && !isOrnamental(l, figure.parent) {
			for k := figure.first; k < figure.last; k++ {
				keep[k] = true
			}
		}
	}
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
