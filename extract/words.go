package extract

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
			if lettersPerWord(r) == hanPerWord {
				short++
			} else {
				long++
			}
			in = false
		case kindMark, kindNone:
		default:
			in = false
		}
	}
	return words + short/hanPerWord + long/thaiPerWord
}
