package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ranks of the sources of authors, the more trusted first: "eval trust" prints
// how often each is right. To add up what agreeing sources are worth, as for
// dates, was tried: it was right on 1 % of the pages less.
const (
	rankSchema = iota // JSON-LD and citation_author
	rankByline        // a line near the title that says who wrote it
	rankNear          // an element near the title whose class says so
	rankCard          // the labels of a Twitter card
	rankMeta          // <meta name=author>, a single word in the JSON-LD
	rankNamed         // rel=author and microdata elsewhere
	rankFar           // bylines elsewhere in the article
	rankSite          // the site's own name, by whatever source
	rankLine          // a line with a name next to that with the date
	rankOrg           // an organisation in the JSON-LD, an office anywhere
	numRanks
)

// rankNames are what the ranks are called where they are measured.
var rankNames = [numRanks]string{
	rankSchema: "schema", rankByline: "byline", rankNear: "near title", rankCard: "card", rankMeta: "meta", rankNamed: "named",
	rankFar: "far", rankSite: "site", rankLine: "line", rankOrg: "organisation",
}

// authorClaim is a set of authors from one source.
type authorClaim struct {
	names []string
	text  string // where they stand
	from  source
	rank  int
}

// maxBylineWords is how many words an element may have that is said to name
// an author, where no word announces the name: a biography has more.
const maxBylineWords = 12

// maxInitials is how many bytes initials have: those of an author stand in for
// a picture, next to the name. No script but the Latin has so short a name.
const maxInitials = 2

// authorList collects the claims.
type authorList struct {
	site  siteNames
	list  []authorClaim
	title string // folded: what repeats it is no name
}

// add notes the names that one source gives.
func (l *authorList) add(names []string, text string, from source, rank int) {
	if len(names) == 0 || foldWords(names[0]) == l.title {
		return
	}
	switch {
	case l.site.has(names[0]):
		rank = rankSite
	case officeWords[strings.ToLower(names[0])]:
		rank = rankOrg
	}
	if rank == rankSchema && len(names) == 1 && !strings.Contains(names[0], " ") && names[0] < "\x80" {
		rank = rankMeta // the name of an account
	}
	if n := len(l.list); n > 0 {
		last := &l.list[n-1]
		// Several elements of one kind each name one author.
		if last.from == from && last.rank == rank && (rank == rankSchema || from == fromOpenGraph || from == fromDublinCore || from == fromRel) {
			for _, name := range names {
				if !slices.Contains(last.names, name) && len(last.names) < maxAuthors {
					last.names = append(last.names, name)
				}
			}
			return
		}
	}
	l.list = append(l.list, authorClaim{names, text, from, rank})
}

// authorsOf decides who wrote the page. Where the page has no date and
// doesn't say that it is an article, the less certain sources don't count:
// what they find there are reviewers and the company itself.
func authorsOf(claims []authorClaim, dated bool) authorClaim {
	best := authorClaim{rank: numRanks}
	for _, claim := range claims {
		if claim.rank < best.rank && (dated || claim.rank != rankFar && claim.rank != rankLine) {
			best = claim
		}
	}
	for _, claim := range claims {
		if len(best.names) > 0 && claim.rank <= rankMeta && claim.completes(best) {
			best = claim
		}
	}
	for _, claim := range claims {
		if (claim.rank == rankByline || claim.rank == rankNear) && slices.Equal(claim.names, best.names) {
			best.text = claim.text // as readers see them
			break
		}
	}
	return best
}

// namesAuthor tells whether one of the claims is a trusted one.
func namesAuthor(claims []authorClaim) bool {
	return slices.ContainsFunc(claims, func(a authorClaim) bool { return a.rank <= rankMeta })
}

// completes tells whether a claim has all the names of another one and more, or
// the last name to a first one, all of them names of persons.
func (a authorClaim) completes(b authorClaim) bool {
	isOther := func(s string) bool { return !isFullName(s) || hasRole(s) }
	isMore := len(a.names) > len(b.names) || len(a.names) == 1 && len(b.names) == 1 && isFirstName(b.names[0]) && strings.HasPrefix(a.names[0], b.names[0]+" ")
	return isMore && !slices.ContainsFunc(a.names, isOther) && !slices.ContainsFunc(b.names, func(name string) bool {
		return !slices.ContainsFunc(a.names, func(s string) bool { return strings.Contains(foldWords(s), foldWords(name)) })
	})
}

// byline returns the names as they stand where they were found, joined by
// what the page's language joins them with, or with commas where they stand
// apart; with the degrees behind the last.
func (a authorClaim) byline() string {
	if len(a.names) == 0 {
		return ""
	}
	last := a.names[len(a.names)-1]
	start, end := strings.Index(a.text, a.names[0]), strings.LastIndex(a.text, last)
	if len(a.names) == 1 {
		end = start
	}
	joined := strings.Join(a.names, ", ")
	if start < 0 || end < start || end+len(last)-start > len(joined)+maxJoiner || strings.ContainsAny(a.text[start:end], "|;/") {
		return joined
	}
	end += len(last)
	if !hasRole(last) {
		end += len(degrees(a.text[end:]))
	}
	return strings.ReplaceAll(a.text[start:end], " ,", ",")
}

// degrees returns the degrees that s begins with, each after a comma:
// ", Ph.D., RN".
func degrees(s string) string {
	end := 0
	for {
		rest, ok := strings.CutPrefix(s[end:], ", ")
		word := rest
		if i := strings.IndexAny(rest, " ,;|"); i >= 0 {
			word = rest[:i]
		}
		if strings.Count(word, ".") == 1 {
			word = strings.TrimSuffix(word, ".") // that of the sentence
		}
		if !ok || !isDegreeWord(word) {
			return s[:end]
		}
		end += len(", ") + len(word)
	}
}

// maxDegree is the length of the longest degree or membership that follows a
// name, without its stops: "PharmD", "DABOM".
const maxDegree = 6

// isDegreeWord tells whether a word is an abbreviated degree: capitals at both ends.
func isDegreeWord(word string) bool {
	word = strings.ReplaceAll(word, ".", "")
	isCapital := func(b byte) bool { return b >= 'A' && b <= 'Z' }
	return len(word) >= 2 && len(word) <= maxDegree && isCapital(word[0]) && isCapital(word[len(word)-1])
}

// maxJoiner is how many bytes the joint of names may have more than a comma.
const maxJoiner = 8

// authorClaims lists what the page says about its authors.
func (c *candidates) authorClaims(at place, site siteNames, title string, dayFirst bool) []authorClaim {
	l := &authorList{site: site, title: title}
	for _, cl := range c.claims[fieldAuthors] {
		if isAddress(cl.value) {
			continue
		}
		rank := rankMeta
		if cl.from == fromJSONLD || cl.from == fromCitation {
			rank = rankSchema
		}
		l.add(declaredNames(cl.value, cl.from == fromCitation || cl.from == fromDublinCore), cl.value, cl.from, rank)
	}
	for i, label := range c.cardLabels {
		if rest, ok, _ := byline(label); ok && rest == "" {
			l.add(declaredNames(c.cardData[i], false), c.cardData[i], fromTwitter, rankCard)
		}
	}
	c.mentionedAuthors(l, at, dayFirst)
	c.lineAuthors(l, at, dayFirst)
	for _, cl := range c.weak[fieldAuthors] {
		if !isAddress(cl.value) {
			l.add(declaredNames(cl.value, false), cl.value, cl.from, rankOrg)
		}
	}
	return l.list
}

// isAddress tells whether a value that should be a name is an address or the
// name of an account.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "@")
}

// mentionedAuthors adds the authors that elements of the page name.
func (c *candidates) mentionedAuthors(l *authorList, at place, dayFirst bool) {
	for _, m := range c.mentions {
		if m.hint&hintAuthor == 0 || !at.mayHoldAuthor(m.zone, m.line) {
			continue
		}
		var names []string
		announced := false
		if m.value != "" {
			names, announced = declaredNames(m.value, false), true
		} else {
			names, announced, _ = shownNames(m.text, dayFirst)
		}
		if !announced && len(strings.Fields(m.text)) > maxBylineWords {
			continue
		}
		switch {
		case len(names) == 1 && len(names[0]) <= maxInitials:
		case at.near(m.line) && announced:
			l.add(names, m.text, m.from, rankByline)
		case at.near(m.line):
			l.add(names, m.text, m.from, rankNear)
		case m.from == fromMicrodata || m.from == fromRel:
			l.add(names, m.text, m.from, rankNamed)
		default:
			l.add(names, m.text, m.from, rankFar)
		}
	}
}

// mayHoldAuthor tells whether the author of the article may be named in a
// line of that zone: near the title not in comments and navigation, further
// away in the article alone.
func (p place) mayHoldAuthor(z zone, line int) bool {
	if p.near(line) {
		return z&(zoneComments|zoneNav)&^p.moot == 0
	}
	return z&zoneOutside&^p.moot == 0
}

// lineAuthors adds the authors that stand in the text, announced by words
// such as "by", or alone in the line next to that of the date.
func (c *candidates) lineAuthors(l *authorList, at place, dayFirst bool) {
	for i, ln := range c.lines {
		if !ln.isWithin(maxDateLine) || ln.level == 1 || ln.level > 1 && (!ln.isWithin(maxDateHeading) || !at.near(i)) || !at.mayHoldAuthor(ln.zone, i) {
			continue
		}
		near := at.near(i)
		if _, _, plain := byline(ln.text); !near && !plain {
			continue
		}
		names, announced, plain := shownNames(ln.text, dayFirst)
		if len(names) > 0 {
			r, _ := utf8.DecodeRuneInString(names[0])
			if _, _, _, dated := findDate(ln.text, dayFirst); unicode.IsLower(r) && !(dated && near) {
				continue // "by" begins sentences too
			}
		}
		switch {
		case announced && len(names) == 0 && near && i+1 < len(c.lines) && c.lines[i+1].isWithin(maxNameLen):
			l.add(namesAtStart(c.lines[i+1].text, true), c.lines[i+1].text, fromText, rankByline)
		case announced && near && len(names) > 0:
			l.add(names, ln.text, fromText, rankByline)
		case announced && plain && len(names) == 0 && i+1 < len(c.lines) && isFullName(c.lines[i+1].text):
			l.add(namesAtStart(c.lines[i+1].text, true), c.lines[i+1].text, fromText, rankFar)
		case announced && plain && len(names) > 0 && strings.Contains(names[0], " "):
			l.add(names, ln.text, fromText, rankFar)
		case near && len(names) > 0 && isFullName(names[0]) && (c.besideDate(i, dayFirst) || c.aboveRole(i)) && !c.isCategory(names[0], i):
			l.add(names, ln.text, fromText, rankLine)
		}
	}
}

// besideDate tells whether a line, or one next to it, has a date and little else.
func (c *candidates) besideDate(i int, dayFirst bool) bool {
	for k := max(0, i-1); k <= i+1 && k < len(c.lines); k++ {
		if _, _, _, ok := findDate(c.lines[k].text, dayFirst); ok && c.lines[k].isWithin(maxLabelLine) {
			return true
		}
	}
	return false
}

// aboveRole tells whether the line below says what somebody does: "Senior
// Editor", "Editor at Harbour Post".
func (c *candidates) aboveRole(i int) bool {
	if i+1 >= len(c.lines) || !c.lines[i+1].isWithin(maxLabelLine) {
		return false
	}
	words := strings.Fields(strings.ToLower(c.lines[i+1].text))
	return len(words) > 0 && (personWords[words[0]] || personWords[words[len(words)-1]])
}

// isCategory tells whether the text of a line stands by itself in the page's
// navigation or margins too: so does the name of a section, not an author's.
func (c *candidates) isCategory(text string, line int) bool {
	for i, l := range c.lines {
		if i != line && strings.EqualFold(l.text, text) && l.zone&(zoneNav|zoneHeader|zoneFooter) != 0 {
			return true
		}
	}
	return false
}

// hasRole tells whether a word of a name says what somebody does.
func hasRole(s string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(s)), func(w string) bool { return roleWords[w] && !nameParticles[w] })
}

// isFirstName tells whether a text is spelled as a single name, not as an
// account: "Ada", not "AdaL" or "ada2".
func isFirstName(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && !strings.ContainsFunc(s[size:], func(r rune) bool { return !unicode.IsLower(r) })
}

// isFullName tells whether a name is a first and a last name.
func isFullName(s string) bool {
	n := len(strings.Fields(s))
	return n >= 2 && n <= 3 && !strings.Contains(s, ".com")
}
