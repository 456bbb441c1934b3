"""Answers recorded into a file, and played back by runs that must not depend on AWS.

A tape keeps what facts answered, not what went over the wire: it is read like a cache, led by the annotation of
each fact. Failures are kept too, so that the same things stay undecided. What a run asks beyond its tape is
Unavailable (cause "offline"), never guessed.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policypack.aws.codec import CodecError, decode, encode, shape
from policypack.aws.flight import Answer
from policypack.errors import ConfigError, Unavailable

if TYPE_CHECKING:
    from policypack.aws.fact import Service

FORMAT = 1
_ACCOUNT = re.compile(r"(?<!\d)\d{12}(?!\d)")
# Answers of AWS name people and machines in these places only.
_PERSON = re.compile(r"(arn:aws[a-z-]*:(?:iam|sts)::\d{12}:(?:user|assumed-role)/)[^\"\s]+")


class Tape:
    """One recording. `redact` replaces account numbers by made-up ones and takes users out of ARNs.

    A made-up number is the same for the same account everywhere, so a redacted tape answers a run that asks with
    the real numbers, and one that asks with a made-up number which an earlier answer of the tape gave it.
    """

    def __init__(self, path: Path, *, play: bool, redact: bool = False) -> None:
        """Open a tape. Raises ConfigError where one that is to be played cannot be read."""
        self.path = path
        self.play = play
        self._redact = redact
        self._lock = threading.Lock()
        self._entries: dict[str, dict[str, Any]] = {}
        self._made_up: frozenset[str] = frozenset()
        if play:
            self._load()

    def answer(self, service: Service, arguments: Mapping[str, Any]) -> Answer:
        """What was recorded for a question. Raises what was recorded, or Unavailable where nothing was."""
        entry = self._entries.get(self._key(service, arguments))
        action = service.fact.actions[0]
        if entry is None or entry.get("shape", "") not in ("", shape(service.fact.answer)):
            raise Unavailable(f"{self.path.name} holds no answer to {action} in {service.region}", "offline", action)
        if "reason" in entry:
            raise Unavailable(entry["reason"], entry["cause"], entry["action"])
        try:
            return Answer(decode(service.fact.answer, entry["value"]), float(entry["at"]), "cache")
        except (CodecError, KeyError, ValueError):
            raise Unavailable(f"{self.path.name} is damaged at {service.fact.name}", "offline", action) from None

    def keep(self, service: Service, arguments: Mapping[str, Any], answer: Answer) -> None:
        kept = {"shape": shape(service.fact.answer), "value": encode(answer.value), "at": answer.at}
        self._put(service, arguments, kept)

    def keep_failure(self, service: Service, arguments: Mapping[str, Any], failure: Unavailable) -> None:
        kept = {"reason": failure.reason, "cause": failure.cause, "action": failure.action}
        self._put(service, arguments, kept)

    def save(self) -> None:
        """Write the recording. Raises ConfigError where the file cannot be written."""
        with self._lock:
            entries = [self._entries[key] for key in sorted(self._entries)]
        content = {"format": FORMAT, "redacted": self._redact, "answers": entries}
        try:
            self.path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        except OSError as error:
            raise ConfigError(f"{self.path}: the record of lookups cannot be written: {error.strerror}") from None

    def _put(self, service: Service, arguments: Mapping[str, Any], kept: dict[str, Any]) -> None:
        entry = {**_asked(service, arguments), **kept}
        if self._redact:
            entry = _redacted(entry)
        with self._lock:
            self._entries[_key_of(entry)] = entry

    def _key(self, service: Service, arguments: Mapping[str, Any]) -> str:
        asked = _asked(service, arguments)
        return _key_of(_redacted(asked, self._made_up) if self._redact else asked)

    def _load(self) -> None:
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
            if content["format"] != FORMAT:
                raise ValueError(f"format {content['format']}")
            self._redact = bool(content["redacted"])
            self._entries = {_key_of(entry): entry for entry in content["answers"]}
            if self._redact:
                self._made_up = frozenset(_ACCOUNT.findall(json.dumps(content["answers"])))
        except OSError as error:
            raise ConfigError(f"{self.path}: {error.strerror}") from None
        except (ValueError, KeyError, TypeError) as error:
            text = f"{self.path}: this is no record of lookups ({error}); make one with --aws record=FILE"
            raise ConfigError(text) from None


def _identity(service: Service) -> str:
    """A fingerprint of who asks. Keys do not count: a tape is played by others than those who recorded it."""
    return hashlib.sha256(repr(service.aws.identity).encode()).hexdigest()[:12]


def _asked(service: Service, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was asked: by whom, where and for what."""
    return {
        "fact": service.fact.name,
        "identity": _identity(service),
        "region": service.region,
        "arguments": encode(dict(arguments)),
    }


def _key_of(entry: Mapping[str, Any]) -> str:
    return json.dumps([entry[name] for name in ("fact", "identity", "region", "arguments")], sort_keys=True)


def _redacted(entry: dict[str, Any], made_up: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the entry with account numbers made up, apart from those that are `made_up` already."""
    text = _PERSON.sub(r"\1redacted", json.dumps(entry))

    def number(match: re.Match[str]) -> str:
        return match.group() if match.group() in made_up else _made_up(match.group())

    found: dict[str, Any] = json.loads(_ACCOUNT.sub(number, text))
    return found


def _made_up(account: str) -> str:
    digits = int(hashlib.sha256(f"aws-preflight {account}".encode()).hexdigest(), 16) % 10**11
    return f"9{digits:011d}"
