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
// stands where it is valid UTF-8, else by the charset of the content type or
// of a <meta> near the start, else as windows-1252, the web's default.
func decode(src []byte, opts Options) ([]byte, error) {
	label := ""
	switch {
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		return src[3:], nil
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		label = "utf-16be"
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		label = "utf-16le"
	case opts.Decode == nil || utf8.Valid(src) && !hasEscapes(src):
		return src, nil
	default:
		label = charsetOf(opts.ContentType)
		if label == "" {
			label = charsetOf(string(src[:min(len(src), prescanLen)]))
		}
		if label == "" {
			label = "windows-1252"
		}
	}
	if opts.Decode == nil {
		return src, nil
	}
	out, err := opts.Decode(label, src)
	if err != nil {
		return nil, fmt.Errorf("decoding %s: %w", label, err)
	}
	return out, nil
}

// hasEscapes tells whether src may be in ISO-2022-JP, which is valid UTF-8
// to the letter: its characters are announced by an escape.
func hasEscapes(src []byte) bool {
	return bytes.Contains(src, []byte("\x1b$"))
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
