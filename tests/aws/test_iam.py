"""IAM: one endpoint for all regions; roles, policies and providers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.iam import InstanceProfile, ManagedPolicy, Role
from tests.aws.helpers import ACCOUNT, Stub
from tests.aws.outcomes import Verb, found, outcomes

HOME = "us-east-1"
ARN = f"arn:aws:iam::{ACCOUNT}:role/api-tasks"
LOGS = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
GONE = ("NoSuchEntity",)
ROLE = Verb("get_role", "iam:GetRole", lambda aws: aws.iam.role("api-tasks"), {"RoleName": "api-tasks"}, GONE, HOME)
POLICY = Verb("get_policy", "iam:GetPolicy", lambda aws: aws.iam.managed_policy(LOGS), {"PolicyArn": LOGS}, GONE, HOME)
POLICIES = Verb(
    "list_policies",
    "iam:ListPolicies",
    lambda aws: aws.iam.aws_policies(),
    {"Scope": "AWS", "MaxItems": 1000},
    (),
    HOME,
)
PROFILE = Verb(
    "get_instance_profile",
    "iam:GetInstanceProfile",
    lambda aws: aws.iam.instance_profile("web"),
    {"InstanceProfileName": "web"},
    GONE,
    HOME,
)
PROVIDERS = Verb(
    "list_open_id_connect_providers",
    "iam:ListOpenIDConnectProviders",
    lambda aws: aws.iam.oidc_providers(),
    {},
    (),
    HOME,
)
CERTIFICATE = Verb(
    "get_server_certificate",
    "iam:GetServerCertificate",
    lambda aws: aws.iam.server_certificate("old"),
    {"ServerCertificateName": "old"},
    GONE,
    HOME,
)
SUMMARY = Verb("get_account_summary", "iam:GetAccountSummary", lambda aws: aws.iam.account_summary(), {}, (), HOME)
SIMULATION = Verb(
    "simulate_principal_policy",
    "iam:SimulatePrincipalPolicy",
    lambda aws: aws.iam.refused_actions(ARN, ("s3:CreateBucket", "ecs:CreateService")),
    {"PolicySourceArn": ARN, "ActionNames": ["s3:CreateBucket", "ecs:CreateService"]},
    GONE,
    HOME,
)
ALIAS = Verb("list_account_aliases", "iam:ListAccountAliases", lambda aws: aws.iam.account_alias(), {}, (), HOME)

TestRefusals = outcomes("iam", [ROLE, POLICY, POLICIES, PROFILE, PROVIDERS, SUMMARY, CERTIFICATE, SIMULATION, ALIAS])


@pytest.mark.parametrize(("aliases", "alias"), [(["shop"], "shop"), ([], None)])
def test_the_alias_of_the_account(stub: Stub, aliases: list[str], alias: str | None) -> None:
    assert found(stub, "iam", ALIAS, {"AccountAliases": aliases, "IsTruncated": False}) == alias


def test_a_server_certificate(stub: Stub) -> None:
    arn = f"arn:aws:iam::{ACCOUNT}:server-certificate/web/old"
    about = {"Path": "/web/", "ServerCertificateName": "old", "ServerCertificateId": "ASCA1234567890123456", "Arn": arn}
    answer = {"ServerCertificate": {"ServerCertificateMetadata": about, "CertificateBody": "made up"}}
    assert found(stub, "iam", CERTIFICATE, answer) == arn


def identity(kind: str, arn: str) -> dict[str, Any]:
    return {
        "Path": "/",
        f"{kind}Name": arn.rpartition("/")[2],
        f"{kind}Id": "AROA1234567890123456",
        "Arn": arn,
        "CreateDate": "2026-01-01T00:00:00Z",
    }


@pytest.mark.parametrize(
    ("principal", "services"),
    [
        ({"Service": "ecs-tasks.amazonaws.com"}, ("ecs-tasks.amazonaws.com",)),
        (
            {"Service": ["lambda.amazonaws.com", "edgelambda.amazonaws.com"]},
            ("edgelambda.amazonaws.com", "lambda.amazonaws.com"),
        ),
        ({"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, ()),
        ("*", ("*",)),
    ],
)
def test_a_role_and_whom_it_trusts(stub: Stub, principal: object, services: tuple[str, ...]) -> None:
    statements = [
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal},
        {"Effect": "Deny", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}},
    ]
    document = json.dumps({"Version": "2012-10-17", "Statement": statements})
    answer = {"Role": {**identity("Role", ARN), "AssumeRolePolicyDocument": document}}
    role = found(stub, "iam", ROLE, answer)
    assert role == Role("api-tasks", ARN, services)
    assert not role.trusts("ec2.amazonaws.com") or "*" in services


def test_a_managed_policy(stub: Stub) -> None:
    answer = {"Policy": {"PolicyName": "AWSLambdaBasicExecutionRole", "Arn": LOGS, "IsAttachable": True}}
    assert found(stub, "iam", POLICY, answer) == ManagedPolicy("AWSLambdaBasicExecutionRole", LOGS, attachable=True)


def test_the_policies_of_aws_on_two_pages(stub: Stub) -> None:
    first = {"Policies": [{"Arn": LOGS}], "IsTruncated": True, "Marker": "page-2"}
    second = {"Policies": [{"Arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}], "IsTruncated": False}
    assert found(stub, "iam", POLICIES, first, second) == ("arn:aws:iam::aws:policy/ReadOnlyAccess", LOGS)


def test_an_instance_profile_without_a_role(stub: Stub) -> None:
    arn = f"arn:aws:iam::{ACCOUNT}:instance-profile/web"
    answer = {"InstanceProfile": {**identity("InstanceProfile", arn), "Roles": []}}
    assert found(stub, "iam", PROFILE, answer) == InstanceProfile("web", arn)


def test_identity_providers(stub: Stub) -> None:
    arn = f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"
    assert found(stub, "iam", PROVIDERS, {"OpenIDConnectProviderList": [{"Arn": arn}]}) == (arn,)


def test_what_an_account_has_and_may_have(stub: Stub) -> None:
    assert found(stub, "iam", SUMMARY, {"SummaryMap": {"RolesQuota": 1000, "Roles": 998}}) == (
        ("Roles", 998),
        ("RolesQuota", 1000),
    )


def test_refused_actions_of_two_pages(stub: Stub) -> None:
    def decided(action: str, decision: str, **more: object) -> dict[str, Any]:
        return {"EvaluationResults": [{"EvalActionName": action, "EvalDecision": decision}], **more}

    first = decided("s3:CreateBucket", "allowed", IsTruncated=True, Marker="2")
    assert found(stub, "iam", SIMULATION, first, decided("ecs:CreateService", "implicitDeny")) == ("ecs:CreateService",)


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
        lookups.sessions.client(aws.identity, "iam", HOME).create_role(
            RoleName="api", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        )
        role = aws.iam.role("api")
        assert role is not None
        assert role.services == ("lambda.amazonaws.com",)
        assert aws.iam.role("web") is None
        assert aws.iam.managed_policy(LOGS) is not None
        assert aws.iam.managed_policy(LOGS.replace("service-role/", "")) is None
        assert LOGS in aws.iam.aws_policies()
