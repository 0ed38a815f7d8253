package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// Frameworks ship the data that a page is drawn from in a <script>: as JSON
// (Next.js's __NEXT_DATA__, Angular's ng-state, Gatsby, Remix), or assigned to
// a variable. A page that was saved or fetched before its scripts ran may have
// its article nowhere else.

// Bounds on the search. State is read only where the page shows fewer words
// than maxStateShown, so an ordinary page pays nothing for it.
const (
	maxStateShown  = 100
	maxStateBytes  = 4 << 20 // of the scripts that are read, the largest first
	maxStateValues = 200_000
	maxStateName   = 100 // bytes in which a variable's name ends
	maxStateNested = 3   // JSON in a text of JSON, in a text of that; real state has one in another
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

// stateText is the text of an article in the state, as markup or as lines.
type stateText struct {
	body   string
	words  int
	object []jsonMember // that has the page's title and this text
	depth  int          // how deep the object lies
}

// stateText returns the text of the page's article in its state: of the texts
// there that belong to something titled like the page, the longest of the
// scripts. What is titled otherwise is another page's.
func (c *candidates) stateText(site siteNames) stateText {
	s := stateSearch{left: maxStateValues}
	for _, claim := range c.claims[fieldTitle] {
		s.addTitle(claim.value, site)
	}
	slices.SortStableFunc(c.states, func(a, b string) int { return len(b) - len(a) })
	best, room := stateText{}, maxStateBytes
	for _, script := range c.states {
		if len(script) > room {
			continue
		}
		room -= len(script)
		if script[0] == '"' || script[0] == '\'' {
			r := jsonReader{s: script}
			script = r.str()
		}
		s.found = stateText{}
		for _, v := range readJSON(script) {
			s.look(v, stateText{}, 0, 0, 0)
		}
		if s.found.words > best.words {
			best = s.found
		}
	}
	return best
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

// stateSearch looks for the text of an object with the page's title. Of
// several it takes the one nearest to the root, as a comment has the title of
// what it is about, and of that the longest text.
type stateSearch struct {
	titles []string // what the page is called, in lower case
	left   int      // values still looked at
	found  stateText
}

// addTitle notes what the page is called, also without what may be the name of
// the site behind it.
func (s *stateSearch) addTitle(title string, site siteNames) {
	forms := []string{title, site.cutFrom(title)}
	if parts := splitTitle(title); len(parts) > 1 {
		forms = append(forms, title[:parts[0][1]], title[:parts[len(parts)-2][1]])
	}
	for _, form := range forms {
		if form = strings.TrimSpace(form); !site.has(form) && !slices.Contains(s.titles, strings.ToLower(form)) {
			s.titles = append(s.titles, strings.ToLower(form))
		}
	}
}

// look searches v, which lies depth values deep, nested texts of JSON deep, and
// is below the titled object of by less than reach members that lead to its
// text; 0 is outside of any. As readJSON bounds how deep one text goes, the
// bound on texts within texts bounds how deep this recurses.
func (s *stateSearch) look(v jsonValue, by stateText, reach, depth, nested int) {
	if s.left--; s.left < 0 || reach > 0 && s.offer(v, by) {
		return
	}
	if text := strings.TrimSpace(v.text); nested < maxStateNested && (strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[{")) {
		for _, inner := range readJSON(text) {
			s.look(inner, by, reach, depth+1, nested+1)
		}
	}
	if object := s.titled(v); object != nil {
		by, reach = stateText{object: object, depth: depth}, bodyReach+1
	}
	for _, e := range v.list {
		s.look(e, by, reach, depth+1, nested)
	}
	for _, m := range v.members {
		if isBodyName(m.name) {
			s.look(m.value, by, max(reach-1, 0), depth+1, nested)
		} else {
			s.look(m.value, by, 0, depth+1, nested)
		}
	}
}

// titled returns the members of an object that has the title of the page, or
// those of an object of its own that does, like the "frontmatter" of a
// generator, before its own; else nil.
func (s *stateSearch) titled(v jsonValue) []jsonMember {
	has := func(members []jsonMember) bool {
		return slices.ContainsFunc(members, func(m jsonMember) bool { return s.isTitle(m.value.text) })
	}
	if has(v.members) {
		return v.members
	}
	for _, m := range v.members {
		if has(m.value.members) {
			return append(slices.Clip(m.value.members), v.members...)
		}
	}
	return nil
}

// authorNames are what the member is called that names who wrote an object,
// in lower case, personNames what it has the name in where it is an object.
var (
	authorNames = [...]string{"author", "authors", "byline", "writer", "writers", "creator"}
	personNames = []string{"name", "displayName", "display_name", "fullName", "full_name", "title"}
)

// addState notes who wrote an object of the state, and when, by its members.
func (c *candidates) addState(object []jsonMember) {
	for _, m := range object {
		name := strings.ToLower(m.name)
		f, isDate := dateField(name)
		switch {
		case slices.Contains(authorNames[:], name):
			m.value.each(func(a jsonValue) {
				if name := a.first(personNames...); strings.ContainsFunc(name, unicode.IsLetter) {
					c.add(fieldAuthors, fromState, name)
				}
			})
		case isDate:
			c.add(f, fromState, m.value.first())
		case strings.HasPrefix(name, "created"):
			c.add(fieldPublished, fromState, m.value.first())
		}
	}
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

// offer takes v for the text of the titled object of by where it is a text of
// an article's length, and better than what was found. It tells whether v is a
// text.
func (s *stateSearch) offer(v jsonValue, by stateText) bool {
	by.body = v.text
	if v.list != nil || v.members != nil {
		by.body = richText(v)
	} else if !isProse(by.body) {
		return false
	}
	by.words = countWords(by.body)
	if by.words >= minBodyWords && (s.found.words == 0 || by.depth < s.found.depth || by.depth == s.found.depth && by.words > s.found.words) {
		s.found = by
	}
	return by.body != ""
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
