"""Read the shapes of resources and functions out of the installed pulumi-aws SDK's source text.

The SDK is 120 MB of generated Python; importing it takes seconds and hundreds of megabytes. Its files are very regular,
so the syntax tree of each says all there is to know. Only the generator uses this module.

Kind codes of the catalogue, one short text per property:

    s string   i integer   n number   b boolean   a asset or archive   * anything
    [K list of K   {K map of K   #Name object of the same module
    a trailing ? : may be absent from a resource's outputs
"""

from __future__ import annotations

import ast
import importlib.util
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policypack.catalogue import _syntax as syntax
from policypack.catalogue.names import snake

log = logging.getLogger(__name__)

_IMPORT = re.compile(r"\$ pulumi import (aws:\S+) \S+ (\S+)")
_SCALARS = {"str": "s", "int": "i", "float": "n", "bool": "b", "Any": "*", "Asset": "a", "Archive": "a"}


def sdk_folder() -> tuple[Path, str]:
    """Return the folder and the version of the installed pulumi-aws. Raises ModuleNotFoundError without it."""
    spec = importlib.util.find_spec("pulumi_aws")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pulumi-aws is not installed; run: pip install -r requirements-dev.txt")
    folder = Path(spec.submodule_search_locations[0])
    version: str = json.loads((folder / "pulumi-plugin.json").read_text(encoding="utf-8"))["version"]
    return folder, version


class Module:
    """One folder of the SDK (one AWS service), read file by file."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.folder = folder
        self.objects: dict[str, dict[str, str]] = {}
        self.object_notes: dict[str, dict[str, str]] = {}
        self.texts: dict[str, dict[str, str]] = {}  # what is said of the properties of objects and of resources' inputs
        self.required: dict[str, list[str]] = {}
        self.resources: dict[str, dict[str, Any]] = {}
        self.functions: dict[str, dict[str, Any]] = {}
        self._enums: dict[str, str] = {}

    def read(self) -> None:
        files = sorted(self.folder.glob("*.py"))
        special = {"_enums.py", "outputs.py", "_inputs.py", "__init__.py", "_utilities.py"}
        for name, reader in (("_enums.py", self._read_enums), ("outputs.py", self._read_outputs)):
            if (self.folder / name).exists():
                reader(syntax.parse(self.folder / name))
        if (self.folder / "_inputs.py").exists():
            self._read_inputs(syntax.parse(self.folder / "_inputs.py"))
        for file in files:
            if file.name not in special:
                self._read_file(syntax.parse(file))

    def data(self) -> dict[str, Any]:
        """Return what the catalogue file holds about this module, without empty parts."""
        parts: dict[str, dict[str, Any]] = {
            "resources": self.resources,
            "functions": self.functions,
            "objects": self.objects,
        }
        needed = {name: keys for name, keys in self.required.items() if keys != _certain(self.objects.get(name, {}))}
        parts["required"] = needed
        return {key: value for key, value in parts.items() if value}

    # Files that hold one thing each

    def _read_enums(self, tree: ast.Module) -> None:
        for cls in syntax.classes(tree):
            base = ast.unparse(cls.bases[0]).rpartition(".")[2] if cls.bases else "str"
            self._enums[cls.name] = _SCALARS.get(base, "s")

    def _read_outputs(self, tree: ast.Module) -> None:
        classes = syntax.classes(tree)
        for cls in classes:
            self.objects[cls.name] = {}
        for cls in classes:
            self._object(cls.name, cls)

    def _read_inputs(self, tree: ast.Module) -> None:
        classes = [cls for cls in syntax.classes(tree) if cls.name.endswith("Args")]
        new = [cls for cls in classes if cls.name[:-4] not in self.objects]
        for cls in new:
            self.objects[cls.name[:-4]] = {}
        for cls in classes:
            name = cls.name[:-4]
            fields = self._object(name, cls, keep=cls in new)
            if cls in new:
                self.objects[name] = fields
            else:
                known = self.objects[name]
                known.update({camel: kind for camel, kind in fields.items() if camel not in known})
            self.required[name] = _certain(fields)

    def _object(self, name: str, cls: ast.ClassDef, *, keep: bool = True) -> dict[str, str]:
        """Return an object's fields, keep them under its name, and its deprecation notes in any case."""
        fields: dict[str, str] = {}
        for camel, kind, _, note, text in self._getters(cls):
            fields[camel] = kind
            self.texts.setdefault(name, {})[camel] = text
            if note:
                self.object_notes.setdefault(name, {})[camel] = note
        if keep:
            self.objects[name] = fields
        return fields

    def _read_file(self, tree: ast.Module) -> None:
        classes = {cls.name: cls for cls in syntax.classes(tree)}
        for cls in classes.values():
            token = (
                (syntax.decorator_text(cls, "type_token") or syntax.registered(cls))
                if syntax.is_resource(cls)
                else None
            )
            if token is not None:
                self.resources[token] = self._resource(token, cls, classes)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.endswith("_output"):
                token = syntax.invoked(node)
                if token is not None:
                    self.functions[token] = self._function(node, classes)

    # One resource, one function

    def _resource(self, token: str, cls: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> dict[str, Any]:
        properties: dict[str, str] = {}
        names: dict[str, str] = {}
        notes: dict[str, str] = {}
        inputs: list[str] = []
        required: list[str] = []
        for camel, kind, python, note, _ in self._getters(cls):
            properties[camel] = kind
            if snake(camel) != python:
                names[camel] = python
            if note:
                notes[camel] = note
        args = classes.get(f"{cls.name}Args") or classes.get(f"{cls.name}InitArgs")
        if args is not None:
            for camel, kind, python, note, said in self._getters(args):
                inputs.append(camel)
                self.texts.setdefault(token, {})[camel] = said
                if not kind.endswith("?"):
                    required.append(camel)
                properties.setdefault(camel, kind)
                if snake(camel) != python:
                    names[camel] = python
                if note:
                    notes.setdefault(camel, note)
        aliases = [alias for alias in dict.fromkeys(syntax.aliases(cls)) if alias != token]
        doc = ast.get_docstring(cls) or next(
            (text for item in cls.body if isinstance(item, ast.FunctionDef) and (text := ast.get_docstring(item))), ""
        )
        example = _IMPORT.search(doc)
        record: dict[str, Any] = {
            "class": cls.name,
            "properties": properties,
            "inputs": inputs,
            "required": required,
            "names": names,
            "notes": notes,
            "aliases": aliases,
            "deprecated": syntax.warned(cls),
            "secrets": list(dict.fromkeys(syntax.secret_outputs(cls))),
            "import": example.group(2) if example and example.group(2).startswith("arn:") else "",
        }
        return {key: value for key, value in record.items() if value}

    def _function(self, node: ast.FunctionDef, classes: dict[str, ast.ClassDef]) -> dict[str, Any]:
        camels = syntax.argument_names(node)
        args: dict[str, str] = {}
        for argument in node.args.args:
            if argument.arg in camels and argument.annotation is not None:
                args[camels[argument.arg]] = self._kind(argument.annotation)
        result = classes.get(syntax.result_class(node) or "")
        fields: dict[str, str] = {}
        notes: dict[str, str] = {}
        for camel, kind, _, note, _ in self._getters(result) if result is not None else ():
            fields[camel] = kind
            if note:
                notes[camel] = note
        record: dict[str, Any] = {
            "function": node.name,
            "arguments": args,
            "results": fields,
            "notes": notes,
            "deprecated": syntax.warned(node),
        }
        return {key: value for key, value in record.items() if value}

    # Types

    def _getters(self, cls: ast.ClassDef) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield (wire name, kind code, Python name, deprecation note, text) of each property of a class."""
        for item in cls.body:
            if not isinstance(item, ast.FunctionDef) or item.returns is None:
                continue
            getter = next((d for d in item.decorator_list if ast.unparse(d).startswith("pulumi.getter")), None)
            if getter is None:
                continue
            camel = item.name
            if isinstance(getter, ast.Call):
                for keyword in getter.keywords:
                    if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                        camel = str(keyword.value.value)
            yield camel, self._kind(item.returns), item.name, syntax.note(item), ast.get_docstring(item) or ""

    def _kind(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self._named(node.value)
        if isinstance(node, ast.Subscript):
            outer = ast.unparse(node.value).rpartition(".")[2]
            inner = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
            if outer in ("Input", "Output", "Awaitable"):
                return self._kind(inner[0])
            if outer == "Optional":
                return self._kind(inner[0]).rstrip("?") + "?"
            if outer == "Sequence":
                return "[" + self._kind(inner[0]).rstrip("?")
            if outer == "Mapping":
                return "{" + self._kind(inner[-1]).rstrip("?")
            if outer == "Union":
                return self._union([self._kind(part) for part in inner])
            return "*"
        return _SCALARS.get(ast.unparse(node).rpartition(".")[2], "*")

    @staticmethod
    def _union(kinds: list[str]) -> str:
        plain = [kind for kind in kinds if not kind.startswith("#")]
        # Of text or enumeration it is the text; of Args, its dictionary form and its result it is the object.
        return plain[0] if plain else kinds[0]

    def _named(self, quoted: str) -> str:
        path, _, name = quoted.rpartition(".")
        name = re.sub(r"Args(Dict)?$", "", name)
        module = path.removesuffix("outputs").strip("._")
        if name in self._enums:
            return self._enums[name]
        # The one foreign type that resources name is an enumeration of text: iam.PolicyDocumentVersion.
        return f"#{name}" if not module and name in self.objects else "s"


def _certain(fields: dict[str, str]) -> list[str]:
    return sorted(name for name, kind in fields.items() if not kind.endswith("?"))


def read_sdk(folder: Path) -> dict[str, Module]:
    """Read every module of the SDK. Takes about a minute; keys are the folder's names, "index" for the root."""
    modules: dict[str, Module] = {}
    for path in [folder, *sorted(child for child in folder.iterdir() if (child / "__init__.py").exists())]:
        name = "index" if path == folder else path.name
        module = Module(path, name)
        module.read()
        modules[name] = module
        log.debug("%s: %d resources, %d functions", name, len(module.resources), len(module.functions))
    return modules
