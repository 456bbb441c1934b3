"""The project and stack files of a Pulumi program, read as the CLI reads them.

Sources: https://www.pulumi.com/docs/iac/concepts/projects/project-file/,
https://www.pulumi.com/docs/iac/concepts/projects/stack-settings-file/ and pkg/workspace/config.go of pulumi/pulumi.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from policypack.finding import Location
from policypack.preview.places import shown
from policypack.preview.records import Note, ProgramError
from policypack.preview.settings import Settings

RUNTIMES = ("python", "nodejs")
_EXTENSIONS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Project:
    """A program and the stack it is previewed as.

    `root` holds the project file, `folder` is where the program runs, `entry` what is run there ("." is the folder
    itself). `config` has `namespace:key` names and the texts that the program is given; `secret_keys` are those of
    its names that are secret. `missing` are settings that the project file declares and nothing sets.
    `stack_known` is False where no stack file and no option named the stack.
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
    stand-in for an encrypted setting, given its name. Raises ProgramError.
    """
    file = _project_file(program)
    document = _document(file)
    name = document.get("name")
    if not isinstance(name, str) or not name:
        raise ProgramError(f"{file.name} has no name.", "Give the project a name: `name: my-project`.", _at(file))
    runtime, options = _runtime(document, file)
    folder, entry = _entry(document, file)

    stacks = _stack_files(file, document)
    chosen = stack or (next(iter(stacks)) if len(stacks) == 1 else None)
    notes: list[Note] = []
    if stack and stacks and stack not in stacks:
        # The CLI previews a stack without a file too, but beside others it is most likely a typing error.
        known = ", ".join(f"Pulumi.{other}.yaml" for other in sorted(stacks))
        notes.append(
            Note("environment", f"There is no Pulumi.{stack}.yaml beside {known}: no stack settings were read.")
        )
    values = Settings(name, placeholder)
    stack_file = stacks.get(chosen or "")
    if stack_file:
        _read_stack(stack_file, values, notes)
    missing = _apply_project_config(document, file, values)
    for item in config:
        key, separator, text = item.partition("=")
        if not separator or not key:
            raise ProgramError(f"--config {item!r} is not KEY=VALUE.", "Write it as --config project:key=value.")
        values.override(key, text)
    if region:
        values.override("aws:region", region)
    missing = tuple(key for key in missing if values.key(key, file) not in values.texts)
    if values.secrets:
        shown = ", ".join(sorted(values.secrets))
        notes.append(Note("secret", f"Encrypted settings cannot be read without a login; {shown} got placeholders."))
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
        missing=missing,
        notes=tuple(notes),
    )


def _at(file: Path, line: int = 1) -> Location:
    return Location(shown(file), line)


def _project_file(program: Path) -> Path:
    program = program.resolve()
    if program.is_file() and program.stem == "Pulumi" and program.suffix in _EXTENSIONS:
        return program
    if not program.exists():
        raise ProgramError(f"{program} does not exist.", "Name the folder that holds Pulumi.yaml.")
    folder = program if program.is_dir() else program.parent
    for candidate in (folder, *folder.parents):
        for extension in _EXTENSIONS:
            if (candidate / f"Pulumi{extension}").is_file():
                return candidate / f"Pulumi{extension}"
        if (candidate / ".git").exists():
            break  # a project file above the repository is somebody else's
    raise ProgramError(
        f"There is no Pulumi.yaml in {folder} or above it.",
        "Name the folder of a Pulumi program, or write a Pulumi.yaml with `name` and `runtime`.",
    )


def _document(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text("utf-8-sig")
        document = yaml.safe_load(text)
    except OSError as error:
        raise ProgramError(
            f"{shown(file)} cannot be read: {error.strerror}.", "Check its permissions.", _at(file)
        ) from error
    except UnicodeDecodeError as error:
        raise ProgramError(f"{shown(file)} is not UTF-8 text.", "Save it as UTF-8.", _at(file)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or "it cannot be parsed"
        raise ProgramError(
            f"{shown(file)}:{line} is not valid YAML: {what}.",
            "Correct the indentation or the quoting there.",
            _at(file, line),
        ) from error
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise ProgramError(f"{shown(file)} does not hold a YAML mapping.", "Write it as `key: value` lines.", _at(file))
    return document


def _runtime(document: Mapping[str, Any], file: Path) -> tuple[str, Mapping[str, Any]]:
    runtime = document.get("runtime")
    options: Any = {}
    if isinstance(runtime, Mapping):
        options = runtime.get("options") or {}
        runtime = runtime.get("name")
    if not isinstance(runtime, str) or not runtime:
        raise ProgramError(f"{file.name} has no runtime.", "Add `runtime: python`.", _at(file))
    if runtime not in RUNTIMES:
        raise ProgramError(
            f"{file.name} asks for the runtime {runtime!r}, which the preview cannot run.",
            f"The preview runs {' and '.join(RUNTIMES)} programs; for this one use `pulumi preview --policy-pack`.",
            _at(file),
        )
    if not isinstance(options, Mapping):
        raise ProgramError(
            f"The runtime options in {file.name} are not a mapping.", "Write `options:` as keys and values."
        )
    return runtime, options


def _entry(document: Mapping[str, Any], file: Path) -> tuple[Path, str]:
    main = document.get("main")
    if not main:
        return file.parent, "."
    path = file.parent / str(main)
    if path.is_dir():
        return path, "."
    if not path.is_file():
        raise ProgramError(
            f"{file.name} names {main!r} as its main, which is not there.", f"Correct `main`, or add {main}.", _at(file)
        )
    return path.parent, path.name


def _stack_files(file: Path, document: Mapping[str, Any]) -> dict[str, Path]:
    folder = file.parent / str(document.get("stackConfigDir") or ".")
    if not folder.is_dir():
        return {}
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in _EXTENSIONS and path.name.startswith("Pulumi.") and path.stem != "Pulumi":
            found[path.stem.removeprefix("Pulumi.")] = path
    return found


def _read_stack(file: Path, values: Settings, notes: list[Note]) -> None:
    document = _document(file)
    environment = document.get("environment")
    if environment:
        _read_environment(environment, file, values, notes)
    config = document.get("config") or {}
    if not isinstance(config, Mapping):
        raise ProgramError(f"`config` in {shown(file)} is not a mapping.", "Write it as `key: value` lines.", _at(file))
    for key, value in config.items():
        values.set(values.key(str(key), file), "" if value is None else value)


def _read_environment(environment: Any, file: Path, values: Settings, notes: list[Note]) -> None:
    """Read what an inline environment says in plain words; everything else needs Pulumi Cloud."""
    imports = environment if isinstance(environment, list) else []
    if isinstance(environment, Mapping):
        imports = environment.get("imports") or []
        inner = environment.get("values")
        given = inner.get("pulumiConfig") if isinstance(inner, Mapping) else None
        for key, value in given.items() if isinstance(given, Mapping) else ():
            if not _computed(value):
                values.set(values.key(str(key), file), value)
    if imports:
        names = ", ".join(str(item) if not isinstance(item, Mapping) else str(next(iter(item), "")) for item in imports)
        text = (
            f"{file.name} imports {names}: imported environments cannot be read without a login, "
            "so settings from there are missing."
        )
        notes.append(Note("environment", text, _at(file)))


def _computed(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(str(key).startswith("fn::") or _computed(item) for key, item in value.items())
    if isinstance(value, list):
        return any(_computed(item) for item in value)
    return isinstance(value, str) and "${" in value


def _apply_project_config(document: Mapping[str, Any], file: Path, values: Settings) -> tuple[str, ...]:
    """Fill in what the project file itself sets and return the settings it declares that nothing sets."""
    declared = document.get("config") or {}
    if isinstance(declared, str):
        return ()  # an old way to name the folder of the stack files
    if not isinstance(declared, Mapping):
        raise ProgramError(f"`config` in {file.name} is not a mapping.", "Write it as `key: value` lines.", _at(file))
    missing = []
    for name, given in declared.items():
        key = values.key(str(name), file)
        own = key.split(":")[0] == values.project
        schema = given if isinstance(given, Mapping) else {"default" if own else "value": given}
        if not own and schema.get("value") is None:
            raise ProgramError(
                f"{file.name} gives {name} no `value`; a default and a type are for the project's own settings only.",
                f"Write `{name}: {{value: …}}`.",
                _at(file),
            )
        if key in values.texts:
            continue
        value = schema.get("default") if schema.get("default") is not None else schema.get("value")
        if value is not None:
            values.set(key, value)
        else:
            missing.append(str(name))
    return tuple(missing)
