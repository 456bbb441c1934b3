"""Settings, forms and words: what records, audits, measures and searches an account."""

from __future__ import annotations

from policies.setting._choices import Words
from policies.setting._forms import Form
from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import (
    Cfg,
    Cloudtrail,
    Cloudwatch,
    Guardduty,
    Macie2,
    Securityhub,
    Synthetics,
    Xray,
)

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_CONFIG = f"{_DOCS}/config/latest/APIReference"
_GROUP = f"{_CONFIG}/API_RecordingGroup.html"
_TRAIL = f"{_DOCS}/awscloudtrail/latest/APIReference"
_ALARM = f"{_DOCS}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
_JOB = f"{_DOCS}/macie/latest/APIReference/jobs.html"
_HUB = f"{_DOCS}/securityhub/1.0/APIReference"
_FREQUENCIES = "One_Hour Three_Hours Six_Hours Twelve_Hours TwentyFour_Hours"
_UNITS = (
    "Seconds Microseconds Milliseconds Percent Count Count/Second None "
    "Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits Terabits "
    "Bytes/Second Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second "
    "Bits/Second Kilobits/Second Megabits/Second Gigabits/Second Terabits/Second"
)
_WITHOUT_AGENTS = (
    *("EBS_MALWARE_PROTECTION", "EKS_AUDIT_LOGS", "LAMBDA_NETWORK_LOGS", "RDS_LOGIN_EVENTS", "S3_DATA_EVENTS"),
)
WATCHED = (
    Pair(
        Cfg.RULE,
        (When("owner", ("AWS",)),),
        "InvalidParameterValueException: The sourceDetails should be null/empty if the owner is AWS",
        f"{_CONFIG}/API_Source.html",
        refuses=("sourceDetails",),
        within="source",
    ),
    Pair(
        Cfg.RULE,
        (When("owner", ("CUSTOM_LAMBDA",)),),
        "a rule of one's own says what triggers it",
        f"{_CONFIG}/API_Source.html",
        needs=("sourceDetails",),
        within="source",
        certain=False,
    ),
    Pair(
        Cfg.RECORDER,
        (When("includeGlobalResourceTypes", ("true",)),),
        "InvalidRecordingGroupException: includeGlobalResourceTypes goes with allSupported alone",
        _GROUP,
        takes=When("allSupported", ("true",), default="true"),
        within="recordingGroup",
    ),
    *(
        Pair(
            Cfg.RECORDER,
            (When("recordingStrategies.useOnly", (word,)),),
            "InvalidRecordingGroupException: this strategy lists the types of resources that it means",
            _GROUP,
            needs=(needed,),
            within="recordingGroup",
        )
        for word, needed in (
            ("EXCLUSION_BY_RESOURCE_TYPES", "exclusionByResourceTypes"),
            ("INCLUSION_BY_RESOURCE_TYPES", "resourceTypes"),
        )
    ),
    *(
        Pair(
            type,
            (),
            "one of template_body, template_s3_uri must be specified",
            f"{_PROVIDER}configservice/{file}.go",
            needs=("templateBody", "templateS3Uri"),
        )
        for type, file in (
            (Cfg.CONFORMANCE_PACK, "conformance_pack"),
            (Cfg.ORGANIZATION_CONFORMANCE_PACK, "organization_conformance_pack"),
        )
    ),
    *(
        Pair(
            Cfg.CONFIGURATION_AGGREGATOR,
            (),
            "it aggregates from the regions that it names, or from all",
            f"{_CONFIG}/API_AccountAggregationSource.html",
            needs=("regions", "allRegions"),
            within=within,
        )
        for within in ("accountAggregationSource", "organizationAggregationSource")
    ),
    Pair(
        Securityhub.FINDING_AGGREGATOR,
        (When("linkingMode", ("SPECIFIED_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED")),),
        "InvalidInputException: this mode names regions",
        f"{_HUB}/API_CreateFindingAggregator.html",
        needs=("specifiedRegions",),
    ),
    Pair(
        Securityhub.FINDING_AGGREGATOR,
        (When("linkingMode", ("ALL_REGIONS",)),),
        "InvalidInputException: this mode names no regions",
        f"{_HUB}/API_CreateFindingAggregator.html",
        refuses=("specifiedRegions",),
    ),
    Pair(
        Guardduty.DETECTOR_FEATURE,
        (
            When(
                "name",
                (
                    "EBS_MALWARE_PROTECTION",
                    "EKS_AUDIT_LOGS",
                    "LAMBDA_NETWORK_LOGS",
                    "RDS_LOGIN_EVENTS",
                    "S3_DATA_EVENTS",
                ),
            ),
        ),
        "agents are managed by the features of runtime monitoring",
        f"{_DOCS}/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html",
        refuses=("additionalConfigurations",),
        certain=False,
    ),
    Pair(
        Macie2.CLASSIFICATION_JOB,
        (When("jobType", ("ONE_TIME",)),),
        "a job that runs once has no schedule",
        _JOB,
        refuses=("scheduleFrequency",),
    ),
    Pair(
        Macie2.CLASSIFICATION_JOB,
        (When("jobType", ("SCHEDULED",)),),
        "a job that runs again and again has a schedule",
        _JOB,
        needs=("scheduleFrequency",),
    ),
    Pair(
        Cloudwatch.METRIC_ALARM,
        (When("statistic"),),
        "it is for alarms on percentiles, of extendedStatistic",
        _ALARM,
        refuses=("evaluateLowSampleCountPercentiles",),
        certain=False,
    ),
    Pair(
        Cloudwatch.METRIC_STREAM,
        (When("includeFilters"),),
        "You cannot include IncludeFilters and ExcludeFilters in the same operation",
        f"{_DOCS}/AmazonCloudWatch/latest/APIReference/API_PutMetricStream.html",
        refuses=("excludeFilters",),
    ),
    Pair(
        Xray.ENCRYPTION_CONFIG,
        (When("type", ("KMS",)),),
        "InvalidRequestException: a key is named where the type is KMS",
        f"{_DOCS}/xray/latest/api/API_PutEncryptionConfig.html",
        needs=("keyId",),
    ),
)

WATCHED_FORMS = (
    Form(
        Cfg.RULE,
        "inputParameters",
        r"(?s)\s*\{.*\}\s*",
        "be an object of JSON",
        "InvalidParameterValueException: inputParameters is not a valid JSON string",
        f"{_CONFIG}/API_ConfigRule.html",
    ),
    Form(
        Cloudtrail.TRAIL,
        "name",
        r"(?!\d+\.\d+\.\d+\.\d+$)(?=.{3,128}$)[A-Za-z0-9]+([._-][A-Za-z0-9]+)*",
        "be of 3 to 128 letters and digits, with single periods, hyphens and underscores between, and be no address",
        "InvalidTrailNameException",
        f"{_TRAIL}/API_CreateTrail.html",
    ),
    Form(
        Securityhub.ACTION_TARGET,
        "identifier",
        "[A-Za-z0-9]{1,20}",
        "be of at most 20 letters and digits",
        "InvalidInputException: Id must be alphanumeric and 20 characters at most",
        f"{_HUB}/API_CreateActionTarget.html",
    ),
    Form(
        Cloudwatch.CONTRIBUTOR_INSIGHT_RULE,
        "ruleDefinition",
        r"(?s)\s*\{.*\}\s*",
        "be an object of JSON",
        "InvalidParameterValue: The rule definition is not valid JSON",
        f"{_DOCS}/AmazonCloudWatch/latest/monitoring/ContributorInsights-RuleSyntax.html",
    ),
    Form(
        Synthetics.CANARY,
        "handler",
        r"([0-9a-zA-Z_-]+[/.])*[0-9A-Za-z_-]+(\.|::)[0-9A-Za-z_-]+",
        "be a file and a function in it, such as index.handler",
        "ValidationException: Member must satisfy regular expression pattern",
        f"{_DOCS}/AmazonSynthetics/latest/APIReference/API_CanaryCodeInput.html",
    ),
)

WATCHED_WORDS = (
    Words(
        Cfg.RULE,
        f"{_CONFIG}/API_ConfigRule.html",
        {"maximumExecutionFrequency": _FREQUENCIES, "source.owner": "AWS CUSTOM_LAMBDA CUSTOM_POLICY"},
    ),
    Words(
        Cfg.DELIVERY_CHANNEL,
        f"{_CONFIG}/API_ConfigSnapshotDeliveryProperties.html",
        {"snapshotDeliveryProperties.deliveryFrequency": _FREQUENCIES},
    ),
    Words(
        Cloudtrail.TRAIL,
        f"{_TRAIL}/API_InsightSelector.html",
        {"insightSelectors[].insightType": "ApiCallRateInsight ApiErrorRateInsight"},
    ),
    Words(
        Cloudtrail.TRAIL,
        f"{_TRAIL}/API_EventSelector.html",
        {"eventSelectors[].readWriteType": "All ReadOnly WriteOnly"},
    ),
    Words(
        Securityhub.ACCOUNT,
        f"{_HUB}/API_EnableSecurityHub.html",
        {"controlFindingGenerator": "STANDARD_CONTROL SECURITY_CONTROL"},
    ),
    Words(
        Macie2.ACCOUNT,
        f"{_DOCS}/macie/latest/APIReference/macie.html",
        {"findingPublishingFrequency": "FIFTEEN_MINUTES ONE_HOUR SIX_HOURS", "status": "ENABLED PAUSED"},
    ),
    Words(
        Cloudwatch.METRIC_ALARM,
        _ALARM,
        {
            "unit": _UNITS,
            "metricQueries[].metric.unit": _UNITS,
        },
    ),
    Words(
        Xray.ENCRYPTION_CONFIG,
        f"{_DOCS}/xray/latest/api/API_PutEncryptionConfig.html",
        {"type": "KMS NONE"},
    ),
)
