"""Settings of Config."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Distinct, Form, Pair, When, Words
from policypack.catalogue.tokens import Cfg

_API = f"{DOCS}/config/latest/APIReference"
_GROUP = f"{_API}/API_RecordingGroup.html"
_FREQUENCIES = "One_Hour Three_Hours Six_Hours Twelve_Hours TwentyFour_Hours"

ROWS = (
    Pair(
        Cfg.CONFIGURATION_AGGREGATOR,
        (),
        "one of account_aggregation_source,organization_aggregation_source must be specified",
        f"{PROVIDER}/configservice/configuration_aggregator.go",
        needs=("accountAggregationSource", "organizationAggregationSource"),
    ),
    Pair(
        Cfg.CONFIGURATION_AGGREGATOR,
        (When("accountAggregationSource"),),
        "an aggregator has one source",
        f"{_API}/API_PutConfigurationAggregator.html",
        refuses=("organizationAggregationSource",),
    ),
    *(
        Pair(
            Cfg.CONFIGURATION_AGGREGATOR,
            (When("allRegions", ("true",)),),
            "all regions, or those that are listed",
            f"{PROVIDER}/configservice/configuration_aggregator.go",
            refuses=("regions",),
            within=within,
        )
        for within in ("accountAggregationSource", "organizationAggregationSource")
    ),
    *(
        Pair(
            Cfg.CONFIGURATION_AGGREGATOR,
            (),
            "it aggregates from the regions that it names, or from all",
            f"{_API}/API_AccountAggregationSource.html",
            needs=("regions", "allRegions"),
            within=within,
        )
        for within in ("accountAggregationSource", "organizationAggregationSource")
    ),
    *(
        Distinct(
            Cfg.CONFIGURATION_AGGREGATOR,
            within,
            "regions",
            "a region is listed once",
            f"{_API}/API_PutConfigurationAggregator.html",
            certain=False,
        )
        for within in ("accountAggregationSource", "organizationAggregationSource")
    ),
    *(
        Pair(
            type,
            (),
            "one of template_body, template_s3_uri must be specified",
            f"{PROVIDER}/configservice/{file}.go",
            needs=("templateBody", "templateS3Uri"),
        )
        for type, file in (
            (Cfg.CONFORMANCE_PACK, "conformance_pack"),
            (Cfg.ORGANIZATION_CONFORMANCE_PACK, "organization_conformance_pack"),
        )
    ),
    Words(
        Cfg.DELIVERY_CHANNEL,
        f"{_API}/API_ConfigSnapshotDeliveryProperties.html",
        {"snapshotDeliveryProperties.deliveryFrequency": _FREQUENCIES},
    ),
    Pair(
        Cfg.RECORDER,
        (When("allSupported", ("true",), default="true"),),
        "what records everything lists no types",
        _GROUP,
        refuses=("resourceTypes",),
        within="recordingGroup",
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
    Pair(
        Cfg.RECORDER,
        (When("allSupported", ("false",), default="true"),),
        "InvalidRecordingGroupException: what does not record everything lists types",
        _GROUP,
        needs=("resourceTypes", "exclusionByResourceTypes"),
        within="recordingGroup",
    ),
    Words(
        Cfg.RULE,
        f"{_API}/API_ConfigRule.html",
        {"maximumExecutionFrequency": _FREQUENCIES, "source.owner": "AWS CUSTOM_LAMBDA CUSTOM_POLICY"},
    ),
    Form(
        Cfg.RULE,
        "inputParameters",
        r"(?s)\s*\{.*\}\s*",
        "be an object of JSON",
        "InvalidParameterValueException: inputParameters is not a valid JSON string",
        f"{_API}/API_ConfigRule.html",
    ),
    Pair(
        Cfg.RULE,
        (When("source.owner", ("CUSTOM_POLICY",)),),
        "a rule of your own in Guard needs its text",
        f"{_API}/API_Source.html",
        needs=("source.customPolicyDetails",),
    ),
    Pair(
        Cfg.RULE,
        (When("source.owner", ("AWS", "CUSTOM_LAMBDA")),),
        "it names the managed rule, or the function",
        f"{_API}/API_Source.html",
        needs=("source.sourceIdentifier",),
    ),
    Pair(
        Cfg.RULE,
        (When("owner", ("AWS",)),),
        "InvalidParameterValueException: The sourceDetails should be null/empty if the owner is AWS",
        f"{_API}/API_Source.html",
        refuses=("sourceDetails",),
        within="source",
    ),
    Pair(
        Cfg.RULE,
        (When("owner", ("CUSTOM_LAMBDA",)),),
        "a rule of one's own says what triggers it",
        f"{_API}/API_Source.html",
        needs=("sourceDetails",),
        within="source",
        certain=False,
    ),
    Pair(
        Cfg.RULE,
        (When("complianceResourceId"),),
        "If you specify a resource ID, you must specify one resource type for ComplianceResourceTypes",
        f"{_API}/API_Scope.html",
        needs=("complianceResourceTypes",),
        within="scope",
    ),
    Pair(
        Cfg.RULE,
        (When("tagValue"),),
        "If you specify a value for TagValue, you must also specify a value for TagKey",
        f"{_API}/API_Scope.html",
        needs=("tagKey",),
        within="scope",
    ),
    Pair(
        Cfg.RULE,
        (When("maximumExecutionFrequency"),),
        "with a frequency the message type must be ScheduledNotification",
        f"{_API}/API_SourceDetail.html",
        shuts=When(
            "messageType", ("ConfigurationItemChangeNotification", "OversizedConfigurationItemChangeNotification")
        ),
        within="source.sourceDetails",
    ),
)
