package extract

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// maxSelectorNesting bounds how deep the arguments of :not() and the like
// nest; nobody writes more than two or three.
const maxSelectorNesting = 20

// parseSelectorList reads a list of selectors, separated by commas.
func parseSelectorList(s string) (selectorList, error) {
	p := &selectorParser{s: s}
	l := p.list(false)
	if p.err == nil && p.pos < len(p.s) {
		p.fail("what is left is no selector")
	}
	return l, p.err
}

// selectorParser reads s from pos on. After an error it stands at the end.
type selectorParser struct {
	s     string
	pos   int
	depth int
	err   error
}

func (p *selectorParser) fail(reason string) {
	if p.err == nil {
		p.err = fmt.Errorf("at %d: %s", p.pos, reason)
		p.pos = len(p.s)
	}
}

// peek returns the next byte, or 0 at the end.
func (p *selectorParser) peek() byte {
	if p.pos < len(p.s) {
		return p.s[p.pos]
	}
	return 0
}

// take skips c where it is next.
func (p *selectorParser) take(c byte) bool {
	if p.peek() != c {
		return false
	}
	p.pos++
	return true
}

func (p *selectorParser) expect(c byte) {
	if !p.take(c) {
		p.fail(strconv.Quote(string(rune(c))) + " is missing")
	}
}

func (p *selectorParser) space() bool {
	start := p.pos
	for p.pos < len(p.s) && isSpace(p.s[p.pos]) {
		p.pos++
	}
	return p.pos > start
}

// list reads selectors up to the end or a closing parenthesis.
func (p *selectorParser) list(relative bool) selectorList {
	var l selectorList
	for {
		l = append(l, p.selector(relative))
		if !p.take(',') {
			return l
		}
	}
}

func (p *selectorParser) selector(relative bool) *compound {
	p.space()
	var c *compound
	if relative {
		combinator := p.combinator()
		if combinator == 0 {
			combinator = ' '
		}
		c = p.compound()
		c.combinator, c.left = combinator, &compound{tests: []nodeTest{isScope}}
	} else {
		c = p.compound()
	}
	for {
		combinator := p.combinator()
		if combinator == 0 {
			return c
		}
		right := p.compound()
		right.combinator, right.left = combinator, c
		c = right
	}
}

// combinator reads one with the space around it, or returns 0.
func (p *selectorParser) combinator() byte {
	spaced := p.space()
	switch c := p.peek(); c {
	case '>', '+', '~':
		p.pos++
		p.space()
		return c
	case 0, ',', ')':
		return 0
	}
	if spaced {
		return ' '
	}
	return 0
}

func (p *selectorParser) compound() *compound {
	c := &compound{}
	start := p.pos
	if !p.take('*') && p.startsName() {
		name := strings.ToLower(p.name())
		c.tests = append(c.tests, func(n, _ *html.Node) bool { return strings.ToLower(n.Data) == name })
	}
	for {
		switch {
		case p.take('#'):
			c.tests = append(c.tests, attribute{key: "id", value: p.name(), op: '='}.test)
		case p.take('.'):
			c.tests = append(c.tests, attribute{key: "class", value: p.name(), op: '~'}.test)
		case p.take('['):
			c.tests = append(c.tests, p.attribute().test)
		case p.take(':'):
			c.tests = append(c.tests, p.pseudoClass()...)
		default:
			if p.pos == start {
				p.fail("a selector is missing")
			}
			return c
		}
	}
}

// attribute reads what stands in brackets, after the first.
func (p *selectorParser) attribute() attribute {
	p.space()
	a := attribute{key: strings.ToLower(p.name())}
	p.space()
	if p.take(']') {
		return a
	}
	if a.op = p.peek(); strings.IndexByte("~|^$*", a.op) >= 0 {
		p.pos++
		p.expect('=')
	} else {
		a.op = '='
		p.expect('=')
	}
	a.value = p.value()
	if p.take('i') || p.take('I') {
		a.foldCase = true
	} else if !p.take('s') {
		p.take('S')
	}
	p.space()
	p.expect(']')
	return a
}

// pseudoClass reads one, after its colon.
func (p *selectorParser) pseudoClass() []nodeTest {
	name := strings.ToLower(p.name())
	if !p.take('(') {
		for _, c := range pseudoClasses {
			if c.name == name {
				return c.tests
			}
		}
		p.fail(":" + name + " is not known")
		return nil
	}
	if p.depth++; p.depth > maxSelectorNesting {
		p.fail("too many parentheses")
	}
	test := p.functional(name)
	p.depth--
	p.space()
	p.expect(')')
	return []nodeTest{test}
}

func (p *selectorParser) functional(name string) nodeTest {
	switch name {
	case "is", "where":
		return p.list(false).match
	case "not":
		l := p.list(false)
		return func(n, scope *html.Node) bool { return !l.match(n, scope) }
	case "has":
		return has(p.list(true))
	case "nth-child":
		return p.nth(position{})
	case "nth-last-child":
		return p.nth(position{fromEnd: true})
	case "nth-of-type":
		return p.nth(position{ofType: true})
	case "nth-last-of-type":
		return p.nth(position{true, true})
	case "lang":
		return inLang(p.value())
	case "contains": // no standard, but many engines have it: notices are known by what they say
		text := strings.ToLower(p.value())
		return func(n, _ *html.Node) bool { return strings.Contains(strings.ToLower(textOf(n)), text) }
	}
	p.fail(":" + name + "() is not known")
	return nil
}

// nth reads the step and the offset of "2n+1", "odd" and the like.
func (p *selectorParser) nth(at position) nodeTest {
	end := strings.IndexByte(p.s[p.pos:], ')')
	if end < 0 {
		p.fail(`")" is missing`)
		return nil
	}
	formula := strings.ToLower(strings.Join(strings.Fields(p.s[p.pos:p.pos+end]), ""))
	switch formula {
	case "odd":
		formula = "2n+1"
	case "even":
		formula = "2n"
	}
	step, offset := "0", formula
	if before, after, ok := strings.Cut(formula, "n"); ok {
		step, offset = before, after
		switch step {
		case "", "+", "-":
			step += "1"
		}
		if offset == "" {
			offset = "0"
		} else if offset[0] != '+' && offset[0] != '-' {
			offset = "" // 2n1 is none
		}
	}
	a, errStep := strconv.Atoi(step)
	b, errOffset := strconv.Atoi(offset)
	if errStep != nil || errOffset != nil {
		p.fail(strconv.Quote(formula) + " is no row of positions")
		return nil
	}
	p.pos += end
	return nth(at, a, b)
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c >= utf8.RuneSelf || c == '\\'
}

func (p *selectorParser) startsName() bool {
	c := p.peek()
	return isNameByte(c) && (c < '0' || c > '9')
}

// name reads an identifier. That one may begin with a digit is more than CSS
// allows, and what ids often look like.
func (p *selectorParser) name() string {
	var name strings.Builder
	for isNameByte(p.peek()) {
		if p.peek() == '\\' {
			name.WriteString(p.escaped())
		} else {
			name.WriteByte(p.s[p.pos])
			p.pos++
		}
	}
	if name.Len() == 0 {
		p.fail("a name is missing")
	}
	return name.String()
}

// value reads a name or a string, and the space around it.
func (p *selectorParser) value() (v string) {
	p.space()
	if c := p.peek(); c == '"' || c == '\'' {
		v = p.quoted()
	} else {
		v = p.name()
	}
	p.space()
	return v
}

// quoted reads a string with its quotation marks.
func (p *selectorParser) quoted() string {
	quote := p.peek()
	p.pos++
	var text strings.Builder
	for p.pos < len(p.s) && p.s[p.pos] != quote {
		if p.s[p.pos] == '\\' {
			text.WriteString(p.escaped())
		} else {
			text.WriteByte(p.s[p.pos])
			p.pos++
		}
	}
	p.expect(quote)
	return text.String()
}

// escaped reads a backslash and what it stands for: up to six hexadecimal
// digits and a space, or the character that follows.
func (p *selectorParser) escaped() string {
	p.pos++
	start := p.pos
	for p.pos < len(p.s) && p.pos < start+6 && strings.IndexByte("0123456789abcdefABCDEF", p.s[p.pos]) >= 0 {
		p.pos++
	}
	if p.pos > start {
		code, _ := strconv.ParseUint(p.s[start:p.pos], 16, 32)
		if p.pos < len(p.s) && isSpace(p.s[p.pos]) {
			p.pos++
		}
		return string(rune(code))
	}
	if p.pos == len(p.s) {
		p.fail("nothing follows the backslash")
		return ""
	}
	_, size := utf8.DecodeRuneInString(p.s[p.pos:])
	p.pos += size
	return p.s[start:p.pos]
}
