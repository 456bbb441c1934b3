"""Limits that the provider's own documentation states of a property: the values and the range that its text lists.

A sentence is read only where it lists all: "Valid values are `a` and `b`.", "Must be between 1 and 10". What "include"
begins may go on, and what speaks of versions and machines changes by region and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policypack.catalogue._sdk import Module, read_sdk, sdk_folder

_VALUE = r'`"?[\w.:/ -]+"?`'
_SAYS = (
    r"(?:valid|allowed|possible|supported|accepted|permitted) (?:values?|options?|types?)"
    r"(?: at this time)?(?: are| is)?|must be"
)
_CHOICES = re.compile(
    rf"(?:\b(?:{_SAYS})(?: either| one of(?: the following)?)?|^(?:either|one of)|[.,;] (?:either|one of)):? "
    rf"(?P<values>{_VALUE}(?:,? (?:and|or) {_VALUE}|, {_VALUE})+|(?<=only valid value is ){_VALUE})(?P<rest>.{{0,40}})",
    re.IGNORECASE,
)
_NUMBER = r"`?(?P<{}>\d[\d,]*)\b`?"
_RANGE = re.compile(
    rf"\b(?:between {_NUMBER.format('from')} (?:and|to|-)"
    rf"|(?:valid (?:values?|range)[^.`\d]{{0,24}}|must be[^.`\d]{{0,24}}|from|range of):? {_NUMBER.format('low')}"
    rf" ?(?:to|through|-)) ?{_NUMBER.format('high')}(?P<rest>.{{0,24}})",
    re.IGNORECASE,
)
# The list goes on, holds for some cases only, or is one of properties: "One of `url` or `bucket` must be set."
_GOES_ON = re.compile(
    r"\s*(?:and\b|or\b|etc|for\b|when\b|if\b|depending|unless|in\b|with\b|on\b|by\b|plus|except|followed|as\b|characters"
    r"|must\b|may\b|can\b|is\b|are\b|has\b|have\b|needs?\b)",
    re.IGNORECASE,
)
# As in "For the `binpack` placement strategy, valid values are `memory` and `cpu`."
_FOR_SOME = re.compile(r"\bfor the (?:`|\w+ placement )[^.]*$", re.IGNORECASE)
_OFFERED = re.compile(
    r"(version|class|engine|engineName|nodeType|instanceTypes?|regions?|zone|locale|language|arn)$", re.IGNORECASE
)
_DEEPEST = 6


def documented() -> dict[str, dict[str, dict[str, Any]]]:
    """Return by type the limits of each path that the texts of the installed SDK state."""
    folder, _ = sdk_folder()
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for module in read_sdk(folder).values():
        for token, record in module.resources.items():
            kinds = {name: record["properties"][name] for name in record.get("inputs", ())}
            rows = dict(_of(module, token, kinds, "", 0))
            if rows:
                found[token] = rows
    return found


def _of(module: Module, owner: str, kinds: Mapping[str, str], path: str, depth: int) -> Iterator[tuple[str, Any]]:
    if depth > _DEEPEST:
        return
    for name, code in sorted(kinds.items()):
        kind, place = code.rstrip("?"), f"{path}{name}"
        if kind.startswith("["):
            kind, place = kind[1:], f"{place}[]"
        if kind.startswith("#"):
            yield from _of(module, kind[1:], module.objects.get(kind[1:], {}), f"{place}.", depth + 1)
        elif not _OFFERED.search(name) and (row := _row(kind, module.texts.get(owner, {}).get(name, ""))):
            yield place, row


def _row(kind: str, text: str) -> dict[str, Any]:
    text = " ".join(text.split())
    if kind == "s" and (choices := _choices(text)):
        return {"choices": choices}
    if kind in ("i", "n") and (ends := _range(text)):
        return {"range": ends}
    return {}


def _choices(text: str) -> list[str]:
    said = _CHOICES.search(text)
    if said is None or len(_CHOICES.findall(text)) > 1 or _GOES_ON.match(said["rest"].lstrip(",")):
        return []
    if _FOR_SOME.search(text[: said.start()]):
        return []
    values = [value.strip('`"') for value in re.findall(_VALUE, said["values"])]
    # What has a pattern in it (4XX) lists more than it says.
    if re.search(r"\balso (valid|supp|allow)", text) or any(re.fullmatch(r"\d+|\dXX", value) for value in values):
        return []
    return values


def _range(text: str) -> list[int]:
    said = _RANGE.search(text)
    if said is None or len(_RANGE.findall(text)) > 1 or _GOES_ON.match(said["rest"]):
        return []
    low, high = (int(end.replace(",", "")) for end in (said["from"] or said["low"], said["high"]))
    # What is 0 or -1 beside the range is another thing than a number: "never", "without end".
    if low >= high or re.search(r"-1\b|\bwhere\b", text) or (low > 0 and re.search(r"\b0\b", text)):
        return []
    return [low, high]
