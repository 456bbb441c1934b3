"""A name means something in one account and region; what AWS hands out by itself means it everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from policypack import Resource, Stack, Undecided
from policypack.resource import Provider
from policypack.scope import scope_of
from policypack.symbol import Symbols
from policypack.values import UNKNOWN, Secret

FUNCTION, MAPPING = "aws:lambda/function:Function", "aws:lambda/eventSourceMapping:EventSourceMapping"
BUCKET, ROLE, KEY, VPC = "aws:s3/bucket:Bucket", "aws:iam/role:Role", "aws:kms/key:Key", "aws:ec2/vpc:Vpc"
GLOBAL_CLUSTER = "aws:rds/globalCluster:GlobalCluster"
FIRST, SECOND = "210987654321", "364412870955"


def provider(name: str = "default", /, **said: Any) -> Provider:
    return Provider("pulumi:providers:aws", f"urn:provider:{name}", name, {"region": "eu-west-1", **said})


def role(account: str) -> str:
    return f'[{{"roleArn": "arn:aws:iam::{account}:role/deployer"}}]'


def made(type: str, name: str, by: Provider | None = None, /, **inputs: Any) -> Resource:
    outputs = inputs.pop("outputs", {})
    return Resource(type=type, urn=f"urn:{name}", name=name, inputs=inputs, outputs=outputs, provider=by or provider())


def mapping(by: Provider | None = None, /, name: Any = "worker", **inputs: Any) -> Resource:
    return made(MAPPING, "jobs", by, functionName=name, **inputs)


VIRGINIA = provider("virginia", region="us-east-1")
LATER = provider("later", assumeRoles=UNKNOWN)
# Who makes the function, and who refers to it by its name: does the name mean that function? None: cannot be told.
PAIRS: dict[str, tuple[Provider | None, Provider | None, bool | None]] = {
    "one provider": (provider(), provider(), True),
    "another region": (provider(), VIRGINIA, False),
    "two providers of one region and one account": (provider(), provider("other"), True),
    "providers that travel differently": (provider(), provider("other", useFipsEndpoint="true"), True),
    "roles of two accounts": (provider("a", assumeRoles=role(FIRST)), provider("b", assumeRoles=role(SECOND)), False),
    "two roles of one account": (
        provider("a", assumeRoles=role(FIRST)),
        provider("b", assumeRoles=role(FIRST).replace("deployer", "reader")),
        True,
    ),
    "accounts that are allowed": (
        provider("a", allowedAccountIds=f'["{FIRST}"]', profile="a"),
        provider("b", allowedAccountIds=f'["{SECOND}"]', profile="b"),
        False,
    ),
    "profiles that may lead to one account": (provider("a", profile="a"), provider("b", profile="b"), None),
    "a role beside the ambient identity": (provider(), provider("b", assumeRoles=role(FIRST)), None),
    "a role that only an update knows": (
        provider("a", assumeRoles=UNKNOWN),
        provider("b", assumeRoles=UNKNOWN),
        None,
    ),
    "one provider whose role only an update knows": (LATER, LATER, True),
    "another region beats unknown accounts": (
        provider("a", profile="a"),
        provider("b", profile="b", region="x"),
        False,
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_a_name_means_what_is_made_in_the_same_account_and_region(pair: str) -> None:
    maker, reader, same = PAIRS[pair]
    worker, jobs = made(FUNCTION, "worker", maker, name="worker"), mapping(reader)
    stack = Stack([worker, jobs])
    assert stack.follow_all(jobs, "functionName", FUNCTION) == ([] if same is False else [worker])
    assert stack.referrers(worker, MAPPING, property="functionName") == ([] if same is False else [jobs])
    if same is None:
        with pytest.raises(Undecided, match="may refer to worker"):
            stack.follow(jobs, "functionName", FUNCTION)
        with pytest.raises(Undecided, match="may be the name of worker"):
            stack.named("worker", jobs, FUNCTION)
    else:
        assert stack.follow(jobs, "functionName", FUNCTION) is (worker if same else None)
        assert stack.named("worker", jobs, FUNCTION) == ([worker] if same else [])


def test_what_is_planned_twice_is_told_apart_by_its_provider() -> None:
    here, there = (made(FUNCTION, region, by, name="worker") for region, by in (("eu", None), ("us", VIRGINIA)))
    stack = Stack([here, there])
    assert stack.follow(mapping(), "functionName", FUNCTION) is here
    assert stack.follow(mapping(VIRGINIA), "functionName", FUNCTION) is there
    assert stack.named("worker", mapping(), FUNCTION, region="us-east-1") == [there]


def test_where_one_is_certain_the_others_do_not_count() -> None:
    by = provider("a", profile="a")
    own, other, jobs = made(FUNCTION, "own", by, name="worker"), made(FUNCTION, "other", name="worker"), mapping(by)
    stack = Stack([own, other, jobs])
    assert stack.follow(jobs, "functionName", FUNCTION) is own
    assert stack.referrers(other, MAPPING, property="functionName") == []


def test_a_property_named_region_counts_before_the_providers() -> None:
    worker = made(FUNCTION, "worker", name="worker", region="us-east-1")
    assert Stack([worker]).follow(mapping(), "functionName", FUNCTION) is None
    assert Stack([worker]).follow(mapping(region="us-east-1"), "functionName", FUNCTION) is worker


def test_a_region_that_only_an_update_knows_leaves_it_open() -> None:
    symbols = Symbols()
    for region in (UNKNOWN, symbols.parse(symbols.token("", "config", "region"))):
        worker = made(FUNCTION, "worker", name="worker", region=region)
        with pytest.raises(Undecided):
            Stack([worker]).follow(mapping(), "functionName", FUNCTION)


def test_a_region_that_nobody_wrote_down_is_the_same_for_one_provider() -> None:
    by = Provider("pulumi:providers:aws", "urn:provider", "default", {})
    worker = made(FUNCTION, "worker", by, name="worker")
    assert Stack([worker]).follow(mapping(by), "functionName", FUNCTION) is worker


@pytest.mark.parametrize(
    ("thing", "text"),
    [
        (
            made(FUNCTION, "x", outputs={"arn": "arn:aws:lambda:eu-west-1:1:function:x"}),
            "arn:aws:lambda:eu-west-1:1:function:x",
        ),
        (made(VPC, "x", outputs={"id": "vpc-0123456789abcdef0"}), "vpc-0123456789abcdef0"),
        (made("aws:sqs/queue:Queue", "x", outputs={"id": "https://sqs.eu/1/x"}), "https://sqs.eu/1/x"),
        (made(BUCKET, "x", bucket="shop-logs"), "shop-logs"),
        (made(ROLE, "x", name="deployer"), "deployer"),
        (made(GLOBAL_CLUSTER, "x", outputs={"id": "world"}), "world"),
    ],
)
def test_arns_and_ids_mean_one_thing_in_every_region_and_so_do_names_of_what_has_none(
    thing: Resource, text: str
) -> None:
    assert Stack([thing]).follow(mapping(VIRGINIA, text), "functionName", thing.type) is thing


def test_a_key_of_many_regions_is_another_one_in_each() -> None:
    key = made(KEY, "key", outputs={"id": "mrk-0123456789abcdef0123456789abcdef"})
    assert Stack([key]).follow(mapping(VIRGINIA, "mrk-0123456789abcdef0123456789abcdef"), "functionName", KEY) is None


class TestSymbols:
    """A name with an output in it, the account's number mostly, is followed as any other."""

    symbols = Symbols()
    account = symbols.token("", "aws.get_caller_identity", "accountId")
    name = symbols.parse(f"acme-logs-{account}")

    def test_a_name_with_a_symbol_means_what_has_it(self) -> None:
        bucket, other = made(BUCKET, "logs", bucket=self.name), made(BUCKET, "other", bucket="acme-logs")
        user = mapping(None, self.name)
        stack = Stack([bucket, other, user])
        assert stack.follow(user, "functionName", BUCKET) is bucket
        assert stack.referrers(bucket, MAPPING, property="functionName") == [user]
        assert stack.named(self.name, user, BUCKET, key="bucket") == [bucket]
        assert stack.follow(mapping(None, Secret(self.name)), "functionName", BUCKET) is bucket

    def test_in_another_region_it_means_another(self) -> None:
        worker = made(FUNCTION, "worker", name=self.name)
        assert Stack([worker]).follow(mapping(VIRGINIA, self.name), "functionName", FUNCTION) is None

    def test_a_name_made_from_anothers_means_the_one_that_has_it(self) -> None:
        first = self.symbols.token("urn:first", "first", "bucket")
        made_from = self.symbols.parse(f"{first}-logs")
        one, two = made(BUCKET, "first"), made(BUCKET, "two", bucket=made_from)
        assert Stack([one, two]).follow(mapping(None, made_from), "functionName", BUCKET) is two
        assert Stack([one]).follow(mapping(None, made_from), "functionName", BUCKET) is None

    @pytest.mark.parametrize(
        "text", ["{}", "{}:*", "arn:aws:s3:::{}", "{}/*", "arn:aws:s3:::{}/logs/*", "https://{}.s3.eu"]
    )
    def test_a_symbol_that_stands_by_itself_is_followed(self, text: str) -> None:
        first = self.symbols.token("urn:first", "first", "bucket")
        one = made(BUCKET, "first")
        assert Stack([one]).follow(mapping(None, self.symbols.parse(text.format(first))), "functionName", BUCKET) is one

    @pytest.mark.parametrize(
        ("text", "may"),
        [("acme-logs-1", True), ("ACME-LOGS-1", True), ("acme-logs", False), ("acme-data-1", False), ("x", False)],
    )
    def test_a_plain_name_may_turn_out_to_be_one_with_a_symbol(self, text: str, may: bool) -> None:
        stack = Stack([made(BUCKET, "logs", bucket=self.name)])
        if may:
            with pytest.raises(Undecided, match="may be the bucket of logs"):
                stack.named(text, mapping(), BUCKET, key="bucket")
        else:
            assert stack.named(text, mapping(), BUCKET, key="bucket") == []

    def test_an_unknown_name_may_be_any_of_its_place(self) -> None:
        stack = Stack([made(FUNCTION, "worker", name=UNKNOWN)])
        with pytest.raises(Undecided):
            stack.named("x", mapping(), FUNCTION)
        assert stack.named("x", mapping(VIRGINIA), FUNCTION) == []


def test_capitals_count_unless_they_do_not() -> None:
    stack = Stack([made(FUNCTION, "worker", name="Worker")])
    assert stack.named("worker", mapping(), FUNCTION) == []
    assert [found.name for found in stack.named("worker", mapping(), FUNCTION, fold=True)] == ["worker"]


def test_a_scope_never_raises() -> None:
    by = provider("late", assumeRoles="not JSON", region="")
    assert scope_of(made(FUNCTION, "x", by, region=["odd"])).owner == ("urn:provider:late",)
