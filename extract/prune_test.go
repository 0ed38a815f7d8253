package extract

import "testing"

func TestPrune(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"script and style", `<p>a<script>x()</script><style>p{}</style></p>`, `<p>a</p>`},
		{"formulas in scripts stay", `<p><script type="math/tex">x^2</script></p>`, `<p><script type="math/tex">x^2</script></p>`},
		{"comments", `<p>a<!-- b -->c</p>`, `<p>ac</p>`},
		{"controls", `<form><input value=x><select><option>o</select><textarea>t</textarea><p>a</p></form>`, `<form><p>a</p></form>`},
		{"boxes of tasks", `<ul><li><p><input type="checkbox" disabled=""/>a</p></li><li class="task-list-item"><input type="checkbox" checked=""/>b</li></ul>`,
			`<ul><li><p><input type="checkbox" disabled=""/>a</p></li><li class="task-list-item"><input type="checkbox" checked=""/>b</li></ul>`},
		{"boxes that open and narrow down", `<ul class="filter"><li><input type="checkbox"/>a</li><li><input type="radio" disabled=""/>b</li></ul><p><input type="checkbox" disabled=""/>c</p>`,
			`<ul class="filter"><li>a</li><li>b</li></ul><p>c</p>`},
		{"buttons may hold headings", `<h3><button>Question</button></h3>`, `<h3><button>Question</button></h3>`},
		{"templates are not shown", `<template><p>a</p></template><p>b</p>`, `<p>b</p>`},
		{"shadow roots are", `<x-card><template shadowrootmode="open"><p>a</p><script>x</script></template></x-card>`, `<x-card><p>a</p></x-card>`},
		{"empty shadow root", `<x-card><template shadowrootmode="open"></template></x-card><p>b</p>`, `<x-card></x-card><p>b</p>`},
		{"noscript stays", `<p><noscript><img src="a.jpg"/></noscript></p>`, `<p><noscript><img src="a.jpg"/></noscript></p>`},
		{"icons", `<p><svg width="16"><path></path></svg>a</p>`, `<p>a</p>`},
		{"drawings", `<svg width="640"><path></path></svg>`, `<svg width="640"><path></path></svg>`},
		{"drawings in figures", `<figure><svg><path></path></svg></figure>`, `<figure><svg><path></path></svg></figure>`},
		{"icons in links of figures", `<figure><a href="x"><svg width="640"></svg>a</a></figure>`, `<figure><a href="x">a</a></figure>`},
		{"hidden parts are for the model", `<div hidden=""><p>a</p></div>`, `<div hidden=""><p>a</p></div>`},
	} {
		page := mustParse(t, c.in, Options{})
		prune(page, nil)
		if got := bodyHTML(t, page); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestPruneTellsWhatItRemoved(t *testing.T) {
	page := mustParse(t, `<div id=main><p class="a b">x</p><p><script>secret()</script></div>`, Options{})
	tr := &tracer{}
	prune(page, tr)
	for _, s := range tr.steps {
		if s.Reason == "script" {
			if s.Stage != "prune" || s.Path != "html>body>div#main>p:2>script" || s.Text != "secret()" {
				t.Errorf("step %+v", s)
			}
			return
		}
	}
	t.Errorf("no step for the script in %+v", tr.steps)
}
