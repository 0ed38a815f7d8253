package extract

// countWords counts the words of a text: runs of letters and digits, and in
// the scripts that are written without spaces (Chinese, Japanese, Thai and
// the like) one word for every unspacedPerWord letters.
func countWords(s string) int {
	var c counter
	c.add(s, false)
	c.endWord()
	return c.Words
}
