# Cluster Excellence. Everything a developer or an operator starts, in one place.
# `make run` and `make test` set up what they need; a second call is quick, an interrupted one resumes.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8000
HOST   ?= 127.0.0.1
DEMO   ?= story
JOBS   ?= 2
export UV_PYTHON_DOWNLOADS := never
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test test-sqlite test-postgres check fmt bench smoke shots messages states lock clean services

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(VENV)/ready-run ## Set everything up and serve it with demonstration data (PORT=8000, DEMO=none starts empty)
	@DEMO=$(DEMO) HOST=$(HOST) PORT=$(PORT) $(BIN)/excellence run

test: $(VENV)/ready-dev services ## Run all tests, on SQLite and on PostgreSQL
	@$(BIN)/python tools/messages.py --compile
	@echo "Tests on SQLite, with every branch of the rules counted"
	@rm -rf var/coverage
	@TEST_DATABASE=sqlite $(BIN)/coverage run -m pytest -n $(JOBS) tests
	@$(BIN)/coverage combine -q && $(BIN)/coverage report
	@echo "Tests on PostgreSQL"
	@TEST_DATABASE=postgres $(BIN)/python -m pytest -n $(JOBS) -m "not browser" --ignore=tests/method --ignore=tests/architecture tests

test-sqlite: $(VENV)/ready-dev ## Run the tests on SQLite only (ARGS="tests/method -q")
	@$(BIN)/python tools/messages.py --compile
	@TEST_DATABASE=sqlite $(BIN)/python -m pytest $(or $(ARGS),-n $(JOBS) tests)

test-postgres: $(VENV)/ready-dev services ## Run the tests on PostgreSQL only
	@$(BIN)/python tools/messages.py --compile
	@TEST_DATABASE=postgres $(BIN)/python -m pytest $(or $(ARGS),-n $(JOBS) tests)

check: $(VENV)/ready-dev services ## Run every linter
	@sh tools/check.sh

fmt: $(VENV)/ready-dev ## Format code and templates
	@$(BIN)/ruff check --fix-only -q src tests benchmarks tools; $(BIN)/ruff format -q src tests benchmarks tools
	@git ls-files -co --exclude-standard '*.html' | xargs -r $(BIN)/djade --target-version 5.2

bench: $(VENV)/ready-dev ## Measure against a bare Django application (ONLY=6 for one row)
	@$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY))

smoke: $(VENV)/ready-run ## Start in a fresh folder, sign in, start again and compare
	@$(BIN)/python tools/smoke.py

shots: $(VENV)/ready-dev services ## Take pictures of the main pages into var/shots
	@$(BIN)/python tools/shots.py

messages: $(VENV)/ready-dev ## Extract sentences for translation into the catalogues of their modules
	@$(BIN)/python tools/messages.py --update

states: $(VENV)/ready-dev ## Write docs/reference/states.md from the tables of states
	@$(BIN)/excellence states

lock: $(VENV)/bin/uv ## Pin every dependency with its hashes
	@$(BIN)/uv pip compile pyproject.toml --extra site --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' -o requirements.txt -q
	@$(BIN)/uv pip compile pyproject.toml --extra site --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' -o requirements-dev.txt -q

clean: ## Remove the environment and everything that can be made again (not var/)
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Set-up: each stamp is written last, so what was interrupted is done again.
$(VENV)/bin/uv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found. Install it, or name it: make PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Making an environment with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { echo "python3-venv is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv 2>/dev/null || { echo "uv cannot be installed; pip is used instead"; printf '#!/bin/sh\nshift; exec $(abspath $(BIN))/python -m "$$@"\n' > $@; chmod +x $@; }

$(VENV)/ready-run: requirements.txt pyproject.toml | $(VENV)/bin/uv
	@echo "Installing what the site needs"
	@test -f $(VENV)/ready-dev || sh tools/install.sh $(BIN) requirements.txt
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/uv
	@echo "Installing what development needs"
	@sh tools/install.sh $(BIN) requirements-dev.txt
	@touch $@ $(VENV)/ready-run

services: ## Install PostgreSQL, Chromium and gettext where this is possible
	@sh tools/services.sh
