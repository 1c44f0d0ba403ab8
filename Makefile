# `make` sets up and runs; `make help` lists the rest.
SEEDS ?= seeds
OUT ?= outputs
JOBS ?= 1
COUNT ?= 10000
FIRST ?= 0
PYTHON ?= $(shell command -v python3.11 || command -v python3)

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Training has its own environment: it needs torch, and nothing else does.
TRAINER := .venv-train
TRAINER_READY := $(TRAINER)/.ready
# One list of texts and tables, and one stamp, for each pair of SEEDS and OUT.
KEY := $(firstword $(shell printf '%s|%s' '$(SEEDS)' '$(OUT)' | cksum))
LIST := .stamps/list-$(KEY)
DONE := .stamps/done-$(KEY)
list = find "$(SEEDS)" "$(OUT)" -name .rowcite-cache -prune -o -type f -not -path "$(OUT)/report*" -exec cksum {} + 2>/dev/null | LC_ALL=C sort
CODE := $(shell find pipeline models -type f -not -name '*.pyc' 2>/dev/null | grep -v ' ')

.DEFAULT_GOAL := all
.SUFFIXES:
.PHONY: all help setup run report check test gold diff docs bench fuzz lock train labelled clean FORCE

all: run ## Set up, and turn SEEDS into tables in OUT (what make alone does)

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'SEEDS=$(SEEDS) OUT=$(OUT) JOBS=$(JOBS) can be given: make SEEDS=texts OUT=tables JOBS=4'

setup: $(READY) ## Make the virtual environment, from the lock, hashes checked

# The stamp comes last: a set-up that failed half way is done again.
$(READY): requirements.lock pyproject.toml setup.py
	@rm -f $@
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'make: no Python 3.11 or newer. Install it, or say make PYTHON=/path/to/it.' >&2; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	@touch $@

run: $(DONE) ## Turn SEEDS into tables in OUT, if anything changed

# Exit code 3: some documents were rejected. They are told, and the others have their tables.
$(DONE): $(READY) $(LIST) $(CODE)
	$(BIN)/rowcite run "$(SEEDS)" -o "$(OUT)" --jobs $(JOBS) || test $$? -eq 3
	@$(list) > $(LIST)
	@touch $@

$(LIST): FORCE
	@mkdir -p .stamps
	@$(list) > $@.new
	@if cmp -s $@ $@.new; then rm $@.new; else mv $@.new $@; fi

report: $(DONE) ## Write OUT/report.html: the texts beside their tables, to be opened in a browser
	$(BIN)/rowcite report "$(OUT)" --input "$(SEEDS)"

check: $(READY) ## Lint, check format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict -p pipeline
	$(BIN)/lint-imports

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest -n 2 -q

gold: $(READY) ## Score against the hand labels, list what is missing, spurious and wrong
	$(BIN)/rowcite gold

diff: $(READY) ## Tell which facts of outputs differ from the last commit's (FORMAT=markdown for a pull request)
	@old=$$(mktemp -d) && trap 'rm -rf "$$old"' EXIT && git archive HEAD outputs | tar -x -C "$$old" && \
	  { $(BIN)/rowcite diff "$$old/outputs" outputs $(if $(FORMAT),--format $(FORMAT)) || test $$? -eq 6; }

docs: $(READY) ## Write the generated pages, pipeline/TABLES.md and pipeline/RULES.md, and what rules make on the gold
	$(BIN)/python -m pipeline.gold.proven
	$(BIN)/python -m pipeline.report.docs

bench: $(READY) ## Measure speed beside the bare model, memory, start-up, and how stages bear hostile text
	$(BIN)/python -m benchmarks.pipeline
	$(BIN)/python -m benchmarks.hostile

fuzz: $(READY) ## Run COUNT hostile documents through the pipeline, from the number FIRST on
	$(BIN)/python -m tests.fuzz --count $(COUNT) --first $(FIRST)

lock: $(READY) ## Resolve all dependencies anew into requirements.lock (needs uv)
	@command -v uv > /dev/null || { echo 'make: there is no uv. Install it: https://docs.astral.sh/uv' >&2; exit 1; }
	UV_CUSTOM_COMPILE_COMMAND='make lock' uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --extra dev --output-file requirements.lock pyproject.toml

train: labelled $(TRAINER_READY) ## Train the names tagger anew on DATA, a folder of labelled texts, into models/names
	$(TRAINER)/bin/python -m models.names.training prepare "$(DATA)" .train
	$(TRAINER)/bin/python -m models.names.training train .train
	$(TRAINER)/bin/python -m models.names.training export .train models/names

labelled:
	@test -d "$(DATA)" || \
	  { echo 'make: no folder DATA. Say make train DATA=folder; models/names/README.md says what it holds.' >&2; exit 1; }

$(TRAINER_READY): requirements.lock models/names/training/requirements.txt pyproject.toml setup.py
	@rm -f $@
	@test -x $(TRAINER)/bin/python || "$(PYTHON)" -m venv --clear $(TRAINER)
	$(TRAINER)/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	$(TRAINER)/bin/python -m pip install --disable-pip-version-check --quiet -r models/names/training/requirements.txt
	$(TRAINER)/bin/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	@touch $@

clean: ## Remove the virtual environments, stamps and caches
	rm -rf $(VENV) $(TRAINER) .train .stamps "$(OUT)/.rowcite-cache" build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
