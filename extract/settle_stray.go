package extract

// strayGap is how many blocks that were not kept must lie on both sides of a
// line of plain text for it to stand alone. A text has captions and headings
// of two lines or three between its paragraphs; a list of headlines with their
// dates goes on.
const strayGap = 5

// dropStrays drops lines of plain text that stand alone, far from the rest, and
// are less likely content than not: of a list of headlines the one that reads
// most like a sentence.
func dropStrays(l *layout, keep []bool) {
	last := -1 // the kept block before i
	for i := range keep {
		if !keep[i] {
			continue
		}
		next := i + 1
		for next < len(keep) && !keep[next] {
			next++
		}
		alone := (last < 0 || i-last > strayGap) && (next == len(keep) || next-i > strayGap)
		if alone && (last >= 0 || next < len(keep)) && l.blocks[i].Score < 0.5 {
			keep[i] = false
			continue
		}
		last = i
	}
}
