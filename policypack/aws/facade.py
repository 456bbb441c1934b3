"""What a policy holds: AWS as seen by one resource's provider in one region."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from keyword import iskeyword
from typing import TYPE_CHECKING

from policypack.aws.attributes import Services
from policypack.aws.fact import GivenAnswer, Service
from policypack.errors import NO_REGION, Unavailable
from policypack.finding import Evidence

if TYPE_CHECKING:
    from policypack.aws.lookups import Lookups
    from policypack.aws.provider_resource import AwsProvider


class Aws(Services):
    """The lookup facade. One attribute per service: `aws.rds` is the class in `policypack/aws/services/rds.py`.

    An answer is a frozen value, None ("AWS says there is none"), or `Unavailable` is raised ("could not ask").
    """

    def __init__(
        self,
        lookups: Lookups,
        provider: Mapping[str, object] | AwsProvider,
        region: str | None,
        calls: list[GivenAnswer] | None = None,
        renews: bool = False,
    ) -> None:
        self.lookups = lookups
        self.renews = renews
        # False where what is asked may be a secret although it bears no mark: neither a tape nor the disk holds it.
        self.keeps = True
        self.calls: list[GivenAnswer] = [] if calls is None else calls
        self._region = region
        self._identity: AwsProvider | None = None
        self._inputs = provider

    def __getattr__(self, name: str) -> Service:
        if name.startswith("_"):
            raise AttributeError(name)
        # A service whose name is a word of Python's, lambda, has an underscore behind it.
        path = f"{__package__}.services.{name}_" if iskeyword(name) else f"{__package__}.services.{name}"
        try:
            module = importlib.import_module(path)
        except ModuleNotFoundError as error:
            if error.name != path:
                raise
            raise AttributeError(f"aws has no service {name!r}") from None
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Service) and value.__module__ == module.__name__:
                service = value(self)
                setattr(self, name, service)
                return service
        raise AttributeError(f"aws has no service {name!r}")

    @property
    def provider(self) -> AwsProvider:
        """Who asks. Raises Unavailable where the provider's inputs are not known yet."""
        # Read when a question needs it: most policies that may ask find nothing to ask about.
        if isinstance(self._inputs, Mapping):
            from policypack.aws.provider_resource import AwsProvider  # for who asks; a boot does without

            self._inputs = AwsProvider.parse(self._inputs)
        return self._inputs

    @property
    def identity(self) -> AwsProvider:
        """The provider without its region: what decides which credentials and endpoints are used."""
        if self._identity is None:
            self._identity = replace(self.provider, region=None)
        return self._identity

    @property
    def region_if_known(self) -> str | None:
        """The region without looking into the environment, for services that have one endpoint everywhere."""
        return self._region or self.provider.region

    @property
    def region(self) -> str:
        """The resource's own region, else the provider's, else the environment's or the profile's.

        Raises Unavailable, cause "region", where none of them says one.
        """
        if self._region:
            return self._region
        provider = self.provider
        self._region = provider.region or self.lookups.sessions.default_region(provider)
        if not self._region:
            raise Unavailable(NO_REGION, "region")
        return self._region

    def account(self) -> str:
        """The account number that the provider's identity belongs to. Raises Unavailable."""
        known = self.lookups.store.known_account(self.identity)
        return known or self.quietly().sts.identity().account

    def account_asked_in(self, region: str) -> str:
        """The account number as STS gives it in a region, whatever is known already. Raises Unavailable."""
        return self.quietly().sts.identity(region=region).account

    def at(self, provider: Mapping[str, object], region: str | None) -> Aws:
        """The same record of calls, asking as another resource's provider would."""
        return Aws(self.lookups, provider, region, self.calls, self.renews)

    def quietly(self) -> Aws:
        """The same identity with a record of its own: for questions that are no evidence of a policy's."""
        return Aws(self.lookups, self._inputs, self._region, renews=self.renews)

    def anew(self) -> Aws:
        """The same identity, which asks AWS where a former run's answer would serve; with a record of its own."""
        return Aws(self.lookups, self._inputs, self._region, renews=True)

    @property
    def remembers(self) -> bool:
        """Does an answer given so far come from a former run?"""
        return any(call.source == "cache" for call in self.calls)

    def evidence(self) -> Evidence | None:
        """What the answers given so far rest on; None before the first one."""
        if not self.calls:
            return None
        calls = list(dict.fromkeys(self.calls))
        detail = "; ".join(dict.fromkeys(str(call) for call in calls))
        try:
            account = self.lookups.store.known_account(self.identity)
        except Unavailable:
            account = None
        if account:
            detail += f", account {account}"
        oldest = max(calls, key=lambda call: call.age)
        if oldest.age >= 60:
            detail += f", answered {_ago(oldest.age)} ago"
        if any(call.source == "emulator" for call in calls):
            detail += ", from the emulator and not from AWS"
        for endpoint in sorted({call.endpoint for call in calls if call.endpoint and call.source != "emulator"}):
            detail += f", through the configured endpoint {endpoint}"
        at = datetime.fromtimestamp(min(call.at for call in calls), UTC)
        return Evidence("live", detail, at.isoformat(timespec="seconds").replace("+00:00", "Z"))


def _ago(seconds: float) -> str:
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return f"{round(seconds / 3600)} h" if seconds < 48 * 3600 else f"{round(seconds / 86400)} d"
