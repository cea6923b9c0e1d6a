# Everything a person types. `make run` and `make test` set up what they need; a second call is quick.
# The stamps in .venv say what has been installed; remove .venv to begin anew.

# The first of these that really runs (a version manager's stand-in may not).
PYTHON ?= $(shell for name in python3.12 python3.11 python3; do $$name -c '' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
# Paths may hold spaces and Chinese letters: everything below is relative to this folder.
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= 2
SCALE ?= hubei
UP ?=

CATALOGUES := $(wildcard */locale/*/LC_MESSAGES/*.po)

.PHONY: help setup run test prove bench check demo shots vendor docs baseline messages lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: .venv/runtime.stamp .venv/dev.stamp .venv/messages.stamp ## environment, dependencies, translations

run: .venv/runtime.stamp .venv/messages.stamp ## the whole program, with embedded servers (Ctrl-C stops it)
	@exec $(MANAGE) up --scale "$(SCALE)" $(UP)

# Handed out in small parts: the journeys come first, and no worker shall be left with a heap of them.
test: setup ## the tests, in parallel, on throw-away servers
	@$(PYTEST) -n $(WORKERS) --maxschedchunk 40 $(ARGS)

# The trials of the whole program time its start: they run alone.
prove: setup ## the large trials
	@$(PYTEST) -m prove -n $(WORKERS) --ignore=tests/cadreproj $(ARGS)
	@$(PYTEST) -m prove tests/cadreproj $(ARGS)

bench: setup ## speed against the goals, into bench/results: make bench ARGS="--people 100000"
	@$(BIN)/python -m bench.harness $(ARGS)

demo: .venv/runtime.stamp .venv/messages.stamp ## only load the demo: make demo SCALE=small|hubei|national
	@$(MANAGE) up --demo-only --scale "$(SCALE)" $(UP)

check: setup ## lint, types, import contracts, migrations, translations, templates, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy .
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python scripts/extract_messages.py --check
# No --check: djlint's formatter would break up the tags that stand on one line on purpose.
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python scripts/licences.py --check

messages: setup ## bring the translation catalogues up to date with the sources
	$(BIN)/python scripts/extract_messages.py
	$(BIN)/python scripts/compile_messages.py

docs: setup ## the generated documents
	$(MANAGE) export_workflows
	$(BIN)/python scripts/licences.py

baseline: setup ## the script that empty databases are laid out from, made anew from the migrations
	$(MANAGE) dump_baseline

shots: setup ## screenshots of every page in three languages into var/shots
	$(BIN)/python -m scripts.shots

vendor: setup ## fetch the browser libraries and fonts again (needs Node; not needed to run)
	$(BIN)/python -m scripts.vendor
	node scripts/make_strokes.mjs > candidates/data/strokes.csv

lock: setup ## resolve requirements*.in into requirements*.txt
	sh scripts/lock.sh

clean: ## remove the environment and caches; data in var/ is kept
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@sh scripts/venv.sh "$(PYTHON)"

.venv/runtime.stamp: requirements.txt | .venv/bin/python
	@echo "Installing the program's dependencies (about half a minute) …"
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/runtime.stamp | .venv/bin/python
	@echo "Installing the tools for tests and checks …"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

.venv/messages.stamp: $(CATALOGUES) .venv/runtime.stamp
	@$(BIN)/python scripts/compile_messages.py
	@touch $@
