from __future__ import annotations

import pytest

from policypack.aws.services.sts import CallerIdentity
from policypack.errors import Unavailable
from tests.aws.helpers import ACCOUNT, Stub

ARN = f"arn:aws:sts::{ACCOUNT}:assumed-role/deploy/ci"


def test_who_asks(stub: Stub):
    stub("sts").add_response("get_caller_identity", {"UserId": "u", "Account": ACCOUNT, "Arn": ARN})
    assert stub.aws.sts.identity() == CallerIdentity(ACCOUNT, ARN)


def test_an_expired_token_says_so(stub: Stub):
    stub.fails("sts", "get_caller_identity", "ExpiredToken", "expired", 403)
    with pytest.raises(Unavailable, match="have expired") as caught:
        stub.aws.sts.identity()
    assert caught.value.cause == "credentials"


def test_the_account_is_no_evidence_of_its_own(stub: Stub):
    stub.lookups.store._learnt.clear()
    stub("sts").add_response("get_caller_identity", {"UserId": "u", "Account": ACCOUNT, "Arn": ARN})
    assert stub.aws.account() == ACCOUNT
    assert stub.aws.account() == ACCOUNT
    assert stub.aws.evidence() is None
