package extract

import "math/bits"

// sign is a reason to take a candidate for the value of a field, or not to:
// a source that names it, or something about it or its page. A set of bits;
// each field has signs of its own.
type sign uint64

// trust is what a sign is worth, in log odds.
type trust struct {
	name  string
	worth float32
}

// sum adds up what a set of signs is worth.
func (s sign) sum(table []trust) (sum float32) {
	for ; s != 0; s &= s - 1 {
		sum += table[bits.TrailingZeros64(uint64(s))].worth
	}
	return sum
}

// when is the sign where ok, else none.
func (s sign) when(ok bool) sign {
	if ok {
		return s
	}
	return 0
}

// Signs of the title.
const (
	signH1             sign = 1 << iota // the <h1> of the article
	signH1First                         // no other stands before it but the site's name
	signH1Article                       // it stands on a page that declares a date or to be an article
	signH1Declared                      // on one whose type, as it is declared, speaks of an article
	signH1Far                           // far above the text
	signH1Inside                        // <title> has more besides
	signH1Spread                        // <title> has its words, in another order
	signH1Start                         // on a start page, where it is rather a slogan
	signH1Later                         // another <h1>
	signH2                              // the first <h2> or <h3>
	signNamed                           // an element whose class or itemprop calls it the title
	signPart                            // one of several lines of an <h1>, found in <title> or og:title too
	signTitleStart                      // <title>, whole, on a start page
	signTitleHead                       // <title> up to the first separator
	signTitleRestPlain                  // <title> up to the last separator, on a page that doesn't say it is an article
	signTitleTail                       // <title> from the first separator on
	signCard                            // og:title, in the same forms
	signCardBare
	signSchema    // the JSON-LD of an article
	signMicrodata // <meta itemprop=headline>
	signSlugFull  // the same words as the page's address
	signSlugMost
	signSlugSome
	signInTitle  // <title> contains it
	signInCard   // og:title contains it
	signPlain    // <title> contains it, and there is an <h1> besides, on a page without a date
	signShort    // one or two words
	signBrief    // three to five
	signDivided  // has a separator that isn't a colon
	signColon    // has a colon that divides it
	signSigned   // ends in what resembles the site's name
	signSentence // ends in a full stop
	signOutside  // stands in navigation, an aside, comments, the footer
	signAway     // a heading that links to another page: rather that page's title
	signAbove    // a heading not far above the content
	signBelow    // a heading within or below it
)

// titleTrust is a conditional logit model of which candidate people took for
// the title, fitted to 2,274 pages of two sets with a penalty of the sum of the
// squares. Cross-validated with whole hosts in one fold it is right on 84 % of
// the one set, which has pages of all types, and 87 % of the other. Boosted
// trees over the same signs and others were right on 83 % and 87 %.
var titleTrust = [...]trust{
	{"h1", 1.57},
	{"h1 first", 1.05},
	{"h1 of article", -0.75},
	{"h1 of declared article", 1.00},
	{"h1 far above text", 1.14},
	{"h1 inside title", -0.85},
	{"h1 spread over title", 0.78},
	{"h1 of start page", -0.37},
	{"h1 later", 0.89},
	{"h2", 0.50},
	{"class", 0.74},
	{"h1 line", 1.80},
	{"title of start page", 1.21},
	{"title head", 0.33},
	{"title rest", 0.44},
	{"title tail", -0.56},
	{"open graph", 0.28},
	{"open graph bare", 0.54},
	{"json-ld", 0.37},
	{"microdata", 0.51},
	{"address full", 1.44},
	{"address most", 0.74},
	{"address some", 0.63},
	{"in title", 1.40},
	{"in open graph", 0.98},
	{"in title undated", 0.79},
	{"short", -1.40},
	{"brief", -0.55},
	{"divided", -1.45},
	{"colon", 0.48},
	{"signed", -0.82},
	{"sentence", -0.99},
	{"outside", -1.35},
	{"away", -0.72},
	{"above", 1.05},
	{"below", -0.63},
}

// Signs of the day of publication. The first are what the page declares.
const (
	dateGraph          sign = 1 << iota // article:published_time
	dateSchema                          // the JSON-LD of an article
	dateSchemaPage                      // that of the page as such
	dateItem                            // <meta itemprop=datePublished>
	dateCitation                        // citation_publication_date and the like
	dateMeta                            // any other <meta> that says so
	dateClock                           // one of these with the time of day
	dateGraphModified                   // article:modified_time, og:updated_time
	dateModified                        // another declared date of modification
	dateAddress                         // the address of the page
	dateShifted                         // declared, and shown as the day before or after: another zone's
	dateShown                           // shown near the title or the beginning of the text
	dateShownTitle                      // near the title
	dateShownFirst                      // nearest to it
	dateShownAlone                      // no other day is shown there
	dateShownPublished                  // words before it say that the page was published
	dateShownModified                   // or modified
	dateFar                             // shown elsewhere in the article
	dateFarAlone                        // with no other day
	dateFarModified                     // likewise, as a date of modification
	// Of the page, and so the same for all of its dates:
	datePageSchema  // its JSON-LD describes an article
	datePageProduct // it sells something
	datePageStart   // it is the start page
	datePageName    // its address has a name of several words
	datePageForum   // the address speaks of a forum
	datePagePost    // of news, a blog, stories
	datePageShop    // of products
	datePageBody    // the class of <body> speaks of a post
	datePageAuthor  // it names an author
)

// dateTrust is a conditional logit model of which day people took for that of
// publication, or none, fitted to 2,300 pages of two sets with a penalty of half
// the sum of the squares. Cross-validated with whole hosts in one fold it is
// right on 88 % of the pages with a date, where the order of sources that it
// replaced was on 87 %, and finds one on 9 % of those without.
var dateTrust = [...]trust{
	{"open graph", 1.7},
	{"json-ld", 0.0},
	{"json-ld page", 0.0},
	{"microdata", 0.1},
	{"citation", 2.0}, // right on 6 of 6 pages: too few to fit
	{"meta", 1.0},
	{"clock", 1.3},
	{"open graph modified", -0.5},
	{"modified", 0.3},
	{"address", 2.0}, // fitted 1.8; alone it has to do
	{"other zone", 0.7},
	{"shown", 0.7},
	{"shown by title", 0.7},
	{"shown first", 1.4},
	{"shown alone", 1.2},
	{"shown published", 0.6},
	{"shown modified", 2.2},
	{"far", 0.5},
	{"far alone", 1.2},
	{"far modified", 0.8},
	{"page json-ld", 0.9},
	{"page product", -1.5},
	{"page start", -1.7},
	{"page name", 1.2},
	{"page forum", 0.9},
	{"page post", 0.7},
	{"page shop", -0.9},
	{"page body", 0.9},
	{"page author", 0.6},
}

// minDateTrust is what a day must be worth to be taken for the page's date: of
// the wcxb pages without one 9.5 % get a date, and 10 % at 1.7.
const minDateTrust = 1.9
