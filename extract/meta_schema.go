package extract

import (
	"slices"
	"strings"
)

// schemaNodes bounds how many objects of a page's JSON-LD are looked at.
const schemaNodes = 20_000

// isArticleType tells whether a schema.org type is a work to be read, one
// that has an author and a date of its own.
func isArticleType(t string) bool {
	switch t {
	case "Recipe", "HowTo", "CreativeWork", "QAPage", "Question", "Report", "Chapter", "PodcastEpisode", "Review", "CriticReview", "ClaimReview":
		return true
	case "JobPosting":
		return false
	}
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting")
}

// isPageType tells whether a schema.org type is the page as such.
func isPageType(t string) bool {
	return strings.HasSuffix(t, "Page")
}

// lastPathWord returns what stands behind the last slash or hash of a type's
// address, or the type itself.
func lastPathWord(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), "/#")
	return s[strings.LastIndexAny(s, "/#:")+1:]
}

// schema is the page's JSON-LD, all scripts together.
type schema struct {
	roots []jsonValue          // what the page is said to be or to be about
	byID  map[string]jsonValue // every object that has an @id and more than that
}

// readSchema sorts out the values of the page's JSON-LD scripts.
func readSchema(values []jsonValue) schema {
	s := schema{byID: map[string]jsonValue{}}
	left := schemaNodes
	var index func(v jsonValue)
	index = func(v jsonValue) {
		for _, e := range v.list {
			index(e)
		}
		if left--; left < 0 || v.members == nil {
			return
		}
		if id := v.get("@id").text; id != "" && len(v.members) > 1 {
			if old, ok := s.byID[id]; !ok || len(old.members) < len(v.members) {
				s.byID[id] = v
			}
		}
		for _, m := range v.members {
			index(m.value)
		}
	}
	var root func(v jsonValue, depth int)
	root = func(v jsonValue, depth int) {
		v.each(func(e jsonValue) {
			if e.members == nil || len(s.roots) >= schemaNodes || depth > 4 {
				return
			}
			if len(e.get("@type").first()) > 0 {
				s.roots = append(s.roots, e)
			}
			for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage"} {
				// The questions of a FAQPage are parts of the page.
				if key != "mainEntity" || !hasType(e, func(t string) bool { return t == "FAQPage" }) {
					root(e.get(key), depth+1)
				}
			}
		})
	}
	for _, v := range values {
		index(v)
		root(v, 0)
	}
	return s
}

// resolve returns the object that v refers to where v is a reference.
func (s schema) resolve(v jsonValue) jsonValue {
	if id := v.get("@id").text; id != "" && v.get("name").first() == "" {
		if full, ok := s.byID[id]; ok {
			return full
		}
	}
	return v
}

// hasType tells whether one of the types of v passes.
func hasType(v jsonValue, ok func(string) bool) bool {
	found := false
	v.get("@type").each(func(t jsonValue) {
		found = found || ok(lastPathWord(t.text))
	})
	return found
}

// article returns the object that describes what the page is: of several
// articles the one whose address is the page's, else the first. It is the
// page's own where its address says so, or where it has none and there is no
// other: a listing describes the articles that it leads to.
func (s schema) article(isPage func(address string) bool) (article jsonValue, own, found bool) {
	for _, v := range s.roots {
		if !hasType(v, isArticleType) {
			continue
		}
		addresses := addressesOf(v)
		switch {
		case slices.ContainsFunc(addresses, isPage):
			return v, true, true
		case found:
			own = false
		default:
			article, own, found = v, len(addresses) == 0, true
		}
	}
	return article, own, found
}

// addressesOf returns the addresses that an article gives for itself.
func addressesOf(v jsonValue) (addresses []string) {
	for _, key := range [...]string{"mainEntityOfPage", "url", "@id"} {
		if a := v.get(key).first("@id", "url"); a != "" {
			addresses = append(addresses, a)
		}
	}
	return addresses
}

// isFree tells whether an article is not said to be for subscribers.
func isFree(v jsonValue) bool {
	return !strings.EqualFold(lastPathWord(v.get("isAccessibleForFree").first("@value")), "false")
}

// readSchemaClaims turns the page's JSON-LD into claims.
func (w *collector) readSchemaClaims() {
	s := readSchema(w.linked)
	if v, own, ok := s.article(w.isPage); ok {
		w.schemaArticle = true
		// What the site does not show to this reader is not ours to show.
		if !isFree(v) {
			w.states = nil
		} else if own {
			w.body = v.get("articleBody").first("@value")
		}
		w.add(fieldTitle, fromJSONLD, v.get("headline").first("@value"))
		w.add(fieldTitle, fromJSONLD, v.get("name").first("@value"))
		for _, key := range [...]string{"author", "creator"} {
			v.get(key).each(func(a jsonValue) { w.addPerson(s, a) })
		}
		w.add(fieldPublished, fromJSONLD, v.get("datePublished").first("@value"))
		w.add(fieldPublished, fromJSONLD, v.get("dateCreated").first("@value"))
		w.add(fieldModified, fromJSONLD, v.get("dateModified").first("@value"))
		w.add(fieldExcerpt, fromJSONLD, v.get("description").first("@value"))
		w.add(fieldLang, fromJSONLD, v.get("inLanguage").first("@value", "alternateName"))
		w.add(fieldImage, fromJSONLD, s.resolve(v.get("image")).first("url", "contentUrl", "@id"))
		w.add(fieldSite, fromJSONLD, s.resolve(v.get("publisher")).first("name"))
	}
	for _, v := range s.roots {
		switch {
		case hasType(v, isPageType):
			w.addWeak(fieldPublished, fromJSONLD, v.get("datePublished").first("@value"))
			w.addWeak(fieldModified, fromJSONLD, v.get("dateModified").first("@value"))
			w.addWeak(fieldLang, fromJSONLD, v.get("inLanguage").first("@value", "alternateName"))
		case hasType(v, func(t string) bool { return t == "Product" }):
			w.addWeak(fieldTitle, fromJSONLD, v.get("name").first("@value"))
		case hasType(v, func(t string) bool { return t == "WebSite" }):
			w.add(fieldSite, fromJSONLD, v.get("name").first("@value"))
		case hasType(v, func(t string) bool { return strings.HasSuffix(t, "Organization") }):
			w.addWeak(fieldSite, fromJSONLD, v.get("name").first("@value"))
		}
	}
}

// addPerson adds an author, given by name, as an object or as a reference.
func (w *collector) addPerson(s schema, v jsonValue) {
	v = s.resolve(v)
	name := v.get("name").first("@value")
	if v.members == nil {
		name = v.text
	}
	if name == "" {
		name = v.get("givenName").first() + " " + v.get("familyName").first()
	}
	if hasType(v, func(t string) bool { return strings.HasSuffix(t, "Organization") }) {
		w.addWeak(fieldAuthors, fromJSONLD, name)
	} else {
		w.add(fieldAuthors, fromJSONLD, name)
	}
}
