"""What the identity that deploys may do. Asked only where the configuration allows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policypack import Aws, Finding, Stack, policy
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Apigatewayv2,
    Autoscaling,
    Cloudfront,
    Cloudtrail,
    Cloudwatch,
    Cognito,
    Dynamodb,
    Ec2,
    Ecr,
    Ecs,
    Eks,
    Iam,
    Kms,
    Lambda,
    Lb,
    Rds,
    Route53,
    Secretsmanager,
    Sfn,
    Sns,
    Sqs,
    Ssm,
    Wafv2,
)
from policypack.shelf.outside import listed

# Type -> the actions without which it cannot be created. The least of them: what the provider reads and tags besides
# differs by its version.
# https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
ACTIONS = {
    Apigateway.REST_API: "apigateway:POST",
    Apigatewayv2.API: "apigateway:POST",
    Autoscaling.GROUP: "autoscaling:CreateAutoScalingGroup",
    Cloudfront.DISTRIBUTION: "cloudfront:CreateDistribution",
    Cloudtrail.TRAIL: "cloudtrail:CreateTrail",
    Cloudwatch.EVENT_RULE: "events:PutRule",
    Cloudwatch.LOG_GROUP: "logs:CreateLogGroup",
    Cloudwatch.METRIC_ALARM: "cloudwatch:PutMetricAlarm",
    Cognito.USER_POOL: "cognito-idp:CreateUserPool",
    Dynamodb.TABLE: "dynamodb:CreateTable",
    Ec2.EIP: "ec2:AllocateAddress",
    Ec2.INSTANCE: "ec2:RunInstances",
    Ec2.INTERNET_GATEWAY: "ec2:CreateInternetGateway",
    Ec2.LAUNCH_TEMPLATE: "ec2:CreateLaunchTemplate",
    Ec2.NAT_GATEWAY: "ec2:CreateNatGateway",
    Ec2.ROUTE_TABLE: "ec2:CreateRouteTable",
    Ec2.SECURITY_GROUP: "ec2:CreateSecurityGroup",
    Ec2.SUBNET: "ec2:CreateSubnet",
    Ec2.VPC: "ec2:CreateVpc",
    Ec2.VPC_ENDPOINT: "ec2:CreateVpcEndpoint",
    Ecr.REPOSITORY: "ecr:CreateRepository",
    Ecs.CLUSTER: "ecs:CreateCluster",
    Ecs.SERVICE: "ecs:CreateService",
    Ecs.TASK_DEFINITION: "ecs:RegisterTaskDefinition",
    Eks.CLUSTER: "eks:CreateCluster",
    Iam.INSTANCE_PROFILE: "iam:CreateInstanceProfile",
    Iam.POLICY: "iam:CreatePolicy",
    Iam.ROLE: "iam:CreateRole",
    Iam.ROLE_POLICY: "iam:PutRolePolicy",
    Iam.ROLE_POLICY_ATTACHMENT: "iam:AttachRolePolicy",
    Kms.ALIAS: "kms:CreateAlias",
    Kms.KEY: "kms:CreateKey",
    Lambda.FUNCTION: "lambda:CreateFunction",
    Lb.LISTENER: "elasticloadbalancing:CreateListener",
    Lb.LOAD_BALANCER: "elasticloadbalancing:CreateLoadBalancer",
    Lb.TARGET_GROUP: "elasticloadbalancing:CreateTargetGroup",
    Rds.CLUSTER: "rds:CreateDBCluster",
    Rds.INSTANCE: "rds:CreateDBInstance",
    Rds.SUBNET_GROUP: "rds:CreateDBSubnetGroup",
    Route53.RECORD: "route53:ChangeResourceRecordSets",
    S3.BUCKET: "s3:CreateBucket",
    S3.BUCKET_POLICY: "s3:PutBucketPolicy",
    Secretsmanager.SECRET: "secretsmanager:CreateSecret",
    Sfn.STATE_MACHINE: "states:CreateStateMachine",
    Sns.TOPIC: "sns:CreateTopic",
    Sqs.QUEUE: "sqs:CreateQueue",
    Ssm.PARAMETER: "ssm:PutParameter",
    Wafv2.WEB_ACL: "wafv2:CreateWebACL",
}
_ASSUMED = re.compile(r"arn:(?P<partition>[^:]+):sts::(?P<account>\d+):assumed-role/(?P<role>[^/]+)/.*")


@policy(
    level="advisory",
    severity="critical",
    config={
        "ask": {
            "type": "boolean",
            "default": False,
            "description": "Let IAM simulate what the deploying identity may do. Needs iam:SimulatePrincipalPolicy.",
        }
    },
)
def may_not_create(*, stack: Stack, config: Mapping[str, Any], aws: Aws) -> Iterator[Finding]:
    """Deploying identity may not create what the stack plans.

    Why: "AccessDenied: User … is not authorized to perform: …" stops a deployment half-way. The simulation knows the
    identity's own policies and its permissions boundary, not those of its session and of resources, and an action
    that is allowed on some resources only counts as refused: so it is an advice. Off unless the setting ask is true;
    the identity is that of the stack's default provider.
    Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
    """
    if not config["ask"]:
        return
    needed: dict[str, str] = {}
    for resource in stack:
        if not resource.exists and resource.type in ACTIONS:
            needed.setdefault(ACTIONS[resource.type], resource.name)
    if not needed:
        return
    arn = aws.sts.identity().arn
    assumed = _ASSUMED.fullmatch(arn)
    if assumed:
        # A session is not an identity with policies: its role is, by the ARN that its path is part of.
        role = aws.iam.role(assumed["role"])
        arn = role.arn if role else f"arn:{assumed['partition']}:iam::{assumed['account']}:role/{assumed['role']}"
    if arn.endswith(":root"):
        return
    refused = aws.iam.refused_actions(arn, tuple(sorted(needed)))
    if refused:
        names = [needed[action] for action in refused if action in needed]
        yield stack.finding_owner().finding(
            problem=f"{arn} is not allowed {listed(list(refused))}, which {listed(names)} cannot be created without.",
            fix="Allow these actions to the identity that deploys, or deploy with another one.",
        )
