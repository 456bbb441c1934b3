"""Answers to the provider functions that a program calls (`aws.get_region()`, `aws.iam.get_policy_document(…)`).

Computed exactly where that is pure; asked of AWS where there are credentials; else symbols of the right shape. Secret
values are never asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from policypack.catalogue import provider as shapes
from policypack.errors import Unavailable
from policypack.preview.invokes.document import InvokeFailed
from policypack.preview.invokes.live import ASKED, Missing, askable
from policypack.preview.invokes.pure import COMPUTED, Call
from policypack.preview.invokes.symbolic import Stand, called
from policypack.preview.invokes.typed import typed
from policypack.preview.records import Note
from policypack.secret import bare
from policypack.symbol import Symbols
from policypack.values import Secret, leaves_of

if TYPE_CHECKING:
    from policypack.aws import Aws, Lookups

__all__ = ["InvokeFailed", "Invokes"]

_Answer: TypeAlias = dict[str, Any]
_LISTED = 3


class Invokes:
    """Answers functions for one run. Safe for threads.

    `lookups` is how AWS is asked; without it, or where it cannot be asked, answers are symbols. `blanks` names the
    numbers and flags that had no value (a reader's name for each): a program that computes with one has no chance.
    `unasked` names the calls that AWS should have answered and could not be asked about, each with the reason.
    `notes` tells both to the program's author.
    """

    def __init__(self, symbols: Symbols, lookups: Lookups | None = None) -> None:
        self._symbols = symbols
        self._lookups = lookups
        self._lock = threading.Lock()
        self._blanks: dict[str, None] = {}
        self._unasked: dict[str, Unavailable] = {}

    @property
    def blanks(self) -> tuple[str, ...]:
        with self._lock:
            return tuple(self._blanks)

    @property
    def unasked(self) -> Mapping[str, Unavailable]:
        with self._lock:
            return dict(self._unasked)

    def notes(self, stopped: bool) -> tuple[Note, ...]:
        """Return what is to be said of the answers, once per reason; `stopped`: the program ended with an exception."""
        calls: dict[str, list[str]] = {}
        for name, failure in self.unasked.items():
            calls.setdefault(failure.reason, []).append(name)
        notes = [
            Note("function", f"AWS could not be asked for {_listed(names)}: {reason}. The program got placeholders.")
            for reason, names in calls.items()
        ]
        if stopped and self.blanks:
            asked = list(dict.fromkeys(name[: name.rindex(")") + 1] for name in self.blanks))
            text = f"Numbers and flags in the answer of {_listed(asked)} had no value: only AWS knows them."
            notes.append(Note("function", text))
        return tuple(notes)

    def answer(
        self, tok: str, args: Mapping[str, object], *, region: str, provider: Mapping[str, Any], maps: bool = False
    ) -> _Answer | None:
        """Return the answer as JSON-like data with symbols' tokens in it, or None where nothing can be said.

        `args` by wire name, unknown parts as `UNKNOWN`, secrets as `Secret` or plain. `region` and `provider` are the
        provider's: its region (empty where it is not configured) and its inputs. `maps`: who asks can make a map of any
        keys (`placeholders.OPEN`). Raises `InvokeFailed` for a call that the provider would refuse.
        """
        function = shapes.function(tok)
        if function is None:
            return None
        declared = function.arguments
        plain = {key: typed(_plain(value), declared.get(key)) for key, value in args.items() if value is not None}
        name = called(function, tok, args, self._symbols)
        asked = plain.get("region")
        place = asked if isinstance(asked, str) and asked else region
        secret = any(leaf[2] for leaf in leaves_of(dict(args)))
        region = place or self._symbols.token("", "aws", "region")
        call = Call(self, name, plain, region, provider, bool(place), secret)
        stand = Stand(
            function,
            name,
            plain,
            self._symbols,
            region=call.region,
            account=call.account,
            blank=self._blank,
            maps=maps,
        )
        asked_of_aws = self._ask(call, tok)
        if asked_of_aws is not None:
            return stand.answer(asked_of_aws)
        special = COMPUTED.get(tok)
        if special is None:
            return stand.answer()
        known = special(call, stand)
        return None if known is None else stand.answer(known)

    def _ask(self, call: Call, tok: str) -> _Answer | None:
        """Return what AWS says, None where it could not be asked. Raises `InvokeFailed` where it has none."""
        question = ASKED.get(tok)
        if question is None or not askable(call.args):
            return None
        try:
            return call.ask(lambda aws: question(aws, call.args))
        except Missing as missing:
            if self._lookups is not None and self._lookups.mode == "live":
                raise InvokeFailed(f"{call.name}: {missing}") from None
            return None  # an emulator is empty: that it has none says nothing

    def _blank(self, name: str) -> None:
        with self._lock:
            self._blanks[name] = None

    # For one call

    def failed(self, name: str, failure: Unavailable) -> None:
        """Remember that AWS could not be asked; the answer is made of symbols then."""
        with self._lock:
            self._unasked[name] = failure

    def bind(self, provider: Mapping[str, Any], region: str) -> Aws | None:
        """Return the facade for a provider, None where nothing can be asked."""
        if self._lookups is None or not self._lookups.has_credentials(provider):
            return None
        return self._lookups.bind(provider, region or None)

    def account_token(self) -> str:
        """The token for the account that the program is deployed to; ARNs of planned resources use the same one."""
        return self._symbols.token("", "aws", "account")

    def stand_in(self) -> str:
        return self._symbols.token("", "unknown", "")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def _plain(value: Any) -> Any:
    if isinstance(value, Secret):
        return _plain(value.value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else bare(value)
