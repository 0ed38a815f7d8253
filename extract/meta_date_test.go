package extract

import (
	"net/url"
	"testing"
	"unicode/utf8"
)

func TestFindDate(t *testing.T) {
	for _, c := range []struct {
		text     string
		dayFirst bool
		want     string
	}{
		{"2021-03-05", false, "2021-03-05"},
		{"2021-03-05T06:30:00Z", false, "2021-03-05T06:30:00Z"},
		{"2021-03-05T06:30:00.123+01:00", false, "2021-03-05T06:30:00+01:00"},
		{"2021-03-05T06:30:00+0100", false, "2021-03-05T06:30:00+01:00"},
		{"2021-03-05 06:30:00 +0100", false, "2021-03-05T06:30:00+01:00"},
		{"2021-03-05T06:30+01:00", false, "2021-03-05T06:30:00+01:00"},
		{"2021-03-05T06:30:00", false, "2021-03-05"},
		{"Fri, 05 Mar 2021 06:30:00 GMT", false, "2021-03-05T06:30:00Z"},
		{"2021/3/5", false, "2021-03-05"},
		{"March 5, 2021", false, "2021-03-05"},
		{"Mar. 5th 2021", false, "2021-03-05"},
		{"the 5th of March, 2021", false, "2021-03-05"},
		{"05-Mar-2021", false, "2021-03-05"},
		{"2021 March 5", false, "2021-03-05"},
		{"3/5/2021", false, "2021-03-05"},
		{"3/5/2021", true, "2021-05-03"},
		{"25/3/2021", false, "2021-03-25"},
		{"05.03.2021", false, "2021-03-05"},
		{"5.3.21", false, ""},
		{"05.03.21", false, "2021-03-05"},
		{"5. März 2021", true, "2021-03-05"},
		{"1er août 2021", true, "2021-08-01"},
		{"5 de marzo de 2021", true, "2021-03-05"},
		{"5 marzo 2021", true, "2021-03-05"},
		{"5 de março de 2021", true, "2021-03-05"},
		{"5 maart 2021", true, "2021-03-05"},
		{"5 marca 2021", true, "2021-03-05"},
		{"5. března 2021", true, "2021-03-05"},
		{"5 марта 2021", true, "2021-03-05"},
		{"5. maaliskuuta 2021", true, "2021-03-05"},
		{"2021. március 5.", true, "2021-03-05"},
		{"5 Mart 2021", true, "2021-03-05"},
		{"5 مارس 2021", true, "2021-03-05"},
		{"٥ مارس ٢٠٢١", true, "2021-03-05"},
		{"5 آذار 2021", true, "2021-03-05"},
		{"5 במרץ 2021", true, "2021-03-05"},
		{"5 Μαρτίου 2021", true, "2021-03-05"},
		{"5 मार्च 2021", true, "2021-03-05"},
		{"५ मार्च २०२१", true, "2021-03-05"},
		{"৫ মার্চ ২০২১", true, "2021-03-05"},
		{"5 มีนาคม 2564", true, "2021-03-05"},
		{"05/03/2564", true, "2021-03-05"},
		{"ngày 5 tháng 3 năm 2021", true, "2021-03-05"},
		{"令和3年3月5日", true, "2021-03-05"},
		{"２０２１年３月５日", true, "2021-03-05"},
		{"2021. 3. 5.", true, "2021-03-05"},
		{"2021年3月5日", true, "2021-03-05"},
		{"2021년 3월 5일", true, "2021-03-05"},

		{"no date at all", false, ""},
		{"3年3月5日", true, ""},
		{"5 March 2180", false, ""},
		{"March 2021", false, ""},
		{"30 February 2021", false, ""},
		{"32/13/2021", false, ""},
		{"5 March 1871", false, ""},
		{"version 10.2021.03.05", false, ""},
		{"5 marches 2021", false, ""},
		{"call 555-12-2021", false, ""},
		{"2021-13-05", false, ""},
	} {
		d, start, end, ok := findDate(c.text, c.dayFirst)
		if got := d.String(); got != c.want || ok != (c.want != "") {
			t.Errorf("findDate(%q, %v) = %q, want %q", c.text, c.dayFirst, got, c.want)
		}
		if ok && (start < 0 || end > len(c.text) || start >= end) {
			t.Errorf("findDate(%q): range %d to %d", c.text, start, end)
		}
	}
}

func TestParseDate(t *testing.T) {
	for value, want := range map[string]string{
		"20210305":       "2021-03-05",
		"20210305063000": "2021-03-05",
		"1614925800":     "2021-03-05T06:30:00Z",
		"1614925800123":  "2021-03-05T06:30:00Z",
		" 2021-03-05 ":   "2021-03-05",
		"20211305":       "",
		"12345":          "",
		"":               "",
	} {
		if d, _ := parseDate(value, false); d.String() != want {
			t.Errorf("parseDate(%q) = %q, want %q", value, d.String(), want)
		}
	}
}

func TestDayFirst(t *testing.T) {
	for lang, want := range map[string]bool{"": false, "en": false, "en-US": false, "en-GB": true, "de": true, "fr-CA": true} {
		if got := dayFirst(lang); got != want {
			t.Errorf("dayFirst(%q) = %v", lang, got)
		}
	}
}

func TestDateLabel(t *testing.T) {
	for text, want := range map[string]hint{
		"Published on ":                hintPublished,
		"Published by Ada, updated ":   hintModified,
		"Zuletzt aktualisiert am ":     hintModified,
		"Publié le ":                   hintPublished,
		"© ":                           hintNone,
		"Member since ":                hintNone,
		"Ada Lindqvist, ":              0,
		"last seen long ago, far away": 0,
	} {
		if got := dateLabel(text); got != want {
			t.Errorf("dateLabel(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestAddressDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/2019/10/19/title/":           "2019-10-19",
		"https://a.example/blog/2019/1/9/title":         "2019-01-09",
		"https://a.example/posts/2019-10-19-title.html": "2019-10-19",
		"https://a.example/2019/october/19/title":       "2019-10-19",
		"https://a.example/2019/10/title":               "",
		"https://a.example/item/1019-10-19":             "",
		"https://a.example/":                            "",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if d, _ := addressDate(u); d.String() != want {
			t.Errorf("addressDate(%q) = %q, want %q", address, d.String(), want)
		}
	}
	if _, ok := addressDate(nil); ok {
		t.Error("a date in no address")
	}
}

// FuzzFindDate checks that what is found is a day of the calendar and lies
// within the text.
func FuzzFindDate(f *testing.F) {
	for _, s := range []string{"2021-03-05T06:30:00Z", "Mar 5, 2021", "5. März 2021", "2021年3月5日", "1/1/1/1/2021", "１２", "20210305"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, dayFirst bool) {
		d, start, end, ok := findDate(s, dayFirst)
		if !ok {
			return
		}
		if start < 0 || start >= end || end > len(s) {
			t.Fatalf("%q: range %d to %d", s, start, end)
		}
		if _, n := checked(d.year, d.month, d.day, 1); n != 1 {
			t.Errorf("%q: no such day %v", s, d)
		}
		if utf8.ValidString(s) && !utf8.ValidString(s[start:end]) {
			t.Errorf("%q: the range splits a character", s)
		}
		if again, ok := parseDate(d.String(), dayFirst); !ok || again != d {
			t.Errorf("%q: %q reads as %v", s, d.String(), again)
		}
	})
}

func TestMetaKey(t *testing.T) {
	for name, want := range map[string]struct {
		field field
		from  source
	}{
		"article:published_time": {fieldPublished, fromOpenGraph},
		"og:updated_time":        {fieldModified, fromOpenGraph},
		"w-published-date":       {fieldPublished, fromMeta},
		"publication_date":       {fieldPublished, fromMeta},
		"parsely-pub-date":       {fieldPublished, fromMeta},
		"citation_online_date":   {fieldPublished, fromCitation},
		"dc.date.issued":         {fieldPublished, fromDublinCore},
		"dcterms.modified":       {fieldModified, fromDublinCore},
		"date":                   {fieldPublished, fromMeta},
		"sailthru.author":        {fieldAuthors, fromMeta},
		"dc.creator":             {fieldAuthors, fromDublinCore},
		"og:image:secure_url":    {fieldImage, fromOpenGraph},
		"twitter:title":          {fieldTitle, fromTwitter},
	} {
		f, from, ok := metaKey(name)
		if !ok || f != want.field || from != want.from {
			t.Errorf("metaKey(%q) = %d, %d, %v", name, f, from, ok)
		}
	}
	for _, name := range []string{"publisher-id", "article:expiration_time", "unpublish-date", "twitter:creator", "event-date", "viewport"} {
		if f, _, ok := metaKey(name); ok {
			t.Errorf("metaKey(%q) is field %d, want none", name, f)
		}
	}
}
