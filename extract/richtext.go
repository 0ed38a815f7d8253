package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Editors keep a text as a tree of typed objects. The names differ, the shape
// is the same: a type, children in one of a few members, text at the leaves.
// These are the names of ProseMirror, Slate, Lexical, Draft.js, Editor.js,
// Portable Text (Sanity) and Contentful.
var (
	richTypes    = [...]string{"type", "_type", "nodeType"}
	richChildren = [...]string{"root", "blocks", "content", "children", "items"}
	richTexts    = [...]string{"text", "value"}
)

// minTyped is how many typed objects a text has at least: a paragraph and
// what is in it.
const minTyped = 2

// richText returns the markup of a text that is kept as a tree, or "" where v
// is no such tree.
func richText(v jsonValue) string {
	w := richWriter{}
	w.node(v, "", false)
	if w.typed < minTyped {
		return ""
	}
	return w.String()
}

type richWriter struct {
	strings.Builder
	typed int // objects that have a type
}

// node writes an object, the elements of a list, or a text. Each text that is
// an element of a list is put into an element named item, if that is not "";
// markup says that texts may have tags.
func (w *richWriter) node(v jsonValue, item string, markup bool) {
	for _, e := range v.list {
		if e.members != nil {
			w.node(e, "", markup)
		} else {
			w.inElement(item, func() { w.node(e, "", markup) })
		}
	}
	if v.text != "" {
		if !markup {
			v.text = html.EscapeString(v.text)
		}
		w.WriteString(v.text)
	}
	if v.members == nil {
		return
	}
	kind := ""
	for _, name := range richTypes {
		if kind = strings.ToLower(v.get(name).text); kind != "" {
			w.typed++
			break
		}
	}
	if strings.Contains(kind, "image") {
		w.picture(v)
		return
	}
	element, inner := richElement(kind, v)
	w.inElement(element, func() {
		w.inside(v, inner, markup)
		// Editor.js keeps what a block has in "data", as markup.
		if kind != "" {
			w.inside(v.get("data"), inner, true)
		}
	})
}

// inside writes the text of an object and its children, item being the
// element of those that are plain texts.
func (w *richWriter) inside(v jsonValue, item string, markup bool) {
	for _, name := range richTexts {
		w.node(jsonValue{text: v.get(name).text}, "", markup)
	}
	for _, name := range richChildren {
		child := v.get(name)
		w.node(jsonValue{list: child.list, members: child.members}, item, markup)
	}
}

func (w *richWriter) inElement(name string, inside func()) {
	if name == "" {
		inside()
		return
	}
	w.WriteString("<" + name + ">")
	inside()
	w.WriteString("</" + name + ">")
}

// picture writes an image by the first address that it has.
func (w *richWriter) picture(v jsonValue) {
	for _, at := range [...]jsonValue{v, v.get("attrs"), v.get("data"), v.get("data").get("file")} {
		for _, name := range [...]string{"src", "url"} {
			if src := at.get(name).text; src != "" {
				w.WriteString(`<img src="` + html.EscapeString(src) + `" alt="` + html.EscapeString(at.get("alt").text) + `">`)
				return
			}
		}
	}
}

// richElement returns the element that an object of some type stands for, and
// the one that its plain children do; "" where there is none.
func richElement(kind string, v jsonValue) (element, inner string) {
	style := strings.ToLower(v.get("style").text) // of Portable Text
	is := func(part string) bool { return strings.Contains(kind, part) || strings.Contains(style, part) }
	switch {
	case v.get("listItem").text != "", is("list-item"), is("listitem"), is("list_item"):
		return "li", ""
	case is("list"):
		if isOrdered(kind, v) {
			return "ol", "li"
		}
		return "ul", "li"
	case is("head"), isHeadingName(kind), isHeadingName(style):
		return "h" + strconv.Itoa(richLevel(kind+style, v)), ""
	case is("quote"):
		return "blockquote", ""
	case is("code"):
		return "pre", ""
	case is("paragraph"), kind == "block", kind == "unstyled", kind == "p":
		return "p", ""
	}
	return "", ""
}

func isOrdered(kind string, v jsonValue) bool {
	for _, s := range [...]string{kind, v.get("listType").text, v.get("data").get("style").text} {
		if strings.Contains(s, "number") || strings.HasPrefix(s, "order") {
			return true
		}
	}
	return false
}

func isHeadingName(s string) bool { return len(s) == 2 && s[0] == 'h' && '1' <= s[1] && s[1] <= '6' }

// richLevel returns the level of a heading, 2 where it is not said: by a
// member, or in the name of the type ("heading-3", "header-three").
func richLevel(name string, v jsonValue) int {
	for _, holder := range [...]jsonValue{v, v.get("attrs"), v.get("data")} {
		name += holder.get("level").text + holder.get("tag").text
	}
	for level, word := range [...]string{"one", "two", "three", "four", "five", "six"} {
		if strings.ContainsRune(name, rune('1'+level)) || strings.HasSuffix(name, "-"+word) {
			return level + 1
		}
	}
	return 2
}
