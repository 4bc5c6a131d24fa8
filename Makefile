# The words of every day. The work itself is done by .ci/setup.sh and by the tools it installs.
.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench soak docs reports screenshots train-all translations
.PHONY: desktop-entry remove-desktop-entry

PYTHON_OF_VENV := .venv/bin/python
SOURCES_OF_SETUP := pyproject.toml constraints.txt

help:  ## what can be made
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  make \1\t\2/p' Makefile

setup: .venv/ready  ## install what the program needs: system libraries, .venv, dependencies

run: .venv/ready  ## start the program (ARGS="photo.jpg" opens a picture)
	@$(strip $(PYTHON_OF_VENV) main.py $(ARGS))

test: .venv/ready-dev lint  ## check everything: lint, then the tests (TESTS="tests/unit" runs some)
	@$(PYTHON_OF_VENV) -m pytest -q -n 2 $(TESTS)

lint: .venv/ready-dev  ## style, types, the import rules and the translations
	@$(PYTHON_OF_VENV) -m ruff check .
	@$(PYTHON_OF_VENV) -m ruff format --check .
	@$(PYTHON_OF_VENV) -m mypy
	@.venv/bin/lint-imports
	@$(PYTHON_OF_VENV) -m assets.translations check

bench: .venv/ready-dev  ## measure: start of the window, event-loop gaps, training speed
	@.ci/bench.sh

soak: .venv/ready-dev  ## answers by the thousand, trainings killed by the hundred: do they survive?
	@$(PYTHON_OF_VENV) -m tests.soak
	@$(PYTHON_OF_VENV) -m tests.soak.runs

screenshots: .venv/ready-dev  ## write a picture of every state of the window to screenshots/
	@$(PYTHON_OF_VENV) -m docs.screenshots $(ARGS)

train-all: .venv/ready  ## train the five again as weights/ says (ARGS="--minutes 9", say)
	@$(PYTHON_OF_VENV) main.py train-all $(ARGS)

desktop-entry: .venv/ready  ## put the program into the desktop's menu, also for image files
	@$(PYTHON_OF_VENV) -m assets.desktop install

remove-desktop-entry: .venv/ready  ## take it out again
	@$(PYTHON_OF_VENV) -m assets.desktop remove

docs: .venv/ready-dev  ## write tables, pages and curves from what was measured (docs/results)
	@$(PYTHON_OF_VENV) -m docs.tables
	@$(PYTHON_OF_VENV) -m docs.cards
	@$(PYTHON_OF_VENV) -m docs.results
	@$(PYTHON_OF_VENV) -m docs.transfer --pages

reports: .venv/ready-dev  ## measure the files in weights/ (ARGS="--data DIR"), then make docs
	@$(strip $(PYTHON_OF_VENV) -m docs.measure $(ARGS))
	@$(MAKE) --no-print-directory docs

translations: .venv/ready-dev  ## bring the window's translations up to date with its code
	@$(PYTHON_OF_VENV) -m assets.translations update

.venv/ready: $(SOURCES_OF_SETUP)
	@.ci/setup.sh

.venv/ready-dev: $(SOURCES_OF_SETUP)
	@.ci/setup.sh dev

# a .venv whose Python is gone (an upgraded system, say) is made anew
ifneq ($(shell test -x $(PYTHON_OF_VENV) && echo there),there)
.PHONY: .venv/ready .venv/ready-dev
endif
