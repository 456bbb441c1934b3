"""An exported stack (`pulumi stack export`), read piece by piece: what it says of each resource, as policies judge it.

Kept are the inputs, and of the outputs the texts by which others refer to a resource. What is encrypted is unknown.
Sources: sdk/go/common/apitype/core.go (DeploymentV3, ResourceV3) and sdk/go/common/resource/stack of pulumi/pulumi.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, Final, NamedTuple, cast

from policypack.errors import ConfigError, UsageError
from policypack.resource import PROVIDERS, Options, Provider, Resource
from policypack.stack import STACK_TYPE, Stack
from policypack.values import SECRET, SIGNATURE, UNKNOWN, Secret, parse_json, provider_values, special
from policypack.version import INSTALL, NAME, VERSION

# What the CLI exports, and what a backend of files keeps.
_PLACES = ("deployment.resources.item", "checkpoint.latest.resources.item")
_VERSIONS: Final = (3, 4)  # of states that the CLI writes
_LONGEST = 256  # characters of an output that others may refer to


class Exported(NamedTuple):
    """The stack of a state file, and how many of its inputs are encrypted there."""

    stack: Stack
    encrypted: int


def read(file: BinaryIO, name: str, told: Callable[[int], None] = lambda count: None) -> Exported:
    """Return what a state file holds. `name` is the file's; `told` hears how many resources were read.

    Raises UsageError where it is cut off, no state of a stack, or one of another version.
    """
    sealed = _Sealed()
    providers: dict[str, Provider] = {}
    resources: list[Resource] = []
    stack = project = ""
    for entry in _entries(file, name):
        urn = str(entry.get("urn") or "")
        if entry.get("delete") or not urn.startswith("urn:pulumi:"):
            continue  # replaced already, and waits to be deleted
        if not stack:
            stack, _, rest = urn.removeprefix("urn:pulumi:").partition("::")
            project = rest.partition("::")[0]
        resource = _resource(entry, urn, providers, sealed)
        if resource.type.startswith(PROVIDERS):
            # State refers to a provider by its URN and id.
            provider = Provider(resource.type, urn, resource.name, provider_values(resource.values))
            providers[f"{urn}::{entry.get('id')}"] = provider
        resources.append(resource)
        told(len(resources))
    if not resources:
        raise UsageError(f"{name} holds no resources: it is no export of a stack, or of an empty one.")
    return Exported(Stack(resources, name=stack, project=project), sealed.count)


def _entries(file: BinaryIO, name: str) -> Iterator[dict[str, Any]]:
    """Yield the resources of a state file, one by one."""
    try:
        import ijson
    except ImportError:
        text = "An audit needs ijson, which a published pack does not carry"
        raise ConfigError(f"{text}.\nInstall it: {INSTALL}") from None

    try:
        builder: Any = None
        place = ""
        for prefix, event, value in ijson.parse(file, use_float=True):
            if prefix == "version" and value not in _VERSIONS:
                raise UsageError(_of_version(name, value))
            if builder is None:
                if event == "start_map" and prefix in _PLACES:
                    builder, place = ijson.ObjectBuilder(), prefix
                    builder.event(event, value)
                continue
            builder.event(event, sys.intern(value) if event == "map_key" else value)
            if event == "end_map" and prefix == place:
                yield cast("dict[str, Any]", builder.value)
                builder = None
    except ijson.IncompleteJSONError as error:
        raise UsageError(f"{name} is cut off, or is not whole JSON: {_said(error)}\nExport it again.") from None
    except ijson.JSONError as error:
        raise UsageError(f"{name} is not JSON: {_said(error)}") from None


def _of_version(name: str, version: Any) -> str:
    known = " and ".join(map(str, _VERSIONS))
    newer = isinstance(version, int | float) and version > max(_VERSIONS)
    fix = f"Take a newer {NAME}." if newer else "Export it with the Pulumi CLI of today: pulumi stack export"
    return f"{name} is a state of version {version}, and {NAME} {VERSION} reads {known}.\n{fix}"


def _said(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{lines[0].strip().rstrip('.')}." if lines else "it ends too early."


def _resource(entry: Mapping[str, Any], urn: str, providers: Mapping[str, Provider], sealed: _Sealed) -> Resource:
    type = str(entry.get("type") or "")
    given, made = entry.get("inputs") or {}, entry.get("outputs") or {}
    inputs = {key: plain(value, sealed) for key, value in given.items() if not key.startswith("__")}
    if type == STACK_TYPE:
        outputs = {key: plain(value) for key, value in made.items()}
    else:
        outputs = {key: value for key, value in made.items() if isinstance(value, str) and len(value) <= _LONGEST}
    if entry.get("custom"):
        outputs["id"] = entry.get("id") or UNKNOWN
    edges = entry.get("propertyDependencies") or {}
    return Resource(
        type=sys.intern(type),
        urn=urn,
        name=urn.rpartition("::")[2],
        inputs=inputs,
        outputs=outputs,
        provider=providers.get(str(entry.get("provider") or "")),
        options=Options(protect=bool(entry.get("protect"))),
        parent=str(entry.get("parent") or ""),
        dependencies=tuple(entry.get("dependencies") or ()),
        property_dependencies={name: tuple(urns or ()) for name, urns in edges.items()},
        external=bool(entry.get("external")),
    )


class _Sealed:
    """Counts what is encrypted."""

    count = 0

    def __call__(self) -> Secret:
        self.count += 1
        return Secret(UNKNOWN)


def plain(value: Any, sealed: Callable[[], Secret] = lambda: Secret(UNKNOWN)) -> Any:
    """Return a value of a state file as policies read it. What is encrypted is what `sealed` returns."""
    if isinstance(value, list):
        return [plain(item, sealed) for item in value]
    if not isinstance(value, dict):
        return value
    if SIGNATURE not in value:
        return {key: plain(item, sealed) for key, item in value.items() if key != "__defaults"}
    if value[SIGNATURE] == SECRET:
        text = value.get("plaintext")
        if isinstance(text, str):
            try:
                return Secret(plain(parse_json(text), sealed))
            except ValueError:
                return sealed()
        return sealed()
    return special(str(value[SIGNATURE]), {key: plain(item, sealed) for key, item in value.items()})
