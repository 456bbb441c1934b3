# Every target sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
EXAMPLE := examples/flask-api
# One lock for all of these; what has no wheel for a system is built there.
SYSTEMS := linux macos windows
PYTHONS := 3.11 3.14
TYPESCRIPT := examples/payments-ts tests/preview/programs/nodejs tests/preview/programs/modules
