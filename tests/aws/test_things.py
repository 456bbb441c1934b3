"""The catalogue of AWS things: what every record must say, and how the tables are read off the records."""

from __future__ import annotations

import re

import pytest

from policypack.aws import things
from policypack.aws.things import Thing, ecs, iam, rds, s3
from policypack.aws.things.thing import NamedArn
from policypack.catalogue.provider import inputs, is_known
from policypack.errors import PolicyDefinitionError
from policypack.testing.fake import FakeAws

EACH = pytest.mark.parametrize("thing", things.ALL, ids=lambda thing: thing.noun.replace(" ", "-"))
# What AWS alone gives a resource, and names it by.
OUTPUTS = ("id", "arn", "allocationId")


@EACH
def test_a_record_names_what_the_provider_has(thing: Thing) -> None:
    for type, property in thing.types.items():
        assert is_known(type), type
        assert property in OUTPUTS or property in inputs(type), (type, property)
    for quota in thing.quotas:
        assert all(is_known(type) for type in quota.types)
        assert quota.limit is not None or re.fullmatch(r"L-[0-9A-F]{8}", quota.code), quota


@EACH
def test_what_is_looked_for_elsewhere_can_be_listed(thing: Thing) -> None:
    if thing.arn or thing.id or thing.gone:
        assert re.fullmatch(r"[a-z0-9-]+ (list|describe|get)-[a-z0-9-]+( --[^\n]+)?", thing.lists), thing.lists
        assert thing.names
        assert thing.arn or thing.id or thing.there or thing.every or thing.find is not Thing._field_defaults["find"]


def test_a_type_makes_one_kind_of_thing() -> None:
    types = [type for thing in things.ALL for type in thing.types]
    assert len(types) == len(set(types))
    nouns = [(thing.noun, *sorted(thing.types)) for thing in things.ALL]
    assert len(nouns) == len(set(nouns))


@pytest.mark.parametrize(
    ("noun", "one", "many"),
    [
        ("role", "a role", "roles"),
        ("user", "a user", "users"),
        ("instance profile", "an instance profile", "instance profiles"),
        ("EKS cluster", "an EKS cluster", "EKS clusters"),
        ("HTTP namespace", "an HTTP namespace", "HTTP namespaces"),
        ("OpenID Connect provider", "an OpenID Connect provider", "OpenID Connect providers"),
        ("MemoryDB ACL", "a MemoryDB ACL", "MemoryDB ACLs"),
        ("DB subnet group", "a DB subnet group", "DB subnet groups"),
    ],
)
def test_a_noun_is_said_with_its_article_and_of_several(noun: str, one: str, many: str) -> None:
    assert (Thing(noun, {}).one, Thing(noun, {}).many) == (one, many)


def test_names_are_asked_for_as_aws_keeps_them() -> None:
    assert rds.INSTANCE.found(FakeAws({("rds.database", "ledger"): "there"}, "eu-west-1"), "Ledger") == "there"
    assert iam.ROLE.found(FakeAws({("iam.role", "Ledger"): None}, "eu-west-1"), "Ledger") is None


def test_what_no_record_can_ask_for_is_no_no() -> None:
    with pytest.raises(PolicyDefinitionError, match="no record says"):
        Thing("riddle", {}).found(FakeAws({}, "eu-west-1"), "sphinx")
    with pytest.raises(PolicyDefinitionError, match="no record says"):
        Thing("riddle", {}).found_by(NamedArn("", "", "", "", ""), FakeAws({}, "eu-west-1"))


def test_commands_name_the_region_only_where_a_name_is_of_one() -> None:
    assert ecs.CLUSTER.command("eu-west-1") == (
        "aws ecs list-clusters --query 'clusterArns[]' --region eu-west-1 --output text"
    )
    assert s3.BUCKET.command("eu-west-1") == "aws s3api list-buckets --query 'Buckets[].Name' --output text"


def test_quotas_are_of_the_thing_unless_they_say_otherwise() -> None:
    by_what = {quota.what: quota for quota in things.QUOTAS}
    assert by_what["managed policies"].everywhere
    assert by_what["database instances"].types == tuple(rds.INSTANCE.types)
    assert by_what["database clusters"].types == ("aws:rds/cluster:Cluster",)
    assert not by_what["shards"].everywhere
