"""Small helpers for Pulumi's wire format: protobuf Structs with signed objects in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from google.protobuf.struct_pb2 import ListValue, Struct, Value

from policypack.symbol import TOKEN
from policypack.values import OUTPUT_VALUE, SECRET, SENTINELS, SIGNATURE, UNKNOWN_STRING

NULL = Value(null_value=0)  # type: ignore[arg-type]  # the stub wants the enum's name


def text(value: str) -> Value:
    return Value(string_value=value)


def unknown() -> Value:
    return Value(string_value=UNKNOWN_STRING)


def secret(value: Value) -> Value:
    wrapped = Struct()
    wrapped.fields[SIGNATURE].string_value = SECRET
    wrapped.fields["value"].CopyFrom(value)
    return Value(struct_value=wrapped)


def to_value(item: Any) -> Value:
    """Turn JSON-like data into a Value. Values and Structs pass through."""
    if isinstance(item, Value):
        return item
    if isinstance(item, Struct):
        return Value(struct_value=item)
    if item is None:
        return NULL
    if isinstance(item, bool):
        return Value(bool_value=item)
    if isinstance(item, int | float):
        return Value(number_value=item)
    if isinstance(item, str):
        return text(item)
    if isinstance(item, Mapping):
        return Value(struct_value=to_struct(item))
    return Value(list_value=ListValue(values=[to_value(element) for element in item]))


def to_struct(items: Mapping[str, Any]) -> Struct:
    return Struct(fields={key: to_value(item) for key, item in items.items()})


def signature(value: Value) -> str:
    """Return the signature of a signed object (secret, asset, output value, ...), empty for anything else."""
    fields = value.struct_value.fields if value.HasField("struct_value") else {}
    return fields[SIGNATURE].string_value if SIGNATURE in fields else ""


def plain(value: Value) -> Value:
    """Return what is inside of secrets and output values; an output value without a value is unknown."""
    kind = signature(value)
    if kind == SECRET:
        return plain(value.struct_value.fields["value"])
    if kind == OUTPUT_VALUE:
        fields = value.struct_value.fields
        return plain(fields["value"]) if "value" in fields else unknown()
    return value


def is_unknown(value: Value) -> bool:
    return value.HasField("string_value") and value.string_value in SENTINELS


def leaves(value: Value) -> Iterator[Value]:
    """Yield all scalar values, those inside of signed objects included."""
    if value.HasField("struct_value"):
        for item in value.struct_value.fields.values():
            yield from leaves(item)
    elif value.HasField("list_value"):
        for item in value.list_value.values:
            yield from leaves(item)
    else:
        yield value


def holds_unknown(value: Value) -> bool:
    return any(is_unknown(leaf) for leaf in leaves(value))


def is_secret(value: Value) -> bool:
    """Is the value, or anything in it, marked secret?"""
    kind = signature(value)
    if kind == SECRET or (kind == OUTPUT_VALUE and value.struct_value.fields["secret"].bool_value):
        return True
    if value.HasField("struct_value"):
        return any(is_secret(item) for item in value.struct_value.fields.values())
    return value.HasField("list_value") and any(is_secret(item) for item in value.list_value.values)


def secret_texts(structs: Iterable[Struct]) -> Iterator[str]:
    """Yield the texts that are marked secret, without the symbols' tokens in them."""
    todo = [(Value(struct_value=struct), False) for struct in structs]
    while todo:
        value, hidden = todo.pop()
        kind = signature(value)
        hidden = hidden or kind == SECRET or (kind == OUTPUT_VALUE and is_secret(value))
        if value.HasField("struct_value"):
            inner = value.struct_value.fields
            todo.extend((inner[name], hidden) for name in (("value",) if kind else inner) if name in inner)
        elif value.HasField("list_value"):
            todo.extend((item, hidden) for item in value.list_value.values)
        elif hidden and value.string_value and not is_unknown(value):
            yield from secret_parts(value.string_value)


def secret_parts(text: str) -> Iterator[str]:
    """Yield what is secret of a text: all but the tokens of symbols. In an ARN that is made of those nothing is."""
    parts = TOKEN.split(text)
    if len(parts) == 1 or not text.startswith("arn:"):
        yield from filter(None, parts)


def names_in(struct: Struct) -> Iterator[str]:
    """Yield the names of all properties in a Struct."""
    todo = [Value(struct_value=struct)]
    while todo:
        value = todo.pop()
        yield from value.struct_value.fields
        todo.extend((*value.struct_value.fields.values(), *value.list_value.values))


def to_json(value: Value) -> Any:
    """Turn a Value into JSON-like data, secrets unwrapped, whole numbers as int, unknowns as None."""
    value = plain(value)
    kind = value.WhichOneof("kind")
    if kind == "string_value":
        return None if is_unknown(value) else value.string_value
    if kind == "number_value":
        return int(value.number_value) if value.number_value.is_integer() else value.number_value
    if kind == "bool_value":
        return value.bool_value
    if kind == "list_value":
        return [to_json(item) for item in value.list_value.values]
    if kind == "struct_value":
        return {key: to_json(item) for key, item in value.struct_value.fields.items()}
    return None


def json_text(value: Value) -> str:
    """Write a value as JSON the way the provider normalizes documents: no spaces, keys sorted."""
    return json.dumps(to_json(value), separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def strip_output_values(value: Value, dependencies: set[str]) -> Value:
    """Replace output values by what they hold, and add the URNs they depend on to `dependencies`."""
    if signature(value) == OUTPUT_VALUE:
        fields = value.struct_value.fields
        for item in fields["dependencies"].list_value.values if "dependencies" in fields else ():
            dependencies.add(item.string_value)
        inner = strip_output_values(fields["value"], dependencies) if "value" in fields else unknown()
        hidden = "secret" in fields and fields["secret"].bool_value
        return secret(inner) if hidden and signature(inner) != SECRET else inner
    if value.HasField("struct_value"):
        fields = value.struct_value.fields
        return Value(struct_value=Struct(fields={k: strip_output_values(v, dependencies) for k, v in fields.items()}))
    if value.HasField("list_value"):
        items = [strip_output_values(item, dependencies) for item in value.list_value.values]
        return Value(list_value=ListValue(values=items))
    return value
