package extract

import (
	"errors"
	"strings"
	"testing"
)

// latin1 stands in for the host's decoders.
func latin1(_ string, src []byte) ([]byte, error) {
	out := make([]rune, len(src))
	for i, b := range src {
		out[i] = rune(b)
	}
	return []byte(string(out)), nil
}

func TestBinaryIsNotText(t *testing.T) {
	words := strings.Repeat("Words of a text that goes on for long enough. ", 40)
	for name, in := range map[string]string{
		"PNG":      "\x89PNG\r\n\x1a\n" + words,
		"zip":      "PK\x03\x04" + words,
		"gzip":     "\x1f\x8b\x08" + words,
		"JPEG":     "\xff\xd8\xff" + words,
		"GIF":      "GIF89a" + words,
		"PDF":      "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + words,
		"zero":     words[:headerLen-1] + "\x00",
		"controls": "\x01\x02" + words[:150],
	} {
		for _, contentType := range []string{"text/html", "text/plain"} {
			if article, err := Extract([]byte(in), Options{ContentType: contentType, Decode: latin1}); !errors.Is(err, ErrNotText) || article != nil {
				t.Errorf("%s as %s: %v", name, contentType, err)
			}
		}
	}
	for name, in := range map[string]string{
		"escapes":          "\x1b$B$\"\x1b(B",
		"white space":      "a\t\r\n\fb",
		"not at the start": words[:headerLen] + "\x00",
		"other encodings":  "caf\xe9",
		"line breaks":      "a\vb" + words[:1000] + "\v" + words + "\v",
		"short":            "a\vb",
		"nothing":          "",
	} {
		if err := checkText([]byte(in), []byte(in)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTextIsTaken checks that what was decoded elsewhere is text whatever is
// in it.
func TestTextIsTaken(t *testing.T) {
	for in, want := range map[string]string{"\x01\x02 a\vword": "a word", "%PDF- is how a PDF begins": "%PDF- is how a PDF begins"} {
		article, err := Extract([]byte(in), Options{ContentType: "text/plain", Whole: true})
		if err != nil {
			t.Errorf("%q: %v", in, err)
		} else if got := collapse(article.TextContent); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
