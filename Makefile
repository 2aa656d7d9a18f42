# `make` alone prints what there is to do. Everything is installed into .venv, nothing outside this folder is changed.

UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
VALIDATORS := .venv-validators

export DAGSTER_DISABLE_TELEMETRY := yes
export GX_ANALYTICS_ENABLED := false

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help accuracy bench bench-accuracy browser data test lint types imports unit validate ui docs lock format clean site release validators

help: ## Print what there is to do
	@echo "make data   Set up, build the dataset into dist/, and print what was made"
	@echo "make test   Set up and run everything that is checked before a change is accepted"
	@echo
	@echo "One by one:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | grep -v -e '^data|' -e '^test|' | while IFS='|' read -r name what; do printf 'make %-15s %s\n' "$$name" "$$what"; done

data: $(READY) ## Set up, build the dataset into dist/, and print what was made
	@$(BIN)/python -m pipelines.cli build

test: lint types imports unit data validate browser ## Set up and run everything that is checked before a change is accepted
	@echo "All checks passed."

lint: $(READY) ## Check style (ruff)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## Check types (mypy)
	@$(BIN)/mypy

imports: $(READY) ## Check that the stages import one way only
	@$(BIN)/lint-imports --no-logo

unit: $(READY) $(VALIDATORS)/.ready ## Run the tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile

validate: $(READY) ## Check the package in dist/: files, keys, hashes, and the truths of the field
	@$(BIN)/python -m pipelines.cli validate

release: $(READY) data ## Make a release of the package: release/proceedings-VERSION.zip, the same bytes each time
	@$(BIN)/python -m pipelines.cli release

# Validators of standards whose libraries bear no others beside them; without them their tests are skipped.
validators: $(VALIDATORS)/.ready
$(VALIDATORS)/.ready: tests/release/validators/requirements.txt | $(READY)
	@[ -x $(VALIDATORS)/bin/python ] || $(BIN)/uv venv --quiet --python $(BIN)/python $(VALIDATORS)
	@$(BIN)/uv pip sync --quiet --python $(VALIDATORS)/bin/python --require-hashes $<
	@touch $@

site: $(READY) explorer/dist/index.html ## Build the explorer into site/; `proceedings explore` serves it
	@test -f dist/datapackage.json || $(MAKE) --no-print-directory data
	@$(BIN)/python -m pipelines.commands.site

browser: site ## Check the explorer's code, and drive its pages in headless Chromium
	@cd explorer && npm run --silent check && npm run --silent test:browser

# The application of the explorer: exactly what package-lock.json names, each file checked against its hash.
explorer/dist/index.html: explorer/node_modules/.package-lock.json $(shell find explorer/src explorer/public explorer/*.ts explorer/*.json explorer/index.html -type f)
	@cd explorer && npm run --silent build && touch dist/index.html

explorer/node_modules/.package-lock.json: explorer/package-lock.json explorer/package.json
	@command -v npm >/dev/null || { echo "The explorer needs Node.js 20.19 or later with npm, and they were not found." >&2; exit 1; }
	@cd explorer && npm ci --loglevel=error && touch node_modules/.package-lock.json

ui: $(READY) ## Open the pipeline in Dagster on http://127.0.0.1:3000
	@$(BIN)/dagster dev -w workspace.yaml

docs: $(READY) data ## Write what the docs take from the contract and the package: the dictionary, the answers
	@$(BIN)/python -m pipelines.cli tables --format markdown > docs/dictionary.md
	@$(BIN)/python tests/answers.py

accuracy: $(READY) ## Measure how right the tables are; keep the figures and write docs/accuracy.md
	@$(BIN)/python -m benchmarks.accuracy $(LOWER)

bench: $(READY) ## Measure where the time of a build goes and how it grows (some minutes)
	@$(BIN)/python -m benchmarks.speed 100 400 1000

bench-accuracy: $(READY) ## Measure other tools on the same rows (own environment: .venv-bench)
	@[ -x .venv-bench/bin/python ] || $(BIN)/uv venv --quiet --python $(BIN)/python .venv-bench
	@$(BIN)/uv pip install --quiet --python .venv-bench/bin/python -r benchmarks/accuracy/requirements.txt
	@$(BIN)/python -m benchmarks.accuracy.rivals --with .venv-bench/bin/python
	@$(BIN)/python -m benchmarks.accuracy --page

format: $(READY) ## Put the code into its style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: $(READY) ## Resolve pyproject.toml into requirements.lock (newer versions: make lock UPGRADE=--upgrade)
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --no-header \
		$(UPGRADE) --quiet -o requirements.lock
	@if grep -n '://' requirements.lock; then echo "requirements.lock names an address; it must not."; exit 1; fi

clean: ## Remove what was built (dist/, caches, Dagster's state) and the environment
	find .dagster -mindepth 1 ! -name dagster.yaml -delete
	rm -rf dist .dist.* site .site.* explorer/dist explorer/node_modules .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info release $(VENV) $(VALIDATORS)

# The environment: Python 3.11, then exactly what requirements.lock names, each file checked against its hash.
$(READY): requirements.lock pyproject.toml Makefile
	@if [ ! -x $(BIN)/python ]; then \
		for python in $(PYTHON) python3.11 python3 python; do \
			if "$$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then found="$$python"; break; fi; \
		done; \
		if [ -z "$$found" ]; then \
			echo "Python 3.11 is needed and was not found. Install it, or say where it is: make data PYTHON=/path/to/python3.11" >&2; exit 1; \
		fi; \
		echo "Setting up $(VENV) (once, some minutes)"; \
		"$$found" -m venv $(VENV) || { rm -rf $(VENV); \
			echo "Python has no module for environments. On Debian and Ubuntu: apt-get install python3.11-venv" >&2; exit 1; }; \
	fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@
