package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on what is taken for a name.
const (
	maxNameWords = 6
	maxNameLen   = 60
	maxAuthors   = 20
)

// bylineWords are what stands before the names of authors, in lower case:
// English, German, French, Spanish, Italian, Portuguese, Dutch, the Nordic
// languages, Polish, Czech and Russian.
var bylineWords = []string{
	"by", "written by", "posted by", "published by", "words by", "story by", "text by", "article by", "authored by", "created by",
	"submitted by", "contributed by", "interview by", "edited by", "compiled by", "presented by", "a post by", "blog by", "author", "authors",
	"writer", "written", "posted", "started by", "asked by",
	"von", "autor", "autorin", "autoren", "verfasst von", "geschrieben von", "veröffentlicht von", "erstellt von", "eingestellt von", "text", "text von",
	"ein beitrag von", "ein artikel von", "redaktion", "verfasser", "interview", "foto und text",
	"par", "auteur", "auteure", "écrit par", "publié par", "rédigé par", "texte",
	"por", "escrito por", "publicado por", "redacción", "di", "autore", "scritto da", "pubblicato da", "a cura di", "da", "de",
	"door", "geschreven door", "auteurs", "av", "af", "skrevet av", "skrevet af", "skriven av", "tekst", "tekst af", "tekst av", "kirjoittaja",
	"autor textu", "napisał", "napisała", "opublikował", "автор", "автор:", "текст", "作者", "文", "記者", "记者", "来源",
}

// roleWords are words that say what somebody does; a part of a byline that
// has nothing else is no name.
const roleWords = " editor editors writer writers reporter reporters correspondent contributor contributing contributors staff senior junior chief" +
	" managing associate assistant deputy executive news author authors journalist columnist producer content marketing manager director head" +
	" founder cofounder ceo cto president expert specialist strategist analyst guest team freelance political business technology science health" +
	" redakteur redakteurin redaktion redaktor redaktorin volontär volontärin autor autorin journalistin chefredakteur korrespondent korrespondentin" +
	" rédacteur rédactrice journaliste redactor redactora periodista redattore giornalista of and the at in for & und von "

// notNames are what stands where a name should, in lower case.
const notNames = "|admin|administrator|author|editor|guest|unknown|anonymous|anonym|no author|user|root|webmaster|wordpress|wordpressadmin|name|name *|" +
	"sign in|log in|login|sign up|register|share|follow|follow us|about|about us|about the author|contact|comments|none|null|undefined|n/a|" +
	"the author|about author|author bio|full bio|view all posts|view profile|read more|more|posted|gast|author name|default|superuser|super user|test|" +
	"staff writer|post author|top|op|reply|new|member|website|e-mail|email|"

// nameEnds are words that no name contains: what follows is a date, a place
// or an invitation.
const nameEnds = "|on|am|at|in|for|from|published|updated|posted|follow|about|view|read|more|min|mins|minutes|is|was|are|last|bio|email|says|reviewed|" +
	"medically|fact|photo|photos|photography|photographs|illustrations|share|veröffentlicht|aktualisiert|stand|foto|fotos|le|el|il|um|vom|seit|schreibt|publié|publicado|" +
	"comments|comment|kommentare|updated:|published:|joined|member|edited|translated|has|covers|writes|to|with|ago|today|yesterday|" +
	"monday|tuesday|wednesday|thursday|friday|saturday|sunday|"

// byline cuts the words off s that announce an author, and tells whether
// there were any.
func byline(s string) (rest string, ok bool) {
	for {
		s = strings.TrimLeft(s, " :|•·-–—/,.*\u00a0")
		longest := 0
		for _, w := range bylineWords {
			if n := len(w); n > longest && len(s) >= n && strings.EqualFold(s[:n], w) {
				if r, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || r == ' ' || r == ':' || r == '/' || r == '：' || w[0] >= 0xE4 {
					longest = n
				}
			}
		}
		if longest == 0 {
			return s, ok
		}
		s, ok = s[longest:], true
		s = strings.TrimPrefix(s, "：")
	}
}

// namesIn returns the names of persons in a text that names authors and
// little else.
func namesIn(s string, lastFirst bool) []string {
	s, _ = byline(s)
	if last, first, ok := strings.Cut(s, ","); lastFirst && ok && !strings.Contains(first, ",") {
		s = strings.TrimSpace(first) + " " + strings.TrimSpace(last)
	}
	var names []string
	for _, part := range splitNames(s) {
		part, _ = byline(part)
		name, whole := nameAtStart(part)
		if isName(name) && !slices.Contains(names, name) && len(names) < maxAuthors {
			names = append(names, name)
		}
		if !whole {
			break
		}
	}
	return names
}

// splitNames cuts a list of names at commas, semicolons, slashes and the
// words for "and".
func splitNames(s string) []string {
	var parts []string
	start := 0
	cut := func(end, next int) {
		if end > start {
			parts = append(parts, s[start:end])
		}
		start = next
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == ',' || s[i] == ';' || s[i] == '\n':
			cut(i, i+1)
		case strings.HasPrefix(s[i:], "、") || strings.HasPrefix(s[i:], "，"):
			cut(i, i+3)
		case s[i] == ' ':
			for _, w := range [...]string{" and ", " & ", " und ", " et ", " y ", " / ", " + ", " og ", " och ", " en "} {
				if len(s)-i > len(w) && strings.EqualFold(s[i:i+len(w)], w) {
					cut(i, i+len(w)-1)
					break
				}
			}
		}
	}
	cut(len(s), len(s))
	return parts
}

// nameAtStart returns the name that s begins with, and whether it is all.
func nameAtStart(s string) (name string, whole bool) {
	s = strings.TrimSpace(s)
	for i, r := range s {
		if strings.ContainsRune("|•·()[]{}<>@#–—\"“”„«»!?…=→›:", r) || unicode.IsDigit(r) && !isHandle(s) ||
			r == '-' && i > 0 && s[i-1] == ' ' {
			return strings.TrimRight(s[:i], " -"), false
		}
	}
	words := strings.Fields(s)
	for i, w := range words {
		if strings.Contains(nameEnds, "|"+strings.ToLower(w)+"|") {
			return strings.Join(words[:i], " "), false
		}
	}
	return strings.Trim(strings.Join(words, " "), " .*-–/"), true
}

// isHandle tells whether s is one word that may have digits in it, as the
// names of users of forums have.
func isHandle(s string) bool {
	return !strings.Contains(strings.TrimSpace(s), " ") && len(s) > 0 && !unicode.IsDigit(rune(s[0]))
}

// isName tells whether s may be the name of somebody.
func isName(s string) bool {
	if len(s) < 2 || len(s) > maxNameLen || strings.Contains(notNames, "|"+strings.ToLower(s)+"|") ||
		strings.Contains(s, "://") || strings.Contains(s, "www.") {
		return false
	}
	words := strings.Fields(s)
	if len(words) > maxNameWords {
		return false
	}
	letters, roles, degrees := 0, 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	for _, w := range words {
		w = strings.Trim(w, ".,")
		if strings.Contains(roleWords, " "+strings.ToLower(w)+" ") {
			roles++
		}
		if isDegree(w) {
			degrees++
		}
	}
	return letters >= 2 && (roles < len(words) || len(words) == 1 && roles == 0) && degrees < len(words)
}

// isDegree tells whether a word is one of the abbreviations that follow the
// names of the learned: short, of capitals mostly.
func isDegree(w string) bool {
	w = strings.ReplaceAll(w, ".", "")
	switch w {
	case "PhD", "MD", "MS", "RD", "MBA", "JD", "CFP", "CPA", "RN", "DVM", "MPH", "BSc", "MSc", "BA", "MA", "Jr", "Sr", "LVT", "RDN", "EdD", "PsyD", "DO",
		"FAND", "FACLM", "CEPF®", "CFA", "Esq", "DACVB", "LCSW", "CSCS", "NASM", "CPT", "FNP", "PharmD", "DDS", "FACP":
		return true
	}
	return false
}

// authorClaim is a set of authors from one source.
type authorClaim struct {
	names []string
	from  source
	rank  int // the lower, the more often right
}

// Ranks of the sources of authors. Behind each the share of pages where it
// was right among those that have it, measured on 1,281 pages with authors.
const (
	rankSchema = iota // JSON-LD: .93 and .84
	rankNear          // a byline near the title: .95
	rankCard          // the labels of a Twitter card: .82
	rankMeta          // <meta name=author>: .91 and .59
	rankNamed         // rel=author and microdata elsewhere: .7
	rankFar           // bylines elsewhere in the article: .5
	rankOrg           // an organisation in the JSON-LD: .5
	rankSite          // the site's own name, by whatever source
	numRanks
)

// authorsOf decides who wrote the page.
func (c *candidates) authorsOf(p place, site siteNames) ([]string, source) {
	var list []authorClaim
	add := func(text string, from source, rank int) {
		if strings.HasPrefix(text, "http") || strings.HasPrefix(text, "/") || strings.HasPrefix(text, "@") {
			return
		}
		names := namesIn(text, from == fromCitation || from == fromDublinCore)
		if len(names) == 0 {
			return
		}
		for _, n := range names {
			if site.has(n) {
				rank = rankSite
			}
		}
		// Several elements of one kind each name one author.
		if n := len(list); n > 0 && list[n-1].from == from && list[n-1].rank == rank && (from == fromJSONLD || from == fromCitation || from == fromOpenGraph || from == fromDublinCore) {
			for _, name := range names {
				if !slices.Contains(list[n-1].names, name) && len(list[n-1].names) < maxAuthors {
					list[n-1].names = append(list[n-1].names, name)
				}
			}
			return
		}
		list = append(list, authorClaim{names, from, rank})
	}
	for _, cl := range c.claims[fieldAuthors] {
		rank := rankMeta
		if cl.from == fromJSONLD || cl.from == fromCitation {
			rank = rankSchema
		}
		add(cl.value, cl.from, rank)
	}
	for i, l := range c.cardLabels {
		if i < len(c.cardData) && isAuthorLabel(l) {
			add(c.cardData[i], fromTwitter, rankCard)
		}
	}
	c.mentionedAuthors(p, add)
	for _, cl := range c.weak[fieldAuthors] {
		add(cl.value, cl.from, rankOrg)
	}
	best := -1
	for i := range list {
		if best < 0 || list[i].rank < list[best].rank {
			best = i
		}
	}
	if best < 0 {
		return nil, fromNowhere
	}
	return list[best].names, list[best].from
}

// isAuthorLabel tells whether the label of a Twitter card announces an
// author: "Written by" in the language of the page.
func isAuthorLabel(s string) bool {
	rest, ok := byline(s)
	return ok && rest == ""
}

// mentionedAuthors adds the authors that the page shows.
func (c *candidates) mentionedAuthors(p place, add func(string, source, int)) {
	outside := zoneOutside &^ p.moot
	// Near the title the header and the footer of the article may well be
	// taken for the page's; comments and navigation are not.
	beyond := (zoneComments | zoneNav) &^ p.moot
	for _, m := range c.mentions {
		if m.hint&hintAuthor == 0 || m.zone&beyond != 0 {
			continue
		}
		text := m.value
		if text == "" {
			text = m.text
		}
		switch {
		case p.near(m.line):
			add(text, m.from, rankNear)
		case m.zone&outside != 0:
		case m.from == fromMicrodata || m.from == fromRel:
			add(text, m.from, rankNamed)
		default:
			add(text, m.from, rankFar)
		}
	}
	for i, l := range c.lines {
		if l.size > maxValueLen || l.level > 0 || l.zone&beyond != 0 {
			continue
		}
		rest, ok := byline(l.text)
		if !ok {
			continue
		}
		if rest == "" && i+1 < len(c.lines) {
			rest = c.lines[i+1].text
		}
		// "By" begins sentences too; what follows is a name where it begins
		// in upper case.
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) {
			continue
		}
		switch {
		case p.near(i):
			add(rest, fromText, rankNear)
		case l.zone&outside == 0:
			add(rest, fromText, rankFar)
		}
	}
}
