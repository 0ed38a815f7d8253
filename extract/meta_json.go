package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// jsonDepth is how deep values may nest; where they nest deeper, reading ends.
// Schema.org data of real pages stays below 20.
const jsonDepth = 64

// jsonValue is one value of a JSON document. A number, true, false or null
// is kept as the text it was written with.
type jsonValue struct {
	text    string
	list    []jsonValue
	members []jsonMember
}

// jsonMember is one name and value of an object.
type jsonMember struct {
	name  string
	value jsonValue
}

// get returns the member of that name, or an empty value.
//
//go:noinline
func (v jsonValue) get(name string) jsonValue {
	for _, m := range v.members {
		if m.name == name {
			return m.value
		}
	}
	return jsonValue{}
}

// each calls f with v, or with every element where v is an array, however
// deep arrays nest in it.
func (v jsonValue) each(f func(jsonValue)) {
	if v.list == nil {
		f(v)
		return
	}
	for _, e := range v.list {
		e.each(f)
	}
}

// first returns the first text in v: its own, that of the first element, or
// that of one of the named members, tried in order.
func (v jsonValue) first(names ...string) string {
	found := ""
	v.each(func(e jsonValue) {
		if found == "" {
			found = e.text
		}
		for i := 0; found == "" && i < len(names); i++ {
			found = e.get(names[i]).first()
		}
	})
	return found
}

// readJSON reads the values in the text of a <script>. What pages carry is
// often not quite JSON, so it takes what RFC 8259 allows and besides: comments
// and CDATA marks around or between values, several values in a row, raw line
// breaks and unescaped quotes in strings, missing and trailing commas, and
// missing closing brackets. Character references stay as they are: only who
// uses a value knows whether it is text or markup. It never fails and takes
// linear time.
func readJSON(s string) []jsonValue {
	r := jsonReader{s: s}
	var values []jsonValue
	for {
		// Whatever stands before a value is a comment mark, "<![CDATA[" or
		// a script's "var x =".
		i := strings.IndexAny(r.s[r.i:], "{[")
		if i < 0 {
			return values
		}
		if strings.HasPrefix(r.s[r.i+i:], "[CDATA[") {
			r.i += i + len("[CDATA[")
			continue
		}
		r.i += i
		values = append(values, r.value(0))
	}
}

type jsonReader struct {
	s string
	i int
}

// space skips white space, comments, and the commas that separate values:
// whether one is there or not makes no difference.
func (r *jsonReader) space() {
	for r.i < len(r.s) {
		rest := r.s[r.i:]
		switch {
		case isSpace(rest[0]) || rest[0] == ',' || rest[0] == ';':
			r.i++
		case strings.HasPrefix(rest, "/*"):
			r.skipPast("*/")
		case strings.HasPrefix(rest, "<!--"):
			r.i += len("<!--")
		case strings.HasPrefix(rest, "//"):
			r.skipPast("\n")
		default:
			return
		}
	}
}

func (r *jsonReader) skipPast(mark string) {
	if i := strings.Index(r.s[r.i:], mark); i >= 0 {
		r.i += i + len(mark)
	} else {
		r.i = len(r.s)
	}
}

func (r *jsonReader) value(depth int) jsonValue {
	r.space()
	if depth > jsonDepth {
		r.i = len(r.s)
	}
	if r.i == len(r.s) {
		return jsonValue{}
	}
	switch r.s[r.i] {
	case '{', '[':
		open := r.s[r.i]
		r.i++
		v := jsonValue{}
		if open == '[' {
			v.list = []jsonValue{}
		}
		for r.space(); r.i < len(r.s); r.space() {
			if c := r.s[r.i]; c == '}' || c == ']' {
				r.i++
				break
			}
			before := r.i
			e := jsonMember{}
			if open == '{' {
				e.name = r.name()
			}
			e.value = r.value(depth + 1)
			if r.i == before {
				r.i++ // a stray character; without this the loop would stand still
			} else if open == '{' {
				v.members = append(v.members, e)
			} else {
				v.list = append(v.list, e.value)
			}
		}
		return v
	case '"', '\'':
		return jsonValue{text: r.str()}
	}
	if w := r.word(); w != "null" {
		return jsonValue{text: w}
	}
	return jsonValue{}
}

// name reads the name of a member and the colon behind it.
func (r *jsonReader) name() string {
	name := ""
	if c := r.s[r.i]; c == '"' || c == '\'' {
		name = r.str()
	} else {
		name = r.word()
	}
	r.space()
	if r.i < len(r.s) && r.s[r.i] == ':' {
		r.i++
	}
	return name
}

// word reads a number or a name without quotes.
func (r *jsonReader) word() string {
	start := r.i
	for r.i < len(r.s) && !isSpace(r.s[r.i]) && !strings.ContainsRune(`,:{}[]"`, rune(r.s[r.i])) {
		r.i++
	}
	return r.s[start:r.i]
}

// str reads a string, from its opening quote to behind its closing one.
func (r *jsonReader) str() string {
	quote := r.s[r.i]
	r.i++
	var b strings.Builder
	start := r.i
	for r.i < len(r.s) {
		switch c := r.s[r.i]; {
		case c == quote && r.closes():
			b.WriteString(r.s[start:r.i])
			r.i++
			return b.String()
		case c == '\\' && r.i+1 < len(r.s):
			b.WriteString(r.s[start:r.i])
			b.WriteRune(r.escape())
			start = r.i
		default:
			r.i++
		}
	}
	b.WriteString(r.s[start:])
	return b.String()
}

// closes tells whether the quote at hand ends its string: what follows is
// then a mark of JSON, not the rest of a sentence.
func (r *jsonReader) closes() bool {
	rest := r.s[r.i+1:]
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == ',' || c == ':' || c == '}' || c == ']':
			return true
		case c == '"' || c == '/':
			return i > 0
		case !isSpace(c):
			return false
		}
	}
	return true
}

// escape reads an escape sequence and returns its character.
func (r *jsonReader) escape() rune {
	c := r.s[r.i+1]
	r.i += 2
	switch c {
	case 'n':
		return '\n'
	case 'r', 't', 'b', 'f':
		return ' '
	case 'u':
		hi := r.hex()
		if hi >= 0xD800 && hi < 0xDC00 && strings.HasPrefix(r.s[r.i:], `\u`) {
			r.i += 2
			if lo := r.hex(); lo >= 0xDC00 && lo < 0xE000 {
				return (hi-0xD800)<<10 + (lo - 0xDC00) + 0x10000
			}
			return utf8.RuneError
		}
		return hi
	}
	if c < utf8.RuneSelf {
		return rune(c)
	}
	r.i--
	ch, size := utf8.DecodeRuneInString(r.s[r.i:])
	r.i += size
	return ch
}

// hex reads up to four hexadecimal digits.
func (r *jsonReader) hex() rune {
	var n rune
	for k := 0; k < 4 && r.i < len(r.s); k++ {
		c := r.s[r.i] | 0x20
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 + rune(c-'0')
		case c >= 'a' && c <= 'f':
			n = n<<4 + rune(c-'a'+10)
		default:
			return n
		}
		r.i++
	}
	return n
}

// unescape decodes character references that are left in a value because
// the page escaped it once too often, at most twice.
func unescape(s string) string {
	for range 2 {
		if !strings.Contains(s, "&") {
			break
		}
		s = html.UnescapeString(s)
	}
	return s
}
