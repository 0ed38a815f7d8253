package extract

// fenceLanguages are the names that a fence in Markdown may have beside
// codeLanguages: those that highlight.js, Prism and GitHub's Linguist know, and
// some of Microsoft's documentation.
//
// The list is of what is let through, for any name may be run: plug-ins of
// Obsidian alone have claimed hundreds (dataviewjs and templater run JavaScript,
// query and tasks search the notes, button acts). For the same reason some names
// that highlighters know are missing: plantuml, which is sent to a server, d2,
// pikchr, lilypond and asymptote, for which a program is started, graph, which
// is JavaScript to one plug-in, email and url, which become buttons and previews,
// and geojson, topojson and stl, which load maps and viewers. "mermaid" is drawn,
// by a library that lets no script and no link in it act unless told otherwise.
var fenceLanguages = nameSet(`1c 4d abl abnf abuild accesslog acfm ackrc aconf actionscript actionscript3 ada2005 ada95 adb adblock ado adoc advpl afdko ags ahk aidl aiken al
	aleo algol alloy altium amfm ampl amusewiki angelscript antlers antlr antlr4 apache apex apkbuild apples aql arc arcade arexx arff arm arm-asm
	armasm art arturo as as3 asc asciidoc asl asm6502 asmatmel asn.1 asp aspectj aspnet aspx atom ats ats2 au3 augeas autoconf autohotkey autoit
	autoit3 autoitscript avdl avisynth avrasm avro-idl avs axapta azurecli azurecli-interactive azurepowershell b b3d b4x ballerina baml basic
	batchfile bazel bbcode bbj be beef befunge berry bf bh bicep bikeshed bind birb bird bird2 bird3 bison bitbake blade blitz3d blitzbasic blitzmax
	blitzplus blp blueprint bluespec bmax bnf boo boogie bplus bqn brighterscript brightscript bro browserslist bru bsdmake bsh bsl bsv buildstream
	byond bzl c-sharp c2hs c3 cabal caddy caddyfile cadence cairo cake cakescript cal cameligo cangjie capnp capnproto carbon carto cartocss cask cc
	cds ceylon cfc cfm cfml cfscript chaiscript chapel charity checksum checksums chpl chuck cil cilk cilk-c cilk-cpp cilkc cilkcpp circom cirru cjs
	clarion clarity clean click clipper clips clj cljs clojure-repl cls clue cmake.in coccinelle codeowners codeql coffee coldfusion collada commit
	conc concurnas conf config conll containerfile context cooklang cool coq cos cperl cql cr craftcms creole crm crmsh cron crontab cshtml cson
	csound csp css-extras cts cucumber cue curlrc curry cweb cwl cxx cycript cylc cython dafny daslang dataweave dax dcl denizenscript desktop dfm
	dhall dircolors dlang dm dns dns-zone dns-zone-file do dogescript dosbatch dosini dotenv dotnet dpatch dpr dsconfig dst dtrace dts dune dust
	dylan e eagle earthfile earthly eask easybuild ebnf ec ecl eclipse ecmarkdown ecmarkup ecr edge edgeql editorconfig edn eex eiffel ejs elvish
	emacs emacs-lisp emberscript eml env envrc eq erl erlang-repl esdl eta etlua euphoria ex excel-formula exs f90 f95 factor false fancy fantom
	faust fb feature fennel figfont filterscript firestore-security-rules firrtl fix flatbuffers flex flix flow fluent flux formatted foxpro fpp
	freebasic freedesktop freemarker frege fs fstar ftl fundamental futhark g4 gamemakerlanguage gaml gams gap gas gauss gawk gcode gdb gdshader
	gedcom gemini gemspec gemtext genie genshi gettext gf gitattributes gitconfig gitignore gitmodules gjs glimmer glyph gml gms gn gni gno gnolang
	gnuplot go-mod go-module golo gosu gotmpl gql grace groff gsc gsp gss gtk gtk-1 gtk-2 gtkrc gts gv gyp h h++ hack haproxy harbour hare hash
	hashes hbs heex help hgignore hh hip hiveql hocon holyc hoon hosts hpkp hpp hs hsp hsts html.handlebars html.hbs htmlbars htmldjango https hurl
	hx hxml hxx hy hylang hyphy i7 ical icalendar iced ichigojam icl icon icu-message-format idl idr idris iecst ignore igor igorpro ijm ilasm imba
	imhex imhexpatternlanguage imhexpl inc inform7 ink ino inputrc instances io ioke irb irc irpf90 isabelle isbl ispc j jac jai janet jasmin jass
	jass2 javadoc javadoclike javastacktrace jboss-cli jcl jexl jflex jinja2 jison jldoctest jolie jq jruby js-extras js-templates jsdoc jsoniq jsonl
	jsonld jsonp jsp jsstacktrace jte julia-repl just justfile k kak kakounescript kakscript kcl kdb kdl keepalived kerboscript keyman keyvalues
	kframework kickstart kit koka kql krl ksy ktm kts ktx kum kumir kvlang labview lambdapi langium lark lasso lassoscript latte ld ldif leaf lean4
	leex leo lex lfe lhaskell lhs ligolang limbo linker-script liquidsoap litcoffee livecodeserver livescript lobster log logos logtalk lolcode
	lookml loomscript ls lsl luau ly m m2 m3u m4 m4sugar m68k macaulay2 macruby magma mak mako man manpage marko markojs markup markup-templating
	mask mata mathml max maxima maxmsp maxscript mbox mcfunction mdoc mdsvex mediawiki mel mercury meson metafont metal metta mf mikrotik minid
	miniscript miniyaml minizinc mint mipsasm mirah mizar mjs mk mkd mkdown ml mlir mm mma modelica mojo mojolicious mongodb monkey moo moocode moon
	moonbit moonscript motoko move mps mql4 mql5 mscript msil mtml mts muf mumps mupad muse mustache myghty n1ql n4js n4jsd nand2tetris-hdl nani
	naniscript nanorc nargo nasal nasl nb nc ncl ne-on nearley nemerle neon neosnippet nesc nestedtext netlinx netlogo nevod newlisp nextflow
	nginxconf nickel ninja nit nixos njk nl nmodl node node-repl noir npmignore npmrc nroff nsis nt nu numpy nunjucks nush nushell nvim nwscript
	oasv2 oasv3 oberon obj-c obj-c++ obj-j objdump objective-c objective-c++ objective-cpp objectivej objectpascal objectscript objj odinlang omgrofl
	oncrpc ooc opa opal opencl openedge openqasm openrc openscad opentofu opts opy org osascript oscript overpassql overpy ox oxygene oz p21 p4 pact
	pan pandoc papyrus parigp parrot parser parser3 pas pascaligo pasm patch pawn pb pbfasm pbi pcaxis pcbnew pcmk pcode pddl pde peoplecode pep8
	perl6 pf pf.conf pgsql php-extras php-template phpdoc pic pickle picolisp piglatin pike pir pkgconf pkl pl plist plpgsql plsql pluto pm po pod
	pod-6 podspec pogoscript polar pony portugol posh postcss postgres postgresql postscr postscript pot povray powerbuilder powerquery pp pq praat
	processing procfile profile progress proguard promela ps psl pure purebasic purs pwsh px py3 pycon pyi pyret pyrex python-repl q q# qasm qb qb64
	qbasic ql qmake qore qs qsharp qt quake quakec quickbasic quint ragel rake raml rascal rascript rbnf rbs rbx rdoc re readline realbasic reason
	reasonligo reasonml rebol red redcode redirects redscript regex regexp renderscript renpy res restructuredtext rexx rez rhai rhtml rib ring riot
	rip rkt rmarkdown roboconf robot robotframework robots roc rocq roff ron rosmsg rouge routeros rpc rpcgen rpgle rpy rq rscript rsl rss rst rtf
	ruleslanguage runoff rusthon sage sail salt saltstack saltstate sarif scad scaml scenic sci scilab sclang scm sdc sed self sepolicy sfv
	sh-session shaderlab shellcheckrc shellscript shellsession shen shortcode sieve singularity sip slang slash slice slim slint sln smali smalltalk
	smarty smithy smlnj smpl smt snakefile snakemake snipmate snippet sol solution-file soong sourcemod sourcepawn soy specfile splunk-spl splus sqf
	sqlite sqlpl sqlrpgle squeak squirrel ssh-config ssh_config sshconfig sshd_config sshdconfig ssml st stanfuncs star starlark stata step step21
	stla ston stp stringtemplate styl subunit sugarss sum sums supercollider surql surrealql sv svh sway sweave swig systemd t4 t4-cs t4-templating
	t4-vb tact taggerscript talon tao tap tape tcsh tea teal templ terra texinfo textgrid textile thor thrift tk tl tla tmdl toit tolk torrc tp
	tremor trickle trig troff troy tsconfig tsp tsq tsv tt2 turing turtle txl typ typescriptreact typespec typoscript uc ucode udiff ultisnip
	ultisnips uno unrealscript uorazor ur urweb uscript v vb-6 vb6 vba vbs vbscript vbscript-html vcard vcl vdf velocity vento verse vespa vhs
	vimhelp vimscript visual-basic vlang volt vtl vtt vyper warpscript wast wdl web-idl webassembly webidl webmanifest webvtt wgetrc whiley wiki
	wikitext wildfly-cli winbatch wisp wit wl wolfram wollok wren wrenlang wsdl wsf x++ x10 x86asm xaml xbase xbm xc xcompose xdc xdr xeora xeoracube
	xjb xl xls xlsx xmake xml-doc xojo xonsh xpages xpath xpm xproc xq xqm xs xsd xsl xslt xten xtend yacc yang yara yas yasnippet yul zap zeek
	zenscript zep zephir zil zimpl zmodel zone`)
