package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// mathToTeX writes presentation MathML as LaTeX, for formulas that come
// without their source: https://www.w3.org/TR/mathml-core/#elements
func mathToTeX(body []*html.Node) string {
	w := &texWriter{}
	for _, n := range body {
		w.node(n)
	}
	return w.b.String()
}

type texWriter struct{ b strings.Builder }

// put writes one token, parted from a command before it that it would
// otherwise run into.
func (w *texWriter) put(s string) {
	if s == "" {
		return
	}
	if before := w.b.String(); isLetter(s[0]) && endsInCommand(before) {
		w.b.WriteByte(' ')
	}
	w.b.WriteString(s)
}

// maxSign is how many bytes of an element's text are looked at to see whether
// it is one sign. Each level of a formula is asked, so that looking at all of
// it would take the square of its depth.
const maxSign = 8

// maxCommand is how many letters the commands have at most that are written
// here: \leftrightarrow has 14.
const maxCommand = 16

func endsInCommand(s string) bool {
	i := len(s)
	for i > 0 && len(s)-i <= maxCommand && isLetter(s[i-1]) {
		i--
	}
	return i < len(s) && i > 0 && s[i-1] == '\\'
}

// group writes what is in n between braces.
func (w *texWriter) group(n *html.Node) {
	w.b.WriteByte('{')
	w.node(n)
	w.b.WriteByte('}')
}

func (w *texWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// node writes one element of a formula.
func (w *texWriter) node(n *html.Node) {
	if n == nil || n.Type != html.ElementNode {
		return
	}
	args := elementChildren(n)
	switch n.Data {
	case "mi":
		w.identifier(n)
	case "mn":
		w.put(texSymbols(collapse(textOf(n))))
	case "mo":
		w.operator(collapse(textOf(n)))
	case "mtext", "ms":
		if s := strings.TrimSpace(textOf(n)); s != "" {
			w.put(`\text{` + strings.ReplaceAll(s, "\u00a0", " ") + "}")
		}
	case "mspace":
		w.b.WriteString(`\,`)
	case "mfrac":
		w.command(`\frac`, args, 2)
	case "msqrt":
		w.b.WriteString(`\sqrt{`)
		w.children(n)
		w.b.WriteByte('}')
	case "mroot":
		if len(args) == 2 {
			w.b.WriteString(`\sqrt[`)
			w.node(args[1])
			w.b.WriteByte(']')
			w.group(args[0])
		}
	case "msub", "munder":
		w.scripts(n, args, "_")
	case "msup", "mover":
		w.scripts(n, args, "^")
	case "msubsup", "munderover":
		w.scripts(n, args, "_^")
	case "mtable":
		w.table(args)
	case "mphantom", "annotation", "annotation-xml", "none", "mprescripts":
	default: // mrow, mstyle, mpadded, menclose, merror, semantics, mmultiscripts
		w.children(n)
	}
}

func (w *texWriter) command(name string, args []*html.Node, want int) {
	if len(args) != want {
		return
	}
	w.put(name)
	for _, a := range args {
		w.group(a)
	}
}

// identifier writes a name: a letter as it is, a function as its command.
func (w *texWriter) identifier(n *html.Node) {
	s := collapse(textOf(n))
	switch {
	case utf8.RuneCountInString(s) <= 1:
		w.put(texSymbols(s))
	case texFunctions.has(s):
		w.put(`\` + s)
	default:
		w.put(`\mathrm{` + s + "}")
	}
}

func (w *texWriter) operator(s string) {
	switch s {
	case "\u2061", "\u2062", "\u2063", "\u2064": // invisible: apply, times, separator, plus
		return
	case "−":
		s = "-"
	case "{", "}", "%", "&", "#", "$", "_":
		s = `\` + s
	}
	w.put(texSymbols(s))
}

// scripts writes a base and what stands below, above, or both.
func (w *texWriter) scripts(n *html.Node, args []*html.Node, marks string) {
	if len(args) != 1+len(marks) {
		w.children(n)
		return
	}
	if accent := texAccents[briefText(args[1], maxSign)]; accent != "" && n.Data == "mover" {
		w.put(accent)
		w.group(args[0])
		return
	}
	if isElementOf(args[0], "mi", "mn", "mo") {
		w.node(args[0])
	} else {
		w.group(args[0])
	}
	for i := range len(marks) {
		if briefText(args[1+i], maxSign) == "′" && marks[i] == '^' {
			w.b.WriteByte('\'')
			continue
		}
		w.b.WriteByte(marks[i])
		w.group(args[1+i])
	}
}

// table writes rows and cells; a lone labelled row is an equation with its
// number behind it.
func (w *texWriter) table(rows []*html.Node) {
	if len(rows) == 1 && rows[0].Data == "mlabeledtr" {
		cells := elementChildren(rows[0])
		for _, cell := range cells[min(1, len(cells)):] {
			w.children(cell)
		}
		if len(cells) > 0 {
			w.b.WriteString(`\tag{` + strings.Trim(collapse(textOf(cells[0])), "() ") + "}")
		}
		return
	}
	env := "matrix"
	for _, row := range rows {
		if cell := elementChildren(row); len(cell) > 1 && startsWithRelation(cell[1]) {
			env = "aligned"
		}
	}
	w.put(`\begin{` + env + "}")
	for i, row := range rows {
		if i > 0 {
			w.b.WriteString(` \\ `)
		}
		for j, cell := range elementChildren(row) {
			if j > 0 {
				w.b.WriteString(" & ")
			}
			w.children(cell)
		}
	}
	w.b.WriteString(`\end{` + env + "}")
}

// startsWithRelation tells whether a cell begins with a sign that equations
// are lined up at.
func startsWithRelation(cell *html.Node) bool {
	s, _ := brief(cell, maxSign)
	for _, sign := range [...]string{"=", "<", ">", "≤", "≥", "≈", "≡", "→", "∼"} {
		if strings.HasPrefix(s, sign) {
			return true
		}
	}
	return false
}

func elementChildren(n *html.Node) []*html.Node {
	var list []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			list = append(list, c)
		}
	}
	return list
}

func isElementOf(n *html.Node, names ...string) bool {
	for _, name := range names {
		if n.Data == name {
			return true
		}
	}
	return false
}

// texSymbols writes the characters that LaTeX has commands for as these.
func texSymbols(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	if ascii {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		name, ok := texNames[r]
		switch {
		case ok:
			b.WriteString(`\` + name)
		case r < utf8.RuneSelf && isLetter(byte(r)) && endsInCommand(b.String()):
			b.WriteString(" " + string(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var texFunctions = nameSet("sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln exp lim sup inf max min det dim ker deg gcd arg Pr")

var texAccents = map[string]string{"^": `\hat`, "ˆ": `\hat`, "~": `\tilde`, "˜": `\tilde`, "¯": `\bar`, "―": `\overline`, "‾": `\overline`,
	"→": `\vec`, "⃗": `\vec`, "˙": `\dot`, ".": `\dot`, "¨": `\ddot`, "⏞": `\overbrace`}

// texNames has the commands of the characters that formulas use, by Unicode
// character.
var texNames = texCommands(`
	α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi
	π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi
	Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega ∑ sum ∏ prod ∫ int ∬ iint ∮ oint ∂ partial ∇ nabla ∞ infty √ surd ± pm ∓ mp × times ÷ div
	⋅ cdot · cdot ∗ ast ⋆ star ∘ circ ⊕ oplus ⊗ otimes ≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∼ sim ≃ simeq ≅ cong ∝ propto ≪ ll ≫ gg
	∈ in ∉ notin ∋ ni ⊂ subset ⊆ subseteq ⊃ supset ⊇ supseteq ∪ cup ∩ cap ∅ emptyset ∀ forall ∃ exists ¬ neg ∧ wedge ∨ vee
	→ to ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ↦ mapsto … ldots ⋯ cdots ⋮ vdots ⋱ ddots
	⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ‖ | ∥ parallel ⊥ perp ∠ angle ℏ hbar ℓ ell ℜ Re ℑ Im ℵ aleph † dagger
	ℝ mathbb{R} ℂ mathbb{C} ℕ mathbb{N} ℤ mathbb{Z} ℚ mathbb{Q} ⊢ vdash ⊨ models ∖ setminus ⊤ top`)

func texCommands(list string) map[rune]string {
	names := make(map[rune]string)
	fields := strings.Fields(list)
	for i := 0; i+1 < len(fields); i += 2 {
		r, _ := utf8.DecodeRuneInString(fields[i])
		names[r] = fields[i+1]
	}
	return names
}
