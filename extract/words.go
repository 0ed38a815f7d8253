package extract

// longUnspacedPerWord is about how many letters of Thai, Lao, Khmer or Burmese
// make a word; vowels that are marks are none. Han and kana say more: a word
// has unspacedPerWord of them.
const longUnspacedPerWord = 4

// firstHan is below all of the scripts without spaces that have words of
// unspacedPerWord letters, and above the others.
const firstHan = 0x3000

// countWords counts the words of a text: runs of letters and digits, and in
// the scripts that are written without spaces (Chinese, Japanese, Thai and
// the like) one word for so many letters.
func countWords(s string) int {
	words, short, long, in := 0, 0, 0, false
	for _, r := range s {
		switch kindOf(r) {
		case kindLower, kindUpper, kindDigit:
			if !in {
				words++
			}
			in = true
		case kindUnspaced:
			if r < firstHan {
				long++
			} else {
				short++
			}
			in = false
		case kindMark, kindNone:
		default:
			// Persian and Bengali have joiners within words.
			in = in && (r == zeroWidthJoiner || r == zeroWidthNonJoiner)
		}
	}
	return words + short/unspacedPerWord + long/longUnspacedPerWord
}
