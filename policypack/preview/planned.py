"""What the provider would make of a planned resource: the inputs it checks, the outputs an update gives.

The engine asks the provider for both. Here the shapes of pulumi-aws stand in: defaults that every resource gets
(region, tags, names) are filled in as the provider does, and outputs that only an update can know become symbols.
Sources: pulumi-aws provider/region.go and provider/tags.go; autonames: pulumi-terraform-bridge pkg/tfbridge/names.go.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from google.protobuf.struct_pb2 import ListValue, Struct, Value

from policypack.catalogue import provider as shapes
from policypack.catalogue.provider import Shape
from policypack.preview import arn_forms, placeholders, wire
from policypack.preview.forms import formed
from policypack.symbol import Symbols
from policypack.values import SECRET, parse_json


@dataclass(frozen=True, slots=True)
class ProviderDefaults:
    """Where a resource goes: its provider's region (empty where it is not configured) and default tags.

    `region` may be a token, or the engine's sentinel where only an update knows it.
    """

    region: str = ""
    default_tags: Mapping[str, Value] | None = None


class Planner:
    """Fills in one program's resources. Safe for threads.

    `blind`: what only an update can know is left out, so that it is unknown to the program as it is for the engine.
    """

    def __init__(self, symbols: Symbols, account: str | None = None, *, blind: bool = False) -> None:
        self._symbols = symbols
        self._account = account
        self.blind = blind

    def inputs(self, type: str, urn: str, name: str, given: Struct, place: ProviderDefaults) -> Struct:
        """Return the inputs as the provider's check would: normalized, with region, name and all tags."""
        result = Struct()
        result.CopyFrom(given)
        known = shapes.inputs(type)
        for key, value in given.fields.items():
            if key in known:
                result.fields[key].CopyFrom(_normalized(value, known[key].kind))
        if shapes.is_regional(type) and "region" not in result.fields and place.region:
            result.fields["region"].string_value = place.region
        texts = {key: value.string_value for key, value in result.fields.items() if value.HasField("string_value")}
        own = shapes.naming(type, texts)
        if own and own.fills(dict.fromkeys(result.fields, True)):
            fifo = bool(own.fifo) and own.fifo in result.fields and wire.plain(result.fields[own.fifo]).bool_value
            made = own.text(name, _random(urn, own.random, own.charset), {own.fifo: fifo})
            result.fields[own.property].string_value = made
        for key, text in shapes.defaults(type).items():
            if key not in result.fields:
                result.fields[key].string_value = text
        if shapes.has_tags(type):
            self._add_tags(result, place)
        return result

    def _add_tags(self, inputs: Struct, place: ProviderDefaults) -> None:
        tags = inputs.fields.get("tags")
        if tags is not None and not wire.plain(tags).HasField("struct_value"):
            inputs.fields["tagsAll"].CopyFrom(tags)  # unknown as a whole, or secret
            return
        merged = dict(place.default_tags or {})
        if tags is not None:
            merged.update(wire.plain(tags).struct_value.fields.items())
        if merged:
            all_tags = Value(struct_value=Struct(fields=merged))
            hidden = tags is not None and wire.signature(tags) == SECRET
            inputs.fields["tagsAll"].CopyFrom(wire.secret(all_tags) if hidden else all_tags)

    def outputs(self, type: str, urn: str, name: str, inputs: Struct, *, hidden: Iterable[str] = ()) -> Struct:
        """Return inputs and, for every other output of the type, a symbol or (where none could stand) nothing.

        `hidden` names outputs to mark secret.
        """
        result = Struct()
        result.CopyFrom(inputs)
        if self.blind:
            return result
        region = wire.plain(inputs.fields["region"]).string_value if "region" in inputs.fields else ""
        given = shapes.inputs(type)
        for key, shape in shapes.outputs(type).items():
            if key in ("id", "urn") or key in result.fields:
                continue
            if key in given and shape.kind not in ("string", "arn"):
                continue  # a block that the program leaves out: what is in it, and whether it is there, is not known
            value = self.symbolic(shape, urn, name, key, type=type, region=region)
            if value is not None:
                result.fields[key].CopyFrom(value)
        for key in hidden:
            if key in result.fields and wire.signature(result.fields[key]) != SECRET:
                result.fields[key].CopyFrom(wire.secret(result.fields[key]))
        return result

    def declared(
        self, type: str, urn: str, name: str, inputs: Struct, shape: str, *, hidden: Iterable[str] = ()
    ) -> Struct:
        """Return the outputs of a resource that is not catalogued: inputs, and symbols for the texts of its `shape`.

        `shape` is what the program's SDK declares (`placeholders.outputs`), empty where it declares nothing: then all
        but the inputs is unknown. `hidden` names outputs to mark secret.
        """
        result = Struct()
        result.CopyFrom(inputs)
        secret = frozenset(hidden)
        if type.startswith("kubernetes:") and '"metadata":{' in shape:
            _name_object(result, urn, name)
        for key, item in self._declared(type, shape, urn, name, secret).items():
            if key not in result.fields:
                value = wire.to_value(item)
                result.fields[key].CopyFrom(wire.secret(value) if key in secret else value)
        return result

    def _declared(self, type: str, shape: str, urn: str, name: str, secret: frozenset[str]) -> Mapping[str, object]:
        return {} if self.blind else placeholders.outputs(type, shape, urn, name, self._symbols, secret)

    def identity(self, type: str, urn: str, name: str, region: str = "") -> str:
        """Return the text that stands for a resource's id: a token, in an ARN where the id is one; "" is unknown."""
        if self.blind:
            return ""
        shape = shapes.outputs(type).get("id")
        value = self.symbolic(shape, urn, name, "id", type=type, region=region) if shape else None
        return value.string_value if value is not None else self._symbols.token(urn, name, "id")

    def symbolic(
        self, shape: Shape, urn: str, name: str, path: str, *, type: str = "", region: str = ""
    ) -> Value | None:
        """Return a stand-in of this shape, None where there is none that could not mislead.

        What AWS may leave out has none, nor have numbers and booleans. A list is given one element, and that only where
        its elements are objects: how many texts it will hold is not known, and what counts them would be led astray.
        """
        if shape.optional and "." not in path:  # below the top the SDK calls every field optional
            return None
        if shape.kind in ("string", "arn"):
            token = self._symbols.token(urn, name, path, secret=shape.secret)
            arn = shape.kind == "arn"
            value = wire.text(self._arn(type, path, token, region) if arn else formed(type, path, token))
            return wire.secret(value) if shape.secret else value
        if shape.kind == "object" and shape.fields:
            return Value(struct_value=self._object(shape, urn, name, path, type, region))
        if shape.kind == "list" and shape.element is not None and shape.element.kind == "object":
            item = self.symbolic(shape.element, urn, name, f"{path}[0]", type=type, region=region)
            return Value(list_value=ListValue(values=[item])) if item is not None else None
        return None

    def _object(self, shape: Shape, urn: str, name: str, path: str, type: str, region: str) -> Struct:
        found = Struct()
        for key, inner in shape.fields.items():
            value = self.symbolic(inner, urn, name, f"{path}.{key}", type=type, region=region)
            found.fields[key].CopyFrom(value if value is not None else wire.unknown())
        return found

    def _arn(self, type: str, path: str, token: str, region: str) -> str:
        """Put a token where an ARN has what only an update can know. Other resources' ARNs are shaped alike."""
        if not region or wire.is_unknown(wire.text(region)):
            region = self._symbols.token("", "aws", "region")
        account = self._account or self._symbols.token("", "aws", "account")
        own = type if path in ("arn", "id") else ""
        return arn_forms.shaped(own, token, region=region, account=account)


def _name_object(properties: Struct, urn: str, name: str) -> None:
    """Give a Kubernetes object a name, as its provider does where the program gives none (pkg/metadata/naming.go)."""
    given = (
        wire.plain(properties.fields["metadata"]) if "metadata" in properties.fields else Value(struct_value=Struct())
    )
    metadata = given.struct_value
    if given.HasField("struct_value") and not {"name", "generateName"} & set(metadata.fields):
        named = Struct()
        named.CopyFrom(metadata)
        named.fields["name"].string_value = f"{name}-{_random(urn, 8, 'hex')}"
        properties.fields["metadata"].struct_value.CopyFrom(named)


def _random(urn: str, length: int, charset: str) -> str:
    """Return the part of a name that the provider draws once. A preview keeps nothing, so it comes from the URN."""
    digest = hashlib.sha256(urn.encode()).hexdigest()
    if charset == "letters":
        digest = digest.translate(str.maketrans("0123456789", "ghijklmnop"))
    return digest[:length]


def default_tags(text: str) -> Mapping[str, Value] | None:
    """Return the tags in a provider's `defaultTags`, which is JSON: `{"tags": {…}}`."""
    try:
        given = parse_json(text)
    except ValueError:
        return None
    tags = given.get("tags") if isinstance(given, dict) else None
    return {key: wire.to_value(value) for key, value in tags.items()} if isinstance(tags, dict) else None


def _normalized(value: Value, kind: str) -> Value:
    """Turn an input into the type that the provider's schema has for it, as the provider does."""
    inner = wire.plain(value)
    convert = _CONVERSIONS.get((kind, inner.WhichOneof("kind") or ""))
    if convert is None or wire.is_unknown(inner) or wire.signature(inner):
        return value
    made = convert(inner)
    return wire.secret(made) if wire.is_secret(value) else made


def _document(value: Value) -> Value:
    return wire.unknown() if wire.holds_unknown(value) else wire.text(wire.json_text(value))


def _number(value: Value) -> Value:
    try:
        return Value(number_value=float(value.string_value))
    except ValueError:
        return value


def _boolean(value: Value) -> Value:
    return Value(bool_value=value.string_value == "true") if value.string_value in ("true", "false") else value


def _scalar_text(value: Value) -> Value:
    return wire.text(wire.json_text(value))


_CONVERSIONS: Mapping[tuple[str, str], Callable[[Value], Value]] = {
    ("string", "struct_value"): _document,
    ("string", "number_value"): _scalar_text,
    ("string", "bool_value"): _scalar_text,
    ("arn", "number_value"): _scalar_text,
    ("number", "string_value"): _number,
    ("integer", "string_value"): _number,
    ("boolean", "string_value"): _boolean,
}
