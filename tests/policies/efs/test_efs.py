from __future__ import annotations

from typing import Any

from policypack.aws.services.ec2 import Subnet
from policypack.aws.services.efs import FileSystem, MountTarget
from policypack.testing import Plan, Ref, Table, Unknown

MOUNT_TARGET = "aws:efs/mountTarget:MountTarget"
SUBNET = "aws:ec2/subnet:Subnet"
FS, POINT, A = "fs-0a1b2c3d4e5f60718", "fsap-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60718"
VPC = "vpc-0a1b2c3d4e5f60718"
POINT_ARN = f"arn:aws:elasticfilesystem:eu-west-1:210987654321:access-point/{POINT}"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:efs/fileSystem:FileSystem", "data")
    for zone in "ab":
        plan.add(SUBNET, zone, availabilityZone=f"eu-west-1{zone}", vpcId=VPC)
        plan.add(MOUNT_TARGET, f"mount-{zone}", fileSystemId=Ref("data"), subnetId=Ref(zone))
    plan.add("aws:efs/accessPoint:AccessPoint", "point", fileSystemId=Ref("data"))
    plan.add(
        "aws:lambda/function:Function",
        "resize",
        role="r",
        fileSystemConfig={"arn": Ref("point", "arn"), "localMountPath": "/mnt/data"},
        vpcConfig={"subnetIds": [Ref("a"), Ref("b")], "securityGroupIds": []},
        depends_on=["mount-a", "mount-b"],
    )
    return mounting(plan.add("aws:ecs/taskDefinition:TaskDefinition", "task", family="task"), fileSystemId=Ref("data"))


def mounting(plan: Plan, **config: object) -> Plan:
    return plan.set("task", volumes=[{"name": "data", "efsVolumeConfiguration": config}])


def on(file_system: object) -> Any:
    return lambda plan: plan.set("mount-a", fileSystemId=file_system)


SYSTEM, TARGETS = ("efs.file_system", FS), ("efs.mount_targets", FS)
file_system_not_found = (
    Table("efs-file-system-not-found", base)
    .good("planned here", facts={})
    .good("there", on(FS), facts={SYSTEM: FileSystem(FS, "available")})
    .not_found(
        "a mount target's",
        on(FS),
        ("mount-a", f"There is no file system {FS} in eu-west-1, and this stack does not create it."),
        facts={SYSTEM: None},
        level="mandatory",
    )
    .bad(
        "a task's",
        lambda plan: mounting(plan, fileSystemId=FS),
        ("task", f"There is no file system {FS} in eu-west-1, and this stack does not create it."),
        facts={SYSTEM: None},
        level="advisory",
    )
    .absent("no volumes", lambda plan: plan.set("task", volumes=None), facts={})
    .unknown("from an update", on(Unknown()), facts={})
    .outside("an ARN", on(f"arn:aws:elasticfilesystem:eu-west-1:364412870955:file-system/{FS}"), facts={})
    .cannot_ask("denied", on(FS))
)


def at(arn: object) -> Any:
    return lambda plan: plan.set("resize", fileSystemConfig={"arn": arn, "localMountPath": "/mnt/data"})


def volumes(point: object) -> list[object]:
    access = {"accessPointId": point, "iam": "ENABLED"}
    return [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": FS, "authorizationConfig": access}}]


def through(point: object) -> Any:
    return lambda plan: plan.set("task", volumes=volumes(point))


ASKED = ("efs.access_point", POINT)
NO_POINT = f"There is no access point {POINT} in eu-west-1, and this stack does not create it."
access_point_not_found = (
    Table("efs-access-point-not-found", base)
    .good("planned here", facts={})
    .good("there", through(POINT), facts={ASKED: FS})
    .not_found("gone", through(POINT), ("task", NO_POINT), facts={ASKED: None}, level="advisory")
    .bad(
        "one of two",
        lambda plan: plan.set("task", volumes=[*volumes(Ref("point")), *volumes(POINT)]),
        ("task", NO_POINT),
        facts={ASKED: None},
    )
    .absent("no file system", lambda plan: plan.set("task", volumes=None), facts={})
    .unknown("from an update", through(Unknown()), facts={})
    .outside("by ARN", through(POINT_ARN), facts={})
    .cannot_ask("denied", through(POINT))
)

mount_targets_share_zone = (
    Table("efs-mount-targets-share-zone", base)
    .good("one in each zone")
    .bad(
        "two in one",
        lambda plan: plan.set("b", availabilityZone="eu-west-1a"),
        ("mount-b", "The mount targets mount-a and mount-b of data are both in eu-west-1a."),
        level="mandatory",
    )
    .bad(
        "in one subnet of another stack",
        lambda plan: plan.set("mount-a", subnetId="subnet-0a1b2c3d").set("mount-b", subnetId="subnet-0a1b2c3d"),
        ("mount-b", "The mount targets mount-a and mount-b of data are both in subnet-0a1b2c3d."),
    )
    .bad(
        "in one subnet",
        lambda plan: plan.set("mount-b", subnetId=Ref("a")),
        ("mount-b", "The mount targets mount-a and mount-b of data are both in eu-west-1a."),
    )
    .absent("AWS chooses the zone", lambda plan: plan.set("b", availabilityZone=None))
    .unknown("from an update", lambda plan: plan.set("b", availabilityZone=Unknown()), undecided=False)
    .outside("another stack's file system", lambda plan: plan.set("mount-b", fileSystemId=FS, subnetId=Ref("a")))
)


def target(zone: str = "eu-west-1a", vpc: str = VPC) -> MountTarget:
    return MountTarget("fsmt-0a1b2c3d4e5f60718", A, zone, vpc)


def subnet(zone: str = "eu-west-1a") -> dict[Any, Any]:
    there = Subnet(A, VPC, "10.0.0.0/24", zone, "", "available", "", "", free=200, public_ip=False, default=False)
    return {("ec2.subnets", (("subnet-id", (A,)),)): (there,)}


def outside(plan: Plan) -> Plan:
    return plan.set("mount-a", fileSystemId=FS, subnetId=A)


TAKEN = f"The file system {FS} has the mount target fsmt-0a1b2c3d4e5f60718 in eu-west-1a already."
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."
zone_taken = (
    Table("efs-zone-taken", base)
    .good("planned here", facts={})
    .good("another zone", outside, facts={TARGETS: (target("eu-west-1b"),), **subnet()})
    .bad(
        "taken", outside, ("mount-a", TAKEN), facts={TARGETS: (target(),), **subnet()}, view="engine", level="mandatory"
    )
    .bad(
        "perhaps its own",
        outside,
        ("mount-a", TAKEN + NO_STATE),
        facts={TARGETS: (target(),), **subnet()},
        view="preview",
        level="advisory",
    )
    .bad(
        "by a planned subnet",
        on(FS),
        ("mount-a", TAKEN),
        facts={TARGETS: (target(),)},
        view="engine",
    )
    .bad(
        "in another VPC",
        outside,
        ("mount-a", f"The mount targets of the file system {FS} are in vpc-2, and the subnet is in {VPC}."),
        facts={TARGETS: (target("eu-west-1b", "vpc-2"),), **subnet()},
        view="engine",
        level="mandatory",
    )
    .absent("no mount targets yet", on(FS), facts={TARGETS: ()})
    .unknown("from an update", on(Unknown()), facts={})
    .outside(
        "a subnet that is gone is another policy's",
        outside,
        facts={TARGETS: (target(),), ("ec2.subnets", (("subnet-id", (A,)),)): ()},
    )
    .not_found("a file system that is gone is another policy's", outside, facts={TARGETS: None})
    .cannot_ask("denied", outside)
)

ONLY = "and its file system has mount targets in eu-west-1a only."
function_zone_without_target = (
    Table("efs-function-zone-without-target", base)
    .good("all zones", facts={})
    .bad(
        "one is missing",
        lambda plan: plan.remove("mount-b").depends("resize", "mount-a"),
        ("resize", f"The function runs in eu-west-1b (b), {ONLY}"),
        facts={},
        level="mandatory",
    )
    .bad(
        "of a file system that is there",
        at(POINT_ARN),
        ("resize", f"The function runs in eu-west-1b (b), {ONLY}"),
        facts={ASKED: FS, TARGETS: (target(),)},
    )
    .bad(
        "one is there, and of one only an update knows the file system",
        lambda plan: at(POINT_ARN)(plan).set("mount-b", fileSystemId=Unknown()),
        ("resize", f"The function runs in eu-west-1b (b), {ONLY}"),
        facts={ASKED: FS, TARGETS: (target(),)},
        level="advisory",
    )
    .good(
        "one is there and one is planned",
        lambda plan: at(POINT_ARN)(plan).set("mount-b", fileSystemId=FS),
        facts={ASKED: FS, TARGETS: (target(),)},
    )
    .good(
        "a subnet whose zone AWS chooses",
        lambda plan: plan.set("b", availabilityZone=None),
        facts={},
    )
    .absent("in no VPC", lambda plan: plan.set("resize", vpcConfig=None), facts={})
    .unknown("from an update", at(Unknown()), facts={})
    .outside("another account's", at(POINT_ARN.replace("2109", "3644")), facts={})
    .not_found("an access point that is gone is another policy's", at(POINT_ARN), facts={ASKED: None})
    .cannot_ask("denied", at(POINT_ARN))
)

function_before_mount_target = (
    Table("efs-function-before-mount-target", base)
    .good("waits for both")
    .bad(
        "waits for one",
        lambda plan: plan.depends("resize", "mount-a"),
        ("resize", "The function mounts data and does not wait for its mount targets mount-b."),
        level="advisory",
    )
    .absent("no file system", lambda plan: plan.set("resize", fileSystemConfig=None))
    .unknown("from an update", at(Unknown()), undecided=False)
    .outside("another stack's access point", at(POINT_ARN))
)
