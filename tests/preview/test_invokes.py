"""Provider functions: computed as the provider computes them, else symbols of the right shape, and never a secret."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from policypack.catalogue import provider as shapes
from policypack.errors import Unavailable
from policypack.preview.invokes import InvokeFailed, Invokes
from policypack.symbol import Symbols, Text
from policypack.values import UNKNOWN, Secret

REGION = "eu-south-1"
SECOND = 1


def ask(name: str, args: Mapping[str, Any] | None = None, *, region: str = REGION, **provider: str) -> dict[str, Any]:
    """Ask `ec2/getVpc` and fail where nothing is said."""
    found = Invokes(Symbols()).answer(token(name), args or {}, region=region, provider=provider)
    assert found is not None, name
    return found


def token(name: str) -> str:
    return f"aws:{name}:{name.rpartition('/')[2]}"


def document(**args: Any) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(ask("iam/getPolicyDocument", args)["json"])
    return parsed


# getPolicyDocument


def test_the_text_is_the_providers_letter_for_letter() -> None:
    found = ask(
        "iam/getPolicyDocument",
        {
            "statements": [
                {
                    "sid": "Read",
                    "actions": ["s3:GetObject", "s3:ListBucket", "s3:GetObject"],
                    "resources": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
                    "principals": [{"type": "AWS", "identifiers": ["111122223333", "444455556666"]}],
                }
            ]
        },
    )
    assert found["json"] == (
        "{\n"
        '  "Version": "2012-10-17",\n'
        '  "Statement": [\n'
        "    {\n"
        '      "Sid": "Read",\n'
        '      "Effect": "Allow",\n'
        '      "Action": [\n'
        '        "s3:ListBucket",\n'
        '        "s3:GetObject"\n'
        "      ],\n"
        '      "Resource": [\n'
        '        "arn:aws:s3:::b/*",\n'
        '        "arn:aws:s3:::b"\n'
        "      ],\n"
        '      "Principal": {\n'
        '        "AWS": [\n'
        '          "444455556666",\n'
        '          "111122223333"\n'
        "        ]\n"
        "      }\n"
        "    }\n"
        "  ]\n"
        "}"
    )
    assert found["minifiedJson"] == (
        '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],'
        '"Resource":["arn:aws:s3:::b/*","arn:aws:s3:::b"],"Principal":{"AWS":["444455556666","111122223333"]}}]}'
    )
    assert found["id"].isdigit()


@pytest.mark.parametrize(
    ("statement", "written"),
    [
        pytest.param({"actions": ["s3:*"]}, {"Effect": "Allow", "Action": "s3:*"}, id="one action is not a list"),
        pytest.param(
            {"effect": "Deny", "notActions": ["iam:*"], "notResources": ["a", "b"]},
            {"Effect": "Deny", "NotAction": "iam:*", "NotResource": ["b", "a"]},
            id="the negative forms",
        ),
        pytest.param(
            {"principals": [{"type": "*", "identifiers": ["*"]}]}, {"Effect": "Allow", "Principal": "*"}, id="everybody"
        ),
        pytest.param(
            {"principals": [{"type": "AWS", "identifiers": ["*"]}]},
            {"Effect": "Allow", "Principal": {"AWS": "*"}},
            id="every AWS account",
        ),
        pytest.param(
            {
                "principals": [
                    {"type": "Service", "identifiers": ["b.amazonaws.com"]},
                    {"type": "AWS", "identifiers": ["arn"]},
                    {"type": "Service", "identifiers": ["a.amazonaws.com"]},
                ]
            },
            {"Effect": "Allow", "Principal": {"AWS": "arn", "Service": ["b.amazonaws.com", "a.amazonaws.com"]}},
            id="principals of one type are put together",
        ),
        pytest.param(
            {"notPrincipals": [{"type": "AWS", "identifiers": ["a", "b"]}]},
            {"Effect": "Allow", "NotPrincipal": {"AWS": ["b", "a"]}},
            id="everybody but",
        ),
        pytest.param(
            {
                "conditions": [
                    {"test": "StringEquals", "variable": "aws:x", "values": ["b", "a"]},
                    {"test": "Bool", "variable": "aws:SecureTransport", "values": ["false"]},
                    {"test": "StringEquals", "variable": "aws:x", "values": ["c"]},
                ]
            },
            {
                "Effect": "Allow",
                "Condition": {"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"aws:x": ["b", "a", "c"]}},
            },
            id="condition values keep their order",
        ),
        pytest.param(
            {"resources": ["home/&{aws:username}/*"]},
            {"Effect": "Allow", "Resource": "home/${aws:username}/*"},
            id="a policy variable",
        ),
        pytest.param({"sid": "", "actions": []}, {"Effect": "Allow"}, id="nothing in it"),
    ],
)
def test_a_statement_is_written_as_the_provider_writes_it(statement: dict[str, Any], written: dict[str, Any]) -> None:
    assert document(statements=[statement])["Statement"] == [written]


def test_no_statements_is_a_version_alone() -> None:
    assert document() == {"Version": "2012-10-17"}
    assert document(version="2008-10-17", policyId="P") == {"Version": "2008-10-17", "Id": "P"}


def test_go_escapes_angle_brackets_and_ampersands() -> None:
    text = ask("iam/getPolicyDocument", {"statements": [{"resources": ["<a>&b"]}]})["json"]
    assert "\\u003ca\\u003e\\u0026b" in text
    assert json.loads(text)["Statement"][0]["Resource"] == "<a>&b"


def test_documents_are_merged_in_order_and_replaced_by_sid() -> None:
    source = json.dumps(
        {
            "Version": "2008-10-17",
            "Id": "source",
            "statement": [
                {"Sid": "Kept", "Effect": "Allow", "Action": ["b", "a"], "Principal": {"AWS": ["1", "2"]}},
                {"Sid": "Ours", "Effect": "Deny", "Unknown": 1},
            ],
        }
    )
    override = json.dumps({"Statement": [{"Sid": "Kept", "Effect": "Deny", "Principal": "*", "Condition": {}}]})
    found = document(
        sourcePolicyDocuments=[source],
        statements=[{"sid": "Ours", "actions": ["s3:*"]}, {"actions": ["sts:AssumeRole"]}],
        overridePolicyDocuments=[override],
    )
    assert found == {
        "Version": "2012-10-17",
        "Id": "source",
        "Statement": [
            {"Sid": "Kept", "Effect": "Deny", "Principal": "*", "Condition": {}},
            {"Sid": "Ours", "Effect": "Allow", "Action": "s3:*"},
            {"Effect": "Allow", "Action": "sts:AssumeRole"},
        ],
    }


def test_a_merged_statement_keeps_its_actions_and_sorts_its_principals() -> None:
    source = json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["b", "a"],
                    "Principal": {"Service": "x", "AWS": ["1", "2"]},
                    "Condition": {"Bool": {"aws:MultiFactorAuthPresent": True}, "Null": {"k": ["true"]}},
                }
            ]
        }
    )
    assert document(sourcePolicyDocuments=[source])["Statement"] == [
        {
            "Effect": "Allow",
            "Action": ["b", "a"],
            "Principal": {"AWS": ["2", "1"], "Service": "x"},
            "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}, "Null": {"k": "true"}},
        }
    ]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ({"statements": [{"sid": "A"}, {"sid": "A"}]}, "'A'"),
        ({"sourcePolicyDocuments": ['{"Statement":[{"Sid":"A"}]}', '{"Statement":[{"Sid":"A"}]}']}, "source_policy"),
        ({"sourcePolicyDocuments": ["{"]}, "is not JSON"),
        ({"overridePolicyDocuments": ["[]"]}, "not a JSON object"),
        ({"overridePolicyDocuments": ['{"Statement": {"Effect": "Allow"}}']}, "only a list"),
        ({"sourcePolicyDocuments": ['{"Statement": [1]}']}, "not a JSON object"),
        ({"version": "2008-10-17", "statements": [{"resources": ["&{aws:username}"]}]}, "2012-10-17"),
    ],
)
def test_what_the_provider_refuses_is_refused(args: dict[str, Any], words: str) -> None:
    with pytest.raises(InvokeFailed, match=words):
        ask("iam/getPolicyDocument", args)


def test_a_document_keeps_its_symbols_readable() -> None:
    symbols = Symbols()
    arn = f"arn:aws:s3:::{symbols.token('urn', 'assets', 'bucket')}/*"
    found = Invokes(symbols).answer(
        token("iam/getPolicyDocument"), {"statements": [{"resources": [arn]}]}, region=REGION, provider={}
    )
    assert found is not None
    text = symbols.parse(found["minifiedJson"])
    assert isinstance(text, Text)
    assert '"Resource":"arn:aws:s3:::${assets.bucket}/*"' in str(text)


def test_one_unknown_text_leaves_the_rest_of_the_document_readable() -> None:
    symbols = Symbols()
    found = Invokes(symbols).answer(
        token("iam/getPolicyDocument"),
        {"statements": [{"actions": ["s3:*"], "resources": [UNKNOWN, "arn:aws:s3:::b"]}]},
        region=REGION,
        provider={},
    )
    assert found is not None
    assert '"${unknown}"' in str(symbols.parse(found["json"]))
    assert '"s3:*"' in found["json"]


@pytest.mark.parametrize(
    "args",
    [
        {"statements": UNKNOWN},
        {"statements": [UNKNOWN]},
        {"sourcePolicyDocuments": [UNKNOWN]},
        {"overridePolicyDocuments": UNKNOWN},
        {"sourcePolicyDocuments": ["zq00001qz"]},
    ],
)
def test_a_document_of_which_a_whole_part_is_unknown_is_unknown(args: dict[str, Any]) -> None:
    assert Invokes(Symbols()).answer(token("iam/getPolicyDocument"), args, region=REGION, provider={}) is None


# Where one is


def test_the_region_is_the_providers_or_the_arguments() -> None:
    found = ask("index/getRegion")
    assert (found["name"], found["id"], found["region"]) == (REGION, REGION, REGION)
    assert found["description"] == "Europe (Milan)"
    assert found["endpoint"] == "ec2.eu-south-1.amazonaws.com"
    assert ask("index/getRegion", {"region": "us-west-2"})["name"] == "us-west-2"
    assert ask("index/getRegion", {"endpoint": "ec2.cn-north-1.amazonaws.com.cn"})["name"] == "cn-north-1"


def test_a_region_that_nobody_says_is_one_symbol_everywhere() -> None:
    symbols = Symbols()
    invokes = Invokes(symbols)
    region = invokes.answer(token("index/getRegion"), {}, region="", provider={})
    zones = invokes.answer(token("index/getAvailabilityZones"), {}, region="", provider={})
    assert region is not None
    assert zones is not None
    assert str(symbols.parse(region["name"])) == "${aws.region}"
    assert zones["region"] == region["name"]
    assert len(zones["names"]) == 3


@pytest.mark.parametrize(
    ("region", "answer"),
    [
        ("eu-south-1", ("aws", "amazonaws.com", "com.amazonaws")),
        ("cn-north-1", ("aws-cn", "amazonaws.com.cn", "cn.com.amazonaws")),
        ("us-gov-east-1", ("aws-us-gov", "amazonaws.com", "com.amazonaws")),
        ("", ("aws", "amazonaws.com", "com.amazonaws")),
    ],
)
def test_the_partition_follows_from_the_region(region: str, answer: tuple[str, str, str]) -> None:
    found = ask("index/getPartition", region=region)
    assert (found["partition"], found["dnsSuffix"], found["reverseDnsPrefix"]) == answer


def test_the_account_is_the_symbol_that_planned_arns_carry() -> None:
    symbols = Symbols()
    found = Invokes(symbols).answer(token("index/getCallerIdentity"), {}, region=REGION, provider={})
    assert found is not None
    assert found["accountId"] == found["id"] == symbols.token("", "aws", "account")
    assert len(found["arn"].split(":")) == 6


def test_zones_are_named_and_their_ids_are_symbols() -> None:
    found = ask("index/getAvailabilityZones", {"excludeNames": ["eu-south-1b"], "state": "available"})
    assert found["names"] == ["eu-south-1a", "eu-south-1c"]
    assert len(found["zoneIds"]) == 2
    assert found["state"] == "available"
    one = ask("index/getAvailabilityZone", {"name": "eu-south-1a"})
    assert (one["nameSuffix"], one["id"], one["region"]) == ("a", "eu-south-1a", REGION)


def test_regions_are_those_that_need_no_opt_in() -> None:
    names = ask("index/getRegions")["names"]
    assert "us-east-1" in names
    assert REGION not in names
    assert REGION in ask("index/getRegions", {"allRegions": True})["names"]


@pytest.mark.parametrize("name", ["index/getArn", "index/arnParse"])
def test_an_arn_is_taken_apart(name: str) -> None:
    found = ask(name, {"arn": "arn:aws:rds:eu-west-1:123456789012:db:a:b"})
    assert (found["service"], found["region"], found["resource"]) == ("rds", "eu-west-1", "db:a:b")
    assert "123456789012" in (found.get("account"), found.get("accountId"))
    with pytest.raises(InvokeFailed, match="not an ARN"):
        ask(name, {"arn": "my-database"})
    assert ask(name, {"arn": "zq00001qz"})["service"]


@pytest.mark.parametrize(
    ("service", "region", "name"),
    [
        ("ecs-tasks", REGION, "ecs-tasks.amazonaws.com"),
        ("logs", "cn-north-1", "logs.amazonaws.com.cn"),
        ("ec2", "cn-north-1", "ec2.amazonaws.com"),
    ],
)
def test_service_principals(service: str, region: str, name: str) -> None:
    found = ask("index/getServicePrincipal", {"serviceName": service, "region": region})
    assert found["name"] == name
    assert found["id"] == f"{service}.{region}.{found['suffix']}"


@pytest.mark.parametrize(
    "args",
    [
        {"serviceId": "s3", "region": "us-east-1"},
        {"reverseDnsName": "com.amazonaws.us-east-1.s3"},
        {"dnsName": "s3.us-east-1.amazonaws.com"},
    ],
)
def test_a_service_by_any_of_its_names(args: dict[str, str]) -> None:
    found = ask("index/getService", args)
    assert found["reverseDnsName"] == found["id"] == "com.amazonaws.us-east-1.s3"
    assert found["dnsName"] == "s3.us-east-1.amazonaws.com"
    assert (found["serviceId"], found["region"], found["partition"]) == ("s3", "us-east-1", "aws")
    assert found["supported"] is True


# AWS's own accounts


def test_accounts_of_aws_services_by_region() -> None:
    assert ask("elb/getServiceAccount", region="us-east-1")["arn"] == "arn:aws:iam::127311923021:root"
    assert ask("elb/getServiceAccount", {"region": "cn-north-1"})["arn"] == "arn:aws-cn:iam::638102146993:root"
    assert ask("cloudtrail/getServiceAccount", region="eu-west-1")["id"] == "859597730677"
    assert ask("index/getBillingServiceAccount")["id"] == "386209384616"


def test_a_region_without_such_an_account_is_refused() -> None:
    with pytest.raises(InvokeFailed, match="eu-central-2"):
        ask("elb/getServiceAccount", region="eu-central-2")


def test_a_load_balancers_hosted_zone_depends_on_its_kind() -> None:
    assert ask("lb/getHostedZoneId", region="us-east-1")["id"] == "Z35SXDOTRQ7X7K"
    assert ask("lb/getHostedZoneId", {"loadBalancerType": "network"}, region="us-east-1")["id"] == "Z26RNL4JYFTOTI"


def test_default_tags_are_the_providers() -> None:
    given = json.dumps({"tags": {"Team": "payments"}})
    assert ask("index/getDefaultTags", defaultTags=given)["tags"] == {"Team": "payments"}
    assert ask("index/getDefaultTags")["tags"] == {}
    assert ask("index/getDefaultTags", defaultTags="not JSON")["tags"] == {}


# Symbols


def test_what_only_aws_knows_is_a_symbol_that_names_the_call() -> None:
    symbols = Symbols()
    found = Invokes(symbols).answer(token("ec2/getVpc"), {"default": True}, region=REGION, provider={})
    assert found is not None
    assert str(symbols.parse(found["id"])) == "${aws.ec2.get_vpc(default=True).id}"
    assert found["default"] is True
    assert found["region"] == REGION
    assert found["arn"].startswith("arn:aws:ec2:eu-south-1:")
    assert ":vpc/" in found["arn"]


def test_two_calls_with_different_arguments_are_different_things() -> None:
    invokes = Invokes(Symbols())
    ids = [
        (invokes.answer(token("ec2/getSubnet"), {"id": name}, region=REGION, provider={}) or {})["cidrBlock"]
        for name in ("subnet-1", "subnet-2", "subnet-1")
    ]
    assert ids[0] == ids[2] != ids[SECOND]


def test_lists_of_ids_have_enough_elements_to_be_taken_apart() -> None:
    first, second, *_ = ask("ec2/getSubnets", {"filters": [{"name": "vpc-id", "values": ["vpc-1"]}]})["ids"]
    assert first != second
    assert len(ask("route53/getZone", {"name": "example.com"})["nameServers"]) == 4


def test_fields_that_repeat_each_other_have_one_symbol() -> None:
    zone = ask("route53/getZone", {"name": "example.com"})
    assert zone["zoneId"] == zone["id"]
    balancer = ask("lb/getLoadBalancer", {"name": "web"})
    assert balancer["id"] == balancer["arn"]
    assert ask("iam/getRole", {"name": "deployer"})["id"] == "deployer"


def test_numbers_and_flags_are_never_made_up_but_named() -> None:
    invokes = Invokes(Symbols())
    found = invokes.answer(token("ec2/getInstanceType"), {"instanceType": "t3.micro"}, region=REGION, provider={})
    assert found is not None
    assert "defaultVcpus" not in found
    assert "aws.ec2.get_instance_type(instance_type='t3.micro').defaultVcpus" in invokes.blanks


def test_what_aws_could_not_be_asked_is_told_once_per_reason() -> None:
    invokes = Invokes(Symbols())
    for call in ("a()", "b()", "c()", "d()"):
        invokes.failed(call, Unavailable("the credentials have expired", "credentials"))
    invokes.failed("e()", Unavailable("ec2:DescribeVpcs is not allowed", "denied", "ec2:DescribeVpcs"))
    first, second = (note.text for note in invokes.notes(stopped=False))
    assert first.startswith("AWS could not be asked for a(), b(), c() and 1 more: the credentials have expired. ")
    assert second == ("AWS could not be asked for e(): ec2:DescribeVpcs is not allowed. The program got placeholders.")


def test_what_had_no_value_is_told_where_the_program_stopped() -> None:
    invokes = Invokes(Symbols())
    invokes.answer(token("ec2/getInstanceType"), {"instanceType": "t3.micro"}, region=REGION, provider={})
    assert invokes.notes(stopped=False) == ()
    (note,) = invokes.notes(stopped=True)
    call = "aws.ec2.get_instance_type(instance_type='t3.micro')"
    assert note.text == f"Numbers and flags in the answer of {call} had no value: only AWS knows them."


@pytest.mark.parametrize(
    ("name", "args", "field"),
    [
        ("secretsmanager/getSecretVersion", {"secretId": "db"}, "secretString"),
        ("secretsmanager/getRandomPassword", {}, "randomPassword"),
        ("ssm/getParameter", {"name": "/db/password"}, "value"),
        ("ecr/getAuthorizationToken", {}, "password"),
        ("eks/getClusterAuth", {"name": "main"}, "token"),
    ],
)
def test_secret_values_are_secret_symbols(name: str, args: dict[str, Any], field: str) -> None:
    symbols = Symbols()
    found = Invokes(symbols).answer(token(name), args, region=REGION, provider={})
    assert found is not None
    text = symbols.parse(found[field])
    assert isinstance(text, Text)
    assert [symbol.secret for symbol in text.symbols] == [True]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("kms/getSecret", {"secrets": Secret([{"name": "x", "payload": "hunter2"}])}),
        ("kms/getSecret", {"secrets": [{"name": "x", "payload": "hunter2"}]}),
        ("kms/getCipherText", {"keyId": "k", "plaintext": "hunter2"}),
        ("ec2/getVpc", {"id": Secret("hunter2")}),
    ],
)
def test_a_confidential_argument_never_reaches_a_symbols_name(name: str, args: dict[str, Any]) -> None:
    symbols = Symbols()
    found = Invokes(symbols).answer(token(name), args, region=REGION, provider={})
    assert found is not None
    echoed = {key: value for key, value in found.items() if key not in args}
    assert "hunter2" not in str(symbols.parse(json.dumps(echoed)))


@pytest.mark.parametrize(
    "tok", ["random:index/getX:getX", "aws:ec2/getNothing:getNothing", "", "aws:index/getIpRanges:getIpRanges"]
)
def test_functions_of_others_and_those_that_cannot_be_made_up_stay_unknown(tok: str) -> None:
    assert Invokes(Symbols()).answer(tok, {}, region=REGION, provider={}) is None


def test_every_function_of_the_provider_gets_an_answer_that_the_wire_can_carry() -> None:
    from policypack.catalogue._store import member

    refused = []
    invokes = Invokes(Symbols())
    for tok in member("provider", "index")["functions"]:
        try:
            found = invokes.answer(tok, {}, region=REGION, provider={})
        except InvokeFailed:
            refused.append(tok)
            continue
        if found is not None:
            json.dumps(found)
            function = shapes.function(tok)
            assert function is not None
            assert set(found) <= set(function.results), tok
    assert refused == []
