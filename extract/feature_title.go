package extract

import (
	"slices"
	"strings"
)

// findTitle returns the block that is most likely the title, or -1: the
// first <h1> with text, or else the first heading. In plain text it is the
// longest of the lines before the story that other lines there repeat, and the
// last of these: names of sites are repeated too.
func findTitle(l *layout, plain bool) int {
	if plain {
		return findTitleLine(l)
	}
	first := -1
	for i := range l.blocks {
		switch level := headingLevel(l.boxes[l.blocks[i].box].tag); {
		case l.blocks[i].counts.Words == 0:
		case level == 1:
			return i
		case level > 1 && first < 0:
			first = i
		}
	}
	return first
}

// A title line has so many words, and stands within so many lines of the
// start: clocks, names and menus come before it, a story does not.
const (
	minTitleWords  = 3
	maxTitleWords  = 25
	maxTitleOffset = 40
)

func findTitleLine(l *layout) int {
	start := l.blocks[:min(len(l.blocks), maxTitleOffset)]
	if i := slices.IndexFunc(start, func(b Block) bool { return isLong(&b) }); i >= 0 {
		start = start[:i]
	}
	title := -1
	for i := range start {
		line := start[i].Text
		words := start[i].counts.Words
		if words < minTitleWords || words > maxTitleWords || title >= 0 && words < start[title].counts.Words {
			continue
		}
		for k := range start {
			if k != i && strings.Contains(start[k].Text, line) {
				title = i
			}
		}
	}
	return title
}
