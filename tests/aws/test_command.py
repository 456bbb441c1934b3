"""`doctor`, `iam-policy`, and that every verb asks just what it declares."""

from __future__ import annotations

import contextlib
import json

import pytest

from policypack.__main__ import main
from policypack.aws import Fact, Lookups, facts
from policypack.aws.emulator import Emulator
from policypack.aws.samples import arguments
from policypack.commands.iam_policy import FREE, parts, policy_document
from policypack.errors import Unavailable
from tests.aws.helpers import ACCOUNT, KEYS, REGION
from tests.aws.recorder import Recorder

# Actions that a fact declares and that no request of this question is called like.
UNSEEN: dict[str, frozenset[str]] = {
    # The spelling of the ARN decides which of the two IAM asks for.
    "codeconnections.connection": frozenset({"codestar-connections:GetConnection"}),
    # Route 53 looks at the VPC with the permissions of who asks.
    "route53.vpc_zones": frozenset({"ec2:DescribeVpcs"}),
}


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.name)
def test_a_verb_asks_exactly_the_actions_that_it_declares(fact: Fact, monkeypatch: pytest.MonkeyPatch) -> None:
    lookups = Lookups(cache_dir=None)
    recorder = Recorder()
    monkeypatch.setattr(lookups, "wire", recorder)
    aws = lookups.bind(KEYS, REGION)
    lookups.store.learn(aws.identity, ACCOUNT)
    service = getattr(aws, fact.name.split(".")[0])
    # A made-up answer may say nothing that the verb can use; what it asked counts all the same.
    with contextlib.suppress(Unavailable):
        getattr(service, fact.body.__name__)(**arguments(fact, ACCOUNT))
    declared = set(fact.actions) - UNSEEN.get(fact.name, frozenset())
    assert recorder.actions == declared


def test_the_policy_names_every_action_once_and_leaves_out_what_needs_none() -> None:
    document = policy_document(facts())
    actions = [action for statement in document["Statement"] for action in statement["Action"]]
    assert len(actions) == len(set(actions))
    assert set(actions) == {action for fact in facts() for action in fact.actions} - FREE
    reading = (
        "Describe",
        "Get",
        "List",
        "BatchGet",
        "Validate",
        "Simulate",
        "Test",
        "Head",
        "Lookup",
        "Check",
        "GET",
        "View",
    )
    assert all(action.split(":")[1].startswith(reading) for action in actions)


class TestIamPolicy:
    def test_it_prints_a_policy_document(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["iam-policy"]) == 0
        document = json.loads(capsys.readouterr().out)
        assert document["Version"] == "2012-10-17"
        assert {"Sid": "Ecr", "Effect": "Allow"}.items() <= next(
            s.items() for s in document["Statement"] if s["Sid"] == "Ecr"
        )

    def test_a_service_can_be_left_out(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["iam-policy", "--without", "ecr"]) == 0
        assert "ecr:" not in capsys.readouterr().out

    def test_its_parts_are_managed_policies_and_together_the_whole(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["iam-policy"]) == 0
        said = capsys.readouterr()
        whole = json.loads(said.out)
        number = len(parts(whole))
        assert (f"print it in {number} parts" in said.err) == (number > 1)
        statements = []
        for part in range(1, number + 1):
            assert main(["iam-policy", "--part", str(part)]) == 0
            document = json.loads(capsys.readouterr().out)
            assert len(json.dumps(document, separators=(",", ":"))) <= 6144
            statements += document["Statement"]
        assert statements == whole["Statement"]
        assert main(["iam-policy", "--part", str(number + 1)]) == 3
        assert f"there is no part {number + 1}" in capsys.readouterr().err

    def test_a_long_policy_is_divided_between_statements(self) -> None:
        statements = [{"Sid": f"S{i}", "Effect": "Allow", "Action": ["a:" + "B" * 2500]} for i in range(5)]
        divided = parts({"Version": "2012-10-17", "Statement": statements})
        assert [[item["Sid"] for item in part["Statement"]] for part in divided] == [["S0", "S1"], ["S2", "S3"], ["S4"]]

    def test_an_unknown_service_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["iam-policy", "--without", "ercr"]) == 3
        assert "no lookup asks 'ercr'; did you mean 'ecr'?" in capsys.readouterr().err


class TestDoctor:
    def test_without_credentials_it_says_what_to_do(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["doctor", "--region", REGION]) == 1
        said = capsys.readouterr().out
        assert "AWS cannot be asked: no AWS credentials were found (credentials)." in said
        assert "Sign in" in said

    def test_without_a_region_it_says_so(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAWHOEVERASKSFORIT")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
        assert main(["doctor"]) == 1
        said = capsys.readouterr().out
        assert "(region)" in said
        assert "Name a --region" in said
        assert "Sign in" not in said

    def test_against_the_emulator_it_says_who_where_and_what_cannot_be_asked(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAWHOEVERASKSFORIT")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
        few = [fact for fact in facts() if fact.name.split(".")[0] in ("ecr", "rds", "sts")]
        monkeypatch.setattr("policypack.commands.doctor.facts", lambda: few)
        with Emulator() as emulator:
            monkeypatch.setenv("AWS_ENDPOINT_URL", emulator.url)
            main(["doctor", "--region", REGION])
            account = emulator.account
        said = capsys.readouterr().out
        assert f"in account {account}.\nThe region is {REGION}.\n" in said
        assert f"of {len(few)} facts can be asked." in said
        assert "A question takes" in said
