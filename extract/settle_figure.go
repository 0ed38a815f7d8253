package extract

import (
	"slices"

	"golang.org/x/net/html/atom"
)

// contextWords is how many words around a picture decide about it: a byline
// or a neighbour's caption are too few.
const contextWords = 30

// captionScore is what the caption of a kept picture must score. What scores
// less names an agency, or offers to enlarge the picture; at twice as much,
// as many captions are lost as credits. A <figcaption> of sentenceWords says
// something whatever it scores. What is a caption by its class alone must
// score calledScore: at half of that, segments F1 is .0008 lower.
const (
	captionScore  = 0.03
	calledScore   = 0.2
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
			keep[i] = kept && !isBareCredit(l, i, own)
		}
	}
	keepLead(l, keep)
}

// isBareCredit tells whether a line of a figure says nothing about the picture.
func isBareCredit(l *layout, i int, figure *box) bool {
	b := &l.blocks[i]
	switch {
	case b.counts.Media > 0:
		return false
	case !isInFigure(l, b.box, figure):
		return b.Score < calledScore
	}
	return b.Score < captionScore && (l.boxes[b.box].tag != atom.Figcaption || b.counts.Words < sentenceWords)
}

// namesSource tells whether a short line says who took a picture, "Photo: A. Name"
// or "AP", rather than what it shows.
func namesSource(b *Block) bool {
	return b.counts.Media == 0 && b.counts.Words < sentenceWords &&
		(b.counts.Classes[wordByline] > 0 && b.Score < calledScore || b.counts.Common == 0 && b.Score < captionScore)
}

// isInFigure tells whether the box at lies in a <figure> that is, or lies in,
// the given box.
func isInFigure(l *layout, at int, figure *box) bool {
	for ; at >= 0 && l.boxes[at].depth >= figure.depth; at = l.boxes[at].parent {
		if l.boxes[at].tag == atom.Figure {
			return true
		}
	}
	return false
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

// figureOf returns the outermost <figure> that starts at block i, or nil. A
// box counts too that holds pictures and what is called a caption, and where
// pictures is set, one that its class calls a picture: among the text, too
// many of those are teasers.
func figureOf(l *layout, i int, pictures bool) *box {
	var figure *box
	for at := l.blocks[i].box; at >= 0 && l.boxes[at].first == i; at = l.boxes[at].parent {
		b := &l.boxes[at]
		words, media := 0, 0
		for k := b.first; k < b.last; k++ {
			words += l.blocks[k].counts.Words
			if media += l.blocks[k].counts.Media; words > maxFigureWords {
				return figure
			}
		}
		switch {
		case media == 0:
		case b.tag == atom.Figure, words <= maxPictureWords && (pictures && b.marks&markWordMedia != 0 || isCaptioned(l, at)):
			figure = b
		}
	}
	return figure
}

// isCaptioned tells whether all words in the box at are captions, by their
// names: pictures are set so without a <figure> by MediaWiki, WordPress.
func isCaptioned(l *layout, at int) bool {
	named := false
	for k := l.boxes[at].first; k < l.boxes[at].last; k++ {
		if l.blocks[k].counts.Words == 0 {
			continue
		}
		up := l.blocks[k].box
		for up != at && !isCaptionBox(&l.boxes[up]) {
			up = l.boxes[up].parent
		}
		if up == at {
			return false
		}
		named = true
	}
	return named
}

func isCaptionBox(b *box) bool {
	class := attr(b.node, "class")
	return b.tag == atom.Figcaption || hasNameWord(class, captionWords) && !hasNameWord(class, creditWords)
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
				keep[k] = !namesSource(&l.blocks[k])
			}
		}
	}
}
