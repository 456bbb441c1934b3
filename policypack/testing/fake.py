"""AWS, faked at the facade: no client, no network, and no answer that a test did not give."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from policypack.aws import Aws, Service
from policypack.aws.provider_resource import AwsProvider
from policypack.errors import Unavailable
from policypack.finding import Evidence

T = TypeVar("T")

CANNOT_ASK: Mapping[Any, Any] = {"*": Unavailable("AWS denied the call", "denied", "service:Action")}


class FakeAws:
    """Answers from facts: `{("rds.engine_version", "postgres", "16"): value}`. An exception is raised.

    Asking for a fact that was not given fails the test with the line to add. Facts and their parameters are
    checked against the real facade.
    """

    def __init__(
        self,
        facts: Mapping[Any, Any],
        region: str | None,
        account: str = "210987654321",
        provider: Mapping[str, object] | None = None,
    ) -> None:
        self._facts = facts
        self._region = region
        self._account = account
        self._provider = provider or {}
        self._asked = False

    @property
    def region(self) -> str:
        if self._region is None:
            raise Unavailable("no region is configured", "region")
        return self._region

    def account(self) -> str:
        if "*" in self._facts:
            raise self._facts["*"]
        return self._account

    @property
    def identity(self) -> AwsProvider:
        return replace(AwsProvider.parse(self._provider), region=None)

    def at(self, provider: Mapping[str, str], region: str | None) -> FakeAws:
        return FakeAws(self._facts, region, self._account, provider)

    @property
    def remembers(self) -> bool:
        return False

    def evidence(self) -> Evidence | None:
        return Evidence("live", "the test's facts") if self._asked else None

    def __getattr__(self, service: str) -> Any:
        if service.startswith("_"):
            raise AttributeError(service)
        return _FakeService(self, service, service_class(service))

    def answer(self, name: str, arguments: tuple[Any, ...]) -> Any:
        self._asked = True
        key = (name, *arguments)
        value = self._facts.get(key, self._facts.get("*", _MISSING))
        if value is _MISSING:
            raise AssertionError(f"the policy asks for a fact that the row does not give; add to its facts: {key!r}: …")
        if isinstance(value, Exception):
            raise value
        return value


_MISSING = object()


class _FakeService:
    def __init__(self, aws: FakeAws, name: str, real: type) -> None:
        self._aws = aws
        self._name = name
        self._real = real

    def __getattr__(self, name: str) -> Callable[..., Any]:
        real = getattr(self._real, name)
        signature = inspect.signature(real)

        def call(*args: Any, **kwargs: Any) -> Any:
            bound = signature.bind(self, *args, **kwargs)
            given = [value for name, value in bound.arguments.items() if name not in ("self", "region")]
            region = bound.arguments.get("region")
            if region not in (None, self._aws._region):
                given.append(region)
            return self._aws.answer(f"{self._name}.{name}", tuple(given))

        return call


@cache
def service_class(service: str) -> type:
    try:
        module = importlib.import_module(f"policypack.aws.services.{service}")
    except ImportError:
        raise AssertionError(f"there is no lookup module policypack.aws.services.{service}") from None
    found = [
        value
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, Service) and value.__module__ == module.__name__
    ]
    if not found:
        raise AssertionError(f"policypack.aws.services.{service} has no class of facts")
    return found[0]


class FakeLookups:
    """Lookups in the test's own thread, answered by `FakeAws`."""

    def __init__(self, facts: Mapping[Any, Any]) -> None:
        self.facts = facts

    def bind(self, provider: Mapping[str, str], region: str | None) -> Aws:
        return FakeAws(self.facts, region, provider=provider)  # type: ignore[return-value]  # same facts, checked when called

    def submit(self, function: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(function())
        return future

    def ahead(self, _function: Callable[[], None]) -> None:
        """Nothing takes time here. What is asked of a plan that is not whole need not be among a row's facts."""

    def wait(self, future: Future[T]) -> T:
        return future.result()
