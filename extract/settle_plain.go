package extract

import "golang.org/x/net/html/atom"

// plainScore is what a block of a plain page must score. Bylines, dates and
// breadcrumbs without a name that says so score less.
const plainScore = 0.03

// furnitureWords are the words of classes that name parts of a page beside its
// text.
const furnitureWords = markWordNav | markWordSide | markWordFooter | markWordComment | markWordRelated | markWordShare | markWordAd |
	markWordPromo | markWordWidget | markWordMeta | markWordAuthor | markWordTag | markWordConsent | markWordPopup | markWordLetter |
	markWordPager | markWordSearch | markWordAccount | markWordUnseen | markWordCard

// settlePlain keeps nearly all of a page that has nothing beside its text: a
// manuscript, notes in the markup of old. The model, which knows pages of
// sites, is unsure of their short lines, tables and headings.
func settlePlain(l *layout, keep []bool) {
	if !isPlain(l) {
		return
	}
	for i := range keep {
		b := &l.blocks[i]
		keep[i] = keep[i] || b.counts.Media == 0 && (b.Score >= plainScore || b.counts.Words == 0)
	}
}

// isPlain tells whether no box of the page is named or made for anything but
// text, nor a thread, and few of its words are links. A table around it all is none such:
// pages of old are centred by one.
func isPlain(l *layout) bool {
	if !isMostlyText(l) {
		return false
	}
	posts := make(map[int]bool) // by their path
	for i := range l.boxes {
		b := &l.boxes[i]
		switch b.tag {
		case atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Dialog, atom.Noscript:
			return false
		case atom.Table:
			if !isDataTable(l, i) && !isOneCell(l, i) {
				return false
			}
		}
		if b.marks&furnitureWords != 0 || isPost(b) && posts[b.path] {
			return false
		}
		posts[b.path] = isPost(b)
	}
	return true
}

// isOneCell tells whether one cell holds all of the table that is box i: a
// frame around the text.
func isOneCell(l *layout, i int) bool {
	t := &l.boxes[i]
	for k := i + 1; k < len(l.boxes) && l.boxes[k].depth > t.depth; k++ {
		if b := &l.boxes[k]; b.tag == atom.Td && b.first == t.first && b.last == t.last {
			return true
		}
	}
	return false
}
