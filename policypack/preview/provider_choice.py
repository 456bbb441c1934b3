"""Which provider a resource gets: explicit, inherited through components, or the package's default one.

Source: getProviderReference, resolveProvider and inheritFromParent in pkg/resource/deploy/source_eval.go and
pkg/resource/deploy/default_providers.go of pulumi/pulumi.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from google.protobuf.struct_pb2 import Struct

from policypack.preview import wire
from policypack.preview.planned import ProviderDefaults, default_tags
from policypack.resource import PROVIDERS
from policypack.symbol import TOKEN
from policypack.values import UNKNOWN_STRING, provider_inputs


def package(type: str) -> str:
    """Return the package of a type token: the one a provider is for, too."""
    return type.removeprefix(PROVIDERS).split(":")[0]


def urn_of(reference: str) -> str:
    """Return the URN in a provider reference, which is `URN::ID`."""
    return reference.rpartition("::")[0]


@dataclass(slots=True)
class Goal:
    """What children may inherit from a resource."""

    type: str
    parent: str
    provider: str = ""
    protect: bool | None = None
    retain_on_delete: bool | None = None
    deleted_with: str = ""


class Providers:
    """Finds providers for one run. The caller holds the run's lock."""

    def __init__(
        self, config: Mapping[str, str], secret_keys: tuple[str, ...], make: Callable[[str, str, Struct], str]
    ):
        """`make(type, name, inputs)` registers a default provider and returns its URN."""
        self._config = config
        self._secret = frozenset(secret_keys)
        self._make = make
        self._defaults: dict[tuple[str, str], str] = {}
        self._components: dict[str, dict[str, str]] = {}
        self._inputs: dict[str, Struct] = {}

    def add(self, urn: str, inputs: Struct) -> None:
        self._inputs[urn] = inputs

    def inherit(self, urn: str, parent: str, providers: Mapping[str, str]) -> None:
        """Remember what the children of a component get, by package, its own parent's providers included."""
        self._components[urn] = {**self._components.get(parent, {}), **providers}

    def resolve(self, given: str, providers: Mapping[str, str], parent: str, package: str) -> str:
        """Return the reference that a resource was given or inherits, empty for the default provider."""
        return given or providers.get(package, "") or self._components.get(parent, {}).get(package, "")

    def default(self, package: str, version: str, url: str = "") -> str:
        """Return the URN of the default provider for a package, registered when first asked for."""
        key = (package, version)
        if key not in self._defaults:
            inputs = Struct()
            for name, text in self._config.items():
                namespace, _, setting = name.partition(":")
                if namespace == package:
                    value = wire.text(text)
                    inputs.fields[setting].CopyFrom(wire.secret(value) if name in self._secret else value)
            if version:
                inputs.fields["version"].string_value = version
            if url:
                inputs.fields["pluginDownloadURL"].string_value = url
            self._defaults[key] = self._make(f"{PROVIDERS}{package}", default_name(version), inputs)
        return self._defaults[key]

    def properties(self, urn: str) -> dict[str, Any]:
        """Return a provider's inputs as `provider_inputs` does."""
        return provider_inputs(self._inputs.get(urn, Struct()))

    def place(self, urn: str, ambient_region: str) -> ProviderDefaults:
        """Return where resources of a provider go. `ambient_region` is the shell's, for providers that name none."""
        inputs = self._inputs.get(urn, Struct())
        region = wire.plain(inputs.fields["region"]) if "region" in inputs.fields else wire.NULL
        if wire.is_unknown(region) or TOKEN.search(region.string_value):
            return ProviderDefaults(UNKNOWN_STRING)
        given = wire.plain(inputs.fields["defaultTags"]) if "defaultTags" in inputs.fields else wire.NULL
        text = given.string_value if given.HasField("string_value") else wire.json_text(given)
        return ProviderDefaults(region.string_value or ambient_region, default_tags(text))


def default_name(version: str) -> str:
    """Return the name of a default provider: `default_7_51_1` for version 7.51.1."""
    if not version:
        return "default"
    for separator in ".-+":
        version = version.replace(separator, "_")
    return f"default_{version}"


def inherited(goal: Goal | None, *, type: str, custom: bool, remote: bool, provider: str) -> str:
    """Return the provider reference of a resource after what its parent hands down."""
    if provider or goal is None or not goal.provider:
        return provider
    own_package = urn_of(goal.provider).split("::")[2].split("$")[-1].removeprefix(PROVIDERS)
    return goal.provider if (not custom and not remote) or own_package == package(type) else ""
