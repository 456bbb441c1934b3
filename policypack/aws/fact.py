"""Facts: what one declares, and what happens around its call.

A fact's body is the call and the mapping. The `fact` decorator adds what must be the same everywhere: one call for
an answer asked twice, memory, disk, the time budget, remembered failures and the sorting of errors.
"""

from __future__ import annotations

import functools
import inspect
import re
import typing
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Literal, ParamSpec, Protocol, TypeVar, cast

from policypack.aws.regions import GLOBAL
from policypack.errors import PolicyDefinitionError, Unavailable

if TYPE_CHECKING:
    from policypack.aws.flight import Source
    from policypack.aws.provider_resource import AwsProvider

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound="Service")

Lifetime = Literal["run", "5m", "1h", "24h", "7d"]
# What a list says that is empty: see `Fact`.
Empty = Literal["proves", "hides", "shows", "never"]
SECONDS: dict[Lifetime, float] = {"run": 0, "5m": 300, "1h": 3600, "24h": 86400, "7d": 604800}
# More pages than any account has: AWS gives a hundred items or more on each.
MOST_PAGES = 1000
_ACTION = re.compile(r"[a-z0-9-]+:[A-Z][A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Fact:
    """One question that AWS can be asked.

    `name` is "service.method"; `actions` are IAM actions; `lifetime` says how long an answer may be reused, "run"
    for this run only, as is every no (None, False, an empty list); `absent` are the error codes by which AWS says
    "there is none"; `empty` says what an empty list proves, where the no rests on one; `denied_per` names the
    arguments that permission depends on, where it is not the same for the whole region.

    An empty list "proves" that there is none; or AWS "hides" in it what the identity may not see, so that it is no
    no; or it "shows" what there is to see, to those who never ask for what is not there; or AWS "never" gives one, so
    that it is no answer. The words of the API's reference decide: "only returns information about … that the calling
    principal has IAM permissions to access".
    """

    name: str
    actions: tuple[str, ...]
    lifetime: Lifetime
    absent: frozenset[str]
    empty: Empty | None
    denied_per: tuple[str, ...]
    doc: str
    body: Callable[..., Any] = field(repr=False, compare=False)

    @property
    def answer(self) -> Any:
        """The annotation of the fact's answer."""
        return typing.get_type_hints(self.body)["return"]

    def action(self, operation: str) -> str:
        """The declared action that an operation needs; the first one where none is spelled the same."""
        return next((item for item in self.actions if item.partition(":")[2] == operation), self.actions[0])

    def scope(self, arguments: Mapping[str, object]) -> Hashable:
        return tuple(arguments.get(name) for name in self.denied_per)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer a policy was given. `actions` are IAM actions; `age` is in seconds at the time it was given."""

    actions: tuple[str, ...]
    region: str
    age: float
    at: float
    source: Source
    endpoint: str | None = None

    def __str__(self) -> str:
        return f"{' and '.join(self.actions)} in {self.region}"


class Carrier(Protocol):
    """What carries requests to AWS. Each may raise Refused or Unavailable."""

    def request(self, service: Service, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]: ...
    def paginate(
        self, service: Service, operation: str, items: str, parameters: Mapping[str, Any]
    ) -> Iterator[Any]: ...
    def name_servers(self, service: Service, domain: str) -> tuple[str, ...]: ...


class AnswerSource(Protocol):
    """Where answers come from: memory, disk or AWS."""

    @property
    def wire(self) -> Carrier: ...
    def ask(self, service: Any, fact: Fact, arguments: Mapping[str, Any], region: str | None) -> Any: ...
    def now(self) -> float: ...


class Asker(Protocol):
    """Who asks: all that services, and what carries their questions, may know of the facade."""

    @property
    def lookups(self) -> AnswerSource: ...
    @property
    def provider(self) -> AwsProvider: ...
    @property
    def identity(self) -> AwsProvider: ...
    @property
    def region(self) -> str: ...
    @property
    def region_if_known(self) -> str | None: ...
    @property
    def keeps(self) -> bool: ...
    @property
    def renews(self) -> bool: ...
    @property
    def calls(self) -> list[GivenAnswer]: ...
    def account_asked_in(self, region: str) -> str: ...


class Service:
    """Base of every service's facts. `service` is botocore's name; `everywhere` marks one endpoint for all regions.

    A fact's body runs on a copy bound to the region asked for: `self.region`, `self.call` and `self.pages` mean
    that region.
    """

    service: ClassVar[str]
    everywhere: ClassVar[bool] = False

    def __init__(self, aws: Asker, region: str | None = None, fact: Fact | None = None) -> None:
        self.aws = aws
        self._region = region
        self._fact = fact

    @property
    def region(self) -> str:
        """The region asked. Raises Unavailable (cause "region") where none is known."""
        return self._region or self.aws.region

    @property
    def place(self) -> str:
        """Where an answer holds, as evidence shows it."""
        return GLOBAL if self.everywhere else self.region

    def call(self, operation: str, **parameters: object) -> dict[str, Any]:
        """One request, by botocore's method name; its answer as botocore parses it.

        Raises Refused with AWS's code where that may be the answer, Unavailable where AWS could not be asked.
        """
        return self.aws.lookups.wire.request(self, operation, parameters)

    def pages(self, operation: str, items: str, **parameters: object) -> Iterator[Any]:
        """Every item of every page, with botocore's paginator. `items` is the field of the answer that lists them."""
        return self.aws.lookups.wire.paginate(self, operation, items, parameters)

    def chained(self, operation: str, items: str, following: str = "NextToken", **parameters: object) -> Iterator[Any]:
        """Every item of every page where botocore has no paginator. `following` is the field that asks for the next.

        Raises Unavailable where the pages have no end.
        """
        for answer in self.turned(operation, lambda answer: answer.get(following), following, **parameters):
            yield from answer[items]

    def turned(
        self, operation: str, token: Callable[[dict[str, Any]], object], sent_as: str, **parameters: object
    ) -> Iterator[dict[str, Any]]:
        """Every page, each asked for with what `token` finds in the one before it, sent as the parameter `sent_as`.

        Raises Unavailable where a page names itself as the next one, or there are more than any account has.
        """
        last = None
        for _ in range(MOST_PAGES):
            answer = self.call(operation, **parameters)
            yield answer
            page = token(answer)
            if not page:
                return
            if page == last:
                break
            last = parameters[sent_as] = page
        raise Unavailable(f"the pages of {self.fact.actions[0]} in {self.region} have no end", "unsupported")

    def unproven(self) -> Unavailable:
        """What to raise where an answer names nothing, and does not say either that there is nothing."""
        action = self.fact.actions[0]
        reason = f"the answer to {action} in {self.region} names nothing, and does not say that there is nothing"
        return Unavailable(reason, "unsupported", action)

    def hidden(self) -> Unavailable:
        """What to raise where an answer leaves out what the identity may not see, and names nothing."""
        action = self.fact.actions[0]
        reason = f"{action} in {self.region} leaves out what this identity may not see, and it sees none"
        return Unavailable(reason, "denied", action)

    @property
    def fact(self) -> Fact:
        """The fact being asked. Only inside a fact's body."""
        if self._fact is None:
            raise PolicyDefinitionError(f"{type(self).__name__}.call is for the body of a method under @fact")
        return self._fact


def fact(
    *actions: str,
    lifetime: Lifetime = "run",
    absent: tuple[str, ...] = (),
    empty: Empty | None = None,
    denied_per: tuple[str, ...] = (),
) -> Callable[[Callable[Concatenate[S, P], T]], Callable[Concatenate[S, P], T]]:
    """Declare a fact: its IAM actions, how long its answer lives, which error codes mean "there is none", and whether
    an empty list does.

    Arguments must be hashable and JSON-ready (texts, numbers, flags, tuples of them). A parameter `region` is
    taken away from the body and decides where it asks.
    """

    def decorate(body: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
        name = f"{body.__module__.rpartition('.')[2].rstrip('_')}.{body.__name__.lstrip('_')}"
        wrong = [action for action in actions if not _ACTION.fullmatch(action)]
        if wrong or not actions:
            raise PolicyDefinitionError(f"{inspect.getsourcefile(body)}: {name} declares no IAM action or a wrong one")
        if lifetime not in SECONDS:
            raise PolicyDefinitionError(f"{inspect.getsourcefile(body)}: {name} has the unknown lifetime {lifetime!r}")
        record = Fact(name, actions, lifetime, frozenset(absent), empty, denied_per, inspect.getdoc(body) or "", body)
        signature = inspect.signature(body)

        @functools.wraps(body)
        def asked(self: S, *args: P.args, **kwargs: P.kwargs) -> T:
            bound = signature.bind(self, *args, **kwargs)
            bound.apply_defaults()
            arguments = dict(list(bound.arguments.items())[1:])
            region = arguments.pop("region", None)
            return cast("T", self.aws.lookups.ask(self, record, arguments, region))

        asked.__fact__ = record  # type: ignore[attr-defined]  # functions take attributes; typing does not know
        return cast("Callable[Concatenate[S, P], T]", asked)

    return decorate


def every_service() -> Iterator[tuple[str, type[Service]]]:
    """Yield every service of the facade: the name of its module, and its class, which is the first one there."""
    import importlib
    import pkgutil

    import policypack.aws.services as package

    for module in pkgutil.iter_modules(package.__path__):
        name = f"{package.__name__}.{module.name}"
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, type) and issubclass(value, Service) and value.__module__ == name:
                yield module.name, value
                break


def facts() -> tuple[Fact, ...]:
    """Every fact of every service module, by name: for the IAM policy, the doctor and the documentation."""
    found: dict[str, Fact] = {}
    for _, service in every_service():
        for member in vars(service).values():
            record = getattr(member, "__fact__", None)
            if isinstance(record, Fact):
                found[record.name] = record
    return tuple(found[name] for name in sorted(found))
