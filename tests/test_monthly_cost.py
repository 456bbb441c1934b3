"""The monthly estimate: what each kind of resource costs, what is unknown, and what has no price."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from policypack.catalogue import provider as shapes
from policypack.catalogue.prices import about, dates, list_price
from policypack.cost import _PRICERS, Catalogue, Cost, data, estimate, needed, rough
from policypack.cost.others import BY_USE
from policypack.cost.parts import Part
from policypack.policy import Policy, discover
from policypack.report.estimate import estimated
from policypack.resource import Resource
from policypack.serve import Servicer
from policypack.stack import Stack
from policypack.testing import Hidden, Plan, Ref, Unknown
from tests.captured import OWN, Recording, recordings

NAT = "aws:ec2/natGateway:NatGateway"
LB = "aws:lb/loadBalancer:LoadBalancer"
DATABASE = "aws:rds/instance:Instance"
CLUSTER = "aws:rds/cluster:Cluster"
MEMBER = "aws:rds/clusterInstance:ClusterInstance"
SERVICE = "aws:ecs/service:Service"
TASK = "aws:ecs/taskDefinition:TaskDefinition"
TARGET = "aws:appautoscaling/target:Target"
GROUP = "aws:autoscaling/group:Group"
TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"

Change = Callable[[Plan], object]


@dataclass(frozen=True)
class Fixed:
    """Every unit of every item costs one dollar, so that a sum shows quantities."""

    source: str = "made-up prices"
    date: str = ""

    def price(self, item: str, region: str) -> float:
        return 1 / 730 if item.endswith("/hour") else 1.0


def cost(*changes: Change, prices: Any = None, region: str = "us-east-1") -> Cost:
    plan = Plan(region=region)
    for change in changes:
        change(plan)
    return estimate(plan.preview({}), prices or Fixed(), strict=True)


def add(type: str, name: str = "it", /, **inputs: Any) -> Change:
    return lambda plan: plan.add(type, name, **inputs)


def asked(*changes: Change) -> dict[str, float]:
    """The quantities of each item that the plan needs."""
    found: dict[str, float] = {}

    class Counting(Fixed):
        def price(self, item: str, region: str) -> float:
            found[item] = found.get(item, 0)
            return super().price(item, region)

    total = cost(*changes, prices=Counting())
    assert total.monthly >= 0
    return found


TASK_INPUTS = {"family": "api", "cpu": "512", "memory": "1024", "containerDefinitions": "[]"}
ARM = {"cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX"}
SIZED = add(TASK, "task", **TASK_INPUTS)
SPOT = {"capacityProvider": "FARGATE_SPOT", "weight": 3}
REGULAR = {"capacityProvider": "FARGATE", "weight": 1, "base": 1}


def fargate(**more: Any) -> Change:
    return add(SERVICE, "api", **{"launchType": "FARGATE", "taskDefinition": Ref("task", "arn"), **more})


def template(**more: Any) -> Change:
    return add(TEMPLATE, "template", **{"instanceType": "t3.large", **more})


# What is planned, and how many units of what that is in all (each costs a dollar a month).
QUANTITIES: list[tuple[str, list[Change], float]] = [
    ("a NAT gateway", [add(NAT, subnetId="subnet-1")], 1),
    ("an address", [add("aws:ec2/eip:Eip", domain="vpc")], 1),
    ("a public balancer has an address in each zone", [add(LB, subnets=["subnet-1", "subnet-2"])], 3),
    ("an internal balancer has none", [add(LB, subnets=["subnet-1", "subnet-2"], internal=True)], 1),
    ("a network balancer", [add(LB, loadBalancerType="network", subnets=["subnet-1"])], 1),
    ("a gateway endpoint is free", [add("aws:ec2/vpcEndpoint:VpcEndpoint", vpcEndpointType="Gateway")], 0),
    ("an endpoint without a type is a gateway", [add("aws:ec2/vpcEndpoint:VpcEndpoint", vpcId="vpc-1")], 0),
    (
        "an interface endpoint in three subnets",
        [add("aws:ec2/vpcEndpoint:VpcEndpoint", vpcEndpointType="Interface", subnetIds=["a", "b", "c"])],
        3,
    ),
    ("a database with storage", [add(DATABASE, engine="mysql", instanceClass="db.t3.small", allocatedStorage=20)], 21),
    (
        "a standby doubles instance and storage",
        [add(DATABASE, engine="mysql", instanceClass="db.t3.small", allocatedStorage=20, multiAz=True)],
        42,
    ),
    (
        "provisioned IOPS",
        [add(DATABASE, engine="mysql", instanceClass="db.t3.small", allocatedStorage=100, iops=1000)],
        1101,
    ),
    (
        "a replica is of its source's engine and size",
        [
            add(DATABASE, "main", engine="postgres", instanceClass="db.t3.small", allocatedStorage=20),
            add(DATABASE, "copy", replicateSourceDb=Ref("main"), instanceClass="db.t3.small"),
        ],
        42,
    ),
    (
        "a password that RDS keeps is a secret",
        [add(DATABASE, engine="mysql", instanceClass="db.t3.small", manageMasterUserPassword=True)],
        2,
    ),
    (
        "an Aurora instance of its cluster's engine",
        [
            add(CLUSTER, "shop", engine="aurora-mysql"),
            add(MEMBER, clusterIdentifier=Ref("shop"), instanceClass="db.r6g.large"),
        ],
        1,
    ),
    (
        "Serverless v2 at its minimum",
        [
            add(CLUSTER, "shop", serverlessv2ScalingConfiguration={"minCapacity": 0.5, "maxCapacity": 8}),
            add(MEMBER, clusterIdentifier=Ref("shop"), instanceClass="db.serverless", engine="aurora-mysql"),
        ],
        0.5,
    ),
    ("tasks that nobody wants", [SIZED, fargate()], 0),
    ("two Fargate tasks", [SIZED, fargate(desiredCount=2)], 3),  # 2 × (0.5 vCPU + 1 GB)
    ("tasks at the minimum of their scaling", [SIZED, fargate(desiredCount=1), add(TARGET, minCapacity=4)], 1.5),
    (
        "tasks at the minimum of the scaling that refers to them",
        [
            SIZED,
            fargate(desiredCount=1),
            add(TARGET, minCapacity=4, resourceId=Ref("api", "name", before="service/shop/")),
        ],
        6,
    ),
    ("public tasks have addresses", [SIZED, fargate(desiredCount=2, networkConfiguration={"assignPublicIp": True})], 5),
    (
        "a larger disk than the free 20 GB",
        [add(TASK, "task", **TASK_INPUTS, ephemeralStorage={"sizeInGib": 50}), fargate(desiredCount=1)],
        31.5,
    ),
    (
        "sizes with units",
        [add(TASK, "task", **TASK_INPUTS | {"cpu": "2 vCPU", "memory": "4GB"}), fargate(desiredCount=1)],
        6,
    ),
    ("tasks on instances cost nothing of their own", [SIZED, fargate(desiredCount=2, launchType="EC2")], 0),
    ("an instance with its disk", [add("aws:ec2/instance:Instance", instanceType="t3.micro")], 1),
    (
        "an instance from a template",
        [template(), add("aws:ec2/instance:Instance", launchTemplate={"id": Ref("template")})],
        1,
    ),
    (
        "a group at what is desired, with its disks",
        [
            template(blockDeviceMappings=[{"ebs": {"volumeSize": 30, "volumeType": "gp3"}}]),
            add(GROUP, desiredCapacity=3, minSize=1, maxSize=6, launchTemplate={"id": Ref("template")}),
        ],
        93,
    ),
    (
        "a group at its minimum",
        [template(), add(GROUP, minSize=2, maxSize=6, launchTemplate={"id": Ref("template")})],
        2,
    ),
    ("a Kubernetes cluster", [add("aws:eks/cluster:Cluster", roleArn="arn")], 1),
    (
        "nodes of the default type",
        [add("aws:eks/nodeGroup:NodeGroup", scalingConfig={"desiredSize": 2, "minSize": 1, "maxSize": 3})],
        2,
    ),
    (
        "a replication group with shards and replicas",
        [
            add(
                "aws:elasticache/replicationGroup:ReplicationGroup",
                nodeType="cache.t4g.small",
                numNodeGroups=2,
                replicasPerNodeGroup=1,
            )
        ],
        4,
    ),
    (
        "a search domain with masters and disks",
        [
            add(
                "aws:opensearch/domain:Domain",
                clusterConfig={
                    "instanceCount": 2,
                    "instanceType": "m6g.large.search",
                    "dedicatedMasterEnabled": True,
                    "dedicatedMasterType": "t3.small.search",
                },
                ebsOptions={"ebsEnabled": True, "volumeSize": 10},
            )
        ],
        25,
    ),
    (
        "provisioned capacity of a table and its index",
        [
            add(
                "aws:dynamodb/table:Table",
                readCapacity=5,
                writeCapacity=2,
                globalSecondaryIndexes=[{"name": "by-day", "readCapacity": 3, "writeCapacity": 1}],
            )
        ],
        11,
    ),
    ("shards", [add("aws:kinesis/stream:Stream", shardCount=4)], 4),
    (
        "a stream on demand has its own fee",
        [add("aws:kinesis/stream:Stream", streamModeDetails={"streamMode": "ON_DEMAND"})],
        1,
    ),
    (
        "brokers with disks",
        [
            add(
                "aws:msk/cluster:Cluster",
                numberOfBrokerNodes=3,
                brokerNodeGroupInfo={
                    "instanceType": "kafka.t3.small",
                    "storageInfo": {"ebsStorageInfo": {"volumeSize": 100}},
                },
            )
        ],
        303,
    ),
    ("a broker in three zones", [add("aws:mq/broker:Broker", deploymentMode="CLUSTER_MULTI_AZ")], 3),
    ("a warehouse", [add("aws:redshift/cluster:Cluster", nodeType="ra3.4xlarge", numberOfNodes=2)], 2),
    ("a secret with a replica", [add("aws:secretsmanager/secret:Secret", replicas=[{"region": "eu-west-1"}])], 2),
    ("a web ACL and its rules", [add("aws:wafv2/webAcl:WebAcl", rules=[{"name": "a"}, {"name": "b"}])], 3),
    (
        "an alarm over two metrics",
        [
            add(
                "aws:cloudwatch/metricAlarm:MetricAlarm",
                metricQueries=[{"id": "sum", "expression": "a+b"}, {"metric": {}}, {"metric": {}}],
            )
        ],
        2,
    ),
    (
        "a function kept warm",
        [
            add("aws:lambda/function:Function", "api", memorySize=512),
            add(
                "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
                functionName=Ref("api", "name"),
                provisionedConcurrentExecutions=10,
            ),
        ],
        5,
    ),
    ("what costs nothing", [add("aws:ec2/vpc:Vpc", cidrBlock="10.0.0.0/16"), add("aws:iam/role:Role", "role")], 0),
]


@pytest.mark.parametrize(("changes", "expected"), [pytest.param(c, e, id=i) for i, c, e in QUANTITIES])
def test_quantities(changes: list[Change], expected: float) -> None:
    assert cost(*changes).monthly == pytest.approx(expected)


def test_spot_has_no_price_and_the_rest_is_counted() -> None:
    found = cost(SIZED, fargate(launchType=None, desiredCount=5, capacityProviderStrategies=[REGULAR, SPOT]))
    assert found.monthly == pytest.approx(3)  # the base and a quarter of the other four: 2 × (0.5 vCPU + 1 GB)
    assert [gap.what for gap in found.unpriced] == ["Fargate api, 3 Fargate Spot tasks of 0.5 vCPU and 1 GB"]


def test_spot_instances_of_a_mixed_group() -> None:
    policy = {
        "launchTemplate": {"launchTemplateSpecification": {"launchTemplateId": Ref("template")}},
        "instancesDistribution": {"onDemandBaseCapacity": 1, "onDemandPercentageAboveBaseCapacity": 0},
    }
    found = cost(template(), add(GROUP, minSize=4, maxSize=9, mixedInstancesPolicy=policy))
    assert found.monthly == pytest.approx(1)
    assert [gap.what for gap in found.unpriced] == ["Auto Scaling group it, 3 Spot instances of t3.large"]


def test_arm_tasks_have_their_own_price() -> None:
    plain = asked(SIZED, fargate(desiredCount=1))
    arm = asked(add(TASK, "task", **TASK_INPUTS, runtimePlatform=ARM), fargate(desiredCount=1))
    assert set(plain) == {"fargate/x86/vcpu/hour", "fargate/x86/gb/hour"}
    assert set(arm) == {"fargate/arm/vcpu/hour", "fargate/arm/gb/hour"}


def test_what_only_an_update_knows_is_said_and_the_rest_stands() -> None:
    found = cost(
        add(NAT, "nat", subnetId="subnet-1"),
        add(DATABASE, "shop", engine="mysql", instanceClass=Unknown(), allocatedStorage=20),
    )
    assert [item.what for item in found.items] == ["NAT gateway nat"]
    assert [(gap.what, gap.why) for gap in found.unpriced] == [
        ("Database shop", "instanceClass of shop is known only after an update")
    ]
    assert found.at_least


def test_licensed_engines_are_not_guessed() -> None:
    found = cost(add(DATABASE, "shop", engine="oracle-se2", instanceClass="db.t3.small"))
    assert found.monthly == 0
    assert found.unpriced[0].why == "the price of oracle-se2 depends on edition and licence"


def test_what_always_costs_and_is_not_counted_is_said() -> None:
    found = cost(add("aws:mwaa/environment:Environment", "flows"))
    assert [gap.what for gap in found.unpriced] == ["Airflow environment flows, the resource"]


def test_what_is_billed_by_use_makes_it_an_at_least() -> None:
    assert not cost(add("aws:kms/key:Key")).at_least
    found = cost(add("aws:kms/key:Key"), add("aws:s3/bucket:Bucket", "files"))
    assert (found.at_least, found.usage) == (True, ("S3 storage and requests",))


def test_the_largest_come_first() -> None:
    found = cost(add("aws:kms/key:Key", "key"), add(NAT, "nat", subnetId="s"), prices=Catalogue())
    assert [item.what for item in found.items] == ["NAT gateway nat", "KMS key key"]
    assert found.monthly == pytest.approx(0.045 * 730 + 1)


def test_a_region_without_a_price_is_said_and_not_guessed() -> None:
    found = cost(add(NAT, "nat", subnetId="s"), prices=Catalogue(), region="af-south-1")
    assert found.monthly == 0
    assert [gap.why for gap in found.unpriced] == ["there is no list price of NAT gateways in af-south-1 here"]


@pytest.mark.parametrize(
    ("inputs", "name"),
    [
        ({"engine": "postgres", "instanceClass": "db.x9.huge"}, "db.x9.huge (postgres)"),
        (
            {"engine": "mysql", "instanceClass": "db.t3.small", "storageType": "gp3", "allocatedStorage": 5},
            "gp3 storage",
        ),
    ],
)
def test_what_has_no_price_is_named_as_people_call_it(inputs: dict[str, Any], name: str) -> None:
    found = cost(add(DATABASE, **inputs), prices=Catalogue(), region="sa-east-1")
    assert f"there is no list price of {name} in sa-east-1 here" in [gap.why for gap in found.unpriced]


def test_prices_of_the_china_partition_are_not_those_of_anywhere() -> None:
    assert list_price("kms-key/month", "eu-south-1") == 1.0
    assert list_price("kms-key/month", "cn-north-1") is None


@pytest.mark.parametrize(
    ("item", "region", "usd"),
    [
        ("nat/hour", "eu-west-1", 0.048),
        ("alb/hour", "ap-northeast-1", 0.0243),
        ("ipv4/hour", "sa-east-1", 0.005),
        ("ec2/t3.medium/hour", "us-east-1", 0.0416),
        ("ec2/t4g.medium/hour", "eu-south-1", 0.0384),
        ("ec2/m5.xlarge/hour", "eu-south-1", 0.224),
        ("ebs/gp3/month", "eu-south-1", 0.0924),
        ("rds/postgres/db.t3.medium/hour", "eu-south-1", 0.082),
        ("rds/aurora-postgresql/db.r6g.large/hour", "us-east-1", 0.26),
        ("cache/redis/cache.t4g.micro/hour", "eu-south-1", 0.018),
        ("search/t3.small.search/hour", "us-east-1", 0.036),
    ],
)
def test_list_prices(item: str, region: str, usd: float) -> None:
    assert list_price(item, region) == pytest.approx(usd)


def test_every_table_of_prices_says_where_it_comes_from_and_of_when_it_is() -> None:
    for item in ("ec2/x/hour", "ebs/x/month", "rds/x/hour", "cache/x/hour", "search/x/hour", "nat/hour"):
        origin = about(item)
        assert origin.source
        assert origin.scope
        assert dates()[0] <= origin.date <= dates()[1]


def test_the_source_names_the_dates_of_what_was_used() -> None:
    prices = Catalogue()
    cost(add("aws:kms/key:Key"), prices=prices)
    assert prices.date == about("kms-key/month").date
    assert about("kms-key/month").date in prices.source


def test_what_is_needed_is_named_once() -> None:
    plan = Plan(region="eu-west-1").add(NAT, "one", subnetId="a").add(NAT, "two", subnetId="b")
    assert list(needed(plan.preview({}))) == [("nat/hour", "eu-west-1")]


def test_the_engine_s_view_gives_the_same_sum() -> None:
    plan = Plan(region="us-east-1")
    for change in (SIZED, fargate(desiredCount=2), add(NAT, "nat", subnetId="s")):
        change(plan)
    analyze, request = plan.requests()
    servicer = Servicer([], strict=True)
    for item in analyze:
        servicer.seen(item)
    assert estimate(servicer.stack(request), Catalogue()).monthly == pytest.approx(
        estimate(plan.preview({}), Catalogue()).monthly
    )


@pytest.mark.parametrize(
    ("amount", "text"),
    [(174.8, "170"), (45.2, "45"), (1234, "1,200"), (4.37, "4.4"), (0.4, "0.4"), (9.96, "10"), (0, "0")],
)
def test_amounts_are_never_more_exact_than_they_are(amount: float, text: str) -> None:
    assert rough(amount) == text


def test_the_json_form() -> None:
    found = data(cost(add("aws:kms/key:Key", "key"), add("aws:s3/bucket:Bucket", "files"), prices=Catalogue()))
    assert found["items"] == [
        {"what": "KMS key key", "monthly": 1.0, "detail": "", "urn": "urn:pulumi:shop::store::aws:kms/key:Key::key"}
    ]
    assert (found["monthly"], found["currency"], found["atLeast"], found["byUse"]) == (
        1,
        "USD",
        True,
        ["S3 storage and requests"],
    )


@pytest.mark.parametrize("recording", list(recordings(OWN)), ids=lambda recording: recording.name)
def test_recorded_stacks_have_an_estimate(recording: Recording) -> None:
    analyze, request = recording.load()
    servicer = Servicer([], strict=True)
    for item in analyze:
        servicer.seen(item)
    found = estimate(servicer.stack(request), Catalogue())
    assert found.monthly == pytest.approx(sum(item.monthly for item in found.items))
    assert found.items
    assert all(gap.why and not gap.why.endswith(".") for gap in found.unpriced)


def test_the_types_exist_in_the_provider() -> None:
    assert [type for type in (*_PRICERS, *BY_USE) if not shapes.inputs(type)] == []


@pytest.mark.parametrize("policy", [policy for policy in discover("policies") if policy.config], ids=lambda p: p.id)
def test_defaults_of_settings_fit_their_schemas(policy: Policy) -> None:
    """The engine fills defaults in and then checks them: one that does not fit would stop every preview.

    https://github.com/pulumi/pulumi/blob/master/pkg/resource/analyzer/config.go
    """
    from jsonschema import Draft7Validator

    for name, schema in policy.config.items():
        assert [error.message for error in Draft7Validator(schema).iter_errors(schema["default"])] == [], name


class TestFence:
    VOLUME = "aws:ebs/volume:Volume"

    @pytest.mark.parametrize("size", [1e308, -5, 1e300])
    def test_a_size_that_has_no_price_is_said_and_the_rest_is_priced(self, size: float) -> None:
        found = cost(add(self.VOLUME, "odd", type="gp3", size=size), add(self.VOLUME, "fine", type="gp3", size=10))
        assert [item.what for item in found.items] == ["Volume fine"]
        assert [(gap.what, gap.why) for gap in found.unpriced] == [("Volume odd", "its size is none that has a price")]
        assert found.monthly == 10

    @pytest.mark.parametrize("size", [float("nan"), float("inf"), 10**400])
    def test_what_is_no_number_is_no_cost(self, size: float) -> None:
        volume = Resource(
            type=self.VOLUME, urn="u", name="odd", inputs={"type": "gp3", "size": size, "region": "us-east-1"}
        )
        found = estimate(Stack([volume]), Fixed())
        assert (found.monthly, found.items) == (0, ())
        assert len(found.unpriced) == 1
        json.dumps(data(found), allow_nan=False)

    def test_what_breaks_on_one_resource_spares_the_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(resource: Resource, _stack: Stack) -> Iterator[Part]:
            if resource.name == "odd":
                raise KeyError("Hunter2-SECRET")
            yield Part("ebs/gp3/gb", 10)

        monkeypatch.setitem(_PRICERS, self.VOLUME, ("Volume", broken))
        plan = Plan(region="us-east-1").add(self.VOLUME, "odd").add(self.VOLUME, "fine")
        found = estimate(plan.preview({}), Fixed())
        assert [item.what for item in found.items] == ["Volume fine"]
        (gap,) = found.unpriced
        assert gap.why.startswith("its estimate itself failed (KeyError at test_monthly_cost.py:")

    def test_the_estimate_never_costs_the_report(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise OverflowError("cannot convert")

        monkeypatch.setattr("policypack.report.estimate.estimate", broken)
        found, notes = estimated(Plan().preview({}), None)
        assert found is None
        (note,) = notes
        assert note.startswith("What the stack costs is not reported: the estimate itself failed (OverflowError at ")

    def test_a_secret_size_is_priced_and_not_told(self) -> None:
        found = cost(
            add(self.VOLUME, "odd", type=Hidden("gp3"), size=Hidden(99887)),
            add("aws:rds/instance:Instance", "db", engine=Hidden("postgres"), instanceClass=Hidden("db.hunter2.large")),
        )
        assert "99887" not in json.dumps(data(replace(found, items=tuple(replace(i, monthly=0) for i in found.items))))
        assert "hunter2" not in json.dumps(data(found))
