"""Which answers go to disk, under which account, and back."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING, Any

from policypack.aws.cache import CacheKey, DiskCache, Entry
from policypack.aws.codec import CodecError, decode, encode, shape
from policypack.aws.fact import SECONDS, Fact, Service
from policypack.aws.flight import Answer
from policypack.aws.provider_resource import AwsProvider
from policypack.aws.regions import GLOBAL, partition
from policypack.clock import limit
from policypack.errors import Unavailable

if TYPE_CHECKING:
    from policypack.aws.session import Sessions

log = logging.getLogger(__name__)

# An access key belongs to one account for good; remembering whose it is saves every later run its first question.
_KEY_OWNER = "access-key-owner"


class Store:
    """Answers on disk and the accounts they belong to. `ask_account` asks AWS, on a thread of the pool."""

    def __init__(self, disk: DiskCache, sessions: Sessions, ask_account: Callable[[Service], Future[str]]) -> None:
        self._disk = disk
        self._sessions = sessions
        self._ask_account = ask_account
        self._lock = threading.Lock()
        self._accounts: dict[AwsProvider, Future[str]] = {}
        self._learnt: dict[AwsProvider, str] = {}
        self._unwritten: list[Future[None]] = []

    def known_account(self, identity: AwsProvider) -> str | None:
        """The account, as far as it is known without waiting."""
        known = self._learnt.get(identity) or self._sessions.account(identity)
        if known:
            return known
        future = self._accounts.get(identity)
        return future.result() if future is not None and future.done() and future.exception() is None else None

    def learn(self, identity: AwsProvider, account: str) -> None:
        """Remember for this run whose account an identity works in."""
        self._learnt[identity] = account

    def account(self, service: Service) -> Future[str]:
        """The account behind a service's identity: known, remembered on disk, or being asked.

        Raises Unavailable where the identity has no usable credentials.
        """
        identity = service.aws.identity
        with self._lock:
            future = self._accounts.get(identity)
            first = future is None
            if future is None:
                future = self._accounts[identity] = Future()
        if first:
            self._resolve(service, future)
        return future

    def get(self, service: Service, arguments: Mapping[str, Any]) -> Answer | None:
        """The answer on disk, if the account is known already and the answer is young enough."""
        account = self.known_account(service.aws.identity)
        if account is None:
            future = self.account(service)
            if not future.done() or future.exception() is not None:
                return None
            account = future.result()
        fact = service.fact
        entry = self._disk.get(_key(service, arguments, account), SECONDS[fact.lifetime])
        if entry is None:
            return None
        try:
            return Answer(decode(fact.answer, entry.value), entry.at, "cache")
        except CodecError as error:
            log.debug("The stored answer of %s does not fit any more: %s", fact.name, error)
            return None

    def put(self, service: Service, arguments: Mapping[str, Any], answer: Answer) -> None:
        """Store an answer as soon as the account is known; nothing waits for it but `flush`."""
        value = encode(answer.value)
        written: Future[None] = Future()

        def write(future: Future[str]) -> None:
            if future.exception() is None:
                self._disk.put(_key(service, arguments, future.result()), Entry(value, answer.at))
            written.set_result(None)

        known = self.known_account(service.aws.identity)
        if known:
            self._disk.put(_key(service, arguments, known), Entry(value, answer.at))
        else:
            self._unwritten.append(written)
            self.account(service).add_done_callback(write)

    def flush(self, seconds: float) -> None:
        """Wait, at most so long, for answers whose account was not known when they came."""
        wait(self._unwritten, timeout=limit(seconds))

    def _resolve(self, service: Service, future: Future[str]) -> None:
        """Fill `future` from the disk where the access key's owner is remembered, else by asking."""
        try:
            key = _owner_key(self._sessions.access_key(service.aws.identity, service.region), service.region)
        except Unavailable as failure:
            future.set_exception(failure)
            raise
        known = self._sessions.account(service.aws.identity)  # single sign-on and roles bring it along
        if known:
            future.set_result(known)
            return
        remembered = self._disk.get(key, SECONDS["7d"])
        if remembered is not None and isinstance(remembered.value, str):
            future.set_result(remembered.value)
            return

        def learn(asked: Future[str]) -> None:
            error = asked.exception()
            if error is not None:
                future.set_exception(error)
                return
            self._disk.put(key, Entry(asked.result(), service.aws.lookups.now()))
            future.set_result(asked.result())

        self._ask_account(service).add_done_callback(learn)


def _key(service: Service, arguments: Mapping[str, Any], account: str) -> CacheKey:
    fact: Fact = service.fact
    region = GLOBAL if service.everywhere else service.region
    return CacheKey(partition(service.region), account, region, fact.name, encode(dict(arguments)), shape(fact.answer))


def _owner_key(access_key: str | None, region: str) -> CacheKey:
    digest = hashlib.sha256((access_key or "").encode()).hexdigest()
    return CacheKey(partition(region), "", GLOBAL, _KEY_OWNER, digest, "str")
