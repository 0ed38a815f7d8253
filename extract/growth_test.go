package extract

import (
	"runtime"
	"strings"
	"testing"
)

// growing are small pieces that repeated made, or could make, the work grow
// faster than the page. Each gives a page of n of them.
var growing = func() map[string]func(n int) string {
	pages := map[string]func(n int) string{
		"formula in formulas": func(n int) string {
			depth := min(n/16, 240)
			return "<math>" + strings.Repeat("<msup><mi>x</mi>", depth) + "<mtext>" + strings.Repeat("a ", 16*n) + "</mtext>" + strings.Repeat("</msup>", depth) + "</math>"
		},
		"table in tables of a formula": func(n int) string {
			depth := min(n/64, 60)
			return "<math>" + strings.Repeat("<mtable><mtr><mtd></mtd><mtd>", depth) + "<mtext>" + strings.Repeat("a ", 16*n) + "</mtext></math>"
		},
	}
	pages["drawing with rules"] = func(n int) string {
		return "<p>a<svg width=99 height=99><style>" + strings.Repeat("*{fill:url(#a)}.b,.c{mask:url(#d)}", n) + "</style>" + strings.Repeat("<g class='b c'/>", n) + "</svg>"
	}
	for _, piece := range []string{
		"\u00a0<b>\u00a0</b>", "\u00a0", "<b> </b>", "]<wbr>:<wbr>", "[<wbr>]<wbr>:", "<br>", "<p>a<br>", "a<b>b</b>", "<b>a<i>", "{% x %}", "<% x %>", "$x$ ",
		"<code>a</code>b", "<code>`</code>", "<code>$x</code> ", "<pre>a`</pre>", "<a href='https://a.example/'>a", "<a href=#x><sup>1</sup></a>", "<sup>1</sup>",
		"<img src='data:image/svg+xml,<svg/>'>", "<svg><use href=#a /></svg>", "<svg width=99 height=99><g id=a><use href=#b /></g></svg>",
		"<svg width=99 height=99><style>*{fill:url(#a #b)}.c{mask:url(#d)}</style><g class=c id=e /></svg>",
		"<math><mi>x</mi></math>", `\(x\)`, `\(\frac{`, `\[[`, "<script type=math/tex>[[</script>",
		"<ul><li>a</ul>", "<blockquote>a</blockquote>", "<table><tr><td>a", "<dl><dt>a<dd>b</dl>", "<h2>a</h2>", "<div class=note>a</div>", "<figure><img src=a.png>a</figure>",
		"<ruby>a<rt>b</ruby>", "<q>a</q>", "<mark>a</mark>", "<s>a</s>", "<span lang=de>a</span>", "<span id=x>", "&amp;", "~", "|", "a|b\n", "*", "_", "`", "\\",
	} {
		pages[piece] = func(n int) string { return "<p>a" + strings.Repeat(piece, n) + "b" }
	}
	return pages
}()

// TestGrowth reads pages of eight times as many pieces, and looks at what that
// allocates: which is more than eight times as much once memory grows with the
// square of the page. What takes time alone it does not see.
func TestGrowth(t *testing.T) {
	const few, times, most = 512, 8, 12
	for name, page := range growing {
		small, large := allocatedFor(page(few)), allocatedFor(page(times*few))
		t.Logf("%5.1f %9d %9d %s", float64(large)/float64(small), small, large, name)
		if large > most*small {
			t.Errorf("%q: %d times as many pieces allocate %d bytes instead of %d", name, times, large, small)
		}
	}
}

// allocatedFor returns how many bytes it takes to extract a page.
func allocatedFor(src string) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _ = Extract([]byte("<!doctype html><title>x</title>"+src), Options{Whole: true, URL: "https://a.example/"})
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
