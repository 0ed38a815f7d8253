package extract

import (
	"encoding/base64"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// readDrawing reads a drawing as a tree, in which only <style> has its text; nil
// where it is not well-formed. Parsers of HTML move elements about, which would
// hide what stands in which.
func readDrawing(source string) *html.Node {
	for _, odd := range [...]string{"<!-->", "<!--->", "--!>", "\x00", "\x1b"} {
		if strings.Contains(source, odd) {
			return nil
		}
	}
	top := &html.Node{Type: html.DocumentNode}
	at, entities := top, false
	z := html.NewTokenizer(strings.NewReader(source))
	z.AllowCDATA(true)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if at != top || top.FirstChild == nil || top.FirstChild != top.LastChild {
				return nil
			}
			return top.FirstChild
		case html.StartTagToken:
			z.NextIsNotRawText() // in XML, no element is
			at.AppendChild(drawingElement(z.Token()))
			at = at.LastChild
			if entities && usesEntity(at) {
				return nil
			}
		case html.SelfClosingTagToken:
			z.NextIsNotRawText()
			at.AppendChild(drawingElement(z.Token()))
			if entities && usesEntity(at.LastChild) {
				return nil
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); at == top || at.Data != withoutPrefix(string(name)) {
				return nil
			}
			at = at.Parent
		case html.TextToken:
			if at.Data == "style" {
				text := string(z.Text())
				if entities && strings.Contains(text, "&") {
					return nil
				}
				at.AppendChild(newText(text))
			}
		case html.CommentToken, html.DoctypeToken:
			raw := string(z.Raw())
			if strings.HasPrefix(raw, "<!--") {
				break
			}
			declares, harmless := readDeclaration(raw)
			if !harmless {
				return nil
			}
			entities = entities || declares
		}
	}
}

func drawingElement(t html.Token) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: withoutPrefix(t.Data), Attr: t.Attr}
}

// ownText returns the text in n that is in no element within, as of a style sheet.
func ownText(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// withoutPrefix takes the prefix of a namespace off a name.
func withoutPrefix(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// readDeclaration reads what begins with "<?" or "<!" up to the first ">". It is
// harmless where it ends there for a parser of XML, too, and adds nothing to the
// drawing but entities of plain text, as Illustrator declares for namespaces.
func readDeclaration(raw string) (declares, harmless bool) {
	if strings.HasPrefix(raw, "<?") {
		return false, strings.HasSuffix(raw, "?>") && !strings.HasPrefix(raw, "<?xml-")
	}
	raw = strings.TrimSuffix(raw, ">")
	if len(raw) > len("<!DOCTYPE") && strings.EqualFold(raw[:len("<!DOCTYPE")], "<!DOCTYPE") {
		head, subset, found := strings.Cut(raw, "[")
		if _, ok := quotedIn(head); !ok {
			return false, false
		}
		raw = strings.TrimSpace(subset)
		if !found || raw == "" || raw == "]" {
			return false, true
		}
	}
	rest, found := strings.CutPrefix(raw, "<!ENTITY")
	name, value, _ := strings.Cut(strings.TrimSpace(rest), " ")
	_, valid := token(name, len(name), "_")
	values, quoted := quotedIn(value)
	return true, found && valid && quoted && html.UnescapeString("&"+name+";") == "&"+name+";" && len(values) == 1 && !strings.ContainsAny(values[0], "<&%")
}

// quotedIn returns what stands between quotes in s; false where one is not closed.
func quotedIn(s string) (values []string, ok bool) {
	for {
		i := strings.IndexAny(s, `"'`)
		if i < 0 {
			return values, true
		}
		value, rest, found := strings.Cut(s[i+1:], s[i:i+1])
		if !found {
			return nil, false
		}
		values, s = append(values, value), rest
	}
}

// usesEntity tells whether an attribute may hold an entity that the drawing
// declares. Names of namespaces may.
func usesEntity(n *html.Node) bool {
	for i := range n.Attr {
		if !strings.HasPrefix(n.Attr[i].Key, "xmlns") && strings.Contains(n.Attr[i].Val, "&") {
			return true
		}
	}
	return false
}

// drawingOfData returns the source of the drawing in what follows
// "data:image/svg+xml", or "" where it cannot be read.
// https://fetch.spec.whatwg.org/#data-url-processor
func drawingOfData(rest string) string {
	parameters, data, found := strings.Cut(rest, ",")
	if !found {
		return ""
	}
	data = percentDecoded(data)
	if !strings.HasSuffix(strings.ToLower(strings.ReplaceAll(parameters, " ", "")), ";base64") {
		return data
	}
	data = strings.TrimRight(strings.Join(strings.Fields(data), ""), "=")
	source, err := base64.RawStdEncoding.DecodeString(data)
	if err != nil {
		return ""
	}
	return string(source)
}

// percentDecoded decodes what is percent-encoded, and leaves a "%" that encodes
// nothing as it is, as browsers do.
func percentDecoded(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
