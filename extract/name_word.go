package extract

import "iter"

// nameWords takes a class or id apart into words, in lower case, and yields
// their hashes: "wp-caption-text" and "wpCaptionText" have the same three.
func nameWords(s string) iter.Seq[uint32] {
	s = clip(s, maxClassLen)
	return func(yield func(uint32) bool) {
		h, length, upper := uint32(fnvOffset), 0, false
		for i := 0; i < len(s); i++ {
			c := nameBytes[s[i]]
			isUpper := c != s[i]
			if length > 0 && (c == 0 || isUpper && !upper) {
				if !yield(h) {
					return
				}
				h, length = fnvOffset, 0
			}
			if c != 0 {
				h = (h ^ uint32(c)) * fnvPrime
				length++
			}
			upper = isUpper
		}
		if length > 0 {
			yield(h)
		}
	}
}

// nameBytes has the letters of names in lower case, and 0 for what parts
// words.
var nameBytes = func() (t [256]byte) {
	for c := range t {
		switch {
		case 'A' <= c && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		case 'a' <= c && c <= 'z' || c >= 0x80:
			t[c] = byte(c)
		}
	}
	return t
}()
