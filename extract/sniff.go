package extract

import (
	"bytes"
	"fmt"
)

// headerLen is how many bytes of a resource tell whether it is text.
// https://mimesniff.spec.whatwg.org/#resource-header
const headerLen = 1445

// strayShare is how much of a text may be the standard's "binary data bytes",
// beyond a single one. Some programs write a line break in a paragraph as 0x0B.
// What is packed or drawn has a tenth of them, and a zero, which no text has.
const strayShare = 0.01

// signatures are how files begin that people take for pages: PDF, PNG, GIF,
// JPEG, ZIP, which documents of office programs and e-books are too, and gzip.
var signatures = [...]string{"%PDF-", "\x89PNG\r\n\x1a\n", "GIF87a", "GIF89a", "\xff\xd8\xff", "PK\x03\x04", "\x1f\x8b\x08"}

// checkText fails with ErrNotText where a resource begins with what no text
// does. text is what src was decoded to.
// https://mimesniff.spec.whatwg.org/#sniffing-a-mislabeled-binary-resource
func checkText(src, text []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(src, []byte(s)) {
			return fmt.Errorf("%w: it begins with %q", ErrNotText, s)
		}
	}
	header := text[:min(len(text), headerLen)]
	if at := bytes.IndexByte(header, 0); at >= 0 {
		return fmt.Errorf("%w: byte %d is zero", ErrNotText, at)
	}
	stray := 0
	for _, b := range header {
		if isBinaryData(b) {
			stray++
		}
	}
	if stray > 1 && float64(stray) > strayShare*float64(len(header)) {
		return fmt.Errorf("%w: it begins with %d control characters", ErrNotText, stray)
	}
	return nil
}

// https://mimesniff.spec.whatwg.org/#binary-data-byte
func isBinaryData(b byte) bool {
	return b <= 0x08 || b == 0x0b || 0x0e <= b && b <= 0x1a || 0x1c <= b && b <= 0x1f
}
