"""boto3's published type stubs, read for the nearest right name: parameters of calls, keys of answers.

Source: https://youtype.github.io/boto3_stubs_docs/
"""

from __future__ import annotations

import ast
import functools
import re
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policypack.preview.check.python_files import Source

_OPERATION = re.compile(r"of bound method `(\w+)Client\.(\w+)`")
_PARAMETER = re.compile(r"required parameters? ((?:`\w+`(?:, | and )?)+)")
_CLASS = re.compile(r"^class (\w+)\(TypedDict\):\n((?:    .*\n|\n(?=    ))*)", re.MULTILINE)
_KEY = re.compile(r"^    (\w+):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Operation:
    """A call of a boto3 client that the checker refuses: its client's class, its method, what it is not given."""

    client: str
    name: str
    missing: tuple[str, ...] = ()


def operation(text: str) -> Operation | None:
    """Return the call that a line of the checker's speaks of, or None where it is no boto3 client's."""
    found = _OPERATION.search(text)
    if found is None:
        return None
    missing = _PARAMETER.search(text)
    names = tuple(re.findall(r"`(\w+)`", missing[1])) if missing and "No argument" in text else ()
    return Operation(found[1], found[2], names)


class Stubs:
    """The stubs of the services that a program makes clients for."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.folders = _folders(sources)

    def parameters(self, called: Operation) -> Sequence[str]:
        """Return the parameters of a call, or nothing where the stubs do not say."""
        for folder in self.folders:
            client = _text(folder / "client.pyi")
            if f"class {called.client}Client(" not in client:
                continue
            found = re.search(rf"def {called.name}\(\s*self, \*\*kwargs: Unpack\[(\w+)\]", client)
            return _structures(folder).get(found[1], ()) if found else ()
        return ()

    def keys(self, structure: str) -> Sequence[str]:
        """Return the keys of one structure of an answer."""
        return next((keys for folder in self.folders if (keys := _structures(folder).get(structure))), ())

    def asked_with(self, structure: str, key: str) -> str | None:
        """Return the call whose answer has `key` at its top, where exactly one of the service's has it."""
        for folder in self.folders:
            structures = _structures(folder)
            if structure not in structures:
                continue
            names = [
                name
                for name, keys in structures.items()
                if key in keys and re.match(r"(Describe|Get|List)\w+(Result|Response|Output)TypeDef$", name)
            ]
            if len(names) == 1:
                bare = re.sub(r"(Result|Response|Output)TypeDef$", "", names[0])
                return re.sub(r"(?<!^)(?=[A-Z])", "_", bare).lower()
        return None


def _folders(sources: Iterable[Source]) -> tuple[Path, ...]:
    root = Path(sysconfig.get_path("purelib"))
    names = {
        str(node.args[0].value)
        for source in sources
        for node in source.nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("client", "resource")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    found = [root / f"mypy_boto3_{name.replace('-', '_')}" for name in sorted(names)]
    return tuple(folder for folder in found if folder.is_dir())


@functools.lru_cache(maxsize=8)
def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.is_file() else ""


@functools.lru_cache(maxsize=8)
def _structures(folder: Path) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(_KEY.findall(body)) for name, body in _CLASS.findall(_text(folder / "type_defs.pyi"))}
