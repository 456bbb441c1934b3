"""One planned resource, and the three answers that reading a property can have.

A property is a value, absent, or unknown (known only after an update). Getters return the value or the
provider's default for an absent one; reading an unknown raises `Undecided`, which ends this one
(policy, resource) pair. In the preview a text may have holes that symbols fill: `text` treats it as unknown,
`partial` shows it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from policypack.errors import Undecided
from policypack.finding import PLAN, Evidence, Finding, Level, Location
from policypack.symbol import Symbols, Text

if TYPE_CHECKING:
    from google.protobuf.struct_pb2 import Struct, Value

# Pulumi's wire format: sdk/go/common/resource/properties.go and sdk/go/common/resource/plugin/rpc.go.
SIGNATURE: Final = "4dabf18193072939515e22adb298388d"
SECRET: Final = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105  a signature, not a secret
ASSET: Final = "c44067f5952c0a294b673a41bacd8c17"
ARCHIVE: Final = "0def7320c3a5731c473e5ecbe6d01bc7"
RESOURCE_REFERENCE: Final = "5cf8f73096256a8f31e491e813e4eb8e"
OUTPUT_VALUE: Final = "d0e6a833031e9bbcd3f4e8bde6ca49a4"
UNKNOWN_STRING: Final = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
REGION: Final = re.compile(r"[a-z]{2,4}(-[a-z]+)+-\d+")
_SENTINELS = frozenset(
    {
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",  # boolean
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",  # number
        UNKNOWN_STRING,
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",  # array
        "030794c1-ac77-496b-92df-f27374a8bd58",  # asset
        "e48ece36-62e2-4504-bad9-02848725956a",  # archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",  # object
    }
)


# Tokens that mean the same resource: policies know one of them. The provider keeps the others as aliases.
# https://www.pulumi.com/registry/packages/aws/ (deprecation notes of each)
_LOAD_BALANCING = (
    "Listener",
    "ListenerCertificate",
    "ListenerRule",
    "LoadBalancer",
    "TargetGroup",
    "TargetGroupAttachment",
)
_BUCKET_TWINS = (
    "Bucket",
    "BucketAcl",
    "BucketCorsConfiguration",
    "BucketLifecycleConfiguration",
    "BucketLogging",
    "BucketObjectLockConfiguration",
    "BucketRequestPaymentConfiguration",
    "BucketServerSideEncryptionConfiguration",
    "BucketVersioning",
    "BucketWebsiteConfiguration",
)


def _token(module: str, name: str) -> str:
    return f"aws:{module}/{name[0].lower()}{name[1:]}:{name}"


CANONICAL: Final = {
    _token(module, name): _token("lb", name)
    for module in ("alb", "elasticloadbalancingv2", "applicationloadbalancing")
    for name in _LOAD_BALANCING
} | {_token("s3", f"{name}V2"): _token("s3", name) for name in _BUCKET_TWINS}


class _Unknown:
    """The type of `UNKNOWN`, a value that only an update can know."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = _Unknown()


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that was marked secret. Getters unwrap it; the renderer never shows it."""

    value: Any

    def __repr__(self) -> str:
        return "Secret(…)"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file or archive. Paths are relative to the program's folder; `assets` is an archive's content."""

    archive: bool
    path: str | None = None
    text: str | None = None
    uri: str | None = None
    assets: Mapping[str, Any] | None = None


def decode(struct: Struct, symbols: Symbols | None = None) -> dict[str, Any]:
    """Turn a protobuf Struct into plain values, with UNKNOWN, Secret, Asset and (given `symbols`) Text in it.

    Whole numbers become int again: protobuf knows only doubles.
    """
    return {key: _decode(value, symbols) for key, value in struct.fields.items()}


def _decode(value: Value, symbols: Symbols | None) -> Any:
    kind = value.WhichOneof("kind")
    if kind == "string_value":
        text = value.string_value
        if text in _SENTINELS:
            return UNKNOWN
        return symbols.parse(text) if symbols else text
    if kind == "number_value":
        number = value.number_value
        return int(number) if number.is_integer() else number
    if kind == "bool_value":
        return value.bool_value
    if kind == "list_value":
        return [_decode(item, symbols) for item in value.list_value.values]
    if kind == "struct_value":
        fields = value.struct_value.fields
        if SIGNATURE in fields:
            return _decode_special(fields[SIGNATURE].string_value, decode(value.struct_value, symbols))
        return decode(value.struct_value, symbols)
    return None


def _decode_special(signature: str, fields: dict[str, Any]) -> Any:
    if signature == SECRET:
        return Secret(fields.get("value"))
    if signature == OUTPUT_VALUE:
        value = fields.get("value", UNKNOWN)
        return Secret(value) if fields.get("secret") else value
    if signature in (ASSET, ARCHIVE):
        parts = {key: fields.get(key) for key in ("path", "text", "uri", "assets")}
        return Asset(archive=signature == ARCHIVE, **parts)
    if signature == RESOURCE_REFERENCE:
        return fields.get("id") or fields.get("urn")
    return fields


def unwrap(value: Any) -> Any:
    while isinstance(value, Secret):
        value = value.value
    return value


def walk(value: Any, path: str = "", secret: bool = False) -> Iterator[tuple[str, Any, bool]]:
    """Yield every leaf as (path, value, is secret). Paths look like `tags.Name` and `ingress[0].cidrBlocks[1]`."""
    if isinstance(value, Secret):
        yield from walk(unwrap(value), path, secret=True)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from walk(item, f"{path}.{key}" if path else str(key), secret)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, f"{path}[{index}]", secret)
    else:
        yield path, value, secret


class Block:
    """A view of one object in a resource: its properties at the top, or any object below them.

    Every getter takes a property name in the wire's spelling (camelCase) and raises `Undecided` where the
    value is unknown or of another type than asked for.
    """

    __slots__ = ("_owner", "_path", "_values")

    def __init__(self, values: Mapping[str, Any], owner: Resource, path: str) -> None:
        self._values = values
        self._owner = owner
        self._path = path

    @property
    def values(self) -> Mapping[str, Any]:
        """The decoded values, read-only, with UNKNOWN, Secret, Asset and Text in them. For walks; prefer getters."""
        return MappingProxyType(dict(self._values)) if isinstance(self._values, dict) else self._values

    @property
    def resource(self) -> Resource:
        return self._owner

    def path(self, name: str) -> str:
        """Return the full path of a property of this block, as findings show it."""
        return f"{self._path}.{name}" if self._path else name

    def __contains__(self, name: str) -> bool:
        return self.has(name)

    def keys(self) -> list[str]:
        return [key for key, value in self._values.items() if unwrap(value) is not None]

    def has(self, name: str) -> bool:
        """Is the property set, be it to a known or an unknown value?"""
        return unwrap(self._values.get(name)) is not None

    def known(self, name: str) -> bool:
        """Is the property set to a value that holds nothing unknown at its top?"""
        value = unwrap(self._values.get(name))
        return value is not None and value is not UNKNOWN and not isinstance(value, Text)

    def secret(self, name: str) -> bool:
        return isinstance(self._values.get(name), Secret)

    def raw(self, name: str) -> Any:
        """Return the value with UNKNOWN and Text left in it, None where absent. Never raises."""
        return unwrap(self._values.get(name))

    def undecided(self, name: str, why: str = "is known only after an update") -> Undecided:
        return Undecided(f"{self.path(name)} of {self._owner.name} {why}")

    def _known(self, name: str) -> Any:
        value = unwrap(self._values.get(name))
        if value is UNKNOWN or isinstance(value, Text):
            raise self.undecided(name)
        return value

    def text(self, name: str, default: str | None = None) -> str | None:
        """Return a text; numbers and booleans as Pulumi would write them."""
        value = self._known(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return str(value)
        raise self.undecided(name, "is not a text")

    def partial(self, name: str) -> str | Text | None:
        """Return a text that may have holes (symbols) in it; only a wholly unknown one is undecided."""
        value = self.raw(name)
        if isinstance(value, Text):
            return value
        return self.text(name)

    def number(self, name: str, default: float | None = None) -> int | float | None:
        """Return a number as it was written: 300, never 300.0. Texts that spell a number count."""
        value = self._known(name)
        if value is None:
            return default
        if isinstance(value, bool):
            raise self.undecided(name, "is not a number")
        if isinstance(value, int | float):
            return value
        try:
            number = float(value)
        except (TypeError, ValueError):
            raise self.undecided(name, "is not a number") from None
        return int(number) if number.is_integer() else number

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a boolean. The texts "true" and "false" count: provider properties come as texts."""
        value = self._known(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        if value in ("true", "false"):
            return bool(value == "true")
        raise self.undecided(name, "is not a boolean")

    def items(self, name: str) -> list[Any]:
        """Return a list's elements, unwrapped, with UNKNOWN and Text in it; a single value is a list of one."""
        value = self.raw(name)
        if value is UNKNOWN:
            raise self.undecided(name)
        if value is None:
            return []
        return [unwrap(item) for item in value] if isinstance(value, list) else [value]

    def texts(self, name: str) -> list[str]:
        """Return a list of texts, all known."""
        found = self.partials(name)
        if any(isinstance(item, Text) for item in found):
            raise self.undecided(name)
        return cast("list[str]", found)

    def partials(self, name: str) -> list[str | Text]:
        """Return a list of texts of which some may have holes."""
        found = []
        for item in self.items(name):
            if item is UNKNOWN:
                raise self.undecided(name)
            if isinstance(item, str | Text):
                found.append(item)
            elif isinstance(item, int | float):
                found.append(str(item))
            elif item is not None:
                raise self.undecided(name, "is not a list of texts")
        return found

    def block(self, name: str) -> Block | None:
        """Return a nested object, None where absent. A list of one object counts as that object."""
        found = self.blocks(name)
        return found[0] if found else None

    def blocks(self, name: str) -> list[Block]:
        """Return a list of nested objects; a single object is a list of one."""
        return self._as_blocks(self.raw(name), name)

    def _as_blocks(self, value: Any, name: str) -> list[Block]:
        if value is None:
            return []
        if value is UNKNOWN or isinstance(value, Text):
            raise self.undecided(name)
        if isinstance(value, Mapping):
            return [Block(value, self._owner, self.path(name))]
        if not isinstance(value, list):
            raise self.undecided(name, "is not an object")
        found = []
        for index, item in enumerate(value):
            item = unwrap(item)
            if item is UNKNOWN:
                raise self.undecided(f"{name}[{index}]")
            if isinstance(item, Mapping):
                found.append(Block(item, self._owner, f"{self.path(name)}[{index}]"))
        return found

    def document(self, name: str) -> Block | None:
        """Return a JSON document (a text, or the object itself) as a block; None where absent."""
        found = self.documents(name)
        return found[0] if found else None

    def documents(self, name: str) -> list[Block]:
        """Return a JSON document that is a list of objects as blocks; one object is a list of one.

        Text with holes is parsed too: the holes become symbols in the leaves. Raises Undecided where the
        text is no JSON.
        """
        value = self.raw(name)
        if isinstance(value, str | Text):
            value = self._owner.parsed(value, self, name)
        return self._as_blocks(value, name)

    def finding(
        self,
        property: str = "",
        *,
        problem: str,
        fix: str,
        evidence: Evidence = PLAN,
        level: Level | None = None,
    ) -> Finding:
        """Make a finding about a property of this block. `level` lowers the policy's level for this finding."""
        owner = self._owner
        return Finding(
            problem=problem,
            fix=fix,
            urn=owner.urn,
            type=owner.type,
            name=owner.name,
            property=self.path(property) if property else self._path,
            evidence=evidence,
            level=level,
            location=owner.location,
        )


@dataclass(frozen=True, slots=True)
class Options:
    """Resource options that the engine sends. Timeouts are seconds, 0 where not given."""

    protect: bool = False
    ignore_changes: tuple[str, ...] = ()
    delete_before_replace: bool | None = None
    retain_on_delete: bool | None = None
    parent: str = ""
    create_timeout: float = 0
    update_timeout: float = 0
    delete_timeout: float = 0


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider of a resource. `properties` are its inputs, known ones only; all but texts are JSON text."""

    type: str
    urn: str
    name: str
    properties: Mapping[str, str] = field(default_factory=dict)


class Resource(Block):
    """One planned resource: the inputs that the provider checked, and the outputs where they are there.

    Decoded when first read. `outputs` are empty while only inputs are known. A Resource is read-only and
    may be shared by threads.
    """

    __slots__ = (
        "_documents",
        "_inputs",
        "_outputs",
        "_region",
        "_symbols",
        "dependencies",
        "external",
        "location",
        "name",
        "options",
        "parent",
        "property_dependencies",
        "provider",
        "type",
        "urn",
    )

    def __init__(
        self,
        *,
        type: str,
        urn: str,
        name: str,
        inputs: Struct | dict[str, Any],
        outputs: Struct | dict[str, Any] | None = None,
        provider: Provider | None = None,
        options: Options = Options(),
        parent: str = "",
        dependencies: Sequence[str] = (),
        property_dependencies: Mapping[str, Sequence[str]] | None = None,
        location: Location | None = None,
        region: str | None = None,
        external: bool = False,
        symbols: Symbols | None = None,
    ) -> None:
        self.type = CANONICAL.get(type, type)
        self.urn = urn
        self.name = name
        self.provider = provider
        self.options = options
        self.parent = parent or options.parent
        self.dependencies = tuple(dependencies)
        self.property_dependencies = property_dependencies or {}
        self.location = location
        self.external = external
        self._inputs = inputs
        self._outputs = outputs
        self._region = region
        self._symbols = symbols
        self._documents: dict[str, Any] = {}
        self._owner = self
        self._path = ""

    def __getattr__(self, name: str) -> Any:
        # Block's getters read _values: the first read decodes. A slot that is not set yet lands here.
        if name != "_values":
            raise AttributeError(name)
        self._values: Mapping[str, Any] = self._decoded(self._inputs)
        return self._values

    def __repr__(self) -> str:
        return f"Resource({self.type}: {self.name})"

    def _decoded(self, source: Struct | dict[str, Any]) -> Mapping[str, Any]:
        # Struct is registered as a Mapping too, so ask for dict.
        return source if isinstance(source, dict) else decode(source, self._symbols)

    def with_inputs_of(self, analyzed: Resource) -> Resource:
        """Return this resource as the stack shows it: the inputs that `Analyze` saw, these as outputs."""
        return Resource(
            type=self.type,
            urn=self.urn,
            name=self.name,
            inputs=analyzed._inputs,
            outputs=self._inputs,
            provider=self.provider or analyzed.provider,
            options=analyzed.options,
            parent=self.parent or analyzed.parent,
            dependencies=self.dependencies,
            property_dependencies=self.property_dependencies,
            location=self.location or analyzed.location,
            region=self._region or analyzed._region,
            external=self.external,
            symbols=self._symbols,
        )

    @property
    def outputs(self) -> Block:
        """What the provider says the resource will be: `id`, `arn` and the rest, unknown before it exists."""
        if isinstance(self._outputs, dict) or self._outputs is None:
            values: Mapping[str, Any] = self._outputs or {}
        else:
            values = self._outputs = decode(self._outputs, self._symbols)
        return Block(values, self, "")

    @property
    def exists(self) -> bool:
        """Is it in the state already? False for what this deployment creates, and where no state is known."""
        return self.external or self.outputs.known("id")

    @property
    def service(self) -> str:
        """The service in the type token: `rds` of aws:rds/cluster:Cluster."""
        return self.type.split(":")[1].split("/")[0] if self.type.count(":") >= 2 else ""

    @property
    def region(self) -> str:
        """The region it is created in: its own property, else its provider's, else the stack's."""
        own = self.raw("region")
        if own is UNKNOWN or isinstance(own, Text):
            raise self.undecided("region")
        found = own or (self.provider.properties.get("region") if self.provider else None) or self._region
        if not found:
            raise Undecided(f"the region of {self.name} is said nowhere", cause="region")
        return str(found)

    def parsed(self, text: str | Text, block: Block, name: str) -> Any:
        """Parse a JSON text of this resource, once."""
        raw = text.raw if isinstance(text, Text) else text
        if raw not in self._documents:
            try:
                document = json.loads(raw)
            except ValueError:
                raise block.undecided(name, "is not valid JSON") from None
            self._documents[raw] = _with_symbols(document, self._symbols) if isinstance(text, Text) else document
        return self._documents[raw]

    def secret_values(self) -> Iterator[str]:
        """Yield the secret texts among inputs and outputs, for the renderer to keep out of messages."""
        for values in (self._values, self.outputs._values):
            for _, value, secret in walk(values):
                # Whole objects get marked secret, and a region in them is nobody's secret.
                if secret and isinstance(value, str) and len(value) > 2 and not REGION.fullmatch(value):
                    yield value


def _with_symbols(value: Any, symbols: Symbols | None) -> Any:
    if isinstance(value, str):
        return symbols.parse(value) if symbols else value
    if isinstance(value, list):
        return [_with_symbols(item, symbols) for item in value]
    if isinstance(value, dict):
        return {key: _with_symbols(item, symbols) for key, item in value.items()}
    return value
