package extract

// countWords counts the words of a text: runs of letters and digits, and in
// the scripts that are written without spaces (Chinese, Japanese, Thai and
// the like) one word for every unspacedPerWord letters.
func countWords(s string) int {
	words, unspaced, in := 0, 0, false
	for _, r := range s {
		switch kindOf(r) {
		case kindLower, kindUpper, kindDigit:
			if !in {
				words++
			}
			in = true
		case kindUnspaced:
			unspaced++
			in = false
		case kindMark, kindNone:
		default:
			in = false
		}
	}
	return words + unspaced/unspacedPerWord
}
