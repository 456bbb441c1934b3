"""Properties that hold a name, an id or a URL, and are given an ARN."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypack import Evidence, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Apigatewayv2,
    Athena,
    Autoscaling,
    Backup,
    Cloudwatch,
    Codedeploy,
    Cognito,
    Ecr,
    Iam,
    Rds,
    Route53,
    Ses,
    Sqs,
)

_DOCS = "https://docs.aws.amazon.com"


class _Named(NamedTuple):
    """What a property of these types names: a resource of type `of`, by its output `by`; AWS's answer to an ARN.

    What AWS's model lets pass is not `certain` to be refused.
    """

    types: tuple[str, ...]
    property: str
    of: str
    by: str
    says: str
    source: str
    certain: bool = True


_IAM = "ValidationError: The specified value is invalid. It must contain only alphanumeric characters and/or +=,.@_-"
_GROUP = "InvalidParameterException: Member must satisfy regular expression pattern: [.\\-_/#A-Za-z0-9]+"
_BUCKETS = (
    *(S3.BUCKET_ACL, S3.BUCKET_CORS_CONFIGURATION, S3.BUCKET_LIFECYCLE_CONFIGURATION, S3.BUCKET_LOGGING),
    *(S3.BUCKET_NOTIFICATION, S3.BUCKET_OWNERSHIP_CONTROLS, S3.BUCKET_POLICY, S3.BUCKET_PUBLIC_ACCESS_BLOCK),
    *(S3.BUCKET_REPLICATION_CONFIG, S3.BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION, S3.BUCKET_VERSIONING),
    *(S3.BUCKET_WEBSITE_CONFIGURATION, S3.BUCKET_OBJECT, S3.BUCKET_OBJECTV2),
)
_NAMED = (
    _Named(
        (Iam.ROLE_POLICY, Iam.ROLE_POLICY_ATTACHMENT, Iam.INSTANCE_PROFILE),
        "role",
        Iam.ROLE,
        "name",
        _IAM,
        f"{_DOCS}/IAM/latest/APIReference/API_PutRolePolicy.html",
    ),
    _Named(
        (Iam.USER_POLICY, Iam.USER_POLICY_ATTACHMENT, Iam.ACCESS_KEY, Iam.USER_GROUP_MEMBERSHIP),
        "user",
        Iam.USER,
        "name",
        _IAM,
        f"{_DOCS}/IAM/latest/APIReference/API_PutUserPolicy.html",
    ),
    _Named(
        (Iam.GROUP_POLICY, Iam.GROUP_POLICY_ATTACHMENT),
        "group",
        Iam.GROUP,
        "name",
        _IAM,
        f"{_DOCS}/IAM/latest/APIReference/API_PutGroupPolicy.html",
    ),
    _Named(
        (Cloudwatch.EVENT_TARGET,),
        "rule",
        Cloudwatch.EVENT_RULE,
        "name",
        "ValidationException: Value at 'rule' failed to satisfy constraint",
        f"{_DOCS}/eventbridge/latest/APIReference/API_PutTargets.html",
    ),
    *(
        _Named(types, property, Cloudwatch.LOG_GROUP, "name", _GROUP, f"{_DOCS}/AmazonCloudWatchLogs/latest/{page}")
        for types, property, page in (
            (
                (Cloudwatch.LOG_METRIC_FILTER, Cloudwatch.LOG_STREAM),
                "logGroupName",
                "APIReference/API_PutMetricFilter.html",
            ),
            ((Cloudwatch.LOG_SUBSCRIPTION_FILTER,), "logGroup", "APIReference/API_PutSubscriptionFilter.html"),
        )
    ),
    _Named(
        _BUCKETS,
        "bucket",
        S3.BUCKET,
        "id",
        "Invalid ARN: the ARN of a bucket is no name of one",
        f"{_DOCS}/AmazonS3/latest/userguide/bucketnamingrules.html",
    ),
    _Named(
        (Sqs.QUEUE_POLICY, Sqs.REDRIVE_POLICY, Sqs.REDRIVE_ALLOW_POLICY),
        "queueUrl",
        Sqs.QUEUE,
        "url",
        "InvalidAddress: The address is not valid for this endpoint",
        f"{_DOCS}/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
    ),
    _Named(
        (
            *(Cognito.USER_POOL_CLIENT, Cognito.USER_POOL_DOMAIN, Cognito.IDENTITY_PROVIDER, Cognito.RESOURCE_SERVER),
            *(Cognito.USER_GROUP, Cognito.USER, Cognito.USER_POOL_UI_CUSTOMIZATION),
        ),
        "userPoolId",
        Cognito.USER_POOL,
        "id",
        r"InvalidParameterException: Member must satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+",
        f"{_DOCS}/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
    ),
    _Named(
        (
            *(Apigateway.RESOURCE, Apigateway.METHOD, Apigateway.INTEGRATION, Apigateway.DEPLOYMENT, Apigateway.STAGE),
            *(Apigateway.AUTHORIZER, Apigateway.MODEL, Apigateway.METHOD_RESPONSE, Apigateway.INTEGRATION_RESPONSE),
        ),
        "restApi",
        Apigateway.REST_API,
        "id",
        "NotFoundException: Invalid API identifier specified",
        f"{_DOCS}/apigateway/latest/api/API_CreateResource.html",
    ),
    *(
        _Named(
            (type,),
            "domainName",
            of,
            "domainName",
            "NotFoundException: Invalid domain name identifier specified",
            f"{_DOCS}/apigateway/latest/api/API_CreateBasePathMapping.html",
        )
        for type, of in (
            (Apigateway.BASE_PATH_MAPPING, Apigateway.DOMAIN_NAME),
            (Apigatewayv2.API_MAPPING, Apigatewayv2.DOMAIN_NAME),
        )
    ),
    _Named(
        (Autoscaling.POLICY, Autoscaling.SCHEDULE, Autoscaling.LIFECYCLE_HOOK, Autoscaling.ATTACHMENT),
        "autoscalingGroupName",
        Autoscaling.GROUP,
        "name",
        "ValidationError: AutoScalingGroup name not found",
        f"{_DOCS}/autoscaling/ec2/APIReference/API_PutScalingPolicy.html",
        certain=False,
    ),
    _Named(
        (Ecr.REPOSITORY_POLICY, Ecr.LIFECYCLE_POLICY),
        "repository",
        Ecr.REPOSITORY,
        "name",
        "InvalidParameterException: Invalid parameter at 'repositoryName' failed to satisfy constraint",
        f"{_DOCS}/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html",
    ),
    _Named(
        (Rds.INSTANCE, Rds.CLUSTER),
        "dbSubnetGroupName",
        Rds.SUBNET_GROUP,
        "name",
        "InvalidParameterValue: The parameter DBSubnetGroupName is not a valid identifier",
        f"{_DOCS}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    ),
    _Named(
        (Route53.RECORD,),
        "zoneId",
        Route53.ZONE,
        "zoneId",
        "NoSuchHostedZone: No hosted zone found with ID",
        f"{_DOCS}/Route53/latest/APIReference/API_ChangeResourceRecordSets.html",
    ),
    _Named(
        (Ses.RECEIPT_RULE, Ses.ACTIVE_RECEIPT_RULE_SET),
        "ruleSetName",
        Ses.RECEIPT_RULE_SET,
        "ruleSetName",
        "RuleSetDoesNotExist: Rule set does not exist",
        f"{_DOCS}/ses/latest/APIReference/API_CreateReceiptRule.html",
    ),
    _Named(
        (Athena.NAMED_QUERY, Athena.PREPARED_STATEMENT),
        "workgroup",
        Athena.WORKGROUP,
        "name",
        "InvalidRequestException: WorkGroup is not found",
        f"{_DOCS}/athena/latest/APIReference/API_CreateNamedQuery.html",
    ),
    _Named(
        (Codedeploy.DEPLOYMENT_GROUP,),
        "appName",
        Codedeploy.APPLICATION,
        "name",
        "InvalidApplicationNameException",
        f"{_DOCS}/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html",
    ),
    _Named(
        (Backup.PLAN,),
        "rules[].targetVaultName",
        Backup.VAULT,
        "name",
        "InvalidParameterValueException: Member must satisfy regular expression pattern: ^[a-zA-Z0-9\\-\\_]{2,50}$",
        f"{_DOCS}/aws-backup/latest/devguide/API_BackupRuleInput.html",
    ),
)
_OF_TYPE = {type: [row for row in _NAMED if type in row.types] for type in {t for row in _NAMED for t in row.types}}


@policy(*sorted(_OF_TYPE), silences={"setting-form-refused": "property", "limit-text-form-refused": "property"})
def given_an_arn(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Property that takes a name, an id or a URL is given an ARN.

    Why: "ValidationError: The specified value for roleName is invalid", "InvalidAddress: The address is not valid for
    this endpoint": the name is another output of the same resource.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """
    for row in _OF_TYPE[resource.type]:
        outer, _, name = row.property.rpartition("[].")
        for block in resource.blocks(outer) if outer else [resource]:
            value = block.raw(name)
            symbol = value.whole if isinstance(value, Text) else None
            source = stack.get(symbol.urn) if symbol and symbol.property in ("arn", "executionArn") else None
            if source is not None and source.type != row.of:
                source = None
            # Access points and what other accounts share have ARNs that are taken.
            if source is None and not (isinstance(value, str) and value.startswith("arn:") and row.of != S3.BUCKET):
                continue
            what = f"the {symbol.property} of {source.name}" if source and symbol else repr(value)
            yield block.finding(
                name,
                problem=f"{block.path(name)} is {what}, where a name stands: {row.says}.",
                fix=f"Pass the {row.by} of {source.name}." if source else f"Pass the {row.by} alone.",
                evidence=Evidence("documented", row.source),
                level=None if row.certain else "advisory",
            )
