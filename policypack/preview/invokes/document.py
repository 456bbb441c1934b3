"""`aws:iam/getPolicyDocument`, computed as the provider computes it: same keys, same order, same spacing.

Behaviour: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document and the
data source behind it (internal/service/iam/policy_model.go of terraform-provider-aws), which the Pulumi provider runs.
Lists are sorted backwards and a list of one is written as its element, except condition values, which keep their order.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from policypack.errors import Undecided
from policypack.values import UNKNOWN, parse_json

_OLD_VERSION = "2008-10-17"
_VERSION = "2012-10-17"
_LISTS = {"actions": "Action", "notActions": "NotAction", "resources": "Resource", "notResources": "NotResource"}
_ORDER = ("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition")

Statement = dict[str, Any]


class InvokeFailed(Undecided):
    """The provider itself would refuse the call, so that the program fails in a real preview too.

    `reason` is one sentence without its period, made for the program's author.
    """


def policy_document(args: Mapping[str, Any], stand_in: Callable[[], str]) -> dict[str, Any] | None:
    """Return the function's answer, or None where the whole list of statements or a merged document is unknown.

    `stand_in` gives the token for one text that is unknown. Raises `InvokeFailed` for what the provider refuses.
    """
    version = args.get("version") or _VERSION
    statements = args.get("statements") or []
    if UNKNOWN in (version, statements) or any(not isinstance(item, Mapping) for item in statements):
        return None
    merged: dict[str, Any] = {}
    parts: list[Statement] = []
    if not _merge_documents(args.get("sourcePolicyDocuments"), "source", merged, parts):
        return None
    own: dict[str, Any] = {"Version": version}
    if args.get("policyId"):
        own["Id"] = args["policyId"]
    _check_sids((str(item.get("sid") or "") for item in statements), "")
    _merge(merged, parts, own, [_statement(item, version, stand_in) for item in statements])
    if not _merge_documents(args.get("overridePolicyDocuments"), "override", merged, parts):
        return None
    document = {key: merged[key] for key in ("Version", "Id") if merged.get(key)}
    if parts:
        document["Statement"] = parts
    text = _go_json(json.dumps(document, indent=2, ensure_ascii=False))
    echoed = {key: args[key] for key in args if args[key] is not None and args[key] is not UNKNOWN}
    return {
        **echoed,
        "version": version,
        "json": text,
        "minifiedJson": _go_json(json.dumps(document, separators=(",", ":"), ensure_ascii=False)),
        "id": str(zlib.crc32(text.encode())),
    }


def _go_json(text: str) -> str:
    """Escape what Go's encoder escapes inside of texts; none of these characters stands outside of one."""
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


# Merging


def _merge(
    merged: dict[str, Any], parts: list[Statement], document: Mapping[str, Any], more: Iterable[Statement]
) -> None:
    """Merge a document into what there is: the later Id, the higher version, statements replaced by their Sid."""
    if document.get("Id"):
        merged["Id"] = document["Id"]
    if str(document.get("Version") or "") > str(merged.get("Version") or ""):
        merged["Version"] = document["Version"]
    for statement in more:
        sid = statement.get("Sid")
        places = [at for at, known in enumerate(parts) if sid and known.get("Sid") == sid]
        if places:
            parts[places[0]] = statement
        else:
            parts.append(statement)


def _merge_documents(texts: Any, kind: str, merged: dict[str, Any], parts: list[Statement]) -> bool:
    """Merge documents given as JSON. False where one is unknown: then nothing can be said about the whole."""
    if texts is None:
        return True
    if not isinstance(texts, Sequence) or isinstance(texts, str):
        return False
    seen: list[str] = []
    for at, text in enumerate(texts):
        if not isinstance(text, str):
            return False
        document = _parsed(text, kind, at)
        if document is None:
            return False
        statements = [_normalized(item) for item in document.get("Statement") or []]
        if kind == "source":
            seen.extend(str(item.get("Sid") or "") for item in statements)
            _check_sids(seen, f" in source_policy_documents (document {at + 1})")
        _merge(merged, parts, document, statements)
    return True


def _parsed(text: str, kind: str, at: int) -> Mapping[str, Any] | None:
    try:
        document = parse_json(text)
    except ValueError:
        if "qz" in text.lower() and "zq" in text.lower():
            return None  # the text is, or holds, a symbol in a place that JSON has no room for
        raise InvokeFailed(f"{kind}_policy_documents: document {at + 1} is not JSON") from None
    if not isinstance(document, Mapping):
        raise InvokeFailed(f"{kind}_policy_documents: document {at + 1} is not a JSON object")
    document = _keys(document, ("Version", "Id", "Statement"))
    if not isinstance(document.get("Statement", []), list):
        raise InvokeFailed(
            f"{kind}_policy_documents: the Statement of document {at + 1} is one object; the provider takes only a list"
        )
    return document


def _keys(given: Mapping[str, Any], known: Sequence[str]) -> dict[str, Any]:
    """Keep the known keys, whatever their case, as Go's decoder does; the others are dropped."""
    names = {name.lower(): name for name in known}
    return {names[key.lower()]: value for key, value in given.items() if key.lower() in names}


def _check_sids(sids: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for sid in sids:
        if sid and sid in seen:
            raise InvokeFailed(f"two statements{where} have the Sid {sid!r}; Sids must be unique")
        seen.add(sid)


# Statements


def _ordered(statement: Mapping[str, Any]) -> Statement:
    return {key: statement[key] for key in _ORDER if key in statement and statement[key] not in (None, "")}


def _statement(item: Mapping[str, Any], version: str, stand_in: Callable[[], str]) -> Statement:
    """Write one statement of the arguments."""
    result: dict[str, Any] = {"Sid": item.get("sid"), "Effect": item.get("effect") or "Allow"}
    for key, name in _LISTS.items():
        texts = _texts(item.get(key), stand_in)
        if texts:
            variables = key in ("resources", "notResources")
            result[name] = _compact([_variables(text, version) if variables else text for text in texts])
    for key, name in (("principals", "Principal"), ("notPrincipals", "NotPrincipal")):
        blocks = [
            (str(block.get("type")), [_variables(text, version) for text in _texts(block.get("identifiers"), stand_in)])
            for block in _blocks(item.get(key))
        ]
        if blocks:
            result[name] = _principals(blocks)
    conditions = [
        (
            str(block.get("test")),
            str(block.get("variable")),
            [_variables(text, version) for text in _texts(block.get("values"), stand_in, unique=False)],
        )
        for block in _blocks(item.get("conditions"))
    ]
    if conditions:
        result["Condition"] = _conditions(conditions)
    return _ordered(result)


def _blocks(value: Any) -> list[Mapping[str, Any]]:
    return [block for block in value if isinstance(block, Mapping)] if isinstance(value, list) else []


def _texts(value: Any, stand_in: Callable[[], str], *, unique: bool = True) -> list[str]:
    """Return the texts of a list; one that is unknown becomes a symbol, so that the rest stays readable."""
    if value is UNKNOWN:
        return [stand_in()]
    if not isinstance(value, list):
        return []
    texts = [stand_in() if item is None or item is UNKNOWN else _scalar(item) for item in value]
    return list(dict.fromkeys(texts)) if unique else texts


def _scalar(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _variables(text: str, version: str) -> str:
    """Write `&{aws:username}` as the policy variable `${aws:username}`, which the old policy language does not know."""
    if "&{" in text and version == _OLD_VERSION:
        raise InvokeFailed(f"the policy variable in {text!r} needs policy version {_VERSION}, not {_OLD_VERSION}")
    return text.replace("&{", "${")


def _compact(texts: list[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else sorted(texts, reverse=True)


def _principals(blocks: Sequence[tuple[str, list[str]]]) -> Any:
    if len(blocks) == 1 and blocks[0] == ("*", ["*"]):
        return "*"
    result: dict[str, Any] = {}
    for kind, identifiers in blocks:
        if kind not in result:
            result[kind] = _compact(identifiers)
        else:
            known = result[kind]
            known = [known] if isinstance(known, str) else list(known)
            result[kind] = known + sorted(identifiers, reverse=True)
    return dict(sorted(result.items()))


def _conditions(blocks: Sequence[tuple[str, str, list[str]]]) -> dict[str, Any]:
    result: dict[str, dict[str, list[str]]] = {}
    for test, variable, values in blocks:
        result.setdefault(test, {}).setdefault(variable, []).extend(values)
    return {
        test: {name: values[0] if len(values) == 1 else values for name, values in sorted(variables.items())}
        for test, variables in sorted(result.items())
    }


def _normalized(item: Any) -> Statement:
    """Write a statement of a merged document as the provider does after reading it."""
    if not isinstance(item, Mapping):
        raise InvokeFailed("a statement of a merged policy document is not a JSON object")
    result = _keys(item, _ORDER)
    for key in ("Principal", "NotPrincipal"):
        value = result.get(key)
        if isinstance(value, str):
            result[key] = "*"  # the provider reads every plain text as everybody
        elif isinstance(value, Mapping):
            kept = [(kind, ids if isinstance(ids, list) else [ids]) for kind, ids in value.items()]
            whole = {kind for kind, ids in value.items() if isinstance(ids, list)}
            result[key] = {
                kind: sorted(map(str, ids), reverse=True) if kind in whole else ids[0] for kind, ids in sorted(kept)
            }
            if result[key] in ({"*": ["*"]}, {"*": "*"}):
                result[key] = "*"
    if isinstance(result.get("Condition"), Mapping):
        blocks = [
            (str(test), str(name), [_scalar(value) for value in (values if isinstance(values, list) else [values])])
            for test, variables in result["Condition"].items()
            for name, values in (variables.items() if isinstance(variables, Mapping) else ())
            if isinstance(values, str | bool | list)
        ]
        result["Condition"] = _conditions(blocks)
    return _ordered(result)
