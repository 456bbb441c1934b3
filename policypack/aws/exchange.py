"""Requests of a fact on their way to AWS, and what comes back instead of an answer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from policypack.aws.fact import MOST_PAGES
from policypack.aws.proof import prove
from policypack.aws.refusals import PLUMBING, SUSPECT_REGION, UNREADABLE, Asked, classify, endless, not_aws
from policypack.aws.regions import home
from policypack.clock import limit
from policypack.errors import Unavailable

if TYPE_CHECKING:
    from policypack.aws.fact import Service
    from policypack.aws.session import Sessions, Transport

log = logging.getLogger(__name__)


class Wire:
    """Sends requests with the shared clients. `check_time` raises Unavailable once the budget is used up."""

    def __init__(
        self,
        sessions: Sessions,
        remaining: Callable[[], float],
        check_time: Callable[[], None],
        transport: Transport,
    ) -> None:
        self._sessions = sessions
        self._remaining = remaining
        self._check_time = check_time
        self._transport = transport
        self.requests: list[tuple[str, str]] = []

    def request(self, service: Service, operation: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        """One request for the fact in hand. Raises Refused or Unavailable."""
        self._check_time()
        client = self._client(service)
        method = getattr(client, operation)
        return self._send(service, client, operation, lambda: dict(method(**parameters)))

    def paginate(self, service: Service, operation: str, items: str, parameters: Mapping[str, object]) -> Iterator[Any]:
        """Every item of every page; the budget is looked at between pages. Raises Refused or Unavailable."""
        client = self._client(service)
        pages = iter(client.get_paginator(operation).paginate(**parameters))
        end: dict[str, Any] = {}
        for _ in range(MOST_PAGES):
            self._check_time()
            page = self._send(service, client, operation, lambda: next(pages, end), end)
            if page is end:
                return
            found: Any = page
            for part in items.split("."):
                found = found[part]
            yield from found
        raise endless(self._asked(service, client, operation))

    def name_servers(self, service: Service, domain: str) -> tuple[str, ...]:
        """The name servers of a domain, as a resolver gives them; none where it leads to none.

        Nothing is asked where an endpoint is not AWS's own: an emulator's zones are nobody's. Raises Unavailable.
        """
        import dns.exception
        import dns.resolver

        action = service.fact.actions[0]
        if self._sessions.overridden(service.aws.provider):
            raise Unavailable("zones behind a configured endpoint are not in the public DNS", "unsupported", action)
        chosen = self._transport.resolver
        try:
            resolver = dns.resolver.Resolver(configure=chosen is None)
            if chosen is not None:
                resolver.nameservers, resolver.port = [chosen[0]], chosen[1]
            seconds = limit(min(self._transport.read_timeout, self._remaining()))
            self.requests.append((action, service.place))
            found = resolver.resolve(f"{domain}.", "NS", lifetime=seconds)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return ()
        except dns.exception.Timeout:
            raise Unavailable("the name servers of this machine did not answer in time", "timeout", action) from None
        except (dns.exception.DNSException, OSError) as error:
            # Most often SERVFAIL: the servers that the domain leads to do not answer, or not for it.
            reason = f"the name servers of {domain} could not be found ({type(error).__name__})"
            raise Unavailable(reason, "unreachable", action) from None
        return tuple(sorted(str(item.target).rstrip(".").lower() for item in found))

    def endpoint(self, service: Service) -> str | None:
        """The endpoint without path and credentials, where it is not AWS's own."""
        if not self._sessions.overridden(service.aws.provider):
            return None
        address = urlsplit(str(self._client(service).meta.endpoint_url))
        return f"{address.scheme}://{address.hostname}" + (f":{address.port}" if address.port else "")

    def _client(self, service: Service) -> Any:
        return self._sessions.client(service.aws.provider, service.service, service.region)

    @staticmethod
    def _asked(service: Service, client: Any, operation: str) -> Asked:
        name = str(client.meta.method_to_api_mapping.get(operation, operation))
        return Asked(service.service, service.region, service.fact.action(name))

    def _send(
        self, service: Service, client: Any, operation: str, send: Callable[[], dict[str, Any]], nothing: object = None
    ) -> dict[str, Any]:
        """Run `send` and note the request, unless the result is `nothing`: then there was no request to send.

        Raises Unavailable for what is not proven to be AWS's answer to this operation.
        """
        from botocore.exceptions import BotoCoreError, ClientError
        from botocore.parsers import ResponseParserError

        name = str(client.meta.method_to_api_mapping.get(operation, operation))
        asked = self._asked(service, client, operation)
        sent = (f"{service.service}:{name}", service.region)
        code = None
        try:
            result = send()
            if result is not nothing:
                self.requests.append(sent)
                prove(result, client.meta.service_model.operation_model(name), asked)
            return result
        except (BotoCoreError, ClientError, ResponseParserError) as error:
            self.requests.append(sent)
            failure = classify(error, asked)
            code = error.response.get("Error", {}).get("Code") if isinstance(error, ClientError) else None
        except UNREADABLE:
            # What botocore's parsers raise on a body of another form than the model's.
            log.debug("The answer to %s cannot be read.", asked, exc_info=True)
            self.requests.append(sent)
            failure = not_aws(asked, "its answer cannot be read")
        except PLUMBING as error:
            failure = classify(error, asked)
        if isinstance(failure, Unavailable):
            if failure.cause == "credentials" and code in SUSPECT_REGION and self._valid_elsewhere(service):
                failure = Unavailable(f"the region {asked.region} is not enabled for the account", "region")
            elif failure.cause == "unreachable" and not self._sessions.known_region(asked.region):
                failure = Unavailable(f"there is no region {asked.region} that this version knows", "region")
        raise failure from None

    def _valid_elsewhere(self, service: Service) -> bool:
        """True where the same credentials work in the region that is always enabled: then they are not to blame."""
        provider, first = service.aws.provider, home(service.region)
        if service.region == first or self._sessions.overridden(provider):
            return False
        try:
            return bool(service.aws.account_asked_in(first))
        except Unavailable:
            return False
