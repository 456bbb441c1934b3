"""Settings of CloudWatch, its logs, and the rules of EventBridge."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, TRIED, Distinct, Form, Pair, Range, Size, When, Words
from policypack.catalogue.tokens import Cloudwatch

_API = f"{DOCS}/AmazonCloudWatch/latest/APIReference"
_EVENTS = f"{DOCS}/eventbridge/latest/APIReference"
_ALARM = f"{_API}/API_PutMetricAlarm.html"
_TARGET = f"{_EVENTS}/API_Target.html"
# Statistics and what they are cut to, by percentiles or values.
_STATISTIC = (
    r"(?i)SampleCount|Average|Sum|Minimum|Maximum|IQM|(p|tm|wm|tc|ts)(100(\.0+)?|\d{1,2}(\.\d+)?)"
    r"|(PR|TM|WM|TC|TS)\([^()]*\)"
)
_UNITS = (
    "Seconds Microseconds Milliseconds Percent Count Count/Second None "
    "Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits Terabits "
    "Bytes/Second Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second "
    "Bits/Second Kilobits/Second Megabits/Second Gigabits/Second Terabits/Second"
)

ROWS = (
    Form(
        Cloudwatch.CONTRIBUTOR_INSIGHT_RULE,
        "ruleDefinition",
        r"(?s)\s*\{.*\}\s*",
        "be an object of JSON",
        "InvalidParameterValue: The rule definition is not valid JSON",
        f"{DOCS}/AmazonCloudWatch/latest/monitoring/ContributorInsights-RuleSyntax.html",
    ),
    Form(
        Cloudwatch.DASHBOARD,
        "dashboardName",
        "[A-Za-z0-9_-]{1,255}",
        "be of at most 255 letters, digits, hyphens and underscores",
        "InvalidParameterInput: The dashboard name contains invalid characters",
        f"{_API}/API_PutDashboard.html",
    ),
    Form(
        Cloudwatch.EVENT_API_DESTINATION,
        "invocationEndpoint",
        r"https://\S+",
        "be a URL that begins with https://",
        "the endpoint of an API destination is reached by HTTPS",
        f"{DOCS}/eventbridge/latest/userguide/eb-api-destinations.html",
    ),
    Form(
        Cloudwatch.EVENT_ARCHIVE,
        "eventSourceArn",
        r"arn:[^:]+:events:[^:]+:\d*:event-bus/.+",
        "be the ARN of an event bus",
        "ValidationException: the source of an archive is an event bus",
        f"{_EVENTS}/API_CreateArchive.html",
    ),
    *(
        Pair(
            Cloudwatch.EVENT_CONNECTION,
            (When("authorizationType", (kind,)),),
            f"{kind} needs its parameters",
            f"{_EVENTS}/API_CreateConnection.html",
            needs=(f"authParameters.{name}",),
        )
        for kind, name in (("API_KEY", "apiKey"), ("BASIC", "basic"), ("OAUTH_CLIENT_CREDENTIALS", "oauth"))
    ),
    Form(
        Cloudwatch.EVENT_PERMISSION,
        "principal",
        r"\*|\d{12}",
        "be * or the twelve digits of an account",
        "must be * or a 12 digit AWS account ID",
        f"{PROVIDER}/events/permission.go",
    ),
    Pair(
        Cloudwatch.EVENT_RULE,
        (When("state", ("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",)),),
        "ValidationException: ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS rule state is not supported with scheduled "
        "rule expressions",
        "https://github.com/hashicorp/terraform-provider-aws/issues/34988",
        refuses=("scheduleExpression",),
    ),
    Range(Cloudwatch.EVENT_TARGET, "batchTarget.arraySize", ((2, 10_000),), f"{_EVENTS}/API_BatchArrayProperties.html"),
    Range(Cloudwatch.EVENT_TARGET, "batchTarget.jobAttempts", ((1, 10),), f"{_EVENTS}/API_BatchRetryStrategy.html"),
    Pair(
        Cloudwatch.EVENT_TARGET,
        (When("launchType", ("FARGATE",)),),
        "NetworkConfiguration is required if LaunchType is FARGATE",
        f"{_EVENTS}/API_EcsParameters.html",
        needs=("networkConfiguration",),
        within="ecsTarget",
    ),
    Pair(
        Cloudwatch.EVENT_TARGET,
        (When("capacityProviderStrategies"),),
        "If a capacityProviderStrategy is specified, the launchType parameter must be omitted",
        f"{_EVENTS}/API_EcsParameters.html",
        refuses=("launchType",),
        within="ecsTarget",
    ),
    Pair(
        Cloudwatch.EVENT_TARGET,
        (When("input"),),
        "ValidationException: Only one of Input, InputPath, or InputTransformer must be provided for target",
        _TARGET,
        refuses=("inputPath", "inputTransformer"),
    ),
    *(
        Form(
            Cloudwatch.EVENT_TARGET,
            path,
            r"\$.*",
            "be a path of JSON, such as $.detail",
            "ValidationException: Invalid InputPath for target",
            _TARGET,
        )
        for path in ("inputPath", "inputTransformer.inputPaths{=}")
    ),
    Pair(
        Cloudwatch.EVENT_TARGET,
        (When("inputPath"),),
        "ValidationException: Only one of Input, InputPath, or InputTransformer must be provided for target",
        _TARGET,
        refuses=("inputTransformer",),
    ),
    Form(
        Cloudwatch.EVENT_TARGET,
        "inputTransformer.inputPaths{}",
        "(?!AWS).+",
        "not begin with AWS",
        "ValidationException: Invalid InputPathsMap key: The keys cannot start with AWS",
        f"{_EVENTS}/API_InputTransformer.html",
    ),
    Form(
        Cloudwatch.EVENT_TARGET,
        "rule",
        r"[.\-_A-Za-z0-9]{1,64}",
        "be the name of a rule, not its ARN",
        "ValidationException: Value at 'rule' failed to satisfy constraint",
        f"{_EVENTS}/API_PutTargets.html",
    ),
    *(
        Form(
            Cloudwatch.LOG_METRIC_FILTER,
            f"metricTransformation.{name}",
            "[^:*$]+",
            "be without colons, stars and dollar signs",
            f"InvalidParameterException: {name} must satisfy regular expression pattern: [^:*$]*",
            f"{DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html",
        )
        for name in ("name", "namespace")
    ),
    Words(
        Cloudwatch.METRIC_ALARM,
        _ALARM,
        {
            "unit": _UNITS,
            "metricQueries[].metric.unit": _UNITS,
        },
    ),
    *(
        Form(
            type,
            f"{name}[]",
            r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.+",
            "be the ARN of what it does",
            "ValidationError: Invalid arn syntax",
            _ALARM,
        )
        for type in (Cloudwatch.METRIC_ALARM, Cloudwatch.COMPOSITE_ALARM)
        for name in ("alarmActions", "insufficientDataActions", "okActions")
    ),
    Pair(
        Cloudwatch.METRIC_ALARM,
        (),
        "you must specify either MetricName, a Metrics array, or an EvaluationCriteria",
        _ALARM,
        needs=("metricName", "metricQueries", "evaluationCriteria"),
    ),
    *(
        Pair(
            Cloudwatch.METRIC_ALARM,
            (When("metricName"),),
            f"an alarm on a metric needs {shown}",
            _ALARM,
            needs=names,
        )
        for shown, names in (
            ("its namespace", ("namespace",)),
            ("a period", ("period",)),
            ("a statistic", ("statistic", "extendedStatistic")),
        )
    ),
    *(
        Form(
            Cloudwatch.METRIC_ALARM,
            path,
            _STATISTIC,
            "be a statistic, such as Average, Sum, p99, tm90 or TM(10%:90%)",
            "ValidationError: Invalid metrics list",
            f"{DOCS}/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html",
        )
        for path in ("metricQueries[].metric.stat", "extendedStatistic")
    ),
    Pair(
        Cloudwatch.METRIC_ALARM,
        (When("metricQueries"),),
        "If you use the Metrics parameter, you cannot include the Namespace, MetricName, Dimensions, "
        "Period, Unit, Statistic, or ExtendedStatistic parameters",
        _ALARM,
        refuses=("namespace", "metricName", "dimensions", "period", "unit", "statistic", "extendedStatistic"),
    ),
    Pair(
        Cloudwatch.METRIC_ALARM,
        (When("statistic"),),
        "it is for alarms on percentiles, of extendedStatistic",
        _ALARM,
        refuses=("evaluateLowSampleCountPercentiles",),
        certain=False,
    ),
    Form(
        Cloudwatch.METRIC_ALARM,
        "metricQueries[].id",
        "[a-z][A-Za-z0-9_]*",
        "begin with a small letter, and have letters, digits and underscores",
        "ValidationError: Invalid metrics list",
        f"{_API}/API_MetricDataQuery.html",
    ),
    Pair(
        Cloudwatch.METRIC_STREAM,
        (When("includeFilters"),),
        "You cannot include IncludeFilters and ExcludeFilters in the same operation",
        f"{_API}/API_PutMetricStream.html",
        refuses=("excludeFilters",),
    ),
    Form(
        Cloudwatch.LOG_GROUP,
        "name",
        "(?!aws/).+",
        "not begin with aws/",
        "InvalidParameterException: Log group names can't start with the string aws/",
        f"{DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    ),
    *(
        Form(
            Cloudwatch.METRIC_ALARM,
            f"{actions}[]",
            r"(?!arn:[^:]+:(sqs|kinesis|firehose|events|states|logs|s3|ecs|dynamodb|kms):).*",
            "be of a topic, a function, a scaling policy or what else an alarm can start; no queue, stream or bus",
            "ValidationError: Invalid action: the service is none that alarms work with",
            TRIED,
        )
        for actions in ("alarmActions", "okActions", "insufficientDataActions")
    ),
    Distinct(
        Cloudwatch.METRIC_ALARM,
        "metricQueries",
        "id",
        "ValidationError: the ids of the queries have to be unique",
        f"{_API}/API_MetricDataQuery.html",
    ),
    Form(
        Cloudwatch.METRIC_ALARM,
        "metricQueries[].expression",
        r"(?!.*\bSEARCH\s*\().*",
        "have no SEARCH in it, which graphs alone have",
        "ValidationError: SEARCH is not supported on Metric Alarms",
        f"{DOCS}/AmazonCloudWatch/latest/monitoring/using-search-expressions.html",
    ),
    *(
        Pair(
            Cloudwatch.COMPOSITE_ALARM,
            (),
            "ValidationError: both times go with the alarm that suppresses",
            TRIED,
            needs=(name,),
            within="actionsSuppressor",
        )
        for name in ("extensionPeriod", "waitPeriod")
    ),
    Form(
        Cloudwatch.EVENT_BUS,
        "name",
        r"(?!default$)(aws\.partner/.+|[^/]*)",
        "not be default, and have no slash unless it is a partner's",
        "ValidationException: the name of an event bus",
        f"{_EVENTS}/API_CreateEventBus.html",
    ),
    Form(
        Cloudwatch.EVENT_CONNECTION,
        "authParameters.oauth.authorizationEndpoint",
        r"https://.+",
        "be a URL that begins with https://",
        "ValidationException: the endpoint of OAuth is reached by HTTPS",
        TRIED,
    ),
    Form(
        Cloudwatch.LOG_METRIC_FILTER,
        "metricTransformation.namespace",
        "(?!AWS/).*",
        "not begin with AWS/, which is for AWS's own metrics",
        "InvalidParameterException: Invalid metric transformation: the namespace is reserved",
        TRIED,
    ),
    Form(
        Cloudwatch.LOG_METRIC_FILTER,
        "metricTransformation.dimensions{=}",
        r"\$.+",
        "name a field of the pattern, such as $.user",
        "InvalidParameterException: Invalid metric transformation: the value of a dimension is a field",
        TRIED,
    ),
    Form(
        Cloudwatch.LOG_SUBSCRIPTION_FILTER,
        "destinationArn",
        # Groups of the class DELIVERY hand on to buckets.
        r"(?!arn:[^:]+:(sqs|sns|events|states|dynamodb|ecs|iam|es|aoss):).*",
        "be of a function, a stream of Kinesis or Firehose, or a destination of logs",
        "InvalidParameterException: PutSubscriptionFilter operation cannot work with destinationArn for vendor",
        f"{DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html",
    ),
    Size(Cloudwatch.QUERY_DEFINITION, "logGroupNames", 1, 50, "a query names 50 log groups at most", TRIED),
    Size(Cloudwatch.LOG_ANOMALY_DETECTOR, "logGroupArnLists", 1, 1, "a detector watches one log group", TRIED),
)
