# Every target sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
EXAMPLE := examples/flask-api
TYPESCRIPT := examples/payments-ts tests/preview/programs/nodejs tests/preview/programs/modules

.DEFAULT_GOAL := help
.PHONY: help install node preview check test docs failures bench new clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' Makefile | awk -F':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

install: $(READY) ## Fill .venv with what the pack and its tests need

$(READY): requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is `$(PYTHON) -V 2>&1`. Try: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (about a minute the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $(READY)

node: ## Fill the node_modules of the TypeScript programs in examples and tests
	@command -v npm >/dev/null || { echo "npm is needed: install Node.js 20 or newer."; exit 1; }
	@for folder in $(TYPESCRIPT); do \
		echo "Installing packages into $$folder (about a minute the first time)"; \
		(cd $$folder && npm install --no-audit --no-fund --no-package-lock --silent) || exit 1; \
	done

preview: $(READY) ## Judge the example program that does not deploy, against an embedded AWS
	@$(BIN)/python -m policypack preview $(EXAMPLE)/broken --stack production --aws emulator \
		--policy-config $(EXAMPLE)/policy-config.json; code=$$?; test $$code -le 1

check: $(READY) ## Lint, format and type-check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test: $(READY) ## Run all tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile

docs: $(READY) ## Write the generated pages again
	@$(BIN)/python -m tests.docs

failures: $(READY) node ## Preview all examples and write docs/failures.md again (two minutes)
	@$(BIN)/python -m tests.failures_map

bench: $(READY) ## Measure, and write docs/performance.md
	@$(BIN)/python -m tests.bench

new: $(READY) ## Begin a policy: make new SERVICE=sqs NAME=queue_name_too_long
	@$(BIN)/python -m tests.new_policy $(SERVICE) $(NAME)

clean: ## Remove .venv and caches
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
