"""Answers to the functions that a program calls: real ones, stand-ins, or "not known"."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

from google.protobuf.struct_pb2 import Struct, Value

from policypack.catalogue import provider as shapes
from policypack.errors import Undecided
from policypack.finding import Location
from policypack.preview import wire
from policypack.preview.invokes import InvokeFailed
from policypack.preview.placeholders import filled
from policypack.preview.planned import ProviderDefaults
from policypack.preview.recorder import Recorder
from policypack.symbol import TOKEN, Symbols
from policypack.values import decode

# With it the runner in the program's process says: values are needed now, and this is their type.
RESULT_HEADER = "preflight-result"
# With it the runner says that it makes a map of any keys of one with the key `placeholders.OPEN`.
MAPS_HEADER = "preflight-maps"
# The type of a resource's outputs, as the SDK that the program has installed declares it, and of the result of a
# function where the program can wait for it.
OUTPUTS_HEADER = "preflight-outputs"
# The answer to it where an update has to come first.
UNKNOWN_HEADER = "preflight-unknown"


class Answers(Protocol):
    """Answers provider functions: JSON-like data with symbols' tokens in it, or None where nothing can be said."""

    def answer(
        self, tok: str, args: Mapping[str, object], *, region: str, provider: Mapping[str, Any], maps: bool = False
    ) -> Mapping[str, object] | None: ...


class Functions:
    """Answers one program's calls. Safe for threads when `answers` is.

    `blind`: no stand-ins where the program can wait.
    """

    def __init__(self, recorder: Recorder, symbols: Symbols, answers: Answers, *, blind: bool = False) -> None:
        self._blind = blind
        self._recorder = recorder
        self._symbols = symbols
        self._answers = answers

    def answer(
        self,
        tok: str,
        args: Struct,
        place: ProviderDefaults,
        provider: Mapping[str, Any],
        headers: Mapping[str, str],
        location: Location | None,
    ) -> Struct | None:
        """Return the answer of a function, or None where the program can wait for an update to know it.

        `headers` are the runner's: RESULT_HEADER has the type of the result where the program cannot wait.
        Raises InvokeFailed for a call that the provider would refuse.
        """
        region = "" if wire.is_unknown(wire.text(place.region)) else place.region
        answer: Mapping[str, object] | None = None
        maps = MAPS_HEADER in headers
        try:
            answer = self._answers.answer(tok, decode(args), region=region, provider=provider, maps=maps)
        except InvokeFailed:
            raise
        except Undecided as error:
            self._recorder.note("function", f"{tok} was not asked: {error.reason}.", location)
        if answer is None:
            later = "" if shapes.function(tok) else headers.get(OUTPUTS_HEADER, "")
            answer = filled(tok, headers.get(RESULT_HEADER, later), self._symbols, maps=maps)
            if answer is not None and RESULT_HEADER in headers:
                text = f"The answer of {tok} is not known before an update; the program got placeholders."
                self._recorder.note("function", text, location)
        if answer is None or (self._blind and RESULT_HEADER not in headers and TOKEN.search(json.dumps(answer))):
            return None
        hidden = any(wire.is_secret(value) for value in args.fields.values())
        fields = {}
        for key, item in answer.items():
            value = wire.to_value(item)
            fields[key] = wire.secret(value) if hidden or self._secret(value) else value
        return Struct(fields=fields)

    def _secret(self, value: Value) -> bool:
        """Is there a symbol in a value that stands for something secret?"""
        texts = (leaf.string_value for leaf in wire.leaves(value) if leaf.HasField("string_value"))
        found = (self._symbols.symbol(token) for text in texts for token in TOKEN.findall(text))
        return any(symbol is not None and symbol.secret for symbol in found)

    def resource(self, args: Struct) -> Struct:
        """Return what is registered under a URN, as SDKs ask for it when they meet a reference."""
        found = self._recorder.get(wire.plain(args.fields["urn"]).string_value)
        return wire.to_struct({"urn": found.urn, "id": found.id, "state": found.outputs}) if found else Struct()
