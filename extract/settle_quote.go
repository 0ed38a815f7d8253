package extract

import "golang.org/x/net/html/atom"

// maxQuoteWords is how many words a quotation between paragraphs may have that
// is kept for standing there: posts of social networks are set so, and what a
// page quotes at more length is scored well enough.
const maxQuoteWords = 120

// settleQuotes keeps quotations whole that stand between kept neighbours: a
// post that is embedded is a <blockquote> until its script has run, and reads
// like nothing else in the text.
func settleQuotes(l *layout, keep []bool) {
	words := wordsKept(l, keep)
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.tag != atom.Blockquote || b.first == 0 || b.last >= len(keep) || !keep[b.first-1] || !keep[b.last] {
			continue
		}
		_, all := words.within(b)
		if around := &l.boxes[b.parent]; all <= maxQuoteWords && around.first < b.first && around.last > b.last {
			keepRange(keep, b)
		}
	}
}
