# Two commands to begin with: `make chat` to talk to it in a terminal, `make test` to check it.
# The environment lives in .venv; each list of locked packages is installed once, and again only
# when the list changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes --requirement

.PHONY: chat run test lint format lock clean help

help: ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/'

chat: $(VENV)/.run ## Ask in a terminal, over the shipped articles (no token needed)
	@$(BIN)/python -m bot chat

run: $(VENV)/.run ## Start the Telegram bot with the settings in .env
	@$(BIN)/python -m bot

test: $(VENV)/.test ## Format check, lint, strict types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

format: $(VENV)/.test ## Put the code into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.lock ## Refresh the locked versions and hashes from pyproject.toml
	$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-annotate --custom-compile-command 'make lock' --output-file requirements/run.txt pyproject.toml
	$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-annotate --custom-compile-command 'make lock' --constraint requirements/run.txt \
		--group test --output-file requirements/test.txt pyproject.toml

clean: ## Remove the environment and caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) not found: install Python 3.11 or newer, or say make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed, this is %d.%d: say make PYTHON=/path/to/python3" % sys.version_info[:2])'
	@echo "Setting up $(VENV), once" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt | $(BIN)/python
	@$(PIP) requirements/run.txt >&2
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@$(PIP) requirements/test.txt >&2
	@touch $@

$(VENV)/.lock: | $(BIN)/python
	@$(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip --quiet install uv
	@touch $@
