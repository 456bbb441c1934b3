"""What one run of a program gives: registrations, failures and notes, as plain frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from google.protobuf.struct_pb2 import Struct

from policypack.errors import PolicypackError
from policypack.finding import Location
from policypack.resource import Options


class ProgramError(PolicypackError):
    """The program cannot be started: the project, its settings or its interpreter are wrong.

    `problem` and `fix` are sentences that end with a period; `location` is the file at fault where there is one.
    """

    def __init__(self, problem: str, fix: str, location: Location | None = None) -> None:
        super().__init__(f"{problem} {fix}")
        self.problem = problem
        self.fix = fix
        self.location = location


# The cause of notes about functions of the program's that were stopped.
CALLBACK: Final = "callback"

FailureKind = Literal[
    "configuration",  # a required setting has no value
    "placeholder",  # the program needs a real value where only AWS or a login could give one
    "dependency",  # a package is not installed
    "exception",  # the program raised
    "callback",  # a callback raises whatever it is given, which only an update runs
    "exit",  # the program ended itself, or was killed
    "timeout",  # the program did not end
    "duplicate",  # two resources have one URN
    "empty",  # the program registered nothing
]

# Those of a program that came to its end.
WHOLE: Final = frozenset({"callback", "duplicate", "empty"})


@dataclass(frozen=True, slots=True)
class ProgramFailure:
    """Why a program would not deploy, made for its author.

    `fatal` is False for what the engine itself would let pass (a program that registers nothing). `sure`: an update
    fails even so.
    `traceback` is the full Python or JavaScript one, for `--debug` alone.
    """

    kind: FailureKind
    problem: str
    fix: str
    location: Location | None = None
    traceback: str = ""
    urn: str = ""
    fatal: bool = True
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say once about what this run could not see. Never a failure.

    `cause` groups notes: "secret", "environment", "function", "apply", "callback", "remote-component",
    "stack-reference", "existing-resource", "runtime", "region". Those of CALLBACK are for `coverage` to word: where
    a function of the program's was stopped because it would have acted on placeholders.
    """

    cause: str
    text: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Referred:
    """A `StackReference` that a run has made, by the name that it was given there, and where."""

    stack: str
    location: Location | None


@dataclass(frozen=True, slots=True)
class MissingRead:
    """A file that a callback on placeholders reads and that is not there. `location` is where the callback is given.

    `certain` is False where something that the preview stopped might have made the file.
    """

    path: str
    location: Location
    certain: bool


@dataclass(frozen=True, slots=True)
class Registration:
    """One resource as the provider would have checked it, and what an update would make of it as far as known.

    `inputs` and `outputs` are in the wire's format: secrets stay wrapped, what is not known is a symbol's token
    or the engine's sentinel. `id` is empty for components. `provider` is the provider's URN, empty for
    components, providers and the stack. `external` marks what was read (`.get`), not planned.
    """

    urn: str
    type: str
    name: str
    inputs: Struct
    outputs: Struct
    custom: bool = True
    remote: bool = False
    external: bool = False
    id: str = ""
    parent: str = ""
    provider: str = ""
    dependencies: tuple[str, ...] = ()
    property_dependencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: Options = Options()  # noqa: RUF009  immutable
    aliases: tuple[str, ...] = ()
    location: Location | None = None
