# Two commands to begin with: `make chat` to talk to it in a terminal, `make test` to check it.
# The environment lives in .venv. It is set up once, and again when a list of locked packages or
# the Python under it changes; one whose set-up was interrupted is made anew.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# All of pip's words go to stderr, so that piped answers have stdout to themselves; and the
# questions piped to `make chat` are not for pip.
PIP := </dev/null >&2 $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet
LOCKED := --no-deps --require-hashes --requirement

.PHONY: chat run test bench format lock clean help

help: ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/'

chat: $(VENV)/.run ## Ask in a terminal, over the shipped articles (no token needed)
	@$(BIN)/python -m bot chat

run: $(VENV)/.run ## Start the Telegram bot with the settings in .env
	@$(BIN)/python -m bot

test: $(VENV)/.test ## Format check, lint, strict types, tests
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest

bench: $(VENV)/.bench ## Time answers at three sizes beside other search engines (20 minutes, 8 GB)
	$(BIN)/python -m benchmarks.scale

format: $(VENV)/.test ## Put the code into the house format
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

lock: $(VENV)/.lock ## Refresh the locked versions and hashes from pyproject.toml
	$(VENV)/lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-annotate --custom-compile-command 'make lock' --output-file requirements/run.txt pyproject.toml
	$(VENV)/lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-annotate --custom-compile-command 'make lock' --constraint requirements/run.txt \
		--group test --output-file requirements/test.txt pyproject.toml
	$(VENV)/lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-annotate --custom-compile-command 'make lock' --constraint requirements/test.txt \
		--group benchmarks --output-file requirements/benchmarks.txt pyproject.toml

clean: ## Remove the environment and caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

# What the set-up needs, checked before anything is made. It has to run on a Python that is too old.
define NEEDED
import sys
if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or newer is needed, $(PYTHON) is %d.%d: say make PYTHON=/path/to/python3" % sys.version_info[:2])
try:
    import ensurepip, venv
except ImportError:
    sys.exit("$(PYTHON) comes without venv: install it (Debian, Ubuntu: apt install python%d.%d-venv), or say make PYTHON=/path/to/python3" % sys.version_info[:2])
endef
export NEEDED

# Without a recipe, so that a .venv whose Python is gone counts as changed and is made anew.
$(BIN)/python: ;

$(VENV)/.run: requirements/run.txt $(BIN)/python
	@"$(PYTHON)" -c "" </dev/null >/dev/null 2>&1 || { echo "$(PYTHON) cannot be run: install Python 3.11 or newer, or say make PYTHON=/path/to/python3" >&2; exit 2; }
	@"$(PYTHON)" -c "$$NEEDED" </dev/null
	@echo "Setting up $(VENV), once" >&2
	@"$(PYTHON)" -m venv --clear $(VENV) </dev/null >&2
	@$(PIP) install $(LOCKED) requirements/run.txt
	@touch $@

# .half tells of an interrupted run: packages that are only half there are then installed again.
$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@again=$$(test ! -e $(VENV)/.half || echo --force-reinstall); touch $(VENV)/.half; \
		$(PIP) install $$again $(LOCKED) requirements/test.txt
	@rm $(VENV)/.half
	@touch $@

$(VENV)/.bench: requirements/benchmarks.txt $(VENV)/.run
	@$(PIP) install $(LOCKED) requirements/benchmarks.txt
	@touch $@

$(VENV)/.lock: $(VENV)/.run
	@"$(PYTHON)" -m venv --clear $(VENV)/lock </dev/null
	@$(VENV)/lock/bin/python -m pip --disable-pip-version-check --quiet --quiet install uv >&2
	@touch $@
