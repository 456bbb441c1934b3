"""Tells the preview which values of the program are secret, so that no message shows one.

`python_runner.py` loads this file into the program's own process, so it keeps to Python 3.8 and imports nothing of the
pack but its siblings.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or __package__:
    from policypack.preview.python_trails import leaves
else:
    from python_trails import leaves

_write = os.write  # as it is before the program runs
_LEAST = 4  # characters of a secret text that are looked for in messages


class Secrets:
    """What is secret, each text told once. `pipe` is a descriptor, -1 where there is none."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._told: set[str] = set()
        if pipe >= 0:
            os.set_inheritable(pipe, False)  # noqa: FBT003  it takes no name

    def tell(self, value: Any) -> None:
        """Tell the texts in a value, now: the process may end with the next line."""
        if self._pipe < 0:
            return
        texts = {item for item in leaves(value) if isinstance(item, str) and str.__len__(item) >= _LEAST} - self._told
        if texts:
            self._told |= texts
            line = json.dumps(sorted(texts)).encode() + b"\n"
            try:
                while line:
                    line = line[_write(self._pipe, line) :]
            except OSError:
                self._pipe = -1  # the preview has ended

    def tell_of(self, output: Any, value: Any) -> None:
        """Tell the value of an output if that is secret: its callback is about to have it."""
        if _is_secret(output):
            self.tell(value)


def _is_secret(output: Any) -> bool:
    """Is an output secret? Its value is known by now. SDKs keep that in one future, older ones in one of its own."""
    own = vars(output)
    known = own.get("_data", own.get("_is_secret"))
    if known is None or not known.done() or known.cancelled() or known.exception() is not None:
        return False
    result = known.result()
    return bool(getattr(result, "is_secret", result))
