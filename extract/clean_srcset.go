package extract

import (
	"strconv"
	"strings"
)

// candidate is one address of a srcset and what it is for.
type candidate struct {
	address    string
	descriptor string
	size       float64 // the number in the descriptor: pixels, or a density
}

// parseSrcset reads a srcset as browsers do, and makes its addresses
// absolute. Placeholders are left out.
// https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
func (c *cleaner) parseSrcset(s string) []candidate {
	var set []candidate
	for len(set) < maxCandidates {
		s = strings.TrimLeft(s, " \t\r\n\f,")
		if s == "" {
			break
		}
		address := firstField(s)
		s = s[len(address):]
		descriptor := ""
		if bare := strings.TrimRight(address, ","); bare != address {
			address = bare
		} else {
			descriptor, s = cutDescriptor(s)
		}
		if !isDescriptor(descriptor) || isPlaceholder(address) {
			continue
		}
		size := 1.0
		if descriptor != "" {
			size, _ = strconv.ParseFloat(descriptor[:len(descriptor)-1], 64)
		}
		set = append(set, candidate{c.absolute(address), descriptor, size})
	}
	return set
}

// enoughWidth is the width, in pixels, beyond which a picture gains nothing
// in a column of text, on screens of double density too.
const enoughWidth = 1600

// bestSource returns the address to show where the browser does not choose:
// the smallest that is wide enough, else the largest.
func bestSource(set []candidate) string {
	best := set[0]
	for _, k := range set[1:] {
		wide := strings.HasSuffix(k.descriptor, "w") && best.size >= enoughWidth
		if !wide && k.size > best.size || wide && k.size >= enoughWidth && k.size < best.size {
			best = k
		}
	}
	return best.address
}

// writeSrcset writes candidates as an attribute; "" where there is nothing
// to choose between.
func writeSrcset(set []candidate) string {
	if len(set) == 1 && set[0].descriptor == "" {
		return ""
	}
	var b strings.Builder
	for i, k := range set {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(k.address)
		if k.descriptor != "" {
			b.WriteByte(' ')
			b.WriteString(k.descriptor)
		}
	}
	return b.String()
}
