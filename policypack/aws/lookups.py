"""The run's one place where questions meet AWS: memory, disk, time budget, remembered failures, threads."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from types import EllipsisType
from typing import Any, Literal, TypeVar

from policypack.aws.breaker import Breaker, again
from policypack.aws.cache import DiskCache, default_dir
from policypack.aws.exchange import Wire
from policypack.aws.facade import Aws
from policypack.aws.fact import SECONDS, Fact, GivenAnswer, Service
from policypack.aws.flight import Answer, Flight, Memo
from policypack.aws.pool import Pool
from policypack.aws.provider_resource import AwsProvider
from policypack.aws.refusals import Refused
from policypack.aws.regions import home
from policypack.aws.services.sts import CallerIdentity
from policypack.aws.session import Sessions, Transport
from policypack.aws.store import Store
from policypack.aws.tape import Tape
from policypack.clock import limit, monotonic, now
from policypack.errors import Unavailable
from policypack.secret import content, holds_marks

log = logging.getLogger(__name__)
T = TypeVar("T")
Mode = Literal["live", "emulator", "off"]


class Lookups:
    """Everything asked in one run. Safe for threads.

    `mode`: "live" asks AWS, "emulator" asks `endpoint_url` with made-up credentials, "off" answers every question
    with Unavailable (cause "offline"). `knows` says of an emulator's answers to a fact, given the arguments and the
    answer, whether they rest on what it knows; without it all do. `budget`: seconds for all waiting together,
    counted from the first wait. `cache_dir`: folder of the disk cache, None for none, left out for the user's cache
    folder; it is used only where every endpoint is AWS's own. `tape`: records all answers, or plays them back.
    `threads`: how many questions are under way at once, at most. `answered` says whether there was any answer yet.
    """

    def __init__(
        self,
        *,
        mode: Mode = "live",
        endpoint_url: str | None = None,
        budget: float = 20.0,
        cache_dir: Path | EllipsisType | None = ...,
        transport: Transport | None = None,
        tape: Tape | None = None,
        knows: Callable[[Fact, Mapping[str, Any], Any], bool] | None = None,
        threads: int = 16,
        clock: Callable[[], float] = monotonic,
        now: Callable[[], float] = now,
    ) -> None:
        self.mode = mode
        self.answered = False
        self.budget = budget
        self.now = now
        self.sessions = Sessions(endpoint_url=endpoint_url, emulator=mode == "emulator", transport=transport)
        self.wire = Wire(self.sessions, self.remaining, self._check_time, transport or Transport())
        folder = default_dir() if isinstance(cache_dir, EllipsisType) else cache_dir
        disk = DiskCache(folder if mode == "live" and endpoint_url is None else None, now)
        self.store = Store(disk, self.sessions, self._ask_account)
        self._tape = tape
        self._knows = knows
        self._clock = clock
        self._started: float | None = None
        self._lock = threading.Lock()
        # Two pools: a policy that waits must not take the thread that asks, so that every wait can end on time.
        self._judging = Pool(threads, on_wait=self.start_clock)
        self._asking = Pool(threads)
        self._memo = Memo()
        self._breaker = Breaker()

    # -- for the judge -------------------------------------------------------------------------------------

    def bind(self, provider: Mapping[str, object], region: str | None) -> Aws:
        """The facade for one resource: its provider's inputs as Pulumi gives them, and its own region."""
        return Aws(self, provider, content(region))

    def submit(self, function: Callable[[], T]) -> Future[T]:
        """Run something that asks, beside everything else that asks. Waiting for it starts the clock."""
        return self._judging.submit(function)

    def ahead(self, function: Callable[[], None]) -> None:
        """Run something for what it asks, so that the answers are there when they are needed."""
        self._judging.submit(function)

    def has_credentials(self, provider: Mapping[str, object]) -> bool:
        """True where asking could work. Instant for all sources but instance metadata: that takes up to 1 s."""
        if self.mode != "live" or (self._tape is not None and self._tape.play):
            return self.mode != "off"
        try:
            return self.sessions.has_credentials(AwsProvider.parse(provider))
        except Unavailable:
            return False

    def warm(self, provider: Mapping[str, object]) -> None:
        """Start looking for credentials without waiting, so that `has_credentials` finds the work done."""
        if self.mode == "live" and not (self._tape and self._tape.play):
            try:
                self.sessions.warm(AwsProvider.parse(provider))
            except Unavailable as failure:
                log.debug("Nothing to prepare: %s.", failure.reason)  # the first lookup reports it

    def start_clock(self) -> None:
        """Begin the budget: called when somebody first waits. Later calls change nothing."""
        with self._lock:
            if self._started is None:
                self._started = self._clock()

    def remaining(self) -> float:
        """Seconds left of the budget, never below 0; all of it before the first wait."""
        if self._started is None:
            return self.budget
        return max(0.0, self.budget - (self._clock() - self._started))

    def wait(self, future: Future[T]) -> T:
        """The future's result within what is left of the budget. Raises Unavailable, cause "timeout".

        The clock starts with the first wait outside the pools: questions asked ahead of time are free.
        """
        if not (self._judging.owns_current_thread() or self._asking.owns_current_thread()):
            self.start_clock()
        try:
            return future.result(limit(self.remaining()))
        except TimeoutError:
            if future.done():
                raise
            raise self._late() from None

    def flush(self, seconds: float = 1.0) -> None:
        """Let answers reach the disk before the process ends. Usually there is nothing left to wait for.

        Raises ConfigError where a tape that records cannot be written.
        """
        self.store.flush(seconds)
        if self._tape is not None and not self._tape.play:
            self._tape.save()

    @property
    def requests(self) -> tuple[tuple[str, str], ...]:
        """What was really sent, in order: ("rds:DescribeDBEngineVersions", "eu-west-1"), once per page."""
        return tuple(self.wire.requests)

    # -- for facts -----------------------------------------------------------------------------------------

    def ask(self, service: Service, fact: Fact, arguments: Mapping[str, Any], region: str | None) -> Any:
        """Answer a fact from memory, disk or AWS, and note it as evidence. Raises Unavailable."""
        if self.mode == "off":
            raise Unavailable("lookups are off", "offline", fact.actions[0])
        aws = service.aws
        if service.everywhere:
            region = home(region or aws.region_if_known or "us-east-1")
        bound = type(service)(aws, content(region) or service.region, fact)
        # What names a secret is asked like anything else, and left out of all that outlives the run.
        secret = not aws.keeps or holds_marks((arguments, region))
        ask = self._answer_fresh if secret else self._taped
        asked = content(arguments)
        key = (aws.identity, bound.region, fact.name, tuple(asked.items()), secret)
        flight = self._memo.flight(key, lambda: ask(bound, asked))
        answer = self._landed(flight)
        if aws.renews and answer.source == "cache" and not (self._tape and self._tape.play):
            answer = self._landed(self._memo.renewed(key, flight, lambda: ask(bound, asked, anew=True)))
        self.answered = True
        age = max(0.0, self.now() - answer.at)
        aws.calls.append(GivenAnswer(fact.actions, bound.place, age, answer.at, answer.source, answer.endpoint))
        return answer.value

    def _landed(self, flight: Flight) -> Answer:
        """The answer of a flight, begun here or on another thread. Raises Unavailable."""
        if not flight.future.done():
            if self._asking.owns_current_thread():
                flight.run()
            else:
                self._asking.submit(flight.run)
        try:
            return self.wait(flight.future)
        except Unavailable as failure:
            raise again(failure) from None

    def _taped(self, service: Service, arguments: Mapping[str, Any], *, anew: bool = False) -> Answer:
        """The tape's answer where one is played; else what is found, kept on the tape that records."""
        tape = self._tape
        if tape is None:
            return self._answer(service, arguments, anew=anew)
        if tape.play:
            return tape.answer(service, arguments)
        try:
            answer = self._answer(service, arguments, anew=anew)
        except Unavailable as failure:
            tape.keep_failure(service, arguments, failure)
            raise
        tape.keep(service, arguments, answer)
        return answer

    def _answer_fresh(self, service: Service, arguments: Mapping[str, Any], *, anew: bool = False) -> Answer:
        """AWS's answer to a question that names a secret: neither a tape nor the disk ever holds it."""
        if self._tape is not None and self._tape.play:
            action = service.fact.actions[0]
            raise Unavailable(f"{action} names a secret, and no tape holds the answer", "offline", action)
        return self._answer(service, arguments, anew=anew, secret=True)

    def _answer(self, service: Service, arguments: Mapping[str, Any], *, anew: bool, secret: bool = False) -> Answer:
        """The disk's answer, unless it is to be had anew, else AWS's. Runs on an asking thread."""
        fact, identity, region = service.fact, service.aws.identity, service.region
        storable = not secret and self._storable(service)
        if storable and not anew:
            stored = self.store.get(service, arguments)
            if stored is not None:
                return stored
        scope = fact.scope(arguments)
        self._breaker.check(identity, region, service.service, fact.actions, scope)
        try:
            self._check_time()
            value = self._run(service, arguments)
        except Unavailable as failure:
            if self.remaining():  # what the budget cut short says nothing about AWS
                self._breaker.failed(failure, identity, region, service.service, failure.action, scope)
            raise
        self._breaker.succeeded(identity, region)
        if isinstance(value, CallerIdentity):
            self.store.learn(identity, value.account)
        answer = Answer(value, self.now(), "emulator" if self.mode == "emulator" else "live", self._endpoint(service))
        # A no may be a yes the next minute, by the very command that a finding gave: it is asked anew.
        if storable and value:
            self.store.put(service, arguments, answer)
        return answer

    def _run(self, service: Service, arguments: Mapping[str, Any]) -> Any:
        """What the fact's body makes of AWS's answer, where that is one: see `Fact` on what a list proves."""
        fact = service.fact
        value = self._body(service, arguments)
        if self._knows is not None and not self._knows(fact, arguments, value):
            action = fact.actions[0]
            raise Unavailable(f"the emulator does not know what {action} would answer", "unsupported", action)
        if not value and fact.empty in ("hides", "never"):
            raise service.hidden() if fact.empty == "hides" else service.unproven()
        return value

    def _body(self, service: Service, arguments: Mapping[str, Any]) -> Any:
        fact = service.fact
        try:
            return fact.body(service, **arguments)
        except Refused as refused:
            if refused.code in fact.absent:
                return None
            action = fact.action(refused.operation)
            reason = f"{action} in {service.region} answered {refused.code}: {refused.message}"
            raise Unavailable(reason.rstrip(". "), "unsupported", action) from None
        except KeyError as missing:
            # The one exception a fact may let out: botocore leaves out fields that the answer does not have.
            log.debug("The answer to %s lacks a field.", fact.name, exc_info=True)
            reason = f"the answer to {fact.actions[0]} in {service.region} lacks {missing}"
            raise Unavailable(reason, "unsupported", fact.actions[0]) from None

    def _storable(self, service: Service) -> bool:
        """True for answers that other runs may use: AWS's own, and of a kind that lasts."""
        lasting = SECONDS[service.fact.lifetime] > 0
        return lasting and self.mode == "live" and not self.sessions.overridden(service.aws.identity)

    def _endpoint(self, service: Service) -> str | None:
        return None if self.mode == "emulator" else self.wire.endpoint(service)

    def _ask_account(self, service: Service) -> Future[str]:
        return self._asking.submit(lambda: service.aws.account_asked_in(service.region))

    def _check_time(self) -> None:
        if not self.remaining():
            raise self._late()

    def _late(self) -> Unavailable:
        return Unavailable(f"the time budget of {self.budget:g} s for lookups is used up", "timeout")
