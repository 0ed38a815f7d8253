package extract

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// date is a day of the Gregorian calendar, with the time of day where the
// page gives that and its zone: a time without a zone is no point in time.
type date struct {
	year, month, day int
	clock            string // "T15:04:05Z" or with an offset, or ""
}

// String returns the date as RFC 3339 has it, or the day alone.
func (d date) String() string {
	if d.year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d%s", d.year, d.month, d.day, d.clock)
}

func (d date) sameDay(e date) bool {
	return d.year == e.year && d.month == e.month && d.day == e.day
}

// isNextTo tells whether two dates are at most a day apart, but for the ends
// of short months.
func (d date) isNextTo(e date) bool {
	days := (d.year-e.year)*12*31 + (d.month-e.month)*31 + d.day - e.day
	return days >= -1 && days <= 1
}

// The years that a web page can have been published in: what is earlier than
// the web is the subject of the text, not its date. The core has no clock, so
// the upper bound only keeps numbers that aren't years out.
const (
	minYear = 1990
	maxYear = 2069
)

// buddhistEra is by how many years Thailand's count is ahead.
const buddhistEra = 543

// Months, as they are written and abbreviated in the languages that write
// them as words, each in the form it has in a date. From the Unicode CLDR's
// calendars: en de nl fr es it pt ro pl cs sk ru uk sv da nb fi hu tr el ar he id fa hi bn ta th; Arabic with the
// names of the Levant and of the Maghreb.
var monthNames = [12]string{
	"jan january januar januari janvier janv jänner jän enero ene gennaio gen janeiro ianuarie ian stycznia sty ledna leden januára января янв січня tammikuuta január ocak oca ιανουαρίου ιαν يناير ינואר" +
		" جانفي ژانویه जनवरी জানুয়ারি ஜனவரி มกราคม",
	"feb february februar februari febr février févr fév feber febrero febbraio fevereiro fev februarie lutego lut února únor februára февраля фев лютого helmikuuta február şubat şub φεβρουαρίου φεβ فبراير פברואר pebruari" +
		" شباط فيفري فوریه फ़रवरी फरवरी ফেব্রুয়ারি பிப்ரவரி กุมภาพันธ์",
	"mar march märz mrz maart mrt mars marzo março martie marca března březen марта мар березня maaliskuuta március márc mart μαρτίου μαρ مارس מרץ maret" +
		" آذار मार्च মার্চ மார்ச் มีนาคม",
	"apr april avril avr abril abr aprile aprilie kwietnia kwi dubna duben apríla апреля апр квітня huhtikuuta április ápr nisan nis απριλίου απρ أبريل ابريل אפריל" +
		" نيسان أفريل آوریل अप्रैल এপ্রিল ஏப்ரல் เมษายน",
	"may mai mei mayo maggio mag maio maja května květen mája мая май травня maj toukokuuta május mayıs μαΐου μαϊ مايو מאי" +
		" أيار ماي मई মে மே พฤษภาคม",
	"jun june juni juin junio giugno giu junho iunie czerwca cze června červen júna июня июн червня kesäkuuta június jún haziran haz ιουνίου ιουν يونيو יוני" +
		" حزيران جوان ژوئن जून জুন ஜூன் มิถุนายน",
	"jul july juli juillet juil julio luglio lug julho iulie lipca lip července červenec júla июля июл липня heinäkuuta július júl temmuz tem ιουλίου ιουλ يوليو יולי" +
		" تموز جويلية ژوئیه जुलाई জুলাই ஜூலை กรกฎาคม",
	"aug august augustus août aout agosto ago sierpnia sie srpna srpen augusta августа авг серпня augusti elokuuta augusztus ağustos ağu αυγούστου αυγ أغسطس אוגוסט agustus" +
		" آب أوت اوت अगस्त আগস্ট ஆகஸ்ட் สิงหาคม",
	"sep sept september septembre septiembre setiembre settembre set setembro septembrie września wrz září septembra сентября сен вересня syyskuuta szeptember szept eylül eyl σεπτεμβρίου σεπ سبتمبر ספטמבר" +
		" أيلول سپتامبر सितंबर सितम्बर সেপ্টেম্বর செப்டம்பர் กันยายน",
	"oct october oktober okt octobre octubre ottobre ott outubro out octombrie października paź října říjen októbra октября окт жовтня lokakuuta október ekim eki οκτωβρίου οκτ أكتوبر اكتوبر אוקטובר" +
		" اکتبر अक्टूबर अक्तूबर অক্টোবর அக்டோபர் ตุลาคม",
	"nov november novembre noviembre novembro noiembrie listopada lis listopadu listopad novembra ноября ноя листопада marraskuuta kasım kas νοεμβρίου νοε نوفمبر נובמבר nopember" +
		" نوامبر नवंबर नवम्बर নভেম্বর நவம்பர் พฤศจิกายน",
	"dec december dezember dez décembre déc diciembre dic dicembre dezembro decembrie grudnia gru prosince prosinec decembra декабря дек грудня joulukuuta desember des aralık ara δεκεμβρίου δεκ ديسمبر דצמבר desember" +
		" دسامبر दिसंबर दिसम्बर ডিসেম্বর டிசம்பர் ธันวาคม",
}

// monthOf returns 1 to 12 for each of those words.
var monthOf = func() map[string]int {
	months := map[string]int{}
	for i, names := range monthNames {
		for _, name := range strings.Fields(names) {
			months[name] = i + 1
		}
	}
	return months
}()

// dayFirst tells whether a language writes 3/4/2020 for the third of April.
// English does outside of the United States, the Philippines and where no
// country is given.
func dayFirst(lang string) bool {
	lang = strings.ToLower(lang)
	return !(lang == "" || lang == "en" || strings.HasPrefix(lang, "en-us") || strings.HasPrefix(lang, "en-ph"))
}

// dateToken is a number or a word of a text, and where it stands.
type dateToken struct {
	start, end int
	number     int // -1 for a word
	digits     int // that the number has
}

// findDate returns the first date in s and the range it takes up. dayFirst
// decides between the readings of 3/4/2020 where both are possible.
func findDate(s string, dayFirst bool) (d date, start, end int, ok bool) {
	if !hasDigit(s) {
		return
	}
	tokens := dateTokens(s)
	for i := range tokens {
		if d, n := dateAt(s, tokens[i:], dayFirst); n > 0 {
			start, end = tokens[i].start, tokens[i+n-1].end
			// What goes on as a longer number is something else: a
			// version, a telephone number.
			if i > 0 && tokens[i-1].number >= 0 && tokens[i-1].end == start-1 && strings.IndexByte("/-.:", s[start-1]) >= 0 {
				continue
			}
			d.clock = clockAt(s[end:])
			return d, start, end, true
		}
	}
	return
}

// hasDigit tells whether there is a digit of any script in s.
func hasDigit(s string) bool {
	ascii := true
	for i := 0; i < len(s); i++ {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	return !ascii && strings.ContainsFunc(s, unicode.IsDigit)
}

func dateTokens(s string) []dateToken {
	tokens := make([]dateToken, 0, 16)
	for i := 0; i < len(s); {
		start, n, digits := i, 0, 0
		for i < len(s) {
			r, size := utf8.DecodeRuneInString(s[i:])
			value := digitOf(r)
			if value < 0 {
				break
			}
			n, digits = min(n*10+value, 1e9), digits+1
			i += size
		}
		if i > start {
			tokens = append(tokens, dateToken{start, i, n, digits})
			continue
		}
		for i < len(s) {
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			i += size
		}
		if i > start {
			tokens = append(tokens, dateToken{start, i, -1, 0})
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return tokens
}

// digitOf returns the value of a decimal digit of any script, or -1. The ten
// of a script follow each other.
func digitOf(r rune) int {
	if r < utf8.RuneSelf {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if !unicode.IsDigit(r) {
		return -1
	}
	value := 0
	for value < 9 && unicode.IsDigit(r-rune(value)-1) {
		value++
	}
	return value
}

// eras are the years before the first one of the calendars that name theirs.
var eras = [...]struct {
	name   string
	before int
}{{"令和", 2018}, {"平成", 1988}, {"民國", 1911}}

// dateAt reads a date at the first of the tokens, and tells how many tokens
// it takes, 0 where there is none.
func dateAt(s string, t []dateToken, dayFirst bool) (date, int) {
	if len(t) < 3 {
		return date{}, 0
	}
	width := func(i int) int { return t[i].digits }
	between := func(i int) string { return s[t[i].end:t[i+1].start] }
	word := func(i int) string { return strings.ToLower(s[t[i].start:t[i].end]) }

	if t[0].number >= 0 && t[1].number >= 0 && t[2].number >= 0 {
		a, b, c := t[0].number, t[1].number, t[2].number
		sep := strings.TrimSpace(between(0))
		if sep != strings.TrimSpace(between(1)) || len(sep) != 1 || strings.IndexByte("-/.", sep[0]) < 0 {
			return date{}, 0
		}
		switch {
		case width(0) == 4:
			return checked(a, b, c, 3)
		case width(0) > 2 || width(1) > 2 || width(2) != 4 && !(width(2) == 2 && width(1) == 2 && sep != "-"):
			return date{}, 0
		}
		if width(2) == 2 {
			c += 2000
		}
		if b > 12 || sep == "/" && a <= 12 && !dayFirst {
			a, b = b, a
		}
		return checked(c, b, a, 3)
	}

	// 2020年3月5日, 2020년 3월 5일, 令和2年3月5日
	if len(t) >= 6 && t[2].number >= 0 && t[4].number >= 0 &&
		startsWithAny(word(1), "年년") && startsWithAny(word(3), "月월") && startsWithAny(word(5), "日일") {
		year := t[0].number
		for _, e := range eras {
			if strings.HasSuffix(s[:t[0].start], e.name) {
				year += e.before
			}
		}
		return checked(year, t[2].number, t[4].number, 6)
	}

	// A day, a month's name and a year, in the orders 5 March 2020,
	// March 5, 2020 and 2020 March 5, with "1st", "of" and the like between.
	day, month, year := 0, 0, 0
	for i := 0; i < len(t) && i < 7; i++ {
		if i > 0 && len(strings.Trim(between(i-1), " .,،-/’'\u00a0º°")) > 0 {
			return date{}, 0
		}
		switch {
		case t[i].number >= 0 && width(i) == 4 && year == 0:
			year = t[i].number
		case t[i].number >= 0 && width(i) <= 2 && day == 0:
			day = t[i].number
		case t[i].number >= 0 && width(i) <= 2 && month == 0 && word(i-1) == "tháng":
			month = t[i].number
		case t[i].number >= 0:
			return date{}, 0
		case month == 0 && monthOf[strings.TrimPrefix(word(i), "ב")] > 0: // Hebrew glues its "in"
			month = monthOf[strings.TrimPrefix(word(i), "ב")]
		case i == 0 || !strings.Contains(" st nd rd th er de del di of the d do dne tan tháng năm ", " "+word(i)+" "):
			return date{}, 0
		}
		if day > 0 && month > 0 && year > 0 {
			return checked(year, month, day, i+1)
		}
	}
	return date{}, 0
}

// checked returns the date and n where there is such a day, else 0.
func checked(year, month, day, n int) (date, int) {
	if year > maxYear {
		year -= buddhistEra
	}
	if year < minYear || year > maxYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return date{}, 0
	}
	return date{year: year, month: month, day: day}, n
}

func startsWithAny(s, runes string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(runes, r)
}

// parseDate reads a value that is a date and nothing else: as findDate does,
// or as the digits of year, month and day, or as the seconds or milliseconds
// since 1970.
func parseDate(s string, dayFirst bool) (date, bool) {
	s = strings.TrimSpace(s)
	if strings.Trim(s, "0123456789") != "" {
		d, _, _, ok := findDate(clip(s, maxDateLine), dayFirst)
		return d, ok
	}
	part := func(from, to int) int {
		n, _ := strconv.Atoi(s[from:to])
		return n
	}
	switch len(s) {
	case len("20060102"), len("20060102150405"):
		d, n := checked(part(0, 4), part(4, 6), part(6, 8), 1)
		return d, n > 0
	case len("1577836800"), len("1577836800000"):
		d := unixDate(part(0, 10))
		_, n := checked(d.year, d.month, d.day, 1)
		return d, n > 0
	}
	return date{}, false
}
