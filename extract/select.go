package extract

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Selection is the part of the page that was chosen.
type Selection struct {
	Root       *html.Node // a detached <div>: the chosen nodes in their order, with their ancestors' structure
	PageType   string     // what the page declares itself to be, as in Article
	Confidence float64    // as in Article
	Whole      bool       // no block was more likely content than not: Root is the whole page
	Kept       bool       // Options.Keep matched something in it
}

// choose scores the page's blocks and takes the best of them. The page's
// document becomes the selection: it must not be used afterwards.
func choose(page *Page, opts Options, tr *tracer) *Selection {
	dropMatching(page, opts.Drop, tr)
	l := splitBlocks(page)
	model := opts.Model
	if model == nil {
		model = defaultModel()
	}
	if opts.leavesOut(stepSecond) {
		model = &Model{first: model.first}
	}
	model.score(page, l, opts.Bias)
	keep, expected := bestBlocks(l.blocks)
	if !opts.leavesOut(stepContent) && !hasContent(l.blocks) {
		clear(keep)
	}
	if !opts.leavesOut(stepEchoes) {
		dropEchoes(l, keep)
	}
	settle(l, keep, opts)
	kept := keepMatching(l, opts.Keep, keep)
	sure := confidence(expected)
	bare := opts.Whole || isBare(l)
	short := page.Text && len(l.blocks) <= textBlocks && sure < textConfidence
	if bare || short {
		for i := range keep {
			keep[i] = keep[i] || opts.Whole || short || !isOfSite(l, i)
		}
	}
	if bare && wordsKept(l, keep)[len(keep)].kept >= bareWords {
		sure = max(sure, bareConfidence)
	}
	sel := &Selection{PageType: page.Hints.pageType(), Confidence: sure, Whole: !slices.Contains(keep, true), Kept: kept}
	if sel.Whole {
		for i := range keep {
			keep[i] = true
		}
	}
	sel.Root = carve(l, keep, tr)
	return sel
}

// A page of so few blocks has no room for anything but its content: a note
// that was pasted, a message. The model has seen no such pages.
const (
	bareBlocks = 6
	bareLinks  = 0.3
)

// bareConfidence is the confidence in such a page, and in a passage that was
// selected, where it has at least bareWords words: of the 31 in structure, 29
// reach a word F1 of 0.9.
const (
	bareWords      = 20
	bareConfidence = 0.9
)

// A text without markup, of at most textBlocks lines and paragraphs, from which
// the choice does not reach textConfidence, is no copy of a page with its menus
// but all content. The three such copies at hand, of some forty lines, come to
// .62, .74 and .81; notes, mails and Markdown of some ten lines, which the model
// has not seen, to .21 at most.
const (
	textBlocks     = 20
	textConfidence = 0.4
)

// isBare tells whether the page is hardly more than a few lines of text.
func isBare(l *layout) bool { return len(l.blocks) <= bareBlocks && isMostlyText(l) }

// legalShare is the share of words such as "copyright" and "privacy" from which
// on the foot of a page is there for the law: "Copyright 2024 Example" has a
// third of them, a signature that ends in "Ltd" a fifth.
const legalShare = 0.25

// isOfSite tells whether block i is there to get about the site, or for the
// law: in what its element or role says is for that, and made of links,
// pictures or such words. What else stands there may be a signature or a list.
func isOfSite(l *layout, i int) bool {
	c := &l.blocks[i].counts
	isLink := 2*c.LinkWords >= c.Words
	foot := false
	for at := l.blocks[i].box; at >= 0; at = l.boxes[at].parent {
		switch marks := l.boxes[at].marks; {
		case marks&markNav != 0:
			return isLink
		case marks&(markArticle|markMain|markQuote|markFigure) != 0:
			return false // the foot is its own
		case marks&markFooter != 0:
			foot = true
		}
	}
	return foot && (isLink || isLegal(c))
}

// isLegal tells whether words are there for the law.
func isLegal(c *counts) bool {
	return c.First == '©' || ratio(c.Classes[wordLegal], c.Words) >= legalShare
}

// isMostlyText tells whether the page has words, and few of them are links.
func isMostlyText(l *layout) bool {
	words, links := 0, 0
	for i := range l.blocks {
		words += l.blocks[i].counts.Words
		links += l.blocks[i].counts.LinkWords
	}
	return words > 0 && ratio(links, words) <= bareLinks
}

// bestBlocks marks the blocks that together have the highest expected word
// F1 against the true article: taken in the order of their scores, the first
// k of them, for the k that maximises 2·Σpw / (Σw + Σ'pw), where p is a
// block's score, w its words, Σ runs over the k and Σ' over all blocks. It
// returns that maximum, too.
func bestBlocks(blocks []Block) (keep []bool, expected float64) {
	order := make([]int, 0, len(blocks))
	all := 0.0
	for i := range blocks {
		if w := blocks[i].counts.Words; w > 0 {
			order = append(order, i)
			all += blocks[i].Score * float64(w)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case blocks[a].Score > blocks[b].Score:
			return -1
		case blocks[a].Score < blocks[b].Score:
			return 1
		}
		return a - b
	})
	best, hits, words := 0, 0.0, 0.0
	for k, i := range order {
		w := float64(blocks[i].counts.Words)
		hits += blocks[i].Score * w
		words += w
		if f := 2 * hits / (words + all); f > expected {
			best, expected = k+1, f
		}
	}
	keep = make([]bool, len(blocks))
	for _, i := range order[:best] {
		keep[i] = true
	}
	return keep, expected
}

// hasContent tells whether any block is more likely content than not.
func hasContent(blocks []Block) bool {
	return slices.ContainsFunc(blocks, func(b Block) bool { return b.counts.Words > 0 && b.Score >= 0.5 })
}

// echoShare is the share of a block's word pairs, and of the title's words,
// from which it only repeats the title together with what stands elsewhere:
// a breadcrumb, a caption of the page itself. One word in ten may differ.
const echoShare = 0.9

// titledShare is the share of its own words that such a block takes from the
// title. A sentence that stands twice on a page takes fewer, even where it has
// all of a short title: word F1 is .0005 higher on wcxb than without this.
const titledShare = 0.4

// dropEchoes drops blocks that only repeat the title, which is shown anyway.
func dropEchoes(l *layout, keep []bool) {
	for i := range l.echoes {
		if l.echoes[i].isOfTitle() {
			keep[i] = false
		}
	}
}

// isOfTitle tells whether a block only repeats the title.
func (e *echo) isOfTitle() bool {
	return e.elsewhere >= echoShare && e.titleInIt >= echoShare && e.ofTitle >= titledShare
}

// dropMatching removes what m matches, which may be nil.
func dropMatching(page *Page, m Matcher, tr *tracer) {
	if m == nil {
		return
	}
	for _, n := range findAll(page.Doc, func(n *html.Node) bool { return isElement(n) && m.Match(n) }) {
		tr.removed("select", n, "matches drop")
		remove(n)
	}
}

// keepMatching keeps the blocks that lie in what m matches, which may be nil,
// and tells whether there are any.
func keepMatching(l *layout, m Matcher, keep []bool) (matched bool) {
	if m == nil {
		return false
	}
	for i := range l.blocks {
		for n := l.blocks[i].Leaves[0]; n != nil; n = n.Parent {
			if isElement(n) && m.Match(n) {
				keep[i], matched = true, true
				break
			}
		}
	}
	return matched
}

// carve takes the blocks that were not kept out of the document and returns
// what is left below the deepest box that holds all the others.
func carve(l *layout, keep []bool, tr *tracer) *html.Node {
	root := newElement(atom.Div)
	if !slices.Contains(keep, true) {
		return root
	}
	top := commonBox(l, keep)
	for i := range l.blocks {
		if keep[i] {
			continue
		}
		b := &l.blocks[i]
		if tr != nil { // writing the number takes longer than all else here
			tr.note("select", l.boxes[b.box].node, "score "+strconv.FormatFloat(b.Score, 'f', 2, 64), b.Text)
		}
		for _, leaf := range b.Leaves {
			removeUpward(leaf)
		}
	}
	node := top.node
	for node.Type == html.DocumentNode || is(node, atom.Html) {
		node = node.LastChild
	}
	if is(node, atom.Body) {
		moveChildren(root, node)
	} else {
		remove(node)
		root.AppendChild(node)
	}
	return root
}

// commonBox returns the deepest box that holds all kept blocks.
func commonBox(l *layout, keep []bool) *box {
	first, last := slices.Index(keep, true), len(keep)-1
	for last >= 0 && !keep[last] {
		last--
	}
	top := &l.boxes[0]
	for i := range l.boxes {
		if b := &l.boxes[i]; b.depth > top.depth && b.first <= first && b.last > last {
			top = b
		}
	}
	return top
}

// removeUpward detaches n, and what has become empty around it. Cells stay,
// so that the columns of a table do not shift.
func removeUpward(n *html.Node) {
	for n.Parent != nil && !isElement(n, atom.Td, atom.Th) {
		parent := n.Parent
		parent.RemoveChild(n)
		if parent.FirstChild != nil {
			return
		}
		n = parent
	}
}
