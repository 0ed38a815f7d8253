package main

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// counter is a multiset.
type counter[K comparable] map[K]int

func (c counter[K]) total() int {
	n := 0
	for _, v := range c {
		n += v
	}
	return n
}

// common is the size of the intersection of two multisets.
func (c counter[K]) common(d counter[K]) int {
	n := 0
	for k, v := range c {
		n += min(v, d[k])
	}
	return n
}

// prf returns precision, recall and F1.
func prf(truePositive, predicted, reference int) (p, r, f float64) {
	if predicted > 0 {
		p = float64(truePositive) / float64(predicted)
	}
	if reference > 0 {
		r = float64(truePositive) / float64(reference)
	}
	return p, r, harmonic(p, r)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// compare returns precision, recall and F1 of two multisets; two empty ones
// agree.
func compare[K comparable](got, want counter[K]) (p, r, f float64) {
	if len(got) == 0 && len(want) == 0 {
		return 1, 1, 1
	}
	return prf(got.common(want), got.total(), want.total())
}

// isWord tells whether r is of a word: a letter, a digit or an underscore.
// Marks are not, so that scripts which write vowels as marks come in pieces.
func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isSpace is unicode.IsSpace and the four ASCII separators, U+001C to U+001F.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f
}

// findWords returns the words of s in their order.
func findWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) })
}

// lower maps to lower case by Unicode's full mapping, final sigma included.
func lower(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return cases.Lower(language.Und).String(s)
		}
	}
	return strings.ToLower(s)
}

// countWords counts words without regard to case.
func countWords(found []string) counter[string] {
	c := counter[string]{}
	for _, w := range found {
		c[lower(w)]++
	}
	return c
}

// shingleLen is how many words make a shingle.
const shingleLen = 4

// countShingles counts runs of words; fewer words than a run make one.
func countShingles(found []string) counter[string] {
	c := counter[string]{}
	for i := 0; i < len(found) && (i == 0 || i+shingleLen <= len(found)); i++ {
		c[strings.Join(found[i:min(i+shingleLen, len(found))], " ")]++
	}
	return c
}

// fold reduces s to its words in lower case.
func fold(s string) string {
	return strings.Join(findWords(lower(s)), " ")
}

// flat reduces white space to single spaces, and letters to lower case.
func flat(s string) string {
	return lower(strings.Join(strings.FieldsFunc(s, isSpace), " "))
}

var (
	bullet   = regexp.MustCompile(`^([\s\v]*)[*+-] `)
	escape   = regexp.MustCompile(`\\([^\pL\pN_\s])`)
	ruleOnly = regexp.MustCompile(`^[-|: ]+$`)
)

// countLines counts the lines of a Markdown text, in one form for what
// Markdown writes in several.
func countLines(markdown string) counter[string] {
	c := counter[string]{}
	for _, line := range strings.FieldsFunc(markdown, isLineBreak) {
		line = bullet.ReplaceAllString(line, "$1- ")
		line = strings.Join(strings.FieldsFunc(line, isSpace), " ")
		line = escape.ReplaceAllString(line, "$1")
		if line != "" && !ruleOnly.MatchString(line) {
			c[line]++
		}
	}
	return c
}

func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}
