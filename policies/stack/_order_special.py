"""What has to be there before a resource is created, where it takes more than a row to tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from policypack import Resource, Stack, Text
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Appautoscaling,
    Bedrock,
    Cfg,
    Cloudwatch,
    Dms,
    Dynamodb,
    Ec2,
    Ecr,
    Ecs,
    Emr,
    Iam,
    Kms,
    Lambda,
    Lb,
    Pipes,
    Rds,
    Secretsmanager,
    Ses,
    Sns,
    Sqs,
    Wafv2,
)
from policypack.shelf.permissions import permissions, resource_policies

Waits = tuple[str, list[Resource], str]


def _public_gateway(nat: Resource, stack: Stack) -> Waits:
    """A NAT gateway waits for the internet gateway of its VPC."""
    # https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
    says = "Gateway.NotAttached: Network has no Internet gateway attached"
    if nat.text("connectivityType") == "private":
        return "subnetId", [], says
    own = _vpcs(nat, stack)
    # Alike in every zone of a network: it is reported once.
    if stack.once(_first_gateways).get(own) is not nat:
        return "subnetId", [], says
    vpcs = [vpc for urn in sorted(own) if (vpc := stack.get(urn))]
    doors = Ec2.INTERNET_GATEWAY, Ec2.INTERNET_GATEWAY_ATTACHMENT
    return "subnetId", [door for vpc in vpcs for door in stack.referrers(vpc, *doors, property="vpcId")], says


def _first_gateways(stack: Stack) -> Mapping[frozenset[str], Resource]:
    """Return the first NAT gateway of each network."""
    found: dict[frozenset[str], Resource] = {}
    for nat in stack.of_type(Ec2.NAT_GATEWAY):
        found.setdefault(_vpcs(nat, stack), nat)
    return found


def _vpcs(nat: Resource, stack: Stack) -> frozenset[str]:
    subnets = stack.follow_all(nat, "subnetId", Ec2.SUBNET)
    return frozenset(vpc.urn for subnet in subnets for vpc in stack.follow_all(subnet, "vpcId", Ec2.VPC))


def _primary_instance(cluster: Resource, stack: Stack) -> Waits:
    """A secondary cluster of a global database waits for an instance of the primary one."""
    # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html
    name = "globalClusterIdentifier"
    says = "InvalidGlobalClusterStateFault: the primary cluster has no instance yet"
    shared = stack.follow(cluster, name, Rds.GLOBAL_CLUSTER)
    if shared is None or cluster.has("masterUsername"):
        return name, [], says
    primaries = [other for other in stack.referrers(shared, Rds.CLUSTER, property=name) if other.has("masterUsername")]
    firsts = [
        instance
        for primary in primaries
        for instance in stack.referrers(primary, Rds.CLUSTER_INSTANCE, property="clusterIdentifier")
    ]
    # One of them is enough.
    return name, [] if any(stack.depends_on(cluster, instance) for instance in firsts) else firsts[:1], says


def _dms_role(group: Resource, stack: Stack) -> Waits:
    """What DMS puts into a VPC waits for the role of that name, and for its policy."""
    # https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html#CHAP_Security.APIRole
    roles = stack.holding("name", "dms-vpc-role", Iam.ROLE, at=group)
    firsts = [*roles]
    for role in roles:
        firsts += stack.referrers(role, Iam.ROLE_POLICY_ATTACHMENT, property="role")
    return "", firsts, "AccessDeniedFault: The IAM Role dms-vpc-role is not configured properly"


# How the text of a scalable target begins, what it names behind that, by which property, and what is answered.
# https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
# https://github.com/terraform-aws-modules/terraform-aws-dynamodb-table/issues/15
_SCALED = (
    (re.compile(r"service/.*?([^/]+)"), Ecs.SERVICE, "name", "ValidationException: ECS service doesn't exist"),
    (
        re.compile(r"table/([^/]+)(?:/index/.+)?"),
        Dynamodb.TABLE,
        "name",
        "ValidationException: DynamoDB table does not exist",
    ),
)


def _scaled(target: Resource, stack: Stack) -> Waits:
    """A scalable target names what is scaled inside a text."""
    value = target.raw("resourceId")
    literal = value.literal if isinstance(value, Text) else value if isinstance(value, str) else ""
    for pattern, type, property, says in _SCALED:
        match = pattern.fullmatch(literal)
        found = stack.holding(property, match[1], type, at=target) if match else []
        if len(found) == 1:
            return "resourceId", found, says
    return "resourceId", [], ""


def _planned_stages(plan: Resource, stack: Stack) -> Waits:
    """A usage plan names the stages of its APIs."""
    # https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html
    says = "NotFoundException: Invalid API stage specified: API Stage not found"
    found: list[Resource] = []
    for entry in plan.blocks("apiStages") if plan.known("apiStages") else []:
        api = stack.follow(entry, "apiId", Apigateway.REST_API)
        name = entry.raw("stage")
        if api is not None and isinstance(name, str):
            stages = stack.referrers(api, Apigateway.STAGE, property="restApi")
            found += [stage for stage in stages if stage.raw("stageName") == name]
    return "apiStages", found, says


def _protected_stage(association: Resource, stack: Stack) -> Waits:
    """A firewall is put before a stage that its ARN names by text."""
    # https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
    name, arn = "resourceArn", association.raw("resourceArn")
    last = str(arn.parts[-1]) if isinstance(arn, Text) else ""
    api = stack.get(arn.symbols[0].urn) if isinstance(arn, Text) else None
    stages = stack.referrers(api, Apigateway.STAGE, property="restApi") if api else []
    found = [stage for stage in stages if f"/stages/{stage.raw('stageName')}" == last]
    return name, found, "WAFNonexistentItemException: your resource doesn't exist"


# What tries at once what its role may do, and is not made again where that comes too late.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html
# https://docs.aws.amazon.com/bedrock/latest/userguide/kb-permissions.html
# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role.html
_TRYING: Mapping[str, tuple[str, str]] = {
    Bedrock.AGENT_KNOWLEDGE_BASE: (
        "roleArn",
        "ValidationException: the role is not able to call specified bedrock embedding model",
    ),
    Emr.CLUSTER: ("serviceRole", "VALIDATION_ERROR: Service role has insufficient EC2 permissions"),
    Pipes.PIPE: ("roleArn", "CREATE_FAILED: The provided customer role does not have permissions"),
}


def _role_policies(resource: Resource, stack: Stack) -> Waits:
    """What tries at once what its role may do waits for the role's policies."""
    name, says = _TRYING[resource.type]
    role = stack.follow(resource, name, Iam.ROLE)
    firsts = stack.referrers(role, Iam.ROLE_POLICY, Iam.ROLE_POLICY_ATTACHMENT, property="role") if role else []
    return name, firsts, says


# What a service tries when a resource is made: the block and the property that name it, its type, the service.
# https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
# https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigRule.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
# https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
_TRIED: Mapping[str, tuple[str, tuple[tuple[str, str, str, str], ...]]] = {
    Cfg.RULE: (
        "InsufficientPermissionsException: The AWS Lambda function could not be invoked",
        (("source", "sourceIdentifier", Lambda.FUNCTION, "config.amazonaws.com"),),
    ),
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: (
        "InvalidParameterException: Could not execute the lambda function",
        (("", "destinationArn", Lambda.FUNCTION, "logs.amazonaws.com"),),
    ),
    Lb.TARGET_GROUP_ATTACHMENT: (
        "AccessDenied: elasticloadbalancing principal does not have permission to invoke the function",
        (("", "targetId", Lambda.FUNCTION, "elasticloadbalancing.amazonaws.com"),),
    ),
    Secretsmanager.SECRET_ROTATION: (
        "AccessDeniedException: Secrets Manager cannot invoke the specified Lambda function",
        (("", "rotationLambdaArn", Lambda.FUNCTION, "secretsmanager.amazonaws.com"),),
    ),
    Ses.RECEIPT_RULE: (
        "InvalidLambdaFunction, InvalidSnsTopic or InvalidS3Configuration: could not be reached",
        (
            ("lambdaActions", "functionArn", Lambda.FUNCTION, "ses.amazonaws.com"),
            ("snsActions", "topicArn", Sns.TOPIC, ""),
            ("s3Actions", "bucketName", S3.BUCKET, ""),
        ),
    ),
}


def _admitting(resource: Resource, stack: Stack) -> Waits:
    """What a service tries at once waits for what lets the service in."""
    says, tried = _TRIED[resource.type]
    found: list[Resource] = []
    for outer, name, type, service in tried:
        for block in resource.blocks(outer) if outer else [resource]:
            target = stack.follow(block, name, type)
            if target is None or target.exists:
                continue
            if type == Lambda.FUNCTION:
                found += permissions(target, service, stack)
            elif type == S3.BUCKET:
                found += stack.referrers(target, S3.BUCKET_POLICY, property="bucket")
            else:
                found += resource_policies(target, stack)
    return "", found, says


# Whose policies name who may use them; IAM's own and the services look the names up.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
_PRINCIPALS: Mapping[str, tuple[str, str]] = {
    Ecr.REPOSITORY_POLICY: ("policy", "InvalidParameterException: Invalid repository policy provided"),
    Iam.ROLE: ("assumeRolePolicy", "MalformedPolicyDocument: Invalid principal in policy"),
    Kms.KEY: (
        "policy",
        "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals",
    ),
    Kms.KEY_POLICY: (
        "policy",
        "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals",
    ),
    S3.BUCKET_POLICY: ("policy", "MalformedPolicy: Invalid principal in policy"),
    Secretsmanager.SECRET_POLICY: (
        "policy",
        "MalformedPolicyDocumentException: This resource policy contains an unsupported principal",
    ),
    Sns.TOPIC_POLICY: ("policy", "InvalidParameter: Invalid parameter: Policy Error: PrincipalNotFound"),
    Sqs.QUEUE_POLICY: ("policy", "InvalidAttributeValue: Invalid value for the parameter Policy"),
}
_NAMED_PRINCIPAL = re.compile(r"arn:[^:]+:iam::[^:]*:(role|user)/(?:[^/]+/)*(?P<name>[\w+=,.@-]+)")


def _principals(resource: Resource, stack: Stack) -> Waits:
    """A policy that names roles and users of the stack by text waits for them."""
    name, says = _PRINCIPALS[resource.type]
    raw = resource.raw(name)
    body = resource.document(name) if isinstance(raw, str | Text) and str(raw).strip().startswith("{") else None
    found: list[Resource] = []
    for statement in body.blocks("Statement") if body else ():
        principal = statement.block("Principal") if isinstance(statement.raw("Principal"), Mapping) else None
        for item in principal.items("AWS") if principal else ():
            match = _NAMED_PRINCIPAL.fullmatch(item) if isinstance(item, str) else None
            if match:
                type = Iam.ROLE if match[1] == "role" else Iam.USER
                found += [other for other in stack.holding("name", match["name"], type) if other is not resource]
    return name, found, says


SPECIAL: Mapping[str, Callable[[Resource, Stack], Waits]] = {
    **dict.fromkeys(_PRINCIPALS, _principals),
    **dict.fromkeys(_TRIED, _admitting),
    **dict.fromkeys(_TRYING, _role_policies),
    Apigateway.USAGE_PLAN: _planned_stages,
    Appautoscaling.TARGET: _scaled,
    Dms.REPLICATION_SUBNET_GROUP: _dms_role,
    Ec2.NAT_GATEWAY: _public_gateway,
    Rds.CLUSTER: _primary_instance,
    Wafv2.WEB_ACL_ASSOCIATION: _protected_stage,
}
