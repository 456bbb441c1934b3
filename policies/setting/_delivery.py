"""Settings and forms: builds, deployments, pipelines, and what costs are watched by."""

from __future__ import annotations

from policies.setting._forms import Form
from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import (
    Budgets,
    Codeartifact,
    Codebuild,
    Codedeploy,
    Codepipeline,
    Codestarconnections,
    Codestarnotifications,
    Costexplorer,
    Cur,
)

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/"
_BUILD = f"{_DOCS}/codebuild/latest/APIReference"
_ENVIRONMENT = f"{_BUILD}/API_ProjectEnvironment.html"
_DEPLOY = f"{_DOCS}/codedeploy/latest/APIReference"
_WEBHOOK = f"{_DOCS}/codepipeline/latest/APIReference/API_WebhookAuthConfiguration.html"
_NOTICE = f"{_DOCS}/dtconsole/latest/userguide/concepts.html#events-ref-pipeline"
_SUBSCRIPTION = f"{_DOCS}/aws-cost-management/latest/APIReference/API_AnomalySubscription.html"
_REPORT = f"{_PROVIDER}internal/service/cur/report_definition.go"
_BUDGET = f"{_DOCS}/aws-cost-management/latest/APIReference/API_budgets_Budget.html"
_LAMBDA = ("LINUX_LAMBDA_CONTAINER", "ARM_LAMBDA_CONTAINER")
_MACHINES = (
    *("LINUX_CONTAINER", "LINUX_GPU_CONTAINER", "ARM_CONTAINER", "WINDOWS_CONTAINER", "LINUX_EC2", "ARM_EC2"),
    *("WINDOWS_EC2", "WINDOWS_SERVER_2019_CONTAINER", "WINDOWS_SERVER_2022_CONTAINER", "MAC_ARM"),
)
_NOTIFIED = (
    ("codebuild", "codebuild-project"),
    ("codecommit", "codecommit-repository"),
    ("codedeploy", "codedeploy-application"),
    ("codepipeline", "codepipeline-pipeline"),
)
_PERCENT = ("RI_UTILIZATION", "RI_COVERAGE", "SAVINGS_PLANS_UTILIZATION", "SAVINGS_PLANS_COVERAGE")
DELIVERY = (
    Pair(
        Codebuild.PROJECT,
        (When("type", ("S3",)),),
        "a cache in S3 names its place",
        f"{_PROVIDER}internal/service/codebuild/project.go",
        needs=("location",),
        within="cache",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", ("LOCAL",)),),
        "a local cache says what it keeps",
        f"{_BUILD}/API_ProjectCache.html",
        needs=("modes",),
        within="cache",
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("source.type", ("CODEPIPELINE", "NO_SOURCE", "S3")),),
        "badges are for projects whose source is CodeCommit, GitHub, GitLab or Bitbucket",
        f"{_DOCS}/codebuild/latest/userguide/sample-build-badges.html",
        refuses=("badgeEnabled",),
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", _LAMBDA),),
        "builds on Lambda have compute types of their own",
        _ENVIRONMENT,
        takes=When("computeType", ("BUILD_LAMBDA_*",)),
        within="environment",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", _MACHINES),),
        "this compute type is for builds on Lambda",
        _ENVIRONMENT,
        shuts=When("computeType", ("BUILD_LAMBDA_*",)),
        within="environment",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", _LAMBDA),),
        "builds on Lambda run no Docker",
        f"{_DOCS}/codebuild/latest/userguide/lambda.html#lambda.limitations",
        refuses=("privilegedMode",),
        within="environment",
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", ("WINDOWS_SERVER_2019_CONTAINER", "WINDOWS_SERVER_2022_CONTAINER", "WINDOWS_CONTAINER")),),
        "Windows is built on medium machines at least",
        f"{_DOCS}/codebuild/latest/userguide/build-env-ref-compute-types.html",
        shuts=When("computeType", ("BUILD_GENERAL1_SMALL",)),
        within="environment",
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", ("ARM_CONTAINER", "ARM_EC2", "ARM_LAMBDA_CONTAINER")),),
        "the image is of another architecture",
        f"{_DOCS}/codebuild/latest/userguide/build-env-ref-available.html",
        shuts=When(
            "image",
            ("aws/codebuild/amazonlinux-x86_64*", "aws/codebuild/amazonlinux2-x86_64*", "aws/codebuild/standard:*"),
        ),
        within="environment",
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("image", ("aws/codebuild/*",)),),
        "When you use a CodeBuild curated image, you must use CODEBUILD credentials",
        _ENVIRONMENT,
        shuts=When("imagePullCredentialsType", ("SERVICE_ROLE",)),
        within="environment",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("registryCredential"),),
        "images of a registry with credentials are pulled by the SERVICE_ROLE",
        f"{_BUILD}/API_RegistryCredential.html",
        takes=When("imagePullCredentialsType", ("SERVICE_ROLE",), default="CODEBUILD"),
        within="environment",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("status", ("ENABLED",)),),
        "logs in S3 have a place",
        f"{_BUILD}/API_S3LogsConfig.html",
        needs=("location",),
        within="logsConfig.s3Logs",
        certain=False,
    ),
    Pair(
        Codebuild.REPORT_GROUP,
        (When("type", ("S3",)),),
        "reports that are exported go somewhere",
        f"{_BUILD}/API_ReportExportConfig.html",
        needs=("s3Destination",),
        within="exportConfig",
        certain=False,
    ),
    Pair(
        Codedeploy.DEPLOYMENT_GROUP,
        (When("enabled", ("true",)),),
        "InvalidAutoRollbackConfigException: automatic rollback is enabled, but no event types were listed",
        f"{_DEPLOY}/API_AutoRollbackConfiguration.html",
        needs=("events",),
        within="autoRollbackConfiguration",
    ),
    Pair(
        Codedeploy.DEPLOYMENT_GROUP,
        (When("enabled", ("true",)),),
        "InvalidAlarmConfigException: alarms are watched, and the list of them is empty",
        f"{_DEPLOY}/API_AlarmConfiguration.html",
        needs=("alarms",),
        within="alarmConfiguration",
    ),
    *(
        Pair(
            Codedeploy.DEPLOYMENT_CONFIG,
            (When("type", (kind,)),),
            "InvalidTrafficRoutingConfigurationException: this type says how traffic is shifted",
            f"{_DEPLOY}/API_TrafficRoutingConfig.html",
            needs=(needed,),
            within="trafficRoutingConfig",
        )
        for kind, needed in (("TimeBasedCanary", "timeBasedCanary"), ("TimeBasedLinear", "timeBasedLinear"))
    ),
    *(
        Pair(
            Codepipeline.WEBHOOK,
            (When("authentication", (kind,)),),
            f"For {kind}, only {shown} must be set",
            _WEBHOOK,
            needs=(f"authenticationConfiguration.{needed}",),
        )
        for kind, needed, shown in (
            ("GITHUB_HMAC", "secretToken", "the SecretToken property"),
            ("IP", "allowedIpRange", "the AllowedIPRange property"),
        )
    ),
    *(
        Pair(
            Codestarnotifications.NOTIFICATION_RULE,
            (When("resource", (f"arn:aws:{service}:*",)),),
            "ValidationException: the events are those of another kind of resource",
            _NOTICE,
            takes=When("eventTypeIds", (f"{events}-*",)),
        )
        for service, events in _NOTIFIED
    ),
    Pair(
        Budgets.BUDGET,
        (When("budgetType", _PERCENT),),
        "what is used or covered of reservations is counted in PERCENTAGE",
        _BUDGET,
        takes=When("limitUnit", ("PERCENTAGE",)),
        certain=False,
    ),
    Pair(
        Budgets.BUDGET,
        (When("plannedLimits"),),
        '"planned_limit": conflicts with limit_amount',
        f"{_PROVIDER}internal/service/budgets/budget.go",
        refuses=("limitAmount", "limitUnit"),
    ),
    *(
        Pair(
            Costexplorer.ANOMALY_MONITOR,
            (When("monitorType", (kind,)),),
            f"it is required for monitors of the type {kind}",
            f"{_PROVIDER}website/docs/r/ce_anomaly_monitor.html.markdown",
            needs=(needed,),
        )
        for kind, needed in (("DIMENSIONAL", "monitorDimension"), ("CUSTOM", "monitorSpecification"))
    ),
    *(
        Pair(
            Costexplorer.ANOMALY_SUBSCRIPTION,
            (When("frequency", words),),
            f"ValidationException: {says}",
            _SUBSCRIPTION,
            shuts=When("subscribers.type", (kind,)),
        )
        for words, kind, says in (
            (("IMMEDIATE",), "EMAIL", "Immediate frequency only supports SNS subscriptions"),
            (("DAILY", "WEEKLY"), "SNS", "Daily and weekly frequencies only support Email subscriptions"),
        )
    ),
    *(
        Pair(
            Cur.REPORT_DEFINITION,
            (When("additionalArtifacts", ("ATHENA",)),),
            f"When Athena exists within additional_artifacts, {says}",
            _REPORT,
            takes=When(name, (word,)),
        )
        for name, word, says in (
            ("reportVersioning", "OVERWRITE_REPORT", "report_versioning must be OVERWRITE_REPORT"),
            ("format", "Parquet", "format must be Parquet"),
        )
    ),
    *(
        Pair(
            Cur.REPORT_DEFINITION,
            (When(one, ("Parquet",)),),
            "When format is Parquet, compression must also be Parquet, and the other way round",
            _REPORT,
            takes=When(other, ("Parquet",)),
        )
        for one, other in (("format", "compression"), ("compression", "format"))
    ),
)

_FILTERS = (
    *("ACTOR_ACCOUNT_ID", "BASE_REF", "COMMIT_MESSAGE", "EVENT", "FILE_PATH", "HEAD_REF", "ORGANIZATION_NAME"),
    *("RELEASE_NAME", "REPOSITORY_NAME", "TAG_NAME", "WORKFLOW_NAME"),
)
DELIVERY_FORMS = (
    Form(
        Codebuild.WEBHOOK,
        "filterGroups[].filters[].type",
        "|".join(_FILTERS),
        f"be one of {', '.join(_FILTERS)}",
        "InvalidInputException: Invalid webhook filter type",
        f"{_BUILD}/API_WebhookFilter.html",
    ),
    Form(
        Codeartifact.REPOSITORY,
        "externalConnections.externalConnectionName",
        "public:[a-z-]+",
        "begin with public:, as public:npmjs or public:pypi",
        "ValidationException: Invalid external connection",
        f"{_DOCS}/codeartifact/latest/ug/external-connection.html#supported-public-repositories",
    ),
    Form(
        Codestarconnections.CONNECTION,
        "providerType",
        "(?!Github$|github$|Gitlab$|gitlab$|BitBucket$|bitbucket$).+",
        "be spelt GitHub, GitLab or Bitbucket",
        "expected provider_type to be one of Bitbucket, GitHub, GitLab",
        f"{_DOCS}/codestar-connections/latest/APIReference/API_CreateConnection.html",
    ),
    Form(
        Codestarnotifications.NOTIFICATION_RULE,
        "eventTypeIds[]",
        f"({'|'.join(events for _, events in _NOTIFIED)})-.+",
        "be the id of an event, such as codepipeline-pipeline-pipeline-execution-failed",
        "ValidationException: Invalid event type id",
        _NOTICE,
    ),
    Form(
        Budgets.BUDGET,
        "name",
        r"(?!.*/action/)[^:\\]{1,100}",
        "be without colons and backslashes, and without /action/",
        "ValidationException: budgetName failed to satisfy constraint",
        _BUDGET,
    ),
)
