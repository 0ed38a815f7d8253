package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// At the top of a text, of which so many lines are looked at, a line of at
// most maxHeadLine bytes may say once more what is shown above the text. So
// many lines may stand before those that do: a standfirst.
const (
	headLines       = 5
	standfirstLines = 1
	maxHeadLine     = 200
)

// byline takes out the lines at the top of the content that say who wrote it
// and when, and nothing else: both are shown above it. In a thread or an
// interview, where every part says so, the first one does, too.
func (c *cleaner) byline() {
	facts := c.headFacts()
	if len(facts.names) == 0 && len(facts.days) == 0 {
		return
	}
	repeated, below := c.headLines(facts)
	if repeated == nil || c.hasParts(below, repeated, facts) {
		return
	}
	for _, n := range repeated {
		c.drop(n, "repeats who wrote it and when")
	}
}

// headLines returns the lines at the top that repeat what is shown above the
// text, and the line below them, or nil where there is none.
func (c *cleaner) headLines(facts headFacts) (repeated []*html.Node, below *html.Node) {
	others := 0
	n := c.line(c.root.FirstChild)
	for range headLines {
		if n == nil {
			break
		}
		block := n
		for up := n.Parent; up != c.root; up = up.Parent {
			if isElement(up, atom.Ul, atom.Ol) {
				block = up // an item goes with its list, or stays
			}
		}
		switch {
		case c.isHeadLine(block, facts):
			repeated = append(repeated, block)
		case isFigcaption(n):
		case repeated != nil || others == standfirstLines:
			return repeated, n
		default:
			others++
		}
		n = c.line(next(block, c.root, true))
	}
	return repeated, n
}

// isHeadLine tells whether a block repeats what is shown above the text. A
// cell of a table or a term of a list of terms belongs to the others there.
func (c *cleaner) isHeadLine(n *html.Node, facts headFacts) bool {
	if n.Type != html.ElementNode || isHeadingElement(n) || findNear(n, isMediaElement) != nil ||
		c.closest(n, maxDepth, func(up *html.Node) bool { return isElement(up, atom.Table, atom.Dl) }) != nil {
		return false
	}
	text, all := brief(n, maxHeadLine)
	return all && facts.cover(text)
}

// hasParts tells whether the content from n on has parts with heads of their
// own: one that repeats a line of the first, or one with another date.
func (c *cleaner) hasParts(n *html.Node, heads []*html.Node, facts headFacts) bool {
	texts := map[string]bool{}
	for _, h := range heads {
		texts[strings.ToLower(briefText(h, maxHeadLine))] = true
	}
	for ; n != nil; n = c.line(next(n, c.root, true)) {
		text := briefText(n, maxHeadLine)
		if texts[strings.ToLower(text)] {
			return true
		}
		if d, start, end, ok := findDate(text, facts.dayFirst); ok && !facts.hasDay(d) && facts.areWords(text[:start]+" "+text[end:]) {
			return true
		}
	}
	return false
}

// line returns the first line in document order from n on: a block with text
// that holds no other, or a text beside blocks.
func (c *cleaner) line(n *html.Node) *html.Node {
	for n != nil {
		isWhole := n.Type != html.ElementNode || isForeign(n) || isBlockLevel(n) && !hasBlocks(n)
		if isWhole && hasText(n) {
			return n
		}
		n = next(n, c.root, isWhole)
	}
	return nil
}

// hasBlocks tells whether one of the children of n is a block.
func hasBlocks(n *html.Node) bool {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.ElementNode && isBlockLevel(child) {
			return true
		}
	}
	return false
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
	for range headLines {
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
