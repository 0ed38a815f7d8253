package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// At the top of a text, of which so many blocks are looked at, a block of at
// most maxHeadLine bytes may say once more what is shown above the text.
const (
	headBlocks  = 5
	maxHeadLine = 200
)

// byline takes out the lines at the top of the content that say who wrote it
// and when, and nothing else: both are shown above it. In a thread, where
// every post says so, the first one does, too.
func (c *cleaner) byline() {
	facts := c.headFacts()
	if len(facts.names) == 0 && len(facts.days) == 0 {
		return
	}
	var repeated []*html.Node
	for n, seen := c.firstLine(c.root), 0; n != nil && seen < headBlocks; seen++ {
		if text, all := brief(n, maxHeadLine); all && !isHeadingElement(n) && findNear(n, isMediaElement) == nil && facts.cover(text) {
			repeated = append(repeated, n)
		}
		n = c.lineAfter(n)
	}
	if repeated == nil || c.isThread(facts) {
		return
	}
	for _, n := range repeated {
		c.drop(n, "repeats who wrote it and when")
	}
}

// isThread tells whether other parts of the content have dates of their own.
func (c *cleaner) isThread(facts headFacts) bool {
	for n := c.firstLine(c.root); n != nil; n = c.lineAfter(n) {
		text, all := brief(n, maxHeadLine)
		if !all || !hasDigit(text) {
			continue
		}
		if d, start, end, ok := findDate(text, facts.dayFirst); ok && !facts.hasDay(d) && facts.areWords(text[:start]+" "+text[end:]) {
			return true
		}
	}
	return false
}

// firstLine returns the first block in n that holds no other, or n's first
// child where text stands beside blocks.
func (c *cleaner) firstLine(n *html.Node) *html.Node {
	for {
		first := firstShown(n)
		if first == nil || first.Type != html.ElementNode || isForeign(first) || !isBlockLevel(first) {
			if n == c.root {
				return first
			}
			return n
		}
		n = first
	}
}

// lineAfter returns the block after n, or nil behind the last.
func (c *cleaner) lineAfter(n *html.Node) *html.Node {
	for ; n != c.root; n = n.Parent {
		if s := nextShown(n); s != nil {
			if s.Type != html.ElementNode || !isBlockLevel(s) || isForeign(s) {
				return s
			}
			return c.firstLine(s)
		}
	}
	return nil
}

// headFacts are what is shown above the text.
type headFacts struct {
	names    []string // in lower case
	days     []date
	dayFirst bool
}

func (c *cleaner) headFacts() headFacts {
	f := headFacts{dayFirst: dayFirst(c.head.Lang)}
	for _, a := range c.head.Authors {
		f.names = append(f.names, strings.ToLower(a))
	}
	for _, t := range [...]string{c.head.PublishedTime, c.head.ModifiedTime} {
		if d, ok := parseDate(t, false); ok {
			f.days = append(f.days, d)
		}
	}
	return f
}

// cover tells whether a text has names or days of the head, and besides only
// what goes with them: "By", "Published on", a time of day.
func (f headFacts) cover(text string) bool {
	found := false
	for range headBlocks {
		d, start, end, ok := findDate(text, f.dayFirst)
		if !ok {
			break
		}
		if !f.hasDay(d) {
			return false
		}
		found = true
		text = text[:start] + " " + text[end:]
	}
	text = strings.ToLower(text)
	for _, name := range f.names {
		if before, after, ok := strings.Cut(text, name); ok {
			found = true
			text = before + " " + after
		}
	}
	return found && f.areWords(text)
}

// areWords tells whether a text has no words but those that go with names and
// dates.
func (f headFacts) areWords(text string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		class, known := wordClasses.of(hashWord(word))
		if _, announces, _ := byline(word); !announces && !nameParticles[word] && (!known || class != wordByline && class != wordTime && class != wordCommon) {
			return false
		}
	}
	return true
}

func (f headFacts) hasDay(d date) bool { return slices.ContainsFunc(f.days, d.sameDay) }
