"""What is known not to work is not tried again: one dead credential is one call, not two hundred."""

from __future__ import annotations

import threading
from collections.abc import Hashable

from policypack.errors import Unavailable


def again(failure: Unavailable) -> Unavailable:
    """A fresh copy: one exception object raised in many threads would collect all their tracebacks."""
    return Unavailable(failure.reason, failure.cause, failure.action)


class Breaker:
    """Remembers failures for the run. An identity is anything hashable that stands for who asks.

    Credentials and regions fail for (identity, region). A silent or unreachable endpoint fails for (identity,
    region, service), and for the whole region once a second service is silent and none has answered: machines
    without a way out are common, and so are networks with private endpoints for a few services only. A denied
    action fails for (identity, region, action, scope).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._regions: dict[tuple[Hashable, str], Unavailable] = {}
        self._services: dict[tuple[Hashable, str], dict[str, Unavailable]] = {}
        self._answered: set[tuple[Hashable, str]] = set()
        self._denied: dict[tuple[Hashable, str, str, Hashable], Unavailable] = {}

    def check(
        self, identity: Hashable, region: str, service: str, actions: tuple[str, ...], scope: Hashable = ()
    ) -> None:
        """Raise the failure that already answers this question, if there is one."""
        place = (identity, region)
        with self._lock:
            failure = self._regions.get(place)
            for action in actions:
                failure = failure or self._denied.get((identity, region, action, scope))
            silent = self._services.get(place, {})
            if failure is None:
                failure = silent.get(service)
            if failure is None and len(silent) > 1 and place not in self._answered:
                failure = next(iter(silent.values()))
        if failure is not None:
            raise again(failure)

    def succeeded(self, identity: Hashable, region: str) -> None:
        self._answered.add((identity, region))

    def failed(
        self,
        failure: Unavailable,
        identity: Hashable,
        region: str,
        service: str,
        action: str | None,
        scope: Hashable = (),
    ) -> None:
        """Remember a failure as widely as its cause reaches. Throttling concerns the one question only."""
        with self._lock:
            if failure.cause in ("credentials", "region"):
                self._regions.setdefault((identity, region), failure)
            elif failure.cause in ("timeout", "unreachable"):
                self._services.setdefault((identity, region), {}).setdefault(service, failure)
            elif failure.cause == "denied" and action:
                self._denied.setdefault((identity, region, action, scope), failure)
