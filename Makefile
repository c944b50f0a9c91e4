# Every target installs what it needs first; a second run finds it ready (scripts/setup).
SHELL := /bin/bash
BIN := .venv/bin
READY := .venv/.ready
OFFICE ?= kota-kupang
TESTS ?= tests
OUT ?= demo-out
MINUTES ?= 5
EVENTS ?= 3400
JOBS ?= 3

# Qt draws without a display and without a graphics card, the same way on every machine.
OFFSCREEN := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software

.DEFAULT_GOAL := help
.PHONY: help setup demo test check soak monkey bench translations clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: $(READY) ## install everything: virtual environment, Python packages, Qt's system libraries
	@echo "Everything is installed."

$(READY): pyproject.toml scripts/setup
	@scripts/setup
	@touch $@

demo: $(READY) ## walk a visitor through all four screens; OFFICE=provinsi-bengkulu for another office
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/pst-kiosk demo --office $(OFFICE); \
	else \
		echo "No display here: the screens of $(OFFICE) are drawn into pictures."; \
		$(BIN)/pst-kiosk demo --office $(OFFICE) --headless --out $(OUT) \
			&& echo "The pictures are in $(CURDIR)/$(OUT):" && ls $(OUT); \
	fi

test: $(READY) ## run the tests; TESTS=tests/domain for a part, JOBS=4 on more cores
	@$(OFFSCREEN) $(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(TESTS)

check: $(READY) ## lint, format, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

soak: $(READY) ## all screens at work while server and network fail at random; MINUTES=60, SEED=7
	@$(BIN)/python -m tests.faults.soak --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

monkey: $(READY) ## random taps and keys at a locked kiosk; EVENTS=3400 at each of three offices, SEED=7
	@$(OFFSCREEN) PST_MONKEY_EVENTS=$(EVENTS) $(if $(SEED),PST_MONKEY_SEED=$(SEED)) \
		$(BIN)/python -m pytest -q tests/kiosk/test_monkey.py

bench: $(READY) ## measure what we promise to be quick; PART=screens, engines, board, voice, queue, kiosk, counter, search, rating or satisfaction for a part
	@$(BIN)/python -m bench $(PART)

translations: $(READY) ## take new texts into the catalogues and compile them
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python scripts/translations

clean: ## remove what the targets made, except the virtual environment
	rm -rf $(OUT) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find pst_kiosk tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
