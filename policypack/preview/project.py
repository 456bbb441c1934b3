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
from policypack.finding import Location
from policypack.preview.documents import DocumentError, read_json, read_yaml
from policypack.preview.places import shown
from policypack.preview.records import Note, ProgramError
from policypack.preview.search import project_file
from policypack.preview.settings import Settings, merged
from policypack.preview.workspace import selected_stack
from policypack.shown import lines

RUNTIMES = ("python", "nodejs")
EXTENSIONS = (".yaml", ".yml", ".json")
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_LONGEST_SETTINGS = 128 * 1024 - len("PULUMI_CONFIG=") - 1  # bytes: Linux's limit for one variable of a process


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

    def how_to_set(self, settings: Mapping[str, bool], value: str = "VALUE") -> str:
        """Return the commands that give settings a value, in this preview and for deployments. True marks secrets."""
        stack = self.stack if self.stack_known else "STACK"
        own = " ".join(f"--config {key}={value}" for key in settings)
        commands = [
            f"    pulumi config set {'--secret ' if secret else ''}{key} {value} --stack {stack}"
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
    document = _document(file)
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
        notes.append(Note("environment", f"There is no {missing} beside {known}: no stack settings were read."))
    values = Settings(name, placeholder)
    stack_file = stacks.get(chosen or "")
    stack_document = _document(stack_file) if stack_file else {}
    environments: tuple[str, ...] = ()
    if stack_file:
        environments = _read_stack(stack_document, stack_file, values, notes)
    declared = _declared(document, file, values)
    for item in config:
        _override(item, values, declared)
    if region:
        values.override("aws:region", region)
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
        missing=tuple(key for key in declared if values.key(key) not in values.texts),
        notes=tuple(notes),
        document=document,
        stack_document=stack_document,
        environments=environments,
        stand_ins=tuple(sorted(values.stand_ins)),
    )


_RULE = "it may have letters, digits, hyphens, underscores and periods, up to 100 of them"


def _at(file: Path, line: int = 1) -> Location:
    return Location(shown(file), line)


def _document(file: Path) -> dict[str, Any]:
    """Return a file's mapping, empty for an empty file."""
    try:
        text = file.read_text("utf-8-sig")
        document = read_json(text) if file.suffix == ".json" else read_yaml(text)
    except OSError as error:
        raise ProgramError(
            f"{shown(file)} cannot be read: {error.strerror}.", "Check its permissions.", _at(file)
        ) from error
    except UnicodeDecodeError as error:
        raise ProgramError(f"{shown(file)} is not UTF-8 text.", "Save it as UTF-8.", _at(file)) from error
    except DocumentError as error:
        where = f"{shown(file)}:{error.line}"
        if error.ours:
            raise UsageError(f"{where} is more than the preview reads: {error.problem}.") from error
        raise ProgramError(
            f"{where} is not valid {'JSON' if file.suffix == '.json' else 'YAML'}: {error.problem}.",
            "Correct it there.",
            _at(file, error.line),
        ) from error
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise ProgramError(f"{shown(file)} does not hold a YAML mapping.", "Write it as `key: value` lines.", _at(file))
    for key in document:
        if not isinstance(key, str):
            raise ProgramError(f"{shown(file)} has the key {key!r}, which is not a text.", "Quote it.", _at(file))
    return document


def _name(document: Mapping[str, Any], file: Path) -> str:
    name = document.get("name")
    if not isinstance(name, str) or not name:
        raise ProgramError(f"{file.name} has no name.", "Give the project a name: `name: my-project`.", _at(file))
    if not _NAME.fullmatch(name):
        raise ProgramError(
            f"{file.name} names the project {name!r}, which the CLI refuses: {_RULE}.", "Rename it.", _at(file)
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
        raise ProgramError(f"`{key}` in {shown(file)} is {_what(value)}, not a text.", "Write it as a text.", _at(file))
    return value or ""


def _what(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else "nothing" if value is None else f"{value!r}"


def _runtime(document: Mapping[str, Any], file: Path) -> tuple[str, Mapping[str, Any]]:
    runtime = document.get("runtime")
    options: Any = {}
    if isinstance(runtime, Mapping):
        options = runtime.get("options", {})
        runtime = runtime.get("name")
    if not isinstance(runtime, str) or not runtime:
        raise ProgramError(f"{file.name} has no runtime.", "Add `runtime: python`.", _at(file))
    if not isinstance(options, Mapping):
        raise ProgramError(
            f"The runtime options in {file.name} are not a mapping.",
            "Write `options:` as keys and values.",
            _at(file),
        )
    if runtime not in RUNTIMES:
        raise UsageError(
            f"{shown(file)} asks for the runtime {runtime!r}, which the preview cannot run: it runs "
            f"{' and '.join(RUNTIMES)} programs.\n"
            "For this program use `pulumi preview --policy-pack`, which runs all of them."
        )
    return runtime, options


def _entry(document: Mapping[str, Any], file: Path) -> tuple[Path, str]:
    main = _text(document, "main", file)
    if not main:
        return file.parent, "."
    path = file.parent / main
    if "\0" not in main and path.is_dir():
        return path, "."
    if "\0" in main or not path.is_file():
        raise ProgramError(
            f"{file.name} names {main!r} as its main, which is not there.", f"Correct `main`, or add {main}.", _at(file)
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


def _read_stack(document: Mapping[str, Any], file: Path, values: Settings, notes: list[Note]) -> tuple[str, ...]:
    """Read a stack's settings, over those that its inline environment has. Returns the environments it imports."""
    inherited, imports = _environment(document.get("environment"), file, values)
    config = document.get("config")
    if config is not None and not isinstance(config, Mapping):
        raise ProgramError(f"`config` in {shown(file)} is not a mapping.", "Write it as `key: value` lines.", _at(file))
    own = _by_key(config or {}, file, values)
    for key in dict.fromkeys((*inherited, *own)):
        values.set(key, merged(inherited.get(key), own[key]) if key in own else inherited[key], file)
    empty = [key for key, value in own.items() if value is None]
    if empty:
        text = f"{', '.join(empty)} in {file.name} has no value: the CLI warns, and gives the program an empty text."
        notes.append(Note("environment", text, _at(file)))
    if imports:
        text = (
            f"{file.name} imports {', '.join(imports)}: imported environments cannot be read without a login, "
            "so settings from there are missing."
        )
        notes.append(Note("environment", text, _at(file)))
    return imports


def _by_key(config: Mapping[Any, Any], file: Path, values: Settings) -> dict[str, Any]:
    """Return settings by their full names. The CLI adds the project's only where all keys are texts."""
    texts = all(isinstance(key, str) for key in config)
    found: dict[str, Any] = {}
    spelt: dict[str, str] = {}
    for key, value in config.items():
        if key is None:
            continue
        if not isinstance(key, str) or (not texts and ":" not in key):
            raise values.malformed(str(key), file)
        full = values.key(key, file)
        if full in found:
            raise ProgramError(
                f"{shown(file)} sets {full} twice, as {spelt[full]} and as {key}: which one counts is left to chance.",
                "Remove one of them.",
                _at(file),
            )
        found[full], spelt[full] = value, key
    return found


def _environment(environment: Any, file: Path, values: Settings) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what an inline environment says in plain words, and what it imports: that needs Pulumi Cloud."""
    imports = environment if isinstance(environment, list) else []
    found: dict[str, Any] = {}
    if isinstance(environment, Mapping):
        given = environment.get("imports")
        imports = given if isinstance(given, list) else []
        inner = environment.get("values")
        settings = inner.get("pulumiConfig") if isinstance(inner, Mapping) else None
        for key, value in settings.items() if isinstance(settings, Mapping) else ():
            if not _computed(value):
                found[values.key(str(key), file)] = value
    names = (next(iter(item), "") if isinstance(item, Mapping) else item for item in imports)
    return found, tuple(name for name in names if isinstance(name, str) and name)


def _computed(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(str(key).startswith("fn::") or _computed(item) for key, item in value.items())
    if isinstance(value, list):
        return any(_computed(item) for item in value)
    return isinstance(value, str) and "${" in value


# -- what the project file declares -----------------------------------------------------------------------------------


def _declared(document: Mapping[str, Any], file: Path, values: Settings) -> dict[str, bool]:
    """Fill in what the project file sets. Returns the settings that it declares as needed, and whether as secret."""
    declared = document.get("config")
    if declared is None or isinstance(declared, str):
        return {}  # a text is an old way to name the folder of the stack files
    if not isinstance(declared, Mapping):
        raise ProgramError(f"`config` in {file.name} is not a mapping.", "Write it as `key: value` lines.", _at(file))
    needed: dict[str, bool] = {}
    for name, given in declared.items():
        key = values.key(str(name), file)
        schema = _schema(name, given, file, own=":" not in str(name) or key.split(":")[0] == values.project)
        value = schema.get("default") if schema.get("default") is not None else schema.get("value")
        if value is not None and key not in values.texts:
            values.set(key, value, file)
        if value is None:
            needed[str(name)] = bool(schema.get("secret"))
    return needed


_ATTRIBUTES = frozenset({"type", "items", "description", "secret", "default", "value"})
_TYPES = ("string", "integer", "boolean", "array", "object")


def _schema(name: str, given: Any, file: Path, *, own: bool) -> Mapping[str, Any]:
    """Return the declaration of a setting, its short form written out."""
    if isinstance(given, str | int | list):
        return {"default" if own else "value": given}
    if not isinstance(given, Mapping):
        raise ProgramError(
            f"{file.name} gives the setting {name} the value {_what(given)}, which only a declaration can hold.",
            f"Write `{name}: {{{'default' if own else 'value'}: …}}`.",
            _at(file),
        )
    strange = [str(key) for key in given if key not in _ATTRIBUTES]
    if strange or given.get("type", "string") not in _TYPES:
        what = f"has {', '.join(strange)}" if strange else f"has the type {given['type']!r}"
        raise ProgramError(
            f"The declaration of the setting {name} in {file.name} {what}, which the CLI does not know.",
            f"It may have {', '.join(sorted(_ATTRIBUTES))}; the types are {', '.join(_TYPES)}.",
            _at(file),
        )
    if not own and (given.get("value") is None or "type" in given):
        raise ProgramError(
            f"{file.name} gives {name} no `value`; a default and a type are for the project's own settings only.",
            f"Write `{name}: {{value: …}}`.",
            _at(file),
        )
    if given.get("default") is not None and given.get("value") is not None:
        raise ProgramError(
            f"{file.name} gives {name} both a `default` and a `value`.", "Remove one of them.", _at(file)
        )
    return given


def _override(item: str, values: Settings, declared: Mapping[str, bool]) -> None:
    """Take a setting of the command line. What the stack's file encrypts, or the project declares secret, stays so."""
    name, equals, text = item.partition("=")
    if not equals or not name:
        raise UsageError(f"--config {item!r} is not KEY=VALUE; write it as --config project:key=value.")
    try:
        key = values.key(name)
    except ProgramError as error:
        raise UsageError(f"--config {item!r}: {error}") from None
    values.override(key, text)
    if any(secret and values.key(each) == key for each, secret in declared.items()):
        values.secrets.add(key)


def _check_size(values: Settings, file: Path) -> None:
    size = len(os.fsencode(values.json()))
    if sys.platform == "linux" and size > _LONGEST_SETTINGS:
        raise ProgramError(
            f"The stack's settings take {size:,} bytes, and Linux gives a program up to {_LONGEST_SETTINGS:,}: it "
            "cannot be started (argument list too long).",
            "Keep large values in a file beside the program, or in an object of S3, and set their path.",
            _at(file),
        )
