package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// holderFrame completes the frame of a container: the forms that clean gives
// to callouts and footnotes are kept.
func (b *treeBuilder) holderFrame(n *html.Node, f frame) frame {
	switch {
	case f.kind == atom.Blockquote && hasClass(n, "callout"):
		if kind, ok := token(attr(n, "data-callout"), maxToken, "-"); ok {
			f.attrs = append(f.attrs, html.Attribute{Key: "class", Val: "callout"},
				html.Attribute{Key: "data-callout", Val: strings.ToLower(kind)})
			if attr(n, "data-callout-fold") == "-" {
				f.attrs = append(f.attrs, html.Attribute{Key: "data-callout-fold", Val: "-"})
			}
		}
	case f.kind == atom.Li && b.notes && footnoteID(attr(n, "id"), notePrefix):
		f.attrs = append(f.attrs, html.Attribute{Key: "id", Val: attr(n, "id")})
	}
	return f
}

// inlineFrame completes the frame of an inline element: in-page links and the
// forms of footnotes.
func (b *treeBuilder) inlineFrame(n *html.Node, f frame) frame {
	switch f.kind {
	case atom.A:
		href := attr(n, "href")
		if !strings.HasPrefix(href, "#") || len(href) == 1 {
			break
		}
		f.attrs = append(f.attrs, html.Attribute{Key: "href", Val: href})
		switch {
		case b.notes && hasClass(n, "footnote-back"):
			f.attrs = append(f.attrs, html.Attribute{Key: "class", Val: "footnote-back"})
		case b.inReference() && footnoteID(attr(n, "id"), refPrefix):
			f.attrs = append(f.attrs, html.Attribute{Key: "id", Val: attr(n, "id")})
		}
	case atom.Sup:
		if hasClass(n, "footnote-ref") {
			f.attrs = append(f.attrs, html.Attribute{Key: "class", Val: "footnote-ref"})
		}
	}
	return f
}

func (b *treeBuilder) inReference() bool {
	if len(b.inlines) == 0 {
		return false
	}
	f := b.inlines[len(b.inlines)-1]
	return f.kind == atom.Sup && len(f.attrs) > 0
}

func (b *treeBuilder) isCallout() bool {
	for _, a := range b.holders[len(b.holders)-1].attrs {
		if a.Key == "class" {
			return true
		}
	}
	return false
}
