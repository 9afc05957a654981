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
demo: generate ## judge the reference server and a data provider by every contract
	@set -eu; folder=$$(mktemp -d); targets=$$folder/targets; log=$$folder/log; \
	QIYUE_LOG_LEVEL=info node qiyue.ts serve --seed demo --port 0 \
	  --database "$$folder/demo.sqlite" --write-targets "$$targets" >>"$$log" 2>&1 & server=$$!; \
	node server/testing/provider/main.ts \
	  --write-target "$$targets/shanxi-provider.yaml" >>"$$log" 2>&1 & provider=$$!; \
	trap 'kill $$server $$provider 2>/dev/null || :; wait; rm -rf "$$folder"' EXIT; \
	trap 'exit 130' INT TERM; \
	until grep -q '"msg":"listening"' "$$log" && [ -s "$$targets/shanxi-provider.yaml" ]; do \
	  { kill -0 $$server && kill -0 $$provider; } 2>/dev/null || { cat "$$log" >&2; exit 3; }; \
	  sleep 0.1; \
	done; \
	node qiyue.ts check all --targets "$$targets" --report reports/demo

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
	redocly lint wuhan@zh wuhan@en neimenggu@zh neimenggu@en shanxi@zh shanxi@en \
	  spec/neimenggu/flows.arazzo.yaml spec/shanxi/flows.arazzo.yaml --config spec/redocly.yaml

.PHONY: types
types: $(INSTALLED) ## check types
	tsc --noEmit

.PHONY: docs
docs: generate ## write the documentation pages to site/
	node qiyue.ts docs --out site

.PHONY: mock
mock: $(INSTALLED) ## serve the contracts' examples: wuhan, neimenggu and shanxi on ports 4010 to 4012
	@mocks=; for contract in wuhan neimenggu shanxi; do \
	  node qiyue.ts mock $$contract & mocks="$$mocks $$!"; done; \
	trap 'trap - INT TERM EXIT; kill $$mocks 2>/dev/null' INT TERM EXIT; wait

.PHONY: serve
serve: $(INSTALLED) ## run the reference server with demo data on port 8080
	node qiyue.ts serve --seed demo --port 8080 --database data/demo.sqlite

.PHONY: score
score: $(INSTALLED) ## judge every mutant three times and write conformance/SCORE.md
	node conformance/mutants/run-score.ts

.PHONY: bench
bench: $(INSTALLED) ## measure server and judge beside their rivals and write docs/performance.md
	sh .ci/system-packages
	node server/bench/run.ts

.PHONY: chaos
chaos: $(INSTALLED) ## break one thing after the other under load and compare what callers were told
	sh .ci/system-packages
	node server/chaos/run.ts

.PHONY: timing
timing: $(INSTALLED) ## measure whether the time of a refusal tells anything of a secret
	node server/security/timing.ts

RIVALS := conformance/rivals

$(RIVALS)/node_modules/.package-lock.json: $(RIVALS)/package-lock.json
	npm ci --prefix $(RIVALS) --no-audit --no-fund --loglevel=error
	@touch $@

$(RIVALS)/.venv/bin/schemathesis: $(RIVALS)/requirements.txt
	python3 -m venv $(RIVALS)/.venv
	$(RIVALS)/.venv/bin/pip install --quiet --requirement $<
	@touch $@

.PHONY: rivals
rivals: $(INSTALLED) $(RIVALS)/node_modules/.package-lock.json $(RIVALS)/.venv/bin/schemathesis ## compare the judge with seven other tools and write conformance/RIVALS.md
	node $(RIVALS)/run.ts

.PHONY: bundle
bundle: generate ## pack program, packages and Node into dist/ for a closed network, and try that there
	@bundle=$$(node deploy/bundle/make-bundle.ts) && echo "$$bundle" && \
	  sh deploy/bundle/try-bundle "$$bundle"

.PHONY: sbom
sbom: $(INSTALLED) ## list all packages, as CycloneDX and SPDX, in dist/
	node deploy/bundle/make-sbom.ts
