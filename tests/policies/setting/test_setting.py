from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from policies.setting import RANKS, ROWS, missing, refused, value_refused
from policies.setting._shapes import Pair, Rank
from policypack import Resource
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown
from policypack.testing.table import judge_plan

FUNCTION = "aws:lambda/function:Function"
ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm"
VPC: dict[str, Any] = {"subnetIds": ["subnet-1"], "securityGroupIds": ["sg-1"]}


def base() -> Plan:
    plan = Plan()
    plan.add(FUNCTION, "resize", role="arn:aws:iam::210987654321:role/resize", runtime="python3.12", vpcConfig=VPC)
    plan.add("aws:kinesis/stream:Stream", "clicks", name="clicks", shardCount=1)
    plan.add("aws:sqs/queue:Queue", "orders", name="orders.fifo", fifoQueue=True)
    plan.add("aws:kms/key:Key", "seal")
    plan.add(ALARM, "late", metricName="Age", namespace="Shop", period=60, statistic="Maximum", threshold=0, **COMPARED)
    plan.add(
        "aws:dynamodb/table:Table",
        "rows",
        hashKey="id",
        globalSecondaryIndexes=[{"name": "by-day", "hashKey": "day", "projectionType": "ALL"}],
    )
    return plan


def broker(plan: Plan, **inputs: Any) -> Plan:
    return plan.add("aws:mq/broker:Broker", "mail", engineType="RabbitMQ", hostInstanceType="mq.m5.large", **inputs)


def database(plan: Plan, **inputs: Any) -> Plan:
    return plan.add("aws:rds/instance:Instance", "books", instanceClass="db.m6i.large", kmsKeyId="key", **inputs)


COMPARED = {"comparisonOperator": "GreaterThanThreshold", "evaluationPeriods": 1}

_missing = (
    Table("setting-missing", base)
    .good("all there, a threshold of nothing too")
    .good(
        "what the provider fills in, or AWS",
        lambda p: p.set("late", threshold=None).add(
            "aws:budgets/budget:Budget", "used", budgetType="RI_UTILIZATION", timeUnit="MONTHLY"
        ),
    )
    .bad(
        "groups missing",
        lambda p: p.set("resize", vpcConfig={"subnetIds": ["subnet-1"], "securityGroupIds": []}),
        (
            "resize",
            (
                "subnetIds is set, and there is no securityGroupIds: InvalidParameterValueException: SubnetIds and "
                "SecurityIds must coexist or be both empty list."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "by default",
        lambda p: p.set("clicks", shardCount=0, streamModeDetails=None).set("clicks", shardCount=None),
        (
            "clicks",
            (
                "streamModeDetails.streamMode is PROVISIONED by default, and there is no shardCount: shard_count must "
                "be at least 1 when stream_mode is PROVISIONED."
            ),
        ),
    )
    .bad(
        "in one of a list",
        lambda p: p.set(
            "rows", globalSecondaryIndexes=[{"name": "by-day", "hashKey": "day", "projectionType": "INCLUDE"}]
        ),
        (
            "rows",
            (
                "projectionType is INCLUDE, and there is no nonKeyAttributes: ValidationException: One or more "
                "parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified."
            ),
        ),
    )
    .bad(
        "an aggregator without source",
        lambda p: p.add("aws:cfg/configurationAggregator:ConfigurationAggregator", "all", name="all"),
        (
            "all",
            (
                "Here there is no accountAggregationSource or organizationAggregationSource: one of "
                "account_aggregation_source,organization_aggregation_source must be specified."
            ),
        ),
    )
    .bad(
        "a conversion that is switched off",
        lambda p: p.add(
            "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
            "stored",
            destination="extended_s3",
            extendedS3Configuration={
                "dataFormatConversionConfiguration": {
                    "enabled": False,
                    "outputFormatConfiguration": {"serializer": {"parquetSerDe": {}}},
                    "schemaConfiguration": {"databaseName": "shop"},
                },
            },
        ),
        (
            "stored",
            (
                "In extendedS3Configuration.dataFormatConversionConfiguration there is no inputFormatConfiguration: "
                "the provider requires all three of a conversion, one that is switched off too."
            ),
        ),
    )
    .absent("neither of the two", lambda p: p.set("resize", vpcConfig={"subnetIds": [], "securityGroupIds": []}))
    .unknown("of which kind", lambda p: p.set("rows", globalSecondaryIndexes=[{"projectionType": Unknown()}]))
    .unknown("the other one", lambda p: p.set("clicks", shardCount=Unknown()), undecided=False)
)

_refused = (
    Table("setting-refused", base)
    .good(
        "an object of an empty list",
        lambda p: p.add(
            "aws:cloudfront/originRequestPolicy:OriginRequestPolicy",
            "bare",
            headersConfig={"headerBehavior": "none", "headers": {"items": []}},
            cookiesConfig={"cookieBehavior": "all"},
            queryStringsConfig={"queryStringBehavior": "all"},
        ),
    )
    .good("one of each")
    .good(
        "an image with SnapStart",
        lambda p: p.set(
            "resize", packageType="Image", imageUri="a", runtime=None, snapStart={"applyOn": "PublishedVersions"}
        ),
    )
    .good("what is off", lambda p: p.set("orders", kmsMasterKeyId="alias/a", sqsManagedSseEnabled=False))
    .bad(
        "two encryptions",
        lambda p: p.set("orders", kmsMasterKeyId=Ref("seal", "arn"), sqsManagedSseEnabled=True),
        (
            "orders",
            (
                "kmsMasterKeyId is set, and sqsManagedSseEnabled is set: InvalidAttributeValue: You can use one type "
                "of server-side encryption (SSE) at one time."
            ),
        ),
        level="mandatory",
        view="preview",
    )
    .unknown(
        "what an update chooses may be none",
        lambda p: p.set("orders", kmsMasterKeyId=Unknown(), sqsManagedSseEnabled=True),
    )
    .bad(
        "several at once",
        lambda p: p.set("resize", packageType="Image", imageUri="a", handler="a.b"),
        (
            "resize",
            (
                "packageType is Image, and handler and runtime are set: InvalidParameterValueException: Please don't "
                "provide Handler or Runtime or Layer when the intended function PackageType is Image."
            ),
        ),
    )
    .absent("none", lambda p: p.set("clicks", streamModeDetails={"streamMode": "ON_DEMAND"}, shardCount=None))
    .unknown("what may be nothing", lambda p: p.set("orders", kmsMasterKeyId="a", sqsManagedSseEnabled=Unknown()))
)


def disk(plan: Plan, **ebs: str) -> Plan:
    mappings = [{"deviceName": "/dev/xvda", "ebs": ebs}]
    return plan.add("aws:ec2/launchTemplate:LaunchTemplate", "machines", blockDeviceMappings=mappings)


_value_refused = (
    Table("setting-value-refused", base)
    .bad(
        "a template's key of a volume that is not encrypted, which fails when a machine is launched",
        lambda p: disk(p, kmsKeyId="alias/disks"),
        (
            "machines",
            (
                "kmsKeyId is set, and encrypted is not set, which means false: InvalidParameterDependency: The "
                "parameter KmsKeyId requires the parameter Encrypted to be set."
            ),
        ),
        level="advisory",
    )
    .good("of one that is", lambda p: disk(p, kmsKeyId="alias/disks", encrypted="true"))
    .good("a symmetric key")
    .good("a key that signs", lambda p: p.set("seal", customerMasterKeySpec="RSA_2048", keyUsage="SIGN_VERIFY"))
    .good("newer than the table", lambda p: p.set("seal", customerMasterKeySpec="ML_KEM_768", keyUsage="NEW"))
    .good("an older version of the engine", lambda p: broker(p, engineVersion="3.12.13"))
    .good(
        "a key of RDS Custom",
        lambda p: database(
            p, engine="custom-oracle-ee", autoMinorVersionUpgrade=False, customIamInstanceProfile="AWSRDSCustom"
        ),
    )
    .good("what it wants", lambda p: broker(p, engineVersion="3.13", autoMinorVersionUpgrade=True))
    .bad(
        "how a version begins",
        lambda p: broker(p, engineVersion="3.13.2"),
        (
            "mail",
            (
                "engineVersion is 3.13.2 and engineType is RabbitMQ, and autoMinorVersionUpgrade is not set, which "
                "means false: AWS wants it true for ActiveMQ 5.18 and RabbitMQ 3.13 and later."
            ),
        ),
    )
    .bad(
        "one of a list",
        lambda p: p.add(
            "aws:transfer/server:Server", "inbox", protocols=["SFTP", "FTP"], endpointType="VPC", url="https://a.b"
        ),
        (
            "inbox",
            (
                "protocols is SFTP and FTP, and identityProviderType is not set, which means SERVICE_MANAGED: a server "
                "of FTP or FTPS is in a VPC, and its users are not those of the service."
            ),
        ),
    )
    .bad(
        "another use",
        lambda p: p.set("seal", customerMasterKeySpec="HMAC_256", keyUsage="SIGN_VERIFY"),
        (
            "seal",
            (
                "customerMasterKeySpec is HMAC_256, and keyUsage is 'SIGN_VERIFY': ValidationException: The operation "
                "failed because the KeyUsage value is not compatible with the KeySpec."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "the default",
        lambda p: p.set("orders", fifoThroughputLimit="perMessageGroupId"),
        (
            "orders",
            (
                "fifoThroughputLimit is perMessageGroupId, and deduplicationScope is not set, which means queue: "
                "InvalidAttributeValue: perMessageGroupId is allowed only when the value for DeduplicationScope is "
                "messageGroup."
            ),
        ),
    )
    .bad(
        "a key of another database",
        lambda p: database(p, engine="oracle-ee"),
        (
            "books",
            (
                "kmsKeyId is set and engine is oracle-ee, and storageEncrypted is not set, which means false: "
                "InvalidParameterCombination: You must enable StorageEncrypted when you specify KmsKeyId."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "the second of a list",
        lambda p: p.add(
            "aws:opensearch/domain:Domain",
            "search",
            logPublishingOptions=[{"logType": "INDEX_SLOW_LOGS"}, {"logType": "AUDIT_LOGS"}],
        ),
        (
            "search",
            (
                "logPublishingOptions.logType is INDEX_SLOW_LOGS and AUDIT_LOGS, and advancedSecurityOptions.enabled "
                "is not set, which means false: ValidationException: audit log publishing cannot be enabled as you do "
                "not have advanced security options configured."
            ),
        ),
    )
    .absent("neither", lambda p: p.set("seal", keyUsage=None))
    .unknown("the use", lambda p: p.set("seal", keyUsage=Unknown()))
)


def nested(path: str, value: Any) -> dict[str, Any]:
    for name in reversed(path.split(".")):
        value = {name: value}
    found: dict[str, Any] = value
    return found


def merged(*parts: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in parts:
        for name, value in part.items():
            inner = found.get(name)
            found[name] = merged(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return found


def judged(pair: Pair, *settings: Mapping[str, Any]) -> list[str]:
    """Return what the three policies say of just these settings by this row."""
    inputs = merged(*settings)
    resource = Resource(
        type=pair.type, urn="urn", name="it", inputs=nested(pair.within, inputs) if pair.within else inputs
    )
    found = [finding for judge in (missing, refused, value_refused) for finding in judge.function(resource)]
    others = (*pair.needs, *pair.refuses, *(other.name for other in (pair.takes, pair.shuts) if other))
    properties = [finding.property for finding in found if f": {pair.says}." in finding.problem]
    return [name for name in properties if name.endswith(others)]


def shape_at(type: str, path: str) -> provider.Shape:
    """Return the shape of an input, through lists and objects. Raises AssertionError where the provider has none."""
    fields = provider.inputs(type)
    for step in path.split("."):
        assert step in fields, path
        shape = fields[step]
        fields = (shape.element or shape).fields
    return shape


def some(shape: provider.Shape, word: str = "x") -> Any:
    """Return a value of a shape."""
    kind = (shape.element or shape).kind
    value: Any = {"of": "any kind"} if kind == "object" else word.replace("*", "9")
    return [value] if shape.kind == "list" and kind != "object" else value


@pytest.mark.parametrize("pair", ROWS, ids=lambda pair: f"{pair.type.split(':')[-1]} {pair.when} {pair.within}")
def test_each_row_is_of_this_provider_and_finds_what_it_is_about(pair: Pair) -> None:
    def put(name: str, word: str = "x") -> dict[str, Any]:
        return nested(name, some(shape_at(pair.type, f"{pair.within}.{name}".lstrip(".")), word))

    given = [put(when.name, when.values[0] if when.values else "x") for when in pair.when]
    if pair.needs:
        assert judged(pair, *given), "the needed one is missing"
        assert not judged(pair, *given, put(pair.needs[-1]))
    if pair.refuses:
        assert judged(pair, *given, *map(put, pair.refuses))
        assert not judged(pair, *given)
    for other in pair.unless:
        if "Password" not in other and other in provider.inputs(pair.type):
            assert not judged(pair, *given, put(other))
    if pair.takes:
        assert judged(pair, *given, put(pair.takes.name, "other"))
        assert not judged(pair, *given, put(pair.takes.name, pair.takes.values[0]))
    if pair.shuts:
        assert judged(pair, *given, put(pair.shuts.name, pair.shuts.values[0]))
        assert not judged(pair, *given, put(pair.shuts.name, "other"))


@pytest.mark.parametrize("rank", RANKS, ids=lambda rank: f"{rank.type.split(':')[-1]} {rank.within} {rank.low}")
def test_each_rank_is_of_this_provider(rank: Rank) -> None:
    for path in (rank.low, rank.high):
        assert shape_at(rank.type, f"{rank.within}.{path}".lstrip(".")).kind in ("number", "string")


def test_an_unknown_setting_leaves_the_other_rows_judged() -> None:
    plan = Plan().add("aws:mq/broker:Broker", "mail", engineType="RabbitMQ", storageType="efs")
    plan.set("mail", deploymentMode=Unknown())
    report = judge_plan(plan, [value_refused], view="preview")
    assert [finding.property for finding in report.findings] == ["storageType"]
    assert [undecided.name for undecided in report.undecided] == ["mail"]


def cached() -> Plan:
    return Plan().add("aws:cloudfront/cachePolicy:CachePolicy", "hour", minTtl=1, defaultTtl=60, maxTtl=3600)


def site(plan: Plan, **behavior: Any) -> Plan:
    behavior |= {"minTtl": 2, "defaultTtl": 1}
    return plan.add("aws:cloudfront/distribution:Distribution", "site", defaultCacheBehavior=behavior)


ORDER = "MinTTL, DefaultTTL and MaxTTL are in this order"
_above_another = (
    Table("setting-above-another", cached)
    .good("in order")
    .good("all alike", lambda p: p.set("hour", minTtl=60, defaultTtl=60, maxTtl=60))
    .bad(
        "one more",
        lambda p: p.set("hour", minTtl=61),
        ("hour", f"minTtl is 61 and defaultTtl is 60: {ORDER}."),
        level="mandatory",
    )
    .bad(
        "the default is above",
        lambda p: p.set("hour", defaultTtl=None),
        (
            "hour",
            f"defaultTtl is 86400 and maxTtl is 3600 (defaultTtl is not set, which means that): {ORDER}.",
        ),
    )
    .good("times that the provider does not send", lambda p: site(p, cachePolicyId="policy"))
    .bad(
        "the same times, sent",
        site,
        ("site", "minTtl is 2 and defaultTtl is 1: InvalidTTLOrder."),
    )
    .bad(
        "what AWS may take",
        lambda p: p.add(
            "aws:ec2/launchTemplate:LaunchTemplate", "any", instanceRequirements={"vcpuCount": {"min": 4, "max": 2}}
        ),
        ("any", "vcpuCount.min is 4 and vcpuCount.max is 2: the least is not above the most."),
        level="advisory",
    )
    .absent("nothing given", lambda p: p.set("hour", minTtl=None, defaultTtl=None, maxTtl=None))
    .unknown("from an update", lambda p: p.set("hour", maxTtl=Unknown()))
)


def test_no_row_stands_twice() -> None:
    rows = [row._replace(says="", source="") for row in ROWS]
    assert [row for row in rows if rows.count(row) > 1] == []
