package extract

import (
	"unicode"
	"unicode/utf8"
)

// counts is what the characters of a block add up to. Words are runs of
// letters and digits; scripts written without spaces count one word for
// every unspacedPerWord letters.
type counts struct {
	Chars     int // letters, digits, signs; not white space
	Words     int
	LinkChars int // Chars within links
	LinkWords int
	Letters   int
	Upper     int // upper-case letters
	Digits    int
	Commas    int // in any script
	Stops     int // ends of sentences, in any script
	Common    int // words that only hold sentences together, see wordClasses
	Titled    int // words that begin in upper case
	Media     int // pictures, players, frames

	Classes [wordClassCount]int // words of each class
	Last    rune                // the last character
	First   rune                // the first character
	marks   mark                // of inline elements that hold its text
}

// unspacedPerWord is about how many letters of Chinese, Japanese or Thai make
// a word.
const unspacedPerWord = 2

// counter takes in the text of one block, piece by piece.
type counter struct {
	counts
	text     []byte // the text, white space collapsed
	pending  bool   // white space came after the last character
	inWord   bool
	hash     uint32 // of the word at hand, lower case
	unspaced int    // letters not yet counted as words
	link     bool
}

// reset forgets the block at hand.
func (c *counter) reset() {
	*c = counter{text: c.text[:0]}
}

// space notes white space, or a boundary that acts like it.
func (c *counter) space() {
	c.endWord()
	c.pending = true
}

// add takes in a piece of text, within a link or not.
func (c *counter) add(s string, link bool) {
	if link != c.link {
		c.endWord()
		c.link = link
	}
	chars := c.Chars
	for i := 0; i < len(s); {
		if 'a' <= s[i] && s[i] <= 'z' {
			i += c.lower(s[i:])
			continue
		}
		if s[i] == ' ' { // a sixth of all characters, known without asking
			c.space()
			i++
			continue
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		c.rune(r, s[i:i+size])
		i += size
	}
	if link {
		c.LinkChars += c.Chars - chars
	}
}

// lower takes in the lower-case ASCII letters that s begins with, and returns
// how many they are: most of most texts, and so taken in together.
func (c *counter) lower(s string) int {
	if !c.inWord {
		c.inWord, c.hash = true, fnvOffset
	}
	h, n := c.hash, 0
	for n < len(s) && 'a' <= s[n] && s[n] <= 'z' {
		h = (h ^ uint32(s[n])) * fnvPrime
		n++
	}
	c.hash = h
	c.show(rune(s[0]), s[:n])
	c.Chars += n
	c.Letters += n
	c.Last = rune(s[n-1])
	return n
}

// show adds to the text what begins with r.
func (c *counter) show(r rune, raw string) {
	if c.pending && len(c.text) > 0 {
		c.text = append(c.text, ' ')
	}
	c.pending = false
	c.text = append(c.text, raw...)
	if c.Chars == 0 {
		c.First = r
	}
}

func (c *counter) rune(r rune, raw string) {
	kind := kindOf(r)
	if kind == kindSpace {
		c.space()
		return
	}
	if kind == kindNone {
		return
	}
	c.show(r, raw)
	c.Chars++
	c.Last = r
	switch kind {
	case kindLower, kindUpper, kindDigit:
		if !c.inWord {
			c.inWord, c.hash = true, fnvOffset
			if kind == kindUpper {
				c.Titled++
			}
		}
		if kind == kindDigit {
			c.Digits++
		} else {
			c.Letters++
		}
		if kind == kindUpper {
			c.Upper++
			r = unicode.ToLower(r)
		}
		c.hash = (c.hash ^ uint32(r)) * fnvPrime
	case kindUnspaced:
		c.endWord()
		c.Letters++
		c.unspaced++
		if c.unspaced == unspacedPerWord {
			c.unspaced = 0
			c.word()
		}
	case kindMark:
		if c.inWord {
			c.hash = (c.hash ^ uint32(r)) * fnvPrime
		}
	case kindComma:
		c.endWord()
		c.Commas++
	case kindStop:
		c.endWord()
		c.Stops++
	default:
		c.endWord()
	}
}

func (c *counter) word() {
	c.Words++
	if c.link {
		c.LinkWords++
	}
}

func (c *counter) endWord() {
	if !c.inWord {
		return
	}
	c.inWord = false
	c.word()
	if class, ok := wordClasses.of(c.hash); ok {
		if class == wordCommon {
			c.Common++
		} else {
			c.Classes[class]++
		}
	}
}

// end returns the block's text and counts.
func (c *counter) end() (string, counts) {
	c.endWord()
	if c.unspaced > 0 {
		c.word()
	}
	return string(c.text), c.counts
}

type runeKind uint8

const (
	kindOther runeKind = iota
	kindSpace
	kindNone  // shows nothing and separates nothing
	kindLower // letters of scripts with spaces, lower case or without case
	kindUpper
	kindDigit
	kindUnspaced // letters of scripts without spaces
	kindMark
	kindComma
	kindStop
)

// asciiKinds answers kindOf for the first 128 characters.
var asciiKinds = func() (t [utf8.RuneSelf]runeKind) {
	for r := rune(0); r < utf8.RuneSelf; r++ {
		t[r] = slowKindOf(r)
	}
	return t
}()

func kindOf(r rune) runeKind {
	if r < utf8.RuneSelf {
		return asciiKinds[r]
	}
	return slowKindOf(r)
}

func slowKindOf(r rune) runeKind {
	switch r {
	case ',', '،', '、', '，', ';', '؛', '；', '፣', '՝':
		return kindComma
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '॥', '።', '։', '‽', '｡':
		return kindStop
	case 0x200b, 0x00ad, 0xfeff, 0x2060:
		return kindNone // soft hyphen, zero width
	}
	switch {
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return kindSpace
	case isUnspaced(r):
		return kindUnspaced
	case unicode.IsUpper(r):
		return kindUpper
	case unicode.IsLetter(r):
		return kindLower
	case unicode.IsDigit(r):
		return kindDigit
	case unicode.IsMark(r):
		return kindMark
	}
	return kindOther
}

// isUnspaced tells whether r is a letter of a script that is written without
// spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
func isUnspaced(r rune) bool {
	switch {
	case r < 0x0e00:
		return false
	case r <= 0x0eff, 0x1000 <= r && r <= 0x109f, 0x1780 <= r && r <= 0x17ff:
		return unicode.IsLetter(r)
	case 0x3040 <= r && r <= 0x30ff, 0x3400 <= r && r <= 0x4dbf, 0x4e00 <= r && r <= 0x9fff,
		0xf900 <= r && r <= 0xfaff, 0x20000 <= r && r <= 0x323af:
		return true
	}
	return false
}
