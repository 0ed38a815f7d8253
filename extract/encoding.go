package extract

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// prescanLen is how far into a document a declared encoding is looked for.
// https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
const prescanLen = 1024

// decode turns the source into UTF-8: by its byte order mark, else as it
// stands where it is valid UTF-8, else by the charset of the content type, of
// a <meta> near the start, what the host guesses, or windows-1252, the web's default: the first of
// these that is given and known.
func decode(src []byte, opts Options) ([]byte, error) {
	var labels []string
	declared := charsetOf(opts.ContentType)
	switch {
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		return src[3:], nil
	case opts.Decode == nil || utf8.Valid(src) && !hasEscapes(src) && !isWide(declared, src):
		return src, nil
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		labels = []string{"utf-16be"}
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		labels = []string{"utf-16le"}
	default:
		labels = []string{declared, charsetOf(string(src[:min(len(src), prescanLen)])), opts.guess(src), "windows-1252"}
	}
	var failure error
	for _, label := range labels {
		if label == "" {
			continue
		}
		out, err := opts.Decode(label, src)
		if err == nil {
			return out, nil
		}
		failure = fmt.Errorf("decoding %s: %w", label, err)
	}
	return nil, failure
}

// guess returns the label of what src may be in, or "".
func (o *Options) guess(src []byte) string {
	if o.Guess == nil {
		return ""
	}
	return o.Guess(src)
}

// hasEscapes tells whether src may be in ISO-2022-JP, which is valid UTF-8
// to the letter: its characters are announced by an escape.
func hasEscapes(src []byte) bool {
	return bytes.Contains(src, []byte("\x1b$"))
}

// isWide tells whether src is in UTF-16, as its content type declares, which
// is valid UTF-8 to the letter as well: with a zero for half of the bytes.
func isWide(declared string, src []byte) bool {
	return strings.HasPrefix(declared, "utf-16") && bytes.IndexByte(src, 0) >= 0
}

// charsetOf returns the label behind "charset=" in s, or "".
func charsetOf(s string) string {
	lower := strings.ToLower(s)
	_, rest, ok := strings.Cut(lower, "charset")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n")
	rest, ok = strings.CutPrefix(rest, "=")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n\"'")
	end := strings.IndexFunc(rest, func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || strings.ContainsRune("-_:.+", r))
	})
	if end < 0 {
		end = len(rest)
	}
	return rest[:end]
}

// mediaType returns the type of a Content-Type value without parameters.
func mediaType(contentType string) string {
	t, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(t))
}
