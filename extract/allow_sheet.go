package extract

import "strings"

// sheetRule is a rule of a style sheet, with the keys of what it may apply to:
// the name of an element, ".class" or "#id" in lower case, or "*" for all.
type sheetRule struct{ keys, declarations []string }

// readSheet returns the rules of a style sheet. It fails where braces stand in
// brackets, for no two readers need to agree on where those end.
// https://www.w3.org/TR/css-syntax-3/#parsing
func readSheet(sheet string) (rules []*sheetRule, ok bool) {
	var open []*sheetRule   // the blocks that are not closed yet
	var properties []string // custom ones, which other rules may use
	declare := func(rule *sheetRule, declaration string) {
		if name, _, _ := strings.Cut(declaration, ":"); strings.Contains(name, "--") {
			properties = append(properties, declaration)
		} else {
			rule.declarations = append(rule.declarations, declaration)
		}
	}
	start, brackets := 0, 0
	for i := 0; i < len(sheet); i++ {
		switch c := sheet[i]; c {
		case '\\':
			i++
		case '/':
			if strings.HasPrefix(sheet[i:], "/*") {
				i = behind(sheet, i+2, "*/") - 1
			}
		case '"', '\'':
			for i++; i < len(sheet) && sheet[i] != c && sheet[i] != '\n'; i++ {
				if sheet[i] == '\\' {
					i++
				}
			}
		case '(':
			if i >= 3 && strings.EqualFold(sheet[i-3:i], "url") && !startsQuoted(sheet[i+1:]) {
				i = behind(sheet, i, ")") - 1 // an address without quotes
			} else {
				brackets++
			}
		case '[':
			brackets++
		case ')', ']':
			brackets--
		case '{', '}', ';':
			if brackets != 0 {
				if c == ';' {
					continue
				}
				return nil, false
			}
			piece := strings.TrimSpace(sheet[start:i])
			start = i + 1
			switch {
			case c == '{':
				rule := &sheetRule{keys: selectorKeys(piece, open)}
				open, rules = append(open, rule), append(rules, rule)
			case len(open) > 0:
				declare(open[len(open)-1], piece)
				if c == '}' {
					open = open[:len(open)-1]
				}
			}
		}
	}
	if len(open) > 0 {
		declare(open[len(open)-1], strings.TrimSpace(sheet[min(start, len(sheet)):]))
	}
	return append(rules, &sheetRule{everything, properties}), true
}

// behind returns where s goes on behind the next end.
func behind(s string, from int, end string) int {
	if i := strings.Index(s[min(from, len(s)):], end); i >= 0 {
		return from + i + len(end)
	}
	return len(s)
}

func startsQuoted(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n\f")
	return s != "" && (s[0] == '"' || s[0] == '\'')
}

var (
	everything  = []string{"*"}
	conditional = []string{"@"} // a block of rules, of which each applies to what it says
)

// selectorKeys returns one key for each selector in a list: an element must have
// it, though it may not be enough. What is in another rule, and in @keyframes,
// may apply to all.
func selectorKeys(list string, open []*sheetRule) []string {
	list = strings.ToLower(list)
	if len(open) > 0 && open[len(open)-1].keys[0] != "@" {
		return everything
	}
	if strings.HasPrefix(list, "@media") || strings.HasPrefix(list, "@supports") {
		return conditional
	}
	if strings.ContainsAny(list, "@:*[(\\\"'%&|") {
		return everything
	}
	var keys []string
	for selector := range strings.SplitSeq(list, ",") {
		selector = strings.TrimSpace(selector)
		last := selector[strings.LastIndexAny(selector, " >+~\t\r\n\f/")+1:]
		if at := strings.LastIndexAny(last, ".#"); at > 0 {
			last = last[at:]
		}
		if last == "" {
			return everything
		}
		keys = append(keys, last)
	}
	return keys
}
