# make report   set everything up, print the consistency report of corpus/, write reports/
# make test     set everything up, run every test
# make lint     ruff and mypy
# make bench    speed beside plain spaCy, recall beside peers, slopes on hostile text: reports/benchmarks.md (an
#               hour; needs ../shared)
# make lock     resolve the dependencies anew into requirements.lock
# make clean    remove what the above made, but for reports/

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LOCK_VENV := .venv-lock

.DEFAULT_GOAL := report
.PHONY: report test lint bench lock clean

# Whatever Python is at hand that is new enough; PYTHON=… on the command line decides otherwise.
define FIND_PYTHON
for p in "$$PYTHON" python3.11 python3.12 python3.13 python3 python; do \
  [ -n "$$p" ] && "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && break; p=; done; \
[ -n "$$p" ] || { echo "make: Python 3.11 or newer is needed; name it with PYTHON=/path/to/python3.11" >&2; exit 1; }
endef
export PYTHON

$(STAMP): requirements.lock pyproject.toml
	@$(FIND_PYTHON); [ -x $(BIN)/python ] || "$$p" -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

report: $(STAMP)
	@mkdir -p reports
	@$(BIN)/factcheck report corpus/ -o markdown:reports/consistency.md \
	  -o json:reports/consistency.json -o html:reports/consistency.html

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check quantulum3==0.10.0
	@mkdir -p reports
	@$(BIN)/python tests/bench/all.py | tee reports/benchmarks.tmp
	@mv reports/benchmarks.tmp reports/benchmarks.md

lock:
	@$(FIND_PYTHON); rm -rf $(LOCK_VENV) && "$$p" -m venv $(LOCK_VENV)
	@$(LOCK_VENV)/bin/python -m pip install -qq --disable-pip-version-check pip-tools
	$(LOCK_VENV)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --extra dev --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	  --output-file requirements.lock pyproject.toml
	$(LOCK_VENV)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	  --output-file requirements-browser.lock requirements-browser.in
	$(LOCK_VENV)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	  --output-file requirements-ray.lock requirements-ray.in
	@rm -rf $(LOCK_VENV)

clean:
	rm -rf $(VENV) $(LOCK_VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .factcheck
	find factcheck tests -name __pycache__ -type d -prune -exec rm -rf {} +
