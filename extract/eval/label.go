package main

import (
	"slices"
	"strings"

	"lectern/extract"
)

// reference is what labels are made of: the whole text of a page's content, or
// passages that must and must not be in it.
type reference struct {
	question
	Text    *string  `json:"text"`
	With    []string `json:"with"`
	Without []string `json:"without"`
}

// Labels of a block.
const (
	noise   = 0
	content = 1
	unknown = -1
)

// label tells for each block whether it is content.
func label(blocks []extract.Block, a reference) []int {
	if a.Text != nil {
		return labelByText(blocks, *a.Text)
	}
	return labelByPassages(blocks, a.With, a.Without)
}

// labelByPassages knows only blocks that hold a passage.
func labelByPassages(blocks []extract.Block, with, without []string) []int {
	labels := make([]int, len(blocks))
	for i := range blocks {
		text := flat(blocks[i].Text)
		holds := func(s string) bool {
			s = flat(s)
			return s != "" && strings.Contains(text, s)
		}
		labels[i] = unknown
		if in, out := slices.ContainsFunc(with, holds), slices.ContainsFunc(without, holds); in != out {
			labels[i] = noise
			if in {
				labels[i] = content
			}
		}
	}
	return labels
}

// Constants of the alignment. A block matches where at least matchShare of
// its words stand in the truth in the same places relative to each other;
// the few that differ are links or numbers that one side lacks.
const (
	matchShare = 0.6
	shingle    = 3  // words that must agree for a place to be considered
	maxPlaces  = 24 // places considered for one block
)

// labelByText aligns the blocks with the truth in order, so that each word
// of the truth is claimed once: of all chains of places that go forward
// through both, the one that claims most words. A headline that occurs again
// under "related" finds its words taken. What is left of the truth then goes
// to blocks in another order, as long as it is more than a word or two.
func labelByText(blocks []extract.Block, truth string) []int {
	words := findWords(lower(truth))
	index := map[string][]int{}
	for i := range words {
		for n := 1; n <= shingle && i+n <= len(words); n++ {
			key := strings.Join(words[i:i+n], " ")
			index[key] = append(index[key], i)
		}
	}
	labels := make([]int, len(blocks))
	lengths := make([]int, len(blocks))
	all := make([][]place, len(blocks))
	for i := range blocks {
		w := findWords(lower(blocks[i].Text))
		lengths[i] = len(w)
		all[i] = places(w, words, index)
	}
	taken := make([]bool, len(words))
	for i, p := range bestChain(all, len(words)) {
		if p != nil {
			labels[i] = content
			p.take(taken)
		}
	}
	for i, ps := range all {
		if labels[i] == content || lengths[i] < shingle {
			continue
		}
		for _, p := range ps {
			if p.free(taken) {
				labels[i] = content
				p.take(taken)
				break
			}
		}
	}
	return labels
}

// place is where a block may stand in the truth: words [from, to), of which
// hits agree.
type place struct{ from, to, hits int }

func (p place) take(taken []bool) {
	for i := p.from; i < p.to; i++ {
		taken[i] = true
	}
}

func (p place) free(taken []bool) bool {
	free := 0
	for _, t := range taken[p.from:p.to] {
		if !t {
			free++
		}
	}
	return float64(free) >= 0.8*float64(p.to-p.from)
}

// places finds where the words of a block stand in the truth.
func places(w, truth []string, index map[string][]int) []place {
	n := min(shingle, len(w))
	if n == 0 {
		return nil
	}
	votes := map[int]int{}
	for i := 0; i+n <= len(w); i++ {
		at := index[strings.Join(w[i:i+n], " ")]
		if len(at) > 10*maxPlaces {
			continue
		}
		for _, j := range at {
			votes[j-i]++
		}
	}
	type vote struct{ start, count int }
	var starts []vote
	for start, count := range votes {
		starts = append(starts, vote{start, count})
	}
	slices.SortFunc(starts, func(a, b vote) int {
		if a.count != b.count {
			return b.count - a.count
		}
		return a.start - b.start
	})
	var found []place
	for _, s := range starts[:min(len(starts), maxPlaces)] {
		p := place{from: max(s.start, 0), to: min(s.start+len(w), len(truth))}
		for i := p.from; i < p.to; i++ {
			if truth[i] == w[i-s.start] {
				p.hits++
			}
		}
		if float64(p.hits) >= matchShare*float64(len(w)) {
			found = append(found, p)
		}
	}
	if len(found) == 0 && len(starts) > 1 {
		// A word more or less in the middle shifts what comes after it.
		p := place{from: max(starts[0].start, 0), to: min(starts[0].start+len(w), len(truth))}
		for _, s := range starts {
			if d := s.start - starts[0].start; -20 <= d && d <= 20 {
				p.hits += s.count
			}
		}
		if float64(p.hits) >= matchShare*float64(len(w)) {
			p.hits = min(p.hits, p.to-p.from)
			found = append(found, p)
		}
	}
	return found
}

// bestChain picks at most one place a block, so that places go forward
// without overlap and claim as many words as can be.
func bestChain(all [][]place, length int) []*place {
	type link struct {
		block    int
		place    *place
		previous *link
		hits     int
	}
	best := make([]*link, length+2) // a Fenwick tree: the best chain that ends at or before a word
	query := func(to int) *link {
		var b *link
		for i := to + 1; i > 0; i -= i & -i {
			if l := best[i]; l != nil && (b == nil || l.hits > b.hits) {
				b = l
			}
		}
		return b
	}
	for i := range all {
		var links []*link
		for k := range all[i] {
			p := &all[i][k]
			l := &link{block: i, place: p, previous: query(p.from), hits: p.hits}
			if l.previous != nil {
				l.hits += l.previous.hits
			}
			links = append(links, l)
		}
		for _, l := range links {
			for j := l.place.to + 1; j < len(best); j += j & -j {
				if best[j] == nil || best[j].hits < l.hits {
					best[j] = l
				}
			}
		}
	}
	chain := make([]*place, len(all))
	for l := query(length); l != nil; l = l.previous {
		chain[l.block] = l.place
	}
	return chain
}
