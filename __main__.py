"""Entry point of the policy pack: build it and serve it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from policypack.policy import discover  # noqa: E402  the pack's folder has to be on the path first
from policypack.serve import serve  # noqa: E402

serve(discover("policies"))
