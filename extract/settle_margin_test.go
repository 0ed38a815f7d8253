package extract

import "testing"

// TestMargins has what stands beside and below the text of a page.
func TestMargins(t *testing.T) {
	const (
		text    = `<p>` + sureText + sureText + sureText + sureText + `</p>`
		article = `<article>` + text + `</article>`
	)
	for _, c := range []struct{ name, in, want string }{
		{"a signature in the foot", `<div><article>` + text + `<footer><p>? Yours faithfully,</p><p>? Dorothea</p></footer></article></div>`,
			`<article>` + text + `<footer><p>? Yours faithfully,</p><p>? Dorothea</p></footer></article>`},
		{"a foot that leads away", `<div><article>` + text + `<footer><p>? Filed under <a href="x">ships</a></p></footer></article></div>`, text},
		{"a foot for the law", `<div><article>` + text + `<footer><p>? Copyright 2024 Example</p></footer></article></div>`, text},
		{"a foot of many words", `<div><article>` + text + `<footer><p>? ` + storyText + storyText + storyText + `</p></footer></article></div>`, text},
		{"a foot below what was dropped", `<div><article>` + text + `<div>? No.</div><footer><p>? Dorothea</p></footer></article></div>`, text},
		{"a foot of pictures", `<div><article>` + text + `<footer><a href="x"><img src="share.png"></a></footer></article></div>`, text},
		{"the foot of a post", `<div><article>` + text + `<div class="comment">X one two<footer><p>? 12 points</p></footer></div></article></div>`,
			`<article>` + text + `<div class="comment">X one two</div></article>`},
		{"the foot of the page", `<div>` + article + `<footer><p>? Dorothea</p></footer></div>`, text},
		{"links beside the main part", `<div><main><p>X one two three</p></main><aside><ul><li><a href="x">X ` + storyText + `</a></li></ul></aside></div>`, `<p>X one two three</p>`},
		{"words beside the main part", `<div><main><p>X one two three</p></main><aside><p>X one two three</p></aside></div>`,
			`<div><main><p>X one two three</p></main><aside><p>X one two three</p></aside></div>`},
		{"links beside nothing", `<div><main><p>one two three</p></main><aside><ul><li><a href="x">X one two</a></li></ul></aside></div>`, `<li><a href="x">X one two</a></li>`},
		{"links of which half are words", `<div><main><p>X one two three</p></main><aside><p>X one <a href="x">two</a> three</p></aside></div>`,
			`<div><main><p>X one two three</p></main><aside><p>X one <a href="x">two</a> three</p></aside></div>`},
		{"notes beside the main part", `<div><main><p>X one two three</p></main><aside class="footnotes"><p><a href="x">X one two</a></p></aside></div>`,
			`<div><main><p>X one two three</p></main><aside class="footnotes"><p><a href="x">X one two</a></p></aside></div>`},
		{"around the main part", `<aside><main><p><a href="x">X one two three</a></p></main></aside>`, `<p><a href="x">X one two three</a></p>`},
		{"beside an article that is not called the main part", `<div><article><p>X one</p></article><aside><p><a href="x">X one two</a></p></aside></div>`,
			`<div><article><p>X one</p></article><aside><p><a href="x">X one two</a></p></aside></div>`},
		{"links in the main part", `<main><p>X one two three</p><aside><ul><li><a href="x">X one two</a></li></ul></aside></main>`,
			`<main><p>X one two three</p><aside><ul><li><a href="x">X one two</a></li></ul></aside></main>`},
	} {
		if got := chosenOf(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
