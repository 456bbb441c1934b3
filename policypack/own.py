"""Policies of one's own: packages beside the pack's, which whoever runs the pack names or has installed with it.

A package is named by its folder (`--policies`), or installed in the environment that the pack runs in, with an entry
point of the group `aws_preflight.policies`. Nothing else is looked at: not the program's folder, not PYTHONPATH.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import site
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from policypack.errors import ConfigError, PolicyDefinitionError
from policypack.version import PACKAGES

GROUP = "aws_preflight.policies"


def named(paths: Sequence[Path]) -> list[ModuleType]:
    """Return the packages that these folders are, or whose projects they are. Raises ConfigError for another folder."""
    return [_load(folder) for path in paths for folder in packages(path)]


def packages(path: Path) -> list[Path]:
    """Return the folders of the packages that a folder stands for: itself, or what its pyproject.toml names."""
    if (path / "__init__.py").is_file():
        return [path.resolve()]
    project = path / "pyproject.toml"
    if project.is_file():
        found = [_inside(path, name) for name in entry_points(project)]
        if found:
            return found
        raise ConfigError(f"{project} names no package of policies: it needs [project.entry-points.{GROUP!r}].")
    if not path.is_dir():
        raise ConfigError(f"{path} is no folder. Name the folder of a package of policies, or of its project.")
    raise ConfigError(f"{path} is no package of policies: it has no __init__.py, and no pyproject.toml that names one.")


def declares(path: Path) -> bool:
    """Is the folder a project of policies?"""
    project = path / "pyproject.toml"
    return project.is_file() and bool(entry_points(project))


def entry_points(project: Path) -> list[str]:
    """Return the packages of policies that a pyproject.toml names. Raises ConfigError where it is none."""
    import tomllib  # few boots need it

    try:
        content = tomllib.loads(project.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{project}: {error}") from None
    own = content.get("project", {}).get("entry-points", {}).get(GROUP, {})
    return [str(name) for name in own.values()]


def _inside(project: Path, name: str) -> Path:
    for folder in (project, project / "src"):
        package = folder.joinpath(*name.split("."))
        if (package / "__init__.py").is_file():
            return package.resolve()
    raise ConfigError(f"{project / 'pyproject.toml'} names the package {name!r}, which is not there.")


def installed(but: Sequence[ModuleType]) -> list[ModuleType]:
    """Return the packages that are installed beside the pack, but those that were named by their folders.

    Raises ConfigError where one cannot be imported: rules that somebody relies on are not left out in silence.
    """
    taken = {package.__name__ for package in but}
    names = [name for name in declared() if name not in taken]
    if not names:
        return []
    with _without_strangers():
        return [_imported(name) for name in names]


def declared() -> Iterator[str]:
    """Yield the packages that the environment's own distributions declare, each once.

    The files are read as they are: to ask importlib for all entry points takes longer than all else of a boot.
    """
    folders = [*site.getsitepackages(), *([site.getusersitepackages()] if site.ENABLE_USER_SITE else [])]
    found: dict[str, None] = {}
    for folder in map(Path, folders):
        for file in sorted(folder.glob("*-info/entry_points.txt")):
            text = file.read_text("utf-8")
            if GROUP in text:
                from importlib.metadata import PathDistribution

                for each in PathDistribution(file.parent).entry_points:
                    if each.group == GROUP:
                        found[each.value] = None
    yield from found


@contextmanager
def _without_strangers() -> Iterator[None]:
    """Import without what PYTHONPATH adds: a package there, of the same name, may be the judged repository's."""
    kept = list(sys.path)
    said = os.environ.get("PYTHONPATH")  # an empty one says nothing, an empty place in it the working directory
    strangers = {Path(path).resolve() for path in said.split(os.pathsep)} if said else set()
    sys.path[:] = [path for path in kept if Path(path).resolve() not in strangers]
    try:
        yield
    finally:
        sys.path[:] = kept


def _load(folder: Path) -> ModuleType:
    """Import a package by its place, under the name of its folder."""
    name = folder.name
    if not name.isidentifier():
        raise ConfigError(f"{folder}: {name!r} is no name for a package. Call it, say, acme_policies.")
    known = sys.modules.get(name)
    if known is not None and [Path(path).resolve() for path in getattr(known, "__path__", ())] == [folder]:
        return known
    if known is not None or name in sys.stdlib_module_names or name in PACKAGES:
        raise ConfigError(f"{folder}: the name {name!r} is taken by another package. Call it, say, acme_policies.")
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    with told(name):
        spec.loader.exec_module(package)
    return package


def _imported(name: str) -> ModuleType:
    with told(name):
        return importlib.import_module(name)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Tell what a package of one's own raises when it is imported as its author's, with the place: ConfigError."""
    try:
        yield
    except ConfigError:
        raise
    except PolicyDefinitionError as error:
        raise ConfigError(str(error)) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001  the author's code, which may raise anything
        if isinstance(error, SyntaxError):
            place, said = f"{error.filename}:{error.lineno}", error.msg
        else:
            frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "importlib" not in frame.filename]
            place, said = f"{frames[-1].filename}:{frames[-1].lineno}", str(error)
        raise ConfigError(
            f"The policies of {name} cannot be imported:\n{place}: {type(error).__name__}: {said}"
        ) from None
