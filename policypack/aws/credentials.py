"""Finding out whether there are credentials at all, quickly, quietly and without a prompt.

Everything here works on a botocore session. Instance metadata is the one source that costs seconds where it is
absent, so it is taken out of the chain and asked last, in the background, once. A profile's credential_process gets
no terminal and a limited time.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from policypack import clock, processes
from policypack.aws.refusals import PLUMBING
from policypack.errors import Unavailable

METADATA_WAIT = 1.0  # seconds


def refuse_prompt(prompt: str = "") -> str:
    """Stands in for a question on the terminal: nobody answers it during a preview."""
    raise Unavailable("the profile asks for an MFA code, which a preview cannot type", "credentials")


def prepare(session: Any, seconds: float) -> Any:
    """Make a session's chain fit for a preview; return the instance metadata source taken out of it.

    `seconds` is what a credential_process may take. The public way to a chain's sources ends at `get_provider`; the
    attributes that hold the prompt and the processes are botocore's own (checked by a test against the pinned version).
    """
    chain = session.get_component("credential_provider")
    metadata = chain.get_provider("iam-role")
    chain.remove("iam-role")
    assuming = chain.get_provider("assume-role")
    assuming._prompter = refuse_prompt
    limited = limited_process(seconds)
    chain.get_provider("custom-process")._popen = limited
    # Profiles that others take as their source get chains of their own.
    builder = assuming._profile_provider_builder
    make = builder._create_process_provider

    def make_limited(profile_name: str) -> Any:
        source = make(profile_name)
        source._popen = limited
        return source

    builder._create_process_provider = make_limited
    return metadata


class _Ended:
    """A process that is over, as far as botocore looks at one."""

    returncode = 0

    def __init__(self, output: bytes) -> None:
        self._output = output

    def communicate(self) -> tuple[bytes, bytes]:
        return self._output, b""


def limited_process(seconds: float) -> Callable[..., _Ended]:
    """What stands in for `subprocess.Popen` where botocore runs a profile's credential_process.

    It raises Unavailable where that cannot be started, fails, takes longer, or prints no JSON object. Its command and
    what it says are not shown: both may hold secrets.
    """

    def run(arguments: Sequence[str], **_: object) -> _Ended:
        program = Path(arguments[0]).name if arguments else ""
        what = f"the credential_process of the profile ({program})" if program else "the profile's credential_process"
        try:
            process = subprocess.Popen(  # noqa: S603  the user's own profile names it
                list(arguments),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError, IndexError) as error:
            why = (error.strerror if isinstance(error, OSError) else "") or "no usable command"
            raise Unavailable(f"{what} cannot be started: {why}", "credentials") from None
        try:
            output, _error = process.communicate(timeout=clock.limit(seconds))
        except subprocess.TimeoutExpired:
            processes.end(process)
            if process.stdout is not None:
                process.stdout.close()  # what was started may hold it still
            raise Unavailable(f"{what} gave no answer within {seconds:g} s", "credentials") from None
        if process.returncode:
            raise Unavailable(f"{what} failed (exit status {process.returncode})", "credentials")
        try:
            given = json.loads(output)
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            raise Unavailable(f"{what} printed no JSON object", "credentials")
        return _Ended(output)

    return run


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
        except (BotoCoreError, *PLUMBING):
            self._found = None  # a machine without metadata, or one that hides it: the same as no credentials
