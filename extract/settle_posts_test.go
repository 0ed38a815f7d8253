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
		{"each says when it was written",
			`<div><div class="post"><a class="author" href="x">ada</a><div class="foot">4 March 2024, 9:12 pm</div>` + text + `</div><div class="post"><a class="author" href="x">grace</a><div class="foot">5 March 2024, 8:03 am</div>` + text + `</div></div>`,
			`<div><div class="post"><a class="author" href="x">ada</a><div class="foot">4 March 2024, 9:12 pm</div>` + text + `</div><div class="post"><a class="author" href="x">grace</a><div class="foot">5 March 2024, 8:03 am</div>` + text + `</div></div>`},
		{"dates of posts that name nobody",
			`<div><div class="post"><div>4 March 2024</div>` + text + `</div><div class="post"><div>5 March 2024</div>` + text + `</div></div>`,
			`<div><div class="post">` + text + `</div><div class="post">` + text + `</div></div>`},
		{"the name again, with the date",
			`<div><div class="post"><dl><dt><a class="username" href="x">ada</a></dt></dl><p class="author">by ada, 4 March 2024</p>` + text + `</div><div class="post"><dl><dt><a class="username" href="x">grace</a></dt></dl><p class="author">by grace, 5 March 2024</p>` + text + `</div></div>`,
			`<div><div class="post"><p class="author">by ada, 4 March 2024</p>` + text + `</div><div class="post"><p class="author">by grace, 5 March 2024</p>` + text + `</div></div>`},
		{"a name is a link to a member",
			`<div><div class="post"><div><a href="/members/ada.1">ada</a></div>` + text + `</div><div class="post"><div><a href="/members/grace.2">grace</a></div>` + text + `</div></div>`,
			`<div><div class="post"><div><a href="/members/ada.1">ada</a></div>` + text + `</div><div class="post"><div><a href="/members/grace.2">grace</a></div>` + text + `</div></div>`},
		{"a reply within a post",
			`<div class="comment"><div class="author">ada</div>` + text + `<div class="replies"><div class="comment"><div class="author">grace</div>` + text + `</div></div></div>`,
			`<div class="comment"><div class="author">ada</div>` + text + `<div class="replies"><div class="comment"><div class="author">grace</div>` + text + `</div></div></div>`},
		{"posts by the name of their element",
			`<div><x-comment><div class="author">ada</div>` + text + `</x-comment><x-comment><div class="author">grace</div>` + text + `</x-comment></div>`,
			`<div><x-comment><div class="author">ada</div>` + text + `</x-comment><x-comment><div class="author">grace</div>` + text + `</x-comment></div>`},
		{"what follows a line is a signature",
			`<div><div class="post">` + text + `<div>_______<br/>X yours</div></div><div class="post">` + text + `</div></div>`,
			`<div><div class="post">` + text + `</div><div class="post">` + text + `</div></div>`},
		{"most of the long texts",
			`<div><div class="post"><p>` + storyText + `</p>` + text + `</div><div class="post">` + text + `</div><div class="post">` + text + `</div></div>`,
			`<div><div class="post"><p>` + storyText + `</p>` + text + `</div><div class="post">` + text + `</div><div class="post">` + text + `</div></div>`},
	} {
		if got := chosenOf(t, c.in+`<footer>eleven</footer>`); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
