"""Forms of texts that AWS states in prose, or the provider in its source: what is in AWS's models is in `limit`."""

from __future__ import annotations

from typing import NamedTuple

from policypack.catalogue.tokens import (
    Apigateway,
    Apigatewayv2,
    Athena,
    Auditmanager,
    Budgets,
    Cloudwatch,
    Codebuild,
    Cognito,
    Dax,
    Docdb,
    Dynamodb,
    Elasticache,
    Glue,
    Iam,
    Kms,
    Lambda,
    Memorydb,
    Mq,
    Neptune,
    Rds,
    Secretsmanager,
    Securityhub,
    Ses,
    Sesv2,
    Sfn,
    Ssm,
)


class Form(NamedTuple):
    """The form of a text: `pattern` must match all of it, `shown` says it in words after "must".

    `path` leads to it: "[]" after a name is each element of a list, "{}" each name in a map, "{=}" each value.
    `says` is what AWS or the provider answers.
    """

    type: str
    path: str
    pattern: str
    shown: str
    says: str
    source: str


_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_API = "https://docs.aws.amazon.com/apigateway/latest/api/"
_PATH = r"/|/[!-~]+/"
_VARIABLE, _VARIABLE_VALUE = "[A-Za-z0-9_]+", "[A-Za-z0-9._~:/?#&=,-]*"

# Statistics and what they are cut to, by percentiles or values.
_STATISTIC = (
    r"(?i)SampleCount|Average|Sum|Minimum|Maximum|IQM|(p|tm|wm|tc|ts)\d{1,3}(\.\d+)?"
    r"|(PR|TM|WM|TC|TS)\([^()]*\)"
)

# What the classes of a service's machines begin with, and the page that lists them.
_CLASSES = (
    (Rds.INSTANCE, "instanceClass", "db", "AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html"),
    (
        Rds.CLUSTER_INSTANCE,
        "instanceClass",
        "db",
        "AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html",
    ),
    (Docdb.CLUSTER_INSTANCE, "instanceClass", "db", "documentdb/latest/developerguide/db-instance-classes.html"),
    (Neptune.CLUSTER_INSTANCE, "instanceClass", "db", "neptune/latest/userguide/instance-types.html"),
    (Memorydb.CLUSTER, "nodeType", "db", "memorydb/latest/devguide/nodes.supportedtypes.html"),
    (Elasticache.CLUSTER, "nodeType", "cache", "AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html"),
    (Elasticache.REPLICATION_GROUP, "nodeType", "cache", "AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html"),
    (Dax.CLUSTER, "nodeType", "dax", "amazondynamodb/latest/developerguide/DAX.create-cluster.html"),
    (Mq.BROKER, "hostInstanceType", "mq", "amazon-mq/latest/developer-guide/broker-instance-types.html"),
)
FORMS = (
    *(
        Form(
            type,
            path,
            rf"{begin}\..+",
            f"begin with {begin}. as the classes of this service do",
            "InvalidParameterValue: Invalid DB Instance class" if begin == "db" else "InvalidParameterValue",
            f"https://docs.aws.amazon.com/{page}",
        )
        for type, path, begin, page in _CLASSES
    ),
    Form(
        Apigateway.MODEL,
        "name",
        "[A-Za-z0-9]+",
        "be of letters and digits alone, which what Pulumi makes of the resource's name is not",
        "BadRequestException: Model name must be alphanumeric",
        f"{_API}API_CreateModel.html",
    ),
    Form(
        Apigateway.STAGE,
        "stageName",
        "[A-Za-z0-9_-]{1,128}",
        "be of at most 128 letters, digits, hyphens and underscores",
        "BadRequestException: Stage name only allows a-zA-Z0-9_-",
        f"{_API}API_CreateStage.html",
    ),
    Form(
        Apigateway.BASE_PATH_MAPPING,
        "basePath",
        "[^/]+",
        "be one part of a path, without a slash; mappings of aws.apigatewayv2.ApiMapping may have several",
        "BadRequestException: API Gateway V1 doesn't support the slash character (/) in base path mappings",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html",
    ),
    Form(
        Securityhub.STANDARDS_SUBSCRIPTION,
        "standardsArn",
        r"arn:[^:]+:securityhub:([a-z0-9-]+::standards/(?!cis-aws-foundations-benchmark/v/1\.2\.0)[a-z0-9-]+"
        r"|::ruleset/[a-z0-9-]+)/v/\d+(\.\d+)+",
        "be the ARN of a standard, such as arn:aws:securityhub:eu-west-1::standards/pci-dss/v/3.2.1 "
        "(arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0 alone has no region)",
        "InvalidInputException: the standard does not exist",
        "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-standards-enable-disable.html",
    ),
    Form(
        Auditmanager.FRAMEWORK,
        "controlSets[].controls[].id",
        r"[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}",
        "be the id of a control, not its ARN or name",
        "ValidationException: Member must satisfy regular expression pattern: ^[a-f0-9]{8}-[a-f0-9]{4}-…",
        "https://docs.aws.amazon.com/audit-manager/latest/APIReference/API_CreateAssessmentFrameworkControl.html",
    ),
    Form(
        Apigatewayv2.STAGE,
        "name",
        r"\$default|[A-Za-z0-9_-]{1,128}",
        "be $default, or at most 128 letters, digits, hyphens and underscores",
        "BadRequestException: Stage name only allows a-zA-Z0-9_-",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html",
    ),
    *(
        Form(type, f"{name}{end}", pattern, shown, f"BadRequestException: {says}", source)
        for type, name in ((Apigateway.STAGE, "variables"), (Apigatewayv2.STAGE, "stageVariables"))
        for end, pattern, shown, says, source in (
            (
                "{}",
                _VARIABLE,
                "be of letters, digits and underscores",
                "Stage variable names can have alphanumeric characters and underscores",
                f"{_API}API_CreateStage.html",
            ),
            (
                "{=}",
                _VARIABLE_VALUE,
                "be of letters, digits and -._~:/?#&=,",
                "Stage variable values must match [A-Za-z0-9-._~:/?#&=,]+",
                f"{_API}API_CreateStage.html",
            ),
        )
    ),
    Form(
        Athena.DATABASE,
        "name",
        "[0-9a-z_]+",
        "be of small letters, digits and underscores",
        "must be lowercase letters, numbers, or underscore ('_')",
        f"{_PROVIDER}athena/database.go",
    ),
    Form(
        Athena.WORKGROUP,
        "configuration.resultConfiguration.outputLocation",
        "s3://.+",
        "be a place in S3, such as s3://bucket/results/",
        "InvalidRequestException: outputLocation is not a valid S3 path",
        "https://docs.aws.amazon.com/athena/latest/APIReference/API_ResultConfiguration.html",
    ),
    *(
        Form(
            Budgets.BUDGET,
            name,
            r"\d{4}-\d\d-\d\d_\d\d:\d\d",
            "be a time such as 2027-01-01_00:00",
            "must be in the format 2006-01-02_15:04",
            f"{_PROVIDER}budgets/budget.go",
        )
        for name in ("timePeriodStart", "timePeriodEnd")
    ),
    *(
        Form(
            Codebuild.PROJECT,
            path,
            "[A-Za-z0-9_]{1,127}",
            "be of at most 127 letters, digits and underscores",
            "InvalidInputException: identifier must contain only alphanumeric characters and underscores and be less "
            "than 128 characters in length",
            f"https://docs.aws.amazon.com/codebuild/latest/APIReference/API_{shape}.html",
        )
        for path, shape in (
            ("secondarySources[].sourceIdentifier", "ProjectSource"),
            ("secondarySourceVersions[].sourceIdentifier", "ProjectSourceVersion"),
            ("secondaryArtifacts[].artifactIdentifier", "ProjectArtifacts"),
            ("fileSystemLocations[].identifier", "ProjectFileSystemLocation"),
        )
    ),
    *(
        Form(
            Cloudwatch.METRIC_ALARM,
            path,
            _STATISTIC,
            "be a statistic, such as Average, Sum, p99, tm90 or TM(10%:90%)",
            "ValidationError: Invalid metrics list",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html",
        )
        for path in ("metricQueries[].metric.stat", "extendedStatistic")
    ),
    Form(
        Cloudwatch.EVENT_TARGET,
        "rule",
        r"[.\-_A-Za-z0-9]{1,64}",
        "be the name of a rule, not its ARN",
        "ValidationException: Value at 'rule' failed to satisfy constraint",
        "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html",
    ),
    Form(
        Cloudwatch.DASHBOARD,
        "dashboardName",
        "[A-Za-z0-9_-]{1,255}",
        "be of at most 255 letters, digits, hyphens and underscores",
        "InvalidParameterInput: The dashboard name contains invalid characters",
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html",
    ),
    Form(
        Cloudwatch.EVENT_API_DESTINATION,
        "invocationEndpoint",
        r"https://\S+",
        "be a URL that begins with https://",
        "the endpoint of an API destination is reached by HTTPS",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html",
    ),
    Form(
        Cloudwatch.EVENT_PERMISSION,
        "principal",
        r"\*|\d{12}",
        "be * or the twelve digits of an account",
        "must be * or a 12 digit AWS account ID",
        f"{_PROVIDER}events/permission.go",
    ),
    *(
        Form(
            Cloudwatch.LOG_METRIC_FILTER,
            f"metricTransformation.{name}",
            "[^:*$]+",
            "be without colons, stars and dollar signs",
            f"InvalidParameterException: {name} must satisfy regular expression pattern: [^:*$]*",
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html",
        )
        for name in ("name", "namespace")
    ),
    *(
        Form(
            type,
            f"{name}[]",
            r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.+",
            "be the ARN of what it does",
            "ValidationError: Invalid arn syntax",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
        )
        for type in (Cloudwatch.METRIC_ALARM, Cloudwatch.COMPOSITE_ALARM)
        for name in ("alarmActions", "insufficientDataActions", "okActions")
    ),
    Form(
        Cognito.IDENTITY_POOL_ROLE_ATTACHMENT,
        "roles{}",
        "(un)?authenticated",
        "be authenticated or unauthenticated",
        "roles are for authenticated and unauthenticated identities",
        "https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html",
    ),
    *(
        Form(
            Dynamodb.TABLE,
            path,
            r"[a-zA-Z0-9_.-]{3,255}",
            "be of 3 to 255 letters, digits, underscores, hyphens and periods",
            "ValidationException: must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html",
        )
        for path in ("name", "globalSecondaryIndexes[].name", "localSecondaryIndexes[].name")
    ),
    Form(
        Dynamodb.TABLE,
        "attributes[].type",
        "[SNB]",
        "be S, N or B",
        "ValidationException: Member must satisfy enum value set: [B, N, S]",
        "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html",
    ),
    *(
        Form(
            type,
            "name",
            "[^A-Z]{1,255}",
            "have no capital letters",
            "uppercase characters cannot be used",
            f"{_PROVIDER}glue/{file}",
        )
        for type, file in ((Glue.CATALOG_DATABASE, "catalog_database.go"), (Glue.CATALOG_TABLE, "catalog_table.go"))
    ),
    *(
        Form(
            type,
            "path",
            _PATH,
            "begin and end with a slash",
            "ValidationError: The specified value for path is invalid. It must begin and end with /",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
        )
        for type in (Iam.GROUP, Iam.INSTANCE_PROFILE, Iam.POLICY, Iam.ROLE, Iam.USER)
    ),
    Form(
        Iam.ROLE,
        "description",
        "[\t\n\r -~\xa1-\xff]*",
        "be of Latin letters and signs: no dashes longer than a hyphen, no curly quotes, no emoji",
        "ValidationError: Value at 'description' failed to satisfy constraint: Member must satisfy regular expression "
        "pattern",
        "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
    ),
    Form(
        Iam.OPEN_ID_CONNECT_PROVIDER,
        "url",
        "https://.+",
        "begin with https://",
        "the URL must begin with https://",
        "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html",
    ),
    Form(
        Iam.OPEN_ID_CONNECT_PROVIDER,
        "thumbprintLists[]",
        "[0-9a-fA-F]{40}",
        "be 40 hexadecimal digits, without colons",
        "ValidationError: Member must have length greater than or equal to 40",
        "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html",
    ),
    Form(
        Iam.SERVICE_LINKED_ROLE,
        "awsServiceName",
        r".+\.amazonaws\.com(\.cn)?",
        "be the service's principal, such as elasticbeanstalk.amazonaws.com",
        "must be a full service hostname e.g. elasticbeanstalk.amazonaws.com",
        f"{_PROVIDER}iam/service_linked_role.go",
    ),
    Form(
        Kms.ALIAS,
        "name",
        r"alias/(?!aws/)[a-zA-Z0-9/_-]+",
        "begin with alias/, not with alias/aws/, and go on with letters, digits, slashes, underscores and hyphens",
        "NotAuthorizedException, or ValidationException: alias must satisfy regular expression pattern",
        "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
    ),
    Form(
        Lambda.FUNCTION,
        "environment.variables{}",
        r"[a-zA-Z][a-zA-Z0-9_]+|_HANDLER|_X_AMZN_TRACE_ID",
        "begin with a letter, go on with letters, digits and underscores, and have two characters at least",
        "ValidationException: Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+",
        "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    ),
    Form(
        Lambda.PERMISSION,
        "action",
        r"lambda:[*]|lambda:[a-zA-Z]+|[*]",
        "be an action of Lambda, such as lambda:InvokeFunction",
        "ValidationException: Member must satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])",
        "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html",
    ),
    Form(
        Lambda.PERMISSION,
        "sourceArn",
        r"arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)",
        "be an ARN with a whole region and account, or without; only what follows them may have a star",
        "ValidationException: Value at 'sourceArn' failed to satisfy constraint",
        "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html",
    ),
    Form(
        Lambda.PERMISSION,
        "statementId",
        "[a-zA-Z0-9_-]{1,100}",
        "be of at most 100 letters, digits, hyphens and underscores",
        "ValidationException: Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)",
        "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html",
    ),
    Form(
        Secretsmanager.SECRET,
        "name",
        r"[A-Za-z0-9/_+=.@!-]{1,512}",
        "be of letters, digits and /_+=.@!-",
        "ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of the "
        "following: -/_+=.@!",
        "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html",
    ),
    *(
        Form(
            type,
            name,
            "[A-Za-z0-9_-]{1,64}",
            "be of at most 64 letters, digits, hyphens and underscores",
            "InvalidParameterValue: Invalid configuration set name",
            "https://docs.aws.amazon.com/ses/latest/APIReference/API_ConfigurationSet.html",
        )
        for type, name in ((Ses.CONFIGURATION_SET, "name"), (Sesv2.CONFIGURATION_SET, "configurationSetName"))
    ),
    Form(
        Ses.DOMAIN_IDENTITY,
        "domain",
        r".*[^.]",
        "not end with a period",
        "cannot end with a period",
        f"{_PROVIDER}ses/domain_identity.go",
    ),
    Form(
        Sfn.STATE_MACHINE,
        "name",
        "[0-9A-Za-z_-]{1,80}",
        "be of at most 80 letters, digits, hyphens and underscores",
        "InvalidName: Invalid Name",
        f"{_PROVIDER}sfn/state_machine.go",
    ),
    Form(
        Ssm.DOCUMENT,
        "name",
        r"(?!aws|amazon|amzn|AWSEC2|AWSConfigRemediation|AWSSupport)[\w.-]{3,128}",
        "be of 3 to 128 letters, digits and _.-, and not begin with aws, amazon, amzn, AWSEC2, AWSConfigRemediation or "
        "AWSSupport",
        "these beginnings are reserved by AWS",
        "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html",
    ),
)
