# Everything a person or the CI runs. Needs only Python 3.11+, make and a C library.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
STAMP := $(VENV)/.installed
export UV_PYTHON_DOWNLOADS = never
# The demonstration keeps to its own folder and needs no service, whatever this shell has set.
ALONE := env -u DATABASE_URL -u REDIS_URL -u CELERY_BROKER_URL

.PHONY: setup demo serve worker shell test check bench fmt lock messages clean

setup: $(STAMP)

$(STAMP): requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "The Academy needs Python 3.11 or newer; $(PYTHON) is older. Name another with PYTHON=python3.12."; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock; \
	else \
	  echo "Creating $(VENV) (uv is not installed: it is fetched into $(VENV))..."; \
	  $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==0.13.9" \
	  && $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock; \
	fi
	@touch $(STAMP)

demo: export ACADEMY_DEMONSTRATION = 1
demo: export ACADEMY_VAR_DIR = $(CURDIR)/var/demo
demo: export ACADEMY_BASE_URL = http://$(HOST):$(PORT)
demo: export ACADEMY_HOSTS = $(HOST),127.0.0.1,localhost,testserver
demo: setup  ## the whole Academy on this machine: set-up, main job, site
	@if [ "$(FRESH)" = 1 ]; then rm -rf var/demo; fi
	@$(ALONE) $(BIN)/python manage.py demo $(if $(APPLICATIONS),--applications "$(APPLICATIONS)")
	@if [ "$(SERVE)" != 0 ]; then echo; echo "Serving on http://$(HOST):$(PORT) (stop with Ctrl-C)"; \
	  exec $(ALONE) $(BIN)/gunicorn academy.wsgi --bind $(HOST):$(PORT) --threads 8 --keep-alive 75 --no-control-socket --log-level warning; fi

serve: setup  ## the site as it stands
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py runserver $(HOST):$(PORT)

worker: setup  ## execute jobs (needs CELERY_BROKER_URL)
	$(BIN)/celery -A academy worker --beat --loglevel info --schedule var/celerybeat-schedule

shell: setup
	$(BIN)/python manage.py shell

test: setup  ## all tests; those that need services or Chromium skip with a reason where these are absent
	$(BIN)/pytest -n 2 -m "not browser"
	$(BIN)/pytest -n 2 --dist loadfile -m browser

bench: setup  ## measurements: ratios against a baseline in the same run
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.selection_bench
	$(BIN)/python -m tests.bench.places_bench
	$(BIN)/python -m tests.bench.lists_bench
	$(BIN)/python -m tests.bench.certificates_bench
	$(BIN)/python -m tests.bench.issue_bench
	$(BIN)/python -m tests.bench.badges_bench
	$(BIN)/python -m tests.bench.forgeries_bench
	$(BIN)/python -m tests.bench.verify_bench
	$(BIN)/python -m tests.bench.times_bench
	$(BIN)/python -m tests.bench.scan_bench

fmt: setup
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	$(BIN)/djlint --reformat --quiet templates || true

messages: setup  ## collect sentences to translate (needs gettext)
	$(BIN)/python manage.py makemessages -l fr --no-location --no-wrap -i .venv -i var -i tests
	$(BIN)/python manage.py compilemessages -l fr

check: setup  ## what the CI runs
	bash .ci/check

lock:  ## renew the hash-pinned locks (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) var .cache
