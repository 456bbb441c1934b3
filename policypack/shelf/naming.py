"""What AWS takes as a name, judged on the certain parts of a name that may have holes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from policypack import Resource, Text
from policypack.catalogue.provider import Autoname, naming
from policypack.secret import is_marked


@dataclass(frozen=True, slots=True)
class NameRule:
    """One service's rule for names.

    `characters` is the inside of a character class; `shown` says it in words; `first` and `last` are patterns for
    one character; `refused` are texts that a name may not hold; lengths are in characters.
    """

    characters: str
    shown: str
    most: int
    least: int = 1
    first: str = ""
    first_shown: str = ""
    last: str = ""
    last_shown: str = ""
    refused: tuple[str, ...] = ()


def broken(name: str | Text, rule: NameRule) -> Iterator[str]:
    """Yield what is certainly wrong with a name, as the rest of a sentence that begins with the name.

    Of a name with holes only the literal parts are judged: what fills the holes is not known.
    """
    parts = name.parts if isinstance(name, Text) else (name,)
    literals = [part for part in parts if isinstance(part, str)]
    length = sum(map(len, literals))
    wrong = sorted(c for c in set("".join(literals)) if not re.fullmatch(f"[{rule.characters}]", c))
    if wrong:
        yield f"has {listed(wrong, name)}; only {rule.shown} are allowed"
    if length > rule.most:
        at_least = "at least " if isinstance(name, Text) else ""
        yield f"has {at_least}{length} characters; at most {rule.most} are allowed"
    if not isinstance(name, Text) and length < rule.least:
        yield f"has {length} characters; at least {rule.least} are needed"
    first, last = parts[0] if parts else "", parts[-1] if parts else ""
    if rule.first and isinstance(first, str) and first and not re.match(rule.first, first) and first[0] not in wrong:
        yield f"begins with {_one(first[0], name)}; it must begin with {rule.first_shown}"
    if rule.last and isinstance(last, str) and last and not re.match(rule.last, last[-1]) and last[-1] not in wrong:
        yield f"ends with {_one(last[-1], name)}; it must end with {rule.last_shown}"
    for text in rule.refused:
        if any(text in part for part in literals):
            yield f"holds {text!r}, which is not allowed"


def made(resource: Resource) -> Autoname | None:
    """Return how the provider makes names of this type, where it made this one from the resource's name."""
    own = naming(resource.type)
    value = resource.raw(own.property) if own else None
    if own is None or not own.random or not isinstance(value, str):
        return None
    base = resource.name.lower() if own.lower else resource.name
    return own if value[: len(value) - len(own.separator) - own.random] == f"{own.prefix}{base}" else None


def given(resource: Resource, rule: NameRule) -> NameRule:
    """Return the rule for a name as the program gave it: of a made one, name-made-too-long judges the length."""
    return replace(rule, most=sys.maxsize) if made(resource) else rule


def _one(character: str, text: str | Text) -> str:
    return "another character" if _is_secret(text) else repr(character)


def _is_secret(text: str | Text) -> bool:
    return any(map(is_marked, text.parts if isinstance(text, Text) else (text,)))


def listed(characters: Iterable[str], text: str | Text) -> str:
    """List characters of a text that are refused. Which ones a secret has is not said."""
    if _is_secret(text):
        return "other characters"
    wrong = sorted(set(characters))
    capitals = [c for c in wrong if c.isascii() and c.isupper()]
    others = [repr(c) for c in wrong if c not in capitals]
    return ", ".join((["capital letters"] if capitals else []) + others[:5])


def renaming(name: str | Text, rule: NameRule) -> str:
    """Return what to do about a name that `broken` found fault with."""
    if isinstance(name, Text):
        return "Lower-case and shorten the literal parts, and make sure that what is inserted fits as well."
    text = "".join(c if re.fullmatch(f"[{rule.characters}]", c) else "-" for c in name.lower())
    text = re.sub(r"([.-])\1+", r"\1", text).strip("-.")[: rule.most]
    while text and rule.first and not re.match(rule.first, text):
        text = text[1:]
    fits = text != name and not any(broken(text, rule))
    return f"Use for instance {text!r}." if fits else "Choose another name."
