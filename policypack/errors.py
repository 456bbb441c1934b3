"""Every exception the pack raises on purpose.

PolicypackError
├── PolicyDefinitionError   a policy, fact or thing is declared wrongly; says where
├── ConfigError             a setting is wrong; raised before anything is judged
├── UsageError              the command is used wrongly, or for what it cannot do; nothing was judged
└── Undecided               a policy cannot say; normal flow, ends one (policy, resource) pair
    └── Unavailable         a lookup could not be asked
"""

from __future__ import annotations

import traceback
from pathlib import Path

from policypack.causes import CauseName


class PolicypackError(Exception):
    """Root of the pack's own exceptions."""


class PolicyDefinitionError(PolicypackError):
    """A policy, a fact or a thing is declared wrongly. Of a policy the message begins with `file:line`."""


class ConfigError(PolicypackError):
    """A setting is wrong. The message is one or more lines made for the person who wrote it."""


class UsageError(PolicypackError):
    """The command is used wrongly, or for what it cannot do: no fault of the program. The message is for its user."""


# Why nothing can be said of what depends on a region, where none is configured for a resource.
NO_REGION = "no region is configured"
# Why nobody is asked where a provider is to take a role.
NO_ROLE = "the provider is to assume a role, and its settings name none"


class Undecided(PolicypackError):  # noqa: N818  an outcome, not an error
    """A policy cannot say anything about one resource: neither a pass nor an alarm.

    `reason` is one sentence without its period. `cause` is one of `policypack.causes`, which groups reasons for
    `coverage`.
    """

    def __init__(self, reason: str, cause: CauseName = "unknown") -> None:
        super().__init__(reason)
        self.reason = reason
        self.cause = cause


class Unavailable(Undecided):
    """A lookup could not be asked. This is never "does not exist".

    `action` is the IAM action that was missing (cause "denied") or would have been used.
    """

    def __init__(self, reason: str, cause: CauseName, action: str | None = None) -> None:
        super().__init__(reason, cause)
        self.action = action


def broken_at(error: BaseException) -> str:
    """Return what an exception of ours is and where it was raised, without its text: that may hold a secret."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
