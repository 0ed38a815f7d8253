package extract

import "testing"

func TestPostsAreTreatedAlike(t *testing.T) {
	const text = `<p>` + sureText + `</p>`
	for _, c := range []struct{ name, in, want string }{
		{"each says who wrote it",
			`<div><div class="post"><div class="author">ada</div>` + text + `</div><div class="post"><div class="author">grace</div>` + text + `</div></div>`,
			`<div><div class="post"><div class="author">ada</div>` + text + `</div><div class="post"><div class="author">grace</div>` + text + `</div></div>`},
		{"one post alone is no thread", `<div><div class="post"><div class="author">ada</div>` + text + `</div></div>`, text},
		{"boxes that nothing calls posts",
			`<div><div><div class="author">ada</div>` + text + `</div><div><div class="author">grace</div>` + text + `</div></div>`,
			`<div><div>` + text + `</div><div>` + text + `</div></div>`},
		{"what stayed in one of them goes",
			`<div><div class="post"><div><a href="x">X rank</a></div>` + text + `</div><div class="post"><div><a href="x">rank</a></div>` + text + `</div><div class="post"><div><a href="x">rank</a></div>` + text + `</div></div>`,
			`<div><div class="post">` + text + `</div><div class="post">` + text + `</div><div class="post">` + text + `</div></div>`},
		{"what stayed in most of them stays",
			`<div><div class="post"><div>X one</div>` + text + `</div><div class="post"><div>X two</div>` + text + `</div></div>`,
			`<div><div class="post"><div>X one</div>` + text + `</div><div class="post"><div>X two</div>` + text + `</div></div>`},
		{"signatures go",
			`<div><div class="post">` + text + `<div class="signature">X, yours truly, whatever the weather</div></div><div class="post">` + text + `</div></div>`,
			`<div><div class="post">` + text + `</div><div class="post">` + text + `</div></div>`},
		{"what is nothing but a signature stays",
			`<div><div class="comment"><div class="signature">` + text + `</div></div><div class="comment"><div class="signature">` + text + `</div></div></div>`,
			`<div><div class="comment"><div class="signature">` + text + `</div></div><div class="comment"><div class="signature">` + text + `</div></div></div>`},
		{"code that is called a signature stays",
			`<div><div class="entry"><pre class="sig">X func a()</pre>` + text + `</div><div class="entry"><pre class="sig">X func b()</pre>` + text + `</div></div>`,
			`<div><div class="entry"><pre class="sig">X func a()</pre>` + text + `</div><div class="entry"><pre class="sig">X func b()</pre>` + text + `</div></div>`},
	} {
		if got := chosenOf(t, c.in+`<footer>eleven</footer>`); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
