"""Processes of others that are ended, whatever they started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that began a session of its own, and everything it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # gone already, or not ours any more
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
