"""Properties that hold ARNs, and are given something else of a resource."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Autoscaling,
    Batch,
    Cloudfront,
    Cloudtrail,
    Cloudwatch,
    Codeartifact,
    Codebuild,
    Cognito,
    Docdb,
    Dynamodb,
    Ebs,
    Ec2,
    Ecs,
    Efs,
    Elb,
    Fsx,
    Glue,
    Iam,
    Kinesisanalyticsv2,
    Kms,
    Lambda,
    Mq,
    Msk,
    Mwaa,
    Rds,
    Redshift,
    Sagemaker,
    Scheduler,
    Sqs,
    Timestreamwrite,
    Transfer,
    Wafv2,
)

# Texts of one's own, whose names mean nothing, are left out.
_OWN = r"(?!.*\b(?:tags|tagsAll|variables|parameters|labels|inputs|defaultArguments|nonOverridableArguments)\.)"
_ARN = re.compile(_OWN + r"(?:.*\.)?(?P<name>\w*[a-z]Arns?|arn)(?:\[\d+\])?")
# Whose id is no ARN: a name, a URL or an id of their own.
_NO_ARN = frozenset(
    {
        *(Apigateway.REST_API, Autoscaling.POLICY, Cloudwatch.LOG_GROUP, Cognito.USER_POOL, Dynamodb.TABLE),
        *(Ec2.SECURITY_GROUP, Ec2.SUBNET, Ec2.VPC, Iam.ROLE, Iam.USER, Kms.ALIAS, Kms.KEY, Lambda.FUNCTION, S3.BUCKET),
        *(Sqs.QUEUE, Wafv2.WEB_ACL),
    }
)
_NAMES = ("name", "bucket", "url", "functionName", "dnsName", "repositoryUrl", "keyId", "targetKeyId", "layerName")
# What takes a name too, whatever the property is called; and whose `arn` is an input.
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
_TAKES_NAMES = frozenset({(Ecs.TASK_DEFINITION, "taskRoleArn"), (Ecs.TASK_DEFINITION, "executionRoleArn")})
_NAMED_ARN = (Cloudwatch.EVENT_TARGET, Scheduler.SCHEDULE)
# Whose name does not say that an ARN is wanted, which the provider holds them to: paths without the places in lists.
# https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
_ACTIONS = ("alarmActions", "okActions", "insufficientDataActions")
_CLUSTER_KEYS = ("kmsKeyId", "performanceInsightsKmsKeyId")
_TRIGGERS = (
    *("createAuthChallenge", "customMessage", "defineAuthChallenge", "postAuthentication", "postConfirmation"),
    *("preAuthentication", "preSignUp", "preTokenGeneration", "userMigration", "verifyAuthChallengeResponse"),
)
_ENCRYPTED_BY_KEY = (
    *(Cloudtrail.TRAIL, Cloudwatch.LOG_GROUP, Docdb.CLUSTER, Ebs.VOLUME, Ec2.AMI_COPY, Efs.FILE_SYSTEM),
    *(Fsx.LUSTRE_FILE_SYSTEM, Fsx.ONTAP_FILE_SYSTEM, Fsx.OPEN_ZFS_FILE_SYSTEM, Fsx.WINDOWS_FILE_SYSTEM),
    *(Redshift.CLUSTER, S3.BUCKET_OBJECT, S3.BUCKET_OBJECTV2, Sagemaker.DOMAIN, Timestreamwrite.DATABASE),
)
_UNNAMED = {
    **dict.fromkeys(_ENCRYPTED_BY_KEY, ("kmsKeyId",)),
    Batch.COMPUTE_ENVIRONMENT: ("serviceRole",),
    Cloudwatch.COMPOSITE_ALARM: _ACTIONS,
    Cloudwatch.METRIC_ALARM: _ACTIONS,
    Codeartifact.DOMAIN: ("encryptionKey",),
    Codebuild.PROJECT: ("serviceRole",),
    Cognito.IDENTITY_POOL_ROLE_ATTACHMENT: ("roles.authenticated", "roles.unauthenticated"),
    Cognito.USER_POOL: tuple(f"lambdaConfig.{name}" for name in (*_TRIGGERS, "kmsKeyId")),
    Ec2.FLOW_LOG: ("logDestination",),
    Ec2.LAUNCH_TEMPLATE: ("blockDeviceMappings.ebs.kmsKeyId",),
    Elb.LOAD_BALANCER: ("listeners.sslCertificateId",),
    Glue.DATA_CATALOG_ENCRYPTION_SETTINGS: (
        "dataCatalogEncryptionSettings.encryptionAtRest.sseAwsKmsKeyId",
        "dataCatalogEncryptionSettings.connectionPasswordEncryption.awsKmsKeyId",
    ),
    Kinesisanalyticsv2.APPLICATION: ("serviceExecutionRole",),
    Lambda.FUNCTION: ("role", "layers"),
    Lambda.FUNCTION_EVENT_INVOKE_CONFIG: (
        "destinationConfig.onFailure.destination",
        "destinationConfig.onSuccess.destination",
    ),
    Mq.BROKER: ("encryptionOptions.kmsKeyId",),
    Msk.SCRAM_SECRET_ASSOCIATION: ("secretArnLists",),
    Mwaa.ENVIRONMENT: ("kmsKey",),
    Rds.CLUSTER: _CLUSTER_KEYS,
    Rds.CLUSTER_INSTANCE: _CLUSTER_KEYS,
    Rds.INSTANCE: _CLUSTER_KEYS,
    S3.BUCKET_REPLICATION_CONFIG: ("role", "rules.destination.bucket"),
    Transfer.SERVER: ("loggingRole",),
    Transfer.USER: ("role",),
    Wafv2.WEB_ACL_LOGGING_CONFIGURATION: ("logDestinationConfigs",),
}
# Where a name or an id is taken for something older too.
_EITHER = {Cloudfront.DISTRIBUTION: ("webAclId",)}
_PLACE = re.compile(r"\[\d+\]")


@policy(
    "aws:*",
    silences={
        **dict.fromkeys(("events-target-not-permitted", "permission-role-insufficient"), "property"),
        "setting-form-refused": "property",
    },
)
def not_an_arn(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Property that holds an ARN is given a name, an id or a URL.

    Why: "ValidationException: … is not a valid ARN", "InvalidParameterValueException: … Member must satisfy regular
    expression pattern: arn:…", or the provider's "is an invalid ARN: arn: invalid prefix", in the middle of an update
    where only that knows the value: the ARN is another output of the same resource. Or it was read from a file, and
    ends with a blank, which no service takes off.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    https://github.com/aws/aws-cdk/issues/12327
    https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
    """
    unnamed = _UNNAMED.get(resource.type, ())
    for path, value, _ in resource.leaves:
        symbol = value.whole if isinstance(value, Text) else None
        blank = isinstance(value, str) and value[-1:].isspace()
        if symbol is None and not unnamed and not blank:
            continue
        plain = _PLACE.sub("", path)
        if symbol is None:
            if blank and value.startswith("arn:"):
                if plain in unnamed or _ARN.fullmatch(path):
                    fix = "Remove what is blank at its end."
                    yield _finding(resource, path, f"{value!r}, with a blank at its end", fix, certain=True)
            elif plain in unnamed and isinstance(value, str) and value and not value.startswith("arn:"):
                named = stack.meant(value, resource, *_NO_ARN)
                fix = f"Pass the arn of {named[0].name}." if len(named) == 1 else "Pass the ARN."
                yield _finding(resource, path, repr(value), fix, certain=True)
            continue
        match = _ARN.fullmatch(path)
        wanted = plain in unnamed or plain in _EITHER.get(resource.type, ())
        if not symbol.urn or (match is None and not wanted) or (resource.type, plain) in _TAKES_NAMES:
            continue
        source = stack.get(symbol.urn)
        if source is None or not source.type.startswith("aws:"):
            continue
        if match and match["name"] == "arn" and resource.type not in _NAMED_ARN:
            continue
        # The ARN of a layer is none of its versions', which are what a function takes.
        bare = (plain, symbol.property) == ("layers", "layerArn")
        if bare or symbol.property in _NAMES or (symbol.property == "id" and source.type in _NO_ARN):
            said = f"the {symbol.property} of {source.name}"
            certain = source.type in _NO_ARN or plain in unnamed
            yield _finding(resource, path, said, f"Pass the arn of {source.name}.", certain=certain)


def _finding(resource: Resource, path: str, said: str, fix: str, *, certain: bool) -> Finding:
    return resource.finding(
        path,
        problem=f"{path} is {said}, which is no ARN{' of a version' if said.startswith('the layerArn') else ''}.",
        fix=fix,
        level=None if certain else "advisory",
    )
