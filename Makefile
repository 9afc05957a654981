# Every target does its own set-up. The Node that the project pins comes first on PATH.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
SHELL := /bin/sh
.DEFAULT_GOAL := help

INSTALLED := node_modules/.package-lock.json

$(INSTALLED): package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: help
help: ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

.PHONY: demo
demo: generate ## start the reference server with demo data and judge it by every contract
	@set -eu; folder=$$(mktemp -d); \
	node qiyue.ts serve --seed demo --port 0 --database "$$folder/demo.sqlite" \
	  --write-targets "$$folder/targets" >"$$folder/server.log" 2>&1 & server=$$!; \
	trap 'kill $$server 2>/dev/null; wait $$server 2>/dev/null; rm -rf "$$folder"' EXIT; \
	until [ -s "$$folder/targets/wuhan.yaml" ] && [ -s "$$folder/targets/neimenggu.yaml" ]; do \
	  kill -0 $$server 2>/dev/null || { cat "$$folder/server.log" >&2; exit 3; }; sleep 0.1; \
	done; \
	failed=0; for contract in wuhan neimenggu; do \
	  node qiyue.ts check $$contract --target "$$folder/targets/$$contract.yaml" \
	    --report "reports/demo/$$contract" || failed=$$?; \
	done; exit $$failed

.PHONY: test
test: lint types ## run everything that proves the project
	sh .ci/system-packages
	vitest run

.PHONY: generate
generate: $(INSTALLED) ## write generated/ from the documents in spec/
	node spec/generate.ts

.PHONY: lint
lint: $(INSTALLED) ## check style and contracts
	biome check .
	redocly lint wuhan@zh wuhan@en neimenggu@zh neimenggu@en spec/neimenggu/flows.arazzo.yaml \
	  --config spec/redocly.yaml

.PHONY: types
types: $(INSTALLED) ## check types
	tsc --noEmit

.PHONY: docs
docs: generate ## write the documentation pages to site/
	node qiyue.ts docs --out site

.PHONY: mock
mock: $(INSTALLED) ## serve the contracts' examples: wuhan on port 4010, neimenggu on 4011
	@node qiyue.ts mock wuhan & first=$$!; node qiyue.ts mock neimenggu & second=$$!; \
	trap 'trap - INT TERM EXIT; kill $$first $$second 2>/dev/null' INT TERM EXIT; wait

.PHONY: serve
serve: $(INSTALLED) ## run the reference server with demo data on port 8080
	node qiyue.ts serve --seed demo --port 8080 --database data/demo.sqlite

.PHONY: score
score: $(INSTALLED) ## judge every mutant three times and write conformance/SCORE.md
	node conformance/mutants/run-score.ts

.PHONY: bench
bench: $(INSTALLED) ## measure server and judge beside their rivals
	node server/bench/run.ts
	node conformance/bench/run.ts
