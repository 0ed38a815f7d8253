package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// hashWord is the FNV-1a hash of a lower-case word, character by character.
func hashWord(s string) uint32 {
	h := uint32(fnvOffset)
	for _, r := range s {
		h = (h ^ uint32(r)) * fnvPrime
	}
	return h
}

// mark is a set of hints that an element gives about what it holds, by its
// tag, its role and the words in its class and id.
type mark uint64

const (
	markArticle mark = 1 << iota // tags and roles
	markMain
	markHeader
	markFooter
	markNav
	markAside
	markForm
	markTable
	markList
	markHeading
	markParagraph
	markQuote
	markFigure
	markCaption
	markCode
	markLink
	markStrong
	markButton
	markDetails
	markDialog
	markAddress
	markNoscript
	markHidden

	markWordContent // words
	markWordArticle
	markWordPost
	markWordText
	markWordMain
	markWordSide
	markWordFooter
	markWordHeader
	markWordNav
	markWordComment
	markWordRelated
	markWordShare
	markWordAd
	markWordPromo
	markWordWidget
	markWordMeta
	markWordAuthor
	markWordDate
	markWordTag
	markWordCrumb
	markWordConsent
	markWordPopup
	markWordLetter
	markWordToc
	markWordPager
	markWordSearch
	markWordAccount
	markWordProduct
	markWordPrice
	markWordReview
	markWordForum
	markWordUnseen
	markWordCard
	markWordHero
	markWordLead
	markWordTitle
	markWordFaq
	markWordNote
	markWordLegal
	markWordMedia
	markWordAction

	markCount = iota
)

// tagMark is the hint of an element itself.
func tagMark(a atom.Atom) mark {
	switch a {
	case atom.Article:
		return markArticle
	case atom.Main:
		return markMain
	case atom.Header:
		return markHeader
	case atom.Footer:
		return markFooter
	case atom.Nav, atom.Menu:
		return markNav
	case atom.Aside:
		return markAside
	case atom.Form, atom.Fieldset, atom.Label, atom.Legend:
		return markForm
	case atom.Table, atom.Td, atom.Th:
		return markTable
	case atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd:
		return markList
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return markHeading
	case atom.P:
		return markParagraph
	case atom.Blockquote, atom.Q:
		return markQuote
	case atom.Figure:
		return markFigure
	case atom.Figcaption, atom.Caption:
		return markCaption
	case atom.Pre, atom.Code:
		return markCode
	case atom.A:
		return markLink
	case atom.B, atom.Strong:
		return markStrong
	case atom.Button:
		return markButton
	case atom.Details, atom.Summary:
		return markDetails
	case atom.Dialog:
		return markDialog
	case atom.Address:
		return markAddress
	case atom.Noscript:
		return markNoscript
	}
	return 0
}

// roleMarks are the hints of ARIA roles.
var roleMarks = map[string]mark{
	"article": markArticle, "main": markMain, "banner": markHeader, "contentinfo": markFooter,
	"navigation": markNav, "menu": markNav, "menubar": markNav, "complementary": markAside, "form": markForm,
	"search": markForm | markWordSearch, "heading": markHeading, "button": markButton, "dialog": markDialog,
	"alertdialog": markDialog, "list": markList, "listitem": markList, "table": markTable, "figure": markFigure,
}

// classWords lists, a hint at a time, the words that sites name their
// elements by. They were gathered from the class and id attributes that are
// commonest on many different sites; each is looked up alone, after names
// have been cut at hyphens, underscores and changes of case.
var classWords = indexWords([]wordList[mark]{
	{markWordContent, "content contents contenido inhalt contenu conteudo contenuto maincontent pagecontent page container column col"},
	{markWordArticle, "article articles artikel articulo artigo articolo story storycontent news articlebody articlecontent articletext beitrag"},
	{markWordPost, "post posts entry entrycontent postcontent postbody postentry hentry blog blogpost single"},
	{markWordText, "text body prose richtext rich rte wysiwyg markdown md editor formatted paragraph para copy bodytext textblock texte texto testo fliesstext ck cms"},
	{markWordMain, "main primary center middle hauptinhalt central"},
	{markWordSide, "sidebar side aside rail right secondary tertiary complementary rightcol leftcol sidebars extra marginal seitenleiste"},
	{markWordFooter, "footer foot bottom fuss colophon pagefooter sitefooter siteinfo"},
	{markWordHeader, "header head top masthead topbar kopf siteheader pageheader navbar logo brand branding"},
	{markWordNav, "nav navigation menu menus submenu dropdown mega megamenu navi navigacion tabs tab links sitemap hamburger offcanvas drawer"},
	{markWordComment, "comment comments commentlist kommentar kommentare commentaire commentaires comentario comentarios commento respond disqus feedback discussion responses commenter"},
	{markWordRelated, "related recommended recommendations recommend similar more also popular trending latest recent mostread readmore suggested suggestions upnext next teaser teasers recirc outbrain taboola zergnet further weitere verwandte"},
	{markWordShare, "share sharing shares social socials addthis addtoany sharedaddy facebook twitter pinterest linkedin whatsapp follow teilen compartir partager"},
	{markWordAd, "ad ads adv advert advertisement advertising advertorial adsense banner sponsor sponsored sponsors dfp gpt werbung anzeige anzeigen publicidad pub adslot adbox"},
	{markWordPromo, "promo promotion promotions promoted cta callout offer offers campaign upsell marketing deal deals"},
	{markWordWidget, "widget widgets module block component box plugin shortcode section elementor vc wp"},
	{markWordMeta, "meta info metadata details detail data stats status counter count views infos"},
	{markWordAuthor, "author authors byline autor autoren auteur bio writer contributor avatar profile vcard user username"},
	{markWordDate, "date time datetime timestamp published publish updated datum fecha dateline posted pubdate modified"},
	{markWordTag, "tag tags category categories cat cats label labels topic topics keyword keywords taxonomy rubrik term terms badge badges pill chip"},
	{markWordCrumb, "breadcrumb breadcrumbs crumb crumbs path brotkrumen breadcrump yoast"},
	{markWordConsent, "cookie cookies consent gdpr ccpa privacy onetrust cookiebot cmp notice datenschutz"},
	{markWordPopup, "modal modals popup popups overlay lightbox dialog tooltip popover toast flyout snackbar"},
	{markWordLetter, "newsletter newsletters subscribe subscription subscriptions signup mailchimp mailing optin abo paywall regwall piano subscriber"},
	{markWordToc, "toc tableofcontents outline contentslist inhaltsverzeichnis anchors jump onthispage"},
	{markWordPager, "pagination pager paging pagenav prev previous nextprev paginate pages postnav"},
	{markWordSearch, "search searchform suche buscar recherche filter filters sort facet facets sorting"},
	{markWordAccount, "login signin register account auth password checkout cart basket wishlist minicart"},
	{markWordProduct, "product products produkt produkte producto produit item items sku shop store woocommerce catalog specs specification specifications"},
	{markWordPrice, "price prices pricing preis prix precio amount stock quantity qty buy shipping"},
	{markWordReview, "review reviews rating ratings testimonial testimonials stars star bewertung score"},
	{markWordForum, "forum thread threads message messages msg reply replies discussion conversation topicpost question answer answers postbit bbp phpbb bbs viewtopic"},
	{markWordUnseen, "hidden hide sr visuallyhidden screenreader invisible offscreen noscript print none collapsed"},
	{markWordCard, "card cards grid list listing listings tile tiles row feed archive results result slider carousel swiper slide slick gallery"},
	{markWordHero, "hero jumbotron intro splash headerimage cover featured feature spotlight"},
	{markWordLead, "lead lede standfirst excerpt summary description desc abstract subtitle subheading subhead dek deck teasertext vorspann chapo kicker eyebrow"},
	{markWordTitle, "title titles headline heading headings titel titulo titre titolo name h1"},
	{markWordFaq, "faq faqs accordion accordions toggle collapse collapsible panel expand expandable"},
	{markWordNote, "note notes footnote footnotes endnote references reference reflist citation citations sidenote tip warning alert admonition"},
	{markWordLegal, "copyright legal disclaimer imprint impressum license terms rights disclosure correction"},
	{markWordMedia, "image images img photo photos picture pictures media video videos caption captions credit figure thumbnail thumb thumbnails player embed audio gallery icon icons bild bilder"},
	{markWordAction, "button buttons btn link action actions tools toolbar toolbox control controls bar print email save bookmark report vote votes like likes edit"},
}, func(a, b mark) mark { return a | b })

// wordClass is what a word of the text hints at.
type wordClass uint8

const (
	wordCommon wordClass = iota
	wordLegal
	wordAction
	wordByline
	wordMore
	wordTime
	wordShop
	wordReply

	wordClassCount = iota
)

// wordClasses lists words of the text by what they hint at, in the languages
// that are commonest on the web. Common words hold sentences together: lists
// of links and names have few of them.
var wordClasses = indexWords([]wordList[wordClass]{
	{wordCommon, `the of and to in a is that for it as was with be on not at this but from or have an they which one you were all
		her she there would their we him been has when who will no if out so said what its about than into them can only some could
		these two may then do any my now such our because does how had his he are
		der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach
		wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde
		le la les de des du et en un une que qui dans pour pas sur au par plus avec ce il sont est son sa ses ne se aux mais nous ou
		el los las del y que se un por con no una su para es al lo como más pero sus este ha o sí porque esta entre cuando muy sin
		sobre il di che non per un del da si con della sono alla come anche nel più ma gli dei nella questo essere stato
		do da em um não com os no se na por mais as dos como mas foi ao ele das tem seu sua ou ser quando
		het van een dat op te niet zijn voor met aan er maar om ook dan nog bij uit naar door over wordt werd
		och att det som på är av för med den till inte har de om ett men var jag från vi så kan när
		i w nie na się z do to że o jest jak co po za od ale przez przy dla był są tym
		и в не на я что он с как это по но из за то все же его к у от она бы мы для так о при был было
		και να το του της η στο που με από για τα των δεν είναι ο στην
		ve bir bu da için de ile çok daha gibi ne olarak olan en kadar
		في من على إلى أن عن مع هذا هذه التي الذي كان لا ما قد كما بين لم أو
		של את על לא זה הוא עם כי גם אל היא או כל אם אני יש
		के में है की और को से का एक पर यह नहीं कि ने था हैं भी`},
	{wordLegal, `copyright rights reserved privacy terms cookies cookie policy disclaimer trademark inc ltd llc gmbh impressum datenschutz
		agb rechte vorbehalten droits réservés mentions légales derechos reservados aviso legal riservati direitos reservados
		conditions consent gdpr accessibility sitemap`},
	{wordAction, `subscribe subscription sign signup login log register share follow click download submit search menu skip email print
		join unsubscribe newsletter account password toggle close open send save bookmark tweet pin facebook twitter instagram linkedin
		pinterest whatsapp youtube telegram abonnieren anmelden registrieren teilen folgen suchen suche drucken senden newsletters
		partager suivre abonner connexion inscription rechercher compartir seguir suscribirse buscar iniciar condividi seguici iscriviti
		advertisement advertise sponsored anzeige werbung publicité publicidad contact kontakt about home javascript browser enable`},
	{wordByline, `posted published updated author written editor edited staff reporter correspondent minute minutes min ago views tags tagged
		category categories filed under credit photo image getty reuters afp source quelle foto von veröffentlicht aktualisiert
		autor autorin redaktion publié par auteur modifié publicado actualizado por pubblicato scritto uhr`},
	{wordMore, `more related recommended recommend popular latest trending also next previous prev older newer read continue view see
		mehr weiterlesen weitere nächste vorherige ähnliche lesen auch meistgelesen lire suite aussi voir articles similaires más leer
		relacionados siguiente anterior leggi altro articoli correlati leia mais`},
	{wordTime, `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
		oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun am pm gmt utc est
		januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
		janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio
		agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre`},
	{wordShop, `price cart buy shipping stock add checkout usd eur delivery discount sale order orders wishlist quantity size color
		warenkorb preis lieferung kaufen versand panier acheter livraison carrito comprar envío offer offers save off rating ratings
		reviews review sku brand availability`},
	{wordReply, `reply replies comment comments respond quote report likes like liked thread posts joined member registered topic forum
		antworten antwort kommentar kommentare melden zitieren beiträge mitglied répondre commentaire commentaires responder comentarios
		commenti rispondi moderator admin upvote vote votes permalink spam`},
}, func(a, _ wordClass) wordClass { return a })

// wordList is a group of words, separated by white space.
type wordList[T any] struct {
	kind  T
	words string
}

// wordTable is a look-up table of words by their hash.
type wordTable[T any] struct {
	index hashIndex
	kinds []T
}

// of returns what is known of a word.
func (t *wordTable[T]) of(hash uint32) (kind T, ok bool) {
	if i := t.index.find(hash); i >= 0 {
		return t.kinds[i], true
	}
	return kind, false
}

// indexWords makes a look-up table. A word that stands in several lists gets
// what join makes of them, in their order.
func indexWords[T any](lists []wordList[T], join func(a, b T) T) wordTable[T] {
	var t wordTable[T]
	for _, l := range lists {
		for _, w := range strings.Fields(l.words) {
			if i := t.index.number(hashWord(w)); i < len(t.kinds) {
				t.kinds[i] = join(t.kinds[i], l.kind)
			} else {
				t.kinds = append(t.kinds, l.kind)
			}
		}
	}
	return t
}

// marksOf reads the hints that an element gives about itself.
func marksOf(n *html.Node) mark {
	m := tagMark(n.DataAtom)
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "class", "id", "itemprop", "data-testid", "data-component":
			m |= wordMarks(a.Val)
		case "role":
			m |= roleMarks[a.Val]
		case "hidden":
			m |= markHidden
		case "aria-hidden":
			if a.Val == "true" {
				m |= markHidden
			}
		case "style":
			if hidesByStyle(a.Val) {
				m |= markHidden
			}
		}
	}
	return m
}

// hidesByStyle tells whether an inline style takes the element off the page.
func hidesByStyle(style string) bool {
	for _, key := range [...]string{"display", "visibility"} {
		_, rest, ok := strings.Cut(style, key)
		if !ok {
			continue
		}
		rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " "), ":")
		rest = strings.TrimLeft(rest, " ")
		if ok && (strings.HasPrefix(rest, "none") || strings.HasPrefix(rest, "hidden")) {
			return true
		}
	}
	return false
}

// maxClassLen bounds how much of a class attribute is read, in bytes; some
// frameworks write thousands of utility classes into one.
const maxClassLen = 400

// wordMarks reads the hints in a class or id.
func wordMarks(s string) mark {
	var m mark
	for h := range nameWords(s) {
		marks, _ := classWords.of(h)
		m |= marks
	}
	return m
}
