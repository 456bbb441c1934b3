"""What the emulated AWS answers about the account where moto does not: AWS's policies, quotas, concurrency.

A quota's value is AWS's published default: an account of the emulator never asked for more.
Source: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
"""

from __future__ import annotations

import functools
import json
import re
import threading
from typing import Any

from policypack.aws.emulator_answers import Question, Refusal, answers

_AWS_POLICY = "arn:aws:iam::aws:policy/"
# Each policy of the snapshot begins with a line of the first and has one of the second.
_NAME = re.compile(r'\n "([^"]+)":\{')
_PATH = re.compile(r'\n  "Path":"/([^"]*)"')

# Two questions at once must not make two gateways.
_LOCK = threading.Lock()

# A key that another team made, for programs that name one by its ARN.
KEY = "0f6a2f3e-5d0c-4c8e-9d57-2f0f3e8f6b11"
# (service, code) -> (name, default).
QUOTAS: dict[tuple[str, str], tuple[str, float]] = {
    ("ec2", "L-0263D0A3"): ("EC2-VPC Elastic IPs", 5),
    ("ec2", "L-1216C47A"): ("Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 32),
    ("vpc", "L-F678F1CE"): ("VPCs per Region", 5),
    ("vpc", "L-A4707A72"): ("Internet gateways per Region", 5),
    ("vpc", "L-FE5A380F"): ("NAT gateways per Availability Zone", 5),
    ("vpc", "L-E79EC296"): ("VPC security groups per Region", 2500),
    ("vpc", "L-1B52E74A"): ("Gateway VPC endpoints per Region", 20),
    ("vpc", "L-29B6F2EB"): ("Interface VPC endpoints per VPC", 50),
    ("vpc", "L-0EA8095F"): ("Inbound or outbound rules per security group", 60),
    ("vpc", "L-2AFB9258"): ("Security groups per network interface", 5),
    ("vpc", "L-407747CB"): ("Subnets per VPC", 200),
    ("vpc", "L-589F43AA"): ("Route tables per VPC", 200),
    ("vpc", "L-93826ACB"): ("Routes per route table", 500),
    ("ec2", "L-34B43A08"): ("All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests", 32),
    ("ec2", "L-A2478D36"): ("Transit gateways per account", 5),
    ("elasticloadbalancing", "L-B22855CB"): ("Target Groups per Region", 3000),
    ("fargate", "L-3032A538"): ("Fargate On-Demand vCPU resource count", 4000),
    ("eks", "L-1194D53C"): ("Clusters", 100),
    ("acm", "L-F141DD1D"): ("ACM certificates", 2500),
    ("iam", "L-0DA4ABF3"): ("Managed policies per role", 10),
    ("elasticloadbalancing", "L-53DA6B97"): ("Application Load Balancers per Region", 50),
    ("elasticloadbalancing", "L-69A177A2"): ("Network Load Balancers per Region", 50),
    ("s3", "L-DC2B2D3D"): ("General purpose buckets", 10000),
}


@answers("ecr", "DescribeImages")
def describe_images(question: Question) -> dict[str, Any] | None:
    """Another account's repositories, which have no policy that would let this one look; its own are moto's."""
    registry = question.parameters.get("registryId") or question.account
    if registry == question.account:
        return None
    repository = f"arn:aws:ecr:{question.region}:{registry}:repository/{question.parameters['repositoryName']}"
    raise Refusal(
        "AccessDeniedException",
        f"arn:aws:iam::{question.account}:user/preflight is not authorized to perform: ecr:DescribeImages on resource: "
        f"{repository} because no resource-based policy allows the ecr:DescribeImages action",
    )


@answers("ec2", "DescribeInternetGateways")
@answers("ec2", "DescribeRouteTables")
def describe_ways_out(question: Question) -> None:
    """moto's answers, once the default VPC is as AWS makes it: with an internet gateway, and a route to it.

    Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
    """
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[question.account][question.region]
    with _LOCK:
        for vpc in [vpc for vpc in backend.vpcs.values() if vpc.is_default]:
            if not any(gateway.vpc is vpc for gateway in backend.internet_gateways.values()):
                gateway = backend.create_internet_gateway()
                backend.attach_internet_gateway(gateway.id, vpc.id)
                main = backend.describe_route_tables(filters={"vpc-id": [vpc.id], "association.main": ["true"]})
                backend.create_route(main[0].id, "0.0.0.0/0", gateway_id=gateway.id)


@answers("ec2", "DescribeSecurityGroupVpcAssociations")
def describe_security_group_vpc_associations(question: Question) -> dict[str, Any]:
    """An account whose security groups are used in their own VPC only."""
    return {"SecurityGroupVpcAssociations": []}


@answers("codeconnections", "GetConnection")
def get_connection(question: Question) -> dict[str, Any]:
    """An account that has no connection to a code host."""
    raise Refusal("ResourceNotFoundException", f"Connection {question.parameters['ConnectionArn']} not found")


@answers("codebuild", "BatchGetProjects")
def batch_get_projects(question: Question) -> dict[str, Any] | None:
    """Names that no project has; of projects that were made here moto tells."""
    from moto.codebuild.models import codebuild_backends

    made = codebuild_backends[question.account][question.region].codebuild_projects
    names = question.parameters["names"]
    return None if any(name in made for name in names) else {"projects": [], "projectsNotFound": names}


@answers("macie2", "GetMacieSession")
def get_macie_session(question: Question) -> dict[str, Any]:
    """An account that never turned Macie on, as new ones are."""
    raise Refusal("AccessDeniedException", "Macie is not enabled.", 403)


@answers("iam", "GetPolicy")
def get_policy(question: Question) -> dict[str, Any] | None:
    """AWS's own policies; the account's are moto's to answer."""
    arn = str(question.parameters.get("PolicyArn"))
    if not arn.startswith(_AWS_POLICY):
        return None
    if arn not in _aws_policies():
        raise Refusal("NoSuchEntity", f"Policy {arn} does not exist or is not attachable.", 404)
    return {"Policy": {"PolicyName": arn.rpartition("/")[2], "Arn": arn, "IsAttachable": True}}


@answers("iam", "ListPolicies")
def list_policies(question: Question) -> dict[str, Any] | None:
    """All of AWS's own policies on one page."""
    if question.parameters.get("Scope") != "AWS":
        return None
    return {"Policies": [{"Arn": arn} for arn in _aws_policies()], "IsTruncated": False}


@answers("service-quotas", "GetAWSDefaultServiceQuota", "servicequotas")
@answers("service-quotas", "GetServiceQuota", "servicequotas")
def get_service_quota(question: Question) -> dict[str, Any]:
    """A quota that the account never had changed."""
    service, code = question.parameters["ServiceCode"], question.parameters["QuotaCode"]
    if (service, code) not in QUOTAS:
        raise Refusal("NoSuchResourceException", f"There is no quota {code} of {service}.")
    return {"Quota": _quota(service, code)}


@answers("service-quotas", "ListServiceQuotas", "servicequotas")
def list_service_quotas(question: Question) -> dict[str, Any]:
    """All of a service on one page."""
    service = question.parameters["ServiceCode"]
    return {"Quotas": [_quota(service, code) for name, code in QUOTAS if name == service]}


def _quota(service: str, code: str) -> dict[str, Any]:
    name, value = QUOTAS[service, code]
    return {"ServiceCode": service, "QuotaCode": code, "QuotaName": name, "Value": value, "Adjustable": True}


@answers("kms", "DescribeKey")
def describe_key(question: Question) -> dict[str, Any] | None:
    """The key that the account has from elsewhere; keys that were made here are moto's to answer."""
    if not str(question.parameters.get("KeyId")).endswith(KEY):
        return None
    arn = f"arn:aws:kms:{question.region}:{question.account}:key/{KEY}"
    return {"KeyMetadata": {"KeyId": KEY, "Arn": arn, "KeyState": "Enabled", "KeyManager": "CUSTOMER"}}


@answers("kms", "GetKeyPolicy")
def get_key_policy(question: Question) -> dict[str, Any] | None:
    """The policy of that key: it admits the account and CloudWatch Logs."""
    if not str(question.parameters.get("KeyId")).endswith(KEY):
        return None
    admitted = {"AWS": f"arn:aws:iam::{question.account}:root", "Service": f"logs.{question.region}.amazonaws.com"}
    statement = {"Effect": "Allow", "Principal": admitted, "Action": "kms:*", "Resource": "*"}
    return {"Policy": json.dumps({"Version": "2012-10-17", "Statement": [statement]})}


@answers("rds", "DescribeAccountAttributes")
def describe_account_attributes(question: Question) -> dict[str, Any]:
    """The usual quotas, nothing of them used: what moto has of databases is not counted."""
    names = {
        "DBInstances": 40,
        "DBClusters": 40,
        "DBSubnetGroups": 50,
        "DBParameterGroups": 50,
        "DBClusterParameterGroups": 50,
        "OptionGroups": 20,
        "ManualSnapshots": 100,
    }
    return {"AccountQuotas": [{"AccountQuotaName": name, "Used": 0, "Max": most} for name, most in names.items()]}


@answers("dms", "DescribeAccountAttributes")
def describe_replication_quotas(question: Question) -> dict[str, Any]:
    """The usual quotas of replication, nothing of them used."""
    names = {"ReplicationInstances": 60, "Endpoints": 1000}
    return {"AccountQuotas": [{"AccountQuotaName": name, "Used": 0, "Max": most} for name, most in names.items()]}


@answers("autoscaling", "DescribeAccountLimits")
def describe_account_limits(question: Question) -> dict[str, Any]:
    """The usual limits; what moto has of groups is not counted."""
    return {
        "MaxNumberOfAutoScalingGroups": 500,
        "MaxNumberOfLaunchConfigurations": 200,
        "NumberOfAutoScalingGroups": 0,
        "NumberOfLaunchConfigurations": 0,
    }


@answers("route53", "GetAccountLimit")
def get_account_limit(question: Question) -> dict[str, Any]:
    """The usual number of hosted zones, none of them there."""
    return {"Limit": {"Type": question.parameters["Type"], "Value": 500}, "Count": 0}


@answers("lambda", "GetAccountSettings")
def get_account_settings(question: Question) -> dict[str, Any]:
    """The usual concurrency of an account, none of it reserved."""
    return {"AccountLimit": {"ConcurrentExecutions": 1000, "UnreservedConcurrentExecutions": 1000}, "AccountUsage": {}}


@functools.cache
def _aws_policies() -> tuple[str, ...]:
    """The ARNs of moto's snapshot. They are found by reading its text: parsing all documents takes half a second."""
    from moto.iam.aws_managed_policies import aws_managed_policies_data

    names, paths = _NAME.findall(aws_managed_policies_data), _PATH.findall(aws_managed_policies_data)
    return tuple(f"{_AWS_POLICY}{path}{name}" for name, path in zip(names, paths, strict=True))
