"""Shapes of the AWS provider's resources and functions: which outputs there are, and of what kind.

The answers come from the catalogue that `python -P -m policypack.catalogue.generate` makes from pulumi-aws (version and
date: `source()`), not from importing the SDK. A type or function that the catalogue does not know has no outputs here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from policypack.catalogue._store import member

ValueKind = Literal["string", "arn", "number", "boolean", "asset", "list", "map", "object", "any"]

# Names of inputs whose values have a form although AWS's models do not say so (those of EC2 hold no patterns at all).
FORMED = re.compile(
    r"(Id|Ids|Arn|Arns|Cidr|Cidrs|CidrBlock|CidrBlocks|Zone|Zones|Region|Regions)$|^(id|arn|region|role)$"
)
_KINDS: Mapping[str, ValueKind] = {
    "s": "string",
    "i": "number",
    "n": "number",
    "b": "boolean",
    "a": "asset",
    "*": "any",
    "[": "list",
    "{": "map",
    "#": "object",
}
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Shape(NamedTuple):
    """The kind of one property.

    `element` is the shape of a list's or map's elements. `optional`: an output that AWS may leave out, so that the
    program reads None after an update; an input that need not be given. `secret`: the SDK hides the output.
    `whole`: a number without a fraction. `module` and `name` say which nested object it is.
    """

    kind: ValueKind
    element: Shape | None = None
    optional: bool = False
    secret: bool = False
    whole: bool = False
    module: str = ""
    name: str = ""

    @property
    def fields(self) -> Mapping[str, Shape]:
        """The fields of an object by wire name; empty for every other kind. Objects may contain themselves."""
        return _object(self.module, self.name) if self.kind == "object" else MappingProxyType({})


class FunctionShape(NamedTuple):
    """A provider function: its arguments and the fields of its answer, by wire name."""

    token: str
    python_name: str
    arguments: Mapping[str, Shape]
    results: Mapping[str, Shape]


class Autoname(NamedTuple):
    """How the provider fills the name-like input of a resource that leaves it out.

    `property` gets `prefix` + the resource's name + `separator` + `random` characters ("hex" or "letters"), at most
    `max_length` in all: the provider refuses a resource whose name is too long for that.
    """

    property: str
    max_length: int
    separator: str
    random: int
    charset: Literal["hex", "letters"]
    lower: bool
    prefix: str
    fifo: str

    def fills(self, inputs: Mapping[str, object]) -> bool:
        """Does the provider choose the name, given the inputs? Not with a name or with a `…Prefix` in its place."""
        return inputs.get(self.property) is None and inputs.get(f"{self.property}Prefix") is None

    def text(self, name: str, random: str, inputs: Mapping[str, object]) -> str:
        """Return the name for the resource `name`; `random` is the part that differs each time."""
        base = name.lower() if self.lower else name
        tail = f"{self.separator}{random}" if self.random else ""
        return f"{self.prefix}{base}{tail}{'.fifo' if self.fifo and inputs.get(self.fifo) is True else ''}"


def source() -> str:
    """Return what the catalogue was made from and when, for evidence: "pulumi-aws 7.51.1 …, 2026-11-21"."""
    index = member("provider", "index")
    return f"{index['source']}, {index['date']}"


def major() -> str:
    """Return the major version of the provider that the catalogue was made from: "7"."""
    return str(member("provider", "index")["version"]).partition(".")[0]


def outputs(token: str) -> Mapping[str, Shape]:
    """Return all outputs of a resource type by wire name, `id` among them and the echoed inputs too."""
    return _resource_shapes(token)[0]


def inputs(token: str) -> Mapping[str, Shape]:
    """Return the inputs of a resource type by wire name; an input that is not `optional` is required."""
    return _resource_shapes(token)[1]


def is_known(token: str) -> bool:
    """Is there such a resource type in the catalogued provider?"""
    return bool(_resource(token))


def is_regional(token: str) -> bool:
    """Does the provider fill `region` from its own configuration for this type?"""
    record = _resource(token)
    return "region" in record.get("inputs", ()) and "region" not in record.get("notes", {})


def has_tags(token: str) -> bool:
    """Has the type `tags` and `tagsAll`, so that the provider's default tags are put on it?"""
    record = _resource(token)
    return "tags" in record.get("inputs", ()) and "tagsAll" in record.get("properties", {})


def autoname(token: str) -> str | None:
    """Return the input that the provider fills with a name of its own making, or None where it fills none."""
    entry = naming(token)
    return entry.property if entry else None


def naming(token: str, inputs: Mapping[str, object] = _NOTHING) -> Autoname | None:
    """Return how the provider names a resource of this type by itself, or None where it does not.

    A few names differ with other inputs: those of SQL Server instances are shorter than of other databases.
    """
    entry: Mapping[str, Any] | None = _resource(token).get("autoname")
    if entry is None:
        return None
    other: Mapping[str, Any] = entry.get("when", _NOTHING)
    given = inputs.get(other["input"]) if other else None
    if isinstance(given, str) and other["holds"] in given.lower():
        entry = {**entry, **other}
    return Autoname(
        property=entry["property"],
        max_length=entry["max"],
        separator=entry["separator"],
        random=entry["random"],
        charset=entry.get("charset", "hex"),
        lower=entry.get("lower", False),
        prefix=entry.get("prefix", ""),
        fifo=entry.get("fifo", ""),
    )


def has_form(token: str, path: str) -> bool:
    """Does AWS hold a text input to a form: is it an id, an ARN, a range, a place, a name or a word of a list?

    `path` is without indices. What has none may be free text, or AWS's model says nothing of it.
    """
    if FORMED.search(path.rpartition(".")[2]):
        return True
    found: Mapping[str, Any] = member("texts", f"m/{_module(token)}") or _NOTHING
    return path in found.get(token, ())


def defaults(token: str) -> Mapping[str, str]:
    """Return the inputs that the provider fills with a fixed text, such as a description "Managed by Pulumi"."""
    return MappingProxyType(_resource(token).get("defaults", {}))


def identity(token: str) -> str | None:
    """Return the output that `id` repeats ("bucket", "name", "arn"), or None for an id of AWS's own choice."""
    name: str | None = _resource(token).get("identity")
    return name


def deprecation(token: str) -> str | None:
    """Return the SDK's note about a resource type or function that is deprecated as a whole, or None."""
    record = _resource(token) or _data(_module(token)).get("functions", {}).get(token, _NOTHING)
    note: str | None = record.get("deprecated")
    return note


def aliases(token: str) -> Sequence[str]:
    """Return the type tokens under which older versions of the provider knew this type."""
    return tuple(_resource(token).get("aliases", ()))


def resource_types() -> Sequence[str]:
    """Return every type token of the catalogued provider, sorted."""
    return tuple(member("provider", "index")["resources"])


def python_class(token: str) -> tuple[str, str] | None:
    """Return the Python package and class of a type: ("lambda_", "Function"), or None for an unknown one."""
    record = _resource(token)
    return (_data(_module(token))["package"], record["class"]) if record else None


def function(token: str) -> FunctionShape | None:
    """Return the shape of a provider function (`aws:ec2/getVpc:getVpc`), or None for one that is not catalogued."""
    return _function(token)


def _module(token: str) -> str:
    """Return the module of a token: `aws:ec2/vpc:Vpc` → "ec2"; the root and the provider itself are "index"."""
    parts = token.split(":")
    if parts[0] == "pulumi":
        return "index"
    return parts[1].partition("/")[0] if parts[0] == "aws" and len(parts) == 3 else ""


def _data(module: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] | None = member("provider", f"m/{module}") if module else None
    return data or _NOTHING


def _resource(token: str) -> Mapping[str, Any]:
    record: Mapping[str, Any] = _data(_module(token)).get("resources", {}).get(token, _NOTHING)
    return record


def _shape(code: str, module: str, name: str = "") -> Shape:
    optional = code.endswith("?")
    code = code.rstrip("?")
    kind = _KINDS[code[0]]
    if kind in ("list", "map"):
        # The elements of `subnetArns` are ARNs as `subnetArn` is one.
        return Shape(kind, _shape(code[1:], module, name.removesuffix("s")), optional)
    if kind == "object":
        return Shape(kind, optional=optional, module=module, name=code[1:])
    if kind == "string" and (name == "arn" or name.endswith("Arn")):
        kind = "arn"
    return Shape(kind, optional=optional, whole=code == "i")


@functools.cache
def _resource_shapes(token: str) -> tuple[Mapping[str, Shape], Mapping[str, Shape]]:
    record = _resource(token)
    if not record:
        return MappingProxyType({}), MappingProxyType({})
    module = _module(token)
    properties = {name: _shape(code, module, name) for name, code in record.get("properties", {}).items()}
    required = frozenset(record.get("required", ()))
    taken = {name: properties[name]._replace(optional=name not in required) for name in record.get("inputs", ())}
    for name in record.get("secrets", ()):
        if name in properties:
            properties[name] = properties[name]._replace(secret=True)
    properties["id"] = Shape("arn" if record.get("identity") == "arn" else "string")
    return MappingProxyType(properties), MappingProxyType(taken)


@functools.cache
def _object(module: str, name: str) -> Mapping[str, Shape]:
    fields: Mapping[str, str] = _data(module).get("objects", {}).get(name, {})
    return MappingProxyType({field: _shape(code, module, field) for field, code in fields.items()})


@functools.cache
def _function(token: str) -> FunctionShape | None:
    module = _module(token)
    record = _data(module).get("functions", {}).get(token)
    if record is None:
        return None

    def shapes(part: str) -> Mapping[str, Shape]:
        return MappingProxyType({name: _shape(code, module, name) for name, code in record.get(part, {}).items()})

    return FunctionShape(token, record["function"], shapes("arguments"), shapes("results"))
