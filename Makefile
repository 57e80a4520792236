# `make chat` and `make test` do everything on a fresh machine with Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: chat index test check gate clean

chat: .venv/ready
	$(BIN)/corridor chat $(ARGS)

index: .venv/ready
	$(BIN)/corridor index $(ARGS)

gate: .venv/ready
	$(BIN)/corridor eval --gate $(ARGS)

test: check
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check: .venv/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf .venv .corridor

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Corridor needs Python 3.11 or newer: make PYTHON=python3.11 …"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --disable-pip-version-check --quiet --progress-bar on -e '.[evals]'
	touch $@

.venv/ready-to-test: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --disable-pip-version-check --quiet --progress-bar on -e '.[test]'
	touch $@ .venv/ready
