package extract

import "math"

// What is longer than most of what the model was fitted to is shown to it as
// if it were as long as this. Of the 2,439 pages of wcxb and segments, 307
// have more than 4,000 words, and the 32 that have more than 9,000 happen to
// be threads and lists: of an essay of 300 paragraphs each scored .42, of one
// of 160 .92. Of a thousand blocks that are content, one has more than 236
// words. On wcxb all this is the same: word F1 .8722 without, .8721 to .8727
// with 4,000 to 9,000 and 150 to 300. The essay scores .78 where a page has
// 8,000 words at most, .92 with 6,000 or 4,000; an article with a listing of
// 5,000 lines has a confidence of .29 where a block has 300, of .70 with 200,
// .74 with 150. In fitting, sizes are as they are: fitted to these, the model
// tells threads by how many blocks they have, and doubts long articles again.
const (
	mostPageWords  = 4000
	mostBlockWords = 200
)

// seen returns what the model is shown of a block's counts: all but pictures are
// made smaller alike, so that shares stay. The second pass weighs what the first
// made of the blocks by their true words, as the choice will.
func (l *layout) seen(c *counts) *counts {
	if c.Words <= mostBlockWords || l.fitting {
		return c
	}
	s, share := *c, mostBlockWords/float64(c.Words)
	shrink := func(n *int) { *n = int(math.Round(share * float64(*n))) }
	for _, n := range [...]*int{&s.Chars, &s.Words, &s.LinkChars, &s.LinkWords, &s.Letters, &s.Upper, &s.Digits, &s.Commas, &s.Stops, &s.Common, &s.Titled} {
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
