package extract

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on what is taken for a name.
const (
	maxNameWords = 6
	maxNameLen   = 60 // columns
	maxAuthors   = 20
)

// bylineWords are what stands before the names of authors, in lower case:
// English, German, French, Spanish, Italian, Portuguese, Dutch, the Nordic
// languages, Polish, Turkish, Hungarian, Russian, Ukrainian, Greek, Hebrew,
// Arabic, Persian, Hindi, Thai, Bengali, Tamil, Lao, Khmer, Amharic,
// Vietnamese, Indonesian, Chinese, Japanese and Korean. They may follow each other: "Posted by".
var bylineWords = []string{
	"by", "written", "posted", "published", "words", "story", "text", "article", "authored", "created", "submitted", "contributed", "interview",
	"compiled", "post", "blog", "author", "authors", "author(s)", "writer", "contributor", "contributors", "started", "asked", "recommended",
	"von", "autor", "autorin", "autoren", "verfasst", "verfasser", "geschrieben", "veröffentlicht", "erstellt", "eingestellt", "ein beitrag", "ein artikel",
	"ein interview", "ein kommentar", "ein gastbeitrag", "ein gastkommentar", "ein essay", "eine kolumne", "eine analyse", "eine reportage", "eine rezension",
	"redaktion", "foto und text", "text und interview",
	"par", "auteur", "auteure", "auteurs", "auteur(s)", "écrit", "publié", "rédigé", "texte",
	"por", "escrito", "publicado", "redacción", "di", "autore", "scritto", "pubblicato", "a cura di", "da", "de",
	"door", "geschreven", "av", "af", "skrevet", "skriven", "tekst", "kirjoittaja", "napisał", "napisała", "opublikował",
	"yazan", "yazar", "írta", "szerző", "autorka", "автор", "авторы", "автори", "авторка", "текст", "γράφει", "γράφουν", "συντάκτης", "συντάκτρια",
	"מאת", "כותב", "כותבת", "נכתב על ידי", "بقلم", "إعداد", "المؤلف", "الكاتبة", "نگارنده", "كتب", "كتبت", "كتبه", "كتبته", "كتابة", "الكاتب", "تحرير", "نویسنده", "نوشته", "लेखक", "लेखिका", "โดย", "เขียนโดย", "ผู้เขียน", "เรื่อง",
	"লেখক", "লেখিকা", "எழுதியவர்", "ஆசிரியர்", "ໂດຍ", "ຂຽນໂດຍ", "ຜູ້ຂຽນ", "ដោយ", "សរសេរដោយ", "ጸሐፊ", "አዘጋጅ", "tác giả", "viết bởi",
	"oleh", "penulis", "作者", "著者", "筆者", "執筆", "撰文", "文", "取材・文", "記者", "记者", "撰稿", "글", "글쓴이", "작성자", "저자",
}

// bylineEnds are what stands behind the names: "reporter" in Korean, Japanese
// and Chinese.
var bylineEnds = [...]string{" 기자", " 특파원", "記者", "记者"}

// bylineByRune are the same words by their first letter.
var bylineByRune = func() map[rune][]string {
	by := map[rune][]string{}
	for _, w := range bylineWords {
		r, _ := utf8.DecodeRuneInString(w)
		by[r] = append(by[r], w)
	}
	return by
}()

// bylinePlain are those of the words that announce an author wherever they
// begin a line; the others are words of many uses.
var bylinePlain = wordsOf("by|written|posted|authored|author|authors|author(s)|auteur(s)|von|autor|autorin|autoren|par|por|verfasst|geschrieben|auteur|" +
	"escrito|scritto|door|yazan|yazar|írta|szerző|autorka|автор|авторы|автори|авторка|γράφει|συντάκτης|συντάκτρια|מאת|بقلم|كتبه|كتبته|نویسنده|लेखक|लेखिका|โดย|เขียนโดย|ผู้เขียน|" +
	"লেখক|লেখিকা|எழுதியவர்|ໂດຍ|ຂຽນໂດຍ|ຜູ້ຂຽນ|ដោយ|សរសេរដោយ|ጸሐፊ|tác giả|viết bởi|oleh|penulis|作者|著者|筆者|執筆|撰文|撰稿|記者|记者|글쓴이|작성자")

// personWords say what somebody is.
var personWords = wordsOf("editor|editors|editor-in-chief|writer|writers|reporter|reporters|correspondent|contributor|contributors|author|authors|journalist|columnist|" +
	"producer|manager|director|founder|cofounder|co-founder|ceo|cto|president|specialist|strategist|analyst|redakteur|redakteurin|redaktor|" +
	"redaktorin|volontär|volontärin|autor|autorin|journalistin|chefredakteur|chefredakteurin|korrespondent|korrespondentin|rédacteur|rédactrice|" +
	"journaliste|redactor|redactora|periodista|redattore|giornalista")

// roleWords say what somebody does; what has nothing else is no name.
var roleWords = func() map[string]bool {
	words := wordsOf("contributing|senior|junior|chief|managing|associate|assistant|deputy|executive|news|content|marketing|head|expert|" +
		"guest|freelance|political|business|technology|science|health|member|members|of|and|the|at|in|for|&|und|von|phd|md|ms|rd|mba|jd|cfp|cpa|rn|" +
		"dvm|mph|bsc|msc|ba|ma|jr|sr|rdn|edd|psyd|do|cfa|esq|lcsw|cscs|pharmd|dds|m.d|ph.d|m.a|b.a|m.s|ll.m")
	maps.Copy(words, personWords)
	return words
}()

// officeWords are what those who write together sign with, alone or behind a
// name.
var officeWords = wordsOf("redaktion|team|staff|editors|newsroom|desk|redacción|rédaction|redazione|redactie|redação|redakcja|redakce|" +
	"toimitus|редакция|редакція|編集部|编辑部")

// notNames stand where a name should, in lower case.
var notNames = wordsOf("admin|administrator|guest|unknown|anonymous|anonym|no author|user|root|webmaster|wordpress|wordpressadmin|name|" +
	"name *|gast|sign in|log in|login|sign up|register|share|follow|follow us|about us|about the author|contact|" +
	"comments|none|null|undefined|n/a|the author|about author|author bio|full bio|view all posts|view profile|" +
	"read more|posted|author name|default|superuser|super user|test|staff writer|post author|top|op|reply|new|" +
	"member|website|e-mail|search|listen|menu|home|recent posts|table of contents|link|subscribe|advertisement|" +
	"posts|latest posts|insights|http|https|autorenseite von|über den autor|zur autorenseite")

// nameEnds are words that no name has: what follows is a date, a place, an
// invitation or the rest of a sentence.
var nameEnds = wordsOf("on|am|at|in|for|from|published|updated|posted|follow|about|view|read|more|min|mins|minutes|is|was|are|last|bio|" +
	"says|hace|vor|há|geleden|sedan|siden|temu|назад|hace|vor|há|geleden|sedan|siden|temu|назад|reviewed|medically|fact|photo|photos|photography|photographs|illustrations|share|veröffentlicht|" +
	"aktualisiert|stand|foto|fotos|il|um|vom|seit|schreibt|publié|publicado|comments|comment|kommentare|joined|" +
	"edited|translated|has|covers|writes|to|with|ago|today|yesterday|monday|tuesday|wednesday|thursday|friday|" +
	"saturday|sunday|mon|tue|wed|thu|fri|sat|sun")

// nameParticles are the words within names that are written in lower case.
var nameParticles = wordsOf("de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|dem|zu|zum|zur|ten|ter|te|bin|ibn|al|el|af|av|y|e|and|" +
	"und|et|of|the|für|vom|'t")

// wordsOf makes a set of what stands between bars.
func wordsOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Split(list, "|") {
		set[w] = true
	}
	return set
}

// byline cuts the words off s that announce an author, and tells whether
// there were any, and whether one of them serves for nothing else.
func byline(s string) (rest string, announced, plain bool) {
	for _, end := range bylineEnds {
		if before, ok := strings.CutSuffix(s, end); ok && before != "" {
			s, announced, plain = before, true, true
		}
	}
	for {
		s = strings.TrimLeft(s, " :|•·-–—/,.*：＝／፦፡&~・")
		longest := 0
		first, _ := utf8.DecodeRuneInString(s)
		for _, w := range bylineByRune[unicode.ToLower(first)] {
			n := len(w)
			if n <= longest || len(s) < n || !strings.EqualFold(s[:n], w) {
				continue
			}
			if r, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || strings.ContainsRune(" :/：＝／፦፡・", r) || isUnspaced(first) {
				longest = n
			}
		}
		if longest == 0 || officeWords[strings.ToLower(s)] {
			return s, announced, plain
		}
		announced = true
		plain = plain || bylinePlain[strings.ToLower(s[:longest])]
		s = s[longest:]
	}
}

// declaredNames returns the names in a value that names authors and nothing
// else. lastFirst says that "Doe, Jane" is one name.
func declaredNames(s string, lastFirst bool) []string {
	if last, first, ok := strings.Cut(s, ","); lastFirst && ok && !strings.Contains(first, ",") {
		s = strings.TrimSpace(first) + " " + strings.TrimSpace(last)
	}
	if rest, _, plain := byline(s); plain {
		s = rest
	}
	var names []string
	for _, part := range splitNames(s) {
		if i := strings.IndexAny(part, "|<([{\"@"); i >= 0 {
			part = part[:i]
		}
		part, _, _ = strings.Cut(part, "http")
		names = appendName(names, strings.Trim(part, " .*-–/"))
	}
	return names
}

// shownNames returns the names in a line of a page, which may have dates and
// much else besides, and whether words announce them.
func shownNames(s string, dayFirst bool) (names []string, announced, plain bool) {
	parts := bylineParts(s, dayFirst)
	for i, p := range parts {
		rest, ok, sure := byline(p)
		if rest == "" && sure && i+1 < len(parts) {
			rest = parts[i+1]
		}
		if !ok {
			continue
		}
		if names = namesAtStart(rest, true); len(names) > 0 {
			return names, true, sure
		}
		if rest == "" && i == 0 {
			return nil, true, sure // the next line has the name
		}
		announced, plain = announced || rest == "", plain || rest == "" && sure
	}
	_, _, _, dated := findDate(s, dayFirst)
	for _, p := range parts {
		if names = namesAtStart(p, false); len(names) > 0 {
			return names, false, false
		}
		if !dated {
			continue
		}
		// "Posted in Harbours by Ada Lindqvist on ...".
		if names = namesWithin(p); len(names) > 0 {
			return names, true, false
		}
		// "... · Ada Lindqvist in Harbours".
		if names = namesAtStart(p, true); len(names) > 0 && isFullName(names[0]) {
			return names, false, false
		}
	}
	return nil, announced, plain
}

// authorSigns stand before the name of the author within a line, after what
// was done by others: the picture, the translation.
var authorSigns = [...]string{" by ", " von ", " par ", " por ", " door "}

// otherWorks are what somebody else than the author does, in lower case.
var otherWorks = wordsOf("photo|photos|photograph|photography|image|images|picture|pictures|illustration|illustrations|graphic|video|foto|fotos|bild|bilder|grafik|" +
	"reviewed|edited|checked|translated|sponsored|presented|powered|provided|supported|updated|modified|hosted|owned|brought|followed|liked|last|übersetzt|bearbeitet|aktualisiert|geprüft")

// namesWithin returns the names that a sign within a text announces.
func namesWithin(s string) []string {
	for _, sign := range authorSigns {
		before, rest, ok := strings.Cut(s, sign)
		words := strings.Fields(strings.ToLower(before))
		if !ok || len(words) == 0 || otherWorks[words[len(words)-1]] {
			continue
		}
		names := namesAtStart(rest, true)
		first, _ := utf8.DecodeRuneInString(rest)
		if _, posted, _ := byline(s); !unicode.IsLower(first) || posted {
			return names
		}
	}
	return nil
}

// bylineParts cuts a line at dates and at the marks between its parts.
func bylineParts(s string, dayFirst bool) []string {
	if _, start, end, ok := findDate(s, dayFirst); ok {
		return append(bylineParts(s[:start], dayFirst), bylineParts(s[end:], dayFirst)...)
	}
	var parts []string
	for _, p := range strings.Split(partMarks.Replace(s), "|") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// partMarks turns the marks between the parts of a byline into one, but for
// those next to a word that joins names.
var partMarks = func() *strings.Replacer {
	var pairs []string
	for _, w := range joiners {
		pairs = append(pairs, " |"+w+"| ", w, w+"| ", w, " |"+w, w)
	}
	for _, mark := range [...]string{" - ", " – ", "—", "•", "·", "∙", "●", "→", "►"} {
		pairs = append(pairs, mark, "|")
	}
	return strings.NewReplacer(pairs...)
}()

// joiners are what joins the last of several names to the others.
var joiners = [...]string{" and ", " & ", " und ", " et ", " y ", " / ", " + ", " og ", " och ", " en ", " и ", " і ", " και ", " और ", " ve ", " และ "}

// joinerFirsts are the letters or signs that they begin with: few words of a
// text begin with one.
var joinerFirsts = func() (firsts [len(joiners)]rune) {
	for i, w := range joiners {
		firsts[i], _ = utf8.DecodeRuneInString(w[1:])
	}
	return firsts
}()

// namesAtStart returns the names that a text begins with; where no word
// announces them, it must not go on as a sentence.
func namesAtStart(s string, announced bool) []string {
	var names []string
	for _, part := range splitNames(s) {
		part, _, _ = byline(part)
		name, whole, sentence := nameAtStart(part)
		if sentence && !announced {
			return nil
		}
		if isSpelledAsName(name) && (len(names) == 0 || !isDegree(name)) {
			names = appendName(names, name)
		}
		if !whole {
			break
		}
	}
	return names
}

// isDegree tells whether what stands behind a name in a list is a degree or
// an agency, "CFP", or the rest of a sentence, rather than another name.
func isDegree(s string) bool {
	return !strings.Contains(s, " ") && (s == strings.ToUpper(s) && s != strings.ToLower(s) || s[0] >= 'a' && s[0] <= 'z')
}

func appendName(names []string, name string) []string {
	if !isName(name) || slices.Contains(names, name) || len(names) >= maxAuthors {
		return names
	}
	return append(names, name)
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
	for i, r := range s {
		switch {
		case i < start: // within a word that joins
		case kindOf(r) == kindComma:
			cut(i, i+utf8.RuneLen(r))
		case r == ' ':
			first, _ := utf8.DecodeRuneInString(s[i+1:])
			first = unicode.ToLower(first)
			for k, w := range joiners {
				if first == joinerFirsts[k] && len(s)-i > len(w) && strings.EqualFold(s[i:i+len(w)], w) {
					cut(i, i+len(w)-1)
					break
				}
			}
		}
	}
	cut(len(s), len(s))
	return parts
}

// nameAtStart returns the name that s begins with, whether it is all, and
// whether s goes on as a sentence does.
func nameAtStart(s string) (name string, whole, sentence bool) {
	s = strings.TrimSpace(s)
	whole = true
	for i, r := range s {
		if strings.ContainsRune("()[]{}<>@#\"“”„«»!?…=›❯▸▶:", r) || unicode.IsDigit(r) && i > 0 && s[i-1] == ' ' {
			s, whole = s[:i], false
			break
		}
	}
	words := strings.Fields(s)
	for i, w := range words {
		if nameEnds[strings.ToLower(strings.Trim(w, ":.,"))] {
			words, whole, sentence = words[:i], false, true
			break
		}
	}
	name = strings.Trim(strings.Join(words, " "), " .*-–/")
	if len(words) > 1 {
		name = strings.TrimRight(name, "0123456789") // the numbers of affiliations
	}
	return name, whole, sentence
}

// isName tells whether s may be the name of somebody.
func isName(s string) bool {
	if len(s) < 2 || !fits(s, maxNameLen) || notNames[strings.ToLower(s)] || strings.Contains(s, "://") || strings.Contains(s, "www.") {
		return false
	}
	words := strings.Fields(s)
	letters, others := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	for _, w := range words {
		w = strings.ToLower(strings.Trim(w, ".,"))
		if !roleWords[w] && !nameEnds[w] {
			others++
		}
	}
	return letters >= 2 && others > 0 && len(words) <= maxNameWords
}

// isSpelledAsName tells whether a text of several words is spelled as names
// are, with capitals, and isn't a date.
func isSpelledAsName(s string) bool {
	words := strings.Fields(s)
	months := 0
	if r, _ := utf8.DecodeRuneInString(s); len(words) > 1 && !unicode.IsLetter(r) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’\"("))
		if unicode.IsLower(r) && len(words) > 1 && !nameParticles[w] && !officeWords[w] && !strings.ContainsAny(w, "'’") {
			return false
		}
		if monthOf[strings.ToLower(strings.Trim(w, ".,"))] > 0 {
			months++
		}
	}
	return months < len(words) && !(months > 0 && s[0] >= '0' && s[0] <= '9')
}
