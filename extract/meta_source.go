package extract

import (
	"slices"
	"strings"
)

// field is one thing that a page says about itself.
type field uint8

const (
	fieldTitle field = iota
	fieldAuthors
	fieldSite
	fieldPublished
	fieldModified
	fieldLang
	fieldExcerpt
	fieldImage
	fieldFavicon
	fieldURL
	numFields
)

// fieldNames are the names that Source.Field has: those of the JSON.
var fieldNames = [numFields]string{
	"title", "authors", "siteName", "publishedTime", "modifiedTime", "lang", "excerpt", "image", "favicon", "url",
}

// source is a place where a page says something about itself.
type source uint8

const (
	fromNowhere source = iota
	fromJSONLD
	fromOpenGraph
	fromTwitter
	fromDublinCore
	fromCitation // Highwire's citation_*, which Google Scholar reads
	fromMeta
	fromMicrodata
	fromTitleElement
	fromHeading
	fromRel
	fromClass
	fromTime
	fromText
	fromAddress
	fromLink
	fromDocument
	fromScript
	fromState
	numSources
)

// sourceNames are the names that Source.From has.
var sourceNames = [numSources]string{
	"", "json-ld", "open graph", "twitter", "dublin core", "citation", "meta", "microdata", "title element", "heading",
	"rel", "class", "time element", "text", "address", "link", "document", "script", "state",
}

// claim is a value that the page gives for a field.
type claim struct {
	value string
	from  source
}

// metaPrefixes are what the names of a <meta> begin with, in lower case, by
// whose names they are: of Open Graph, X, Dublin Core, Highwire, and of what
// reads them for publishers (Parse.ly, Sailthru, Cxense).
var metaPrefixes = [...]struct {
	prefix string
	from   source
}{
	{"og:article:", fromOpenGraph}, {"og:", fromOpenGraph}, {"article:", fromOpenGraph}, {"book:", fromOpenGraph}, {"twitter:", fromTwitter},
	{"dcterms.", fromDublinCore}, {"dc.", fromDublinCore}, {"citation_", fromCitation},
	{"parsely-", fromMeta}, {"sailthru.", fromMeta}, {"cxenseparse:", fromMeta}, {"", fromMeta},
}

// metaFields are what follows those, but for dates.
var metaFields = map[string]field{
	"title": fieldTitle, "headline": fieldTitle,
	"author": fieldAuthors, "authors": fieldAuthors, "byl": fieldAuthors, "creator": fieldAuthors,
	"site_name": fieldSite, "application-name": fieldSite, "apple-mobile-web-app-title": fieldSite, "publisher": fieldSite, "journal_title": fieldSite,
	"locale": fieldLang, "language": fieldLang, "content-language": fieldLang,
	"description": fieldExcerpt,
	"image":       fieldImage, "image:url": fieldImage, "image:secure_url": fieldImage, "image:src": fieldImage, "thumbnail": fieldImage,
	"url": fieldURL,
}

// metaKey tells what the name or property of a <meta> stands for.
func metaKey(name string) (field, source, bool) {
	for _, p := range metaPrefixes {
		rest, ok := strings.CutPrefix(name, p.prefix)
		if !ok {
			continue
		}
		f, ok := metaFields[rest]
		if !ok {
			f, ok = dateField(rest)
		}
		// X has accounts for creators.
		return f, p.from, ok && !(p.from == fromTwitter && f == fieldAuthors)
	}
	return 0, fromNowhere, false
}

// dateField tells which date a name stands for. Every publisher has a
// spelling of its own: "publish-date", "pubdate", "w-published-date".
func dateField(name string) (field, bool) {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(name, w) })
	}
	switch {
	case has("modif", "updated", "lastmod"):
		return fieldModified, true
	case has("unpub", "expir"):
		return 0, false
	case has("pub") && has("date", "time", "published"), strings.HasSuffix(name, "issued"), strings.HasSuffix(name, "created"),
		name == "date", name == "online_date", name == "ms.date":
		return fieldPublished, true
	}
	return 0, false
}
