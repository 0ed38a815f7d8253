package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestFigureAt asks for the figure that starts at the first block of a page.
func TestFigureAt(t *testing.T) {
	long := strings.Repeat("word ", maxFigureWords+1)
	for _, c := range []struct{ name, in, want string }{
		{"the outermost figure", `<figure id="a"><figure id="b"><img src="x"></figure></figure>`, "a"},
		{"a caption by its name", `<div id="a"><img src="x"><div class="caption"><p>one</p></div></div>`, "a"},
		{"a caption within a caption", `<div id="a" class="caption"><img src="x"><div class="caption"><p>one</p></div></div>`, "a"},
		{"words beside a caption", `<div id="a"><div id="b"><img src="x"><p class="caption">one</p></div><p>two</p></div>`, "b"},
		{"words in nothing but the caption itself", `<div id="a" class="caption"><img src="x"><p>one</p></div>`, ""},
		{"a caption without words", `<div id="a"><img src="x"><p class="caption"></p></div><p>one</p>`, ""},
		{"a credit", `<div id="a"><img src="x"><p class="caption credit">one</p></div>`, ""},
		{"no picture", `<figure id="a"><p class="caption">one</p></figure>`, ""},
		{"an article in a figure", `<figure id="a"><figure id="b"><img src="x"></figure><p>` + long + `</p></figure>`, "b"},
		{"an article above a picture", `<figure id="a"><p>` + long + `</p><figure id="b"><img src="x"></figure></figure>`, ""},
	} {
		doc, err := html.Parse(strings.NewReader(c.in + `<p>below</p>`))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if b := newFigures(splitBlocks(&Page{Doc: doc})).at(0, false); b != nil {
			got = attr(b.node, "id")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestKeptFigures(t *testing.T) {
	const caption = `<figcaption>what can be seen on this picture, in nine words</figcaption>`
	for _, c := range []struct{ name, in, want string }{
		{"in a text that a script calls its own", `<div class="share"><p>` + sureText + `</p><div><img src="a"/></div><p>` + sureText + `</p></div>`,
			`<div class="share"><p>` + sureText + `</p><div><img src="a"/></div><p>` + sureText + `</p></div>`},
		{"beside the text", `<div><p>` + sureText + `</p><div class="share"><img src="a"/></div><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><p>` + sureText + `</p></div>`},
		{"a caption outside of the figure", `<div><p>` + sureText + `</p><div><figure><img src="a"/></figure>` + caption + `</div><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><div><figure><img src="a"/></figure>` + caption + `</div><p>` + sureText + `</p></div>`},
		{"a short caption by its class", `<div><p>` + sureText + `</p><div class="thumbinner"><img src="a"/><div class="thumbcaption">Clamp in 1934</div></div><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><div class="thumbinner"><img src="a"/><div class="thumbcaption">Clamp in 1934</div></div><p>` + sureText + `</p></div>`},
		{"the text of a gallery", `<div><p>` + sureText + `</p><ul><li class="gallerybox"><img src="a"/><div class="gallerytext">Clamp in 1934</div></li></ul><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><ul><li class="gallerybox"><img src="a"/><div class="gallerytext">Clamp in 1934</div></li></ul><p>` + sureText + `</p></div>`},
		{"a caption of a table", `<div><p>` + sureText + `</p><figure><pre>` + sureText + `</pre><figcaption>Pots by year</figcaption></figure><p>` + sureText + `</p></div>`,
			`<div><p>` + sureText + `</p><figure><pre>` + sureText + `</pre><figcaption>Pots by year</figcaption></figure><p>` + sureText + `</p></div>`},
	} {
		if got := chosen(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
