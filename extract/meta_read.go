package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// readMetaElement reads a <meta>.
func (w *collector) readMetaElement(n *html.Node, ctx context) {
	content := attr(n, "content")
	if content == "" {
		return
	}
	if prop := attr(n, "itemprop"); prop != "" {
		w.readItemprop(prop, content, ctx)
	}
	for _, attribute := range [...]string{"property", "name", "http-equiv"} {
		// A property may be a list of names, and Dublin Core comes as
		// "DC.title" and as "dc:title".
		for _, name := range strings.Fields(strings.ToLower(attr(n, attribute))) {
			if strings.HasPrefix(name, "dc:") || strings.HasPrefix(name, "dcterms:") {
				name = strings.Replace(name, ":", ".", 1)
			}
			switch f, from, ok := metaKey(name); {
			case ok:
				w.add(f, from, content)
			case name == "og:type":
				w.kind = strings.ToLower(content)
			case strings.HasPrefix(name, "twitter:label"):
				w.cardLabels[name[len(name)-1]&3] = content
			case strings.HasPrefix(name, "twitter:data"):
				w.cardData[name[len(name)-1]&3] = content
			}
		}
	}
}

// readLinkElement reads a <link>.
func (w *collector) readLinkElement(n *html.Node) {
	href := attr(n, "href")
	if href == "" {
		return
	}
	for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
		switch rel {
		case "canonical":
			w.add(fieldURL, fromLink, href)
		case "icon", "apple-touch-icon":
			w.add(fieldFavicon, fromLink, href)
		case "image_src":
			w.add(fieldImage, fromLink, href)
		}
	}
}

// readItemprop reads a <meta> that gives a microdata property.
func (w *collector) readItemprop(prop, content string, ctx context) {
	if ctx.item != "" && !isArticleType(ctx.item) && !isPageType(ctx.item) || ctx.zone&zoneComments != 0 {
		return
	}
	switch prop {
	case "headline":
		w.add(fieldTitle, fromMicrodata, content)
	case "author":
		w.add(fieldAuthors, fromMicrodata, content)
	case "datePublished", "dateCreated":
		w.add(fieldPublished, fromMicrodata, content)
	case "dateModified":
		w.add(fieldModified, fromMicrodata, content)
	case "inLanguage":
		w.add(fieldLang, fromMicrodata, content)
	case "image":
		w.add(fieldImage, fromMicrodata, content)
	}
}
