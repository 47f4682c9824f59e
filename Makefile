# Two commands: `make demo` and `make test`. Both set themselves up in .venv.
.DELETE_ON_ERROR:
PYTHON ?= python3
BIN := .venv/bin
UV := UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv
SHARED ?= ../shared

.PHONY: demo test lint types layers unit clean
.PHONY: bench-extract bench-annotate bench-group bench-trace bench-collate bench-code

demo: .venv/.ready
	$(BIN)/recension run examples/pages --out demo
	@echo "Open demo/report.html in a browser."

test: lint types layers unit

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/.dev
	$(BIN)/mypy

layers: .venv/.dev
	$(BIN)/lint-imports

unit: .venv/.dev
	$(BIN)/pytest

.venv/.ready: bootstrap.txt pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit("Recension needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bootstrap.txt
	$(UV) sync --quiet --locked --inexact --no-dev
	touch $@

# Only followthemoney, which one test asks, needs PyICU, and that is built from source.
.venv/.dev: .venv/.ready
	$(UV) sync --quiet --locked --inexact || { \
	  echo "PyICU cannot be built here (it takes a C++ compiler and ICU's headers): a test is skipped"; \
	  $(UV) sync --quiet --locked --inexact --no-install-package pyicu; }
	touch $@

.venv/.bench: .venv/.dev
	$(UV) sync --quiet --locked --inexact --no-dev --group bench
	touch $@

bench-extract: .venv/.bench
	$(BIN)/python -m benchmarks.extract_body $(SHARED)/data/extraction --speed
	$(BIN)/python -m benchmarks.extract_dump --data $(SHARED)/data
	$(BIN)/python -m benchmarks.extract_cut --held-out --data $(SHARED)/data

bench-annotate: .venv/.bench
	$(BIN)/python -m benchmarks.annotate $(SHARED)/data
	$(BIN)/python -m benchmarks.annotate $(SHARED)/data --reader rules
	$(BIN)/python -m benchmarks.annotate_names $(SHARED)/data
	$(BIN)/python -m benchmarks.annotate_names $(SHARED)/data --reader rules
	$(BIN)/python -m benchmarks.annotate_robust $(SHARED)/data

bench-group: .venv/.bench
	$(BIN)/python -m benchmarks.group $(SHARED)/data
	$(BIN)/python -m benchmarks.group_allsides $(SHARED)/data
	$(BIN)/python -m benchmarks.group_headlines $(SHARED)/data
	$(BIN)/python -m benchmarks.group_texts $(SHARED)/data
	$(BIN)/python -m benchmarks.group_window $(SHARED)/data
	$(BIN)/python -m benchmarks.group_stream $(SHARED)/data
	$(BIN)/python -m benchmarks.group_composites $(SHARED)/data --each 2
	$(BIN)/python -m benchmarks.group_speed $(SHARED)/data

bench-trace: .venv/.bench
	$(BIN)/python -m benchmarks.trace
	$(BIN)/python -m benchmarks.trace --version 1 --brief
	$(BIN)/python -m benchmarks.trace_cost
	$(BIN)/python -m benchmarks.trace_real
	$(BIN)/python -m benchmarks.trace_shifts
	$(BIN)/python -m benchmarks.near_duplicates

bench-collate: .venv/.bench
	$(BIN)/python -m benchmarks.collate --data $(SHARED)/data
	$(BIN)/python -m benchmarks.collate_agreement
	$(BIN)/python -m benchmarks.collate_judged --data $(SHARED)/data
	$(BIN)/python -m benchmarks.collate_blind --data $(SHARED)/data
	$(BIN)/python -m benchmarks.collate_whom --data $(SHARED)/data
	$(BIN)/python -m benchmarks.collate_texts --data $(SHARED)/data
	$(BIN)/python -m benchmarks.brief_faults --seed 31

bench-code: .venv/.bench
	$(BIN)/python -m benchmarks.code_maverick --data $(SHARED)/data
	$(BIN)/python -m benchmarks.code_records --data $(SHARED)/data
	$(BIN)/python -m benchmarks.toponyms --data $(SHARED)/data
	$(BIN)/python -m benchmarks.gazetteer_cost --data $(SHARED)/data
	$(BIN)/python -m benchmarks.resolve_entities --data $(SHARED)/data
	$(BIN)/python -m benchmarks.code_event_type --baseline --data $(SHARED)/data
	$(BIN)/python -m benchmarks.code_plover --data $(SHARED)/data
	$(BIN)/python -m benchmarks.code_cells --data $(SHARED)/data
	$(BIN)/python -m benchmarks.code_petrarch --data $(SHARED)/data

clean:
	rm -rf .venv demo
