package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// scripts that one language is written in, or nearly so.
var scriptLangs = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"}, {unicode.Thai, "th"},
	{unicode.Hebrew, "he"}, {unicode.Arabic, "ar"}, {unicode.Greek, "el"}, {unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"},
	{unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Cyrillic, "ru"},
}

// letterSample is how many letters are looked at to tell the script.
const letterSample = 2000

// scriptOf tells the language and the direction by the letters of a text. The language is
// empty where the script has many; rtl is whether most letters run right to left.
func scriptOf(root *html.Node) (lang string, rtl bool) {
	counts := make([]int, len(scriptLangs))
	letters, right := 0, 0
	for n := root; n != nil && letters < letterSample; n = next(n, root, false) {
		if n.Type != html.TextNode {
			continue
		}
		for _, r := range n.Data {
			if r < 0x80 {
				if r|0x20 >= 'a' && r|0x20 <= 'z' {
					letters++
				}
				continue
			}
			if !unicode.IsLetter(r) {
				continue
			}
			letters++
			if isRightToLeft(r) {
				right++
			}
			for i := range scriptLangs {
				if unicode.Is(scriptLangs[i].table, r) {
					counts[i]++
					break
				}
			}
		}
	}
	// Japanese mixes in Han and is known by its kana, of which Chinese has none.
	if kana := counts[0] + counts[1]; kana*10 > letters && letters > 0 {
		return "ja", false
	}
	for i, n := range counts {
		if n*2 > letters {
			return scriptLangs[i].lang, right*2 > letters
		}
	}
	return "", right*2 > letters
}

// isRightToLeft tells whether a letter is of the bidirectional classes R and
// AL, by the blocks that hold them. https://www.unicode.org/reports/tr9/
func isRightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFF || r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}

// langOf decides on the language and the direction.
func (c *candidates) langOf(root *html.Node) (lang string, from source, dir string) {
	script, rtl := scriptOf(root)
	for _, claims := range [][]claim{c.claims[fieldLang], c.weak[fieldLang]} {
		for _, cl := range claims {
			// The template's language often stays when the text has another.
			if l := langTag(cl.value); l != "" && lang == "" && (script == "" || sharesScript(l, script)) {
				lang, from = l, cl.from
			}
		}
	}
	if lang == "" && script != "" {
		lang, from = script, fromScript
	}
	switch dir = strings.ToLower(strings.TrimSpace(c.dir)); {
	case dir == "rtl" && (rtl || script == ""), dir == "ltr" && !rtl:
	case rtl:
		dir = "rtl"
	default:
		dir = "ltr"
	}
	return lang, from, dir
}

// langTag returns s as a BCP 47 tag, or "" where it isn't one. Open Graph has
// "en_US".
func langTag(s string) string {
	s, _, _ = strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"), ",")
	primary, rest, _ := strings.Cut(s, "-")
	if len(primary) < 2 || len(primary) > 3 || len(rest) > 20 {
		return ""
	}
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && s[i] != '-' && (s[i] < '0' || s[i] > '9') {
			return ""
		}
	}
	if rest == "" {
		return strings.ToLower(primary)
	}
	return strings.ToLower(primary) + "-" + rest
}

// sharesScript tells whether a declared language may be written in the
// script whose main language is script.
func sharesScript(lang, script string) bool {
	primary, _, _ := strings.Cut(lang, "-")
	if primary == script {
		return true
	}
	others := map[string]string{
		"ar": " fa ur ps ku ckb ug sd azb arz ", "he": " yi iw ", "ru": " uk bg sr mk be kk ky mn tg tt ba cv ", "hi": " mr ne sa ", "zh": " yue wuu ja ko ",
		"bn": " as ", "ja": "", "ko": "",
	}
	return strings.Contains(others[script], " "+primary+" ")
}
