package extract

import (
	"errors"
	"strings"
	"testing"
)

func TestBinaryIsNotText(t *testing.T) {
	words := strings.Repeat("Words of a text that goes on for long enough. ", 40)
	for name, in := range map[string]string{
		"PNG":  "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"zip":  "PK\x03\x04\x14\x00",
		"PDF":  "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + words,
		"bell": words[:headerLen-1] + "\x07",
		"tab":  "a\vb",
	} {
		for _, contentType := range []string{"text/html", "text/plain"} {
			if article, err := Extract([]byte(in), Options{ContentType: contentType}); !errors.Is(err, ErrNotText) || article != nil {
				t.Errorf("%s as %s: %v", name, contentType, err)
			}
		}
	}
	for name, in := range map[string]string{
		"escapes":          "\x1b$B$\"\x1b(B",
		"white space":      "a\t\r\n\fb",
		"not at the start": words[:headerLen] + "\x00",
		"other encodings":  "caf\xe9",
		"nothing":          "",
	} {
		if err := checkText([]byte(in)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
