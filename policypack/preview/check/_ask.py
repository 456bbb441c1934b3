"""Answers questions about installed packages: run by the program's own interpreter, JSON in, JSON out.

It imports nothing of the pack and keeps to Python 3.8. Questions: `names` are dotted names of packages, modules,
classes and functions; `compile` are files to parse; `modules` are top-level modules that may or may not be there.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import inspect
import json
import sys
import warnings
from pathlib import Path
from typing import Any

warnings.simplefilter("ignore")
_PLAIN = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


def members(value: Any) -> list[str]:
    own = {n for n in dir(value) if not n.startswith("_")}
    for base in getattr(value, "__mro__", ()):
        own.update(n for n in getattr(base, "__annotations__", {}) if not n.startswith("_"))
    return sorted(own)


def parameters(function: Any) -> dict[str, Any] | None:
    try:
        found = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return None
    skipped = ("self", "__self__", "cls", "__props__")
    return {
        "names": [p.name for p in found if p.kind in _PLAIN and p.name not in skipped],
        "required": [p.name for p in found if p.kind in _PLAIN and p.default is p.empty and p.name not in skipped],
        "lists": [p.name for p in found if "Sequence[" in str(p.annotation) and "Mapping[" not in str(p.annotation)],
        "any": any(p.kind is p.VAR_KEYWORD for p in found),
    }


def described(value: Any) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "members": members(value),
        "dynamic": inspect.isclass(value) and hasattr(value, "__getattr__"),
    }
    if inspect.ismodule(value):
        answer["kind"] = "module"
        answer["dynamic"] = False
        return answer
    answer["kind"] = "class" if inspect.isclass(value) else "function" if callable(value) else "value"
    if not callable(value):
        return answer
    inner = getattr(value, "_internal_init", None)
    answer["resource"] = inner is not None
    answer["parameters"] = parameters(inner or (value.__init__ if inspect.isclass(value) else value))
    if inner is not None and answer["parameters"]:
        args = getattr(sys.modules.get(value.__module__), value.__name__ + "Args", None)
        needed = parameters(args.__init__) if args is not None else None
        answer["parameters"]["required"] = needed["required"] if needed else []
    return answer


def member(value: Any, path: str, part: str) -> Any:
    try:
        return getattr(value, part)
    except AttributeError:
        return importlib.import_module(path + "." + part)


def ask(name: str) -> dict[str, Any]:
    parts = name.split(".")
    try:
        value = importlib.import_module(parts[0])
    except Exception as error:  # noqa: BLE001  a package may raise anything when it is imported
        return {"found": False, "at": parts[0], "error": repr(error)}
    for index in range(1, len(parts)):
        part = parts[index]
        path = ".".join(parts[:index])
        try:
            value = member(value, path, part)
        except Exception:  # noqa: BLE001  the same
            return {
                "found": False,
                "at": path + "." + part,
                "members": members(value),
                "kind": described(value)["kind"],
            }
    answer = described(value)
    answer["found"] = True
    return answer


def version(package: str) -> str:
    from importlib import metadata

    for name in (package, package.replace("_", "-")):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            pass
    return ""


def parse(file: str) -> dict[str, Any] | None:
    try:
        with Path(file).open("rb") as stream:
            compile(stream.read(), file, "exec", dont_inherit=True)
    except SyntaxError as error:
        return {"message": error.msg, "line": error.lineno or 1, "text": (error.text or "").strip()}
    except ValueError as error:
        return {"message": str(error), "line": 1, "text": ""}
    return None


def there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError, AttributeError):
        return module in sys.modules


def main() -> None:
    # A second's work, most of it imports of large SDKs: looking for garbage would be a third of it.
    gc.disable()
    order = json.loads(sys.stdin.read())
    out = sys.stdout
    sys.stdout = sys.stderr  # a package that prints when it is imported must not spoil the answer
    sys.path[:] = order.get("path", []) + [p for p in sys.path if p]
    answer = {
        "names": {name: ask(name) for name in order.get("names", [])},
        "compile": {file: parse(file) for file in order.get("compile", [])},
        "modules": {name: there(name) for name in order.get("modules", [])},
        "versions": {name: version(name) for name in order.get("versions", [])},
    }
    json.dump(answer, out)
    gc.freeze()  # or Python looks through all of it at its exit


main()
