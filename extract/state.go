package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Frameworks ship the data that a page is drawn from in a <script>: as JSON
// (Next.js's __NEXT_DATA__, Angular's ng-state, Gatsby, Remix), or assigned to
// a variable. A page that was saved or fetched before its scripts ran may have
// its article nowhere else.

// Bounds on the search. State is read only where the page shows fewer words
// than maxStateShown, so an ordinary page pays nothing for it.
const (
	maxStateShown   = 100
	maxStateScripts = 16
	maxStateBytes   = 4 << 20
	maxStateValues  = 200_000
	maxStateName    = 100 // bytes in which a variable's name ends
)

// stateOf returns the data that a script holds where it is JSON, or a program
// that does nothing but assign JSON to a variable: `window.__STATE__ = {`,
// `var data = JSON.parse("`; else "".
func stateOf(script *html.Node) string {
	if script.FirstChild == nil {
		return ""
	}
	source := script.FirstChild.Data
	switch kind := attr(script, "type"); {
	case kind == "application/json":
		return source
	case kind != "" && !strings.HasSuffix(kind, "javascript"):
		return ""
	}
	equals := strings.IndexByte(clip(source, maxStateName), '=')
	if equals < 0 {
		return ""
	}
	name := strings.TrimSpace(source[:equals])
	for _, keyword := range [...]string{"var ", "let ", "const "} {
		name = strings.TrimPrefix(name, keyword)
	}
	if name == "" || strings.ContainsAny(name, " \t\n(){};,") {
		return ""
	}
	value := strings.TrimSpace(source[equals+1:])
	if literal, ok := strings.CutPrefix(value, "JSON.parse("); ok {
		return literal
	}
	if value == "" || value[0] != '{' && value[0] != '[' {
		return ""
	}
	return value
}

// stateBody returns the text of the page's article in its state, as markup or
// as lines, or "": of the texts there that belong to something titled like the
// page, the longest. What is titled otherwise is another page's.
func (c *candidates) stateBody() string {
	s := stateSearch{left: maxStateValues}
	for _, claim := range c.claims[fieldTitle] {
		s.titles = append(s.titles, strings.ToLower(claim.value))
	}
	room := maxStateBytes
	for _, script := range c.states {
		if room -= len(script); room < 0 {
			break
		}
		if script[0] == '"' || script[0] == '\'' {
			r := jsonReader{s: script}
			script = r.str()
		}
		for _, v := range readJSON(script) {
			s.look(v, 0)
		}
	}
	return s.body
}

// bodyReach is how many members below the object with the title a text may
// lie: {title, content: {rendered: {html}}}.
const bodyReach = 3

// isBodyName tells whether a member of that name leads to the text of its
// object, rather than to a notice or to something related.
func isBodyName(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(bodyNames[:], func(part string) bool { return strings.Contains(name, part) })
}

var bodyNames = [...]string{"body", "content", "text", "html", "cooked", "markdown", "rendered", "story", "article", "blocks", "document", "json", "raw"}

// stateSearch looks for the longest text of an object with the page's title.
type stateSearch struct {
	titles []string // what the page is called, in lower case
	left   int      // values still looked at
	words  int      // of the body
	body   string
}

// look searches v, which is below a titled object by less than reach members
// that lead to its text; 0 is outside of any.
func (s *stateSearch) look(v jsonValue, reach int) {
	if s.left--; s.left < 0 || reach > 0 && s.offer(v) {
		return
	}
	if nested := strings.TrimSpace(v.text); strings.HasPrefix(nested, "{") || strings.HasPrefix(nested, "[{") {
		for _, inner := range readJSON(nested) {
			s.look(inner, reach)
		}
	}
	if s.isTitled(v) {
		reach = bodyReach + 1
	}
	for _, e := range v.list {
		s.look(e, reach)
	}
	for _, m := range v.members {
		if isBodyName(m.name) {
			s.look(m.value, max(reach-1, 0))
		} else {
			s.look(m.value, 0)
		}
	}
}

// isTitled tells whether an object has the title of the page, itself or in an
// object of its own, like the "frontmatter" of a generator.
func (s *stateSearch) isTitled(v jsonValue) bool {
	for _, m := range v.members {
		if s.isTitle(m.value.text) || slices.ContainsFunc(m.value.members, func(m jsonMember) bool { return s.isTitle(m.value.text) }) {
			return true
		}
	}
	return false
}

// The state must repeat a title of at least minTitle bytes, for a word like
// "Home" says nothing, and of what the page is called at least titleShare, for
// the rest may be the site's name.
const (
	minTitle   = 8
	titleShare = 0.5
)

func (s *stateSearch) isTitle(text string) bool {
	if len(text) < minTitle || len(text) > maxClaimLen {
		return false
	}
	text = strings.ToLower(collapse(unescape(text)))
	return len(text) >= minTitle && slices.ContainsFunc(s.titles, func(title string) bool {
		return strings.Contains(title, text) && float64(len(text)) >= titleShare*float64(len(title))
	})
}

// offer takes v for the body where it is a text, and a longer one than what
// was found. It tells whether v is a text.
func (s *stateSearch) offer(v jsonValue) bool {
	text := v.text
	if v.list != nil || v.members != nil {
		text = richText(v)
	} else if !isProse(text) {
		return false
	}
	if words := countWords(text); words > s.words {
		s.words, s.body = words, text
	}
	return text != ""
}

// spaceShare is the least share of white space in a text of words: a program,
// a key or a picture in base64 has less. English has 0.17, German 0.14.
const spaceShare = 0.08

// isProse tells whether a string is a text and no code.
func isProse(s string) bool {
	if strings.HasPrefix(strings.TrimSpace(s), "{") {
		return false
	}
	unspaced, spaces, braces := 0, 0, 0
	for _, r := range s {
		switch {
		case r == ' ' || r == '\n':
			spaces++
		case r == '{' || r == '}' || r == ';':
			braces++
		case kindOf(r) == kindUnspaced:
			unspaced++
		}
	}
	return float64(spaces) >= spaceShare*float64(len(s)) && braces*8 < spaces || unspaced > spaces
}
