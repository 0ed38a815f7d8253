package extract

import "strings"

// codeReach is how many boxes above a line its program's element may be: the
// views of editors wrap each line up to four times.
const codeReach = 6

// settleCode keeps a piece of code that stands between two kept blocks: code
// reads like nothing else on the page, and a gap in a text is a loss. What
// shows it may put buttons, line numbers and the language around it. Of code that
// has a box for each line, all of a few stays where most does.
func settleCode(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		if kept, all := words.within(b); kept < all && all <= pieceWords && 2*kept > all && isCodeBody(b.node) {
			keepRange(keep, b)
		}
	}
	for i := 1; i < len(keep); i++ {
		if !keep[i-1] || keep[i] {
			continue
		}
		var code []int
		end := i
		for end < len(keep) && !keep[end] {
			if last := codeFrom(l, end); last > end {
				for ; end < last; end++ {
					code = append(code, end)
				}
			} else if isCodeLabel(l.blocks[end].Text) {
				end++
			} else {
				break
			}
		}
		if end < len(keep) && keep[end] {
			for _, k := range code {
				keep[k] = true
			}
		}
		i = end
	}
}

// codeFrom returns the end of the code that block i is the first line of, or i
// where it is none.
func codeFrom(l *layout, i int) int {
	end, at := i, l.blocks[i].box
	for range codeReach {
		if at < 0 || l.boxes[at].first < i {
			break
		}
		if isCodeBody(l.boxes[at].node) {
			end = l.boxes[at].last
		}
		at = l.boxes[at].parent
	}
	return end
}

// isCodeLabel tells whether a text stands around code: a button, the language,
// the number of a line.
func isCodeLabel(text string) bool {
	return frameTexts[strings.ToLower(text)] || languageOf(text) != "" || strings.Trim(text, "0123456789 ") == ""
}
