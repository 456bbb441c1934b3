"""The project and stack files of a Pulumi program, read as the CLI reads them.

What the CLI refuses is a ProgramError; what only the preview cannot do is a UsageError: no fault of the program.

Sources: https://www.pulumi.com/docs/iac/concepts/projects/project-file/,
https://www.pulumi.com/docs/iac/concepts/projects/stack-settings-file/, and of pulumi/pulumi
sdk/go/common/workspace/project.go and project.json, sdk/go/common/tokens, pkg/workspace/config.go.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policypack.errors import UsageError
from policypack.nearest import did_you_mean
from policypack.preview.declared import declared_settings
from policypack.preview.files import at, read_document, what
from policypack.preview.places import shown
from policypack.preview.records import Note, ProgramError
from policypack.preview.search import project_file
from policypack.preview.settings import StackSettings
from policypack.preview.stack_file import read_stack
from policypack.preview.workspace import selected_stack
from policypack.shown import argument, lines
from policypack.symbol import TOKEN

# What the language hosts take of a runtime's options: a kind of value, or one of these texts. What they do not know,
# they pass over. Source: `parseOptions` in sdk/python/cmd/pulumi-language-python/main.go and
# sdk/nodejs/cmd/pulumi-language-nodejs/main.go.
_OPTIONS: Mapping[str, Mapping[str, type | tuple[str, ...]]] = {
    "python": {"virtualenv": str, "typechecker": ("mypy", "pyright"), "toolchain": ("pip", "poetry", "uv")},
    "nodejs": {
        "typescript": bool,
        "tsconfig": str,
        "nodeargs": str,
        "production": bool,
        "packagemanager": ("auto", "npm", "yarn", "pnpm", "bun"),
    },
}
RUNTIMES = tuple(_OPTIONS)
EXTENSIONS = (".yaml", ".yml", ".json")
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_LONGEST_SETTINGS = 128 * 1024 - len("PULUMI_CONFIG=") - 1  # bytes: Linux's limit for one variable of a process


# A setting of such a name is a secret, encrypted or given in plain on the command line.
_CREDENTIAL = re.compile(r"passw(or)?d|passphrase|secret|token|credential|(api|private|access).?key", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Project:
    """A program and the stack it is previewed as.

    `root` holds the project file, `folder` is where the program runs, `entry` what is run there ("." is the folder
    itself). `config` has `namespace:key` names and the texts that the program is given; `secret_keys` are those of
    its names that are secret. `missing` are settings that the project file declares and nothing sets.
    `stack_known` is False where no stack file and no option named the stack. `document` is the project file as it was
    read, `stack_document` the stack's, empty where there is none. `environments` are those of Pulumi ESC that the
    stack imports. `interpreter` is the Python of programs that name no virtual environment, None for the preview's own.
    `stand_ins` are the secret settings whose value is not known here.
    """

    root: Path
    file: Path
    name: str
    runtime: str
    options: Mapping[str, Any]
    folder: Path
    entry: str
    stack: str
    stack_known: bool
    config: Mapping[str, str]
    secret_keys: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    document: Mapping[str, Any] = field(default_factory=dict)
    stack_document: Mapping[str, Any] = field(default_factory=dict)
    environments: tuple[str, ...] = ()
    interpreter: Path | None = None
    stand_ins: tuple[str, ...] = ()

    @property
    def secrets(self) -> frozenset[str]:
        """The values that no message may show: of secret settings, and of those whose name says what they are."""
        values = (value for key, value in self.config.items() if key in self.secret_keys or _CREDENTIAL.search(key))
        return frozenset(part for value in values for part in TOKEN.split(value) if part)

    def how_to_set(self, settings: Mapping[str, bool], value: str = "VALUE") -> str:
        """Return the commands that give settings a value, in this preview and for deployments. True marks secrets."""
        stack = self.stack if self.stack_known else "STACK"
        own = " ".join(f"--config {argument(f'{key}={value}')}" for key in settings)
        commands = [
            f"    pulumi config set {'--secret ' if secret else ''}{argument(key)} {argument(value)} --stack {stack}"
            for key, secret in settings.items()
        ]
        return lines("Pass to this preview:", f"    {own}", "Set for deployments:", *commands)


def read_project(
    program: Path,
    *,
    stack: str | None = None,
    config: Sequence[str] = (),
    region: str | None = None,
    placeholder: Callable[[str], str] = lambda key: "",
) -> Project:
    """Read the project in `program` (its folder, or the project file itself).

    `config` are `KEY=VALUE` texts that win over the files, `region` sets `aws:region`. `placeholder` makes the
    stand-in for an encrypted setting, given its name. Raises ProgramError for what the CLI refuses too, UsageError for
    what is wrong with the call, or beyond the preview.
    """
    file = project_file(program, EXTENSIONS)
    document = read_document(file)
    name = _name(document, file)
    runtime, options = _runtime(document, file)
    folder, entry = _entry(document, file)
    if stack is not None and not _NAME.fullmatch(stack):
        raise UsageError(f"{stack!r} is no name of a stack: {_RULE}.")

    notes: list[Note] = []
    stacks = _stack_files(file, document)
    chosen = stack or next(iter(stacks), None)
    if stack is None and len(stacks) > 1:
        chosen = selected_stack(name, file, program, backend_url(document))
        if chosen not in stacks:
            raise _several(name, stacks)
    if stack and stacks and stack not in stacks:
        # The CLI previews a stack without a file too, but beside others it is most likely a typing error.
        missing, known = f"Pulumi.{stack}{file.suffix}", ", ".join(path.name for path in stacks.values())
        meant = did_you_mean(stack, stacks) or "."
        notes.append(Note("environment", f"There is no {missing} beside {known}: no stack settings were read{meant}"))
    values = StackSettings(name, placeholder)
    stack_file = stacks.get(chosen or "")
    stack_document = read_document(stack_file) if stack_file else {}
    environments: tuple[str, ...] = ()
    if stack_file:
        environments = read_stack(stack_document, stack_file, values, notes)
    options_given = dict(_option(item, values) for item in config)
    if region:
        options_given["aws:region"] = region
    declared = declared_settings(document, file, values, options_given)
    for key, text in options_given.items():
        values.override(key, text, secret=key in declared.secret)
    if values.stand_ins:
        names = ", ".join(sorted(values.stand_ins))
        notes.append(Note("secret", f"Encrypted settings cannot be read without a login; {names} got placeholders."))
    _check_size(values, stack_file or file)
    return Project(
        root=file.parent,
        file=file,
        name=name,
        runtime=runtime,
        options=options,
        folder=folder,
        entry=entry,
        stack=chosen or "preview",
        stack_known=chosen is not None,
        config=values.texts,
        secret_keys=tuple(sorted(values.secrets)),
        missing=tuple(key for key in declared.needed if values.key(key) not in values.texts),
        notes=tuple(notes),
        document=document,
        stack_document=stack_document,
        environments=environments,
        stand_ins=tuple(sorted(values.stand_ins)),
    )


_RULE = "it may have letters, digits, hyphens, underscores and periods, up to 100 of them"


def _name(document: Mapping[str, Any], file: Path) -> str:
    name = _text(document, "name", file)
    if not name:
        raise ProgramError(f"{file.name} has no name.", "Give the project a name: `name: my-project`.", at(file))
    if not _NAME.fullmatch(name):
        raise ProgramError(
            f"{file.name} names the project {name!r}, which the CLI refuses: {_RULE}.", "Rename it.", at(file)
        )
    return name


def backend_url(document: Mapping[str, Any]) -> str:
    """Return the `backend.url` of a project file, or nothing."""
    given = document.get("backend")
    url = given.get("url") if isinstance(given, Mapping) else None
    return url if isinstance(url, str) else ""


def _text(document: Mapping[str, Any], key: str, file: Path) -> str:
    """Return a text of the project file, empty where it has none."""
    value = document.get(key)
    if value is not None and not isinstance(value, str):
        raise ProgramError(f"`{key}` in {shown(file)} is {what(value)}, not a text.", "Write it as a text.", at(file))
    return value or ""


def _runtime(document: Mapping[str, Any], file: Path) -> tuple[str, Mapping[str, Any]]:
    runtime = document.get("runtime")
    options: Any = {}
    if isinstance(runtime, Mapping):
        options = runtime.get("options", {})
        runtime = runtime.get("name")
    if runtime is not None and not isinstance(runtime, str):
        raise ProgramError(f"The runtime in {file.name} is {what(runtime)}.", "Write `runtime: python`.", at(file))
    if not runtime:
        raise ProgramError(f"{file.name} has no runtime.", "Add `runtime: python`.", at(file))
    if not isinstance(options, Mapping):
        raise ProgramError(
            f"The runtime options in {file.name} are not a mapping.",
            "Write `options:` as keys and values.",
            at(file),
        )
    if runtime not in RUNTIMES:
        raise UsageError(
            f"{shown(file)} asks for the runtime {runtime!r}, which the preview cannot run: it runs "
            f"{' and '.join(RUNTIMES)} programs.\n"
            "For this program use `pulumi preview --policy-pack`, which runs all of them."
        )
    for name, takes in _OPTIONS[runtime].items():
        given = options.get(name, takes)
        if given is takes or (given in takes if isinstance(takes, tuple) else type(given) is takes):
            continue
        needed = f"one of {', '.join(takes)}" if isinstance(takes, tuple) else _KINDS[takes]
        raise ProgramError(
            f"The option `{name}` of the runtime in {shown(file)} is {what(given)}, and Pulumi takes {needed}.",
            f"Correct it, or leave `{name}` out.",
            at(file),
        )
    return runtime, options


_KINDS = {str: "a text", bool: "true or false"}


def _entry(document: Mapping[str, Any], file: Path) -> tuple[Path, str]:
    main = _text(document, "main", file)
    if not main:
        return file.parent, "."
    path = file.parent / main
    if "\0" not in main and path.is_dir():
        return path, "."
    if "\0" in main or not path.is_file():
        raise ProgramError(
            f"{file.name} names {main!r} as its main, which is not there.", f"Correct `main`, or add {main}.", at(file)
        )
    return path.parent, path.name


# -- the stack ------------------------------------------------------------------------------------------------------


def _stack_files(file: Path, document: Mapping[str, Any]) -> dict[str, Path]:
    """Return the files of stacks by their names: they have the project file's own extension."""
    given = document.get("config")
    folder = _text(document, "stackConfigDir", file) or (given if isinstance(given, str) else "") or "."
    if "\0" in folder or not (file.parent / folder).is_dir():
        return {}
    found = {}
    for path in sorted((file.parent / folder).iterdir()):
        name = path.name.removeprefix("Pulumi.").removesuffix(file.suffix)
        if path.name == f"Pulumi.{name}{file.suffix}" and _NAME.fullmatch(name):
            found[name] = path
    return found


def _several(name: str, stacks: Mapping[str, Path]) -> UsageError:
    files = ", ".join(path.name for path in stacks.values())
    return UsageError(
        f"{name} has {len(stacks)} stacks ({files}), and it is not said which one is meant.\n"
        f"Name it: {' or '.join(f'--stack {each}' for each in stacks)}"
    )


def _option(item: str, values: StackSettings) -> tuple[str, str]:
    """Return the setting and its text of a `--config KEY=VALUE`."""
    name, equals, text = item.partition("=")
    if not equals or not name:
        raise UsageError(f"--config {item!r} is not KEY=VALUE; write it as --config project:key=value.")
    try:
        return values.key(name), text
    except ProgramError as error:
        raise UsageError(f"--config {name!r}: {error}") from None


def _check_size(values: StackSettings, file: Path) -> None:
    size = len(os.fsencode(values.json()))
    if sys.platform == "linux" and size > _LONGEST_SETTINGS:
        raise ProgramError(
            f"The stack's settings take {size:,} bytes, and Linux gives a program up to {_LONGEST_SETTINGS:,}: it "
            "cannot be started (argument list too long).",
            "Keep large values in a file beside the program, or in an object of S3, and set their path.",
            at(file),
        )
