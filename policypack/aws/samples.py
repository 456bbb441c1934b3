"""Arguments to ask every fact once with: for the doctor, and for the test that no action goes undeclared.

What they name need not exist: "there is none" is an answer too. A text is enough for most parameters; the table
has those that AWS or botocore would refuse as malformed.
"""

from __future__ import annotations

import inspect
import typing
from typing import Any

from policypack.aws.fact import Fact

NAME = "preflight-doctor"
_ELB = "arn:aws:elasticloadbalancing:{region}:{account}:"
_KAFKA = "arn:aws:kafka:{region}:{account}:"
_ID = "00000000-0000-0000-0000-000000000000-1"
# By parameter, and by "service.method(parameter)" where a parameter's name means different things.
SAMPLES: dict[str, Any] = {
    "account": "{account}",
    "engine": "postgres",
    "version": "16",
    "instance_class": "db.t4g.medium",
    "key": "alias/aws/ebs",
    "scope": "REGIONAL",
    "accessanalyzer.policy_findings(document)": '{{"Version": "2012-10-17", "Statement": []}}',
    "accessanalyzer.policy_findings(kind)": "IDENTITY_POLICY",
    "acm.certificate(arn)": "arn:aws:acm:{region}:{account}:certificate/00000000-0000-0000-0000-000000000000",
    "codeconnections.connection(arn)": (
        "arn:aws:codeconnections:{region}:{account}:connection/00000000-0000-0000-0000-000000000000"
    ),
    "cognito.user_pool(id)": "{region}_Preflight",
    "dms.certificate(arn)": "arn:aws:dms:{region}:{account}:cert:PREFLIGHT",
    "dynamodbstreams.stream(arn)": "arn:aws:dynamodb:{region}:{account}:table/preflight/stream/2024-01-01T00:00:00.000",
    "ec2.snapshot(id)": "snap-00000000000000000",
    "ecr.find_image(digest)": None,
    "ecr.find_image(tag)": "latest",
    "efs.access_point(id)": "fsap-00000000000000000",
    "efs.file_system(id)": "fs-00000000000000000",
    "efs.mount_targets(file_system)": "fs-00000000000000000",
    "eks.access_entry(principal)": "arn:aws:iam::{account}:role/preflight-doctor",
    "elbv2.listener_at(arn)": f"{_ELB}listener/app/preflight/0123456789abcdef/0123456789abcdef",
    "elbv2.listeners(balancer)": f"{_ELB}loadbalancer/app/preflight/0123456789abcdef",
    "elbv2.load_balancer_at(arn)": f"{_ELB}loadbalancer/app/preflight/0123456789abcdef",
    "elbv2.priorities(listener)": f"{_ELB}listener/app/preflight/0123456789abcdef/0123456789abcdef",
    "elbv2.target_group_at(arn)": f"{_ELB}targetgroup/preflight/0123456789abcdef",
    "events.pattern_refused(pattern)": '{{"source": ["preflight"]}}',
    "iam.managed_policy(arn)": "arn:aws:iam::{account}:policy/preflight-doctor",
    "iam.refused_actions(actions)": ("ec2:RunInstances",),
    "iam.refused_actions(principal)": "arn:aws:iam::{account}:role/preflight-doctor",
    "kafka.configuration(arn)": f"{_KAFKA}configuration/preflight/{_ID}",
    "kafka.upgrades(arn)": f"{_KAFKA}cluster/preflight/{_ID}",
    "lambda.code_signing_config(arn)": "arn:aws:lambda:{region}:{account}:code-signing-config:csc-00000000000000000",
    "lambda.event_source_mapping(source)": "arn:aws:sqs:{region}:{account}:preflight-doctor",
    "lambda.layer(arn)": "arn:aws:lambda:{region}:{account}:layer:preflight:1",
    "mq.configuration(id)": "c-00000000-0000-0000-0000-000000000000",
    "network.dns_hostnames(vpc)": "vpc-00000000000000000",
    "network.dns_support(vpc)": "vpc-00000000000000000",
    "network.group_rules(group)": "sg-00000000000000000",
    "network.route_tables(filter)": "vpc-id",
    "opensearch.instance_types(version)": "OpenSearch_2.17",
    "pricing.offers(filters)": (("regionCode", "eu-west-1"),),
    "pricing.offers(service_code)": "AmazonVPC",
    "route53.records(zone)": "Z0PREFLIGHT",
    "route53.vpc_zones(vpc)": "vpc-00000000000000000",
    "route53.vpc_zones(vpc_region)": "us-east-1",
    "servicequotas.applied(code)": "L-0263D0A3",
    "servicequotas.applied(service)": "ec2",
    "servicequotas.default(code)": "L-0263D0A3",
    "servicequotas.default(service)": "ec2",
    "servicequotas.quotas(service)": "ec2",
    "sesv2.identity(name)": "preflight-doctor.example.com",
    "sns.topic(arn)": "arn:aws:sns:{region}:{account}:preflight-doctor",
    "sqs.visibility_timeout(url)": "https://sqs.{region}.amazonaws.com/{account}/preflight-doctor",
    "stepfunctions.definition_errors(definition)": '{{"StartAt": "a", "States": {{"a": {{"Type": "Succeed"}}}}}}',
    "stepfunctions.state_machine(arn)": "arn:aws:states:{region}:{account}:stateMachine:preflight-doctor",
    "wafv2.managed_group(name)": "AWSManagedRulesCommonRuleSet",
    "wafv2.managed_group(vendor)": "AWS",
    "wafv2.web_acl(id)": "00000000-0000-0000-0000-000000000000",
    "wafv2.web_acl(scope)": "REGIONAL",
}


def arguments(fact: Fact, account: str, region: str = "us-east-1") -> dict[str, Any]:
    """Return arguments to ask a fact with; parameters that have a default keep it."""
    hints = typing.get_type_hints(fact.body)
    found = {}
    for name, parameter in list(inspect.signature(fact.body).parameters.items())[1:]:
        if name == "region" or parameter.default is not parameter.empty:
            continue
        value = SAMPLES.get(f"{fact.name}({name})", SAMPLES.get(name, _plain(hints[name])))
        found[name] = value.format(account=account, region=region) if isinstance(value, str) else value
    return found


def _plain(hint: Any) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return (_plain(inner[0]),)
    if origin is frozenset:
        return frozenset({_plain(inner[0])})
    if hint is bool:
        return False
    if hint in (int, float):
        return 1
    return NAME
