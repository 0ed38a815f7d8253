package extract

import (
	"encoding/base64"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxRepeated is how many elements a drawing may draw beyond those that it has.
// Nine groups that each show the next one twelve times over are 3 kB, and five
// thousand million shapes; of 51,000 drawings on the pages of three evaluation
// sets, the one that repeats most repeats 459.
const maxRepeated = 10_000

// isModest tells whether a drawing, given as an XML document, draws about as
// much as it has. It is false for what is not one, and for what a parser of XML
// could read otherwise than is done here.
func isModest(source string) bool {
	root := readDrawing(source)
	if root == nil {
		return false
	}
	d := drawing{ids: map[string]*html.Node{}, costs: map[*html.Node]int{}, inherits: strings.Contains(source, "inherit")}
	count, sheet := 0, strings.Builder{}
	for n := root; n != nil; n = next(n, root, false) {
		if n.Type != html.ElementNode {
			continue
		}
		count++
		for i := range n.Attr {
			if n.Attr[i].Key == "id" {
				d.ids[n.Attr[i].Val] = n
			}
		}
		if n.Data == "style" {
			sheet.WriteString(textOf(n))
		}
	}
	d.readStyles(sheet.String())
	d.most = count + maxRepeated
	return len(d.styles) <= maxStyleRules && d.cost(root) <= d.most
}

// readDrawing reads a drawing as a tree, in which only <style> has its text; nil
// where it is not well-formed. Parsers of HTML move elements about, which would
// hide what stands in which.
func readDrawing(source string) *html.Node {
	for _, odd := range [...]string{"<!ENTITY", "<!-->", "<!--->", "--!>", "\x00", "\x1b"} {
		if strings.Contains(source, odd) {
			return nil
		}
	}
	if strings.Count(source, "<?") > 1 { // one is the declaration; others may hold tags
		return nil
	}
	top := &html.Node{Type: html.DocumentNode}
	at := top
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
		case html.SelfClosingTagToken:
			z.NextIsNotRawText()
			at.AppendChild(drawingElement(z.Token()))
		case html.EndTagToken:
			if name, _ := z.TagName(); at == top || at.Data != withoutPrefix(string(name)) {
				return nil
			}
			at = at.Parent
		case html.TextToken:
			if at.Data == "style" {
				at.AppendChild(newText(string(z.Text())))
			}
		}
	}
}

func drawingElement(t html.Token) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: withoutPrefix(t.Data), Attr: t.Attr}
}

// withoutPrefix takes the prefix of a namespace off a name.
func withoutPrefix(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// drawing counts what is drawn.
type drawing struct {
	ids      map[string]*html.Node
	costs    map[*html.Node]int // of elements; 0 while they are counted, for what shows itself is not drawn
	styles   []styleRule        // those that refer to an element
	inherits bool               // what is not inherited by itself may be
	most     int                // beyond it, counting stops
}

// styleRule is a rule of a style sheet.
type styleRule struct{ selector, block string }

// maxStyleRules bounds how many rules of a drawing may refer to elements, for
// each element is held against each of them.
const maxStyleRules = 100

// readStyles keeps the rules that refer to an element. Where it is not plain
// what a rule applies to, it is taken to apply to all.
func (d *drawing) readStyles(sheet string) {
	plain := !strings.ContainsAny(sheet, "\\@") && !strings.Contains(sheet, "--")
	for part := range strings.SplitSeq(sheet, "}") {
		at := strings.LastIndexByte(part, '{')
		rule := styleRule{"*", part}
		if at >= 0 && plain {
			rule = styleRule{strings.ToLower(part[:at]), part[at:]}
		}
		if strings.Contains(rule.block, "(") && strings.Contains(rule.block, "#") {
			d.styles = append(d.styles, rule)
		}
	}
}

// appliesTo tells whether a rule may apply to n.
func (r styleRule) appliesTo(n *html.Node) bool {
	if strings.ContainsAny(r.selector, "*:]") || strings.Contains(r.selector, n.Data) {
		return true
	}
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "id":
			if strings.Contains(r.selector, "#"+strings.ToLower(n.Attr[i].Val)) {
				return true
			}
		case "class":
			for _, name := range strings.Fields(strings.ToLower(n.Attr[i].Val)) {
				if strings.Contains(r.selector, "."+name) {
					return true
				}
			}
		}
	}
	return false
}

// cost returns how many elements n draws: itself, those in it, and once more
// those that it refers to, as <use>, masks and clips do. Patterns and markers
// are inherited, and drawn for each element in it.
func (d *drawing) cost(n *html.Node) int {
	if known, ok := d.costs[n]; ok {
		return known
	}
	d.costs[n] = 0
	sum, once, each := 1, 0, 1
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			sum = min(sum+d.cost(c), d.most+1)
		}
	}
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "id":
		case "href", "xlink:href", "mask", "clip-path", "filter":
			if !d.inherits {
				once += d.referred(n.Attr[i].Val)
				continue
			}
			fallthrough
		default:
			each += d.referred(n.Attr[i].Val)
		}
	}
	for _, rule := range d.styles {
		if rule.appliesTo(n) {
			each += d.referred(rule.block)
		}
	}
	if strings.HasSuffix(n.Data, "gradient") { // a colour, and no shape
		sum, each = 0, 1
	}
	d.costs[n] = min(sum*min(each, d.most+1)+once, d.most+1)
	return d.costs[n]
}

// referred returns the cost of all elements whose ids follow a "#" in s.
func (d *drawing) referred(s string) int {
	sum := 0
	for sum <= d.most {
		_, rest, found := strings.Cut(s, "#")
		if !found {
			break
		}
		end := strings.IndexAny(rest, "#\"') ;")
		if end < 0 {
			end = len(rest)
		}
		if target := d.ids[percentDecoded(rest[:end])]; target != nil {
			sum += d.cost(target)
		}
		s = rest[end:]
	}
	return sum
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
