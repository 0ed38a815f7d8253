# What can be made of this project; `make` alone lists it.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

GOROOT_DIR := $(shell go env GOROOT)
ADDR ?= 127.0.0.1:8080
WORST ?= 0
FUZZTIME ?= 60s

# What is tested from end to end. Hostile pages by the hundred are `make test-safety`, and what takes every theme, width
# and panel in turn is `make test-access`.
access := $(foreach name,access access-keys access-layout,web/test/e2e/$(name).test.js)
e2e := $(filter-out web/test/e2e/safety.test.js web/test/e2e/roundtrip.test.js $(access),$(wildcard web/test/e2e/*.test.js))

# What Firefox runs: where browsers differ, and the reader. All of test-browser (FIREFOX_TESTS=all) takes it 13 minutes on
# two slow cores, these take 5.
FIREFOX_TESTS ?= $(foreach name,aids bookmarklet embed extract reader sanitizer senders snapshot store,web/test/e2e/$(name).test.js)

# Milliseconds for one file of tests in a browser, so that one that hangs fails: the slowest takes a quarter of it.
TEST_TIMEOUT := 600000

# The core and what it embeds, without tests and tools.
core := $(filter-out %_test.go,$(wildcard extract/*.go wasm/*.go)) extract/train/model.bin go.mod go.sum
packages := web/node_modules/.package-lock.json
fonts := $(foreach style,normal italic,$(foreach part,atkinson-hyperlegible-next-latin-wght atkinson-hyperlegible-next-latin-ext-wght \
	opendyslexic-latin-400 opendyslexic-latin-700,web/build/fonts/$(part)-$(style).woff2))
products := $(addprefix web/build/,lectern.wasm lectern-selectors.wasm wasm_exec.js purify.js temml.js zip.js bookmarklet.js licenses.txt) $(fonts)

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s  %s\n", $$1, $$2 }' Makefile

.PHONY: build
build: $(products) ## build the wasm and what else web/ needs, into web/build/

.PHONY: run
run: build ## build, and serve the site on this machine (ADDR=HOST:PORT)
	@go run . -addr $(ADDR)

web/build:
	@mkdir -p $@

web/build/lectern-selectors.wasm: tags := -tags selectors
web/build/lectern.wasm web/build/lectern-selectors.wasm: $(core) $(wildcard wasm/shrink/*.go) | web/build
	GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' $(tags) -o $@ ./wasm
	go run ./wasm/shrink $@

web/build/wasm_exec.js: $(GOROOT_DIR)/lib/wasm/wasm_exec.js | web/build
	cp $< $@

web/build/purify.js: $(packages) | web/build
	cp web/node_modules/dompurify/dist/purify.es.mjs $@

web/build/temml.js: $(packages) go.mod | web/build
	go tool esbuild web/node_modules/temml/dist/temml.mjs --bundle --minify --format=esm --target=es2022 --log-level=warning --outfile=$@

# Of fflate, what writes an archive.
web/build/zip.js: $(packages) go.mod | web/build
	cd web && echo "export { zipSync } from 'fflate'" | go tool esbuild --bundle --minify --format=esm --target=es2022 --log-level=warning --outfile=build/zip.js
web/build/fonts/atkinson-%.woff2: $(packages)
	@mkdir -p $(@D)
	cp web/node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/$(@F) $@

web/build/fonts/opendyslexic-%.woff2: $(packages)
	@mkdir -p $(@D)
	cp web/node_modules/@fontsource/opendyslexic/files/$(@F) $@

web/build/bookmarklet.js: web/bookmarklet.js $(wildcard web/*.js) go.mod | web/build
	go tool esbuild $< --bundle --minify --format=iife --target=es2022 --log-level=warning --outfile=$@
	@echo "the bookmarklet has $$(wc -c < $@) bytes"

# Of everything that is shipped: the project's own and those of others.
web/build/licenses.txt: LICENSE go.mod go.sum $(packages) | web/build
	@{ printf 'Lectern\n\n'; cat LICENSE; printf '\n\nGo\n\n'; cat '$(GOROOT_DIR)/LICENSE'; \
	GOOS=js GOARCH=wasm go list -deps -tags selectors -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}}{{end}}{{end}}' ./wasm | sort -u | \
	while read -r path dir; do printf '\n\n%s\n\n' "$$path"; cat "$$dir/LICENSE"; done; \
	printf '\n\nDOMPurify\n\n'; cat web/node_modules/dompurify/LICENSE; \
	printf '\n\nTemml\n\n'; cat web/node_modules/temml/LICENSE; \
	printf '\n\nfflate\n\n'; cat web/node_modules/fflate/LICENSE; \
	printf '\n\nAtkinson Hyperlegible Next\n\n'; cat web/node_modules/@fontsource-variable/atkinson-hyperlegible-next/LICENSE; \
	printf '\n\nOpenDyslexic\n\n'; cat web/node_modules/@fontsource/opendyslexic/LICENSE; } > $@

$(packages): web/package.json web/package-lock.json
	npm --prefix web ci --no-fund --no-audit
	@touch $@

.PHONY: test
test: lint test-go test-wasm test-js test-browser ## everything that must hold; decides alone whether a change is good

.PHONY: lint
lint: $(packages) build ## formatting, vet, staticcheck, types of the modules
	@unformatted=$$(gofmt -l serve.go extract wasm); test -z "$$unformatted" || { echo "gofmt would change:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./wasm ./extract
	GOOS=js GOARCH=wasm go vet -tags selectors ./wasm
	go tool staticcheck ./...
	GOOS=js GOARCH=wasm "$$(go tool -n staticcheck)" ./wasm
	GOOS=js GOARCH=wasm "$$(go tool -n staticcheck)" -tags selectors ./wasm
	web/node_modules/.bin/tsc -p web

.PHONY: test-go
test-go: ## Go tests
	go test ./...

# Shrunk like what is shipped. The program's arguments and environment share
# 12 kB in wasm, so it gets none.
.PHONY: test-wasm
test-wasm: ## the core's tests again, as wasm in Node
	@mkdir -p build
	GOOS=js GOARCH=wasm go test -c -o build/extract.wasm ./extract
	go run ./wasm/shrink build/extract.wasm
	cd extract && env -i PATH='$(PATH)' $(GOROOT_DIR)/lib/wasm/go_js_wasm_exec ../build/extract.wasm

.PHONY: test-js
test-js: $(packages) dist ## tests of the modules in Node, and the project's own rules
	node --test web/test/*.test.js

.PHONY: test-browser
test-browser: $(packages) dist chromium epubcheck ## tests from end to end in Chromium
	ENGINE=chromium node --test --test-timeout=$(TEST_TIMEOUT) --test-concurrency=2 $(e2e)

.PHONY: test-firefox
test-firefox: $(packages) dist firefox ## tests of the hand-off, the snapshot, extraction, sanitizing and the reader in Firefox (FIREFOX_TESTS=all: all of test-browser)
	ENGINE=firefox node --test --test-timeout=$(TEST_TIMEOUT) --test-concurrency=2 $(if $(filter all,$(FIREFOX_TESTS)),$(e2e),$(FIREFOX_TESTS))

.PHONY: test-access
test-access: $(packages) dist chromium ## the rules of axe, contrast, layout and the keyboard's way, in each theme, width and panel, in Chromium
	ENGINE=chromium node --test --test-timeout=$(TEST_TIMEOUT) --test-concurrency=2 $(access)

.PHONY: test-browsers
test-browsers: test-browser test-firefox test-webkit ## tests from end to end in Chromium, and those where browsers differ in Firefox and WebKitGTK

.PHONY: test-webkit
test-webkit: $(packages) dist webkit ## tests of the hand-off, extraction and the reader in WebKitGTK
	node --test --test-timeout=$(TEST_TIMEOUT) --test-concurrency=1 web/test/webkit/*.test.js

# Where CORPORA names a folder with xss-payloads.json and nasty.py, those too;
# where EVAL names one with evaluation sets, their pages.
.PHONY: test-safety
test-safety: $(packages) dist chromium firefox ## each layer against hostile pages, with more of them (CORPORA=DIR), and real ones (EVAL=DIR)
	@test -n '$(CORPORA)' || echo 'CORPORA is not set: skipped are the payloads and the pathological pages in it'
	@test -n '$(EVAL)' || echo 'EVAL is not set: skipped are real pages under tight limits'
	@failed=; node --test --test-reporter=spec web/test/export.test.js web/test/export-markdown.test.js || failed=1; \
	for engine in chromium firefox; do \
		ENGINE=$$engine CORPORA='$(CORPORA)' node --test --test-reporter=spec --test-concurrency=1 \
			web/test/e2e/safety.test.js web/test/e2e/roundtrip.test.js web/test/e2e/sanitizer.test.js \
			web/test/e2e/senders.test.js web/test/e2e/take.test.js || failed=1; \
		test -z '$(CORPORA)' || ENGINE=$$engine CORPORA='$(CORPORA)' node web/test/safety/nasty.js || failed=1; \
		ENGINE=$$engine node web/test/safety/soak.js || failed=1; \
	done; \
	test -z '$(EVAL)' || go run ./extract/eval limits '$(EVAL)'/*/ || failed=1; \
	test -z "$$failed"

# What is of interest is not made smaller: for whole pages that takes all the
# time, and where it is going on at the end, Go calls it a failure.
.PHONY: fuzz
fuzz: ## every fuzz target of Go for FUZZTIME (60s); what one finds becomes a case in testdata/fuzz
	@failed=; for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$target"; go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x $$package || failed=1; \
		done; \
	done; test -z "$$failed"

.PHONY: matrix
matrix: $(packages) dist chromium firefox webkit ## how pages under 25 policies come to the reader in each browser
	@node web/test/matrix.js

.PHONY: bench
bench: $(packages) build chromium ## Lectern beside Readability.js (BENCH=DIR for other pages, SPLIT=1 for stages)
	@node web/test/bench/bench.js $(if $(BENCH),--pages '$(BENCH)') $(if $(SPLIT),--split)

.PHONY: screenshots
screenshots: $(packages) dist chromium ## the samples in every theme and width, and the README's pictures (SAMPLES='readme rtl': those alone)
	@node web/test/screenshots.js $(SAMPLES)

# In the shell: whether one of these programs is there, whether all are.
any = $(foreach name,$(1),command -v $(name) >/dev/null ||) false
all = $(foreach name,$(1),command -v $(name) >/dev/null &&) true

# What is missing gets installed; CHROMIUM and FIREFOX give the path of another one.
chromium: there := $(call any,chromium chromium-browser google-chrome)
chromium: variable := CHROMIUM
chromium: debs := chromium chromium-headless-shell
firefox: there := $(call any,firefox-esr firefox)
firefox: variable := FIREFOX
firefox: debs := firefox-esr
webkit: there := $(call all,WebKitWebDriver Xvfb xauth xdotool xclip)
webkit: debs := webkit2gtk-driver xvfb xauth xdotool xclip
epubcheck: there := $(call all,java epubcheck)
epubcheck: debs := epubcheck

.PHONY: chromium firefox webkit epubcheck
chromium firefox webkit epubcheck:
	@path='$($(variable))'; test -z "$$path" || { test -x "$$path" && exit; echo "$(variable)=$$path is no program"; exit 1; }; \
	$(there) && exit; \
	help='install $(debs)$(if $(variable), or set $(variable) to its path)'; \
	command -v apt-get >/dev/null || { echo "Missing for the tests in $@: $$help"; exit 1; }; \
	sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
	echo 'Missing for the tests in $@: installing $(debs)'; \
	$$sudo apt-get update -q && $$sudo apt-get install -q -y --no-install-recommends $(debs) || \
	{ echo "Could not install it: $$help"; exit 1; }

.PHONY: eval
eval: ## predict and score an evaluation set (EVAL=DIR, WORST=N; FOLDS=DIR scores cross-validated)
	@test -n "$(EVAL)" || { echo 'usage: make eval EVAL=SET_DIR [WORST=N] [FOLDS=DIR]'; exit 2; }
	@mkdir -p build && tmp=$$(mktemp -d build/eval.XXXXXX) && trap 'rm -r "$$tmp"' EXIT && \
	go build -o "$$tmp/eval" ./extract/eval && \
	"$$tmp/eval" predict $(if $(FOLDS),--folds '$(FOLDS)') '$(EVAL)' > "$$tmp/predictions.jsonl" && \
	"$$tmp/eval" score '$(EVAL)' "$$tmp/predictions.jsonl" --worst $(WORST)

.PHONY: train
train: ## fit the model to DIR/wcxb and DIR/segments (EVAL=DIR); folds for `make eval FOLDS=build/folds`
	@test -n "$(EVAL)" || { echo 'usage: make train EVAL=DIR'; exit 2; }
	@/usr/bin/python3 -c 'import xgboost' || { echo 'missing: apt-get install python3-xgboost'; exit 1; }
	@mkdir -p build && go build -o build/eval ./extract/eval
	build/eval features -o build/features '$(EVAL)/wcxb' '$(EVAL)/segments'
	/usr/bin/python3 extract/train/train.py first build/features build/folds
	build/eval features --folds build/folds -o build/features '$(EVAL)/wcxb' '$(EVAL)/segments'
	/usr/bin/python3 extract/train/train.py second build/features build/folds extract/train/model.bin

.PHONY: ablation
ablation: ## what each step and each kind of features is worth (EVAL=DIR, after make train)
	@test -n "$(EVAL)" || { echo 'usage: make ablation EVAL=DIR'; exit 2; }
	@test -e build/folds/0.bin || { echo 'build/folds is missing: make train EVAL=$(EVAL)'; exit 1; }
	@go build -o build/eval ./extract/eval && rm -rf build/kinds
	/usr/bin/python3 extract/train/train.py ablate build/features build/kinds
	build/eval ablate --folds build/folds --kinds build/kinds '$(EVAL)/wcxb' '$(EVAL)/segments' '$(EVAL)/structure'

# What pages, embedders and browsers load by name is bundled with what it imports. From 92 files an article is there
# after 1138 ms and something after 232, on this machine; from 26 after 857 and 164, and the sooner the further the host
# is. The pieces lie at the top, for site.js is in one of them. Workers share none with pages: that would be five more.
bundle := go tool esbuild --bundle --minify --log-level=warning --outdir=dist
modules := $(bundle) --splitting --format=esm --target=es2022 --chunk-names='[name]-[hash]'

.PHONY: dist
dist: build ## make dist/, which is what a static host needs
	@rm -rf dist && mkdir dist
	@cd web && find . -type f ! -path './node_modules/*' ! -path './test/*' ! -path './screenshots/*' ! -path './aids/*' \
		\( ! -name '*.js' -o -name preferences-early.js -o -path './build/*' \) \
		\( ! -name '*.css' -o -path './export/*' -o -path './samples/*' \) \
		! -name package.json ! -name package-lock.json ! -name tsconfig.json -exec sh -c \
		'for file; do mkdir -p "../dist/$${file%/*}" && cp "$$file" "../dist/$$file" || exit; done' sh {} +
	@cp LICENSE dist/
	@$(modules) web/reader.js web/demo.js web/translate.js web/lectern.js web/sanitizer.js
	@$(modules) web/worker.js
	@$(modules) web/share-worker.js
	@$(bundle) --loader:.svg=dataurl --external:*.woff2 web/reader.css web/demo.css

.PHONY: clean
clean: ## remove everything that was made
	rm -rf build dist web/build web/node_modules
