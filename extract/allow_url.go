package extract

import (
	"strings"
	"unicode/utf8"
)

const (
	// maxURL bounds an address that is not data; browsers and servers stop
	// at 2,000 to 64,000 bytes.
	maxURL = 8192
	// maxData bounds a picture that an address carries in itself. Of 7,500 on
	// the pages of three evaluation sets, the largest had 97 kB; what a page has
	// drawn on a canvas, which the snapshot takes as PNG, may be more, and a
	// drawing of maxDrawing bytes has 350 kB.
	maxData = 2 << 20
	// maxCandidates bounds the pictures of one srcset. Real ones have up to 30.
	maxCandidates = 64
)

// videoPlayers are the hosts whose players stay in the article as frames, and
// how the path of a player begins. The frame-src of the reader's policy names
// the same hosts.
var videoPlayers = map[string]string{
	"archive.org":              "/embed/",
	"embed.ted.com":            "/talks/",
	"fast.wistia.net":          "/embed/iframe/",
	"framatube.org":            "/videos/embed/",
	"geo.dailymotion.com":      "/player",
	"player.bilibili.com":      "/player.html",
	"player.twitch.tv":         "/",
	"player.vimeo.com":         "/video/",
	"rutube.ru":                "/play/embed/",
	"v.qq.com":                 "/txp/iframe/player.html",
	"www.dailymotion.com":      "/embed/",
	"www.loom.com":             "/embed/",
	"www.youtube-nocookie.com": "/embed/",
	"www.youtube.com":          "/embed/",
	"youtube.com":              "/embed/",
}

// rasterTypes are the pictures that an address may carry in itself.
var rasterTypes = []string{"png", "jpeg", "jpg", "gif", "webp", "avif"}

// linkURL accepts where a link may lead: http, https and mailto.
func linkURL(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if rest, ok := cutScheme(s, "mailto:"); ok && rest != "" && len(s) <= maxURL {
		return escapeURL(s)
	}
	return webURL(s)
}

// webURL accepts absolute http and https addresses.
func webURL(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) > maxURL {
		return "", false
	}
	host, _ := splitWeb(s)
	if host == "" || strings.ContainsAny(host, " \\<>\"'`") {
		return "", false
	}
	return escapeURL(s)
}

// imageURL accepts pictures: on the web, or carried in the address itself, up
// to maxData. In <img>, a picture in SVG runs no script and loads nothing; drawn
// is only what does not multiply itself.
func imageURL(s string) (string, bool) {
	s = strings.TrimSpace(s)
	rest, ok := cutScheme(s, "data:image/")
	if !ok {
		return webURL(s)
	}
	if len(s) > maxData {
		return "", false
	}
	if svg, ok := cutScheme(rest, "svg+xml"); ok && svg != "" && (svg[0] == ';' || svg[0] == ',') {
		if !isModest(drawingOfData(svg)) {
			return "", false
		}
		return escapeURL(s)
	}
	for _, t := range rasterTypes {
		if _, ok := cutScheme(rest, t+";base64,"); ok {
			return escapeURL(s)
		}
	}
	return "", false
}

// videoURL accepts the players of known hosts, over https.
func videoURL(s string) (string, bool) {
	s, ok := webURL(s)
	if !ok {
		return "", false
	}
	host, path := splitWeb(s)
	host = strings.ToLower(host)
	prefix, ok := videoPlayers[host]
	if !ok || !strings.HasPrefix(path, prefix) || climbs(path) {
		return "", false
	}
	return "https://" + host + path, true
}

// climbs tells whether a path may lead out of the folder it begins with.
func climbs(path string) bool {
	path, _, _ = strings.Cut(path, "?")
	return strings.Contains(path, "/.") || strings.Contains(path, "\\") || strings.Contains(strings.ToLower(path), "%2e")
}

// splitWeb cuts an http or https address after its host, which is all that
// stands between the slashes and the path. The host is "" for other addresses.
func splitWeb(s string) (host, path string) {
	rest, ok := cutScheme(s, "https://")
	if !ok {
		if rest, ok = cutScheme(s, "http://"); !ok {
			return "", ""
		}
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return rest[:end], rest[end:]
}

// cutScheme is strings.CutPrefix without regard to case.
func cutScheme(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// escapeURL escapes what could end an address in HTML or Markdown, and refuses
// control characters: browsers drop some of them, and an address must not
// mean something else than it shows.
func escapeURL(s string) (string, bool) {
	const hex = "0123456789ABCDEF"
	if !utf8.ValidString(s) {
		return "", false
	}
	var b strings.Builder
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == 0x7f {
			return "", false
		}
		switch c {
		case ' ', '"', '<', '>', '`', '\\':
			b.WriteString(s[start:i])
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			start = i + 1
		}
	}
	if start == 0 {
		return s, true
	}
	b.WriteString(s[start:])
	return b.String(), true
}

// safeSrcset writes the candidates of a srcset whose addresses pass.
func safeSrcset(s string) (string, bool) {
	var b strings.Builder
	eachCandidate(s, func(address, descriptor string) {
		address, ok := webURL(address)
		if !ok {
			return
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(address)
		if descriptor != "" {
			b.WriteByte(' ')
			b.WriteString(descriptor)
		}
	})
	return b.String(), b.Len() > 0
}

// eachCandidate reads a srcset as browsers do, so that commas within an
// address do no harm, and calls do for each valid candidate.
// https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
func eachCandidate(s string, do func(address, descriptor string)) {
	const space = " \t\r\n\f"
	for range maxCandidates {
		s = strings.TrimLeft(s, space+",")
		end := strings.IndexAny(s, space)
		if end < 0 {
			end = len(s)
		}
		address, descriptor := s[:end], ""
		s = s[end:]
		if bare := strings.TrimRight(address, ","); bare != address {
			address = bare
		} else {
			descriptor, s = cutDescriptor(s)
		}
		if address != "" && isDescriptor(descriptor) {
			do(address, descriptor)
		}
	}
}

// cutDescriptor returns what stands before the next comma outside brackets,
// and what follows it.
func cutDescriptor(s string) (descriptor, rest string) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth <= 0 {
				return strings.TrimSpace(s[:i]), s[i+1:]
			}
		}
	}
	return strings.TrimSpace(s), ""
}

// isDescriptor accepts a width ("640w"), a density ("1.5x"), or none.
func isDescriptor(s string) bool {
	if s == "" {
		return true
	}
	digits := strings.TrimRight(s, "wx")
	if len(s)-len(digits) != 1 || len(digits) > 8 {
		return false
	}
	whole, fraction, dotted := strings.Cut(digits, ".")
	return isDecimal(whole) && (!dotted || s[len(s)-1] == 'x' && isDecimal(fraction))
}
