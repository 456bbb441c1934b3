"""Pulumi's wire format as plain values: what is unknown, secret, a file or a text with holes stays marked."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from policypack.errors import Undecided
from policypack.reads import named, read
from policypack.secret import SecretText, bare, is_marked, kept
from policypack.symbol import ACCOUNT, TOKEN, Symbols, Text

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
SENTINELS = frozenset(
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

# What the texts of a provider's inputs may hold: something unknown, be it the engine's or a symbol, or a secret.
_UNKNOWN_INSIDE: Final = re.compile("|".join([*sorted(SENTINELS), TOKEN.pattern]))
_HOLE: Final = re.compile(f"{SECRET}|{_UNKNOWN_INSIDE.pattern}")


class _Unknown:
    """The type of `UNKNOWN`, a value that only an update can know."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = _Unknown()


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that was marked secret. Getters unwrap it; all texts and numbers in it keep the mark."""

    value: Any

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", marked(self.value))

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

    Whole numbers become int again: protobuf knows only doubles. What no JSON can hold, NaN and Infinity, is UNKNOWN;
    `not_finite` says where it is.
    """
    return {key: _decode(value, symbols) for key, value in struct.fields.items()}


def not_finite(value: Value, path: str) -> Iterator[str]:
    """Yield the paths of the numbers in a value that are none: NaN and Infinity."""
    if value.HasField("number_value") and not math.isfinite(value.number_value):
        yield path
    elif value.HasField("list_value"):
        for index, item in enumerate(value.list_value.values):
            yield from not_finite(item, f"{path}[{index}]")
    elif value.HasField("struct_value"):
        fields = value.struct_value.fields
        for key, item in fields.items():
            # A secret's wrapper is no part of the path.
            yield from not_finite(item, path if SIGNATURE in fields else f"{path}.{key}")


def _decode(value: Value, symbols: Symbols | None) -> Any:
    kind = value.WhichOneof("kind")
    if kind == "string_value":
        text = value.string_value
        if text in SENTINELS:
            return UNKNOWN
        if symbols is None:
            return text
        return UNKNOWN if symbols.is_cut(text) else symbols.parse(text)
    if kind == "number_value":
        number = value.number_value
        if number == int(ACCOUNT) and symbols is not None and symbols.symbol(ACCOUNT):
            return UNKNOWN
        return int(number) if number.is_integer() else number if math.isfinite(number) else UNKNOWN
    if kind == "bool_value":
        return value.bool_value
    if kind == "list_value":
        return [_decode(item, symbols) for item in value.list_value.values]
    if kind == "struct_value":
        fields = value.struct_value.fields
        if SIGNATURE in fields:
            return special(fields[SIGNATURE].string_value, decode(value.struct_value, symbols))
        return decode(value.struct_value, symbols)
    return None


def special(signature: str, fields: dict[str, Any]) -> Any:
    """Return what an object of Pulumi's own stands for, by its signature."""
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


# Levels: nothing of AWS's nests so deep, and neither does what the wire can carry.
_DEEPEST = 100
_DEEP = f"a JSON document is nested more than {_DEEPEST} levels deep"


def parse_json(text: str | bytes) -> Any:
    """Parse a JSON text that others wrote. Raises ValueError where it is none, or nested deeper than can be read."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError(_DEEP) from None


def read_json(text: str) -> Any:
    """Parse a JSON text. Raises ValueError where it is none, and Undecided where it is nested out of all reason."""
    try:
        document = json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except RecursionError:
        raise Undecided(_DEEP, "shape") from None
    # Only a text with so many brackets can be so deep.
    if text.count("[") + text.count("{") > _DEEPEST and _is_deep(document):
        raise Undecided(_DEEP, "shape")
    return document


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


def _is_deep(document: Any) -> bool:
    level = [document]
    for _ in range(_DEEPEST):
        level = [
            member
            for item in level
            if isinstance(item, dict | list)
            for member in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return False
    return True


def provider_inputs(inputs: Struct) -> dict[str, Any]:
    """Return a provider's inputs as it takes them: texts, and JSON texts for all else, marked where secret.

    UNKNOWN stands for what only an update knows. Where that lies within a document, the document itself is given, as
    dicts and lists, in place of its JSON text. A symbol is as unknown as what it stands for.
    """
    return provider_values(decode(inputs))


def provider_values(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `provider_inputs` does, of values that are decoded."""
    return {name: found for name, value in inputs.items() if (found := _provider_input(value)) is not None}


def provider_document(inputs: Mapping[str, Any], name: str) -> Any:
    """Return what one of `provider_inputs` holds: dicts, lists, numbers, with UNKNOWN in it. None where unreadable."""
    value = inputs.get(name)
    if not isinstance(value, str):
        return value
    try:
        document = read_json(bare(value))
    except (ValueError, Undecided):
        return None
    if not is_marked(value):
        return document
    hidden = marked(document)
    for path, leaf, _ in leaves_of(hidden, name):
        read(leaf, path)
    return hidden


def _provider_input(value: Any) -> Any:
    hidden = any(secret for _, _, secret in leaves_of(value))
    plain = peeked(value)
    if isinstance(plain, str):
        text = bare(plain)
        if not _HOLE.search(text):
            return plain
        try:
            document = read_json(text)
        except (ValueError, Undecided):
            return UNKNOWN
        if not isinstance(document, dict | list):
            return UNKNOWN
        hidden = hidden or SECRET in text
        plain = document
    found = _opened(plain)
    if found is None or found is UNKNOWN:
        return found
    if not any(leaf is UNKNOWN for _, leaf, _ in leaves_of(found)):
        found = json.dumps(found, default=str)
    return marked(found) if hidden else found


def _opened(value: Any) -> Any:
    """Return a provider's input without its secrets' wrappers and marks, and with UNKNOWN for each text with a hole."""
    value = peeked(value)
    if isinstance(value, dict):
        if value.get(SIGNATURE) == SECRET:  # a secret within a JSON text: the bridge of the provider reads those
            return _opened(value.get("value"))
        return {key: _opened(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_opened(item) for item in value]
    if isinstance(value, str) and _UNKNOWN_INSIDE.search(value):
        return UNKNOWN
    return bare(value)


def marked(value: Any) -> Any:
    """Return a value with every text and number in it marked secret. Names of members are not: they are looked up.

    A region is nobody's secret: it becomes one only because a whole object around it is.
    """
    if isinstance(value, Secret):
        return value.value
    if isinstance(value, str):
        return value if REGION.fullmatch(value) else kept(value)
    if isinstance(value, Text):
        return Text(tuple(kept(part) for part in value.parts), kept(value.raw))
    if isinstance(value, Mapping):
        return {key: marked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [marked(item) for item in value]
    if isinstance(value, Asset):
        return Asset(value.archive, *map(marked, (value.path, value.text, value.uri, value.assets)))
    return kept(value)


def as_text(value: Any) -> str:
    """Return a value as it is written, to compare and to ask with: with its mark, and with its symbols' tokens.

    What is shown is made by `str` or in an f-string, which hide what is secret.
    """
    if isinstance(value, str | Text):
        return value if isinstance(value, str) else value.raw
    if isinstance(value, bool):
        return "true" if value else "false"
    text: str = kept(str(bare(value))) if is_marked(value) else str(value)
    return text


def joined(*parts: str) -> str:
    """Put texts together, to compare or to ask with: where one is secret, all is. An f-string is for what is shown."""
    text = "".join(parts)
    return SecretText(text) if any(map(is_marked, parts)) else text


def peeked(value: Any) -> Any:
    """Return what is in a secret, without counting it as read: for what compares and shows nothing."""
    return value.value if isinstance(value, Secret) else value


def unwrap(value: Any) -> Any:
    """Return what is in a secret, and count it as read; anything else as it is."""
    if isinstance(value, Secret):
        read(value.value)
        return value.value
    return value


def walk(value: Any, path: str = "", secret: bool = False) -> Iterator[tuple[str, Any, bool]]:
    """Yield every leaf as (path, value, is secret). Paths look like `tags.Name` and `ingress[0].cidrBlocks[1]`."""
    for leaf in leaves_of(value, path, secret):
        if leaf[2]:
            read(leaf[1], leaf[0])
            named(re.split(r"[.\[]", leaf[0]))
        yield leaf


def leaves_of(value: Any, path: str = "", secret: bool = False) -> Iterator[tuple[str, Any, bool]]:
    """Yield what `walk` does, without counting what is secret as read."""
    todo = [(path, value, secret)]
    while todo:
        path, value, secret = todo.pop()
        if isinstance(value, Secret):
            todo.append((path, value.value, True))
        elif isinstance(value, dict | MappingProxyType):
            todo += reversed([(f"{path}.{key}" if path else f"{key}", item, secret) for key, item in value.items()])
        elif isinstance(value, list):
            todo += reversed([(f"{path}[{index}]", item, secret) for index, item in enumerate(value)])
        else:
            yield path, value, secret or is_marked(value)


def with_symbols(value: Any, symbols: Symbols | None) -> Any:
    """Put the symbols back into the texts of a parsed document."""
    if isinstance(value, str):
        return symbols.parse(value) if symbols else value
    if isinstance(value, list):
        return [with_symbols(item, symbols) for item in value]
    if isinstance(value, dict):
        return {key: with_symbols(item, symbols) for key, item in value.items()}
    return value
