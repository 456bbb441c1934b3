"""The pack's name and version, and what its command is called where it runs."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

NAME = "aws-preflight"
VERSION = "0.1.0"
# The packages that are the pack: no other may have their names.
PACKAGES = ("policypack", "policies")

# Is this a wheel's? Then the command goes by its name; a clone has it as a module.
INSTALLED = Path(__file__).with_name("_policies").is_dir()
COMMAND = NAME if INSTALLED else "python -P -m policypack"
# The same as it can be run from any folder: where the engine's user stands nobody knows for sure.
_PATH = shlex.quote(str(Path(__file__).resolve().parents[1]))
ANYWHERE = NAME if INSTALLED else f"PYTHONPATH={_PATH} {shlex.quote(sys.executable)} -P -m policypack"
INSTALL = f"pip install '{NAME}[full]'" if INSTALLED else "pip install -r requirements-dev.txt"
