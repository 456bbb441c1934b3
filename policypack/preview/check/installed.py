"""What is installed for the program, as its own interpreter sees it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policypack.preview.check.tools import failed, run_tool

_SCRIPT = Path(__file__).with_name("_ask.py")
# Neither the folder of the script nor the working directory is where the script's own imports are looked up.
_START = """import sys
sys.path[:] = [path for path in sys.path if path]
with open({script!r}, encoding="utf-8") as file:
    exec(compile(file.read(), file.name, "exec"))
"""
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Known:
    """What the interpreter says about one dotted name.

    `missing` is the first part of the name that is not there (then `members` are what stands beside it), else empty.
    `parameters` is None for what is not called, `lists` are those that take a list; `any`
    says that every keyword is taken.
    """

    kind: str = ""
    missing: str = ""
    members: tuple[str, ...] = ()
    parameters: tuple[str, ...] | None = None
    required: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    any: bool = False
    resource: bool = False
    dynamic: bool = False

    @property
    def found(self) -> bool:
        return not self.missing


@dataclass(slots=True)
class Installed:
    """Asks the program's interpreter, everything once."""

    interpreter: Path
    seconds: float = SECONDS
    _names: dict[str, Known] = field(default_factory=dict)
    _versions: dict[str, str] = field(default_factory=dict)

    def ask(self, names: Iterable[str]) -> None:
        """Look up dotted names all at once; `known` then answers without another process."""
        wanted = sorted({name for name in names if name not in self._names})
        if not wanted:
            return
        packages = sorted({name.partition(".")[0] for name in wanted} - set(self._versions))
        answer = self._run({"names": wanted, "versions": packages})
        for name, said in answer["names"].items():
            self._names[name] = _known(said)
        self._versions.update(answer["versions"])

    def known(self, name: str) -> Known:
        self.ask([name])
        return self._names[name]

    def version(self, package: str) -> str:
        """Return "pulumi-aws 7.51.1", or only the name where the version is not known."""
        name = package.replace("_", "-")
        if package not in self._versions:
            self._versions.update(self._run({"versions": [package]})["versions"])
        return f"{name} {self._versions[package]}".strip()

    def there(self, modules: Iterable[str], folders: Iterable[Path]) -> Mapping[str, bool]:
        """Say which top-level modules can be found, by the program's own folders too. Nothing is imported."""
        found: Mapping[str, bool] = self._run({"modules": sorted(set(modules)), "path": [str(f) for f in folders]})[
            "modules"
        ]
        return found

    def syntax(self, files: Iterable[Path]) -> Mapping[str, Mapping[str, Any] | None]:
        """Return what the interpreter holds against each file: `message`, `line` and `text`, or None."""
        answers: Mapping[str, Mapping[str, Any] | None] = self._run({"compile": [str(file) for file in files]})[
            "compile"
        ]
        return answers

    def _run(self, order: Mapping[str, Any]) -> dict[str, Any]:
        what = str(self.interpreter)
        done = run_tool(what, [what, "-c", _START.format(script=str(_SCRIPT))], self.seconds, given=json.dumps(order))
        try:
            answer: dict[str, Any] = json.loads(done.stdout)
        except ValueError:
            raise failed(what, done) from None
        return answer


def _known(said: Mapping[str, Any]) -> Known:
    parameters = said.get("parameters")
    return Known(
        kind=said.get("kind", ""),
        missing="" if said["found"] else said["at"],
        members=tuple(said.get("members", ())),
        parameters=tuple(parameters["names"]) if parameters else None,
        required=tuple(parameters["required"]) if parameters else (),
        lists=tuple(parameters["lists"]) if parameters else (),
        any=bool(parameters and parameters["any"]),
        resource=bool(said.get("resource")),
        dynamic=bool(said.get("dynamic")),
    )


def packages(interpreter: Path) -> Path | None:
    """Return the folder of the packages that are installed for an interpreter, where it is the usual one."""
    return next(iter(sorted(interpreter.parent.parent.glob("[lL]ib*/python*/site-packages"))), None)


_NEEDED = re.compile(r"^ {17}(\w+): (?:(?!= None).)*?[,)]:?$", re.MULTILINE)


def required_arguments(interpreter: Path, name: str) -> tuple[str, ...]:
    """Return the required arguments of a resource class of a generated SDK, read from the SDK's text.

    `name` is such as "pulumi_aws.ec2.Vpc". Nothing for what is no such class, or lies elsewhere.
    """
    folder = packages(interpreter)
    package, _, cls = name.rpartition(".")
    if folder is None or not cls.isidentifier():
        return ()
    file = folder.joinpath(*package.split("."), f"{snake(cls)}.py")
    if not file.is_file():
        return ()
    text = file.read_text("utf-8", "replace")
    start = text.find(f"class {cls}Args:")
    signature = text[start : text.find('"""', start)] if start >= 0 else ""
    head = signature[signature.find("def __init__(") :]
    return tuple(_NEEDED.findall(head))


def snake(name: str) -> str:
    """Return the file name that the SDK's generator gives a class."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
