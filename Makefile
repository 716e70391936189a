# Everything that is done to Rustad while it is developed. `make` alone lists it.

PYTHON ?= python3
PORT ?= 8000
RUSTAD_SHARED ?= ../shared

VENV := .venv
PY := $(VENV)/bin/python
WAGTAIL8 := .venv-wagtail8
# A checkout made with `make setup` runs in debug mode with a key of its own. A server sets both itself.
MANAGE = RUSTAD_DEBUG=1 SECRET_KEY="$$(cat var/dev-secret-key)" BASE_URL=http://127.0.0.1:$(PORT) $(PY) manage.py
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))
PIP_INSTALL = -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test test-fast test-all lint lock messages bench bench-country bench-import bench-sign-in bench-scenarios bench-quiz bench-quiz-import trust cases demo-reset clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.runtime $(CATALOGUES) var/dev-secret-key ## Install what Rustad needs, make the database and fill it with the demo
	@echo "Bringing the database up to date …"
	@$(MANAGE) migrate --verbosity 0
	@echo "Loading the demo …"
	@$(MANAGE) load_demo

run: setup ## Set up, and serve Rustad at http://127.0.0.1:8000 (PORT=… and DATABASE_URL=… change that)
	@echo "Rustad: http://127.0.0.1:$(PORT)/ (Ctrl-C stops it, and the worker beside it)"
	@$(MANAGE) db_worker --backend background --no-reload & worker=$$!; \
	$(MANAGE) runserver 127.0.0.1:$(PORT) & server=$$!; \
	trap 'kill $$server $$worker 2> /dev/null; wait' EXIT; trap 'exit 130' INT; trap 'exit 143' TERM; \
	wait $$server

test: lint $(CATALOGUES) ## Check the code and run all tests, on SQLite and on PostgreSQL
	@$(PY) bin/need_browser.py > /dev/null
	@$(PY) bin/need_provider.py > /dev/null
	@$(PY) bin/need_pango.py
	@$(PY) bin/postgres.py find > /dev/null
	@$(PY) bin/test.py sqlite postgresql

test-fast: $(VENV)/.dev $(CATALOGUES) ## Run all tests on SQLite only
	@$(PY) bin/need_browser.py > /dev/null
	@$(PY) bin/need_provider.py > /dev/null
	@$(PY) bin/need_pango.py
	@$(PY) bin/test.py sqlite

test-all: test $(WAGTAIL8)/.dev ## Run `make test`, and the tests again with Wagtail 8.0.1
	@$(WAGTAIL8)/bin/python bin/test.py sqlite

lint: $(VENV)/.dev ## Check style, imports, templates and migrations without changing anything
	@echo "Checking the code …"
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/djhtml --check templates
	@$(VENV)/bin/lint-imports --no-logo
	@SECRET_KEY=only-to-read-the-models DATABASE_URL=sqlite://:memory: $(PY) manage.py makemigrations --check --dry-run

lock: $(VENV)/bin/pip ## Write requirements*.txt anew from pyproject.toml, keeping versions that still fit
	@echo "Locking the Python packages …"
	@$(PY) $(PIP_INSTALL) uv
	@$(VENV)/bin/uv pip compile --quiet --universal --no-header --no-annotate pyproject.toml --output-file requirements.txt
	@$(VENV)/bin/uv pip compile --quiet --universal --no-header --no-annotate pyproject.toml --group dev \
		--constraints requirements.txt --output-file requirements-dev.txt

messages: $(VENV)/.runtime ## Collect the texts to translate into locale/, and compile the translations (needs gettext)
	@command -v xgettext > /dev/null || { echo "gettext is missing. Install it (Debian, Ubuntu: sudo apt-get install gettext)."; exit 1; }
	@SECRET_KEY=only-to-read-the-texts DATABASE_URL=sqlite://:memory: $(PY) manage.py makemessages --locale sv \
		--extension html,py,svg,txt --no-location --no-wrap --no-obsolete \
		--ignore bench --ignore bin --ignore docs --ignore tests --ignore 'requirements*.txt'
	@$(MAKE) --no-print-directory $(patsubst %.po,%.mo,locale/sv/LC_MESSAGES/django.po)

bench: $(VENV)/.dev ## Measure reports, pages, files, recording and coverage at 10,000, 50,000 and 250,000 people (RUSTAD_PEOPLE=…)
	@$(PY) bench/figures.py

bench-country: $(VENV)/.dev ## Measure the same at 1,200,000 people (an hour, and 30 GB of disk)
	@RUSTAD_PEOPLE=1200000 RUSTAD_BENCH_JSON=bench-country.json $(PY) bench/figures.py

bench-import: $(VENV)/.dev ## Measure an HR import of 50,000 people on PostgreSQL: seconds and peak memory (RUSTAD_PEOPLE=… for others)
	@SECRET_KEY=only-for-the-benchmark RUSTAD_HTTPS=0 $(PY) bin/postgres.py run -- $(PY) bench/staff_import.py

trust: $(VENV)/.dev $(CATALOGUES) ## Kill HR imports, search for small groups given away, answer a quiz all at once, ask every address as every role
	@rm -f var/trust.sqlite3*
	@SECRET_KEY=only-for-the-trial DATABASE_URL=sqlite:///$(CURDIR)/var/trust.sqlite3 $(PY) bench/killed_import.py
	@rm -f var/trust.sqlite3*
	@SECRET_KEY=only-for-the-trial $(PY) bin/postgres.py run -- $(PY) bench/killed_import.py
	@rm -f var/trust.sqlite3*
	@SECRET_KEY=only-for-the-trial RUSTAD_HTTPS=0 DATABASE_URL=sqlite:///$(CURDIR)/var/trust.sqlite3 $(PY) bench/small_cells.py
	@SECRET_KEY=only-for-the-trial RUSTAD_HTTPS=0 $(PY) bin/postgres.py run -- $(PY) -m bench.quiz_rush
	@RUSTAD_ACCESS=whole $(PY) -m pytest -q -n auto tests/access
	@RUSTAD_ACCESS=whole $(PY) bin/postgres.py run -- $(PY) -m pytest -q -n auto tests/access

bench-sign-in: $(VENV)/.dev ## Measure what a sign-in costs with the password hashers there are, on PostgreSQL
	@SECRET_KEY=only-for-the-benchmark RUSTAD_HTTPS=0 $(PY) bin/postgres.py run -- $(PY) bench/sign_in.py

bench-scenarios: $(VENV)/.dev ## Measure what it costs to look through a scenario for mistakes, and to play it, on PostgreSQL
	@SECRET_KEY=only-for-the-benchmark RUSTAD_HTTPS=0 $(PY) bin/postgres.py run -- $(PY) -m bench.scenarios

bench-quiz: $(VENV)/.dev ## Measure what an answer costs, and five questions from start to result, on PostgreSQL
	@SECRET_KEY=only-for-the-benchmark RUSTAD_HTTPS=0 $(PY) bin/postgres.py run -- $(PY) -m bench.quizzes

bench-quiz-import: $(VENV)/.dev ## Measure an import of 100,000 sittings from django-quiz-app on PostgreSQL (RUSTAD_SITTINGS=… for others)
	@RUSTAD_SHARED="$(abspath $(RUSTAD_SHARED))" SECRET_KEY=only-for-the-benchmark RUSTAD_HTTPS=0 \
		$(PY) bin/postgres.py run -- $(PY) bench/quiz_import.py

cases: $(VENV)/.dev $(CATALOGUES) ## Run the long tests with the attack strings and exports in RUSTAD_SHARED (default ../shared)
	@RUSTAD_SHARED="$(abspath $(RUSTAD_SHARED))" $(PY) -m pytest tests/cases

demo-reset: ## Throw away the local SQLite database and its media, and load the demo anew
	@test -z "$(DATABASE_URL)" || { echo "DATABASE_URL is set: demo-reset only empties the local SQLite database."; exit 1; }
	@rm -rf var/rustad.sqlite3* var/media var/private_media
	@$(MAKE) --no-print-directory setup

clean: ## Remove everything that make can make again; the database and the key in var/ stay
	@rm -rf $(VENV) $(WAGTAIL8) var/static var/migrated.* test-results .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@rm -f $(CATALOGUES)
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rustad needs Python 3.11 or later: make PYTHON=…")'
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/pip
	@echo "Installing the locked packages (the first time, a minute or two) …"
	@$(PY) $(PIP_INSTALL) --requirement requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/.runtime
	@echo "Installing the packages for the tests …"
	@$(PY) $(PIP_INSTALL) --requirement requirements-dev.txt
	@touch $@

$(WAGTAIL8)/.dev: requirements-dev.txt
	@echo "Making $(WAGTAIL8), with Wagtail 8.0.1 …"
	@$(PYTHON) -m venv $(WAGTAIL8)
	@echo '*' > $(WAGTAIL8)/.gitignore
	@# Wagtail 8 asks for a later draftjs-exporter than 7.4 allows.
	@sed -e 's/^wagtail==.*/wagtail==8.0.1/' -e '/^draftjs-exporter==/d' requirements-dev.txt > $(WAGTAIL8)/requirements.txt
	@$(WAGTAIL8)/bin/python $(PIP_INSTALL) --requirement $(WAGTAIL8)/requirements.txt
	@touch $@

%.mo: %.po | $(VENV)/.runtime
	@echo "Compiling $< …"
	@$(VENV)/bin/pybabel --quiet compile --input-file $< --output-file $@

var/dev-secret-key: | $(VENV)/bin/pip
	@mkdir -p var
	@umask 077 && $(PY) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@
