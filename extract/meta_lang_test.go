package extract

import (
	"strings"
	"testing"
)

func TestLangTag(t *testing.T) {
	for value, want := range map[string]string{
		"en": "en", "EN_us": "en-us", "pt-BR": "pt-BR", "zh-Hant-TW": "zh-Hant-TW", "de, en": "de",
		"english": "", "x": "", "": "", "<b>": "",
	} {
		if got := langTag(value); got != want {
			t.Errorf("langTag(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestLanguageAndDirection(t *testing.T) {
	for _, c := range []struct{ src, lang, dir string }{
		{`<html lang="en"><p>The harbour wakes before the town.</p>`, "en", "ltr"},
		{`<html><p>The harbour wakes before the town.</p>`, "", "ltr"},
		{`<html lang="fa"><p>بندر پیش از شهر بیدار است.</p>`, "fa", "rtl"},
		{`<html lang="en"><p>بندر پیش از شهر بیدار است.</p>`, "fa", "rtl"},
		{`<html lang="ar"><p>بندر پیش از شهر بیدار است.</p>`, "ar", "rtl"},
		{`<html><p>بندرگاہ شہر سے پہلے جاگتی ہے۔</p>`, "ur", "rtl"},
		{`<html><p>الميناء يستيقظ قبل المدينة.</p>`, "ar", "rtl"},
		{`<html><p>Порт у своїй бухті прокидається раніше за місто.</p>`, "uk", "ltr"},
		{`<html><p>Порт просыпается раньше города.</p>`, "ru", "ltr"},
		{`<html><p>ወደቡ ከከተማው በፊት ይነቃል።</p>`, "am", "ltr"},
		{`<html><p>កំពង់ផែភ្ញាក់មុនទីក្រុង។</p>`, "km", "ltr"},
		{`<html><p>ທ່າເຮືອຕື່ນກ່ອນເມືອງ.</p>`, "lo", "ltr"},
		{`<html><p>הנמל מתעורר לפני העיר.</p>`, "he", "rtl"},
		{`<html dir="rtl"><p>The harbour wakes before the town.</p>`, "", "rtl"},
		{`<html dir="ltr"><p>הנמל מתעורר לפני העיר.</p>`, "he", "rtl"},
		{`<html dir="rtl"><p>123</p>`, "", "rtl"},
		{`<body dir="RTL"><p>הנמל מתעורר לפני העיר.</p>`, "he", "rtl"},
		{`<html lang="uk"><p>Порт прокидається раніше за місто.</p>`, "uk", "ltr"},
		{`<html lang="en"><p>항구는 도시보다 먼저 깨어난다.</p>`, "ko", "ltr"},
		{`<html lang="en"><p>港口比城市醒得早。</p>`, "zh", "ltr"},
		{`<html lang="ja"><p>漢字</p>`, "ja", "ltr"},
		{`<html><meta property="og:locale" content="sv_SE"><p>Hamnen vaknar.</p>`, "sv-SE", "ltr"},
	} {
		m := readPage(t, c.src, "", "")
		if m.Lang != c.lang || m.Dir != c.dir {
			t.Errorf("%s: got %q %q, want %q %q", c.src, m.Lang, m.Dir, c.lang, c.dir)
		}
	}
}

func TestLanguageByWords(t *testing.T) {
	const (
		english = "<p>The harbour wakes before the town does. By five the first boats are out, and the cranes along the quay begin to move while the streets behind them are still dark and quiet. Nobody here calls it hard work, though it is; they call it the morning. When the nets come in at nine the day is half over, and the fish hall smells of salt and of coffee.</p>"
		german  = "<p>Der Hafen wacht auf, bevor die Stadt es tut. Um fünf sind die ersten Boote draußen, und die Kräne am Kai beginnen sich zu bewegen, während es in den Straßen noch dunkel ist. Niemand nennt das hier harte Arbeit, auch wenn sie es ist. Wenn um neun die Netze eingeholt sind, ist der halbe Tag schon vorbei, und in der Halle riecht es nach Salz.</p>"
		table   = "<table><tr><td>W</td><td>L</td></tr><tr><td>Port</td><td>12</td></tr></table>"
	)
	for _, c := range []struct{ src, lang string }{
		{`<html>` + english, "en"},
		{`<html>` + german, "de"},
		{`<html lang="en-US">` + german, "de"},
		{`<html lang="en"><meta property="og:locale" content="de_AT">` + german, "de-AT"},
		{`<html lang="de-CH">` + german, "de-CH"},
		{`<html lang="nds">` + german, "nds"},
		{`<html lang="en">` + strings.Repeat(table, 40), "en"},
	} {
		if m := readPage(t, c.src, "", ""); m.Lang != c.lang {
			t.Errorf("%.60s: got %q, want %q", c.src, m.Lang, c.lang)
		}
	}
}
