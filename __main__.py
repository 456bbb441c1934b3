"""Entry point of the policy pack: build it and serve it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from policypack.policy import discover
from policypack.serve import serve

serve(discover("policies"))
