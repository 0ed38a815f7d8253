package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// attrRule names an attribute that is kept, and the check that its value
// must pass. The check returns the value to write.
type attrRule struct {
	key   string
	check func(string) (string, bool)
}

// Bounds of attribute values. Each is far above what real pages use and far
// below what would slow a browser down.
const (
	maxSpan    = 1000    // columns or rows of a cell; browsers stop at 1000 columns
	maxListNum = 1 << 30 // the number of a list item
	maxPixels  = 20_000  // width and height of pictures
	maxLabel   = 4000    // bytes of an alternative text or title
	maxToken   = 64      // bytes of a language, a date, a kind
	maxSizes   = 2000    // bytes of a sizes attribute
)

// allowedAttrs returns the attributes of n that the rules let pass, with
// their checked values, in the order of the rules.
func allowedAttrs(n *html.Node, rules []attrRule) []html.Attribute {
	if len(rules) == 0 || len(n.Attr) == 0 {
		return nil
	}
	var kept []html.Attribute
	for _, r := range rules {
		for i := range n.Attr {
			a := &n.Attr[i]
			if a.Key != r.key || a.Namespace != "" {
				continue
			}
			if v, ok := r.check(a.Val); ok {
				kept = append(kept, html.Attribute{Key: r.key, Val: v})
			}
			break
		}
	}
	return kept
}

func present(string) (string, bool) { return "", true }

// prose is text for people: a title. An empty one is left out.
func prose(s string) (string, bool) {
	s, _ = label(s)
	return s, s != ""
}

// label is text for people that means something when empty, too: the alt of
// a picture that only decorates.
func label(s string) (string, bool) {
	return collapse(cleanText(clip(s, maxLabel))), true
}

func oneOf(values ...string) func(string) (string, bool) {
	return func(s string) (string, bool) {
		s = strings.TrimSpace(s)
		for _, v := range values {
			if s == v {
				return v, true
			}
		}
		return "", false
	}
}

func listNumber(s string) (string, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	return strconv.Itoa(n), err == nil && -maxListNum <= n && n <= maxListNum
}

// cellSpan leaves out the span of 1, which says nothing.
func cellSpan(s string) (string, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	return strconv.Itoa(min(n, maxSpan)), err == nil && n > 1
}

func pixels(s string) (string, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	return strconv.Itoa(n), err == nil && 0 < n && n <= maxPixels
}

// moment is a date, a time or a duration.
// https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value
func moment(s string) (string, bool) {
	return token(s, maxToken, "+-:. ")
}

// language is a BCP 47 tag.
func language(s string) (string, bool) {
	return token(s, maxToken, "-")
}

func mediaKind(s string) (string, bool) {
	return token(s, 2*maxToken, "/+-.;=, ")
}

// sizeList is the sizes attribute of a picture: media conditions and lengths.
func sizeList(s string) (string, bool) {
	return token(s, maxSizes, " ().,:%+-*/<>=")
}

var direction = oneOf("ltr", "rtl", "auto")

// token trims s and accepts it when it has at most max bytes, each a letter or
// digit of ASCII or one of extra.
func token(s string, max int, extra string) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > max {
		return "", false
	}
	for i := 0; i < len(s); i++ {
		if !isAlnum(s[i]) && strings.IndexByte(extra, s[i]) < 0 {
			return "", false
		}
	}
	return s, true
}

func isAlnum(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// codeLanguage keeps the one class that says something about code.
func codeLanguage(class string) (string, bool) {
	for _, word := range strings.Fields(class) {
		if lang, ok := strings.CutPrefix(word, "language-"); ok {
			if lang, ok = token(lang, maxToken, "-+#._"); ok {
				return "language-" + lang, true
			}
		}
	}
	return "", false
}

// footnoteID tells whether id is one that footnotes have: prefix and a
// decimal number, for a reference that is not the first to its note also "-"
// and a second number.
func footnoteID(id, prefix string) bool {
	rest, ok := strings.CutPrefix(id, prefix)
	if !ok || len(rest) > maxToken {
		return false
	}
	first, second, repeated := strings.Cut(rest, "-")
	return isDecimal(first) && (!repeated || prefix == refPrefix && isDecimal(second))
}

func isDecimal(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
