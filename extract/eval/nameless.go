package main

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"
)

// withoutNames returns a page without its classes and ids.
func withoutNames(src []byte) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			out.Write(z.Raw())
			return out.Bytes()
		case html.StartTagToken, html.SelfClosingTagToken:
			// Reading the token lets go of what it was read from.
			raw := bytes.Clone(z.Raw())
			t := z.Token()
			named := func(a html.Attribute) bool { return a.Key == "class" || a.Key == "id" }
			if slices.ContainsFunc(t.Attr, named) {
				t.Attr = slices.DeleteFunc(t.Attr, named)
				raw = []byte(t.String())
			}
			out.Write(raw)
		default:
			out.Write(z.Raw())
		}
	}
}
