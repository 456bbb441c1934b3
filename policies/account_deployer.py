"""What the identity that deploys may do. Asked only where the configuration allows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policies._outside import listed
from policypack import Aws, Finding, Stack, policy

# Type -> the actions without which it cannot be created. The least of them: what the provider reads and tags besides
# differs by its version.
# https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
ACTIONS = {
    "aws:apigateway/restApi:RestApi": "apigateway:POST",
    "aws:apigatewayv2/api:Api": "apigateway:POST",
    "aws:autoscaling/group:Group": "autoscaling:CreateAutoScalingGroup",
    "aws:cloudfront/distribution:Distribution": "cloudfront:CreateDistribution",
    "aws:cloudtrail/trail:Trail": "cloudtrail:CreateTrail",
    "aws:cloudwatch/eventRule:EventRule": "events:PutRule",
    "aws:cloudwatch/logGroup:LogGroup": "logs:CreateLogGroup",
    "aws:cloudwatch/metricAlarm:MetricAlarm": "cloudwatch:PutMetricAlarm",
    "aws:cognito/userPool:UserPool": "cognito-idp:CreateUserPool",
    "aws:dynamodb/table:Table": "dynamodb:CreateTable",
    "aws:ec2/eip:Eip": "ec2:AllocateAddress",
    "aws:ec2/instance:Instance": "ec2:RunInstances",
    "aws:ec2/internetGateway:InternetGateway": "ec2:CreateInternetGateway",
    "aws:ec2/launchTemplate:LaunchTemplate": "ec2:CreateLaunchTemplate",
    "aws:ec2/natGateway:NatGateway": "ec2:CreateNatGateway",
    "aws:ec2/routeTable:RouteTable": "ec2:CreateRouteTable",
    "aws:ec2/securityGroup:SecurityGroup": "ec2:CreateSecurityGroup",
    "aws:ec2/subnet:Subnet": "ec2:CreateSubnet",
    "aws:ec2/vpc:Vpc": "ec2:CreateVpc",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "ec2:CreateVpcEndpoint",
    "aws:ecr/repository:Repository": "ecr:CreateRepository",
    "aws:ecs/cluster:Cluster": "ecs:CreateCluster",
    "aws:ecs/service:Service": "ecs:CreateService",
    "aws:ecs/taskDefinition:TaskDefinition": "ecs:RegisterTaskDefinition",
    "aws:eks/cluster:Cluster": "eks:CreateCluster",
    "aws:iam/instanceProfile:InstanceProfile": "iam:CreateInstanceProfile",
    "aws:iam/policy:Policy": "iam:CreatePolicy",
    "aws:iam/role:Role": "iam:CreateRole",
    "aws:iam/rolePolicy:RolePolicy": "iam:PutRolePolicy",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "iam:AttachRolePolicy",
    "aws:kms/alias:Alias": "kms:CreateAlias",
    "aws:kms/key:Key": "kms:CreateKey",
    "aws:lambda/function:Function": "lambda:CreateFunction",
    "aws:lb/listener:Listener": "elasticloadbalancing:CreateListener",
    "aws:lb/loadBalancer:LoadBalancer": "elasticloadbalancing:CreateLoadBalancer",
    "aws:lb/targetGroup:TargetGroup": "elasticloadbalancing:CreateTargetGroup",
    "aws:rds/cluster:Cluster": "rds:CreateDBCluster",
    "aws:rds/instance:Instance": "rds:CreateDBInstance",
    "aws:rds/subnetGroup:SubnetGroup": "rds:CreateDBSubnetGroup",
    "aws:route53/record:Record": "route53:ChangeResourceRecordSets",
    "aws:s3/bucket:Bucket": "s3:CreateBucket",
    "aws:s3/bucketPolicy:BucketPolicy": "s3:PutBucketPolicy",
    "aws:secretsmanager/secret:Secret": "secretsmanager:CreateSecret",
    "aws:sfn/stateMachine:StateMachine": "states:CreateStateMachine",
    "aws:sns/topic:Topic": "sns:CreateTopic",
    "aws:sqs/queue:Queue": "sqs:CreateQueue",
    "aws:ssm/parameter:Parameter": "ssm:PutParameter",
    "aws:wafv2/webAcl:WebAcl": "wafv2:CreateWebACL",
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
