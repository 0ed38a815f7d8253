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
	words, f := wordsKept(l, keep), newFigures(l)
	top := commonBox(l, keep)
	for i := top.first; i < top.last; {
		b := &l.blocks[i]
		figure := f.at(i, false)
		if b.counts.Media == 0 && figure == nil || figure == nil && b.counts.Words > 0 {
			i++
			continue
		}
		own := &box{parent: b.box, first: i, last: i + 1}
		if figure != nil {
			own = figure
		}
		kept := keptAround(l, words, own) && !isOrnamental(l, words, own.parent)
		for ; i < own.last; i++ {
			keep[i] = kept && !f.isBareCredit(i, own)
		}
	}
	keepTableCaptions(f, words, keep)
	keepLead(f, words, keep)
}

// isBareCredit tells whether a line of a figure says nothing about the picture.
// What a class calls a caption stays with a kept picture where it has a common
// word and names nobody: segments F1 is .001 lower, but "Clamp in 1934" is all
// that such captions say.
func (f *figures) isBareCredit(i int, figure *box) bool {
	b := &f.blocks[i]
	switch {
	case b.counts.Media > 0:
		return false
	case f.boxes[b.box].tag == atom.Figcaption && b.counts.Words >= sentenceWords,
		figure.tag != atom.Figure && b.counts.Common > 0 && b.counts.Classes[wordByline] == 0:
		return false
	case f.isInFigure(b.box, figure):
		return b.Score < captionScore
	}
	return b.Score < calledScore
}

// keepTableCaptions keeps the captions of figures without pictures, of tables
// and code, of which most was kept.
func keepTableCaptions(f *figures, words wordSums, keep []bool) {
	for i := range f.boxes {
		b, figure := &f.boxes[i], f.around[i]
		if b.tag != atom.Figcaption || figure < 0 || f.held[figure].media > 0 {
			continue
		}
		own, size := words.within(b)
		if kept, all := words.within(&f.boxes[figure]); 2*(kept-own) > all-size {
			keepRange(keep, b)
		}
	}
}

// namesSource tells whether a short line says who took a picture, "Photo: A. Name"
// or "AP", rather than what it shows.
func namesSource(b *Block) bool {
	return b.counts.Media == 0 && b.counts.Words < sentenceWords &&
		(b.counts.Classes[wordByline] > 0 && b.Score < calledScore || b.counts.Common == 0 && b.Score < captionScore)
}

// isInFigure tells whether the box at lies in a <figure> that is, or lies in,
// the given box.
func (f *figures) isInFigure(at int, figure *box) bool {
	at = f.around[at]
	return at >= 0 && f.boxes[at].depth >= figure.depth
}

// ornamentBoxes is how many boxes around a picture may tell that it belongs
// to none of the text, ornamentWords what their classes then say.
const (
	ornamentBoxes = 3
	ornamentWords = markWordShare | markWordAuthor | markWordNav | markWordAd | markWordRelated | markWordPager | markWordAccount | markWordLetter
)

// isOrnamental tells whether a picture in the box at belongs to buttons for
// sharing, a note about the author, links to other pages. A box that holds
// most of the text is none of these, whatever it is called: scripts that add
// such things name the box around the article after themselves.
func isOrnamental(l *layout, words wordSums, at int) bool {
	for i := 0; i < ornamentBoxes && at >= 0; i++ {
		if kept, _ := words.within(&l.boxes[at]); 2*kept > words[len(words)-1].kept {
			return false
		}
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

// figures finds the figures of a page. What it knows of the boxes is counted
// once: pages nest them hundreds deep.
type figures struct {
	*layout
	held   []figureCounts // what each box holds
	around []int          // the innermost <figure> around each box
}

// figureCounts are the words in a box, those of them that lie in no caption
// within it, and the pictures. In boxes of more than maxPictureWords words,
// nobody asks about captions.
type figureCounts struct{ words, bare, media int }

func newFigures(l *layout) *figures {
	held := make([]figureCounts, len(l.boxes))
	for i := range l.blocks {
		h, counts := &held[l.blocks[i].box], &l.blocks[i].counts
		h.words += counts.Words
		h.bare += counts.Words
		h.media += counts.Media
	}
	for i := len(held) - 1; i > 0; i-- { // a box comes after those around it
		h, up := held[i], &held[l.boxes[i].parent]
		up.words += h.words
		up.media += h.media
	}
	for i := len(held) - 1; i > 0; i-- {
		h, up := held[i], &held[l.boxes[i].parent]
		if up.words <= maxPictureWords && h.bare > 0 && !isCaptionBox(&l.boxes[i]) {
			up.bare += h.bare
		}
	}
	return &figures{l, held, nearest(l, func(b *box) bool { return b.tag == atom.Figure })}
}

// at returns the outermost <figure> that starts at block i, or nil. A box
// counts too that holds pictures and what is called a caption, and where
// pictures is set, one that its class calls a picture: among the text, too
// many of those are teasers.
func (f *figures) at(i int, pictures bool) *box {
	var figure *box
	for at := f.blocks[i].box; at >= 0 && f.boxes[at].first == i && f.held[at].words <= maxFigureWords; at = f.boxes[at].parent {
		b, h := &f.boxes[at], f.held[at]
		switch {
		case h.media == 0:
		case b.tag == atom.Figure, h.words <= maxPictureWords && (pictures && b.marks&markWordMedia != 0 || h.isCaptioned()):
			figure = b
		}
	}
	return figure
}

// isCaptioned tells whether all words in a box are captions, by their names:
// pictures are set so without a <figure> by MediaWiki, WordPress.
func (h figureCounts) isCaptioned() bool { return h.words > 0 && h.bare == 0 }

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
func keepLead(f *figures, words wordSums, keep []bool) {
	first := slices.Index(keep, true)
	title := findTitle(f.layout, false)
	if first < 0 || title < 0 || title >= first || first-title > leadBlocks {
		return
	}
	for i := title + 1; i < first; i++ {
		if figure := f.at(i, true); figure != nil && figure.last <= first && !isOrnamental(f.layout, words, figure.parent) {
			for k := figure.first; k < figure.last; k++ {
				keep[k] = !namesSource(&f.blocks[k])
			}
		}
	}
}
