package extract

import "testing"

func TestCounter(t *testing.T) {
	type want struct{ chars, words, commas, stops, upper, digits, common int }
	for _, c := range []struct {
		name, in string
		want     want
	}{
		{"english", "The cat, a big one, sat.", want{chars: 19, words: 6, commas: 2, stops: 1, upper: 1, common: 3}},
		{"german", "Der Hund ist nicht müde!", want{chars: 20, words: 5, stops: 1, upper: 2, common: 3}},
		{"russian", "Это не так, и он", want{chars: 12, words: 5, commas: 1, upper: 1, common: 5}},
		{"greek", "Και το σπίτι; ναι.", want{chars: 15, words: 4, commas: 1, stops: 1, upper: 1, common: 2}},
		{"arabic", "هذا الكتاب، من البيت؟", want{chars: 18, words: 4, commas: 1, stops: 1, common: 2}},
		{"hebrew", "זה הבית של דני.", want{chars: 12, words: 4, stops: 1, common: 2}},
		{"hindi", "यह घर है।", want{chars: 7, words: 3, stops: 1, common: 2}},
		{"chinese", "今天天气很好，我们走吧。", want{chars: 12, words: 5, commas: 1, stops: 1}},
		{"japanese", "これは本です。", want{chars: 7, words: 3, stops: 1}},
		{"thai", "ภาษาไทย", want{chars: 7, words: 4}},
		{"mixed", "Go 1.26 語", want{chars: 7, words: 4, stops: 1, upper: 1, digits: 3}},
		{"signs", "— © * —", want{chars: 4}},
	} {
		var k counter
		k.add(c.in, false)
		_, got := k.end()
		if g := (want{got.Chars, got.Words, got.Commas, got.Stops, got.Upper, got.Digits, got.Common}); g != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, g, c.want)
		}
	}
}

func TestCounterJoinsPieces(t *testing.T) {
	var k counter
	k.add("  one wo", false)
	k.add("rd", false)
	k.add("link", true)
	k.space()
	k.add("end ", false)
	text, c := k.end()
	if text != "one wordlink end" || c.Words != 4 || c.LinkWords != 1 || c.LinkChars != 4 {
		t.Errorf("text %q, %d words, %d linked, %d characters linked", text, c.Words, c.LinkWords, c.LinkChars)
	}
}

func TestCounterSeesWordClasses(t *testing.T) {
	var k counter
	k.add("Copyright 2020. Subscribe! Reply", false)
	if _, c := k.end(); c.Classes[wordLegal] != 1 || c.Classes[wordAction] != 1 || c.Classes[wordReply] != 1 {
		t.Errorf("classes %v", c.Classes)
	}
}
