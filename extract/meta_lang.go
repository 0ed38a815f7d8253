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
	{unicode.Ethiopic, "am"}, {unicode.Khmer, "km"}, {unicode.Lao, "lo"}, {unicode.Myanmar, "my"}, {unicode.Sinhala, "si"},
	{unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"},
}

// ownLetters are letters that tell a language from the main one of its
// script, which has none of them. Urdu has those of Persian, too.
var ownLetters = []struct {
	lang, script string
	letters      string
}{{"ur", "ar", "ٹڈڑےں"}, {"fa", "ar", "پچژگکی"}, {"uk", "ru", "їєґ"}}

// ownShare is the share of its letters from which a text is in the language
// that has them, rather than quoting a name: even ї, є and ґ together are one
// in fifty of Ukrainian.
const ownShare = 1. / 200

// letterSample is how many letters are looked at to tell the script.
const letterSample = 2000

// scriptOf tells the main language of the script that a text is in, the one that its
// letters speak for, and the direction. The languages are empty where the script has many;
// rtl is whether most letters run right to left.
func scriptOf(root *html.Node) (script, lang string, rtl bool) {
	counts := make([]int, len(scriptLangs))
	own := make([]int, len(ownLetters))
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
			for i := range ownLetters {
				if strings.ContainsRune(ownLetters[i].letters, r) {
					own[i]++
				}
			}
		}
	}
	// Japanese mixes in Han and is known by its kana, of which Chinese has none.
	if kana := counts[0] + counts[1]; kana*10 > letters && letters > 0 {
		return "ja", "ja", false
	}
	rtl = right*2 > letters
	for i, n := range counts {
		if n*2 > letters {
			script = scriptLangs[i].lang
		}
	}
	for i, n := range own {
		if ownLetters[i].script == script && float64(n) > ownShare*float64(letters) {
			return script, ownLetters[i].lang, rtl
		}
	}
	return script, script, rtl
}

// isRightToLeft tells whether a letter is of the bidirectional classes R and
// AL, by the blocks that hold them. https://www.unicode.org/reports/tr9/
func isRightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFF || r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}

// langOf decides on the language and the direction.
func (c *candidates) langOf(root *html.Node) (lang string, from source, dir string) {
	script, guess, rtl := scriptOf(root)
	words := ""
	if script == "" {
		words = wordLang(root)
	}
	for _, claims := range [][]claim{c.claims[fieldLang], c.weak[fieldLang]} {
		for _, cl := range claims {
			// The template's language often stays when the text has another.
			if l := langTag(cl.value); l != "" && lang == "" && (script == "" || sharesScript(l, script)) && mayBeIn(l, words) {
				lang, from = l, cl.from
			}
		}
	}
	switch {
	case lang != "":
	case guess != "":
		lang, from = guess, fromScript
	case words != "":
		lang, from = words, fromText
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
		"ar": " fa ur ps ku ckb ug sd azb arz ", "he": " yi iw ", "ru": " uk bg sr mk be kk ky mn tg tt ba cv ", "hi": " mr ne sa mai kok ", "zh": " yue wuu ja ko ",
		"bn": " as ", "am": " ti ", "ja": "", "ko": "",
	}
	return strings.Contains(others[script], " "+primary+" ")
}
