# make site: the site.   make demo: the 2023 wave, from answers to reports.   make test: the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
WAVE := src/trigpoint/instruments/ai-index/waves/2023
# one short of training, one of technology, one of strategy; each in another stage and industry
FIRMS := f218 f253 f007
PORT ?= 8000

.PHONY: help site demo test slow check lint types docs pictures assets messages bench load lock clean

help: ## list what make can do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

site: $(VENV)/.run ## serve the site on this machine, ready to be tried
	@$(BIN)/trigpoint serve --demo out/site --port $(PORT)

demo: $(VENV)/.run ## run the 2023 wave: tables, audit, annual report, three companies' reports under out/
	@$(BIN)/trigpoint wave $(WAVE) --out out
	@echo && $(BIN)/trigpoint report $(WAVE) --out out/report
	@echo && mkdir -p out/company && for firm in $(FIRMS); do \
	  $(BIN)/trigpoint company $(WAVE) --respondent $$firm --out out/company/$$firm.pdf || exit; \
	done

test: $(VENV)/.dev ## lint, types, layers and the tests; those of the site on PostgreSQL too, where it is installed
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -q -n auto -m "not slow"
	@$(BIN)/python -m load.postgres $(BIN)/python -m pytest -q -n auto -m "not slow" tests/web

check: lint types

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports --no-logo

types: $(VENV)/.dev
	@$(BIN)/mypy

slow: $(VENV)/.dev ## the slower checks
	@$(BIN)/python -m pytest -q -n auto -m slow

docs: $(VENV)/.dev ## write the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py

pictures: $(VENV)/.dev ## draw the pictures of the README anew (needs Chromium)
	@$(BIN)/python docs/pictures.py && $(BIN)/python docs/site_pictures.py

assets: ## build the style sheet and scripts of the site anew (needs node)
	@cd src/trigpoint_web/assets && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent build

messages: $(VENV)/.run ## gather the site's words for translation, and compile what is translated (needs gettext)
	@$(BIN)/python src/trigpoint_web/locale/gather.py

bench: $(VENV)/.dev ## speed and memory: tables beside pandas, polars and DuckDB; reports
	@$(BIN)/python -m bench

load: $(VENV)/.dev ## the site under load, on PostgreSQL and on SQLite (needs postgresql)
	@$(BIN)/python -m load

lock: ## write both lock files anew (needs uv)
	uv pip compile --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --extra web pyproject.toml requirements-build.in -o requirements.lock
	uv pip compile --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --extra dev pyproject.toml -c requirements.lock -o requirements-dev.lock

clean: ## remove the environment and everything written
	rm -rf $(VENV) out

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Making the environment from requirements.lock ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Adding what the tests need from requirements-dev.lock ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
