from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

ONE, TWO = ["subnet-01234567"], ["subnet-01234567", "subnet-12345678"]


def base() -> Plan:
    plan = Plan().add("aws:fsx/windowsFileSystem:WindowsFileSystem", "files", throughputCapacity=32, subnetIds=ONE)
    return plan.add("aws:fsx/ontapFileSystem:OntapFileSystem", "nets", deploymentType="MULTI_AZ_2", subnetIds=TWO)


subnets_unequal_deployment = (
    Table("fsx-subnets-unequal-deployment", base)
    .good("one by default, two in two zones")
    .bad(
        "two in one zone",
        lambda p: p.set("files", subnetIds=TWO),
        (
            "files",
            "deploymentType is SINGLE_AZ_1, which is the default, and subnetIds has 2; that type has 1.",
            "Name 1 subnet, or choose another deploymentType.",
        ),
        level="mandatory",
    )
    .bad(
        "one in two zones",
        lambda p: p.set("nets", subnetIds=ONE),
        (
            "nets",
            "deploymentType is MULTI_AZ_2, and subnetIds has 1; that type has 2.",
            "Name 2 subnets in two zones, or choose another deploymentType.",
        ),
    )
    .absent("no subnets", lambda p: p.set("files", subnetIds=None))
    .unknown("the subnets", lambda p: p.set("files", subnetIds=Unknown()))
)


def lustre() -> Plan:
    plan = base()
    plan.add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/securityGroup:SecurityGroup", "peers", vpcId=Ref("net"), ingress=[opened(988)])
    plan.add("aws:cloudwatch/logGroup:LogGroup", "seen", name="/aws/fsx/seen")
    plan.add(
        "aws:fsx/lustreFileSystem:LustreFileSystem",
        "fast",
        subnetIds=ONE[0],
        storageCapacity=2400,
        deploymentType="SCRATCH_2",
        securityGroupIds=[Ref("peers")],
        logConfiguration={"level": "WARN_ERROR", "destination": Ref("seen", "arn")},
    )
    return plan


def opened(port: object) -> dict[str, object]:
    return {"protocol": "tcp", "fromPort": port, "toPort": port, "self": True}


def on_disks(plan: Plan, size: int, throughput: int) -> Plan:
    return plan.set(
        "fast",
        deploymentType="PERSISTENT_1",
        storageType="HDD",
        driveCacheType="NONE",
        storageCapacity=size,
        perUnitStorageThroughput=throughput,
    )


lustre_capacity_refused = (
    Table("fsx-lustre-capacity-refused", lustre)
    .good("2400")
    .good("1200", lambda p: p.set("fast", storageCapacity=1200))
    .good("a multiple", lambda p: p.set("fast", storageCapacity=7200))
    .good("disks", lambda p: on_disks(p, 12000, 12))
    .good("smaller disks", lambda p: on_disks(p, 1800, 40))
    .good("from a backup", lambda p: p.set("fast", storageCapacity=1000, backupId="backup-0123456789abcdef0"))
    .bad(
        "too small",
        lambda p: p.set("fast", storageCapacity=1000),
        ("fast", "storageCapacity is 1000; SCRATCH_2 on SSD is offered in 1200, 2400 and multiples of 2400."),
        level="mandatory",
    )
    .bad(
        "between",
        lambda p: p.set("fast", storageCapacity=3600),
        ("fast", "storageCapacity is 3600; SCRATCH_2 on SSD is offered in 1200, 2400 and multiples of 2400."),
    )
    .bad(
        "disks",
        lambda p: on_disks(p, 1800, 12),
        ("fast", "storageCapacity is 1800; PERSISTENT_1 on HDD is offered in 6000 and multiples of 6000."),
    )
    .good("1200 of an older kind", lambda p: p.set("fast", deploymentType="SCRATCH_1", storageCapacity=1200))
    .good("2400 of an older kind", lambda p: p.set("fast", deploymentType="SCRATCH_1", storageCapacity=2400))
    .good("3600 of an older kind", lambda p: p.set("fast", deploymentType="SCRATCH_1", storageCapacity=3600))
    .bad(
        "of an older kind",
        lambda p: p.set("fast", deploymentType="SCRATCH_1", storageCapacity=4800),
        (
            "fast",
            "storageCapacity is 4800; SCRATCH_1 on SSD is offered in 1200, 2400, 3600 and multiples of 3600.",
            "Set storageCapacity to 7200.",
        ),
    )
    .bad(
        "of the first that is kept",
        lambda p: p.set("fast", deploymentType="PERSISTENT_1", storageCapacity=1201),
        (
            "fast",
            "storageCapacity is 1201; PERSISTENT_1 on SSD is offered in 1200, 2400 and multiples of 2400.",
            "Set storageCapacity to 2400.",
        ),
    )
    .bad(
        "of the second that is kept",
        lambda p: p.set("fast", deploymentType="PERSISTENT_2", storageCapacity=1199),
        (
            "fast",
            "storageCapacity is 1199; PERSISTENT_2 on SSD is offered in 1200, 2400 and multiples of 2400.",
            "Set storageCapacity to 1200.",
        ),
    )
    .bad(
        "smaller disks",
        lambda p: on_disks(p, 1801, 40),
        ("fast", "storageCapacity is 1801; PERSISTENT_1 on HDD is offered in 1800 and multiples of 1800."),
    )
    .absent("AWS chooses", lambda p: p.set("fast", storageCapacity=None))
    .unknown("the type", lambda p: p.set("fast", deploymentType=Unknown()))
    .without("outside", "looks at one resource alone")
)
lustre_port_closed = (
    Table("fsx-lustre-port-closed", lustre)
    .good("open")
    .bad(
        "another port",
        lambda p: p.set("peers", ingress=[opened(22)]),
        ("fast", "peers admits nothing on port 988, on which Lustre talks."),
        level="mandatory",
    )
    .good(
        "a group that is there, which may admit it",
        lambda p: existing(p.set("peers", ingress=[opened(22)]), "peers"),
        view="engine",
    )
    .absent("the default group", lambda p: p.set("fast", securityGroupIds=None))
    .unknown("the port", lambda p: p.set("peers", ingress=[opened(Unknown())]))
    .outside("another group", lambda p: p.set("fast", securityGroupIds=["sg-0123456789abcdef0"]))
)
log_destination_refused = (
    Table("fsx-log-destination-refused", lustre)
    .good("a group of FSx")
    .good("a name that is made up from its beginning", lambda p: p.set("seen", name=None, namePrefix="/aws/fsx/seen-"))
    .bad(
        "another group",
        lambda p: p.set("seen", name="/files/seen"),
        ("fast", "The logs go to seen, whose name is '/files/seen'; it must begin with /aws/fsx."),
        level="mandatory",
    )
    .bad(
        "a stream",
        lambda p: p.add("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "flow", name="flow").set(
            "fast", logConfiguration={"level": "WARN_ERROR", "destination": Ref("flow", "arn")}
        ),
        ("fast", "The logs go to flow, whose name is 'flow'; it must begin with aws-fsx."),
    )
    .bad(
        "another group, made up from its beginning",
        lambda p: p.set("seen", name=None, namePrefix="/files/seen-"),
        ("fast", "The logs go to seen, whose name is '/files/seen-'; it must begin with /aws/fsx."),
    )
    .absent("no logs", lambda p: p.set("fast", logConfiguration=None))
    .unknown("the name", lambda p: p.set("seen", name=Unknown()), undecided=False)
    .outside(
        "a group elsewhere",
        lambda p: p.set(
            "fast",
            logConfiguration={
                "level": "WARN_ERROR",
                "destination": "arn:aws:logs:eu-west-1:210987654321:log-group:/aws/fsx/other",
            },
        ),
    )
)
