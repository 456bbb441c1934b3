"""What resources hand down: providers, options and transforms; and what the program's callbacks make of a request.

Source: RegisterResource in pkg/resource/deploy/source_eval.go of pulumi/pulumi.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import grpc
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import callback_pb2, resource_pb2

from policypack.preview import provider_choice as rules
from policypack.preview.options import transform_options
from policypack.preview.planned import ProviderDefaults
from policypack.preview.provider_choice import Goal, Providers
from policypack.preview.recorder import Recorder
from policypack.preview.records import Registration
from policypack.preview.transforms import Callbacks, settle
from policypack.resource import PROVIDERS


@dataclass(frozen=True, slots=True)
class Setting:
    """What the program is told about the deployment it runs in."""

    project: str
    stack: str
    organization: str
    config: Mapping[str, str]
    secret_keys: tuple[str, ...] = ()
    ambient_region: str = ""
    parallel: int = 16


@dataclass(frozen=True, slots=True)
class Draft:
    """A registration after its transforms: what is left to do is the provider's."""

    type: str
    name: str
    custom: bool
    remote: bool
    parent: str
    properties: Struct
    options: resource_pb2.TransformResourceOptions
    dependencies: frozenset[str]
    by_property: Mapping[str, tuple[str, ...]]

    @property
    def is_provider(self) -> bool:
        return self.type.startswith(PROVIDERS)


class ResourceTree:
    """Parents, providers and transforms of one run. Safe for threads: it shares the recorder's lock."""

    def __init__(self, recorder: Recorder, setting: Setting) -> None:
        self._recorder = recorder
        self._lock = recorder.lock
        self._setting = setting
        self._callbacks = Callbacks()
        self._providers = Providers(setting.config, setting.secret_keys, self._default_provider)
        self._goals: dict[str, Goal] = {}
        self._transforms: dict[str, list[callback_pb2.Callback]] = {}
        self._stack_transforms: list[callback_pb2.Callback] = []
        self._invoke_transforms: list[callback_pb2.Callback] = []
        self._packages: dict[str, tuple[str, str]] = {}
        self._remote = False  # was there a component of another package?

    def close(self) -> None:
        self._callbacks.close()

    def add_package(self, name: str, version: str) -> str:
        """Remember a parameterized package and return the reference that requests use for it."""
        reference = f"{name}@{version}"
        with self._lock:
            self._packages[reference] = (name, version)
        return reference

    def add_transform(self, callback: callback_pb2.Callback, *, invokes: bool = False) -> None:
        with self._lock:
            (self._invoke_transforms if invokes else self._stack_transforms).append(callback)

    def draft(self, request: resource_pb2.RegisterResourceRequest) -> Draft:
        """Take a request apart, with what it inherits and what transforms make of it: own, parents', the stack's."""
        with self._lock:
            goal = self._goals.get(request.parent)
            provider = rules.inherited(
                goal, type=request.type, custom=request.custom, remote=request.remote, provider=request.provider
            )
            if request.custom or request.remote:
                own = rules.package(request.type)
                provider = self._providers.resolve(provider, request.providers, request.parent, own)
            callbacks = [*request.transforms, *self._inherited_transforms(request.parent), *self._stack_transforms]
        transformed = resource_pb2.TransformRequest(
            type=request.type,
            name=request.name,
            custom=request.custom,
            parent=request.parent,
            properties=request.object,
            options=transform_options(request, goal, provider),
        )
        for callback in callbacks:
            try:
                transformed = self._callbacks.transform(callback, transformed)
            except grpc.RpcError:
                # What other packages' components give back is not all known here, and their transforms reckon with it.
                if not self._remote:
                    raise
                self._recorder.note(
                    "remote-component",
                    f"A transform of {request.name} ended with an error: it may need what only an update knows of a "
                    "component of another package. It was left out.",
                )
        properties, found = settle(transformed.properties)
        by_property = {key: set(given.urns) for key, given in request.propertyDependencies.items()}
        for key, urns in found.items():
            by_property.setdefault(key, set()).update(urns)
        return Draft(
            type=request.type,
            name=request.name,
            custom=request.custom,
            remote=request.remote,
            parent=request.parent,
            properties=properties,
            options=transformed.options,
            dependencies=frozenset(transformed.options.depends_on).union(*found.values()),
            by_property={key: tuple(sorted(urns)) for key, urns in by_property.items() if urns},
        )

    def _inherited_transforms(self, parent: str) -> list[callback_pb2.Callback]:
        found: list[callback_pb2.Callback] = []
        while parent:
            found += self._transforms.get(parent, [])
            parent = self._goals[parent].parent if parent in self._goals else ""
        return found

    def join(
        self, urn: str, draft: Draft, request: resource_pb2.RegisterResourceRequest
    ) -> tuple[str, ProviderDefaults]:
        """Remember a resource for its children. Returns its provider's URN, empty where it has none, and its place."""
        options = draft.options
        with self._lock:
            self._transforms[urn] = list(request.transforms)
            self._remote = self._remote or draft.remote
            self._goals[urn] = Goal(
                draft.type,
                draft.parent,
                options.provider,
                options.protect if options.HasField("protect") else None,
                options.retain_on_delete if options.HasField("retain_on_delete") else None,
                options.deleted_with,
            )
            if not draft.custom:
                self._providers.inherit(urn, draft.parent, options.providers)
            if draft.is_provider:
                if options.version and "version" not in draft.properties.fields:
                    draft.properties.fields["version"].string_value = options.version
                self._providers.add(urn, draft.properties)
            if draft.is_provider or not (draft.custom or draft.remote):
                return "", ProviderDefaults()
            return self._place(draft.type, options.provider, request.packageRef, options.version)

    def place(self, type: str, provider: str, parent: str, package: str, version: str) -> tuple[str, ProviderDefaults]:
        """Return the provider's URN and the place of what is read or called, not registered."""
        with self._lock:
            given = self._providers.resolve(provider, {}, parent, rules.package(type))
            return self._place(type, given, package, version)

    def properties(self, provider: str) -> dict[str, Any]:
        with self._lock:
            return self._providers.properties(provider)

    def call(self, request: resource_pb2.ResourceInvokeRequest) -> resource_pb2.TransformInvokeRequest:
        """Return a call of a function with what the stack's transforms make of it."""
        with self._lock:
            callbacks = list(self._invoke_transforms)
        call = resource_pb2.TransformInvokeRequest(
            token=request.tok,
            args=request.args,
            options=resource_pb2.TransformInvokeOptions(provider=request.provider, version=request.version),
        )
        return self._callbacks.transform_invoke(callbacks, call)

    def _place(self, type: str, given: str, package: str, version: str) -> tuple[str, ProviderDefaults]:
        if given:
            urn = rules.urn_of(given)
        else:
            name, own_version = self._packages.get(package, (rules.package(type), version))
            urn = self._providers.default(name, own_version)
        return urn, self._providers.place(urn, self._setting.ambient_region)

    def _default_provider(self, type: str, name: str, inputs: Struct) -> str:
        urn = self._recorder.urn(type, name, "")
        self._providers.add(urn, inputs)
        self._recorder.add(Registration(urn=urn, type=type, name=name, inputs=inputs, outputs=inputs))
        return urn
