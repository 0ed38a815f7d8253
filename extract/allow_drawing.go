package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// maxRepeated is how many elements a drawing may draw beyond those that it has.
// Nine groups that each show the next one twelve times over are 3 kB, and five
// thousand million shapes; of 51,000 drawings on the pages of three evaluation
// sets, the one that repeats most repeats 234.
const maxRepeated = 10_000

// maxReach is how deep elements may stand in one another, counted through what
// they refer to. Chromium reads XML no deeper; the deepest on those pages reaches 14.
const maxReach = 5000

// isModest tells whether a drawing, given as an XML document, draws about as
// much as it has. It is false for what is not one, for what a parser of XML could
// read otherwise than is done here, and for what shows itself. It takes time in
// proportion to the source.
func isModest(source string) bool {
	root := readDrawing(source)
	if root == nil {
		return false
	}
	d := drawing{ids: map[string]*html.Node{}, costs: map[*html.Node]extent{}, styles: map[string]*style{}}
	count := 0
	for n := root; n != nil; n = next(n, root, false) {
		if n.Type != html.ElementNode {
			continue
		}
		count++
		for i := range n.Attr {
			if n.Attr[i].Key == "id" {
				d.ids[n.Attr[i].Val] = n
			}
			d.look(n.Attr[i].Val)
		}
		if n.Data == "style" {
			d.readStyles(ownText(n))
		}
		d.odd = d.odd || n.Data == "link"
	}
	d.most = count + maxRepeated
	return !d.odd && d.cost(root).elements <= d.most && !d.odd
}

// drawing counts what is drawn.
type drawing struct {
	ids      map[string]*html.Node
	costs    map[*html.Node]extent // of elements; underway while they are counted
	styles   map[string]*style     // by the keys of readSheet
	inherits bool                  // what is not inherited by itself may be
	odd      bool                  // it shows itself, or what cannot be seen here
	reach    int                   // elements that are being counted
	most     int                   // beyond it, counting stops
}

// extent is what an element draws: elements, and bytes of outlines, which have
// no more points than those.
type extent struct{ elements, outline int }

var underway = extent{-1, -1}

// style is what refers to elements in a style: those that are drawn once, once
// for each element that has it or inherits it, and once for each of their points.
type style struct {
	rules        []*style // of a key; they may be those of others, too
	declarations []string // of a rule

	once, each, points int
	counted            bool
	underway           bool
}

// look notes what is to be known of a value or a declaration before anything is
// counted. Escapes in a string are no matter: they name fonts.
func (d *drawing) look(s string) {
	s = strings.ToLower(s)
	escapes := strings.Contains(s, "\\")
	named := strings.ContainsAny(s, "\"'") && !strings.Contains(s, "/*")
	d.inherits = d.inherits || escapes && !named || strings.Contains(s, "inherit")
	if escapes && strings.Contains(s, "(") || carriesDocument(s) {
		d.odd = true // an address written with escapes, or another drawing or sheet in it
	}
}

// carriesDocument tells whether an address in s, which is in lower case, has a
// document in itself: browsers skip tabs and line feeds in one.
func carriesDocument(s string) bool {
	s = withoutBreaks.Replace(s)
	for {
		_, rest, found := strings.Cut(s, "data:")
		if !found {
			return false
		}
		kind, after, _ := strings.Cut(rest, ",")
		for _, document := range [...]string{"svg", "css", "xml", "html"} {
			if strings.Contains(kind, document) {
				return true
			}
		}
		s = after
	}
}

var withoutBreaks = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// readStyles reads a style sheet.
func (d *drawing) readStyles(sheet string) {
	rules, ok := readSheet(sheet)
	if !ok || strings.Contains(strings.ToLower(sheet), "@import") {
		d.odd = true
		return
	}
	for _, r := range rules {
		rule := &style{}
		for _, declaration := range r.declarations {
			d.look(declaration)
			if strings.Contains(declaration, "#") {
				rule.declarations = append(rule.declarations, declaration)
			}
		}
		if rule.declarations == nil {
			continue
		}
		for _, key := range r.keys {
			if d.styles[key] == nil {
				d.styles[key] = &style{}
			}
			d.styles[key].rules = append(d.styles[key].rules, rule)
		}
	}
}

// add adds what the declaration of a property refers to.
func (d *drawing) add(s *style, property, value string) {
	if strings.IndexByte(value, '#') < 0 {
		return
	}
	cost := d.referred(value).elements
	switch strings.ToLower(strings.TrimSpace(property)) {
	case "marker", "marker-mid":
		s.points = min(s.points+cost, d.most+1)
	case "mask", "clip-path", "filter":
		if !d.inherits {
			s.once = min(s.once+cost, d.most+1)
			return
		}
		fallthrough
	default:
		s.each = min(s.each+cost, d.most+1)
	}
}

// addDeclaration adds what "property: value" refers to.
func (d *drawing) addDeclaration(s *style, declaration string) {
	property, value, found := strings.Cut(declaration, ":")
	if !found {
		value = declaration
	}
	d.add(s, property, value)
}

// addStyles adds what the style sheet says of the elements with a key.
func (d *drawing) addStyles(s *style, key string) {
	if of := d.styles[key]; of != nil {
		d.addStyle(s, of)
	}
}

// addStyle adds what another style refers to.
func (d *drawing) addStyle(s, of *style) {
	d.count(of)
	s.once, s.each, s.points = min(s.once+of.once, d.most+1), min(s.each+of.each, d.most+1), min(s.points+of.points, d.most+1)
}

// count counts what a style refers to.
func (d *drawing) count(s *style) {
	if s.underway {
		d.odd = true
	}
	if s.counted || d.odd {
		return
	}
	s.underway = true
	for _, rule := range s.rules {
		d.addStyle(s, rule)
	}
	for _, declaration := range s.declarations {
		d.addDeclaration(s, declaration)
	}
	s.underway, s.counted = false, true
}

// cost returns what n draws: itself, what is in it, and once more what it refers
// to, as <use>, masks and clips do. Patterns and markers are inherited, and drawn
// for each element in it, markers for each point.
func (d *drawing) cost(n *html.Node) extent {
	known, ok := d.costs[n]
	if ok && known == underway || d.reach > maxReach {
		d.odd = true
	}
	if ok || d.odd {
		return known
	}
	d.costs[n] = underway
	d.reach++
	sum, refers := extent{elements: 1}, style{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			sum = d.plus(sum, d.cost(c))
		}
	}
	animates := n.Data == "set" || strings.HasPrefix(n.Data, "animate")
	for i := range n.Attr {
		key, value := n.Attr[i].Key, n.Attr[i].Val
		switch withoutPrefix(key) {
		case "id":
			d.addStyles(&refers, "#"+strings.ToLower(value))
		case "class":
			for _, name := range strings.Fields(strings.ToLower(value)) {
				d.addStyles(&refers, "."+name)
			}
		case "style":
			if strings.Contains(value, "/*") {
				d.add(&refers, "", value)
				break
			}
			for declaration := range strings.SplitSeq(value, ";") {
				d.addDeclaration(&refers, declaration)
			}
		case "href":
			if n.Data != "a" && !animates && strings.HasPrefix(strings.TrimSpace(value), "#") {
				sum = d.plus(sum, d.referred(value))
			}
		case "d", "points":
			sum.outline = min(sum.outline+len(value), d.most+1)
		default:
			if animates && (value == "class" || d.referred(value).elements > 0) {
				d.odd = true // another element is to draw it
			}
			d.add(&refers, key, value)
		}
	}
	d.addStyles(&refers, n.Data)
	d.addStyles(&refers, "*")
	if strings.HasSuffix(n.Data, "gradient") { // a colour, and no shape
		sum, refers = extent{}, style{}
	}
	sum.elements = min(sum.elements*(1+refers.each)+sum.outline*refers.points+refers.once, d.most+1)
	d.costs[n] = sum
	d.reach--
	return sum
}

// plus adds up, as far as it is of interest.
func (d *drawing) plus(a, b extent) extent {
	return extent{min(a.elements+b.elements, d.most+1), min(a.outline+b.outline, d.most+1)}
}

// referred returns what the elements draw whose ids follow a "#" in s.
func (d *drawing) referred(s string) (sum extent) {
	for sum.elements <= d.most {
		_, rest, found := strings.Cut(s, "#")
		if !found {
			break
		}
		end := strings.IndexAny(rest, "#\"') ;")
		if end < 0 {
			end = len(rest)
		}
		if target := d.ids[percentDecoded(rest[:end])]; target != nil {
			sum = d.plus(sum, d.cost(target))
		}
		s = rest[end:]
	}
	return sum
}
