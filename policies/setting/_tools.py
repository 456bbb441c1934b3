"""Settings that belong together: analytics, models, builds, backups and rules of events."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import (
    S3,
    Backup,
    Bedrock,
    Budgets,
    Cloudfront,
    Cloudwatch,
    Codebuild,
    Codedeploy,
    Codepipeline,
    Glue,
    Organizations,
)

_DOCS = "https://docs.aws.amazon.com"
_GLUE = f"{_DOCS}/glue/latest/webapi/"
_ISSUES = "https://github.com/hashicorp/"

TOOLS = (
    Pair(
        Codebuild.PROJECT,
        (When("cache.type", ("S3",)),),
        'cache location is required when cache type is "S3"',
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/codebuild/project.go",
        needs=("cache.location",),
    ),
    # https://github.com/hashicorp/terraform-provider-aws/issues/35013
    Pair(
        Glue.JOB,
        (When("command.name", ("glueray",)),),
        "InvalidInputException: Timeout not supported for Ray jobs",
        f"{_ISSUES}terraform-provider-aws/issues/35013",
        refuses=("timeout",),
    ),
    Pair(
        Glue.JOB,
        (When("command.name", ("glueray",)),),
        "jobs of Ray have workers of the type Z.2X",
        f"{_GLUE}API_CreateJob.html",
        takes=When("workerType", ("Z.2X",)),
        certain=False,
    ),
    Pair(
        Glue.TRIGGER,
        (When("crawlerName"),),
        "InvalidInputException: State cannot be null or empty (that of a crawler is crawlState)",
        f"{_ISSUES}terraform-provider-aws/issues/43013",
        needs=("crawlState",),
        within="predicate.conditions",
    ),
    Pair(
        Glue.TRIGGER,
        (When("jobName"),),
        "InvalidInputException: State cannot be null or empty",
        f"{_GLUE}API_Condition.html",
        needs=("state",),
        within="predicate.conditions",
        certain=False,
    ),
    Pair(
        Cloudwatch.EVENT_RULE,
        (When("state", ("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",)),),
        "ValidationException: ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS rule state is not supported with scheduled "
        "rule expressions",
        f"{_ISSUES}terraform-provider-aws/issues/34988",
        refuses=("scheduleExpression",),
    ),
    Pair(
        Bedrock.GUARDRAIL,
        (),
        "ValidationException: a guardrail has at least one policy",
        f"{_ISSUES}terraform-provider-awscc/issues/1647",
        needs=(
            *("contentPolicyConfig", "contextualGroundingPolicyConfig", "sensitiveInformationPolicyConfig"),
            *("topicPolicyConfig", "wordPolicyConfig"),
        ),
    ),
    Pair(
        Bedrock.GUARDRAIL,
        (When("type", ("PROMPT_ATTACK",)),),
        "PROMPT ATTACK content filter strength for response must be NONE",
        f"{_ISSUES}terraform-provider-awscc/issues/1905",
        takes=When("outputStrength", ("NONE",)),
        within="contentPolicyConfig.filtersConfigs",
    ),
    Pair(
        Bedrock.AGENT_AGENT,
        (When("prepareAgent", ("true",), "true"),),
        "waiting for Bedrock Agent prepare: unexpected state 'FAILED': Agent Instruction cannot be null",
        f"{_ISSUES}terraform-provider-aws/issues/40255",
        needs=("instruction",),
    ),
    Pair(
        Backup.SELECTION,
        (),
        "InvalidParameterValueException: Invalid backup selection. Either 'ListOfTags' or 'Resources' section must be "
        "non-empty",
        f"{_DOCS}/aws-backup/latest/devguide/API_BackupSelection.html",
        needs=("resources", "selectionTags", "notResources", "conditions"),
    ),
    *(
        Pair(
            Budgets.BUDGET_ACTION,
            (When("actionType", (type,)),),
            "InvalidParameterException: the definition is that of the action's type",
            f"{_DOCS}/aws-cost-management/latest/APIReference/API_budgets_Definition.html",
            needs=(f"definition.{name}",),
        )
        for type, name in (
            ("APPLY_IAM_POLICY", "iamActionDefinition"),
            ("APPLY_SCP_POLICY", "scpActionDefinition"),
            ("RUN_SSM_DOCUMENTS", "ssmActionDefinition"),
        )
    ),
    Pair(
        Organizations.POLICY,
        (),
        "Invalid parameter: minimum field size of 1, CreatePolicyInput.Content",
        f"{_DOCS}/organizations/latest/APIReference/API_CreatePolicy.html",
        needs=("content",),
    ),
    Pair(
        Codepipeline.PIPELINE,
        (When("provider", ("Commands",)),),
        "InvalidActionDeclarationException: Action must have a non-empty commands field",
        f"{_DOCS}/codepipeline/latest/userguide/action-reference-Commands.html",
        needs=("commands",),
        within="stages.actions",
    ),
    *(
        Pair(
            Codedeploy.DEPLOYMENT_GROUP,
            (When("ecsService"),),
            f"For ECS deployment group, {word} can not be specified",
            f"{_ISSUES}terraform-provider-aws/issues/7128",
            refuses=(name,),
        )
        for name, word in (("autoscalingGroups", "autoScalingGroups"), ("ec2TagFilters", "ec2TagFilters"))
    ),
    Pair(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        (),
        "InvalidArgument: a policy for headers of responses has at least one of its parts",
        f"{_DOCS}/cloudfront/latest/APIReference/API_ResponseHeadersPolicyConfig.html",
        needs=(
            *("corsConfig", "customHeadersConfig", "removeHeadersConfig", "securityHeadersConfig"),
            "serverTimingHeadersConfig",
        ),
        certain=False,
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("noncurrentVersionExpiration.newerNoncurrentVersions"),),
        "MalformedXML: how many newer versions stay goes with a filter",
        f"{_DOCS}/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
        needs=("filter",),
        within="rules",
        certain=False,
    ),
)
