"""One planned resource, decoded when it is first read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from policypack.block import Block
from policypack.catalogue import provider as catalogue
from policypack.catalogue.services import services
from policypack.errors import NO_REGION, Undecided
from policypack.finding import Location
from policypack.fitting import fitted
from policypack.reads import Reads, read, reading, served
from policypack.secret import bare, is_marked
from policypack.symbol import Symbols, Text
from policypack.values import (
    SIGNATURE,
    UNKNOWN,
    decode,
    leaves_of,
    marked,
    not_finite,
    parse_json,
    read_json,
    with_symbols,
)

if TYPE_CHECKING:
    from google.protobuf.struct_pb2 import Struct

T = TypeVar("T")

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


PROVIDERS: Final = "pulumi:providers:"
AWS_PROVIDER: Final = f"{PROVIDERS}aws"
# A default provider is named for its version: default_7_51_1.
_DEFAULT_PROVIDER: Final = re.compile(r"default_(\d+)(?:_.*)?")
_REGION: Final = re.compile(r"[\w-]+")
_INDEX: Final = re.compile(r"\[[^\]]*\]")


def _token(module: str, name: str) -> str:
    return f"aws:{module}/{name[0].lower()}{name[1:]}:{name}"


PLURAL: Final = _token("s3", "BucketV2")
CANONICAL: Final = {
    _token(module, name): _token("lb", name)
    for module in ("alb", "elasticloadbalancingv2", "applicationloadbalancing")
    for name in _LOAD_BALANCING
} | {_token("s3", f"{name}V2"): _token("s3", name) for name in _BUCKET_TWINS}


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

    def ignores(self, path: str) -> bool:
        """Are changes of a property ignored, or of what it is within? Which element of a list does not count."""
        return any(f"{_plain(path)}.".startswith(f"{_plain(item)}.") for item in self.ignore_changes)


def _plain(path: str) -> str:
    return _INDEX.sub("", path)


@dataclass(frozen=True, slots=True, eq=False)
class Provider:
    """The provider of a resource. `properties` are its inputs, as `values.provider_inputs` reads them."""

    type: str
    urn: str
    name: str
    properties: Mapping[str, Any] = field(default_factory=dict)


class Resource(Block):
    """One planned resource: the inputs that the provider checked, and the outputs where they are there.

    Decoded when first read. `outputs` are empty while only inputs are known. A Resource is read-only and
    may be shared by threads.
    """

    __slots__ = (
        "_analyzed",
        "_documents",
        "_found",
        "_inputs",
        "_misfits",
        "_outputs",
        "_region",
        "_symbols",
        "_token",
        "dependencies",
        "external",
        "location",
        "name",
        "options",
        "parent",
        "plural",
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
        # The older twin of the bucket writes many settings as lists: versionings, expirations.
        self.plural = type == PLURAL
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
        self._misfits: dict[str, str] = {}
        self._analyzed: Resource | None = None
        self._token = type
        self._outputs = outputs
        self._region = region
        self._symbols = symbols
        self._documents: dict[tuple[str, bool], Any] = {}
        self._found: dict[Callable[[Resource], Any], tuple[Any, Reads]] = {}
        self._owner = self
        self._path = ""
        self._hidden = False
        self._exact = False

    def __getattr__(self, name: str) -> Any:
        # Block's getters read _values: the first read decodes. A slot that is not set yet lands here.
        if name != "_values":
            raise AttributeError(name)
        if self._analyzed is None:
            self._values: Mapping[str, Any] = self._decoded(self._inputs)
        else:  # what was decoded is not decoded again
            self._values = self._analyzed._values
            self._misfits.update(self._analyzed._misfits)
        return self._values

    def __repr__(self) -> str:
        return f"Resource({self.type}: {self.name})"

    def _decoded(self, source: Struct | dict[str, Any], *, outputs: bool = False) -> Mapping[str, Any]:
        # Struct is registered as a Mapping too, so ask for dict.
        if isinstance(source, dict):
            return source
        values = decode(source, self._symbols)
        # A provider's own inputs are JSON texts, whatever its schema says.
        if not self._other_major and not self._token.startswith(PROVIDERS):
            shapes = catalogue.outputs(self._token) if outputs else catalogue.inputs(self._token)
            self._misfits.update(fitted(values, shapes))
        return values

    def may_have(self, name: str, key: str) -> bool:
        """May a property be an object with this key? Asked of what the engine sent, which is not decoded for it."""
        source = self._inputs if self._analyzed is None else self._analyzed._inputs
        if isinstance(source, dict):
            return name in source
        value = source.fields.get(name)
        return value is not None and any(each in value.struct_value.fields for each in (key, SIGNATURE))

    @property
    def _other_major(self) -> bool:
        """Is it made by a provider of another major version than the catalogue's? Its schema is another one."""
        provider = self.provider
        named = _DEFAULT_PROVIDER.fullmatch(provider.name) if provider else None
        said = named[1] if named else str(provider.properties.get("version", "")) if provider else ""
        return bool(said) and said.partition(".")[0] != catalogue.major()

    def misfit(self, path: str) -> str | None:
        """Return why the value at a path reads as unknown although it was given; None where only an update knows it."""
        found = self._misfits.get(path)
        if found is None and not isinstance(self._inputs, dict):
            root = path.split(".")[0].split("[")[0]
            if root in self._inputs.fields and path in not_finite(self._inputs.fields[root], root):
                return "is no finite number"
        return found

    def with_inputs_of(self, analyzed: Resource) -> Resource:
        """Return this resource as the stack shows it: the inputs that `Analyze` saw, these as outputs."""
        shown = Resource(
            type=PLURAL if self.plural else self.type,
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
        shown._analyzed = analyzed
        return shown

    def seen_through(self, inputs: Mapping[str, Any], other: Resource) -> Resource:
        """Return this resource with inputs that another view of it completed, and with the place where it is made."""
        return Resource(
            type=self.type,
            urn=self.urn,
            name=self.name,
            inputs=dict(inputs),
            outputs=self._outputs,
            provider=self.provider,
            options=self.options,
            parent=self.parent,
            dependencies=self.dependencies,
            property_dependencies=self.property_dependencies,
            location=other.location or self.location,
            region=self._region,
            external=self.external,
            symbols=other._symbols,
        )

    @property
    def outputs(self) -> Block:
        """What the provider says the resource will be: `id`, `arn` and the rest, unknown before it exists."""
        if isinstance(self._outputs, dict) or self._outputs is None:
            values: Mapping[str, Any] = self._outputs or {}
        else:
            values = self._outputs = dict(self._decoded(self._outputs, outputs=True))
        return Block(values, self, "")

    @property
    def exists(self) -> bool:
        """Is it in the state already? False for what this deployment creates, and where no state is known.

        Raises Undecided while resources are seen one by one: only the whole stack tells.
        """
        if self._outputs is None and not self.external:
            raise Undecided(f"whether {self.name} exists is known with the whole stack")
        return self.external or self.outputs.known("id")

    @property
    def emulated(self) -> bool:
        """Does its provider send any calls elsewhere than to AWS, as for LocalStack? Private endpoints are AWS's own.

        What only an update knows may be elsewhere.
        """
        return self._elsewhere(())

    @property
    def made_elsewhere(self) -> bool:
        """Does its provider send the calls of its own service elsewhere than to AWS?

        The endpoint of another service says nothing of this one: else a single one, which is never called, would turn
        all findings of a stack into advice.
        """
        return self._elsewhere(services(self.service))

    def _elsewhere(self, services: tuple[str, ...]) -> bool:
        from policypack.aws.provider_resource import elsewhere

        said = self.provider.properties.get("endpoints") if self.provider else None
        if said in (None, "", "[]", "[{}]", "null"):
            return False
        if not isinstance(said, str):
            return True
        try:
            return elsewhere(parse_json(bare(said)), services)
        except ValueError:
            return True

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
        if found is UNKNOWN:
            raise Undecided(f"the region of the provider of {self.name} is known only after an update")
        if not found:
            raise Undecided(NO_REGION, cause="region")
        if not _REGION.fullmatch(str(bare(found))):
            raise Undecided(f"the region of {self.name} has characters that no region has", cause="region")
        if is_marked(found):
            read(found, "region")
        return found if isinstance(found, str) else str(found)

    def parsed(self, text: str | Text, block: Block, name: str) -> Any:
        """Parse a JSON text of this resource, once. All that is in a secret one is secret."""
        raw = text.raw if isinstance(text, Text) else text
        key = (raw, is_marked(raw))
        if key not in self._documents:
            try:
                document = read_json(bare(raw))
            except ValueError:
                raise block.undecided(name, "is not valid JSON") from None
            if is_marked(raw):
                document = marked(document)
            self._documents[key] = with_symbols(document, self._symbols) if isinstance(text, Text) else document
        return self._documents[key]

    @property
    def leaves(self) -> Sequence[tuple[str, Any, bool]]:
        """Every leaf of the properties as (path, value, is secret), walked once for all policies.

        A secret one is there without its value, as UNKNOWN: who needs it walks `values`.
        """
        return self.once(_leaves)

    def once(self, make: Callable[[Resource], T]) -> T:
        """Return what `make` finds in this resource, found once however many policies ask."""
        if make not in self._found:
            with reading() as reads:
                self._found[make] = make(self), reads
        found: tuple[T, Reads] = self._found[make]
        served(found[1])
        return found[0]


def public_names(resource: Resource) -> frozenset[str]:
    """Return what is shown of a resource anyway: its name, and the names of its properties outside of secrets.

    Those that its type may have are among them: messages name what is missing.
    """
    found = {resource.name, resource.type, *catalogue.inputs(resource.type), *catalogue.outputs(resource.type)}
    todo: list[Any] = [resource._values, resource.outputs._values]
    while todo:
        item = todo.pop()
        if isinstance(item, Mapping):
            found.update(item)
            todo.extend(item.values())
        elif isinstance(item, list):
            todo.extend(item)
    return frozenset(found)


def _leaves(resource: Resource) -> Sequence[tuple[str, Any, bool]]:
    found = leaves_of(resource._values)
    return tuple((path, UNKNOWN if secret else value, secret) for path, value, secret in found)
