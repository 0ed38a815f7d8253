package extract

import "testing"

func TestDropStrays(t *testing.T) {
	// A letter is a block: kept and sure, kept and doubtful, or not kept.
	for _, c := range []struct{ name, blocks, want string }{
		{"behind the text", "SSS......d.......", "SSS.............."},
		{"before the text", ".d......SSS", "........SSS"},
		{"beside the text", "SSS....d........", "SSS....d........"},
		{"likely", "SSS......S......", "SSS......S......"},
		{"all that there is", ".......d.......", ".......d......."},
		{"two of them", "SSS......d.d......", "SSS......d.d......"},
	} {
		l := &layout{blocks: make([]Block, len(c.blocks))}
		keep := make([]bool, len(c.blocks))
		for i, b := range c.blocks {
			keep[i] = b != '.'
			if b == 'S' {
				l.blocks[i].Score = 0.9
			}
		}
		dropStrays(l, keep)
		for i, b := range c.want {
			if keep[i] != (b != '.') {
				t.Errorf("%s: block %d is kept: %v", c.name, i, keep[i])
			}
		}
	}
}
