package extract

import "golang.org/x/net/html/atom"

// role says what the renderer makes of an element.
type role uint8

const (
	roleBare     role = iota // unwrapped: its content stays in the line; so is every element not in the table
	roleBreak                // unwrapped: its content stands on lines of its own
	roleGone                 // left out with all that it holds
	roleLine                 // a block that is one line of text: a paragraph, a heading
	roleVerbatim             // a line whose white space counts
	roleFlow                 // holds blocks
	roleTight                // holds a line of text, or one followed by blocks, or blocks
	roleHolder               // holds only what fillerFor names
	roleInline               // stands in a line
	roleSpecial              // void or atomic: has a function of its own
)

// rule is what the allowlist says about one element of a page.
type rule struct {
	role  role
	as    atom.Atom  // the element it becomes; 0 means it keeps its name
	attrs []attrRule // beside lang and dir, which are kept everywhere
}

// rules finds the rule of an element: a map would take more than 1 % of an
// extraction for it.
type rules struct {
	index hashIndex // of the atoms
	list  []rule
}

func newRules(of map[atom.Atom]rule) *rules {
	r := &rules{list: make([]rule, len(of))}
	for a, one := range of {
		r.list[r.index.number(uint32(a))] = one
	}
	return r
}

// of returns the rule of an element; that of one which is not in the table is
// the zero rule.
func (r *rules) of(a atom.Atom) (one rule) {
	if i := r.index.find(uint32(a)); i >= 0 {
		one = r.list[i]
	}
	return one
}

// elements is the allowlist. What it does not name is unwrapped; nothing that
// it does not name, or name as the outcome of a rename, is ever written
// (MathML has a table of its own, in allow_math.go).
var elements = newRules(map[atom.Atom]rule{
	// Lines and blocks.
	atom.P:          {role: roleLine},
	atom.H1:         {role: roleLine},
	atom.H2:         {role: roleLine},
	atom.H3:         {role: roleLine},
	atom.H4:         {role: roleLine},
	atom.H5:         {role: roleLine},
	atom.H6:         {role: roleLine},
	atom.Legend:     {role: roleLine, as: atom.P},
	atom.Pre:        {role: roleVerbatim},
	atom.Listing:    {role: roleVerbatim, as: atom.Pre},
	atom.Xmp:        {role: roleVerbatim, as: atom.Pre},
	atom.Plaintext:  {role: roleVerbatim, as: atom.Pre},
	atom.Blockquote: {role: roleFlow, attrs: []attrRule{{"cite", linkURL}}},
	atom.Aside:      {role: roleFlow},
	atom.Details:    {role: roleFlow, attrs: []attrRule{{"open", present}}},
	atom.Summary:    {role: roleTight},
	atom.Figure:     {role: roleFlow},
	atom.Figcaption: {role: roleTight},

	// Lists and tables.
	atom.Ul:      {role: roleHolder},
	atom.Menu:    {role: roleHolder, as: atom.Ul},
	atom.Dir:     {role: roleHolder, as: atom.Ul},
	atom.Ol:      {role: roleHolder, attrs: []attrRule{{"start", listNumber}, {"reversed", present}, {"type", oneOf("1", "a", "A", "i", "I")}}},
	atom.Li:      {role: roleTight, attrs: []attrRule{{"value", listNumber}}},
	atom.Dl:      {role: roleHolder},
	atom.Dt:      {role: roleTight},
	atom.Dd:      {role: roleTight},
	atom.Table:   {role: roleHolder},
	atom.Caption: {role: roleTight},
	atom.Thead:   {role: roleHolder},
	atom.Tbody:   {role: roleHolder},
	atom.Tfoot:   {role: roleHolder},
	atom.Tr:      {role: roleHolder},
	atom.Td:      {role: roleTight, attrs: []attrRule{{"colspan", cellSpan}, {"rowspan", cellSpan}, {"headers", prose}}},
	atom.Th:      {role: roleTight, attrs: []attrRule{{"colspan", cellSpan}, {"rowspan", cellSpan}, {"headers", prose}, {"scope", oneOf("row", "col", "rowgroup", "colgroup")}}},

	// Text.
	atom.A:       {role: roleInline, attrs: []attrRule{{"href", linkURL}, {"title", prose}}},
	atom.Abbr:    {role: roleInline, attrs: []attrRule{{"title", prose}}},
	atom.Acronym: {role: roleInline, as: atom.Abbr, attrs: []attrRule{{"title", prose}}},
	atom.B:       {role: roleInline, as: atom.Strong},
	atom.Strong:  {role: roleInline},
	atom.I:       {role: roleInline, as: atom.Em},
	atom.Em:      {role: roleInline},
	atom.Bdi:     {role: roleInline},
	atom.Bdo:     {role: roleInline},
	atom.Cite:    {role: roleInline},
	atom.Code:    {role: roleInline, attrs: []attrRule{{"class", codeLanguage}}},
	atom.Tt:      {role: roleInline, as: atom.Code},
	atom.Del:     {role: roleInline, attrs: []attrRule{{"cite", linkURL}, {"datetime", moment}}},
	atom.Ins:     {role: roleInline, attrs: []attrRule{{"cite", linkURL}, {"datetime", moment}}},
	atom.Dfn:     {role: roleInline, attrs: []attrRule{{"title", prose}}},
	atom.Kbd:     {role: roleInline},
	atom.Mark:    {role: roleInline},
	atom.Q:       {role: roleInline, attrs: []attrRule{{"cite", linkURL}}},
	atom.Ruby:    {role: roleInline},
	atom.Rb:      {role: roleInline},
	atom.Rt:      {role: roleInline},
	atom.Rp:      {role: roleInline},
	atom.S:       {role: roleInline},
	atom.Strike:  {role: roleInline, as: atom.S},
	atom.Samp:    {role: roleInline},
	atom.Small:   {role: roleInline},
	atom.Sub:     {role: roleInline},
	atom.Sup:     {role: roleInline},
	atom.Time:    {role: roleInline, attrs: []attrRule{{"datetime", moment}}},
	atom.U:       {role: roleInline},
	atom.Var:     {role: roleInline},

	// Void and atomic. An input survives as the tick of a task list.
	atom.Br:     {role: roleSpecial},
	atom.Wbr:    {role: roleSpecial},
	atom.Hr:     {role: roleSpecial},
	atom.Input:  {role: roleSpecial},
	atom.Math:   {role: roleSpecial},
	atom.Img:    {role: roleSpecial, attrs: []attrRule{{"src", imageURL}, {"alt", label}, {"title", prose}, {"srcset", safeSrcset}, {"sizes", sizeList}, {"width", pixels}, {"height", pixels}, {"loading", oneOf("lazy", "eager")}}},
	atom.Video:  {role: roleSpecial, attrs: []attrRule{{"src", webURL}, {"poster", imageURL}, {"width", pixels}, {"height", pixels}}},
	atom.Audio:  {role: roleSpecial, attrs: []attrRule{{"src", webURL}}},
	atom.Source: {role: roleSpecial, attrs: []attrRule{{"src", webURL}, {"type", mediaKind}}},
	atom.Iframe: {role: roleSpecial, attrs: []attrRule{{"src", videoURL}, {"title", prose}, {"width", pixels}, {"height", pixels}}},

	// Wrappers that break the line but say nothing themselves.
	atom.Address:  {role: roleBreak},
	atom.Article:  {role: roleBreak},
	atom.Body:     {role: roleBreak},
	atom.Center:   {role: roleBreak},
	atom.Div:      {role: roleBreak},
	atom.Fieldset: {role: roleBreak},
	atom.Footer:   {role: roleBreak},
	atom.Form:     {role: roleBreak},
	atom.Header:   {role: roleBreak},
	atom.Hgroup:   {role: roleBreak},
	atom.Html:     {role: roleBreak},
	atom.Main:     {role: roleBreak},
	atom.Marquee:  {role: roleBreak},
	atom.Nav:      {role: roleBreak},
	atom.Section:  {role: roleBreak},

	// What runs, draws, asks or frames.
	atom.Applet:   {role: roleGone},
	atom.Area:     {role: roleGone},
	atom.Base:     {role: roleGone},
	atom.Basefont: {role: roleGone},
	atom.Bgsound:  {role: roleGone},
	atom.Button:   {role: roleGone},
	atom.Canvas:   {role: roleGone},
	atom.Col:      {role: roleGone},
	atom.Colgroup: {role: roleGone},
	atom.Datalist: {role: roleGone},
	atom.Dialog:   {role: roleGone},
	atom.Embed:    {role: roleGone},
	atom.Frame:    {role: roleGone},
	atom.Frameset: {role: roleGone},
	atom.Head:     {role: roleGone},
	atom.Keygen:   {role: roleGone},
	atom.Link:     {role: roleGone},
	atom.Meta:     {role: roleGone},
	atom.Meter:    {role: roleGone},
	atom.Noembed:  {role: roleGone},
	atom.Noframes: {role: roleGone},
	atom.Noscript: {role: roleGone},
	atom.Object:   {role: roleGone},
	atom.Optgroup: {role: roleGone},
	atom.Option:   {role: roleGone},
	atom.Param:    {role: roleGone},
	atom.Progress: {role: roleGone},
	atom.Script:   {role: roleGone},
	atom.Select:   {role: roleGone},
	atom.Style:    {role: roleGone},
	atom.Svg:      {role: roleGone},
	atom.Template: {role: roleGone},
	atom.Textarea: {role: roleGone},
	atom.Title:    {role: roleGone},
	atom.Track:    {role: roleGone},
})

// fillerFor returns the element that must stand between parent and a child
// of the given kind (0 for text), or 0 where the child may stand there. A
// browser would move a misplaced child elsewhere.
func fillerFor(parent, child atom.Atom) atom.Atom {
	switch parent {
	case atom.Ul, atom.Ol:
		if child != atom.Li {
			return atom.Li
		}
	case atom.Dl:
		if child != atom.Dt && child != atom.Dd {
			return atom.Dd
		}
	case atom.Table:
		if child != atom.Caption && !isTableSection(child) {
			return atom.Tbody
		}
	case atom.Thead, atom.Tbody, atom.Tfoot:
		if child != atom.Tr {
			return atom.Tr
		}
	case atom.Tr:
		if child != atom.Td && child != atom.Th {
			return atom.Td
		}
	}
	return 0
}

// belongsIn tells whether an element means anything inside the container
// parent: an <li> without a list, a cell without a row are only lines.
func belongsIn(child, parent atom.Atom) bool {
	switch child {
	case atom.Li:
		return parent == atom.Ul || parent == atom.Ol
	case atom.Dt, atom.Dd:
		return parent == atom.Dl
	case atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot:
		return parent == atom.Table
	case atom.Tr:
		return parent == atom.Table || isTableSection(parent)
	case atom.Td, atom.Th:
		return parent == atom.Tr
	case atom.Figcaption:
		return parent == atom.Figure
	case atom.Summary:
		return parent == atom.Details
	}
	return true
}

func isTableSection(a atom.Atom) bool {
	return a == atom.Thead || a == atom.Tbody || a == atom.Tfoot
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isBlock tells whether an element that the renderer has made is a block; all
// others stand in lines.
func isBlock(a atom.Atom) bool {
	switch elements.of(a).role {
	case roleLine, roleVerbatim, roleFlow, roleTight, roleHolder, roleBreak:
		return true
	}
	return a == atom.Hr
}

// mayNest tells whether an inline element inside another of its kind means
// something. <em> in <em> does not, and <a> in <a> cannot be parsed.
func mayNest(a atom.Atom) bool {
	switch a {
	case atom.Bdi, atom.Bdo, atom.Q, atom.Span, atom.Sub, atom.Sup:
		return true
	}
	return false
}

// mayMerge tells whether two neighbours of the kind are the same as one:
// editors split a run of bold text at will, but two <kbd> are two keys.
func mayMerge(a atom.Atom) bool {
	switch a {
	case atom.Strong, atom.Em, atom.Del, atom.Mark, atom.S, atom.Small, atom.U:
		return true
	}
	return false
}
