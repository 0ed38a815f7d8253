package extract

import "math"

// What is longer than nearly all that the model was fitted to is shown to it
// as if it were as long as this. Of the 2,439 pages of wcxb and segments, 112
// have more than 6,000 words and 32 more than 9,000, which happen to be
// threads and lists: of an essay of 300 paragraphs each scored .42, of one of
// 160 .92. Of a thousand blocks that are content, one has more than 236 words.
// On wcxb it is all the same (word F1 ±.0002), but long articles lost
// paragraphs. In fitting, sizes are as they are: fitted to these, the model
// tells threads and lists by how many blocks they have, and long articles are
// lost again.
const (
	mostPageWords  = 4000
	mostBlockWords = 200
)

// seen returns what the model is shown of a block's counts: all are made
// smaller alike, so that shares stay.
func (l *layout) seen(c *counts) *counts {
	if c.Words <= mostBlockWords || l.fitting {
		return c
	}
	s, share := *c, mostBlockWords/float64(c.Words)
	shrink := func(n *int) { *n = int(math.Round(share * float64(*n))) }
	for _, n := range [...]*int{&s.Chars, &s.Words, &s.LinkChars, &s.LinkWords, &s.Letters, &s.Upper, &s.Digits, &s.Commas, &s.Stops, &s.Common, &s.Titled, &s.Media} {
		shrink(n)
	}
	for k := range s.Classes {
		shrink(&s.Classes[k])
	}
	return &s
}

// seenWords returns how many words of the page, or of a box on it, the model is
// shown.
func (l *layout) seenWords(n float32) float32 {
	if l.fitting {
		return n
	}
	return min(n, mostPageWords)
}
