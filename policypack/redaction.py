"""Keeps secrets out of what is said: searches a text for pieces of the secrets that were read to say it.

A secret value shows as `[secret]` by itself (`policypack.secret`). Here is found what lost its mark on the way, in any
case, cut or quoted. The words of the pack's own code are no leak, whatever the secret is: they say the same for all.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from types import CodeType, FunctionType
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus

from policypack import index
from policypack.finding import Finding
from policypack.reads import Reads
from policypack.secret import SHOWN, SecretText, bare
from policypack.shown import CUT, Lines, bounded, visible
from policypack.symbol import TOKEN
from policypack.values import REGION
from policypack.version import PACKAGES

PIECE = 4  # characters of a secret that are one too many
_SAID_ALOUD = 8  # characters from which on a value is no everyday word, which may stand anywhere
# A name of a resource as messages show it, and one of a property within a path.
_NAME = re.compile(r"(?![.,:;])[^\s'\"`(){}\[\]]+(?<![.,:;])")
_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"[\w-]")
_SEVERAL = re.compile(r"\[secret\](?:, '?\[secret\]'?)+")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_DEPTH = 5  # how deep a table of a module is looked through
_ONE = re.compile(r"[^\s'\"{}\[\]<>:]+")
_AT_CUT = re.compile(rf"\s?{CUT}\s?")
_REST = 3  # characters of a secret beside a cut that are one too many: the others may be what was cut
_KINDS = (re.compile(r"[a-z]"), re.compile(r"[A-Z]"), re.compile(r"[0-9]"))


def looks_secret(text: str) -> bool:
    """Is a text one word made like a credential: eight characters or more, small letters, capitals and digits in it?"""
    return len(text) >= _SAID_ALOUD and _ONE.fullmatch(text) is not None and all(kind.search(text) for kind in _KINDS)


class _Needle(NamedTuple):
    """Spellings of a secret, folded, and how many characters in a row give it away. `alone`: between no letters."""

    spellings: str
    least: int
    alone: bool = False


class _Index:
    """Finds pieces of many secrets in a text, in time that grows with the text alone."""

    def __init__(self, needles: Iterable[_Needle]) -> None:
        self._starts: dict[int, dict[str, list[_Needle]]] = {}
        self._needles = tuple(needles)
        for needle in self._needles:
            starts = self._starts.setdefault(needle.least, {})
            spellings, least = needle.spellings, needle.least
            for start in {spellings[at : at + least] for at in range(len(spellings) - least + 1)}:
                starts.setdefault(start, []).append(needle)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def pieces(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield where the longest pieces of secrets stand in a folded text, as (start, end)."""
        for least, starts in self._starts.items():
            at = 0
            while at + least <= len(folded):
                end = at
                for needle in starts.get(folded[at : at + least], ()):
                    end = max(end, _end(folded, at, needle))
                if end > at:
                    yield at, end
                at = max(end, at + 1)

    def beside_cuts(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield where a folded text was cut within a secret, and too little of it is left to be a piece."""
        cuts = [match.span() for match in _AT_CUT.finditer(folded)]
        for needle in self._needles if cuts else ():
            for spelling in needle.spellings.split("\0"):
                for size in range(min(needle.least, len(spelling)) - 1, _REST - 1, -1):
                    for start, end in cuts:
                        if folded.endswith(spelling[:size], 0, start):
                            yield start - size, start
                        if folded.startswith(spelling[-size:], end):
                            yield end, end + size


class Redactor:
    """Redacts what one evaluation says. `reads` is what it read of secrets.

    `settings` are values that are secret wherever they turn up, such as secret settings: whoever reads one in plain
    leaves no mark. What may be an everyday word is not looked for among those; of others `least` characters in a row
    are. `names` are shown anyway, those of the stack's resources and of their properties: no piece of what was read is
    a leak within them. `known` are words that no piece of a setting makes secret either, such as the stack's name.
    """

    def __init__(
        self,
        reads: Reads,
        settings: Iterable[str] = (),
        *names: Container[str],
        least: int = _SAID_ALOUD,
        known: Container[str] = (),
    ) -> None:
        every = reads.all()
        texts = {each for text in every.texts for each in _members(text)[0] if len(each) >= PIECE}
        members = every.names.union(*(_members(text)[1] for text in every.texts))
        members = {name for name in members if len(name) >= PIECE}
        if members:
            texts |= members - _words()
        self._read = _of_reads(frozenset(texts))
        self._settings = _of_settings(frozenset(settings), least)
        self._numbers = every.numbers
        self._flags = every.flags
        self._names = names
        self._known = known

    def __bool__(self) -> bool:
        return bool(self._read or self._settings or self._numbers or self._flags)

    def text(self, text: str) -> str:
        """Return a text without the secrets. A text that is secret as a whole is `[secret]`."""
        if isinstance(text, SecretText):
            return SHOWN
        if not text or not self:
            return text
        found = self.name(text)
        found = _without(found, self._read, self._public)
        found = _SEVERAL.sub(SHOWN, self._without_numbers(found))
        return Lines(found) if isinstance(text, Lines) else found

    def message(self, text: str) -> str:
        """Return a message without the secrets, of an end, and on one line but for commands."""
        return visible(self.text(bounded(text)))

    def name(self, text: str) -> str:
        """Return a name, which nobody has read from a property, without the secret settings."""
        if isinstance(text, SecretText):
            return SHOWN
        return _without(text, self._settings, known=self._known)

    def _public(self, word: str) -> bool:
        """Is a word shown anyway? Not if there is a secret setting in it. A region is nobody's secret."""
        if REGION.fullmatch(word):
            return True
        return any(word in names for names in self._names) and self.name(word) == word

    def _without_numbers(self, text: str) -> str:
        for number, path in self._numbers.items():
            name = re.escape(path.rsplit(".", 1)[-1])
            spelled = f"{number:,}".replace(",", ",?") + (r"(?:\.0)?" if isinstance(number, int) else "")
            whole = rf"(?<![\d.,]){spelled}(?![\d,]|\.\d)"
            if len(str(number)) >= PIECE:
                text = re.sub(whole, SHOWN, text)
            elif name:
                text = re.sub(rf"(\b{name}\b[^.\d]{{0,24}}?){whole}", rf"\1{SHOWN}", text)
        for path, flag in self._flags.items():
            name = re.escape(path.rsplit(".", 1)[-1])
            said = "true" if flag else "false"
            text = re.sub(rf"(\b{name}\b(?: is|:| =) ){said}\b", rf"\1{SHOWN}", text) if name else text
        return text


def redacted(finding: Finding, redactor: Redactor) -> Finding:
    """Return a finding without the secrets that its evaluation read, on one line but for commands.

    Its URN stays, to be found by.
    """
    evidence, location = finding.evidence, finding.location
    return replace(
        finding,
        problem=redactor.message(finding.problem),
        fix=redactor.message(finding.fix),
        name=redactor.name(finding.name),
        property=redactor.text(finding.property),
        evidence=replace(evidence, detail=redactor.text(evidence.detail)) if evidence.detail else evidence,
        location=replace(location, file=redactor.name(location.file)) if location else None,
    )


def _without(
    text: str, secrets: _Index, public: Callable[[str], bool] = lambda word: False, known: Container[str] = ()
) -> str:
    """Return a text in which `[secret]` stands for every piece of the secrets outside of words that are no leak.

    A piece that is a `known` word, and no more, is none either.
    """
    folded = _folded(text)
    if next(secrets.pieces(folded), None) is None and next(secrets.beside_cuts(folded), None) is None:
        return text
    spans = []
    for start, end in _open_stretches(text, public):
        folded = _folded(text[start:end])
        found = (*secrets.pieces(folded), *secrets.beside_cuts(folded))
        placed = [(start + first, start + last) for first, last in found]
        spans += [(first, last) for first, last in placed if text[first:last] not in known]
    parts, done, last = [], 0, -PIECE
    for start, end in sorted(spans):
        # What little stands between two pieces, escapes and rests of a cut, belongs to the secret.
        if start - last >= PIECE or " " in text[last:start]:
            parts += [text[done:start], SHOWN]
        done = last = max(done, end)
    return "".join((*parts, text[done:]))


def _end(folded: str, at: int, needle: _Needle) -> int:
    """Return where the piece of a secret ends that begins at a place; the place itself where there is none."""
    end = at + needle.least
    if not any(map(str.isalnum, folded[at:end])):
        return at
    while end < len(folded) and folded[at : end + 1] in needle.spellings:
        end += 1
    within_word = folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()
    return at if needle.alone and within_word else end


def _folded(text: str) -> str:
    """Return a text in lower case, character by character, so that places stay the same."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(low if len(low := each.lower()) == 1 else each for each in text)
    )


@lru_cache(4096)
def _spellings(secret: str) -> str:
    """Return the ways in which a text may come to be written, folded, as one text to search."""
    ways = (
        secret,
        repr(secret)[1:-1],
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        quote(secret, safe="", errors="replace"),
        quote_plus(secret, errors="replace"),
    )
    return "\0".join(dict.fromkeys(map(_folded, ways)))


@lru_cache(512)
def _of_reads(texts: frozenset[str]) -> _Index:
    return _Index(_Needle(_spellings(text), PIECE) for text in texts)


@lru_cache(16)
def _of_settings(settings: frozenset[str], least: int) -> _Index:
    """Return what to look for of values that are secret anywhere, and of the texts within those that are JSON."""
    found = []
    for text in {text for setting in settings for text in (setting, *_members(bare(setting))[0])}:
        if REGION.fullmatch(text):
            continue
        if len(text) >= _SAID_ALOUD:
            found.append(_Needle(_spellings(text), least))
        elif len(text) > PIECE and not text.isalpha() and not text.isnumeric():
            found.append(_Needle(_spellings(text), len(text), alone=True))
    return _Index(found)


@lru_cache(4096)
def _members(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the texts and the names of members within a JSON document; of any other text, the text itself.

    Of what has symbols in it only the rest is secret.
    """
    try:
        todo = [json.loads(text) if text.lstrip()[:1] in ("{", "[") else text]
    except (ValueError, RecursionError):
        todo = [text]
    texts, names = set[str](), set[str]()
    while todo:
        item = todo.pop()
        if isinstance(item, dict):
            names.update(item)
            todo.extend(item.values())
        elif isinstance(item, list):
            todo.extend(item)
        elif isinstance(item, str) or (isinstance(item, int | float) and not isinstance(item, bool)):
            texts.update(TOKEN.split(str(item)))
    return frozenset(texts), frozenset(names)


def _open_stretches(text: str, public: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return the stretches of a text that are neither the pack's own words nor shown anyway, as (start, end)."""
    covered = bytearray(len(text))
    for known in (SHOWN, *_prose()):
        at = text.find(known)
        while at >= 0:
            end = at + len(known)
            # "of production" does not end within a value that begins with "production-".
            if not (known[-1].isalnum() and _GOES_ON.match(text, end)):
                covered[at:end] = b"\1" * len(known)
            at = text.find(known, at + 1)
    for pattern in (_NAME, _WORD):
        for match in pattern.finditer(text):
            if public(match[0]):
                covered[match.start() : match.end()] = b"\1" * len(match[0])
    return [match.span() for match in re.finditer(rb"\0+", covered)]


def _prose() -> tuple[str, ...]:
    """Return the words of the pack's own messages: what its constants hold that has a space in it."""
    return _own_texts(_own_modules())[0]


def _words() -> frozenset[str]:
    """Return the names that the pack itself knows, of properties and of members of documents."""
    return _own_texts(_own_modules())[1]


def _own_modules() -> frozenset[str]:
    """Return the names of the pack's modules that are loaded. What is being loaded does not hold its texts yet."""
    index.load()
    loaded = [(name, module) for name, module in list(sys.modules.items()) if name.partition(".")[0] in PACKAGES]
    return frozenset(name for name, module in loaded if not getattr(module.__spec__, "_initializing", False))


@lru_cache(8)
def _own_texts(modules: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    prose: set[str] = set()
    words: set[str] = set()
    for name in modules:
        own_prose, own_words = _texts_of(name)
        prose |= own_prose
        words |= own_words
    return tuple(prose), frozenset(words)


@cache
def _texts_of(module: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words and the names of one module: more of them are loaded while a run goes on."""
    found = _constants(module)
    # Most texts of the tables are one word: only what has a space is taken apart.
    pieces = {piece for text in found if " " in text for piece in _PLACEHOLDER.split(text)}
    prose = frozenset(piece for piece in pieces if " " in piece and len(piece) >= PIECE)
    return prose, frozenset(text for text in found if text.isidentifier())


def _constants(module: str) -> set[str]:
    """Return the texts in the constants of a module: of its functions, classes, policies and tables."""
    found = set[str]()
    todo: list[tuple[Any, int]] = [(value, _DEPTH) for value in list(vars(sys.modules[module]).values())]
    while todo:
        value, depth = todo.pop()
        if isinstance(value, str):
            found.add(value)
            continue
        if not depth:
            continue
        within: Iterable[Any] = ()
        if isinstance(value, tuple | list | set | frozenset):
            within = value
        elif isinstance(value, dict):
            within = (*value, *value.values())
        elif isinstance(value, FunctionType):
            within = (value.__code__,) if value.__module__ == module else ()
        elif isinstance(value, CodeType):
            within, depth = value.co_consts, depth + 1
        elif isinstance(value, type):
            within = list(vars(value).values()) if value.__module__ == module else ()
        elif isinstance(value, property):
            within = (value.fget,)
        elif is_dataclass(value):
            within = [getattr(value, field.name) for field in fields(value)]
        todo += [(item, depth - 1) for item in within]
    return found
