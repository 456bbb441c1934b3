"""Builds planned stacks for tests, as the engine sends them and as the preview sees them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from google.protobuf import json_format, struct_pb2
from pulumi.runtime import proto

from policypack.resource import AWS_PROVIDER, Options, Provider, Resource
from policypack.stack import STACK_TYPE, Stack
from policypack.symbol import Symbols
from policypack.values import ARCHIVE, ASSET, SECRET, SIGNATURE, UNKNOWN_STRING, provider_inputs

Edges = dict[str, set[str]]
# A provider that checked a resource has filled something in: one without a property is not planned in this run.
_CHECKED: Mapping[str, Any] = {"tagsAll": {}}


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an output of another planned resource: unknown to the engine, a symbol in the preview.

    `before` and `after` are text around it, as a program would interpolate it.
    """

    name: str
    output: str = "id"
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that only an update can know, in both views."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A secret value."""

    value: Any


def asset(path: str) -> dict[str, str]:
    return {SIGNATURE: ASSET, "path": path}


def archive(path: str) -> dict[str, str]:
    return {SIGNATURE: ARCHIVE, "path": path}


@dataclass(slots=True)
class _Planned:
    type: str
    name: str
    inputs: dict[str, Any]
    outputs: dict[str, Any]
    depends_on: list[str]
    parent: str
    options: dict[str, Any]
    provider: dict[str, Any]
    read: bool = False


class Plan:
    """Builds a planned stack. Names are unique; references are by name."""

    def __init__(self, *, region: str = "eu-west-1", stack: str = "shop", project: str = "store") -> None:
        self.region = region
        self.stack = stack
        self.project = project
        self.planned: dict[str, _Planned] = {}
        self.exports: dict[str, Any] = {}

    def add(
        self,
        type: str,
        name: str,
        /,
        *,
        outputs: Mapping[str, Any] | None = None,
        depends_on: Iterable[str] = (),
        parent: str = "",
        options: Mapping[str, Any] | None = None,
        provider: Mapping[str, Any] | None = None,
        read: bool = False,
        **inputs: Any,
    ) -> Plan:
        """Plan a resource.

        `outputs` are known ones, for what exists already; `options` are those of `policypack.resource.Options`;
        `provider` are its provider's inputs, which may hold what all inputs may. What is `read` (`.get`) the engine
        does not send to policies.
        """
        if name in self.planned:
            raise ValueError(f"{name} is planned already; use set() to change it")
        self.planned[name] = _Planned(
            type,
            name,
            dict(inputs),
            dict(outputs or {}),
            list(depends_on),
            parent,
            dict(options or {}),
            dict(provider or {}),
            read,
        )
        return self

    def set(self, name: str, /, **inputs: Any) -> Plan:
        """Change inputs of a planned resource; None removes one."""
        for key, value in inputs.items():
            if value is None:
                self.planned[name].inputs.pop(key, None)
            else:
                self.planned[name].inputs[key] = value
        return self

    def remove(self, *names: str) -> Plan:
        for name in names:
            del self.planned[name]
        return self

    def depends(self, name: str, *on: str) -> Plan:
        """Replace what a resource depends on explicitly."""
        self.planned[name].depends_on = list(on)
        return self

    def urn(self, name: str) -> str:
        return f"urn:pulumi:{self.stack}::{self.project}::{self.planned[name].type}::{name}"

    @property
    def root(self) -> str:
        return f"urn:pulumi:{self.stack}::{self.project}::{STACK_TYPE}::{self.project}-{self.stack}"

    # -- the two views ----------------------------------------------------------------------------------------

    def requests(self) -> tuple[list[Any], Any]:
        """Return what the engine would send: the AnalyzeRequests and the AnalyzeStackRequest."""
        analyze, stack = [], proto.AnalyzeStackRequest()
        analyze.append(proto.AnalyzeRequest(type=STACK_TYPE, urn=self.root, name=f"{self.project}-{self.stack}"))
        stack.resources.add(
            type=STACK_TYPE,
            urn=self.root,
            name=f"{self.project}-{self.stack}",
            properties=_struct({name: self._wire(value, "exports", {}) for name, value in self.exports.items()}),
        )
        for planned in self.planned.values():
            if planned.read:
                continue
            edges: Edges = {}
            inputs = {key: self._wire(value, key, edges) for key, value in planned.inputs.items()}
            if not inputs and planned.type.startswith("aws:"):
                inputs = dict(_CHECKED)
            outputs = {**inputs, "id": UNKNOWN_STRING, "arn": UNKNOWN_STRING, **planned.outputs}
            common: dict[str, Any] = {
                "type": planned.type,
                "urn": self.urn(planned.name),
                "name": planned.name,
                "options": proto.AnalyzerResourceOptions(
                    parent=self._parent(planned), **{_camel(key): value for key, value in planned.options.items()}
                ),
            }
            if planned.type.startswith("aws:"):
                urn, name = self._provider(planned)
                common["provider"] = proto.AnalyzerProviderResource(
                    type=AWS_PROVIDER, urn=urn, name=name, properties=self._provider_inputs(planned)
                )
            # The provider fills in the region: what has no property at all is what `--target` leaves out.
            checked = inputs or {"region": self.region}
            analyze.append(proto.AnalyzeRequest(properties=_struct(checked), **common))
            stack.resources.add(
                properties=_struct(outputs),
                parent=self._parent(planned),
                dependencies=self._dependencies(planned, edges),
                propertyDependencies={
                    key: proto.AnalyzerPropertyDependencies(urns=sorted(urns)) for key, urns in edges.items()
                },
                **common,
            )
        return analyze, stack

    def preview(self, config: Mapping[str, str]) -> Stack:
        """Return the stack as the preview sees it: outputs are symbols."""
        symbols = Symbols()
        resources = [
            Resource(
                type=STACK_TYPE,
                urn=self.root,
                name=f"{self.project}-{self.stack}",
                inputs={},
                outputs=_struct({k: self._wire(v, "exports", {}, symbols) for k, v in self.exports.items()}),
                symbols=symbols,
            )
        ]
        for planned in self.planned.values():
            edges: Edges = {}
            inputs = {key: self._wire(value, key, edges, symbols) for key, value in planned.inputs.items()}
            urn = self.urn(planned.name)
            made = {output: symbols.token(urn, planned.name, output) for output in ("id", "arn")}
            resources.append(
                Resource(
                    type=planned.type,
                    urn=urn,
                    name=planned.name,
                    inputs=_struct(inputs),
                    outputs=_struct({**inputs, **made, **planned.outputs}),
                    provider=self._seen_provider(planned, symbols),
                    options=Options(parent=self._parent(planned), **planned.options),
                    dependencies=self._dependencies(planned, edges),
                    property_dependencies={key: sorted(urns) for key, urns in edges.items()},
                    external=planned.read,
                    region=self.region,
                    symbols=symbols,
                )
            )
        return Stack(resources, name=self.stack, project=self.project, config=config, has_state=False)

    def _parent(self, planned: _Planned) -> str:
        return self.urn(planned.parent) if planned.parent else self.root

    def _provider(self, planned: _Planned) -> tuple[str, str]:
        """Return the URN and the name of a resource's provider: one for all that give it the same inputs."""
        name = "chosen" if planned.provider else "default_7_51_1"
        urn = f"urn:pulumi:{self.stack}::{self.project}::{AWS_PROVIDER}::{name}"
        if planned.provider:
            urn += "".join(f"-{key}-{value}" for key, value in planned.provider.items()).replace(":", "-")
        return urn, name

    def _provider_inputs(self, planned: _Planned, symbols: Symbols | None = None) -> struct_pb2.Struct:
        given = {"region": self.region, **planned.provider}
        return _struct({key: self._wire(value, key, {}, symbols) for key, value in given.items()})

    def _seen_provider(self, planned: _Planned, symbols: Symbols) -> Provider | None:
        if not planned.type.startswith("aws:"):
            return None
        return Provider(
            AWS_PROVIDER, *self._provider(planned), provider_inputs(self._provider_inputs(planned, symbols))
        )

    def _dependencies(self, planned: _Planned, edges: Edges) -> list[str]:
        return sorted(
            {*(self.urn(name) for name in planned.depends_on), *(urn for urns in edges.values() for urn in urns)}
        )

    def _wire(self, value: Any, key: str, edges: Edges, symbols: Symbols | None = None) -> Any:
        if isinstance(value, Ref):
            urn = self.urn(value.name)
            edges.setdefault(key, set()).add(urn)
            if symbols is None:
                return UNKNOWN_STRING
            return f"{value.before}{symbols.token(urn, value.name, value.output)}{value.after}"
        if isinstance(value, Json):
            return value.text(lambda item: self._wire(item, key, edges, symbols))
        if isinstance(value, Unknown):
            return UNKNOWN_STRING
        if isinstance(value, Hidden):
            return {SIGNATURE: SECRET, "value": self._wire(value.value, key, edges, symbols)}
        if isinstance(value, Mapping):
            return {name: self._wire(item, key, edges, symbols) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._wire(item, key, edges, symbols) for item in value]
        return value


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON document in a property. With a `Ref` in it the engine sees one unknown, the preview a readable text."""

    document: Any

    def text(self, wire: Callable[[Any], Any]) -> str:
        text = json.dumps(wire(self.document))
        return UNKNOWN_STRING if UNKNOWN_STRING in text else text


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _struct(values: Mapping[str, Any]) -> struct_pb2.Struct:
    return json_format.ParseDict(dict(values), struct_pb2.Struct())
