package extract

import "strings"

// Bounds on the lines that are read for dates: in longer ones it is the
// subject of a sentence.
const (
	maxDateLine    = 120 // columns of the line
	maxDateHeading = 60  // columns of the line where it is a heading
	maxInLine      = 3   // dates in it
	maxShown       = 600 // dates of the page, as comparing them takes the square of that
)

// shown returns the dates that the page shows around the article, or nearby
// alone: where articles have theirs.
func (c *candidates) shown(at place, dayFirst, nearby bool) []dating {
	var out []dating
	add := func(d date, from source, kind hint, line int, z zone) {
		outside := zoneOutside
		if at.near(line) {
			outside = zoneComments
		}
		if len(out) < maxShown && kind != hintNone && (kind != 0 || at.around(line)) && z&outside&^at.moot == 0 && !at.isTeaser(line) {
			out = append(out, dating{date: d, from: from, kind: kind, line: line})
		}
	}
	for _, m := range c.mentions {
		if m.hint&hintDate == 0 || nearby && !at.near(m.line) {
			continue
		}
		d, ok := parseDate(m.value, dayFirst)
		text, start, _, inText := findDate(m.text, dayFirst)
		if inText && (!ok || d.clock == "") {
			d, ok = text, true
		}
		kind := m.hint & (hintPublished | hintModified)
		if m.line < len(c.lines) {
			before := ""
			if inText {
				before = m.text[:start]
			}
			if at := strings.Index(c.lines[m.line].text, m.text); at >= 0 {
				before = c.lines[m.line].text[:at] + before
			}
			if l := dateLabel(before); l != 0 {
				kind = l
			} else if before == "" && m.line > 0 && c.lines[m.line-1].isWithin(maxLabelLine) && dateLabel(c.lines[m.line-1].text) == hintNone {
				kind = hintNone
			}
		}
		if ok {
			add(d, m.from, kind, m.line, m.zone)
		}
	}
	for i, l := range c.lines {
		if nearby && !at.near(i) || !l.isWithin(maxDateLine) || i == at.title || l.level > 0 && (!l.isWithin(maxDateHeading) || !at.near(i)) {
			continue
		}
		from := 0
		for range maxInLine {
			d, start, end, ok := findDate(l.text[from:], dayFirst)
			if !ok {
				break
			}
			kind := dateLabel(l.text[from : from+start])
			if kind == 0 && from+start < 4 && i > 0 && c.lines[i-1].isWithin(maxLabelLine) {
				kind = dateLabel(c.lines[i-1].text)
			}
			add(d, fromText, kind, i, l.zone)
			from += end
		}
	}
	// What is shown next to a time of some zone is that time, in another zone.
	for i := range out {
		for _, d := range out {
			if out[i].clock == "" && len(d.clock) > len("T15:04:05Z") && d.line == out[i].line && d.isNextTo(out[i].date) {
				out[i].date = d.date
			}
		}
	}
	return out
}

// isTeaser tells whether a line belongs to the teaser of another article: a
// heading that leads away stands next to it, or between it and the title.
func (p place) isTeaser(line int) bool {
	for _, h := range p.away {
		switch {
		case h == p.title, line < p.title && p.title-line <= line-h:
		case h <= line && (h >= line-teaserLines || p.title >= 0 && h > p.title),
			h > line && h <= line+teaserLines && !(p.title >= 0 && line >= p.title && line <= p.title+teaserLines):
			return true
		}
	}
	return false
}

// teaserLines is how many lines apart the date and the heading of a teaser
// stand at most.
const teaserLines = 2

// hintNone marks dates that are not the page's.
const hintNone hint = 1 << 14

// maxLabelLine is the length in columns up to which the line above a date may
// be its label.
const maxLabelLine = 40

// dateLabels are beginnings of words that say what a date is, in lower case.
var dateLabels = [...]struct {
	kind  hint
	words []string
}{
	{hintPublished, []string{"publi", "posted", "created", "written", "date:", "veröffentlich", "erschienen", "erstellt", "datum", "pubbli",
		"fecha", "geplaatst", "gepubliceerd", "udgivet", "julkaistu", "közzét", "megjelen", "yayın", "diterbitkan", "xuất bản", "опубл", "δημοσι",
		"פורסם", "نشر", "प्रकाशित", "เผยแพร่", "発行", "公開", "掲載", "投稿", "发布", "發布", "发表", "입력", "등록", "게시"}},
	{hintModified, []string{"update", "modifi", "reviewed", "revised", "edited", "changed", "aktualis", "aktualiz", "geändert", "bearbeitet", "stand:", "mis à jour", "actualiz",
		"aggiorn", "bijgewerkt", "gewijzigd", "atualiz", "oppdatert", "uppdaterad", "opdateret", "päivitetty", "frissít", "güncel", "diperbarui", "cập nhật", "обновлено", "оновлено", "ενημέρ", "ενημερ",
		"עודכן", "تحديث", "अपडेट", "อัปเดต", "更新", "수정"}},
	{hintNone, []string{"©", "copyright", "joined", "since", "seit ", "until", "expires", "deadline", "termin:", "valid", "gültig", "ends on", "event", "retrieved",
		"accessed", "abgerufen", "registered", "registriert", "member", "born ", "geboren", "died", "last post", "last reply", "letzter beitrag", "letzte antwort", "received", "accepted",
		"redeem", "release", "release date:"}},
}

// dateLabel tells what the words before a date say that it is.
func dateLabel(s string) hint {
	if n := len(s) - maxLabelLine; n > 0 {
		s = s[n:]
	}
	if s == "" {
		return 0 // as before most dates: they stand alone
	}
	s = strings.ToLower(s)
	// The last one counts: "Published by X, updated on".
	kind, last := hint(0), 0
	for _, l := range dateLabels {
		for _, w := range l.words {
			if i := strings.LastIndex(s, w); i >= 0 && i+len(w) >= last {
				kind, last = l.kind, i+len(w)
			}
		}
	}
	return kind
}
