package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldWords returns the words of s in lower case with a space between them,
// so that texts can be compared whatever their punctuation.
func foldWords(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		} else {
			gap = true
		}
	}
	return b.String()
}

// wordsIn returns the words of a folded text. In scripts that have no spaces
// between words each letter counts as one.
func wordsIn(folded string) []string {
	if !strings.ContainsFunc(folded, isUnspaced) {
		return strings.Fields(folded)
	}
	var b strings.Builder
	for _, r := range folded {
		if isUnspaced(r) {
			b.WriteByte(' ')
			b.WriteRune(r)
			b.WriteByte(' ')
		} else {
			b.WriteRune(r)
		}
	}
	return strings.Fields(b.String())
}

// splitTitle cuts a title at the separators that sites put between an
// article's title and their own name, and returns the start and end of each
// part. Next to scripts without spaces a separator has none either.
func splitTitle(s string) [][2]int {
	var parts [][2]int
	start := 0
	before := rune(' ')
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		after := i+size < len(s) && s[i+size] == ' '
		spaced := after && before == ' '
		if strings.ContainsRune("|｜│»«•·－：", r) || spaced && strings.ContainsRune("-–—:/~›‹>", r) || after && r == ':' ||
			(isUnspaced(before) || strings.ContainsRune("！？。」』）", before)) && strings.ContainsRune("-–—_", r) && !after {
			if i > start {
				parts = append(parts, [2]int{start, i})
			}
			start = i + size
		}
		before = r
		i += size
	}
	if start < len(s) {
		parts = append(parts, [2]int{start, len(s)})
	}
	return parts
}

// Words that sites add to their names, or leave out, as they please.
const (
	siteArticles = " the www "
	siteSuffixes = " com org net blog news online magazine forum forums community homepage home official site website "
)

// siteNames are the names that a site goes by, folded and without spaces, so
// that "The Daily Example" is recognised in "dailyexample.com".
type siteNames map[string]bool

// names collects what the page and its address call the site.
func (c *candidates) names(page *Page) siteNames {
	names := siteNames{}
	for _, claims := range [][]claim{c.claims[fieldSite], c.weak[fieldSite]} {
		for _, cl := range claims {
			names.add(cl.value)
			for _, p := range splitTitle(cl.value) {
				names.add(cl.value[p[0]:p[1]])
			}
		}
	}
	if page.URL != nil {
		host := strings.TrimPrefix(page.URL.Hostname(), "www.")
		for host != "" {
			names.add(host)
			label, rest, _ := strings.Cut(host, ".")
			// Shorter labels are "co" and countries.
			if len(label) > 2 && rest != "" && !strings.Contains(siteSuffixes, " "+label+" ") {
				names.add(label)
			}
			host = rest
		}
	}
	return names
}

func (n siteNames) add(name string) {
	if key := siteKey(name); key != "" {
		n[key] = true
	}
}

// has tells whether s is nothing but a name of the site.
func (n siteNames) has(s string) bool {
	return n[siteKey(s)] || n[strings.ReplaceAll(foldWords(s), " ", "")]
}

// cutFrom returns s without the names of the site that it begins or ends with.
func (n siteNames) cutFrom(s string) string {
	parts := splitTitle(s)
	a, b := 0, len(parts)
	for b-a > 1 && n.has(s[parts[b-1][0]:parts[b-1][1]]) {
		b--
	}
	for b-a > 1 && n.has(s[parts[a][0]:parts[a][1]]) {
		a++
	}
	if a == b {
		return ""
	}
	return s[parts[a][0]:parts[b-1][1]]
}

// isLike tells whether s is part of a name of the site, or has one in it.
func (n siteNames) isLike(s string) bool {
	key := strings.ReplaceAll(foldWords(s), " ", "")
	for name := range n {
		if len(name) >= 4 && strings.Contains(key, name) || len(key) >= 4 && strings.Contains(name, key) {
			return true
		}
	}
	return false
}

func siteKey(s string) string {
	words := strings.Fields(foldWords(s))
	for len(words) > 1 && strings.Contains(siteArticles, " "+words[0]+" ") {
		words = words[1:]
	}
	for len(words) > 1 && strings.Contains(siteSuffixes, " "+words[len(words)-1]+" ") {
		words = words[:len(words)-1]
	}
	return strings.Join(words, "")
}
