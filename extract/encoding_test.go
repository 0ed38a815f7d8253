package extract

import (
	"errors"
	"strings"
	"testing"
)

func TestDecodeChoosesEncoding(t *testing.T) {
	latin := "caf\xe9"
	for _, c := range []struct{ name, in, contentType, want string }{
		{"valid UTF-8 needs no decoding", "café", "text/html; charset=iso-8859-1", ""},
		{"byte order mark", "\xfe\xff\x00a", "text/html; charset=utf-8", "utf-16be"},
		{"little endian", "\xff\xfea\x00", "", "utf-16le"},
		{"declared, without a mark", "a\x00b\x00", "text/plain; charset=utf-16le", "utf-16le"},
		{"declared wrongly", "ab", "text/plain; charset=utf-16le", ""},
		{"content type", latin, "text/html; charset=ISO-8859-2", "iso-8859-2"},
		{"quoted", latin, `text/html; charset="koi8-r"`, "koi8-r"},
		{"meta", `<meta charset="Shift_JIS">` + latin, "text/html", "shift_jis"},
		{"meta http-equiv", `<meta http-equiv=Content-Type content="text/html; charset=gbk">` + latin, "", "gbk"},
		{"content type before meta", `<meta charset=gbk>` + latin, "text/html;charset=big5", "big5"},
		{"meta too late", strings.Repeat(" ", prescanLen) + `<meta charset=gbk>` + latin, "", "windows-1252"},
		{"nothing said", latin, "", "windows-1252"},
		{"escapes that are valid UTF-8", `<meta charset=iso-2022-jp>` + "\x1b$B$\"\x1b(B", "", "iso-2022-jp"},
	} {
		asked := ""
		_, err := decode([]byte(c.in), Options{ContentType: c.contentType, Decode: func(label string, src []byte) ([]byte, error) {
			asked = label
			return src, nil
		}})
		if err != nil || asked != c.want {
			t.Errorf("%s: decoded as %q (%v), want %q", c.name, asked, err, c.want)
		}
	}
}

// TestDecodePassesUnknownLabels checks that what says nothing to the decoder
// does not keep it from what does.
func TestDecodePassesUnknownLabels(t *testing.T) {
	known := func(label string, _ []byte) ([]byte, error) {
		if label != "big5" && label != "windows-1252" {
			return nil, errors.New("unknown")
		}
		return []byte(label), nil
	}
	for _, c := range []struct{ in, contentType, want string }{
		{`<meta charset=big5>` + "\xe9", "text/html; charset=none", "big5"},
		{`<meta charset=nothing>` + "\xe9", "text/html; charset=none", "windows-1252"},
		{`<meta charset=nothing>` + "\xe9", "text/html; charset=big5", "big5"},
	} {
		if got, err := decode([]byte(c.in), Options{ContentType: c.contentType, Decode: known}); err != nil || string(got) != c.want {
			t.Errorf("%q as %q: decoded as %q (%v), want %q", c.in, c.contentType, got, err, c.want)
		}
	}
}

// TestDecodeGuesses checks that a guess counts less than what is declared, and
// more than the default.
func TestDecodeGuesses(t *testing.T) {
	for _, c := range []struct{ in, guess, want string }{
		{"\xe9", "big5", "big5"},
		{"\xe9", "", "windows-1252"},
		{"<meta charset=koi8-r>\xe9", "big5", "koi8-r"},
	} {
		asked := ""
		_, err := decode([]byte(c.in), Options{
			Guess: func([]byte) string { return c.guess },
			Decode: func(label string, src []byte) ([]byte, error) {
				asked = label
				return src, nil
			},
		})
		if err != nil || asked != c.want {
			t.Errorf("%q, guessed as %q: decoded as %q (%v), want %q", c.in, c.guess, asked, err, c.want)
		}
	}
}

func TestDecodeReportsFailure(t *testing.T) {
	broken := errors.New("broken")
	_, err := decode([]byte("\xe9"), Options{Decode: func(string, []byte) ([]byte, error) { return nil, broken }})
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "windows-1252") {
		t.Errorf("error %v does not name cause and encoding", err)
	}
}

func TestDecodeDropsByteOrderMark(t *testing.T) {
	got, err := decode([]byte("\xef\xbb\xbfx"), Options{})
	if err != nil || string(got) != "x" {
		t.Errorf("got %q, %v", got, err)
	}
}
