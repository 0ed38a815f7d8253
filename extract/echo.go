package extract

import (
	"slices"
	"unicode"
)

// echo tells how much of a block's text stands elsewhere on the page too:
// breadcrumbs, teasers of the page itself and repeated headlines do.
type echo struct {
	elsewhere float32 // share of its word pairs that other blocks have as well
	titleInIt float32 // share of the title's words that it has, of the title's form that it is closest to
	ofTitle   float32 // share of its words that the title has, in either form
}

// echoWords is the length, in words, up to which blocks are compared. A
// repeated paragraph is longer, but feature "repeats" sees it.
const echoWords = 40

// findEchoes compares the short blocks with each other and with the title:
// that of the document and that of block titleAt, unless it is negative.
func findEchoes(l *layout, title string, titleAt int) []echo {
	echoes := make([]echo, len(l.blocks))
	heading := ""
	if titleAt >= 0 {
		heading = l.blocks[titleAt].Text
	}
	titles := [...]hashIndex{wordSet(title), wordSet(heading)}
	var pairs hashIndex
	var owners []int // the block that has a pair; shared when several have it
	const shared = -1
	var hashes []uint32                   // of the words of all short blocks
	ends := make([]int, 0, len(l.blocks)) // of each block's among them
	for i := range l.blocks {
		start := len(hashes)
		if l.blocks[i].counts.Words <= echoWords {
			hashes = hashWords(hashes, l.blocks[i].Text)
		}
		ends = append(ends, len(hashes))
		words := hashes[start:]
		for k := 1; k < len(words); k++ {
			pair := words[k-1]*fnvPrime ^ words[k]
			if n := pairs.number(pair); n == len(owners) {
				owners = append(owners, i)
			} else if owners[n] != i {
				owners[n] = shared
			}
		}
	}
	start := 0
	for i, end := range ends {
		words := hashes[start:end]
		start = end
		if len(words) == 0 {
			continue
		}
		again, titled, seen := 0, 0, [len(titles)]int{}
		for k, h := range words {
			if k > 0 && owners[pairs.find(words[k-1]*fnvPrime^h)] == shared {
				again++
			}
			first, second := titles[0].find(h) >= 0, titles[1].find(h) >= 0
			if !first && !second {
				continue
			}
			titled++
			if slices.Contains(words[:k], h) {
				continue
			}
			if first {
				seen[0]++
			}
			if second {
				seen[1]++
			}
		}
		e := &echoes[i]
		e.elsewhere, e.ofTitle = ratio(again, len(words)-1), ratio(titled, len(words))
		for t := range titles {
			e.titleInIt = max(e.titleInIt, ratio(seen[t], len(titles[t].hashes)))
		}
	}
	return echoes
}

// wordSet returns the hashes of the words of s.
func wordSet(s string) hashIndex {
	var set hashIndex
	for _, h := range hashWords(nil, s) {
		set.number(h)
	}
	return set
}

// hashWords appends the hashes of the words of s, in lower case.
func hashWords(to []uint32, s string) []uint32 {
	h, in := uint32(fnvOffset), false
	for _, r := range s {
		switch kindOf(r) {
		case kindUpper:
			r = unicode.ToLower(r)
			fallthrough
		case kindLower, kindDigit, kindMark, kindUnspaced:
			h, in = (h^uint32(r))*fnvPrime, true
			continue
		}
		if in {
			to = append(to, h)
			h, in = fnvOffset, false
		}
	}
	if in {
		to = append(to, h)
	}
	return to
}
