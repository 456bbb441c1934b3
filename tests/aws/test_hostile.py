"""What is not AWS's answer is never believed: every fact is asked of endpoints that answer with something else.

The table is generated: every fact times every hostile answer. A fact that answers anything but `Unavailable` fails,
and so does one that says the wrong cause, or says it in words that nobody can read.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ConnectionClosedError, EndpointConnectionError, HTTPClientError, ReadTimeoutError

from policypack.aws import Fact, Lookups, Service, Transport
from policypack.errors import Unavailable
from tests.aws.helpers import KEYS
from tests.aws.inprocess import FACTS, Here, Network, Operation, content_of, endless, numbers, operation_of, response
from tests.aws.recorder import Recorder

HTML = b"<html><body>Sign in to the guest network</body></html>"
LOOSE = b"<!doctype html><title>Sign in<p>to the guest network<br>"
ANOTHERS_XML = b'<?xml version="1.0"?><ListSomeoneElsesResponse><Things><member/></Things></ListSomeoneElsesResponse>'
ANOTHERS_JSON = b'{"someoneElses": [{"name": "preflight-doctor"}], "count": 1}'
URL = "https://aws.invalid/"


@dataclass(frozen=True)
class Hostile:
    """An answer that is none: what comes, and the causes of which one must be said."""

    name: str
    answer: Callable[[Operation, Any], AWSResponse]
    causes: frozenset[str]

    def __str__(self) -> str:
        return self.name


def page(status: int, body: bytes, *, id: bool = False, **headers: str) -> Callable[[Operation, Any], AWSResponse]:
    given = {"Content-Type": "text/html", **headers, **(numbers() if id else {})}
    return lambda operation, _request: response(status, b"" if operation.head else body, given)


def raising(error: Exception) -> Callable[[Operation, Any], AWSResponse]:
    def answer(_operation: Operation, _request: Any) -> AWSResponse:
        raise error

    return answer


def unnumbered(operation: Operation, _request: Any) -> AWSResponse:
    return operation.answered(content_of(operation), id="")


def hollow(operation: Operation, _request: Any) -> AWSResponse:
    """The document of the operation with nothing in it."""
    if operation.protocol in ("query", "ec2", "rest-xml"):
        body = f"<{operation.name}Response><{operation.name}Result/></{operation.name}Response>".encode()
    else:
        body = b"{}"
    return response(200, b"" if operation.head else body, numbers())


def cut(operation: Operation, request: Any) -> AWSResponse:
    """AWS's own answer, of which a proxy lost the second half."""
    whole = operation.answered(content_of(operation))
    half = whole.content[: len(whole.content) // 2]
    return response(200, half, {} if operation.head else numbers())


def error(status: int, code: str, message: str = "no", *, id: bool = True) -> Callable[[Operation, Any], AWSResponse]:
    """An error in the form of the operation's protocol."""

    def answer(operation: Operation, _request: Any) -> AWSResponse:
        inner = f"<Code>{code}</Code><Message>{message}</Message>" if code else ""
        if operation.head:
            body = b""
        elif operation.protocol == "ec2":
            body = f"<Response><Errors><Error>{inner}</Error></Errors></Response>".encode()
        elif operation.service == "s3":
            body = f"<Error>{inner}</Error>".encode()
        elif operation.protocol in ("query", "rest-xml"):
            body = f"<ErrorResponse><Error>{inner}</Error></ErrorResponse>".encode()
        else:
            body = json.dumps({"__type": code, "message": message} if code else {}).encode()
        return response(status, body, numbers() if id else {})

    return answer


BETWEEN = frozenset({"unreachable"})
# The body is read, and lacks what was asked: AWS may have answered something that this version does not know.
READ = frozenset({"unreachable", "unsupported"})
ANSWERS = [
    *(Hostile(f"a page, {status}", page(status, HTML), BETWEEN) for status in (200, 403, 404, 407, 500, 503)),
    *(Hostile(f"a loose page, {status}", page(status, LOOSE), BETWEEN) for status in (200, 500)),
    *(Hostile(f"a page with an id, {status}", page(status, HTML, id=True), READ) for status in (200, 500)),
    *(Hostile(f"nothing, {status}", page(status, b""), BETWEEN) for status in (200, 204, 404, 500)),
    *(Hostile(f"a detour, {status}", page(status, b"", Location=URL), BETWEEN) for status in (301, 307)),
    *(
        Hostile(f"{text} with an id", page(200, text.encode(), id=True), READ)
        for text in ("null", "[]", '"text"', "{}", '{"a": [', "<a><b>", "[" * 3000)
    ),
    Hostile("null", page(200, b"null"), BETWEEN),
    Hostile("another service's XML", page(200, ANOTHERS_XML, id=True), READ),
    Hostile("another service's JSON", page(200, ANOTHERS_JSON, id=True), READ),
    Hostile("a document with nothing in it", hollow, READ),
    Hostile("AWS's own answer, without its number", unnumbered, BETWEEN),
    Hostile("AWS's own answer, cut", cut, READ),
    Hostile("an error without a code", error(400, ""), BETWEEN),
    Hostile("an error without a number", error(400, "ResourceNotFoundException", id=False), BETWEEN),
    Hostile("an error that nobody knows", error(418, "Teapot"), frozenset({"unsupported"})),
    Hostile("a failure", error(500, "InternalFailure"), BETWEEN),
    Hostile("429 for ever", page(429, HTML), frozenset({"throttled"})),
    Hostile("throttled for ever", error(400, "ThrottlingException"), frozenset({"throttled"})),
    Hostile("denied", error(403, "AccessDenied"), frozenset({"denied"})),
    Hostile("an expired token", error(403, "ExpiredToken"), frozenset({"credentials"})),
    Hostile("not offered", error(501, "UnknownOperationException"), frozenset({"unsupported"})),
    Hostile("slow bytes", raising(ReadTimeoutError(endpoint_url=URL)), frozenset({"timeout"})),
    Hostile("a closed connection", raising(ConnectionClosedError(endpoint_url=URL)), BETWEEN),
    Hostile("nobody there", raising(EndpointConnectionError(endpoint_url=URL)), BETWEEN),
    Hostile("a broken transport", raising(HTTPClientError(error="no CA certificate bundle")), BETWEEN),
]
# HEAD has no body: its statuses are S3's where S3's headers are there, and then they say more than an error would.
ONLY_HEADERS = {
    "an error without a code": {"unsupported"},
    "an error that nobody knows": {"unsupported"},
    "denied": set(),
    "an expired token": set(),
    "throttled for ever": {"unsupported"},
}
UNREADABLE = re.compile(r"answered :|\(\)|  |[\n\r\t<>]|\.$|None")


@pytest.fixture(scope="module")
def network() -> Network:
    """One for all: making the clients of all services takes longer than all answers."""
    return Network(honest)


@pytest.mark.parametrize("hostile", ANSWERS, ids=str)
def test_no_fact_believes_it(network: Network, hostile: Hostile) -> None:
    network.answer = hostile.answer
    wrong = []
    for fact in FACTS.values():
        causes = hostile.causes
        if fact.name == "s3.bucket" and hostile.name in ONLY_HEADERS:
            causes = frozenset(ONLY_HEADERS[hostile.name])
            if not causes:
                continue
        try:
            answer = network.asked(fact)
        except Unavailable as failure:
            if failure.cause not in causes or UNREADABLE.search(failure.reason) or len(failure.reason) > 400:
                wrong.append(f"{fact.name}: {failure.cause}: {failure.reason}")
        else:
            wrong.append(f"{fact.name} believes it: {answer!r}")
    assert wrong == []


def honest(operation: Operation, _request: Any) -> AWSResponse:
    return operation.answered(content_of(operation))


# Facts whose answers are texts with a form of their own, which a generated answer has not.
FORMED = {"pricing.offers", "sns.topic", "sqs.visibility_timeout"}


def test_aws_own_answers_are_believed(network: Network) -> None:
    """Without this the other tests would hold for facts that answer nothing at all."""
    network.answer = honest
    unanswered = set()
    for fact in FACTS.values():
        try:
            network.asked(fact)
        except Unavailable:
            unanswered.add(fact.name)
    assert unanswered == FORMED


def test_pages_without_an_end_are_no_answer(network: Network) -> None:
    """Each page leads to another one. What is not paged answers as ever; the budget ends the rest."""
    network.answer = honest
    expected = {name: outcome(network, fact) for name, fact in FACTS.items()}
    network.answer = lambda operation, _request: operation.answered(endless(operation, next(network.sent)))
    found = {name: outcome(network, fact) for name, fact in FACTS.items()}
    ended = {name for name, answer in found.items() if isinstance(answer, Unavailable) and name not in FORMED}
    assert len(ended) > 60
    assert {found[name].cause for name in ended} <= {"timeout", "unsupported"}
    assert {name for name in FACTS if name not in ended | FORMED and found[name] != expected[name]} == set()


def outcome(network: Here, fact: Fact) -> Any:
    try:
        return network.asked(fact)
    except Unavailable as failure:
        return failure


@pytest.mark.parametrize("name", ["ec2.vpcs", "athena.workgroups", "cloudfront.key_groups"])
def test_pages_without_an_end_are_counted_where_nobody_waits(
    name: str, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("policypack.aws.exchange", "policypack.aws.fact"):
        monkeypatch.setattr(sys.modules[module], "MOST_PAGES", 30)
    monkeypatch.setattr(network, "budget", 1e9)
    network.answer = lambda operation, _request: operation.answered(endless(operation, next(network.sent)))
    with pytest.raises(Unavailable, match="have no end") as caught:
        network.asked(FACTS[name])
    assert caught.value.cause == "unsupported"


@pytest.mark.parametrize("name", ["ec2.vpcs", "athena.workgroups", "cloudfront.key_groups"])
def test_a_page_that_leads_to_itself(name: str, network: Network) -> None:
    network.answer = lambda operation, _request: operation.answered(endless(operation, 1))
    with pytest.raises(Unavailable, match="have no end") as caught:
        network.asked(FACTS[name])
    assert caught.value.cause == "unsupported"


def test_a_region_of_its_own_is_where_s3_sends(network: Network) -> None:
    """The one detour that is an answer: S3 says in which region the bucket is."""
    asked = []

    def answer(operation: Operation, request: Any) -> AWSResponse:
        asked.append(request.url)
        away = "eu-west-2" not in request.url
        return response(301 if away else 200, b"", {**numbers(), "x-amz-bucket-region": "eu-west-2"})

    network.answer = answer
    assert network.asked(FACTS["s3.bucket"]).region == "eu-west-2"
    assert len(asked) == 2


def test_bytes_that_never_end_hold_nobody(real_time: None) -> None:
    """A connection that says one byte now and then: the thread that asks hangs, and who waits goes on."""
    hold = threading.Event()

    def drip(_operation: Operation, _request: Any) -> AWSResponse:
        hold.wait()
        raise ReadTimeoutError(endpoint_url=URL)

    lookups = Lookups(
        cache_dir=None,
        budget=0.001,
        transport=Transport(attempts=1, send=lambda event, request: drip(operation_of(event), request)),
    )
    try:
        with pytest.raises(Unavailable) as caught:
            lookups.bind(KEYS, "us-east-1").sqs.queue("orders")
        assert caught.value.cause == "timeout"
    finally:
        hold.set()


def test_a_throttled_question_is_asked_again_as_often_as_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("botocore.endpoint.time.sleep", waited.append)
    network = Network(error(400, "ThrottlingException"), attempts=3)
    with pytest.raises(Unavailable) as caught:
        network.asked(FACTS["sqs.queue"])
    assert caught.value.cause == "throttled"
    assert len(waited) == 2


def lacking(content: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """An answer as often as it has fields, each time without one of them, lists' elements included."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield f"{path}.{name}", {key: other for key, other in content.items() if key != name}
            for where, less in lacking(value, f"{path}.{name}"):
                yield where, {**content, name: less}
    elif isinstance(content, list) and content:
        for where, less in lacking(content[0], f"{path}[]"):
            yield where, [less]


class Lacking(Recorder):
    """Answers with all but one field, the one in turn; without a turn with all."""

    def __init__(self, turn: int | None = None) -> None:
        super().__init__()
        self.turn = turn
        self.lacks = ""

    def request(self, service: Service, operation: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        name = self._operation(service, operation).name
        whole = content_of(Operation(service.service, name))
        if self.turn is None:
            return dict(whole)
        found = next(itertools.islice(fields(service.service, name), self.turn, None), None)
        self.lacks, answer = found or ("", whole)
        return dict(answer)


@cache
def fields(service: str, operation: str) -> tuple[tuple[str, Any], ...]:
    """Top-level fields, and those of what is listed or described at the top."""
    content = content_of(Operation(service, operation))
    return tuple((path, less) for path, less in lacking(content) if path.count(".") <= 3)


# Where a field that is not there is AWS's own way to say so, or the answer is empty and says something all the same.
MAY_LACK = {
    "apigateway.logging_role": "cloudwatchRoleArn",  # API_GetAccount: an account without a role for logs has none
    "cognito.domain": "Domain",  # API_DescribeUserPoolDomain: {} for a domain that nobody has
    "dms.subnet_group": "VpcId",  # the group is there, of an unknown network
    "iam.account_summary": "key",  # a map without entries
}


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.name)
def test_an_answer_that_lacks_a_field_is_no_no(fact: Fact) -> None:
    """What says something when it is whole never says "there is none" for want of a field."""
    whole = recorded(fact, Lacking())
    if isinstance(whole, Unavailable) or not whole:
        return
    for turn in itertools.count():
        recorder = Lacking(turn)
        found = recorded(fact, recorder)
        if not recorder.lacks:
            break
        if recorder.lacks.rpartition(".")[2] == MAY_LACK.get(fact.name):
            continue
        assert found, f"without {recorder.lacks} it says {found!r}, and else {whole!r}"


def recorded(fact: Fact, recorder: Recorder) -> Any:
    lookups = Here(cache_dir=None)
    lookups.wire = recorder  # type: ignore[assignment]  # the same methods, checked when called
    return outcome(lookups, fact)


# Flags and refusals, which no list stands behind.
NO_LIST = {"events.pattern_refused", "sesv2.in_sandbox"}


class Empty(Recorder):
    """Answers of the right form, in which every list is empty."""

    def request(self, service: Service, operation: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        name = self._operation(service, operation).name
        return dict(emptied(content_of(Operation(service.service, name))))


def emptied(content: Any) -> Any:
    if isinstance(content, dict):
        return {name: emptied(value) for name, value in content.items()}
    return [] if isinstance(content, list) else content


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.name)
def test_every_fact_says_whether_an_empty_list_proves_absence(fact: Fact) -> None:
    """A list that leaves out what the identity may not see is empty for another reason; the fact has to say which."""
    found = recorded(fact, Empty())
    if fact.empty in ("hides", "never"):
        assert isinstance(found, Unavailable), found
    elif not isinstance(found, Unavailable) and not found and fact.name not in NO_LIST:
        assert fact.empty in ("proves", "shows")
    else:
        assert fact.empty is None or isinstance(found, Unavailable), (
            "it says something about lists that it does not ask for"
        )


# Words by which the API's reference says that a list depends on who asks.
# https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_DescribeApplications.html and the like
DEPENDS = re.compile(r"only (?:returns|include\w*)\b[^.]*\b(?:permissions? to access|has permission|authorized)", re.I)


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.name)
def test_lists_that_depend_on_who_asks_are_those_whose_reference_says_so(fact: Fact) -> None:
    recorder = Seen()
    recorded(fact, recorder)
    said = [operation for operation in recorder.seen if DEPENDS.search(re.sub(r"<[^>]+>|\s+", " ", operation))]
    assert (fact.empty in ("hides", "shows")) == bool(said)


class Seen(Empty):
    """Keeps what the model says of each operation that is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def request(self, service: Service, operation: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        self.seen.append(self._operation(service, operation).documentation or "")
        return super().request(service, operation, parameters)
