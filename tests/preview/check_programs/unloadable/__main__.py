"""An older entry point."""

import tap  # noqa: F401
