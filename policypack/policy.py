"""The `@policy` decorator, the record it makes, and the discovery of all policies in a package."""

from __future__ import annotations

import importlib.util
import inspect
import logging
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Literal, get_args

from policypack.catalogue import provider
from policypack.errors import ConfigError, PolicyDefinitionError
from policypack.finding import Finding, Level, Severity
from policypack.nearest import did_you_mean
from policypack.own import installed, named, told
from policypack.resource import CANONICAL
from policypack.silence import SCOPES, Silences
from policypack.version import INSTALLED

Group = Literal["deployability", "security", "reliability", "cost", "convention"]
Environment = Literal["production", "test"]

_log = logging.getLogger(__name__)

NEEDS = ("stack", "aws", "config", "environment", "program")
# The pack's policies: beside this package, in a wheel below it.
_BESIDE, _BELOW = (Path(__file__).resolve().parents[1] / "policies", Path(__file__).resolve().with_name("_policies"))
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Policy:
    """One rule. Everything but `types`, levels and settings is read off the function.

    It listens to resources of its `types`; a `*` at the end of a type token makes it a prefix.

    `needs` holds the context parameters that the function declares, `optional` those of them with a default: the
    policy also says something without them. `environment` is set for a rule that holds
    only in one environment; where the stack's is unknown the rule is undecided.
    """

    id: str
    title: str
    why: str
    source: tuple[str, ...]
    function: Callable[..., Iterator[Finding]]
    types: tuple[str, ...]
    level: Level
    severity: Severity
    group: Group
    file: str
    line: int
    per_resource: bool
    needs: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    environment: Environment | None = None
    config: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    silences: Silences = field(default_factory=dict)
    gives_way: bool = False
    ends: bool = False
    _exact: frozenset[str] = field(init=False, repr=False, compare=False)
    _starts: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_exact", frozenset(self.types))
        object.__setattr__(self, "_starts", tuple(type[:-1] for type in self.types if type.endswith("*")))

    def hears(self, type: str) -> bool:
        """Does it listen to resources of this type?"""
        return type in self._exact or type.startswith(self._starts)

    @property
    def module(self) -> str:
        return self.function.__module__

    @property
    def waits_for_stack(self) -> bool:
        """Is it judged at the end: because it looks at the whole stack, or because it waits for AWS?"""
        return not self.per_resource or bool(self.needs & {"stack", "aws"})

    @property
    def offline(self) -> bool:
        """Does it say something without AWS?"""
        return "aws" not in self.needs - self.optional

    @property
    def preview_only(self) -> bool:
        """Can it say nothing without the program's source, which the engine does not send?"""
        return "program" in self.needs - self.optional


def policy(
    *types: str,
    level: Level = "mandatory",
    severity: Severity = "high",
    group: Group = "deployability",
    environment: Environment | None = None,
    config: Mapping[str, Mapping[str, Any]] | None = None,
    silences: Silences | None = None,
    gives_way: bool = False,
    ends: bool = False,
) -> Callable[[Callable[..., Iterator[Finding]]], Policy]:
    """Declare a generator function as a policy.

    The first positional parameter, if there is one, gets each resource of `types` in turn. Keyword-only
    parameters declare what else is needed: `stack` (the whole plan), `aws` (live answers), `config` (the policy's
    own settings, with their defaults), `environment` ("production" or "test"), `program` (the program's source).
    A need with the default None is optional: the policy is called without it where it cannot be had.
    The id is the path of the module below its package + function name; the title is the first line of the docstring;
    `Why:` and `Source:` sections are required. `config` maps setting names to JSON schemas, each with a default or
    required. `silences` maps ids of other policies to where their findings say nothing new beside one of this policy
    (see `policypack.silence`); "*" stands for all others. One that `gives_way` says nothing about a property that any
    other policy reports: general rules do, for the one that knows the service says more. `ends`: where it blocks, the
    engine ends the program there, and never asks about the rest of it; where it advises, it may.

    Raises PolicyDefinitionError, with file and line, where the declaration is wrong.
    """

    def declare(function: Callable[..., Iterator[Finding]]) -> Policy:
        return _declare(
            function,
            types,
            level=level,
            severity=severity,
            group=group,
            environment=environment,
            config=dict(config or {}),
            silences=dict(silences or {}),
            gives_way=gives_way,
            ends=ends,
        )

    return declare


_CHOICES = {name: frozenset(get_args(of)) for name, of in (("level", Level), ("severity", Severity), ("group", Group))}


def _declare(
    function: Callable[..., Iterator[Finding]],
    types: tuple[str, ...],
    *,
    level: Level,
    severity: Severity,
    group: Group,
    environment: Environment | None,
    config: Mapping[str, Mapping[str, Any]],
    silences: Silences,
    gives_way: bool,
    ends: bool,
) -> Policy:
    """Check a declaration and make its record, once: there are hundreds, and the engine waits for them."""
    code = function.__code__

    def refuse(problem: str) -> PolicyDefinitionError:
        where = f"{code.co_filename}:{code.co_firstlineno}"
        return PolicyDefinitionError(f"{where}: policy {function.__name__}: {problem}")

    if not code.co_flags & inspect.CO_GENERATOR:
        raise refuse("it must be a generator function: yield findings, return nothing")
    positional, needs, optional = _parameters(code, function.__kwdefaults__ or {}, refuse)
    if types and not positional:
        raise refuse("it listens to types but has no positional parameter for the resource")
    if positional and not types:
        raise refuse("it takes a resource but names no type token to listen to")
    if "config" in needs and not config:
        raise refuse("it asks for config but declares no settings")
    for name, value in (("level", level), ("severity", severity), ("group", group)):
        if value not in _CHOICES[name]:
            raise refuse(f"unknown {name} {value!r}; known are {', '.join(sorted(_CHOICES[name]))}")
    for scope in silences.values():
        if scope not in SCOPES:
            raise refuse(f"unknown scope {scope!r} in silences; known are {', '.join(SCOPES)}")
    title, why, source = _sections(function.__doc__ or "", refuse)
    id = _id(function.__module__, function.__name__)
    if not ID.fullmatch(id):
        raise refuse(f"the id {id!r} is not lower-case words joined by hyphens")
    return Policy(
        id=id,
        title=title,
        why=why,
        source=source,
        function=function,
        types=tuple(CANONICAL.get(type, type) for type in types),
        level=level,
        severity=severity,
        group=group,
        file=code.co_filename,
        line=code.co_firstlineno,
        per_resource=positional,
        needs=needs,
        optional=optional,
        environment=environment,
        config=config,
        silences=silences,
        gives_way=gives_way,
        ends=ends,
    )


def _id(module: str, name: str) -> str:
    """Return the path below the package plus the function: `full` in `policies.rds.storage` is `rds-storage-full`.

    Policies of another package bear its name, so that no later one of the pack's has theirs: in `acme_policies.rds` it
    is `acme-rds-full`.
    """
    package, *rooms = module.split(".")
    whose = () if package == _BESIDE.name else (package.removesuffix("_policies"),)
    return "-".join(part.rstrip("_") for part in (*whose, *rooms, name)).replace("_", "-")


def _parameters(
    code: CodeType, defaults: Mapping[str, Any], refuse: Callable[[str], PolicyDefinitionError]
) -> tuple[bool, frozenset[str], frozenset[str]]:
    """Read the parameters off the code object: a signature object for each of hundreds of policies is slow to make."""
    positional = code.co_varnames[: code.co_argcount]
    needs = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    if code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS):
        raise refuse("it must name its parameters one by one")
    for name in positional:
        if name in NEEDS:
            raise refuse(f"parameter {name!r} must stand behind a *")
    for name in needs:
        if name not in NEEDS:
            raise refuse(f"unknown parameter {name!r}; a policy may ask for {', '.join(NEEDS)}")
    if len(positional) > 1:
        raise refuse("it takes more than one resource")
    return bool(positional), frozenset(needs), frozenset(defaults)


def _sections(text: str, refuse: Callable[[str], PolicyDefinitionError]) -> tuple[str, str, tuple[str, ...]]:
    """Split a docstring into title, why and sources. A section's text may go on over several lines."""
    title, _, rest = text.strip().partition("\n")
    before, _, source = rest.partition("Source:")
    _, _, why = before.partition("Why:")
    for name, section in (("Why", why), ("Source", source)):
        if not section.strip():
            raise refuse(f"its docstring has no {name}: section")
    return title.rstrip("."), " ".join(why.split()), tuple(source.split())


def discover(package: str | None = None, own: Sequence[Path] = (), *, later: bool = False) -> list[Policy]:
    """Import every module of the pack's policies, packages below it too, and return the policies sorted by id.

    They are found where the pack's own files are: a folder `policies` elsewhere on `sys.path`, such as one of the
    program's repository, is nobody's business here. With them come those of one's own: packages in the folders `own`,
    and those installed beside the pack. `package` names another one that can be imported, for tests: it alone counts.
    `later`: modules of the pack that are as they were may be imported when their policies are called.
    Raises ConfigError where a package has no policy or one's own cannot be imported, PolicyDefinitionError where two
    policies have the same id.
    """
    if package:
        return _sorted(_found(importlib.import_module(package)))
    found = _of_pack(later=later)
    given = named(own)
    for each in (*given, *installed(given)):
        with told(each.__name__):
            theirs = _found(each)
        found += theirs
        if not later:
            _tell_of_types(theirs)
    return _sorted(found)


def _tell_of_types(policies: Iterable[Policy]) -> None:
    """Warn of types that the provider has not: who mistyped one would wait for findings in vain."""
    for policy in policies:
        for type in policy.types:
            if type.startswith("aws:") and not type.endswith("*") and not provider.is_known(type):
                near = did_you_mean(type, provider.resource_types())
                _log.warning("%s:%d: the AWS provider has no type %r%s", policy.file, policy.line, type, near)


def _of_pack(*, later: bool) -> list[Policy]:
    from policypack import index

    package = _packs()
    folder = Path(package.__path__[0])
    if not later:
        return _found(package)
    found = index.read(folder)
    if found is None:
        keys = index.keys(folder)
        found = _found(package)
        index.write(folder, found, keys)
    return found


def _found(root: ModuleType) -> list[Policy]:
    """Return the policies of a package's modules, itself among them. Raises ConfigError where there are none."""
    found = [
        value
        for module in (root, *map(importlib.import_module, _modules(Path(root.__path__[0]), root.__name__)))
        for value in vars(module).values()
        if isinstance(value, Policy) and value.module == module.__name__
    ]
    if not found:
        raise _no_policies(Path(root.__path__[0]))
    return found


def _modules(folder: Path, package: str) -> Iterator[str]:
    """Yield the names of a package's modules, sorted, those of packages in it too.

    They are files: `pkgutil`, which asks for other kinds too and imports each package to look into it, takes a tenth of
    a boot.
    """
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            inner, name = Path(entry.path), f"{package}.{entry.name}"
            if (inner / "__init__.py").is_file():
                yield name
                yield from _modules(inner, name)
        elif entry.name.endswith(".py") and entry.name != "__init__.py":
            yield f"{package}.{entry.name[:-3]}"


def _sorted(policies: Iterable[Policy]) -> list[Policy]:
    found: dict[str, Policy] = {}
    for policy in policies:
        other = found.setdefault(policy.id, policy)
        if other is not policy:
            raise PolicyDefinitionError(
                f"{policy.file}:{policy.line}: policy id {policy.id!r} is already used at {other.file}:{other.line}"
            )
    return [found[id] for id in sorted(found)]


def folder_of_pack() -> Path:
    """Return the folder of the pack's own policies."""
    return _BELOW if INSTALLED else _BESIDE


def _packs() -> ModuleType:
    """Return the package of the pack's policies, imported from its own folder whatever `sys.path` holds."""
    folder, name = folder_of_pack(), _BESIDE.name
    known = sys.modules.get(name)
    if known is not None:
        if [Path(path).resolve() for path in getattr(known, "__path__", ())] == [folder]:
            return known
        for each in [each for each in sys.modules if each.partition(".")[0] == name]:
            del sys.modules[each]  # a stranger of that name
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None or not (folder / "__init__.py").is_file():
        raise _no_policies(folder)
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return package


def _no_policies(folder: Path) -> ConfigError:
    return ConfigError(
        f"There is no policy in {folder}, so nothing can be judged.\n"
        + (
            "The pack is not whole: get it again, with its policies."
            if folder in (_BELOW, _BESIDE)
            else "A policy is a function under @policy in one of its modules."
        )
    )
