package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// langLevels is how many ancestors above a block of code are asked for its
// language.
const langLevels = 3

// codeLanguage returns the language of a block from the attributes of its
// <code>, of itself and of what surrounds it, the nearest first; "" when
// nothing tells.
func (c *cleaner) codeLanguage(body, outer *html.Node) string {
	// Beside the numbers of its lines, code is not the first <pre>.
	lang := ""
	findNear(body, func(d *html.Node) bool {
		if isElement(d, atom.Code, atom.Pre) || is(d, atom.Span) && hasClass(d, "line") {
			lang = languageAttr(d)
		}
		return lang != ""
	})
	if lang != "" {
		return lang
	}
	for n := body; n != nil && n != c.root; n = n.Parent {
		if l := languageAttr(n); l != "" {
			return l
		}
		if n == outer {
			break
		}
	}
	inner := outer
	for n, i := outer.Parent, 0; n != nil && n != c.root && i < langLevels; n, i = n.Parent, i+1 {
		alone := onlyChild(n) != nil
		if !alone && !hasOnlyTitle(n, inner) {
			break
		}
		if l := languageAttr(n); l != "" && (alone || codeLanguages.has(l)) {
			return l
		}
		inner = n
	}
	return ""
}

// hasOnlyTitle tells whether an element shows nothing beside the code in it
// but a name above: that of the file.
func hasOnlyTitle(n, code *html.Node) bool {
	title := prevShown(code)
	if title == nil || nextShown(code) != nil || prevShown(title) != nil || isHeadingElement(title) {
		return false
	}
	_, all := brief(title, maxFurniture)
	return all
}

// languageAttr reads the language from the attributes of one element.
func languageAttr(n *html.Node) string {
	for _, key := range [...]string{"data-lang", "data-language", "data-code-language", "data-enlighter-language", "data-lexer", "data-syntax", "data-tagsearch-lang", "syntax"} {
		if v := attr(n, key); v != "" {
			if l := plainLanguage(v); l != "" {
				return l
			}
		}
	}
	if v := attr(n, "lang"); v != "" && (isNamed(n, codeWords) || hasClass(n, "line")) {
		if l := languageOf(v); l != "" { // GitLab's
			return l
		}
	}
	bare := ""
	after := ""
	for _, word := range strings.Fields(clip(attr(n, "class"), maxClassLen)) {
		word = strings.Trim(word, ";")
		if after == "brush:" || after == "brush" {
			return plainLanguage(word)
		}
		after = word
		for _, prefix := range [...]string{"language-", "lang-", "highlight-source-", "highlight-text-", "brush:", "code-lang-", "sourceCode-", "syntax-", "hljs-lang-", "enlighter-l-"} {
			if l, ok := strings.CutPrefix(word, prefix); ok && l != "" {
				return plainLanguage(l)
			}
		}
		if l, ok := strings.CutPrefix(word, "highlight-"); ok && languageOf(l) != "" {
			return languageOf(l)
		}
		if l, ok := strings.CutPrefix(word, "type-"); ok && hasClass(n, "blob-wrapper") {
			return plainLanguage(l)
		}
		if bare == "" && codeLanguages.has(strings.ToLower(word)) && !codeWords.has(strings.ToLower(word)) {
			bare = strings.ToLower(word)
		}
	}
	if bare != "" && (isNamed(n, codeWords) || isElement(n, atom.Pre, atom.Code)) {
		return plainLanguage(bare)
	}
	return ""
}

// maxLanguage is the longest name of a language, in bytes.
const maxLanguage = 24

// plainLanguage returns a language's name as it is written after ``` in
// Markdown; "" for those that say there is none.
func plainLanguage(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexAny(s, " ,;{:"); i >= 0 {
		s = s[:i]
	}
	if len(s) > maxLanguage || noLanguage.has(s) {
		return ""
	}
	for i := 0; i < len(s); i++ {
		if b := s[i]; !isLetter(b) && (b < '0' || b > '9') && !strings.ContainsRune("+#-_.", rune(b)) {
			return ""
		}
	}
	return s
}

// languageOf returns the language that a label names, or "".
func languageOf(label string) string {
	l := strings.ToLower(strings.TrimSpace(label))
	if long := languageLabels[l]; long != "" {
		return long
	}
	if codeLanguages.has(l) {
		return plainLanguage(l)
	}
	return ""
}

var noLanguage = nameSet("plaintext plain text txt none nohighlight no-highlight auto undefined unknown default code false true")

// languageLabels are names of languages as they are shown to people, where
// they differ from those in class names.
var languageLabels = map[string]string{"shell session": "console", "c sharp": "csharp", "objective-c": "objectivec", "transact-sql": "tsql", "visual basic": "vb",
	"emacs lisp": "elisp", "common lisp": "lisp", "protocol buffers": "proto", "command line": "bash", "windows powershell": "powershell"}

// codeLanguages are the languages that are believed as a bare class word or
// as a label over a block.
var codeLanguages = nameSet(`abap ada agda apacheconf apl applescript arduino asm assembly astro awk bash bat batch bibtex brainfuck c c# c++
	clike clojure cmake cmd cobol coffeescript console cpp crystal cs csharp css csv cuda cypher d dart delphi diff django docker dockerfile dos
	dot elisp elixir elm erb erlang excel f# fish forth fortran fsharp gdscript gherkin git glsl gleam go golang gradle graphql groovy haml handlebars
	haskell haxe hcl hlsl html http ini ipython java javascript jinja js json json5 jsonc jsonnet jsx julia kotlin kt kusto latex lean less liquid lisp
	llvm lua makefile make markdown mathematica matlab md mdx mermaid mips mysql nasm nginx nim nix objc objectivec ocaml octave odin pascal perl php
	powershell prisma prolog promql properties proto protobuf ps1 pug puppet purescript py python python3 qml r racket raku razor rb rego rescript
	rest ruby rust rs sas sass scala scheme scss sh shell shell-session sml solidity sparql sql stan stylus svelte svg swift systemverilog tcl terraform tex tf
	toml ts tsql tsx twig typescript typst vala vb vbnet verilog vhdl vim viml vue wasm wat wgsl xhtml xml xquery yaml yml zig zsh text plaintext txt
	plain none`)
