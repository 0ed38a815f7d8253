package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// embeds brings players into standard forms: a frame of a known video host,
// <video> or <audio> with its address. Other frames become links, so that
// the reader knows of them and can follow.
func (c *cleaner) embeds() {
	c.each(func(n *html.Node) bool {
		switch {
		case isForeign(n):
			return true
		case is(n, atom.Iframe), n.Data == "amp-iframe":
			c.frame(n)
			return true
		case isElement(n, atom.Object, atom.Embed):
			return c.object(n)
		case isElement(n, atom.Video, atom.Audio), n.Data == "amp-video":
			c.player(n)
			return true
		}
		if id, host := videoID(n); id != "" {
			frame := newElement(atom.Iframe, html.Attribute{Key: "src", Val: host + url.PathEscape(id)})
			if t := attr(n, "title"); t != "" {
				setAttr(frame, "title", t)
			}
			replace(n, frame)
			return true
		}
		return false
	})
}

// frame keeps the player of a known host, and puts a link in place of
// another frame, unless nobody was to see that.
func (c *cleaner) frame(n *html.Node) {
	src := ""
	for _, key := range [...]string{"src", "data-src", "data-lazy-src", "data-litespeed-src", "data-cmp-src", "data-src-cmplz", "data-cookieblock-src", "data-cookieconsent-src"} {
		if v := strings.TrimSpace(attr(n, key)); v != "" && !strings.HasPrefix(v, "about:") && src == "" {
			src = c.absolute(v)
		}
	}
	if strings.HasPrefix(src, "//") {
		src = "https:" + src
	}
	if player, ok := videoURL(src); ok {
		setAttr(n, "src", player)
		rename(n, atom.Iframe)
		return
	}
	u, err := url.Parse(src)
	w, h := sizeOf(n, "width"), sizeOf(n, "height")
	switch {
	case src == "" || err != nil || u.Scheme != "https" && u.Scheme != "http":
		c.drop(n, "frame without an address")
		return
	case w >= 0 && w <= pixelSize || h >= 0 && h <= pixelSize || hasAttr(n, "hidden") || hidesByStyle(attr(n, "style")) || attr(n, "aria-hidden") == "true":
		c.drop(n, "hidden frame")
		return
	case isAdFrame(u, n):
		c.drop(n, "advertisement")
		return
	}
	u = frameTarget(u)
	text := collapse(attr(n, "title"))
	if text == "" || isGenericTitle(text) {
		text = strings.TrimPrefix(u.Host, "www.")
	}
	link := newElement(atom.A, html.Attribute{Key: "href", Val: u.String()})
	link.AppendChild(newText(text))
	replace(n, link)
	if isElement(link.Parent, atom.P, atom.A, atom.Span) {
		return
	}
	p := newElement(atom.P)
	replace(link, p)
	p.AppendChild(link)
}

// frameTarget returns the page that a frame shows a part of, where the
// address of the frame alone would not lead a reader there.
func frameTarget(u *url.URL) *url.URL {
	if id := u.Query().Get("id"); u.Host == "platform.twitter.com" && id != "" {
		return &url.URL{Scheme: "https", Host: "x.com", Path: "/i/status/" + id}
	}
	return u
}

var adWords = nameSet("ad ads advert advertisement adsense doubleclick googlesyndication taboola outbrain")

// isAdFrame tells whether a frame holds an advertisement or a counter.
func isAdFrame(u *url.URL, n *html.Node) bool {
	return hasNameWord(u.Host, adWords) || isNamed(n, adWords) || hasNameWord(attr(n, "name"), adWords) ||
		strings.HasSuffix(u.Host, "googletagmanager.com") || u.Host == "www.facebook.com" && strings.HasPrefix(u.Path, "/plugins/like")
}

// isGenericTitle tells whether a frame's title says no more than that it is
// one.
func isGenericTitle(s string) bool {
	switch strings.ToLower(s) {
	case "iframe", "frame", "embed", "embedded content", "content", "untitled":
		return true
	}
	return false
}

// object turns <object> and <embed> into a frame, where their player has
// one, or into what they hold for browsers that cannot show them.
func (c *cleaner) object(n *html.Node) bool {
	src := attr(n, "data")
	if src == "" {
		src = attr(n, "src")
	}
	if src == "" {
		if p := findNear(n, func(d *html.Node) bool {
			return is(d, atom.Param) && strings.EqualFold(attr(d, "name"), "movie") || is(d, atom.Embed)
		}); p != nil {
			src = attr(p, "value") + attr(p, "src")
		}
	}
	src = c.absolute(src)
	if u, err := url.Parse(src); err == nil && (strings.HasSuffix(u.Host, "youtube.com") || strings.HasSuffix(u.Host, "youtube-nocookie.com")) {
		u.Path = strings.Replace(u.Path, "/v/", "/embed/", 1)
		if player, ok := videoURL(u.String()); ok {
			replace(n, newElement(atom.Iframe, html.Attribute{Key: "src", Val: player}))
			return true
		}
	}
	if isImageAddress(src) {
		replace(n, newElement(atom.Img, html.Attribute{Key: "src", Val: src}, html.Attribute{Key: "alt", Val: attr(n, "title")}))
		return true
	}
	if is(n, atom.Embed) {
		c.drop(n, "plug-in")
		return true
	}
	rename(n, atom.Div)
	n.Attr = nil
	return false
}

// player gives <video> and <audio> their address; one that has none leaves
// its poster behind.
func (c *cleaner) player(n *html.Node) {
	if n.Data == "amp-video" {
		rename(n, atom.Video)
	}
	sources := findAll(n, func(d *html.Node) bool { return is(d, atom.Source) })
	src := c.mediaSource(n)
	poster := c.absolute(attr(n, "poster"))
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	for _, s := range sources {
		// What every browser plays wins over what was put first.
		if v := c.mediaSource(s); v != "" && (src == "" || strings.Contains(v, ".mp4") && !strings.Contains(src, ".mp4")) {
			src = v
		}
	}
	switch {
	case src != "":
		kept := []html.Attribute{{Key: "controls"}, {Key: "src", Val: src}}
		if poster != "" && is(n, atom.Video) {
			kept = append(kept, html.Attribute{Key: "poster", Val: poster})
		}
		for _, key := range [...]string{"width", "height"} {
			if v := attr(n, key); v != "" {
				kept = append(kept, html.Attribute{Key: key, Val: v})
			}
		}
		n.Attr = kept
	case poster != "" && !isPlaceholder(poster):
		replace(n, newElement(atom.Img, html.Attribute{Key: "src", Val: poster}, html.Attribute{Key: "alt", Val: attr(n, "title")}))
	default:
		c.drop(n, "player without an address")
	}
}

// mediaSource returns the absolute address of a player or of one of its
// sources, or "".
func (c *cleaner) mediaSource(n *html.Node) string {
	for _, key := range [...]string{"src", "data-src", "data-lazy-src"} {
		if v := strings.TrimSpace(attr(n, key)); v != "" && !strings.HasPrefix(v, "blob:") && !strings.HasPrefix(v, "data:") {
			return c.absolute(v)
		}
	}
	return ""
}

// Players of the two hosts that pages replace by a picture until it is
// clicked; the address needs the video's name appended.
const (
	youtubePlayer = "https://www.youtube-nocookie.com/embed/"
	vimeoPlayer   = "https://player.vimeo.com/video/"
)

// videoID returns the name of the video that a stand-in for a player has,
// and the address of the player; "" for other elements.
func videoID(n *html.Node) (id, player string) {
	switch n.Data {
	case "lite-youtube", "youtube-video", "lite-yt":
		return attr(n, "videoid"), youtubePlayer
	case "lite-vimeo":
		return attr(n, "videoid"), vimeoPlayer
	case "amp-youtube":
		return attr(n, "data-videoid"), youtubePlayer
	case "amp-vimeo":
		return attr(n, "data-videoid"), vimeoPlayer
	}
	if !isElement(n, atom.Div, atom.A, atom.Figure, atom.Button, atom.Span) {
		return "", ""
	}
	for _, key := range [...]string{"data-youtube-id", "data-youtube", "data-yt-id", "data-ytid"} {
		if v := attr(n, key); isVideoID(v) {
			return v, youtubePlayer
		}
	}
	if v := attr(n, "data-vimeo-id"); v != "" && strings.Trim(v, "0123456789") == "" {
		return v, vimeoPlayer
	}
	class := attr(n, "class")
	if strings.Contains(class, "youtube") || strings.Contains(class, "yt-lite") {
		for _, key := range [...]string{"data-id", "data-video-id", "data-videoid", "data-embed"} {
			if v := attr(n, key); isVideoID(v) {
				return v, youtubePlayer
			}
		}
	}
	return "", ""
}

// isVideoID tells whether s is the name of a video at YouTube: 11 characters
// of the URL-safe base64 alphabet.
func isVideoID(s string) bool {
	if len(s) != 11 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if b := s[i]; !isAlnum(b) && b != '-' && b != '_' {
			return false
		}
	}
	return true
}
