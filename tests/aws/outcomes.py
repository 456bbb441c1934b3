"""What must hold of every verb: paged lists are read whole, and "could not ask" is never "there is none"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from policypack.aws import Aws
from policypack.errors import Unavailable
from tests.aws.helpers import REGION, Stub


@dataclass(frozen=True)
class Verb:
    """One verb and the request it sends. `asks` calls it; `absent` are AWS's codes for "there is none".

    `region` is where it asks: services with one endpoint for all regions have another one than the stub.
    """

    operation: str
    action: str
    asks: Callable[[Aws], Any]
    expected: dict[str, Any]
    absent: tuple[str, ...] = ()
    region: str = REGION

    def __str__(self) -> str:
        return self.operation


def found(stub: Stub, service: str, verb: Verb, *pages: dict[str, Any], following: str = "Marker") -> Any:
    """Answer with these pages, expecting the second to be asked for as the first says, and return the verb's answer."""
    expected = verb.expected
    for page in pages:
        stub(service, verb.region).add_response(verb.operation, page, expected)
        if following in page:
            expected = {**verb.expected, following: page[following]}
    return verb.asks(stub.aws)


def outcomes(service: str, verbs: Iterable[Verb]) -> type:
    """Make the tests of refusals for a service's verbs; assign the class to a name that begins with Test."""
    verbs = tuple(verbs)
    absent = [(verb, code) for verb in verbs for code in verb.absent]

    class Outcomes:
        # How errors are sorted is the same for all verbs and tested once, in test_errors.
        @pytest.mark.parametrize("verb", verbs, ids=str)
        @pytest.mark.parametrize(
            ("code", "status", "cause"),
            [
                ("AccessDeniedException", 403, "denied"),
                ("ThrottlingException", 400, "throttled"),
            ],
        )
        def test_what_could_not_be_asked_is_not_absent(
            self, stub: Stub, verb: Verb, code: str, status: int, cause: str
        ) -> None:
            stub.fails(service, verb.operation, code, "no", status, region=verb.region)
            with pytest.raises(Unavailable) as caught:
                verb.asks(stub.aws)
            assert caught.value.cause == cause
            assert caught.value.action == verb.action

        if absent:

            @pytest.mark.parametrize(("verb", "code"), absent, ids=lambda item: str(item))
            def test_there_is_none(self, stub: Stub, verb: Verb, code: str) -> None:
                stub.fails(service, verb.operation, code, "not found", region=verb.region)
                assert verb.asks(stub.aws) is None

    return Outcomes
