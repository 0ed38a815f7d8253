package extract

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// levels nests the pieces of a drawing that each refer to the one before, nine
// deep; @ stands for what is referred to.
func levels(piece, first string) string {
	var b strings.Builder
	b.WriteString("<svg xmlns='http://www.w3.org/2000/svg'>" + strings.ReplaceAll(first, "~", "l0"))
	for i := range 9 {
		b.WriteString(strings.NewReplacer("~", fmt.Sprintf("l%d", i+1), "@", fmt.Sprintf("l%d", i)).Replace(piece))
	}
	return b.String() + "</svg>"
}

func TestDrawings(t *testing.T) {
	twelve := func(s string) string { return strings.Repeat(s, 12) }
	rect := "<rect id='~' width='1' height='1'/>"
	plain := "<svg xmlns='http://www.w3.org/2000/svg'>@</svg>"
	in := func(s string) string { return strings.Replace(plain, "@", s, 1) }
	clipping := ".a{clip-path:url(#a)}.b{clip-path:url(#b)}"
	clips := "<clipPath id='a'><rect/></clipPath><clipPath id='b'><rect/></clipPath>" + strings.Repeat("<g class='a'><g class='b'>", 8) + "<rect/>" + strings.Repeat("</g></g>", 8)
	for name, c := range map[string]struct {
		source string
		want   bool
	}{
		"plain":      {in("<rect width='1%' /><title>a</title><style>.a{font-family:'B'}</style>"), true},
		"many":       {in(strings.Repeat("<path d='M0 0'/>", 20_000)), true},
		"declared":   {"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x'>" + in("<!-- a --><g/>"), true},
		"icons":      {in("<defs><g id='a'>" + twelve("<path d='M0 0'/>") + "</g></defs>" + strings.Repeat("<use href='#a'/>", 100)), true},
		"gradients":  {in("<style>.b{fill:url(#a)}</style><linearGradient id='a'><stop/></linearGradient><g class='b' fill='url(#a)'>" + strings.Repeat("<path class='b' fill='url(#a)'/>", 9000) + "</g>"), true},
		"itself":     {in("<g id='a'><use href='#a'/></g>"), false},
		"elsewhere":  {in("<g id='a'><use href='sprite.svg#a'/><a href='#a'/></g>"), true},
		"clips":      {in("<style>@font-face{font-family:'A\\5FAE';src:url(a)}" + clipping + "</style>" + clips), true},
		"media":      {in("<style>/* { */@media print{.z{fill:red}}" + clipping + "</style>" + clips), true},
		"colours":    {in("<style>" + strings.Repeat(".a{fill:hsl(1,2%,3%);stroke:#fff}", 200) + "</style><path class='a'/>"), true},
		"export":     {"<?xml version='1.0'?><?xpacket begin='' id='x'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x' [ <!ENTITY ns_a 'http://a/'> <!ENTITY ns_b 'http://b/'> ]>" + in("<g xmlns:a='&ns_a;'/>"), true},
		"large":      {in("<style>*{fill:url(" + strings.Repeat("#q ", 100_000) + ")}</style>" + strings.Repeat("<a/>", 100_000)), true},
		"sheets":     {in(strings.Repeat("<style>a", 100_000) + strings.Repeat("</style>", 100_000)), false},
		"many rules": {in("<style>" + strings.Repeat(".a,.b{fill:url(#q)}", 20_000) + "</style><g id='q'/>" + strings.Repeat("<a class='a b'/>", 20_000)), false},
		"use":        {levels("<g id='~'>"+twelve("<use href='#@'/>")+"</g>", rect), false},
		"xlink":      {levels("<g id='~'>"+twelve("<use xlink:href='#@'/>")+"</g>", rect), false},
		"prefixed":   {strings.NewReplacer("<", "<s:", "<s:/", "</s:", "xmlns", "xmlns:s").Replace(levels("<g id='~'>"+twelve("<use href='#@'/>")+"</g>", rect)), false},
		"encoded":    {strings.ReplaceAll(levels("<g id='~'>"+twelve("<use href='#@'/>")+"</g>", rect), "#l", "#%6C"), false},
		"patterns":   {levels("<pattern id='~'>"+twelve("<rect fill='url(#@)'/>")+"</pattern>", rect), false},
		"inherited":  {levels("<pattern id='~'><g fill='url(#@)'>"+twelve("<rect/>")+"</g></pattern>", rect), false},
		"masks":      {levels("<mask id='~'>"+twelve("<g style='mask:url(#@)'/>")+"</mask>", rect), false},
		"sheet":      {levels("<style>.r~ { mask : url( '#@' ) }</style><mask id='~'>"+twelve("<g class='r~'/>")+"</mask>", rect), false},
		"animated":   {levels("<g id='~'>"+twelve("<use><set attributeName='href' to='#@'/></use>")+"</g>", rect), false},
		"in a cycle": {levels("<g id='~'>"+twelve("<use href='#@'/>")+"</g>", rect+"<g id='l-'><use href='#l9'/></g>"), false},
		"mutual":     {in("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"), false},
		"styled use": {levels("<pattern id='~'><use href='#d' fill='url(#@)'/></pattern>", "<g id='d'>"+twelve("<rect/>")+"</g>"+rect), false},
		"markers":    {levels("<marker id='~'><path d='M0 0 1 1 2 2 3 3 4 4 5 5' marker-mid='url(#@)'/></marker>", rect), false},
		"set fill":   {in("<pattern id='a'><path/></pattern><g><set attributeName='fill' to='url(#a)'/></g>"), false},
		"set class":  {in("<g><set attributeName='class' to='a'/></g>"), false},
		"string":     {levels("<style>.q{a:\"} .z{\";mask:url(#@)} .r~{a:'} .z{';mask:url(#@)}</style><mask id='~'>"+twelve("<g class='r~'/>")+"</mask>", rect), false},
		"address":    {levels("<style>.q{a:url(b')} .r~{mask:url(#@)} .q{a:url(b')}</style><mask id='~'>"+twelve("<g class='r~'/>")+"</mask>", rect), false},
		"brackets":   {in("<style>.a{b:( } .z{ )}</style>"), false},
		"frames":     {levels("<style>@keyframes a{from{mask:url(#@)}}</style><mask id='~'>"+twelve("<g/>")+"</mask>", rect), false},
		"property":   {levels("<style>:root{--a~:url(#@)} .r~{mask:var(--a~)}</style><mask id='~'>"+twelve("<g class='r~'/>")+"</mask>", rect), false},
		"escaped":    {in("<g id='a'/><g mask='url(\\23 a)'/>"), false},
		"imported":   {in("<style>@import 'a'</style>"), false},
		"carried":    {in("<image href='data:image/s&#10;vg+xml,a'/>"), false},
		"sheet of":   {"<?xml-stylesheet href='data:text/css,a'?>" + in(""), false},
		"default":    {"<!DOCTYPE svg [<!ATTLIST g mask CDATA 'url(#a)'>]>" + in(""), false},
		"entity":     {"<!DOCTYPE svg [<!ENTITY b 'a'>]>" + in("<use href='#&b;'/>"), false},
		"known name": {"<!DOCTYPE svg [<!ENTITY copy '#a'>]>" + in("<use href='&copy;'/>"), false},
		"instructed": {"<?a > ?>" + in(""), false},
		"in style":   {levels("<style><g id='~'>"+twelve("<use href='#@'/>")+"</g></style>", rect), false},
		"moved":      {levels("<g id='~'><p/>"+twelve("<use href='#@'/>")+"</g>", rect), false},
		"entities":   {"<!DOCTYPE svg [<!ENTITY a '<g/>'>]>" + in("&a;"), false},
		"comment":    {in("<g><!--></g>--></g>"), false},
		"not closed": {in("<g>"), false},
		"nothing":    {"", false},
		"text":       {"x", false},
	} {
		if got := isModest(c.source); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
		encoded := base64.StdEncoding.EncodeToString([]byte(c.source))
		for _, address := range []string{"data:image/svg+xml," + c.source, "data:image/SVG+xml; Base64," + encoded, "data:image/svg+xml;base64," + strings.ReplaceAll(encoded, "A", "%41")} {
			if _, got := imageURL(address); got != c.want {
				t.Errorf("%s, as an address: %v, %.60s", name, got, address)
			}
		}
	}
}

func TestDrawingThatMultipliesIsDropped(t *testing.T) {
	svg := levels("<g id='~'>"+strings.Repeat("<use href='#@'/>", 12)+"</g>", "<rect id='~' width='1' height='1'/>")
	for _, src := range []string{svg, `<img src="data:image/svg+xml,` + svg + `">`} {
		src = "<p>A picture " + strings.Replace(src, "<svg", "<svg width=300 height=300", 1) + " in words.</p>"
		article, err := Extract([]byte("<title>x</title>"+src), Options{Whole: true})
		if err != nil || strings.Contains(article.Content, "data:") {
			t.Errorf("%v: %s", err, article.Content)
		}
	}
}
