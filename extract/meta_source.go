package extract

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
	numSources
)

// sourceNames are the names that Source.From has.
var sourceNames = [numSources]string{
	"", "json-ld", "open graph", "twitter", "dublin core", "citation", "meta", "microdata", "title element", "heading",
	"rel", "class", "time element", "text", "address", "link", "document", "script",
}

// claim is a value that the page gives for a field.
type claim struct {
	value string
	from  source
}

// metaKey is what the name of a <meta> stands for.
type metaKey struct {
	field field
	from  source
}

// metaKeys are the names and properties of <meta> that are read, in lower
// case: Open Graph, Dublin Core, Highwire, X, and what publishers' analytics
// (Parse.ly, Sailthru, Cxense) and news sites use.
var metaKeys = map[string]metaKey{
	"og:title":           {fieldTitle, fromOpenGraph},
	"twitter:title":      {fieldTitle, fromTwitter},
	"dc.title":           {fieldTitle, fromDublinCore},
	"dcterms.title":      {fieldTitle, fromDublinCore},
	"citation_title":     {fieldTitle, fromCitation},
	"parsely-title":      {fieldTitle, fromMeta},
	"sailthru.title":     {fieldTitle, fromMeta},
	"cxenseparse:title":  {fieldTitle, fromMeta},
	"headline":           {fieldTitle, fromMeta},
	"title":              {fieldTitle, fromMeta},
	"author":             {fieldAuthors, fromMeta},
	"authors":            {fieldAuthors, fromMeta},
	"byl":                {fieldAuthors, fromMeta},
	"parsely-author":     {fieldAuthors, fromMeta},
	"sailthru.author":    {fieldAuthors, fromMeta},
	"cxenseparse:author": {fieldAuthors, fromMeta},
	"article:author":     {fieldAuthors, fromOpenGraph},
	"og:article:author":  {fieldAuthors, fromOpenGraph},
	"og:author":          {fieldAuthors, fromOpenGraph},
	"book:author":        {fieldAuthors, fromOpenGraph},
	"dc.creator":         {fieldAuthors, fromDublinCore},
	"dcterms.creator":    {fieldAuthors, fromDublinCore},
	"citation_author":    {fieldAuthors, fromCitation},

	"og:site_name":               {fieldSite, fromOpenGraph},
	"application-name":           {fieldSite, fromMeta},
	"apple-mobile-web-app-title": {fieldSite, fromMeta},
	"dc.publisher":               {fieldSite, fromDublinCore},
	"dcterms.publisher":          {fieldSite, fromDublinCore},
	"publisher":                  {fieldSite, fromMeta},
	"citation_journal_title":     {fieldSite, fromCitation},

	"article:published_time":    {fieldPublished, fromOpenGraph},
	"article:published":         {fieldPublished, fromOpenGraph},
	"og:published_time":         {fieldPublished, fromOpenGraph},
	"og:article:published_time": {fieldPublished, fromOpenGraph},
	"citation_publication_date": {fieldPublished, fromCitation},
	"citation_online_date":      {fieldPublished, fromCitation},
	"citation_date":             {fieldPublished, fromCitation},
	"dc.date":                   {fieldPublished, fromDublinCore},
	"dc.date.issued":            {fieldPublished, fromDublinCore},
	"dc.date.created":           {fieldPublished, fromDublinCore},
	"dcterms.date":              {fieldPublished, fromDublinCore},
	"dcterms.issued":            {fieldPublished, fromDublinCore},
	"dcterms.created":           {fieldPublished, fromDublinCore},
	"parsely-pub-date":          {fieldPublished, fromMeta},
	"sailthru.date":             {fieldPublished, fromMeta},
	"cxenseparse:publishtime":   {fieldPublished, fromMeta},
	"date":                      {fieldPublished, fromMeta},
	"pubdate":                   {fieldPublished, fromMeta},
	"publishdate":               {fieldPublished, fromMeta},
	"publish-date":              {fieldPublished, fromMeta},
	"publish_date":              {fieldPublished, fromMeta},
	"publication_date":          {fieldPublished, fromMeta},
	"date_published":            {fieldPublished, fromMeta},
	"article:modified_time":     {fieldModified, fromOpenGraph},
	"article:modified":          {fieldModified, fromOpenGraph},
	"og:updated_time":           {fieldModified, fromOpenGraph},
	"dcterms.modified":          {fieldModified, fromDublinCore},
	"dc.date.modified":          {fieldModified, fromDublinCore},
	"last-modified":             {fieldModified, fromMeta},
	"lastmod":                   {fieldModified, fromMeta},

	"og:locale":        {fieldLang, fromOpenGraph},
	"dc.language":      {fieldLang, fromDublinCore},
	"content-language": {fieldLang, fromMeta},
	"language":         {fieldLang, fromMeta},

	"og:description":      {fieldExcerpt, fromOpenGraph},
	"twitter:description": {fieldExcerpt, fromTwitter},
	"dc.description":      {fieldExcerpt, fromDublinCore},
	"description":         {fieldExcerpt, fromMeta},

	"og:image":            {fieldImage, fromOpenGraph},
	"og:image:url":        {fieldImage, fromOpenGraph},
	"og:image:secure_url": {fieldImage, fromOpenGraph},
	"twitter:image":       {fieldImage, fromTwitter},
	"twitter:image:src":   {fieldImage, fromTwitter},
	"thumbnail":           {fieldImage, fromMeta},

	"og:url": {fieldURL, fromOpenGraph},
}
