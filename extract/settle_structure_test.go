package extract

import (
	"strings"
	"testing"
)

// What the article of these paragraphs ends with, or has in its midst.
var clampStory = []string{
	"A kiln of this kind is built in a day by two people who have done it before, and in three by two who have not, and it stands for as long as somebody wants bricks.",
	"The clay is dug in autumn and left to the frost, which breaks the lumps better than any spade, and in spring it is trodden by whoever has the patience, children mostly.",
	"Moulds are of beech and are wetted before each brick, then dusted with sand, so that the wet brick slides out on the board and keeps its corners until the wind has dried it.",
	"Owen, who taught us, never measured anything; he put his ear to the wall in the second night and told us how far the fire had come, and he was never wrong by more than a row.",
	"Coal burns too hot for the river clay and splits it, so we used what the orchard gave after the storm, and the ash went back on the ground under the trees that were left.",
	"When the smoke turns blue the holes are closed with turf, all of them within the hour, and then nobody may open anything for five days, however much they would like to know.",
}

// Structures that a text may end with, and what remains of them.
var lastStructures = []struct{ name, markup, want string }{
	{"a command", `<p>Run it:</p><pre>kiln --go</pre>`, "Run it:\n\n```\nkiln --go\n```"},
	{"a program", "<p>Run it:</p><pre>k = kiln.Kiln()\nk.light()\nfor d in range(5):\n    k.wait(d)\nk.open()</pre>",
		"Run it:\n\n```\nk = kiln.Kiln()\nk.light()\nfor d in range(5):\n    k.wait(d)\nk.open()\n```"},
	{"a small table", `<table><tr><td>Clay<td>12 t<tr><td>Wood<td>3 t</table>`, "| Clay | 12 t |\n| --- | --- |\n| Wood | 3 t |"},
	{"a long table", `<table><thead><tr><th>Day<th>Heat<tbody>` + strings.Repeat(`<tr><td>Monday<td>450 °C`, 12) + `</table>`,
		"| Day | Heat |\n| --- | --- |" + strings.Repeat("\n| Monday | 450 °C |", 12)},
	{"a table of sentences", `<table><tr><th>Smoke<th>Meaning<tr><td>White<td>The bricks are giving off their water and you must on no account close any of the holes, whatever the neighbours say about the smell of it.</table>`,
		"| Smoke | Meaning |\n| --- | --- |\n| White | The bricks are giving off their water and you must on no account close any of the holes, whatever the neighbours say about the smell of it. |"},
	{"a quotation", `<blockquote><p>You listen for the fire.</p><cite>Owen Pritchard</cite></blockquote>`, "> You listen for the fire.\n>\n> Owen Pritchard"},
	{"a definition", `<dl><dt>Clamp<dd>A stack of bricks.</dl>`, "**Clamp**\n\nA stack of bricks."},
	{"a fold", `<details><summary>Solution</summary><p>Close the holes on the lee side first.</p></details>`, "Solution\n\nClose the holes on the lee side first."},
	{"a callout", `<div class="admonition tip"><p class="admonition-title">Tip</p><p>Dig in autumn.</p></div>`, "> [!tip] Tip\n> Dig in autumn."},
	{"a formula", `<p>Hence</p><math display=block><mi>Q</mi><mo>=</mo><mi>m</mi></math>`, "Hence\n\n$$\nQ=m\n$$"},
	{"steps", `<p>So:</p><ol><li>Dig.<li>Dry.</ol>`, "So:\n\n1. Dig.\n2. Dry."},
	{"sources", `<h2>Sources</h2><ul><li>Ledgers, box 14<li>Owen Pritchard, told in 1998</ul>`, "## Sources\n\n- Ledgers, box 14\n- Owen Pritchard, told in 1998"},
	{"titled code", `<div class="listingblock"><div class="title">fire.rb</div><div class="content"><pre class="rouge"><code>kiln.fire</code></pre></div></div>`,
		"fire.rb\n\n```\nkiln.fire\n```"},
	{"buttons", `<div class="share"><dl><dt>Share<dd>Tell others of it.</dl></div>`, ""},
	{"a note about the author", `<div class="author-box"><blockquote>Ann digs clay.</blockquote></div>`, ""},
	{"a newsletter", `<div class="newsletter"><p>Three steps:</p><ol><li>Enter your address.<li>Wait.</ol></div>`, ""},
	{"other stories", `<h2>Related</h2><ul><li><a href=/a>Bricks of the south</a><li><a href=/b>On lime</a></ul>`, ""},
	{"answers", `<div class=discussion><h2>Discussion</h2><blockquote>I tried and it fell in on the third day.</blockquote></div>`, ""},
}

// A text may end with any structure, whatever the site puts around and below it.
func TestLastStructureIsKept(t *testing.T) {
	const footer = `<footer class=site-footer><p>© 2024 The kiln society. All rights reserved.</p></footer>`
	for _, frame := range [][2]string{
		{`<article>`, `</article>` + footer},
		{`<nav><a href=/>Home</a> <a href=/about>About us</a></nav><div class=entry-content>`, `</div>` + footer},
		{`<main><div class=post-body>`, `</div><section class=comments><h2>Comments</h2><p>Nice one, I did it last year.</p></section></main>` + footer},
	} {
		for _, c := range lastStructures {
			src := `<!doctype html><title>How to fire a clamp - Kiln</title><body>` + frame[0] + `<h1>How to fire a clamp</h1><p>` +
				strings.Join(clampStory, "</p><p>") + `</p>` + c.markup + frame[1]
			a, err := Extract([]byte(src), Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(a.Markdown, clampStory[len(clampStory)-1])
			if got = strings.TrimSpace(got); got != c.want {
				t.Errorf("%s, in %s:\n got %q\nwant %q", c.name, frame[0], got, c.want)
			}
		}
	}
}

// TestStructures has structures of low scores in and below a text.
func TestStructures(t *testing.T) {
	const text, code = `<p>` + sureText + `</p>`, `<pre>a = 1</pre>`
	for _, c := range []struct{ name, in, want string }{
		{"several, with their headings", text + text + `<h3>one</h3>` + code + `<h3>two</h3><dl><dt>a</dt><dd>b</dd></dl>` + text,
			text + text + `<h3>one</h3>` + code + `<h3>two</h3><dl><dt>a</dt><dd>b</dd></dl>` + text},
		{"beside what is none", text + text + `<div>menu</div>` + code + `<div>menu</div>` + text, text + text + code + text},
		{"in a box with a title", text + text + `<div><p>title</p><div>` + code + `</div></div>`, text + text + `<div><p>title</p><div>` + code + `</div></div>`},
		{"without the button", text + text + `<div>` + code + `<button>Copy</button></div>`, text + text + `<div>` + code + `</div>`},
		{"below what is none", text + text + `<div>menu</div>` + code, text + text},
		{"below a form", text + text + `<form><p>menu:</p></form>` + code, text + text},
		{"of another place", text + text + `<div class="related"><blockquote>one</blockquote></div>` + text, text + text + text},
		{"of a post", text + text + `<div class="post"><blockquote>` + storyText + storyText + `</blockquote></div>` + text, text + text + text},
		{"of links", text + text + `<dl><dt>a</dt><dd><a href="x">one two</a></dd></dl>` + text, text + text + text},
		{"which the model is sure about", text + text + `<dl><dt>© one</dt><dd>© two</dd></dl>` + text + text, text + text + text + text},
		{"a list that a line announces", text + text + `<p>these：</p><ul><li>one</li></ul>`, text + text + `<p>these：</p><ul><li>one</li></ul>`},
		{"a list that nothing announces", text + text + `<ul><li>one</li></ul>`, text + text},
		{"a table of one column", text + text + `<table><tbody><tr><td>one</td></tr></tbody></table>`, text + text + `<table><tbody><tr><td></td></tr></tbody></table>`},
		{"a table with headings", text + text + `<table><tbody><tr><td><h3>one</h3></td><td>two</td></tr></tbody></table>`, text + text + `<table><tbody><tr><td></td><td></td></tr></tbody></table>`},
		{"a heading of more", text + text + `<h3>More</h3><ul><li>one two</li></ul>`, text + text},
	} {
		if got, want := chosen(t, `<div>`+c.in+`</div>`), `<div>`+c.want+`</div>`; got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
	if got, want := chosen(t, `<div>`+text+text+`</div>`+code), `<div>`+text+text+`</div>`; got != want {
		t.Errorf("outside of the text:\n got %s\nwant %s", got, want)
	}
}
