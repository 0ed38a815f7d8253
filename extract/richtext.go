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
	typed int       // objects that have a type
	defs  jsonValue // what the marks of Portable Text stand for, in this block
}

// node writes an object, the elements of a list, or a text. Each text that is
// an element of a list is put into an element named item, if that is not "";
// markup says that texts may have tags.
func (w *richWriter) node(v jsonValue, item string, markup bool) {
	for _, e := range v.list {
		if e.members != nil {
			w.node(e, "", markup)
		} else {
			w.inElement(item, func() { w.node(e, richCells[item], markup) })
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
	if defs := v.get("markDefs"); defs.list != nil {
		w.defs = defs
	}
	element, inner := richElement(kind, v)
	if element == "br" {
		w.WriteString("<br>")
		return
	}
	end := w.marks(v)
	if element == "a" {
		end = w.link(v) + end
		element = ""
	}
	w.inElement(element, func() {
		w.inside(v, inner, markup)
		// Editor.js keeps what a block has in "data", as markup.
		if kind != "" {
			w.inside(v.get("data"), inner, true)
		}
	})
	w.WriteString(end)
}

// marks opens an element for each mark of a text, and returns their end tags.
// A mark is an object with a type, or as in Portable Text the name of one or
// the key of an object in the block.
func (w *richWriter) marks(v jsonValue) (end string) {
	for _, mark := range v.get("marks").list {
		kind := mark.text
		if mark.members != nil {
			kind = mark.get("type").text
		}
		for _, def := range w.defs.list {
			if mark.text != "" && def.get("_key").text == mark.text {
				mark, kind = def, def.get("_type").text
			}
		}
		switch element := richMarks[strings.ToLower(kind)]; element {
		case "":
		case "a":
			end = w.link(mark) + end
		default:
			w.WriteString("<" + element + ">")
			end = "</" + element + ">" + end
		}
	}
	return end
}

// link opens a link with the address that v has, and returns its end tag, or
// "" where it has none.
func (w *richWriter) link(v jsonValue) (end string) {
	for _, at := range [...]jsonValue{v, v.get("attrs"), v.get("fields"), v.get("data")} {
		for _, name := range [...]string{"url", "href", "uri"} {
			if href := at.get(name).text; href != "" {
				w.WriteString(`<a href="` + html.EscapeString(href) + `">`)
				return "</a>"
			}
		}
	}
	return ""
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

// richMarks are the elements of the marks of a text.
var richMarks = map[string]string{
	"link": "a", "bold": "strong", "strong": "strong", "italic": "em", "em": "em", "code": "code",
	"superscript": "sup", "subscript": "sub",
}

// richCells are what the lists in a list of texts stand for.
var richCells = map[string]string{"tr": "td"}

// richNames are the elements of the types that are known by their whole name,
// without the marks that part its words.
var richNames = map[string]string{
	"br": "br", "break": "br", "linebreak": "br", "hardbreak": "br", "softbreak": "br",
	"a": "a", "link": "a", "autolink": "a", "hyperlink": "a",
	"table": "table", "tr": "tr", "tablerow": "tr", "td": "td", "tablecell": "td",
	"th": "th", "tableheader": "th", "tableheadercell": "th", "thead": "thead", "tbody": "tbody",
	"code": "pre", "codeblock": "pre", "pre": "pre", "inlinecode": "code",
}

// richElement returns the element that an object of some type stands for, and
// the one that its plain children do; "" where there is none.
func richElement(kind string, v jsonValue) (element, inner string) {
	style := strings.ToLower(v.get("style").text) // of Portable Text
	is := func(part string) bool { return strings.Contains(kind, part) || strings.Contains(style, part) }
	switch name := richNames[strings.NewReplacer("-", "", "_", "").Replace(kind)]; {
	case name == "table":
		return name, "tr"
	case name != "":
		return name, ""
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
