package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a line of plain text gains as a title; a line that is right before
// the text and has nothing against it has none of these.
const (
	plainReach    = 8   // lines before the text that are looked at
	plainPerLine  = -2  // for each line further away from the text
	plainRepeated = 5   // it stands elsewhere too: in a window title, in navigation
	plainWithin   = 14  // it stands within another line, as in a breadcrumb: worth seven lines of distance
	plainOften    = 3   // a line that stands so often is the name of the site
	plainSlug     = -6  // a file's name or an address
	plainLower    = -3  // begins in lower case
	plainSentence = -3  // ends as a sentence or a label does
	plainBrief    = -2  // a single word
	plainByline   = -10 // an author or a date
)

// plainTitle finds the title of plain text: of the short lines before the
// text begins the one that looks most like it.
func (c *candidates) plainTitle(at place) titleCandidate {
	first := at.first
	if first < 0 {
		first = min(1, len(c.lines))
	}
	counts := map[string]int{}
	for _, l := range c.lines {
		if l.size <= maxLineLen {
			counts[foldWords(l.text)]++
			for _, p := range splitTitle(l.text) {
				if p[0] > 0 || p[1] < len(l.text) {
					counts[foldWords(l.text[p[0]:p[1]])]++
				}
			}
		}
	}
	best, most := titleCandidate{line: -1}, 0
	for i := max(0, first-plainReach); i < first; i++ {
		l := c.lines[i]
		key := foldWords(l.text)
		if key == "" || l.size > 2*runningText {
			continue
		}
		score := plainPerLine * (first - 1 - i)
		if counts[key] > 1 {
			score += plainRepeated
		}
		words := strings.Fields(l.text)
		if len(words) >= minTitleWords && counts[key] < plainOften && c.standsWithin(l.text) {
			score += plainWithin
		}
		if len(words) == 1 {
			score += plainBrief
			if strings.ContainsAny(l.text, "-_/.") {
				score += plainSlug
			}
		}
		if r, _ := utf8.DecodeRuneInString(l.text); unicode.IsLower(r) {
			score += plainLower
		}
		if r, _ := utf8.DecodeLastRuneInString(l.text); strings.ContainsRune(".:,;…>", r) {
			score += plainSentence
		}
		if _, announced, _ := byline(l.text); announced && len(words) <= maxNameWords {
			score += plainByline
		} else if d, start, end, ok := findDate(l.text, false); ok && d.year > 0 && l.size-(end-start) < len(l.text)/2 {
			score += plainByline
		}
		if best.text == "" || score >= most {
			best, most = titleCandidate{text: l.text, key: key, from: fromText, line: i}, score
		}
	}
	return best
}

// standsWithin tells whether a longer line holds the text.
func (c *candidates) standsWithin(text string) bool {
	return slices.ContainsFunc(c.lines, func(l line) bool {
		return len(l.text) > len(text) && strings.Contains(l.text, text)
	})
}
