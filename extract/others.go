package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page that goes on with the next article where one ends has the title and
// the address of the one on the screen.

// storyWords is how many words of text an article has at least that another
// one goes before; a teaser has fewer.
const storyWords = 100

// story is an article among others.
type story struct {
	node    *html.Node
	current bool // the page has its title or its address
}

// dropOthers takes out the articles that a page has besides the one it has the
// title or the address of. Where none is the page's own, it has several, or
// one in parts. No page of the measured sets reads otherwise for it: they hold
// no page that somebody has scrolled.
func dropOthers(page *Page, tr *tracer) {
	stories := findStories(page)
	if !slices.ContainsFunc(stories, func(s story) bool { return s.current }) {
		return
	}
	for _, s := range stories {
		if !s.current {
			tr.removed("others", s.node, "an article that the page is not named after")
			remove(s.node)
		}
	}
}

// findStories returns what is an article by the name of the element, or has an
// address of its own, outside of any other: with a heading of the first rank,
// which neither comments nor the posts of a thread have, and the words of an
// article.
func findStories(page *Page) []story {
	title := foldWords(page.Title)
	var found []story
	for n := page.Doc.FirstChild; n != nil; {
		s, ok := asStory(n, page.URL, title)
		if ok {
			found = append(found, s)
		}
		n = next(n, page.Doc, ok)
	}
	return found
}

func asStory(n *html.Node, of *url.URL, title string) (story, bool) {
	address := ownAddress(n, of)
	if !is(n, atom.Article) && address == "" {
		return story{}, false
	}
	heading := find(n, isHeadingElement)
	if !is(heading, atom.H1) || !hasStoryWords(n) {
		return story{}, false
	}
	return story{
		node:    n,
		current: isTitledAs(title, foldWords(textOf(heading))) || address != "" && address == of.Path,
	}, true
}

// isTitledAs tells whether a title is a heading, or that and the name of a
// site before or behind it. Both are folded.
func isTitledAs(title, heading string) bool {
	return len(heading) >= minTitle && (strings.HasPrefix(title+" ", heading+" ") || strings.HasSuffix(" "+title, " "+heading))
}

// hasStoryWords tells whether n has the words of an article.
func hasStoryWords(n *html.Node) bool {
	words := 0
	for d := n; d != nil && words < storyWords; {
		machine := isElement(d, atom.Script, atom.Style, atom.Noscript)
		if d.Type == html.TextNode {
			words += countWords(d.Data)
		}
		d = next(d, n, machine)
	}
	return words >= storyWords
}

// ownAddress returns the path of the address that an element names as its own,
// on the site of the page: scripts put it into the address bar. "" is none.
func ownAddress(n *html.Node, of *url.URL) string {
	if of == nil || !isElement(n, atom.Article, atom.Div, atom.Section, atom.Main) {
		return ""
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		if !strings.HasPrefix(a.Key, "data-") || !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "http") {
			continue
		}
		if u, err := of.Parse(a.Val); err == nil && u.Host == of.Host && len(u.Path) > 1 {
			return u.Path
		}
	}
	return ""
}
