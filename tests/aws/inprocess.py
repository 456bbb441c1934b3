"""AWS in this process: what stands in for the network below botocore, and answers of AWS's own form.

Requests are built and signed, and their answers parsed, as ever. Nothing is sent, and nobody waits.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from botocore.awsrequest import AWSResponse

from policypack.aws import Fact, Lookups, Transport, every_service, facts
from policypack.aws.breaker import Breaker
from policypack.aws.flight import Answer, Flight, Memo
from policypack.aws.samples import NAME, arguments
from tests.aws.helpers import ACCOUNT, KEYS
from tests.aws.recorder import is_token, model, sample

REGION = "us-east-1"
ID = "6f0e4d3c-0000-4000-8000-000000000001"
# What is asked of the public DNS has no HTTP: test_dns has its like.
FACTS: Mapping[str, Fact] = {fact.name: fact for fact in facts() if not fact.name.startswith("dns.")}


class Body:
    """What a response is read from."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self) -> list[bytes]:
        return [self._content]


def response(status: int, body: bytes, headers: Mapping[str, str]) -> AWSResponse:
    """botocore's response, as its connection would give it."""
    return AWSResponse("https://aws.invalid/", status, dict(headers), Body(body))


@dataclass(frozen=True)
class Operation:
    """One operation of AWS, as a request names it."""

    service: str
    name: str

    @property
    def model(self) -> Any:
        return model(self.service).operation_model(self.name)

    @property
    def protocol(self) -> str:
        return str(model(self.service).resolved_protocol)

    @property
    def head(self) -> bool:
        return bool(self.model.http["method"] == "HEAD")

    def answered(self, content: Any, id: str = ID) -> AWSResponse:
        """AWS's answer with this content; without an id it is nobody's."""
        status, headers, body = _written(self, content)
        return response(status, body, {**headers, **numbers(id)})


def numbers(id: str = ID) -> dict[str, str]:
    """The headers by which AWS numbers an answer."""
    return {"x-amzn-RequestId": id, "x-amz-request-id": id} if id else {}


def _written(operation: Operation, content: Any) -> tuple[int, dict[str, str], bytes]:
    from moto.core.serialize import get_serializer_class
    from moto.core.utils import get_service_model

    shape = get_service_model(operation.service).operation_model(operation.name)
    made = get_serializer_class(operation.service, operation.protocol)(shape).serialize(content)
    body = made["body"]
    body = body if isinstance(body, bytes) else str(body).encode()
    # The serializer numbers its answers itself; here it is done by who wants it.
    body = re.sub(rb"<(RequestId|requestId)>[^<]*</\1>", b"", body)
    headers = {str(k): str(v) for k, v in made["headers"].items() if "request" not in str(k).lower()}
    return int(made["status_code"]), headers, body


@cache
def _services() -> Mapping[str, str]:
    """botocore's names of the services by what its events call them."""
    named = {service.service for _, service in every_service() if service.service != "dns"}
    return {model(name).service_id.hyphenize(): name for name in named}


def operation_of(event: str) -> Operation:
    service, _, name = event.partition(".")
    return Operation(_services()[service], name)


def content_of(operation: Operation) -> Any:
    """A small answer of the right form: one of everything, called like what the samples ask for."""
    shape = operation.model.output_shape
    return _content(operation) if shape is not None else {}


@cache
def _content(operation: Operation) -> Any:
    return sample(operation.model.output_shape, text=NAME)


def endless(operation: Operation, number: int) -> Any:
    """The same, with another next page behind it each time."""
    return _turned(operation.model.output_shape, content_of(operation), f"page-{number}")


def _turned(shape: Any, content: Any, token: str) -> Any:
    if shape.type_name != "structure" or not isinstance(content, dict):
        return content
    made = {name: _turned(shape.members[name], value, token) for name, value in content.items()}
    for name, member in shape.members.items():
        if is_token(name) and member.type_name == "string":
            made[name] = token
        elif name.lower() == "istruncated":
            made[name] = True
    return made


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Here(Lookups):
    """Lookups that ask one fact as if nothing had been asked before, on the thread that wants to know."""

    def asked(self, fact: Fact) -> Any:
        self._memo, self._breaker = Memo(), Breaker()
        self._started = self._clock()
        aws = self.bind(KEYS, REGION)
        self.store.learn(aws.identity, ACCOUNT)
        service = getattr(aws, fact.name.split(".")[0])
        return getattr(service, fact.body.__name__)(**arguments(fact, ACCOUNT))

    def _landed(self, flight: Flight) -> Answer:
        flight.run()
        return flight.future.result()


class Network(Here):
    """Lookups whose network is a function: `answer(operation, request)` gives the response or raises.

    Each request takes a second of `clock`.
    """

    def __init__(self, answer: Callable[[Operation, Any], AWSResponse], attempts: int = 1) -> None:
        self.clock = Clock()
        self.sent = itertools.count()
        self.answer = answer
        transport = Transport(attempts=attempts, send=self._sent)
        super().__init__(cache_dir=None, transport=transport, clock=self.clock, now=lambda: 0.0)

    def _sent(self, event: str, request: Any) -> AWSResponse:
        self.clock.now += 1
        return self.answer(operation_of(event), request)
