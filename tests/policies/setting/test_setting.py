from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from policies.setting import missing, refused, value_refused
from policies.setting._pairs import PAIRS, Pair
from policypack import Resource
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown

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


COMPARED = {"comparisonOperator": "GreaterThanThreshold", "evaluationPeriods": 1}

_missing = (
    Table("setting-missing", base)
    .good("all there, a threshold of nothing too")
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
    .absent("neither of the two", lambda p: p.set("resize", vpcConfig={"subnetIds": [], "securityGroupIds": []}))
    .unknown("of which kind", lambda p: p.set("rows", globalSecondaryIndexes=[{"projectionType": Unknown()}]))
    .unknown("the other one", lambda p: p.set("clicks", shardCount=Unknown()), undecided=False)
)

_refused = (
    Table("setting-refused", base)
    .good("one of each")
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

_value_refused = (
    Table("setting-value-refused", base)
    .good("a symmetric key")
    .good("a key that signs", lambda p: p.set("seal", customerMasterKeySpec="RSA_2048", keyUsage="SIGN_VERIFY"))
    .good("newer than the table", lambda p: p.set("seal", customerMasterKeySpec="ML_KEM_768", keyUsage="NEW"))
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
    return [finding.property for finding in found if f": {pair.says}." in finding.problem]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.type.split(':')[-1]} {pair.when} {pair.within}")
def test_each_row_is_of_this_provider_and_finds_what_it_is_about(pair: Pair) -> None:
    shapes = provider.inputs(pair.type)
    for step in pair.within.split(".") if pair.within else ():
        shapes = (shapes[step].element or shapes[step]).fields
    names = [when.name for when in pair.when] + [*pair.needs, *pair.refuses] + ([pair.takes.name] if pair.takes else [])
    anything: dict[str, Any] = {}
    for name in names:
        here = shapes
        for step in name.split("."):
            assert step in here, name
            shape = here[step].element or here[step]
            here = shape.fields
        anything[name] = {"of": "any kind"} if shape.kind == "object" else "x"
    given = [nested(when.name, when.values[0] if when.values else anything[when.name]) for when in pair.when]
    if pair.needs:
        assert judged(pair, *given), "the needed one is missing"
        assert not judged(pair, *given, nested(pair.needs[-1], anything[pair.needs[-1]]))
    if pair.refuses:
        assert judged(pair, *given, *(nested(name, anything[name]) for name in pair.refuses))
        assert not judged(pair, *given)
    if pair.takes:
        assert judged(pair, *given, nested(pair.takes.name, "other"))
        assert not judged(pair, *given, nested(pair.takes.name, pair.takes.values[0]))
