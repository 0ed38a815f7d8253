package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// links makes the addresses of links absolute, and takes off links that lead
// nowhere; their text stays.
func (c *cleaner) links() {
	c.each(func(n *html.Node) bool {
		if isElement(n, atom.Blockquote, atom.Q, atom.Ins, atom.Del) && hasAttr(n, "cite") {
			setAttr(n, "cite", c.absolute(attr(n, "cite")))
		}
		if !is(n, atom.A) || isForeign(n) {
			return false
		}
		href, ok := c.linkTarget(attr(n, "href"))
		switch {
		case ok:
			setAttr(n, "href", href)
		case isIcon(onlyChild(n)):
			c.drop(n, "icon of a control")
			return true
		case n.FirstChild != nil && attr(n, "id") == "" && attr(n, "name") == "":
			// A span, not its bare content: the words in it may need what
			// the page wrote around them, and its children are still to be
			// visited.
			rename(n, atom.Span)
			n.Attr = nil
		default:
			removeAttr(n, "href")
		}
		return false
	})
}

// controlIcon is the width and height up to which a picture that is called an
// icon is one, describingWords how many words of alternative text it then
// takes to say what a picture shows ("Share this page" says what a control does).
const (
	controlIcon     = 64
	describingWords = 4
)

// isIcon tells whether n is a picture that its class calls an icon. Classes
// call so what scripts load late or enlarge, too: it must be small, or say
// neither its size nor what it shows.
func isIcon(n *html.Node) bool {
	if !is(n, atom.Img) || !hasNameWord(attr(n, "class"), iconWords) {
		return false
	}
	size := max(sizeOf(n, "width"), sizeOf(n, "height"))
	return size <= controlIcon && (size >= 0 || len(strings.Fields(attr(n, "alt"))) < describingWords)
}

// linkTarget returns the form in which an address is kept, and whether it
// leads anywhere.
func (c *cleaner) linkTarget(href string) (string, bool) {
	href = strings.TrimSpace(href)
	if frag, ok := c.fragment(href); ok {
		// "#", "#!", "#/" and "#0" are what scripts hang their work on.
		if frag == "" || frag == "0" || frag == "!" || frag[0] == '/' && c.page.Base != nil {
			return "", false
		}
		return "#" + frag, true
	}
	if href == "" {
		return "", false
	}
	u := c.page.resolve(href)
	if u == nil {
		// Without the page's address, relative links stay as they are.
		return href, c.page.Base == nil && !strings.Contains(strings.ToLower(clip(href, 16)), "script:")
	}
	switch strings.ToLower(u.Scheme) {
	case "javascript", "vbscript", "data", "blob", "about":
		return "", false
	}
	return addressOf(u), true
}

// addressOf writes an address as browsers do: "https://host/" ends in a slash.
func addressOf(u *url.URL) string {
	if u.Host != "" && u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// fragment returns the fragment of an address that lies on this page.
func (c *cleaner) fragment(href string) (string, bool) {
	address, frag, found := strings.Cut(href, "#")
	if !found {
		return "", false
	}
	if c.page.URL == nil || address == "" && c.page.Base == c.page.URL {
		return frag, address == ""
	}
	u := c.page.resolve(address)
	return frag, u != nil && samePage(u, c.page.URL)
}

// samePage tells whether two addresses differ in their fragment at most.
func samePage(a, b *url.URL) bool {
	return a.Host == b.Host && a.Path == b.Path && a.RawQuery == b.RawQuery && strings.TrimSuffix(a.Scheme, "s") == strings.TrimSuffix(b.Scheme, "s")
}

// absolute returns an address of the page made absolute, or as it stands
// where the page's own is unknown.
func (c *cleaner) absolute(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" {
		return ""
	}
	if u := c.page.resolve(ref); u != nil {
		return addressOf(u)
	}
	return ref
}
