package extract

import (
	"strings"
	"testing"
)

// TestTypeset checks what becomes of a formula in LaTeX alone when the host
// draws it, cannot, or draws what no page may hold.
func TestTypeset(t *testing.T) {
	const tex = `x^2`
	const source = `<annotation encoding="application/x-tex">x^2</annotation></semantics></math>`
	const undrawn = `<math><semantics><mtext>x^2</mtext>` + source
	for _, c := range []struct{ name, src, drawn, want string }{
		{"text", `\(x^2\)`, `<math><msup><mi>x</mi><mn>2</mn></msup></math>`, `<math><semantics><msup><mi>x</mi><mn>2</mn></msup>` + source},
		{"script", `<script type="math/tex">x^2</script>`, `<math><mi>x</mi><mn>2</mn></math>`, `<math><semantics><mrow><mi>x</mi><mn>2</mn></mrow>` + source},
		{"picture", `<img class="latex" alt="x^2" src="/i.png">`, `<math><mi>y</mi></math>`, `<math><semantics><mi>y</mi>` + source},
		{"unreadable", `\(x^2\)`, ``, undrawn},
		{"no formula", `\(x^2\)`, `<p>x</p>`, undrawn},
		{"empty", `\(x^2\)`, `<math></math>`, undrawn},
		{"two", `\(x^2\)`, `<math><mi>x</mi></math><img src="https://a.example/i.png">`, undrawn},
		{"hostile", `\(x^2\)`, `<math><mi href="https://a.example/">x<script>a()</script></mi><annotation-xml encoding="text/html"><img src="x" onerror="a()"></annotation-xml></math>`,
			`<math><semantics><mi>x</mi>` + source},
		{"already drawn", `<math><semantics><mi>x</mi>` + source, `<math><mi>y</mi></math>`, `<math><semantics><mi>x</mi>` + source},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := cleanTree(t, `<p>Of `+c.src+`</p>`)
			page := cleanPage()
			page.Left = Limits{}.withDefaults(0)
			clean(root, page, &Article{Title: ""}, Options{MathML: func(got string, _ bool) string {
				if got != tex {
					t.Errorf("asked for %q", got)
				}
				return c.drawn
			}}, nil)
			out, err := render(root, page.Left)
			if err != nil {
				t.Fatal(err)
			}
			if want := `<p>Of ` + c.want + `</p>`; out.HTML != want {
				t.Errorf("got\n%s\nwant\n%s", out.HTML, want)
			}
			if want := "Of $x^2$"; strings.TrimSpace(out.Markdown) != want {
				t.Errorf("Markdown %q, want %q", out.Markdown, want)
			}
		})
	}
}

// TestTypesetIsBounded checks that formulas which would take a page past its
// limits show their source, and that the page is read all the same.
func TestTypesetIsBounded(t *testing.T) {
	row := func(n int) string { return "<math>" + strings.Repeat("<mi>y</mi>", n) + "</math>" }
	for _, c := range []struct {
		name           string
		drawn          string
		nodes          int
		formulas, want int // and how many of them are drawn
	}{
		{"markup of one", row(maxDrawn / 10), 0, 3, 0},
		{"markup of all", "<math><mi>y</mi><mi>" + strings.Repeat("z", maxDrawn-40) + "</mi></math>", 0, 20, 16},
		{"nodes", row(100), 700, 4, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := "<p>" + strings.Repeat(`\(x^2\) `, c.formulas)
			article, err := Extract([]byte(page), Options{
				Whole:  true,
				Limits: Limits{Nodes: c.nodes},
				MathML: func(string, bool) string { return c.drawn },
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Count(article.Content, "<mrow><mi>y</mi>"); got != c.want {
				t.Errorf("%d are drawn, want %d", got, c.want)
			}
			if got := strings.Count(article.Content, "<mtext>x^2</mtext>"); got != c.formulas-c.want {
				t.Errorf("%d show their source, want %d", got, c.formulas-c.want)
			}
		})
	}
}
