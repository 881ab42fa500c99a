# Two commands do everything: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A doubtful article is told but does not hold the others back; `make site STRICT=--strict` stops.
STRICT ?=
export NO_MKDOCS_2_WARNING := 1

.PHONY: site demonstration test serve check coverage audit bench lock clean

# Built beside site/ and swapped in only when whole: a failed build never costs the last good one.
site: $(VENV)/.installed
	$(BIN)/mkdocs build $(STRICT)

# Beside the site, which therefore comes first: what it looks like with twenty articles.
demonstration: $(VENV)/.installed
	$(BIN)/mkdocs build --config-file demonstration.yml $(STRICT)

test: site check
	$(BIN)/pytest

check: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/vulture
	$(BIN)/mypy

# What the tests run of each stage, processes of their own counted; none may fall below 85 %.
STAGES := french sources annotate brief dossier render publish
coverage: site
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --sort=cover
	for stage in $(STAGES); do echo $$stage; \
		$(BIN)/coverage report --format=total --fail-under=85 --include="*/annotated_briefing/$$stage/*" \
		|| exit 1; done

serve: $(VENV)/.installed
	$(BIN)/mkdocs serve

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 ou plus récent est nécessaire : make site PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Known faults of what requirements.lock installs; needs the network, so it is no part of the tests.
audit:
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(VENV)-audit/bin/pip-audit --disable-pip --require-hashes --requirement requirements.lock

# How long a build takes beside other tools: `make bench COUNT="400 1600" DATA="folder …"`.
COUNT ?= 200
DATA ?= tests/fixtures/wikinews
bench: $(VENV)/.installed
	$(BIN)/python -m tests.benchmarks.bench_build $(DATA) --count $(COUNT) --all-in-nav --json bench.json

# Only to change a dependency: pip-tools, then commit the result.
lock:
	$(BIN)/pip-compile --quiet --extra dev --extra formats --extra cluster --allow-unsafe --generate-hashes --strip-extras \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header \
		--output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) $(VENV)-audit .cache site site.new site.old
