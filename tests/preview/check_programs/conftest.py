"""The programs' own tests are read by the check, not run with ours."""

from __future__ import annotations

collect_ignore_glob = ["*"]
