package extract

import (
	"strings"
	"testing"
)

// What social networks have pages embed stays where it stands in the text.
func TestKeptQuotes(t *testing.T) {
	const post = `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The last kiln is out. <a href="https://t.example/x">pic.example/x</a></p>— Owen (@owen) <a href="https://social.example/owen/1">May 3, 2024</a></blockquote>`
	const picture = `<blockquote class="instagram-media"><div><a href="https://social.example/p/a/">View this post</a><p><a href="https://social.example/p/a/">A post shared by Owen (@owen)</a></p></div></blockquote>`
	text := "<p>" + sureText + "</p>"
	for _, c := range []struct{ name, in, want string }{
		{"a post", "<div>" + text + post + text + "</div>", post},
		{"a picture", "<div>" + text + picture + text + "</div>", picture},
	} {
		if got := chosen(t, c.in); !strings.Contains(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	if got := chosen(t, "<div>"+text+"</div>"+strings.Repeat("<aside>"+post+"</aside>", 2)); strings.Contains(got, "kiln") {
		t.Errorf("a post below the text:\n%s", got)
	}
}
