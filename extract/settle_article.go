package extract

import (
	"slices"
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

// A section outside of it is text as much as the article where its kept words
// score sectionScore on average, and hardly any of them are links. With these,
// no page of the measured sets reads otherwise; at a score of .7, structure_f1
// is .006 lower.
const (
	sectionWords = 20
	sectionScore = 0.9
	sectionLinks = 0.05
)

// settleArticle drops what was kept outside of the page's own <article>: by
// the HTML standard that is a composition complete in itself. What stands
// between the title and it, a standfirst, stays; so do the posts of a forum,
// notes, parts that a script was to move into it, and sections of the same form.
// word F1 of wcxb is .001 higher for it, structure_f1 .017: that rests on 11 pages
// of 1497, and on 3 of 164. Comments go, and count for nothing, however many they
// are: an article with twice its length in comments came with all of them. Of
// wcxb that changes 4 pages, two of which are stories of one site, one called
// an article there and one a forum (articles +.001, forums -.004).
func settleArticle(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	own, comments := ownArticle(l, keep, words)
	if own == nil {
		return
	}
	first := own.first
	if title := findTitle(l, false); title >= 0 {
		first = min(first, title)
	}
	spared := nearest(l, func(b *box) bool {
		return b.marks&markWordForum != 0 || hasNoteName(b.node) || strings.HasPrefix(attr(b.node, "id"), streamedID)
	})
	sections := sectionsBeside(l, own)
	for i := 0; i < len(keep); {
		if first <= i && i < own.last {
			i++
			continue
		}
		end := i + 1
		for end < len(keep) && sections[l.blocks[end].box] == sections[l.blocks[i].box] && end != first {
			end++
		}
		isText := isTextSection(l, keep, i, end)
		for ; i < end; i++ {
			box := l.blocks[i].box
			keep[i] = keep[i] && (spared[box] >= 0 || isText && comments[box] < 0)
		}
	}
}

// sectionsBeside returns for each box the outermost one around it that does not
// hold the box own; of lines, lists and tables, the box that holds both.
func sectionsBeside(l *layout, own *box) []int {
	sections := make([]int, len(l.boxes))
	for i := range l.boxes {
		b := &l.boxes[i]
		switch {
		case b.first <= own.first && own.last <= b.last && b.depth < own.depth:
			sections[i] = i
		case sections[b.parent] != b.parent || l.boxes[b.parent].first > own.first || l.boxes[b.parent].last < own.last:
			sections[i] = sections[b.parent]
		case isLine(b.tag), b.tag == atom.Ul, b.tag == atom.Ol, b.tag == atom.Dl, b.tag == atom.Table, b.tag == atom.Pre, b.tag == atom.Blockquote:
			sections[i] = b.parent
		default:
			sections[i] = i
		}
	}
	return sections
}

// commentsBeside returns for each box the one around it, outside of the box
// own, that a class calls comments, or -1.
func commentsBeside(l *layout, own *box) []int {
	return nearest(l, func(b *box) bool {
		return b.marks&markWordComment != 0 && (b.last <= own.first || own.last <= b.first)
	})
}

// hasLinks tells whether a box has words that lead away.
func hasLinks(l *layout, b *box) bool {
	return slices.ContainsFunc(l.blocks[b.first:b.last], func(b Block) bool { return b.counts.LinkWords > 0 })
}

// isTextSection tells whether what was kept of these blocks has the form of a text.
func isTextSection(l *layout, keep []bool, first, end int) bool {
	words, links, score := 0, 0, 0.0
	for k := first; k < end; k++ {
		if keep[k] {
			c := &l.blocks[k].counts
			words += c.Words
			links += c.LinkWords
			score += l.blocks[k].Score * float64(c.Words)
		}
	}
	return words >= sectionWords && score >= sectionScore*float64(words) && float64(links) <= sectionLinks*float64(words)
}

// ownArticle returns the outermost <article> that most was kept of, and the
// comments beside it. It returns none where that is too little of what was kept
// but for those comments, or another of the same form, or beside it without
// links, was kept too: then the page has several.
func ownArticle(l *layout, keep []bool, words wordSums) (own *box, comments []int) {
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
	if own == nil || most < articleWords {
		return nil, nil
	}
	all := words[len(words)-1].kept
	comments = commentsBeside(l, own)
	for i := range keep {
		if keep[i] && comments[l.blocks[i].box] >= 0 {
			all -= l.blocks[i].counts.Words
		}
	}
	if float64(most) < articleShare*float64(all) {
		return nil, nil
	}
	for _, b := range others {
		if kept, _ := words.within(b); b != own && kept > partWords && (b.path == own.path || b.parent == own.parent && !hasLinks(l, b)) {
			return nil, nil
		}
	}
	return own, comments
}
