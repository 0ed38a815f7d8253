package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The box of a text is the innermost that holds bodyKept of the kept words. A
// structure in it must score structureScore on average, and may stand with
// wrapWords more, its title and what there is to click, in boxes of its own.
const (
	bodyKept       = 0.8
	structureScore = 0.1
	wrapWords      = 8
)

// foreignMarks are the hints of what belongs to the site, or to readers, even
// where it stands in the box of a text.
const foreignMarks = strangeMarks&^markCaption | furnitureWords&^markWordCard | markFooter | markWordForum

// structures finds the structures of a text: code, tables of data, quotations,
// lists, folds, callouts, formulas.
type structures struct {
	*layout
	kept    wordSums
	body    int   // the box of the text
	foreign []int // for each box, the innermost around it that is none of the text, or -1
	posts   []int // for each box, the innermost post around it, or -1
}

// settleStructures keeps the structures of a text in the box that holds most of
// it: between what was kept, and behind it up to the first line that was not.
// The model, which knows the ends of pages as the place of links and notes,
// doubts them most where they come last. What leads on to one is kept for it.
// Word F1 of documentation is .0018 higher for it, that of all wcxb .0003, and
// segments F1 .0002 lower.
func settleStructures(l *layout, keep []bool) {
	s := &structures{layout: l, kept: wordsKept(l, keep)}
	s.body = s.textBox()
	if s.body < 0 {
		return
	}
	s.foreign = nearest(l, func(b *box) bool {
		kept, all := s.kept.within(b)
		return 2*kept <= all && b.marks&foreignMarks != 0
	})
	s.posts = nearest(l, isPost)
	body := &l.boxes[s.body]
	first, last := slices.Index(keep, true), len(keep)-1
	for !keep[last] {
		last--
	}
	lead := max(first, body.first) // the first of the lines that lead on to the block at hand
	for i := lead; i < body.last; {
		if end := s.endOf(i); end > i {
			if s.isOfText(i, end) {
				for k := lead; k < end; k++ {
					keep[k] = keep[k] || !isFrame(&l.blocks[k])
				}
			} else if end > last && !keep[i] {
				return
			}
			i, lead = end, end
			continue
		}
		if keep[i] {
			lead = i + 1
		} else if !s.leads(i) {
			if i > last {
				return
			}
			lead = i + 1
		}
		i++
	}
}

// textBox returns the innermost box that holds most of what was kept, or -1
// where that is too little, or little of what the box holds.
func (s *structures) textBox() int {
	text, all := -1, s.kept[len(s.kept)-1].kept
	for i := range s.boxes {
		b := &s.boxes[i]
		if kept, _ := s.kept.within(b); float64(kept) >= bodyKept*float64(all) && (text < 0 || b.parent == text) {
			text = i
		}
	}
	if text < 0 {
		return -1
	}
	if kept, held := s.kept.within(&s.boxes[text]); kept < textWords || float64(kept) < textShare*float64(held) {
		return -1
	}
	return text
}

// endOf returns the end of the structure that begins with block i, or i where
// none does.
func (s *structures) endOf(i int) int {
	end, words := i, 0
	for at := s.blocks[i].box; at > s.body && s.boxes[at].first == i; at = s.boxes[at].parent {
		b := &s.boxes[at]
		switch _, all := s.kept.within(b); {
		case s.isStructure(at):
			end, words = b.last, all
		case end > i && all <= words+wrapWords:
			end = b.last
		}
	}
	if end == i && s.isFormula(i) {
		end++
	}
	return end
}

// isStructure tells whether a box is a structure of a text by its element.
func (s *structures) isStructure(at int) bool {
	b := &s.boxes[at]
	switch b.tag {
	case atom.Pre, atom.Blockquote, atom.Dl, atom.Details:
		return true
	case atom.Ul, atom.Ol:
		return b.first > 0 && leadsOn(s.layout, b.first-1)
	case atom.Table:
		return s.isGrid(at)
	}
	return calloutKind(b.node) != ""
}

// isGrid tells whether a table has cells side by side, and nothing in them that
// a page would be laid out by.
func (s *structures) isGrid(at int) bool {
	t, cells, wide := &s.boxes[at], 0, false
	for k := at + 1; k < len(s.boxes) && s.boxes[k].depth > t.depth; k++ {
		switch tag := s.boxes[k].tag; {
		case tag == atom.Table, headingLevel(tag) > 0:
			return false
		case tag == atom.Tr:
			cells = 0
		case tag == atom.Td, tag == atom.Th:
			cells++
			wide = wide || cells > 1
		}
	}
	return wide
}

// isFormula tells whether a block has no words but those of a formula.
func (s *structures) isFormula(i int) bool {
	found := false
	for _, leaf := range s.blocks[i].Leaves {
		switch {
		case leaf.Namespace == "math":
			found = true
		case leaf.Type != html.TextNode || strings.TrimSpace(leaf.Data) != "":
			return false
		}
	}
	return found
}

// leads tells whether a line of the text announces what comes next: as such
// lines do, or as the title of a box that holds nothing else.
func (s *structures) leads(i int) bool {
	b := &s.blocks[i]
	return (leadsOn(s.layout, i) || s.isTitle(i)) && s.isOwn(b.box) && b.Score >= structureScore && b.counts.LinkWords == 0 &&
		b.counts.Classes[wordMore]+b.counts.Classes[wordReply]+b.counts.Classes[wordAction] == 0
}

// isTitle tells whether a structure is all that follows block i in the box
// around it.
func (s *structures) isTitle(i int) bool {
	at := s.boxes[s.blocks[i].box].parent
	return at > s.body && s.boxes[at].first == i && i+1 < s.boxes[at].last && s.endOf(i+1) == s.boxes[at].last
}

// isOwn tells whether a box stands in the text itself.
func (s *structures) isOwn(at int) bool { return s.foreign[at] < s.body && s.posts[at] <= s.body }

// isOfText tells whether the structure of these blocks belongs to the text.
func (s *structures) isOfText(first, end int) bool {
	words, links, score := 0, 0, 0.0
	for k := first; k < end; k++ {
		b := &s.blocks[k]
		if !s.isOwn(b.box) || b.counts.marks&foreignMarks != 0 {
			return false
		}
		words += b.counts.Words
		links += b.counts.LinkWords
		score += b.Score * float64(b.counts.Words)
	}
	return score >= structureScore*float64(words) && float64(links) <= gapLinks*float64(words)
}
