# Everything below works on a fresh machine with Python 3.11 to 3.13, git and make:
# each target first makes .venv from requirements.lock, which takes a minute once.

PORT ?= 8000
VENV ?= .venv
PY := $(VENV)/bin/python
# Two browsers on two cores; a file's tests stay together.
PYTEST_ARGS ?= -n 2 --dist loadfile
# One process per core runs notebooks; a notebook's cells stay together.
NBVAL_ARGS ?= -n logical --dist loadfile
LAB_ARGS ?=
EXECUTE ?=

export VENV
# What these name would shadow the locked environment.
unexport PYTHONPATH PYTHONHOME

.DEFAULT_GOAL := help
.PHONY: help setup book site lab lint pytest nbval test bench screenshot notebooks figures due lock clean fresh

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  PYTHON=python3.13 picks the interpreter for the set-up, PORT=8001 the port of the site.'

setup: ## make .venv from the lock (every other target does it too)
	@sh tools/setup.sh

book: setup ## build the site into _build/html, strictly, if anything changed
	@$(PY) tools/build_book.py

site: setup ## build the site and serve it on 127.0.0.1:8000 (PORT=...)
	@$(PY) tools/serve.py --check --port $(PORT)
	@$(PY) tools/build_book.py
	@$(PY) tools/serve.py --port $(PORT)

lab: setup ## open the chapters in JupyterLab (LAB_ARGS=...)
	$(PY) -m jupyter lab --LabApp.default_url=/lab/tree/chapters $(LAB_ARGS)

lint: setup ## ruff and mypy
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

pytest: book ## the tests of the package and of the built site (PYTEST_ARGS=...)
	LIVEMONEY_CHROMIUM="$$(sh tools/find-chromium.sh --install)" && export LIVEMONEY_CHROMIUM && \
	$(PY) -m pytest $(PYTEST_ARGS)

nbval: setup ## run every chapter and compare the money cells with their stored outputs
	$(PY) -m pytest --nbval chapters/ --nbval-sanitize-with tests/notebooks/sanitize.cfg $(NBVAL_ARGS)

# In this order: what fails in seconds comes first. Sub-makes keep it under -j.
test: ## everything: lint, build, pytest in a browser, nbval
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory pytest
	@$(MAKE) --no-print-directory nbval

bench: setup ## measure against the budgets
	LIVEMONEY_CHROMIUM="$$(sh tools/find-chromium.sh --install)" && export LIVEMONEY_CHROMIUM && \
	$(PY) -m benchmarks

screenshot: book ## make the README's picture anew
	LIVEMONEY_CHROMIUM="$$(sh tools/find-chromium.sh --install)" && export LIVEMONEY_CHROMIUM && \
	$(PY) tools/screenshot.py

notebooks: setup ## bring the chapters to their canonical form (EXECUTE=1 runs them too)
	$(PY) tools/normalise_notebooks.py $(if $(EXECUTE),--execute)

figures: setup ## draw the figures
	$(PY) -m livemoney.figures

due: setup ## list the facts that are due for review
	@$(PY) -c 'from livemoney import facts; print(*facts.due(), sep="\n")'

lock: ## resolve pyproject.toml into requirements.lock (UPGRADE=1 takes newer versions)
	sh tools/lock.sh

clean: ## delete what was built
	rm -rf _build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

fresh: clean ## delete the environment too
	rm -rf $(VENV)
