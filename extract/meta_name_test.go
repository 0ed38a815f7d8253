package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestShownNames(t *testing.T) {
	for text, want := range map[string]string{
		"By Ada Lindqvist":                                             "Ada Lindqvist",
		"Written by Ada Lindqvist and Ben Okoro":                       "Ada Lindqvist|Ben Okoro",
		"by Ada Lindqvist, Ben Okoro & Carla Nieto":                    "Ada Lindqvist|Ben Okoro|Carla Nieto",
		"Von Erika Beispiel und Max Muster":                            "Erika Beispiel|Max Muster",
		"Par Zoé Martin et Luc Petit":                                  "Zoé Martin|Luc Petit",
		"Por Ana García y Luis Pérez":                                  "Ana García|Luis Pérez",
		"Di Giulia Rossi":                                              "Giulia Rossi",
		"Door Jan de Vries":                                            "Jan de Vries",
		"Author: Ada Lindqvist":                                        "Ada Lindqvist",
		"Ada Lindqvist · March 5, 2021 · 4 min read":                   "Ada Lindqvist",
		"5 March 2021 | by Ada Lindqvist | Ports":                      "Ada Lindqvist",
		"March 5, 2021 by Ada Lindqvist":                               "Ada Lindqvist",
		"By Ada Lindqvist, Senior Editor":                              "Ada Lindqvist",
		"By Ada Lindqvist, PhD":                                        "Ada Lindqvist",
		"By Ada Lindqvist in Hamburg":                                  "Ada Lindqvist",
		"By Ada Lindqvist Updated March 5, 2021":                       "Ada Lindqvist",
		"By Ludwig van der Meer":                                       "Ludwig van der Meer",
		"作者：李华":                                                        "李华",
		"记者李华 2021年3月5日":                                               "李华",
		"文／李华、王明":                                                      "李华|王明",
		"取材・文＝山田花子":                                                    "山田花子",
		"山田花子記者":                                                       "山田花子",
		"홍길동 기자 2021.03.05":                                            "홍길동",
		"โดย สมชาย ใจดี":                                               "สมชาย ใจดี",
		"بقلم: ليلى حسن، عمر سالم":                                     "ليلى حسن|عمر سالم",
		"מאת נועה לוי":                                                 "נועה לוי",
		"Автор: Анна Петрова и Иван Сидоров":                           "Анна Петрова|Иван Сидоров",
		"Γράφει: Μαρία Παππά και Νίκος Δήμου":                          "Μαρία Παππά|Νίκος Δήμου",
		"लेखक: आशा वर्मा और रवि राय":                                   "आशा वर्मा|रवि राय",
		"Written by | Ada Lindqvist | Updated":                         "Ada Lindqvist",
		"Ada Lindqvist | and | Ben Okoro":                              "Ada Lindqvist|Ben Okoro",
		"By Ada Lindqvist, CFP":                                        "Ada Lindqvist",
		"von Redaktion":                                                "Redaktion",
		"By The Harbour Post editors":                                  "The Harbour Post editors",
		"∙ Paid":                                                       "Paid",
		"7 Ways":                                                       "",
		"Ada Lindqvist | Writer":                                       "Ada Lindqvist",
		"Posted in Ports by adalind on March 5, 2021":                  "adalind",
		"Photo by Ben Okoro, March 5, 2021":                            "",
		"March 5, 2021 · Ada Lindqvist in Ports":                       "Ada Lindqvist",
		"Home ❯ Ports ❯ Mornings":                                      "",
		"Ada Lindqvist | Publicado hace 3 horas":                       "Ada Lindqvist",
		"Eine Kolumne von Erika Beispiel":                              "Erika Beispiel",
		"Oleh: Budi Santoso":                                           "Budi Santoso",
		"เขียนโดย สมชาย ใจดี":                                          "สมชาย ใจดี",
		"글쓴이: 홍길동":                                                     "홍길동",
		"撰稿：李华":                                                        "李华",
		"إعداد: ليلى حسن":                                              "ليلى حسن",
		"By far the best thing that has happened to the harbour":       "",
		"Follow us on every network":                                   "",
		"March 5, 2021":                                                "",
		"Updated November 3, 2021":                                     "",
		"By admin":                                                     "",
		"Staff Writer":                                                 "",
		"4 min read":                                                   "",
		"Written by a person who has never in her life seen a harbour": "",
	} {
		names, _, _ := shownNames(text, false)
		if got := strings.Join(names, "|"); got != want {
			t.Errorf("shownNames(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestDeclaredNames(t *testing.T) {
	for _, c := range []struct {
		value     string
		lastFirst bool
		want      []string
	}{
		{"Ada Lindqvist", false, []string{"Ada Lindqvist"}},
		{"By Ada Lindqvist", false, []string{"Ada Lindqvist"}},
		{"Ada Lindqvist; Ben Okoro", false, []string{"Ada Lindqvist", "Ben Okoro"}},
		{"Lindqvist, Ada", true, []string{"Ada Lindqvist"}},
		{"Ada Lindqvist, MD", false, []string{"Ada Lindqvist"}},
		{"Ada Lindqvist - https://a.example/ada", false, []string{"Ada Lindqvist"}},
		{"Ada Lindqvist <ada@a.example>", false, []string{"Ada Lindqvist"}},
		{"admin", false, nil},
		{"ada99", false, []string{"ada99"}},
		{"", false, nil},
		{strings.Repeat("Ada ", 40), false, nil},
	} {
		if got := declaredNames(c.value, c.lastFirst); !slices.Equal(got, c.want) {
			t.Errorf("declaredNames(%q) = %q, want %q", c.value, got, c.want)
		}
	}
}

func TestSplitTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Mornings":                        "Mornings",
		"Mornings | Harbour Post":         "Mornings+Harbour Post",
		"Mornings - Ports - The Post":     "Mornings+Ports+The Post",
		"Well-kept nets":                  "Well-kept nets",
		"Post: Mornings":                  "Post+Mornings",
		"At 5:30 in the morning":          "At 5:30 in the morning",
		"Harbour Post » Mornings – again": "Harbour Post+Mornings+again",
		"港の朝｜みなと新聞":                       "港の朝+みなと新聞",
		"渔港的清晨_社会_港口日报":                   "渔港的清晨+社会+港口日报",
		"渔港的清晨-港口日报":                      "渔港的清晨+港口日报",
		"港口：清晨的船":                         "港口+清晨的船",
		"항구의 아침 - 항구일보":                   "항구의 아침+항구일보",
		"صباح في الميناء | جريدة الميناء": "صباح في الميناء+جريدة الميناء",
		"": "",
	} {
		var parts []string
		for _, p := range splitTitle(title) {
			parts = append(parts, strings.TrimSpace(title[p[0]:p[1]]))
		}
		if got := strings.Join(parts, "+"); got != want {
			t.Errorf("splitTitle(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestSiteNames(t *testing.T) {
	c := &candidates{}
	c.add(fieldSite, fromOpenGraph, "The Harbour Post - News from the port")
	page := &Page{}
	page.URL = page.resolve("https://www.harbourpost.example/x")
	names := c.names(page)
	for name, want := range map[string]bool{
		"The Harbour Post": true, "harbour post": true, "HarbourPost": true, "Harbour Post Magazine": true, "harbourpost.example": true,
		"Mornings at the harbour": false, "Post": false, "": false,
	} {
		if names.has(name) != want {
			t.Errorf("has(%q) = %v", name, !want)
		}
	}
}
