"""Finding out whether there are credentials at all, quickly, quietly and without a prompt.

Everything here works on a botocore session. Instance metadata is the one source that costs seconds where it is
absent, so it is taken out of the chain and asked last, in the background, once.
"""

from __future__ import annotations

import os
import threading
from typing import Any

from policypack import clock
from policypack.errors import Unavailable

METADATA_WAIT = 1.0  # seconds


def refuse_prompt(prompt: str = "") -> str:
    """Stands in for a question on the terminal: nobody answers it during a preview."""
    raise Unavailable("the profile asks for an MFA code, which a preview cannot type", "credentials")


def prepare(session: Any) -> Any:
    """Make a session's chain fit for a preview; return the instance metadata source taken out of it.

    The public way to a chain's sources ends at `get_provider`; the attribute that holds the prompt is botocore's
    own (checked by a test against the pinned version).
    """
    chain = session.get_component("credential_provider")
    metadata = chain.get_provider("iam-role")
    chain.remove("iam-role")
    chain.get_provider("assume-role")._prompter = refuse_prompt
    return metadata


def present(session: Any) -> bool:
    """True where any source but instance metadata is configured. Runs no process and opens no connection."""
    config = session.get_scoped_config()  # raises ProfileNotFound
    for source in session.get_component("credential_provider").providers:
        method = source.METHOD
        if method == "container-role":
            found = any(
                os.environ.get(name)
                for name in ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI")
            )
        elif method == "custom-process":
            found = bool(config.get("credential_process"))
        elif method == "assume-role":
            found = bool(config.get("role_arn"))
        else:
            found = source.load() is not None
        if found:
            return True
    return False


class Metadata:
    """Credentials of the machine itself (EC2), asked at most once and waited for at most a second."""

    def __init__(self, wait: float = METADATA_WAIT) -> None:
        self._wait = wait
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._found: Any = None
        self._until = 0.0

    def start(self, source: Any) -> None:
        """Begin to ask in the background; asking again does nothing."""
        with self._lock:
            if self._thread is None:
                self._until = clock.monotonic() + self._wait
                name = "aws-preflight-metadata"
                self._thread = threading.Thread(target=self._ask, args=(source,), name=name, daemon=True)
                self._thread.start()

    def get(self) -> Any:
        """The credentials, or None where none came in time."""
        thread = self._thread
        if thread is not None:
            thread.join(clock.limit(max(0.0, self._until - clock.monotonic())))
        return self._found

    def _ask(self, source: Any) -> None:
        from botocore.exceptions import BotoCoreError

        try:
            self._found = source.load()
        except BotoCoreError:  # a machine without metadata, or one that hides it: the same as no credentials
            self._found = None
