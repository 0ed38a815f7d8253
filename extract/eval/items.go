package main

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// item is a piece of structure: its kind, and the text or address by which
// it is recognised.
type item struct{ kind, key string }

// kindOf names the kinds of the elements that are recognised by their text.
var kindOf = map[atom.Atom]string{
	atom.H1: "heading", atom.H2: "heading", atom.H3: "heading", atom.H4: "heading", atom.H5: "heading", atom.H6: "heading",
	atom.P: "paragraph", atom.Li: "item", atom.Pre: "code", atom.Code: "code", atom.Tr: "row",
	atom.Blockquote: "quote", atom.Figcaption: "caption", atom.Em: "stress", atom.I: "stress", atom.Strong: "stress",
	atom.B: "stress", atom.Sup: "sup", atom.Sub: "sup", atom.A: "link", atom.Math: "math",
}

const (
	textKeyLen  = 120 // characters of a text that count
	imageKeyLen = 80  // characters of an image's file name that count
)

var (
	embedNoise = regexp.MustCompile(`^https?:|[?#].*`)
	linkNoise  = regexp.MustCompile(`^https?://|/$`)
)

// openItem is an element whose end has not been seen.
type openItem struct {
	tag  atom.Atom
	href string
	from int // where its text begins in itemReader.text
}

// itemReader reads a fragment tag by tag, without the repairs that a parser
// makes, so that a fragment counts as it was written.
type itemReader struct {
	open  []openItem
	text  strings.Builder
	found counter[item]
}

// readItems returns the structure of a fragment as a multiset.
func readItems(fragment string) counter[item] {
	r := &itemReader{found: counter[item]{}}
	z := html.NewTokenizer(strings.NewReader(fragment))
	raw := false // in a script or style, where nothing is escaped
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch kind {
		case html.TextToken:
			// Raw, because Text would change line ends.
			if text := string(z.Raw()); raw {
				r.text.WriteString(text)
			} else {
				r.text.WriteString(html.UnescapeString(text))
			}
		case html.StartTagToken:
			tag := r.start(z)
			raw = tag == atom.Script || tag == atom.Style
			if !raw {
				z.NextIsNotRawText()
			}
		case html.SelfClosingTagToken:
			r.end(r.start(z))
			z.NextIsNotRawText()
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(atom.Lookup(name))
			raw = false
		}
	}
	for len(r.open) > 0 {
		r.shut()
	}
	return r.found
}

func (r *itemReader) start(z *html.Tokenizer) atom.Atom {
	name, more := z.TagName()
	tag := atom.Lookup(name)
	var src, href string
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "src":
			src = string(val)
		case "href":
			href = string(val)
		}
	}
	switch tag {
	case atom.Img:
		path, _, _ := strings.Cut(src, "?")
		path = strings.TrimRight(path, "/")
		r.found[item{"image", firstRunes(path[strings.LastIndexByte(path, '/')+1:], imageKeyLen)}]++
	case atom.Iframe, atom.Video, atom.Audio:
		if src != "" {
			r.found[item{"embed", embedNoise.ReplaceAllString(src, "")}]++
		}
	}
	if kindOf[tag] != "" {
		r.open = append(r.open, openItem{tag, href, r.text.Len()})
	}
	return tag
}

// end closes the innermost element of this kind and all within it.
func (r *itemReader) end(tag atom.Atom) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i].tag == tag {
			for len(r.open) > i {
				r.shut()
			}
			return
		}
	}
}

// shut counts the innermost open element.
func (r *itemReader) shut() {
	top := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	text := r.text.String()[top.from:]
	key := ""
	if top.tag == atom.Pre {
		key = strings.TrimRightFunc(strings.Trim(text, "\n"), isSpace)
	} else {
		key = firstRunes(fold(text), textKeyLen)
	}
	if top.tag == atom.A && key != "" {
		if top.href == "" {
			return
		}
		key += "\x00" + linkNoise.ReplaceAllString(top.href, "")
	}
	if key != "" {
		r.found[item{kindOf[top.tag], key}]++
	}
}

// firstRunes cuts s after n characters.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
