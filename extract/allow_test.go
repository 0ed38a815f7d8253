package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

func TestLinkURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/":              "https://example.org/",
		" HTTP://Example.org/a ":            "HTTP://Example.org/a",
		"https://example.org?q=a b&c=\"<>`": "https://example.org?q=a%20b&c=%22%3C%3E%60",
		"https://example.org/päth":          "https://example.org/päth",
		"https://user@example.org/":         "https://user@example.org/",
		"https://example.org/a\\b":          "https://example.org/a%5Cb",
		"mailto:a@example.org?subject=x y":  "mailto:a@example.org?subject=x%20y",
		"MAILTO:a@example.org":              "MAILTO:a@example.org",

		"":                            "",
		"mailto:":                     "",
		"https://":                    "",
		"https:///path":               "",
		"https:/example.org":          "",
		"https:example.org":           "",
		"//example.org/":              "",
		"/path":                       "",
		"path":                        "",
		"#id":                         "",
		"?q":                          "",
		"javascript:alert(1)":         "",
		"jAvAsCrIpT:alert(1)":         "",
		"\x01javascript:alert(1)":     "",
		"java\nscript:alert(1)":       "",
		"vbscript:x":                  "",
		"data:text/html,x":            "",
		"data:image/png;base64,AAAA":  "",
		"blob:https://example.org/":   "",
		"file:///etc/passwd":          "",
		"ftp://example.org/":          "",
		"about:blank":                 "",
		"view-source:https://x.org/":  "",
		"https://exa mple.org/":       "",
		"https://evil.org\\@good.org": "",
		"https://example.org/\x00":    "",
		"https://example.org/a\tb":    "",
		"https://example.org/a\nb":    "",
		"https://example.org/\x7f":    "",
		"https://example.org/\xff":    "",
		"https://x.org/" + strings.Repeat("a", maxURL):    "",
		"mailto:a@x.org?b=" + strings.Repeat("a", maxURL): "",
	} {
		got, ok := linkURL(in)
		if ok != (want != "") || ok && got != want {
			t.Errorf("linkURL(%.40q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestImageURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/i.png":                        "https://example.org/i.png",
		"data:image/png;base64,AAAA":                       "data:image/png;base64,AAAA",
		"DATA:image/JPEG;base64,AAAA":                      "DATA:image/JPEG;base64,AAAA",
		"data:image/webp;base64,AAAA":                      "data:image/webp;base64,AAAA",
		"data:image/avif;base64,AAAA":                      "data:image/avif;base64,AAAA",
		"data:image/svg+xml,<svg a=\"b\"/>":                "data:image/svg+xml,%3Csvg%20a=%22b%22/%3E",
		"data:image/svg+xml;charset=utf-8;base64,PHN2Zy8+": "data:image/svg+xml;charset=utf-8;base64,PHN2Zy8+",

		"data:image/png,raw":              "",
		"data:image/svg+xmlx,x":           "",
		"data:image/svg+xml":              "",
		"data:image/bmp;base64,AAAA":      "",
		"data:text/html;base64,AAAA":      "",
		"data:image/png;base64,AA\nAA":    "",
		"data:,x":                         "",
		"mailto:a@example.org":            "",
		"javascript:alert(1)":             "",
		"data:image/png;base64x,AAAA":     "",
		"data: image/png;base64,AAAA":     "",
		"data:text/html,image/png;base64": "",

		"data:image/svg+xml," + strings.Repeat("a", maxData): "",
	} {
		got, ok := imageURL(in)
		if ok != (want != "") || ok && got != want {
			t.Errorf("imageURL(%.40q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestVideoURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.youtube.com/embed/x?start=3":    "https://www.youtube.com/embed/x?start=3",
		"http://WWW.YouTube-nocookie.com/embed/x":    "https://www.youtube-nocookie.com/embed/x",
		"https://player.vimeo.com/video/1":           "https://player.vimeo.com/video/1",
		"https://www.youtube.com/watch?v=x":          "",
		"https://www.youtube.com.example.org/embed/": "",
		"https://www.youtube.com:8080/embed/x":       "",
		"https://a@www.youtube.com/embed/x":          "",
		"https://www.youtube.com@evil.org/embed/x":   "",
		"https://evil.org/www.youtube.com/embed/x":   "",
		"//www.youtube.com/embed/x":                  "",
		"javascript://www.youtube.com/embed/x":       "",
	} {
		got, ok := videoURL(in)
		if ok != (want != "") || ok && got != want {
			t.Errorf("videoURL(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestSafeSrcset(t *testing.T) {
	for in, want := range map[string]string{
		"https://e.org/a.png":                                                               "https://e.org/a.png",
		"https://e.org/a.png 1x, https://e.org/b.png 2x":                                    "https://e.org/a.png 1x, https://e.org/b.png 2x",
		"https://e.org/a,w_100.png 100w,https://e.org/b 200w":                               "https://e.org/a,w_100.png 100w, https://e.org/b 200w",
		"https://e.org/a, https://e.org/b 2x":                                               "https://e.org/a, https://e.org/b 2x",
		" , https://e.org/a\n1.5x ,":                                                        "https://e.org/a 1.5x",
		"https://e.org/a 100w 50h, https://e.org/b (1,2) 3x":                                "",
		"https://e.org/a 1xw, https://e.org/b x, https://e.org/c -1x, https://e.org/d 1.5w": "",
		"javascript:alert(1) 1x, https://e.org/a 2x":                                        "https://e.org/a 2x",
		"data:image/png;base64,AAAA 1x, relative.png 2x":                                    "",
		"": "",
	} {
		if got, _ := safeSrcset(in); got != want {
			t.Errorf("safeSrcset(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestSrcsetIsBounded(t *testing.T) {
	count := 0
	eachCandidate(strings.Repeat("https://e.org/a 1x,", 10*maxCandidates), func(_, _ string) { count++ })
	if count != maxCandidates {
		t.Errorf("%d candidates, want %d", count, maxCandidates)
	}
}

func TestAllowedAttrs(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`<td colspan="3" rowspan="1" headers="x" width="5" onclick="x" style="x">a</td>`, `<td colspan="3">a</td>`},
		{`<td colspan="99999" rowspan="-2">a</td>`, `<td colspan="1000">a</td>`},
		{`<th id="h" scope="col">h</th><td headers="h x">a</td>`, `<th scope="col" id="lectern-h">h</th>` + "\n" + `<td headers="lectern-h">a</td>`},
		{`<th scope="evil">a</th>`, `<th>a</th>`},
		{`<ol start="x" type="A" reversed><li value="99999999999999">a</li></ol>`, `<ol reversed="" type="A"><li>a</li></ol>`},
		{`<ol start="-3"><li>a</li></ol>`, `<ol start="-3"><li>a</li></ol>`},
		{`<time datetime="2024-01-01T10:00:00+02:00" class="x">a</time>`, `<p><time datetime="2024-01-01T10:00:00+02:00">a</time></p>`},
		{`<time datetime="&lt;x&gt;">a</time>`, `<p><time>a</time></p>`},
		{`<details open="x" ontoggle="x">a</details>`, `<details open=""><p>a</p></details>`},
		{`<img src="https://e.org/" width="100%" height="0" loading="x" usemap="#m" ismap longdesc="x" crossorigin>`, `<p><img src="https://e.org/" alt=""/></p>`},
		{`<a href="https://e.org/" title=" a  b " hreflang="x" download ping="https://e.org/" rel="x">a</a>`, `<p><a href="https://e.org/" title="a b">a</a></p>`},
		{`<p lang="` + strings.Repeat("x", maxToken+1) + `" dir="sideways">a</p>`, `<p>a</p>`},
		{`<code class="x language-c++ y">a</code>`, `<p><code class="language-c++">a</code></p>`},
		{`<pre><code class="language-&lt;x">a</code></pre>`, `<pre><code>a</code></pre>`},
	} {
		in := c.in
		if strings.HasPrefix(in, "<t") && !strings.HasPrefix(in, "<time") {
			in = "<table><tr>" + in + "</tr></table>"
		}
		got := mustRender(t, in).HTML
		got = strings.TrimSuffix(strings.TrimPrefix(got, "<table><tbody><tr>"), "</tr></tbody></table>")
		if got != c.want {
			t.Errorf("%s\nbecame %s\nwant   %s", c.in, got, c.want)
		}
	}
}

// TestElementsTable checks what the builder relies on in the table.
func TestElementsTable(t *testing.T) {
	for i, r := range elements.list {
		kind := atom.Atom(elements.index.hashes[i])
		if r.as != 0 {
			if to := elements.of(r.as); elements.index.find(uint32(r.as)) < 0 || to.as != 0 || to.role != r.role {
				t.Errorf("<%v> becomes <%v>, which is not in the table in the same role", kind, r.as)
			}
		}
		for _, a := range r.attrs {
			if a.check == nil || strings.HasPrefix(a.key, "on") || a.key == "style" || a.key == "id" || a.key == "name" {
				t.Errorf("<%v %s> must not be in the table", kind, a.key)
			}
		}
		if fill := fillerFor(kind, 0); fill != 0 && (r.role != roleHolder || !belongsIn(fill, kind)) {
			t.Errorf("<%v> is filled with <%v>, which does not belong there", kind, fill)
		}
	}
	for _, kind := range []atom.Atom{atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Object, atom.Embed,
		atom.Select, atom.Textarea, atom.Button, atom.Title, atom.Noembed, atom.Noframes, atom.Frameset} {
		if elements.of(kind).role != roleGone {
			t.Errorf("<%v> is not left out", kind)
		}
	}
}
