package extract

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestReadJSON(t *testing.T) {
	for _, c := range []struct{ src, path, want string }{
		{`{"a": "b"}`, "a", "b"},
		{`{"a": {"b": ["x", "y"]}}`, "a b", "x"},
		{`{"n": -1.5e3, "t": true, "z": null}`, "n", "-1.5e3"},
		{`{"n": -1.5e3, "t": true, "z": null}`, "t", "true"},
		{`{"n": -1.5e3, "t": true, "z": null}`, "z", ""},
		{`{"a": "Ã\u00e9\n\"q\" \/ \ud83d\ude80"}`, "a", "Ãé\n\"q\" / 🚀"},
		{`{"a": "lone \ud83d end"}`, "a", "lone \ufffd end"},
		{"{\"a\": \"line\nbreak\"}", "a", "line\nbreak"},
		{`{"a": "1",, "b": "2",}`, "b", "2"},
		{`{"a": "1" "b": "2"}`, "b", "2"},
		{`{"a": "She said "no" and left", "b": "2"}`, "a", `She said "no" and left`},
		{`{"a": "She said "no" and left", "b": "2"}`, "b", "2"},
		{`{'a': 'single', b: bare}`, "a", "single"},
		{`{'a': 'single', b: bare}`, "b", "bare"},
		{`<!-- {"a": "b"} -->`, "a", "b"},
		{"//<![CDATA[\n{\"a\": \"b\"}\n//]]>", "a", "b"},
		{`/* {not this} */`, "a", ""},
		{`{/* why */ "a": // because` + "\n" + `"b"}`, "a", "b"},
		{`{"a": "Nets &amp;amp; knots &#8211; 2"}`, "a", "Nets &amp;amp; knots &#8211; 2"},
		{`{"a": {"b": "open"`, "a b", "open"},
		{`{"a": "open`, "a", "open"},
		{`var data = {"a": "b"};`, "a", "b"},
		{``, "a", ""},
		{`plain text`, "a", ""},
	} {
		v := jsonValue{}
		if values := readJSON(c.src); len(values) > 0 {
			v = values[0]
		}
		for _, name := range strings.Fields(c.path) {
			v = v.get(name)
		}
		if got := v.first(); got != c.want {
			t.Errorf("%s in %s: got %q, want %q", c.path, c.src, got, c.want)
		}
	}
}

func TestReadJSONSeveral(t *testing.T) {
	values := readJSON(`{"a": "1"} {"a": "2"} [{"a": "3"}]`)
	if len(values) != 3 || values[1].get("a").text != "2" || values[2].first("a") != "3" {
		t.Errorf("got %+v", values)
	}
}

// A document that nests without end must not exhaust the stack.
func TestReadJSONDepth(t *testing.T) {
	for _, open := range []string{"[", `{"a":`, `[{"a":[`} {
		if got := readJSON(strings.Repeat(open, 200_000)); len(got) != 1 {
			t.Errorf("%d values of %q without end, want 1", len(got), open)
		}
	}
}

// FuzzReadJSON checks that reading ends, and that on what is JSON it reads
// what encoding/json does.
func FuzzReadJSON(f *testing.F) {
	for _, s := range []string{`{"a": ["b", 1, null, {"c": "d"}]}`, `[[],{}]`, `{"a":"\u00e9\\"}`, `<!--{"a":1,}-->`, `{"a":"x"y"}`, `'`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		values := readJSON(s)
		var want map[string]string
		if json.Unmarshal([]byte(s), &want) != nil || len(want) != 1 {
			return
		}
		for name, text := range want {
			// Control characters become spaces, references are decoded, and
			// comments may hide in what is no string.
			if strings.ContainsAny(name+text+s, "&\\/;'\ufffd") || strings.Contains(s, "null") || strings.Contains(s, "<!--") || strings.Count(s, `"`) != 4 {
				return
			}
			if len(values) == 0 || values[0].get(name).text != text {
				t.Errorf("%q: got %+v, want %q", s, values, want)
			}
		}
	})
}
