"""What a language of programs has to say of itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from policypack.errors import Undecided
from policypack.finding import Location
from policypack.preview.check.comments import Comment
from policypack.preview.check.installed import Installed
from policypack.preview.check.made_up import Fresh
from policypack.preview.check.node_kept import NodeRecords
from policypack.preview.check.problem import Problem, ProblemKind
from policypack.preview.check.python_files import Source
from policypack.preview.check.required import Required
from policypack.preview.hosts import Job, Launch
from policypack.preview.project import Project

T = TypeVar("T")


class AskedOnce:
    """Keeps what a tool said, or why it said nothing: it is asked one time, however many policies want to know."""

    def __init__(self) -> None:
        self._said: dict[str, object] = {}
        self._lock = threading.RLock()

    def __call__(self, key: str, ask: Callable[[], T]) -> T:
        with self._lock:
            if key not in self._said:
                try:
                    self._said[key] = ask()
                except Undecided as undecided:
                    self._said[key] = undecided
            said = self._said[key]
        if isinstance(said, Undecided):
            raise said
        return said  # type: ignore[return-value]  # what was kept under this key is what `ask` returned


@dataclass(frozen=True, slots=True)
class Tools:
    """What a check may start: the program's own interpreter (None where it has none), the type checker's command, the
    seconds that each tool has, and what earlier checks found."""

    interpreter: Path | None
    checker: str | None
    seconds: float
    kept: NodeRecords | None


class ProgramSource(Protocol):
    """The source of one program. Everything is read when it is asked for; what a tool leaves open raises Undecided."""

    @property
    def files(self) -> tuple[Source, ...]:
        """The files that are read as Python: those that the program loads, and its tests."""

    @property
    def scripts(self) -> tuple[Path, ...]:
        """The files that are not, without tests."""

    @property
    def installed(self) -> Installed:
        """What is installed for the program's interpreter."""

    def begin(self) -> None:
        """Start the slow tool beside whatever comes next, where nothing has to be known before."""

    def told(self, line: Mapping[str, Any]) -> None:
        """Take a line that a run reports while it runs."""

    @property
    def may_not_compile(self) -> bool:
        """Does its compiler find an error in what the program may load? Asked before it is run."""

    def made_at(self, type: str, name: str) -> Location | None:
        """Return where the source makes a resource, None where that is not certain."""

    def comments(self) -> Iterator[Comment]: ...

    def problems(self, kind: ProblemKind) -> tuple[Problem, ...]:
        """Return what is wrong with the syntax, the imports or the types."""

    def fresh_values(self) -> Sequence[Fresh]:
        """Values that differ on every run and that resources are given."""

    def required_settings(self) -> tuple[Required, ...]:
        """Settings that the program requires, `namespace:name`."""

    def texts(self) -> Iterator[str]:
        """Yield the text of every file that the program loads."""

    @property
    def uses_aws(self) -> bool:
        """Does the program import the AWS provider's package?"""


@dataclass(frozen=True, slots=True)
class Language:
    """How programs of one runtime are run and read.

    `command` returns how to run a job, `require` raises ProgramError where what would run a program is missing,
    `interpreter` returns the program's own, if it has one to itself. `early`: its source is judged before it runs.
    `entry` is the file that runs where a project names a folder. `package` and `option` say how a program of this
    language writes the name of a Pulumi package and of a resource option.
    """

    command: Callable[[Job], Launch]
    require: Callable[[Project], object]
    interpreter: Callable[[Project], Path | None]
    checked: Callable[[Project, Tools], ProgramSource]
    early: bool
    entry: str
    package: Callable[[str], str]
    option: Callable[[str], str]
