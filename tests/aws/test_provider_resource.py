from __future__ import annotations

import json

import pytest

from policypack.aws.provider_resource import AssumedRole, AwsProvider
from policypack.errors import Unavailable
from policypack.symbol import Symbol, Text
from policypack.values import UNKNOWN, Secret


def test_nothing_said_is_the_ambient_identity():
    assert AwsProvider.parse({}) == AwsProvider()


def test_json_texts_are_read_as_what_they_hold():
    provider = AwsProvider.parse(
        {
            "region": "eu-south-1",
            "version": "7.51.1",
            "profile": "ci",
            "useFipsEndpoint": "true",
            "skipMetadataApiCheck": "false",
            "sharedConfigFiles": '["~/one", "~/two"]',
            "assumeRoles": json.dumps(
                [
                    {"roleArn": "arn:aws:iam::111122223333:role/first", "externalId": "x"},
                    {"roleArn": "arn:aws:iam::444455556666:role/second", "tags": {"b": "2", "a": "1"}},
                ]
            ),
        }
    )
    assert provider.region == "eu-south-1"
    assert provider.fips is True
    assert provider.skip_metadata is False
    assert provider.config_file == "~/one"
    assert provider.roles == (
        AssumedRole("arn:aws:iam::111122223333:role/first", external_id="x"),
        AssumedRole("arn:aws:iam::444455556666:role/second", tags=(("a", "1"), ("b", "2"))),
    )
    assert provider.account == "444455556666"


def test_the_older_single_role_is_a_chain_of_one():
    provider = AwsProvider.parse({"assumeRole": '{"roleArn": "arn:aws:iam::111122223333:role/only"}'})
    assert [role.arn for role in provider.roles] == ["arn:aws:iam::111122223333:role/only"]


def test_values_that_are_not_json_texts_are_taken_as_they_are():
    provider = AwsProvider.parse({"assumeRoles": [{"roleArn": "arn:aws:iam::1:role/a"}], "useDualstackEndpoint": True})
    assert len(provider.roles) == 1
    assert provider.dualstack is True


@pytest.mark.parametrize(
    ("key", "service"),
    [
        ("rds", "rds"),
        ("cognitoidp", "cognito-idp"),
        ("msk", "kafka"),
        ("sfn", "stepfunctions"),
        ("elasticloadbalancingv2", "elbv2"),
        ("cloudwatchlogs", "logs"),
        ("databasemigration", "dms"),
        ("lambda_", "lambda"),
    ],
)
def test_endpoint_keys_are_known_by_botocores_names(key: str, service: str):
    provider = AwsProvider.parse({"endpoints": json.dumps([{key: "http://127.0.0.1:4566"}])})
    assert provider.endpoint(service) == "http://127.0.0.1:4566"
    assert provider.endpoint("iam") is None


def test_every_endpoint_key_of_the_provider_leads_to_a_service():
    """The provider's keys come from its SDK; those whose service botocore dropped are named here."""
    import re
    from pathlib import Path

    import botocore.session

    from policypack.aws.provider_resource import ENDPOINT_ALIASES

    sdk = pytest.importorskip("pulumi_aws", reason="pulumi-aws is for development only")
    source = (Path(sdk.__file__).parent / "_inputs.py").read_text()
    block = source[source.index("class ProviderEndpointArgsDict") :]
    keys = re.findall(r"^    (\w+): NotRequired", block[: block.index("class ProviderEndpointArgs:")], re.MULTILINE)
    services = {name.replace("-", "") for name in botocore.session.Session().get_available_services()}
    lost = {key for key in keys if ENDPOINT_ALIASES.get(key, key).replace("-", "") not in services}
    assert len(keys) > 300
    assert lost <= {"cloudwatchevidently", "elastictranscoder", "evidently", "finspace", "qldb"}


@pytest.mark.parametrize("unknown", [UNKNOWN, Text((Symbol("u", "role", "arn"),), "zq00000qz"), Secret(UNKNOWN)])
def test_an_identity_known_after_the_update_cannot_ask(unknown: object):
    with pytest.raises(Unavailable, match="profile is known only after the update") as caught:
        AwsProvider.parse({"profile": unknown})
    assert caught.value.cause == "provider"


def test_an_unknown_deep_inside_a_role_counts():
    with pytest.raises(Unavailable, match="assumeRoles"):
        AwsProvider.parse({"assumeRoles": [{"roleArn": UNKNOWN}]})


def test_an_unknown_region_cannot_ask():
    with pytest.raises(Unavailable, match="region is known only after the update") as caught:
        AwsProvider.parse({"region": UNKNOWN})
    assert caught.value.cause == "provider"


def test_unknown_default_tags_do_not_matter():
    assert AwsProvider.parse({"defaultTags": UNKNOWN, "region": "eu-west-1"}).region == "eu-west-1"


@pytest.mark.parametrize("text", ["{oops", "[" * 100_000], ids=["cut", "deep"])
def test_text_that_should_be_json_and_is_not(text: str):
    with pytest.raises(Unavailable, match="assumeRoles is not readable as JSON"):
        AwsProvider.parse({"assumeRoles": text})


@pytest.mark.parametrize(
    "inputs",
    [
        {"assumeRoles": [{"role_arn": "arn:aws:iam::111122223333:role/misspelt"}]},
        {"assumeRoles": [{"roleArn": "arn:aws:iam::111122223333:role/first"}, {"externalId": "x"}]},
        {"assumeRoles": [None]},
        {"assumeRole": "{}"},
        {"assumeRoleWithWebIdentity": {"webIdentityTokenFile": "/run/token"}},
    ],
)
def test_a_role_without_its_name_never_asks(inputs: dict[str, object]):
    with pytest.raises(Unavailable, match="its settings name none") as caught:
        AwsProvider.parse(inputs)
    assert caught.value.cause == "provider"


def test_an_empty_chain_is_no_role():
    assert (
        AwsProvider.parse({"assumeRoles": "[]", "assumeRole": "", "assumeRoleWithWebIdentity": None}) == AwsProvider()
    )


def test_secrets_are_unwrapped_and_never_shown():
    provider = AwsProvider.parse(
        {"accessKey": Secret("AKIAX"), "secretKey": Secret("do-not-show"), "token": "nor-this"}
    )
    assert provider.secret_key == "do-not-show"
    assert "do-not-show" not in repr(provider)
    assert "nor-this" not in repr(provider)
