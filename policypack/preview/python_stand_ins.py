"""Stand-ins that only the program's process can make: entries of maps whose keys nobody knows, elements of lists.

Each gets a token of its own, and the report says what it stands for. `python_runner.py` loads this file into the
program's own process, so it keeps to Python 3.8 and imports nothing of the pack but its siblings.
"""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

if TYPE_CHECKING or __package__:
    from policypack.preview.python_trails import WHOLE
else:
    from python_trails import WHOLE

_OPEN = "preflight-any-key"  # what the preview puts into such a map, with the map's own token
_TOKEN = re.compile("zq[0-9a-f]{5}qz")
_LIST = "_preflight_list"  # the name of an output's origin, among its own attributes


class OpenMap(dict):  # type: ignore[type-arg]  # not subscriptable in Python 3.8
    """A map of texts that has whatever key the program asks for, and shows none of itself."""

    def __init__(self, known: Any, whole: str, entry: Callable[[str, Any], str]) -> None:
        super().__init__(known)
        self._entry = entry
        vars(self)[WHOLE] = whole

    def __missing__(self, key: Any) -> str:
        return self._entry(vars(self)[WHOLE], key)


class UnreadError(ValueError):
    """Only an update knows what is in a document."""


def _closed(*_args: Any, **_options: Any) -> Any:
    raise UnreadError("what is in it is known only after an update")


class UnreadPart(str):
    """What a document has under a name: a text, or a document again, which has parts of its own.

    It may be a list as well, so nothing goes through its characters or counts them.
    """

    __slots__ = ("entry",)
    entry: Callable[[str, Any], str]

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            return str.__getitem__(self, key)
        return _part(str(self), key, self.entry) if isinstance(key, str) else _closed()

    def __bool__(self) -> bool:
        return True

    __iter__ = __len__ = _closed


def _part(whole: str, key: Any, entry: Callable[[str, Any], str]) -> UnreadPart:
    made = UnreadPart(entry(whole, key))
    made.entry = entry
    return made


class UnreadDocument(dict):  # type: ignore[type-arg]  # as above
    """A JSON object that nobody has read yet: it has the texts that are asked for by name, and says nothing else."""

    def __init__(self, whole: str, entry: Callable[[str, Any], str]) -> None:
        super().__init__({_OPEN: whole})  # what is not empty is not written as {} either
        self._whole = whole
        self._entry = entry

    def __missing__(self, key: Any) -> UnreadPart:
        return _part(self._whole, key, self._entry)

    def get(self, key: Any, default: Any = None) -> Any:
        return self[key] if default is None or isinstance(default, str) else _closed()

    __contains__ = __iter__ = __len__ = __reversed__ = _closed
    keys = values = items = copy = _closed


class StandIns:
    """Makes the tokens of one run. `write` reports a line; safe for threads."""

    def __init__(self, write: Callable[..., None]) -> None:
        self._write = write
        self._made: dict[tuple[str, ...], str] = {}
        self._lock = threading.Lock()

    def entry(self, whole: str, key: Any) -> str:
        """Return the token for the entry of a map that has a token itself."""
        return self._token(whole=whole, key=str(key))

    def element(self, urn: str, path: str) -> str:
        """Return the token for an element of a resource's output."""
        return self._token(urn=urn, path=path)

    def _token(self, **what: str) -> str:
        with self._lock:
            token = self._made.get(tuple(what.values()))
            if token is None:
                token = f"zqf{len(self._made):04x}qz"
                self._made[tuple(what.values())] = token
                self._write(symbol=token, **what)
        return token

    def loads(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """Return what reads JSON, and opens the document that a stand-in may be."""

        def loads(text: Any, *args: Any, **options: Any) -> Any:
            if isinstance(text, str) and _TOKEN.fullmatch(text):
                return UnreadDocument(text, self.entry)
            return original(text, *args, **options)

        return loads

    def opened(self, value: Any) -> Any:
        """Return a value with open maps in it, where the preview sent such. Objects are changed in place."""
        if isinstance(value, dict):
            whole = dict.get(value, _OPEN)
            if isinstance(whole, str):
                known = {key: item for key, item in dict.items(value) if key != _OPEN}
                return OpenMap(known, whole, self.entry)
            for key, item in list(dict.items(value)):
                self._put(value, key, item)
        elif isinstance(value, list):
            for at, item in enumerate(value):
                self._put(value, at, item)
        elif hasattr(type(value), "_pulumi_output_type"):
            for key, item in list(vars(value).items()):
                self._put(vars(value), key, item)
        return value

    def _put(self, holder: Any, key: Any, item: Any) -> None:
        made = self.opened(item)
        if made is not item:
            holder[key] = made


def name_lists(resource: Any, lists: dict[str, str]) -> None:
    """Remember of outputs whose they are: `lists` has the wire names of those that are lists of texts."""
    for name, wire in lists.items():
        output = vars(resource).get(name)
        if hasattr(output, "apply"):
            vars(output)[_LIST] = (resource, wire)


def origin(output: Any) -> Any:
    """Return the resource and wire name of an output that is a list of texts, else None."""
    return vars(output).get(_LIST)
