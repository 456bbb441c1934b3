"""Roles of the plan, and the services that are to assume them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policies.iam._grammar import no_service
from policypack import Block, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Appsync,
    Autoscaling,
    Backup,
    Batch,
    Bedrock,
    Cfg,
    Cloudtrail,
    Cloudwatch,
    Codebuild,
    Codedeploy,
    Codepipeline,
    Cognito,
    Datasync,
    Dax,
    Dms,
    Ec2,
    Ecs,
    Eks,
    Emr,
    Glue,
    Iam,
    Kinesis,
    Kinesisanalyticsv2,
    Lakeformation,
    Lambda,
    Mwaa,
    Pipes,
    Rds,
    Redshift,
    Sagemaker,
    Scheduler,
    Sfn,
    Synthetics,
    Transfer,
)
from policypack.shelf.documents import allows, documents, listed


class _Assumption(NamedTuple):
    """Who assumes the role at a path, and what AWS says to one that does not trust it.

    Not `at_once`: AWS finds out later, or lets it pass.
    """

    path: str
    service: str
    says: str
    at_once: bool = True


_LAMBDA = "InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda"
_FIREHOSE = "InvalidArgumentException: Firehose is unable to assume role. Please check the role provided"
_MONITORING = (
    "InvalidParameterValue: IAM role ARN value is invalid or does not include the required permissions for: "
    "ENHANCED_MONITORING"
)
_TASKS = "ClientException: ECS was unable to assume the role that was provided for this task"
_TEST_MESSAGE = "InvalidParameterException: Could not deliver test message to specified destination"
_MODELS = "ValidationException: Could not assume role"
_FEATURES = "InvalidParameterValue: IAM role ARN value is invalid or does not include the required permissions"
_WAREHOUSE = "no command of the warehouse can use the role"

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
USES: dict[str, tuple[_Assumption, ...]] = {
    Apigateway.ACCOUNT: (
        _Assumption(
            "cloudwatchRoleArn",
            "apigateway.amazonaws.com",
            "BadRequestException: The role ARN does not have required permissions set to API Gateway",
        ),
    ),
    Appsync.DATA_SOURCE: (
        _Assumption("serviceRoleArn", "appsync.amazonaws.com", "AppSync cannot assume the role", at_once=False),
    ),
    Autoscaling.LIFECYCLE_HOOK: (
        _Assumption(
            "roleArn",
            "autoscaling.amazonaws.com",
            "ValidationError: Unable to publish test message to notification target using IAM role",
        ),
    ),
    Backup.SELECTION: (
        _Assumption(
            "iamRoleArn",
            "backup.amazonaws.com",
            "InvalidParameterValueException: IAM Role cannot be assumed by AWS Backup",
        ),
    ),
    Backup.RESTORE_TESTING_SELECTION: (
        _Assumption("iamRoleArn", "backup.amazonaws.com", "AWS Backup cannot assume the role", at_once=False),
    ),
    Batch.COMPUTE_ENVIRONMENT: (
        _Assumption(
            "serviceRole",
            "batch.amazonaws.com",
            "INVALID: CLIENT_ERROR - not authorized to perform: sts:AssumeRole",
        ),
    ),
    Bedrock.AGENT_AGENT: (
        _Assumption(
            "agentResourceRoleArn", "bedrock.amazonaws.com", "Amazon Bedrock cannot assume the role", at_once=False
        ),
    ),
    Bedrock.AGENT_KNOWLEDGE_BASE: (
        _Assumption(
            "roleArn",
            "bedrock.amazonaws.com",
            "ValidationException: Bedrock Knowledge Base was unable to assume the given role. Provide the proper "
            "permissions and retry the request",
        ),
    ),
    Cfg.RECORDER: (_Assumption("roleArn", "config.amazonaws.com", "AWS Config cannot assume the role", at_once=False),),
    Cloudtrail.TRAIL: (
        _Assumption(
            "cloudWatchLogsRoleArn",
            "cloudtrail.amazonaws.com",
            "InvalidCloudWatchLogsRoleArnException: Access denied. Verify in IAM that the role has adequate "
            "permissions",
        ),
    ),
    Cloudwatch.EVENT_RULE: (
        _Assumption(
            "roleArn",
            "events.amazonaws.com",
            "ValidationException: Provided role cannot be assumed by principal 'events.amazonaws.com'",
        ),
    ),
    Cloudwatch.EVENT_TARGET: (
        _Assumption("roleArn", "events.amazonaws.com", "EventBridge cannot assume the role", at_once=False),
    ),
    Cloudwatch.LOG_DESTINATION: (_Assumption("roleArn", "logs.amazonaws.com", _TEST_MESSAGE),),
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: (_Assumption("roleArn", "logs.amazonaws.com", _TEST_MESSAGE),),
    Cloudwatch.METRIC_STREAM: (
        _Assumption(
            "roleArn",
            "streams.metrics.cloudwatch.amazonaws.com",
            "CloudWatch cannot assume the role",
            at_once=False,
        ),
    ),
    Codebuild.PROJECT: (
        _Assumption(
            "serviceRole",
            "codebuild.amazonaws.com",
            "InvalidInputException: CodeBuild is not authorized to perform: sts:AssumeRole on service role",
        ),
    ),
    Codedeploy.DEPLOYMENT_GROUP: (
        _Assumption(
            "serviceRoleArn",
            "codedeploy.amazonaws.com",
            "InvalidRoleException: AWS CodeDeploy does not have the permissions required to assume the role",
        ),
    ),
    Codepipeline.PIPELINE: (
        _Assumption(
            "roleArn",
            "codepipeline.amazonaws.com",
            "InvalidStructureException: CodePipeline is not authorized to perform AssumeRole on role",
        ),
    ),
    Cognito.USER_POOL: (
        _Assumption(
            "smsConfiguration.snsCallerArn",
            "cognito-idp.amazonaws.com",
            "InvalidSmsRoleTrustRelationshipException: Role does not have a trust relationship allowing Cognito to "
            "assume the role",
        ),
    ),
    Datasync.S3_LOCATION: (
        _Assumption(
            "s3Config.bucketAccessRoleArn", "datasync.amazonaws.com", "InvalidRequestException: Unable to assume role"
        ),
    ),
    Dax.CLUSTER: (
        _Assumption("iamRoleArn", "dax.amazonaws.com", "InvalidParameterValueException: No permission to assume role"),
    ),
    Dms.ENDPOINT: (
        _Assumption("secretsManagerAccessRoleArn", "dms.amazonaws.com", "DMS cannot assume the role", at_once=False),
    ),
    Dms.S3_ENDPOINT: (
        _Assumption("serviceAccessRoleArn", "dms.amazonaws.com", "DMS cannot assume the role", at_once=False),
    ),
    Ec2.FLOW_LOG: (
        _Assumption("iamRoleArn", "vpc-flow-logs.amazonaws.com", "the flow log stays in Access error", at_once=False),
    ),
    Ecs.TASK_DEFINITION: (
        _Assumption("executionRoleArn", "ecs-tasks.amazonaws.com", _TASKS, at_once=False),
        _Assumption("taskRoleArn", "ecs-tasks.amazonaws.com", _TASKS, at_once=False),
    ),
    Eks.CLUSTER: (
        _Assumption(
            "roleArn",
            "eks.amazonaws.com",
            "InvalidParameterException: Role could not be assumed because it does not exist or the trusted entity is "
            "not correct",
        ),
    ),
    Eks.FARGATE_PROFILE: (
        _Assumption(
            "podExecutionRoleArn",
            "eks-fargate-pods.amazonaws.com",
            "InvalidParameterException: Misconfigured PodExecutionRole Trust Policy",
        ),
    ),
    Eks.NODE_GROUP: (
        _Assumption(
            "nodeRoleArn",
            "ec2.amazonaws.com",
            "InvalidParameterException: Following required service principals [ec2.amazonaws.com] were not found in "
            "the trust relationships of nodeRole",
        ),
    ),
    Emr.CLUSTER: (
        _Assumption(
            "serviceRole",
            "elasticmapreduce.amazonaws.com",
            "the cluster ends with VALIDATION_ERROR, for EMR cannot assume the role",
            at_once=False,
        ),
    ),
    Glue.CRAWLER: (
        _Assumption(
            "role",
            "glue.amazonaws.com",
            "InvalidInputException: Service is unable to assume provided role. Please verify role's TrustPolicy",
        ),
    ),
    Glue.DEV_ENDPOINT: (
        _Assumption(
            "roleArn",
            "glue.amazonaws.com",
            "InvalidInputException: Should be given assume role permission for Glue Service",
        ),
    ),
    Glue.JOB: (_Assumption("roleArn", "glue.amazonaws.com", "Glue cannot assume the role", at_once=False),),
    Iam.INSTANCE_PROFILE: (
        _Assumption("role", "ec2.amazonaws.com", "the instance gets no credentials", at_once=False),
    ),
    Kinesis.FIREHOSE_DELIVERY_STREAM: tuple(
        _Assumption(f"{block}.roleArn", "firehose.amazonaws.com", _FIREHOSE)
        for block in (
            *("extendedS3Configuration", "kinesisSourceConfiguration", "redshiftConfiguration"),
            *("opensearchConfiguration", "opensearchserverlessConfiguration", "httpEndpointConfiguration"),
            *("elasticsearchConfiguration", "icebergConfiguration", "snowflakeConfiguration"),
        )
    ),
    Kinesisanalyticsv2.APPLICATION: (
        _Assumption(
            "serviceExecutionRole",
            "kinesisanalytics.amazonaws.com",
            "InvalidArgumentException: Kinesis Analytics service doesn't have sufficient privileges to assume the role",
        ),
    ),
    Lakeformation.RESOURCE: (
        _Assumption("roleArn", "lakeformation.amazonaws.com", "Lake Formation cannot assume the role", at_once=False),
    ),
    Lambda.FUNCTION: (_Assumption("role", "lambda.amazonaws.com", _LAMBDA),),
    Mwaa.ENVIRONMENT: (
        _Assumption(
            "executionRoleArn", "airflow-env.amazonaws.com", "the environment cannot assume the role", at_once=False
        ),
    ),
    Pipes.PIPE: (
        _Assumption("roleArn", "pipes.amazonaws.com", "EventBridge Pipes cannot assume the role", at_once=False),
    ),
    Rds.CLUSTER_INSTANCE: (_Assumption("monitoringRoleArn", "monitoring.rds.amazonaws.com", _MONITORING),),
    Rds.CLUSTER_ROLE_ASSOCIATION: (_Assumption("roleArn", "rds.amazonaws.com", _FEATURES),),
    Rds.INSTANCE: (_Assumption("monitoringRoleArn", "monitoring.rds.amazonaws.com", _MONITORING),),
    Rds.PROXY: (_Assumption("roleArn", "rds.amazonaws.com", "the proxy reads no secret with the role", at_once=False),),
    Rds.ROLE_ASSOCIATION: (_Assumption("roleArn", "rds.amazonaws.com", _FEATURES),),
    Redshift.CLUSTER: (
        _Assumption("iamRoles", "redshift.amazonaws.com", _WAREHOUSE, at_once=False),
        _Assumption("defaultIamRoleArn", "redshift.amazonaws.com", _WAREHOUSE, at_once=False),
    ),
    Redshift.CLUSTER_IAM_ROLES: (_Assumption("iamRoleArns", "redshift.amazonaws.com", _WAREHOUSE, at_once=False),),
    S3.BUCKET_REPLICATION_CONFIG: (
        _Assumption("role", "s3.amazonaws.com", "S3 cannot assume the role, and replicates nothing", at_once=False),
    ),
    Sagemaker.FEATURE_GROUP: (_Assumption("roleArn", "sagemaker.amazonaws.com", _MODELS, at_once=False),),
    Sagemaker.MODEL: (_Assumption("executionRoleArn", "sagemaker.amazonaws.com", _MODELS),),
    Sagemaker.NOTEBOOK_INSTANCE: (_Assumption("roleArn", "sagemaker.amazonaws.com", _MODELS),),
    Scheduler.SCHEDULE: (
        _Assumption(
            "target.roleArn",
            "scheduler.amazonaws.com",
            "ValidationException: The execution role you provide must allow AWS EventBridge Scheduler to assume the "
            "role",
        ),
    ),
    Sfn.STATE_MACHINE: (
        _Assumption(
            "roleArn",
            "states.amazonaws.com",
            "AccessDeniedException: Neither the global service principal states.amazonaws.com, nor the regional one is "
            "authorized to assume the provided role",
        ),
    ),
    Synthetics.CANARY: (_Assumption("executionRoleArn", "lambda.amazonaws.com", _LAMBDA),),
    Transfer.SERVER: (
        _Assumption("loggingRole", "transfer.amazonaws.com", "Transfer Family cannot assume the role", at_once=False),
    ),
    Transfer.USER: (
        _Assumption("role", "transfer.amazonaws.com", "Transfer Family cannot assume the role", at_once=False),
    ),
}
_REGIONAL = re.compile(
    r"(?P<service>.+?)(\.[a-z]{2}(-[a-z]+)+-\d)?\.(amazonaws\.(com(\.cn)?|eu)|s?c2s\.(ic|sgov)\.gov)"
)


@policy(*USES)
def service_missing(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Role of the stack does not trust the service that is to use it.

    Why: The service assumes the role when the resource is made: "InvalidParameterValueException: The role defined for
    the function cannot be assumed by Lambda". Roles outside the stack are looked at by iam-role-trusts-other-service.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
    """
    for use in USES[resource.type]:
        outer, _, name = use.path.rpartition(".")
        block = resource.block(outer) if outer else resource
        role = stack.follow(block, name, Iam.ROLE) if block is not None else None
        if block is None or role is None or role.external:
            continue
        # A cluster on an Outpost is machines, which assume its role.
        # https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-local-cluster-create.html
        if resource.type == Eks.CLUSTER and resource.raw("outpostConfig") not in (None, {}):
            continue
        trusted = _trusted(role)
        if trusted is None or any(_service(item) in ("*", _service(use.service)) for item in trusted):
            continue
        # Of a name that no service has, iam-trust-principal-wrong says it at the role.
        if any(no_service(item) for item in trusted):
            continue
        yield block.finding(
            name,
            problem=f"The role {role.name} trusts {', '.join(trusted) or 'no service'}, "
            f"{'and not' if trusted else 'so not even'} {use.service}: "
            f"{use.says}.",
            fix=f"Name a role for this purpose, or add {use.service} to the services of {role.name}'s trust policy.",
            level=None if use.at_once and not resource.exists else "advisory",
        )


def _trusted(role: Resource) -> list[str] | None:
    """Return the services that a role trusts; None where everybody may assume it. Raises Undecided where not known."""
    found: list[str] = []
    for document in documents(role, trust=True):
        if document.broken or document.stringified:
            return None
        for statement in document.statements:
            if not allows(statement):
                continue
            principal = statement.raw("Principal")
            block = _principal(statement)
            if principal == "*" or statement.has("NotPrincipal") or (block and "*" in listed(block, "AWS")):
                return None
            services = listed(block, "Service") if block else []
            if any(isinstance(service, Text) for service in services) or (block and _unsure(block)):
                raise document.owner.undecided(document.name)
            found += [str(service) for service in services]
    return found


def _principal(statement: Block) -> Block | None:
    return statement.block("Principal") if not isinstance(statement.raw("Principal"), str | None) else None


def _unsure(principal: Block) -> bool:
    """Is there a service that only an update knows?"""
    return len(principal.items("Service")) != len(listed(principal, "Service"))


def _service(name: str) -> str:
    """Return what a service is called in every region and partition."""
    match = _REGIONAL.fullmatch(name.lower())
    return match["service"] if match else name.lower()
