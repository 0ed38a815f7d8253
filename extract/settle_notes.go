package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headedShare is the share of a section's words that must have been kept to
// keep its heading for them, headingScore what the heading must score for
// that: below, it heads the page's navigation or what the site adds.
const (
	headedShare  = 0.8
	headingScore = 0.05
)

// settleHeadings drops headings below which nothing was kept, up to the next
// heading of their level or above: they head what is not shown. It keeps those
// whose sections were kept, from the first line on.
func settleHeadings(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.blocks {
		level := headingLevel(l.boxes[l.blocks[i].box].tag)
		if level < 2 {
			continue
		}
		end := i + 1
		for end < len(l.blocks) && !endsSection(l, end, level) {
			end++
		}
		b, own := &l.blocks[i], &l.boxes[l.blocks[i].box]
		kept, all := words.within(&box{first: i + 1, last: end})
		switch {
		case kept == 0 && all > 0:
			keep[i] = false
		case b.Score >= headingScore && float64(kept) > headedShare*float64(all) && 2*b.counts.LinkWords <= b.counts.Words &&
			own.marks&(markWordDate|markWordMeta|markWordAuthor) == 0 && keep[i+1] && headsFlow(l, i):
			keep[i] = true
		}
	}
}

// headsFlow tells whether a heading stands in the flow of the block behind it,
// or of the box which that begins.
func headsFlow(l *layout, i int) bool {
	flow, below := flowOf(l, i), flowOf(l, i+1)
	return below == flow || l.boxes[below].parent == flow
}

// endsSection tells whether block i is a heading of the level or above.
func endsSection(l *layout, i, level int) bool {
	other := headingLevel(l.boxes[l.blocks[i].box].tag)
	return other > 0 && other <= level
}

// Bounds of what is taken for a note: its mark in the text is short, and so
// is the note beside an article.
const (
	maxMarkBytes = 12
	maxNoteWords = 250
)

// keepNotes keeps the footnotes that kept text refers to: the blocks that
// the in-page links behind short marks lead to.
func keepNotes(l *layout, keep []bool) {
	wanted := noteTargets(l, keep)
	if len(wanted) == 0 {
		return
	}
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		if _, all := words.within(b); wanted[attr(b.node, "id")] && all <= maxNoteWords {
			keepRange(keep, b)
		}
	}
	for i := range l.blocks {
		if !keep[i] && holdsTarget(&l.blocks[i], l.boxes[l.blocks[i].box].node, wanted) {
			own := &l.boxes[l.blocks[i].box]
			if own.parent >= 0 && own.last-own.first == 1 && l.blocks[i].counts.Words <= 1 {
				own = &l.boxes[own.parent] // the label alone: the note stands beside it
			}
			if _, all := words.within(own); all <= maxNoteWords {
				keepRange(keep, own)
			}
		}
	}
}

// keepReferring keeps the text that refers to kept notes: whatever it scored,
// the notes are about it.
func keepReferring(l *layout, keep []bool) {
	var notes map[string]bool // ids in kept blocks, once they are asked for
	for i := range l.blocks {
		b := &l.blocks[i]
		if keep[i] || 2*b.counts.LinkWords > b.counts.Words {
			continue
		}
		eachMark(l, i, func(href, text string) {
			if keep[i] || href[0] != '#' || noteMarker(text) == "" {
				return
			}
			if notes == nil {
				notes = keptIDs(l, keep)
			}
			keep[i] = notes[fragmentOf(href)]
		})
	}
}

// keptIDs returns the ids of short boxes of which something was kept, and of
// what stands in kept blocks.
func keptIDs(l *layout, keep []bool) map[string]bool {
	ids := map[string]bool{}
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		if id := attr(b.node, "id"); id != "" {
			if kept, all := words.within(b); kept > 0 && all <= maxNoteWords {
				ids[id] = true
			}
		}
	}
	for i := range l.blocks {
		if !keep[i] {
			continue
		}
		for _, leaf := range l.blocks[i].Leaves {
			for n := leaf; n != nil && n != l.boxes[l.blocks[i].box].node; n = n.Parent {
				if n.Type == html.ElementNode && attr(n, "id") != "" {
					ids[attr(n, "id")] = true
				}
			}
		}
	}
	return ids
}

func keepRange(keep []bool, b *box) {
	for k := b.first; k < b.last; k++ {
		keep[k] = true
	}
}

// noteTargets returns the ids that short links in kept blocks lead to: on
// this page, or such as notes have, whatever address of the page stands before.
func noteTargets(l *layout, keep []bool) map[string]bool {
	wanted := map[string]bool{}
	for i := range l.blocks {
		if keep[i] {
			eachMark(l, i, func(href, _ string) {
				if id := fragmentOf(href); href[0] == '#' || isNoteName(id) {
					wanted[id] = true
				}
			})
		}
	}
	return wanted
}

// eachMark calls do for each short link in a block that leads to an id, with
// its address and its text.
func eachMark(l *layout, i int, do func(href, text string)) {
	b, top := &l.blocks[i], l.boxes[l.blocks[i].box].node
	if b.counts.LinkWords == 0 {
		return
	}
	var last *html.Node
	for _, leaf := range b.Leaves {
		a := linkAround(leaf, top)
		if a == nil || a == last {
			continue
		}
		if last = a; textLen(a, 4*maxMarkBytes) >= 4*maxMarkBytes {
			continue
		}
		text := strings.TrimSpace(textOf(a))
		if href := attr(a, "href"); len(text) <= maxMarkBytes && fragmentOf(href) != "" {
			do(href, text)
		}
	}
}

// linkAround returns the link that leaf lies in, below top.
func linkAround(leaf, top *html.Node) *html.Node {
	for n := leaf.Parent; n != nil && n != top; n = n.Parent {
		if is(n, atom.A) {
			return n
		}
	}
	return nil
}

// holdsTarget tells whether an inline element of a block has a wanted id or
// name.
func holdsTarget(b *Block, top *html.Node, wanted map[string]bool) bool {
	for _, leaf := range b.Leaves {
		for n := leaf; n != nil && n != top; n = n.Parent {
			if n.Type == html.ElementNode && (wanted[attr(n, "id")] || wanted[attr(n, "name")]) {
				return true
			}
		}
	}
	return false
}
