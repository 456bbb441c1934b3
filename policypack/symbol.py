"""Symbols: readable stand-ins for outputs that only an update can know.

The engine calls such an output *unknown*, and every text built from it becomes unknown as a whole. The
preview gives the program a short token instead, so that a JSON document or an ARN built around it stays
readable. `Symbols` remembers what each token stands for; `Text` is a text with such holes in it.
"""

from __future__ import annotations

import base64
import re
import threading
from dataclasses import dataclass, replace

from policypack.secret import SecretText

# Letters at both ends and hex digits between survive lower(), split("/"), JSON and URL quoting, and fit into
# names with tight length limits. Programs change case, so the search ignores it.
_PLAIN = r"(?i:zq[0-9a-f]{5}qz)"
# Where the form of the real value is declared, the token has it (`preview/forms.py`): a document of JSON; base64, alone
# and behind "AWS:" as registries have it. All of such a text is the one symbol.
# The deploying account is a number, with which programs calculate: one that is nobody's stands for it.
ACCOUNT = "869203517486"
TOKEN = re.compile(
    rf'\{{"{_PLAIN}": ?"{_PLAIN}"\}}|{_PLAIN}|enE[A-Za-z0-9+/]{{7}}F6|QVdTOnpx[A-Za-z0-9+/]{{8}}eg==|{ACCOUNT}'
)

# What is left of a token where a program has cut it.
_CUTS = "|".join(part for at in range(len(ACCOUNT) - 1, 3, -1) for part in (ACCOUNT[:at], ACCOUNT[-at:]))
_PIECE = re.compile(rf"(?i:zq[0-9a-f]{{2,5}}|[0-9a-f]{{2,5}}qz|(?<!\d)(?:{_CUTS})(?!\d))")


@dataclass(frozen=True, slots=True)
class Symbol:
    """One output of one resource, or one field of a function's answer.

    `urn` is empty for a function call. `name` is what a reader calls the thing, `property` the output's path.
    """

    urn: str
    name: str
    property: str
    secret: bool = False

    def __str__(self) -> str:
        return f"${{{self.name}.{self.property}}}" if self.property else f"${{{self.name}}}"


_ACCOUNT = Symbol("", "aws", "account")

# What joins a symbol to more of one name.
_OF_A_NAME = re.compile(r"[A-Za-z0-9_-]")


def _is_joined(before: str | Symbol, after: str | Symbol) -> bool:
    ends = (before[-1:] if isinstance(before, str) else "", after[:1] if isinstance(after, str) else "")
    return any(_OF_A_NAME.match(end) for end in ends)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with holes: literal parts and symbols in order. `str()` shows the symbols as `${name.property}`.

    The literal parts of a secret one are secret texts.
    """

    parts: tuple[str | Symbol, ...]
    raw: str

    def __str__(self) -> str:
        return "".join(str(part) for part in self.parts)

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        return tuple(part for part in self.parts if isinstance(part, Symbol))

    @property
    def standing(self) -> tuple[Symbol, ...]:
        """The symbols that stand for themselves: what has letters beside it is part of another name."""
        around = ("", *self.parts, "")
        return tuple(
            part
            for before, part, after in zip(around, around[1:], around[2:], strict=False)
            if isinstance(part, Symbol) and not _is_joined(before, after)
        )

    @property
    def literal(self) -> str:
        """The literal parts alone: what is certain about the text, and its least length."""
        text = "".join(part for part in self.parts if isinstance(part, str))
        return SecretText(text) if isinstance(self.raw, SecretText) else text

    @property
    def prefix(self) -> str:
        """The literal text before the first symbol."""
        return self.parts[0] if self.parts and isinstance(self.parts[0], str) else ""

    @property
    def whole(self) -> Symbol | None:
        """The symbol, where the text is nothing but one."""
        only = self.parts[0] if len(self.parts) == 1 else None
        return only if isinstance(only, Symbol) else None


class Symbols:
    """The symbols of one run. Safe for threads: the monitor registers resources side by side."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_token: dict[str, Symbol] = {}
        self._tokens: dict[Symbol, str] = {}

    def token(self, urn: str, name: str, property: str, *, secret: bool = False) -> str:
        """Return the token for an output, the same one whenever it is asked for."""
        symbol = Symbol(urn, name, property, secret)
        with self._lock:
            token = self._tokens.get(symbol)
            if token is None:
                token = ACCOUNT if symbol == _ACCOUNT else f"zq{len(self._tokens):05x}qz"
                self._tokens[symbol] = token
                self._by_token[token] = symbol
        return token

    def symbol(self, token: str) -> Symbol | None:
        """Return what a token stands for, in whichever form; None for a text that only looks like one."""
        if token == ACCOUNT:
            return self._by_token.get(token)
        plain = re.search(_PLAIN, token) or re.search(_PLAIN, base64.b64decode(token).decode("latin-1"))
        return self._by_token.get(plain.group().lower()) if plain else None

    def entry(self, whole: str, key: str) -> Symbol | None:
        """Return the symbol for the entry `key` of the map that a token stands for."""
        symbol = self.symbol(whole)
        return symbol and replace(symbol, property=f"{symbol.property}.{key}".lstrip("."))

    def adopt(self, token: str, symbol: Symbol) -> None:
        """Take a token that was made in the program's process."""
        with self._lock:
            self._by_token[token] = symbol

    def is_cut(self, text: str) -> bool:
        """Is only a piece of a token left somewhere in a text, so that nobody can say what the text will be?"""
        if not _PIECE.search(text):
            return False
        pieces = [piece.lower() for piece in _PIECE.findall(TOKEN.sub(" ", text))]
        return any(token.startswith(piece) or token.endswith(piece) for piece in pieces for token in self._by_token)

    def parse(self, text: str) -> str | Text:
        """Return `text` itself where it holds no token, else its parts."""
        parts: list[str | Symbol] = []
        end = 0
        for match in TOKEN.finditer(text):
            symbol = self.symbol(match.group())
            if symbol is None:
                continue
            if match.start() > end:
                parts.append(text[end : match.start()])
            parts.append(symbol)
            end = match.end()
        if not parts:
            return text
        if end < len(text):
            parts.append(text[end:])
        return Text(tuple(parts), text)
