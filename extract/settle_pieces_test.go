package extract

import "testing"

// TestPieces has short pieces of low scores between two paragraphs.
func TestPieces(t *testing.T) {
	const text = `<p>` + sureText + `</p>`
	const before, after = `<div>` + text + text, text + `</div>`
	for _, c := range []struct{ name, in, want string }{
		{"a list", `<ul><li>one</li><li>two</li></ul>`, `<ul><li>one</li><li>two</li></ul>`},
		{"a remark in boxes", `<div><div><p>Not so.</p></div></div>`, `<div><div><p>Not so.</p></div></div>`},
		{"a fold", `<details><summary>Why?</summary><p>Because.</p></details>`, `<details><summary>Why?</summary><p>Because.</p></details>`},
		{"stars between parts", `<div>* * *</div>`, `<div>* * *</div>`},
		{"a line of code", `<div><button>Copy</button><pre>a = 1</pre></div>`, `<div><pre>a = 1</pre></div>`},
		{"the first item of a list", `<ul><li>one</li><li>X two</li></ul>`, `<ul><li>one</li><li>X two</li></ul>`},
		{"what a fold holds", `<div><div><h4>X Why?</h4></div><div><p>Because.</p></div></div>`, `<div><div><h4>X Why?</h4></div><div><p>Because.</p></div></div>`},
		{"the name of a reader", `<div><div><p>Ann</p><p>X So it is.</p></div></div>`, `<div><div><p>X So it is.</p></div></div>`},
		{"a label", `<div>Advertisement</div>`, ``},
		{"a box by its class", `<div class="newsletter"><p>Write to us.</p></div>`, ``},
		{"a class within", `<div><p class="share">Tell others.</p></div>`, ``},
		{"a form", `<form>Your name, please<p>and age</p></form>`, ``},
		{"text above a button", `<div><p>So many left.</p><button>Get one</button></div>`, ``},
		{"a link", `<p><a href="x">another story</a></p>`, ``},
		{"a heading of what goes", `<h3>other</h3><ul><li><a href="x">a story</a></li></ul>`, ``},
		{"a line that leads to what goes", `<p>see these:</p><ul><li><a href="x">a story</a></li></ul>`, ``},
		{"a line of full width that leads to what goes", `<p>see these：</p><ul><li><a href="x">a story</a></li></ul>`, ``},
		{"one of many like it", `<p>of the sea</p>` + text + `<p>of the sea</p>`, text},
		{"a number", `<div>12</div>`, ``},
		{"a date", `<div>3 June</div>`, ``},
		{"what is not shown", `<div hidden><p>not this</p></div>`, ``},
		{"what the model is sure about", `<p>© all of it</p>`, ``},
	} {
		if got, want := chosen(t, before+c.in+after), before+c.want+after; got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
	l := scored(t, before+`<p>the keeper</p>`+after)
	l.echoes[2] = echo{elsewhere: 1, titleInIt: 1, ofTitle: 1}
	keep, _ := bestBlocks(l.blocks)
	if settlePieces(l, keep); keep[2] {
		t.Error("what only repeats the title is kept")
	}
}
