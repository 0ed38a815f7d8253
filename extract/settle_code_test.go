package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What programs that show code write: the lines, and what they put around.
var shownCode = []struct{ name, markup string }{
	{"label", `<div class="code-toolbar"><pre class="language-css"><code>%s</code></pre><div class="toolbar"><div class="toolbar-item"><span>CSS</span></div><div class="toolbar-item"><button>Copy</button></div></div></div>`},
	{"VitePress", `<div class="language-js vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">js</span><pre class="shiki"><code><span class="line">%s</span></code></pre></div>`},
	{"CodeMirror 5", `<div class="CodeMirror cm-s-default"><div class="CodeMirror-scroll"><div class="CodeMirror-lines"><div class="CodeMirror-code"><div><div class="CodeMirror-gutter-wrapper"><div class="CodeMirror-linenumber CodeMirror-gutter-elt">1</div></div><pre class="CodeMirror-line"><span>%s</span></pre></div><div><div class="CodeMirror-gutter-wrapper"><div class="CodeMirror-linenumber CodeMirror-gutter-elt">2</div></div><pre class="CodeMirror-line"><span>end()</span></pre></div></div></div></div></div>`},
	{"CodeMirror 6", `<div class="cm-editor"><div class="cm-scroller"><div class="cm-gutters" aria-hidden="true"><div class="cm-gutter cm-lineNumbers"><div class="cm-gutterElement">1</div><div class="cm-gutterElement">2</div></div></div><div class="cm-content" role="textbox"><div class="cm-line">%s</div><div class="cm-line">end()</div></div></div></div>`},
	{"table", `<table class="highlight" data-tagsearch-lang="Go"><tbody><tr><td class="blob-num" data-line-number="1"></td><td class="blob-code">%s</td></tr><tr><td class="blob-num" data-line-number="2"></td><td class="blob-code">end()</td></tr></tbody></table>`},
	{"EnlighterJS", `<div class="enlighter-default enlighter-l-js"><div class="enlighter-toolbar"><div class="enlighter-btn">Plain text</div><div class="enlighter-btn">Copy to clipboard</div></div><div class="enlighter-code"><div class="enlighter"><div><div>%s</div></div><div><div>end()</div></div></div></div></div>`},
}

// Code between two paragraphs of a text is kept, whatever shows it.
func TestCodeBetweenParagraphs(t *testing.T) {
	paragraphs := append(slices.Clone(storyParagraphs),
		"The island has no name on the newer maps, which is how the two of them like it, and the post goes to a box in the harbour that somebody empties every other week.",
		"What is left of the old stair was taken down for its iron, and the stone of the landing carries the mark of every boat that was ever pulled across it in a storm.",
	)
	var page strings.Builder
	page.WriteString(`<title>The keeper</title><nav><a href="/">Home</a> <a href="/log">Log</a></nav><article><h1>The keeper</h1>`)
	for i, p := range paragraphs {
		page.WriteString("<p>" + p + "</p>")
		if i < len(shownCode) {
			fmt.Fprintf(&page, shownCode[i].markup, fmt.Sprintf("lamp%d.light(x, [2, 4]);", i))
		}
	}
	page.WriteString(`</article><footer><a href="/terms">Terms</a> <a href="/privacy">Privacy</a></footer>`)
	a, err := Extract([]byte(page.String()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range shownCode {
		if code := fmt.Sprintf("lamp%d.light(x, [2, 4]);\n", i); !strings.Contains(a.Markdown, "\n"+code) {
			t.Errorf("%s: the code is lost", c.name)
		} else if i > 1 && !strings.Contains(a.Markdown, code+"end()\n```") {
			t.Errorf("%s: its second line is lost, or more is there", c.name)
		}
	}
	if t.Failed() {
		t.Log(a.Markdown)
	}
}
