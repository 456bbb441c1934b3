# Every target sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LINKED := $(VENV)/.linked
EXAMPLE := examples/flask-api
# One lock for all of these; what has no wheel for a system is built there.
SYSTEMS := linux macos windows
PYTHONS := 3.11 3.14
# What is published is a folder outside of the project: see tests/publish.py.
DIST ?= $(or $(TMPDIR),/tmp)/aws-preflight-pack
OWN := $(POLICIES:%=--policies %)
TYPESCRIPT := examples/payments-ts tests/preview/programs/nodejs tests/preview/programs/modules

.DEFAULT_GOAL := help
.PHONY: help install lock node preview check test docs failures advice labels captures bench new wheel dist publish-check publish clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

install: $(LINKED) ## Fill .venv with what the pack and its tests need

$(READY): requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is `$(PYTHON) -V 2>&1`. Try: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (about a minute the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $(READY)

lock: $(BIN)/uv ## Lock what requirements*.in ask for, with hashes; UPGRADE=1 takes the newest of what they leave open
	@for name in requirements requirements-dev; do \
		UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade) \
			$$name.in --output-file $$name.txt || exit 1; \
		for system in $(SYSTEMS); do for python in $(PYTHONS); do \
			$(BIN)/uv pip install --quiet --dry-run --require-hashes --only-binary :all: --target $(VENV)/none \
				--python-platform $$system --python-version $$python -r $$name.txt || \
				{ echo "$$name.txt cannot be had for Python $$python on $$system."; exit 1; }; \
		done; done; \
	done
	@echo "Locked for Python 3.11 and up on: $(SYSTEMS). Install it: make install"

$(BIN)/uv:
	@$(MAKE) --no-print-directory install

# With -P Python looks for the pack in no working directory: its folder is named in .venv instead.
$(LINKED): $(READY)
	@$(BIN)/python -P -c 'import pathlib, sys, sysconfig; \
		pathlib.Path(sysconfig.get_path("purelib"), "aws-preflight.pth").write_text(sys.argv[1] + "\n")' "$(CURDIR)"
	@touch $(LINKED)

node: ## Fill the node_modules of the TypeScript programs in examples and tests
	@command -v npm >/dev/null || { echo "npm is needed: install Node.js 20 or newer."; exit 1; }
	@for folder in $(TYPESCRIPT); do \
		echo "Installing packages into $$folder (about a minute the first time)"; \
		(cd $$folder && npm install --no-audit --no-fund --no-package-lock --silent) || exit 1; \
	done

preview: $(LINKED) ## Judge the example program that does not deploy, against an embedded AWS
	@$(BIN)/python -P -m policypack preview $(EXAMPLE)/broken --stack production --aws emulator \
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

advice: $(READY) ## Count what good programs are told, and write docs/advice.md (two minutes)
	@$(BIN)/python -m tests.advice

labels: $(READY) ## Count which labelled deploy failures are reported, and write docs/labels.md
	@$(BIN)/python -m tests.labels

captures: $(READY) ## Count what the recorded stacks are told, and write docs/captures.md (a minute)
	@$(BIN)/python -m tests.captures

bench: $(READY) ## Measure, and write docs/performance.md; PART=growth measures a part
	@$(BIN)/python -m tests.bench $(PART)

new: $(READY) ## Begin a policy: make new SERVICE=sqs NAME=queue_name_too_long TOPIC=fifo ASKS=stack,aws
	@$(BIN)/python -m tests.new_policy "$(SERVICE)" "$(NAME)" "$(TOPIC)" "$(ASKS)"

wheel: $(READY) ## Build the wheel that installs the command, into dist/
	@$(BIN)/python -m hatchling build -t wheel -d dist

mutants: $(READY) ## List changes of a module that no test notices: make mutants MODULE=policies/rds/storage.py
	@$(BIN)/python -m tests.mutants "$(MODULE)"

dist: $(READY) ## Write what is published into the folder DIST; POLICIES=… takes policies of your own with it
	@$(BIN)/python -m tests.publish build $(DIST) $(if $(REPOSITORY),--repository $(REPOSITORY)) $(OWN)

publish-check: dist ## Prove without a login that the pack would publish; OFFLINE=1 takes the packages of .venv
ifdef OFFLINE
	@$(BIN)/python -m tests.publish check $(DIST) $(OWN)
	@echo "Not proven: that requirements.txt alone is enough. Leave out OFFLINE for that."
else
	@echo "Installing requirements.txt alone into $(DIST)/env (about a minute)"
	@$(PYTHON) -m venv --clear $(DIST)/env
	@$(DIST)/env/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(DIST)/requirements.txt
	@$(BIN)/python -m tests.publish check $(DIST) --python $(DIST)/env/bin/python $(OWN)
endif

publish: ## Publish to Pulumi Cloud, once it is proven: make publish ORG=acme
	@test -n "$(ORG)" || { echo "Say the organization: make publish ORG=acme"; exit 1; }
	@command -v pulumi >/dev/null || { echo "pulumi is needed: https://www.pulumi.com/docs/install/"; exit 1; }
	@$(MAKE) --no-print-directory publish-check OFFLINE=
	@cd $(DIST) && pulumi policy publish $(ORG)

clean: ## Remove .venv, what `pulumi install` made, and caches
	@rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache
	@find env -mindepth 1 ! -path env/bin ! -path env/bin/python -delete  # what `pulumi install` put there
