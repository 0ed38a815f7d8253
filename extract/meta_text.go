package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// textRun gathers text with every run of white space as one space, without
// the characters that only say where a line may break.
type textRun struct {
	buf   []byte
	size  int
	blank bool // white space is due before the next character
}

func (r *textRun) space() { r.blank = true }

func (r *textRun) add(s string) {
	for i := 0; i < len(s); {
		// A run of plain characters, with single spaces between them, goes in at once.
		start := i
		for i < len(s) && (plainByte[s[i]] || s[i] == ' ' && i > start && i+1 < len(s) && plainByte[s[i+1]]) {
			i++
		}
		if i > start {
			r.put(s[start:i])
			continue
		}
		rest := s[i:]
		switch {
		case isSpace(rest[0]):
			r.blank = true
			i++
		case strings.HasPrefix(rest, "\u00a0"):
			r.blank = true
			i += len("\u00a0")
		case strings.HasPrefix(rest, "\u00ad"):
			i += len("\u00ad")
		case strings.HasPrefix(rest, "\u200b"), strings.HasPrefix(rest, "\ufeff"):
			i += len("\u200b")
		default:
			r.put(rest[:1])
			i++
		}
	}
}

// plainByte are the bytes that neither are white space nor begin one of the
// characters that add treats as such.
var plainByte = func() (plain [256]bool) {
	for i := range plain {
		plain[i] = !isSpace(byte(i)) && i != 0xC2 && i != 0xE2 && i != 0xEF
	}
	return plain
}()

func (r *textRun) put(s string) {
	if r.blank && r.size > 0 {
		r.size++
		if len(r.buf) < maxLineLen {
			r.buf = append(r.buf, ' ')
		}
	}
	r.blank = false
	r.size += len(s)
	if room := maxLineLen - len(r.buf); room > 0 {
		r.buf = append(r.buf, s[:min(room, len(s))]...)
	}
}

// take returns the text and starts anew, but for size.
func (r *textRun) take() string {
	s := string(r.buf)
	if r.size > len(s) {
		s = strings.ToValidUTF8(s, "") // the cut may have split a character
	}
	r.buf, r.blank = r.buf[:0], false
	return s
}

// isWithin tells whether a line has no more than so many columns.
func (l line) isWithin(max int) bool {
	return l.size <= max || l.size <= utf8.UTFMax*max && fits(l.text, max)
}

// fits tells whether a text says no more than so many columns, whatever bytes
// its script takes: a character is one, or two in scripts without spaces, for
// there are fewer.
func fits(s string, max int) bool {
	n := 0
	for _, r := range s {
		if n++; r >= utf8.RuneSelf && isUnspaced(r) {
			n++
		}
		if n > max {
			return false
		}
	}
	return true
}

// textWithin returns the text of n with a space between elements that stand
// apart, or with " | " where mark is set; or "" where it is longer than max
// bytes or too far down.
func textWithin(n *html.Node, max int, mark bool) string {
	return textBeside(n, max, mark, func(*html.Node) bool { return false })
}

// textBeside is textWithin without the elements in n that are other.
func textBeside(n *html.Node, max int, mark bool, other func(*html.Node) bool) string {
	var r textRun
	seen := 0
	skip, apart := false, false
	for d := next(n, n, false); d != nil; d = next(d, n, skip) {
		if seen++; seen > maxValueRun || r.size > max {
			return ""
		}
		skip = isElement(d, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Button) || d.Namespace != "" || other(d)
		if isElement(d, atom.Rt, atom.Rp) {
			skip = true
			continue
		}
		switch {
		case d.Type == html.TextNode && strings.TrimSpace(d.Data) != "":
			if apart && mark && r.size > 0 {
				r.add(" | ")
			}
			if apart {
				r.space()
			}
			apart = false
			r.add(d.Data)
		case d.Type == html.TextNode || d.DataAtom == atom.A:
			r.space()
		case skip || d.Type == html.ElementNode && !inLine(d.DataAtom):
			apart = true
		}
		if d.NextSibling == nil && d.Parent != n && !inLine(d.Parent.DataAtom) {
			apart = true
		}
	}
	return r.take()
}

// titleLabels are what the class of an element ends in, without hyphens, that
// stands in a heading but is no part of the title: the topic above it, the
// line below it, a mark, help for screen readers. Of 50 headings of two sets
// that have such an element the title is the rest in 35, the whole in 4.
var titleLabels = [...]string{
	"kicker", "eyebrow", "overline", "roofline", "topline", "dachzeile", "toptitle", "supertitle", "subtitle", "subheadline", "subheading", "subline",
	"label", "badge", "flair", "tag", "section", "visuallyhidden", "sronly", "screenreadertext", "elementinvisible",
}

// isTitleLabel tells whether an element of a heading is no part of the title.
func isTitleLabel(n *html.Node) bool {
	if isElement(n, atom.Small, atom.Time) {
		return true
	}
	for name := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		name = strings.NewReplacer("-", "", "_", "").Replace(name)
		if slices.ContainsFunc(titleLabels[:], func(label string) bool { return strings.HasSuffix(name, label) }) {
			return true
		}
	}
	return false
}

// titleWithin returns the text of a heading without its labels, or with them
// where it has nothing else.
func titleWithin(n *html.Node) string {
	if text := textBeside(n, maxLineLen, false, func(d *html.Node) bool { return d != n && isTitleLabel(d) }); text != "" {
		return text
	}
	return textWithin(n, maxLineLen, false)
}

// partsOf returns the texts of the children of n that have any. What has
// glosses over its words is one text, and so is what has code among them.
func partsOf(n *html.Node) []string {
	var parts []string
	for c := n.FirstChild; c != nil && len(parts) < 4; c = c.NextSibling {
		if is(c, atom.Ruby) || is(c, atom.Code) {
			return nil
		}
		text := ""
		if c.Type == html.TextNode {
			text = collapse(c.Data)
		} else if c.Type == html.ElementNode && !isTitleLabel(c) {
			text = titleWithin(c)
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	return parts
}

// inLine tells whether an element of this kind goes on in the line it
// stands in. Unknown elements do too.
func inLine(a atom.Atom) bool {
	switch a {
	case 0, atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del,
		atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Rb, atom.Ruby, atom.S,
		atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr:
		return true
	}
	return false
}
