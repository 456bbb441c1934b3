from __future__ import annotations

from dataclasses import replace
from typing import Any

from policypack.aws.services.ec2 import VolumeSnapshot
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.machines import AMI, image
from tests.policies.states import existing

VOLUME = "aws:ebs/volume:Volume"
SNAPSHOT = "snap-0a1b2c3d4e5f60718"
ASKED = ("ec2.snapshot", SNAPSHOT)


def base() -> Plan:
    plan = Plan()
    plan.add(VOLUME, "data", availabilityZone="eu-west-1a", size=100, type="gp3", iops=4000, throughput=500)
    return plan.add(
        "aws:ec2/instance:Instance",
        "web",
        ami=AMI,
        instanceType="t4g.micro",
        rootBlockDevice={"volumeSize": 30, "volumeType": "gp3"},
    )


def data(**changed: object) -> Any:
    return lambda plan: plan.set("data", iops=None, throughput=None).set("data", **changed)


size_refused = (
    Table("ebs-size-refused", base)
    .good("inside the limits")
    .bad(
        "small for its type",
        data(type="sc1", size=100),
        (
            "data",
            "size is 100 GiB; a volume of type sc1 has from 125 to 16,384 GiB.",
            "Set size to 125 or more, or choose another volume type.",
        ),
        level="mandatory",
    )
    .bad(
        "a root volume",
        lambda plan: plan.set("web", rootBlockDevice={"volumeSize": 2000, "volumeType": "standard"}),
        ("web", "volumeSize is 2,000 GiB; a volume of type standard has from 1 to 1,024 GiB."),
    )
    .good("type of the image", lambda plan: plan.set("web", rootBlockDevice={"volumeSize": 2000}))
    .good("zero, which the provider leaves out", data(size=0, snapshotId=SNAPSHOT))
    .good("the smallest of its type", data(type="io1", size=4, iops=100))
    .good("the largest of its type", data(type="standard", size=1024))
    .absent("size of the snapshot", data(size=None))
    .unknown("from an update", data(size=Unknown()))
)


def templated(plan: Plan) -> Plan:
    disk = {"deviceName": "/dev/sdb", "ebs": {"volumeType": "standard", "volumeSize": 20, "iops": 100}}
    return plan.add("aws:ec2/launchTemplate:LaunchTemplate", "disks", blockDeviceMappings=[disk])


iops_refused = (
    Table("ebs-iops-refused", base)
    .good("gp3 with both")
    .good("the provider's zeros", data(type="gp2", iops=0, throughput=0))
    .good("io2 at its limit", data(type="io2", size=100, iops=100_000))
    .bad(
        "on gp2",
        data(type="gp2", iops=4000),
        ("data", "iops is 4,000, and the volume's type is gp2, whose IOPS cannot be chosen."),
        level="mandatory",
    )
    .bad(
        "in a template",
        lambda plan: templated(plan),
        ("disks", "iops is 100, and the volume's type is standard, whose IOPS cannot be chosen."),
        level="advisory",
    )
    .bad(
        "in a template that a group takes",
        lambda plan: templated(plan).add(
            "aws:autoscaling/group:Group",
            "fleet",
            minSize=1,
            maxSize=1,
            vpcZoneIdentifiers=["subnet-01234567"],
            launchTemplate={"id": Ref("disks"), "version": "$Latest"},
        ),
        ("disks", "iops is 100, and the volume's type is standard, whose IOPS cannot be chosen."),
        level="mandatory",
    )
    .bad(
        "not on io1",
        data(type="io1"),
        (
            "data",
            "The volume's type is io1, and iops is not set.",
            "Set iops, or choose gp3, which has 3,000 without asking.",
        ),
    )
    .bad(
        "few",
        data(iops=1000),
        ("data", "iops is 1,000; a volume of type gp3 has from 3,000 to 80,000.", "Set iops to 3,000 or more."),
    )
    .bad(
        "many for the size",
        data(type="io1", iops=6000),
        (
            "data",
            "iops is 6,000 on 100 GiB; type io1 allows 50 for each GiB, which are 5,000.",
            "Lower iops, or raise size to 120.",
        ),
    )
    .good("three thousand on the smallest gp3", data(size=1, iops=3000))
    .bad(
        "throughput of gp2",
        data(type="gp2", throughput=250),
        ("data", "throughput is 250, and the volume's type is gp2; only gp3 takes it."),
    )
    .bad(
        "throughput without iops",
        data(throughput=1000),
        (
            "data",
            "throughput is 1,000 MiB/s; with 3,000 IOPS it can be from 125 to 750.",
            "Lower throughput to 750, or raise iops to 4,000: each carries 0.25 MiB/s.",
        ),
    )
    .bad(
        "less throughput than any",
        data(throughput=100),
        (
            "data",
            "throughput is 100 MiB/s; with 3,000 IOPS it can be from 125 to 750.",
            "Raise throughput to 125, or leave it out: gp3 has that anyway.",
        ),
    )
    .bad(
        "more throughput than any",
        data(throughput=2500, iops=16_000),
        (
            "data",
            "throughput is 2,500 MiB/s; with 16,000 IOPS it can be from 125 to 2,000.",
            "Lower throughput to 2,000: no volume has more.",
        ),
    )
    .good(
        "imported, with the IOPS that gp2 has by its size",
        lambda plan: existing(data(type="gp2", iops=300, throughput=0)(plan), "data"),
        view="engine",
    )
    .good("as few as gp3 has", data(size=6, iops=3000))
    .good("the least throughput", data(throughput=125))
    .good("all that three thousand carry", data(throughput=750))
    .good("the most throughput", data(throughput=2000, iops=8000))
    .bad(
        "a little more than three thousand carry",
        data(throughput=751),
        (
            "data",
            "throughput is 751 MiB/s; with 3,000 IOPS it can be from 125 to 750.",
            "Lower throughput to 750, or raise iops to 3,004: each carries 0.25 MiB/s.",
        ),
    )
    .bad(
        "one more than any, and few IOPS",
        data(throughput=2001, iops=4000),
        (
            "data",
            "throughput is 2,001 MiB/s; with 4,000 IOPS it can be from 125 to 1,000.",
            "Lower throughput to 2,000: no volume has more.",
        ),
    )
    .bad(
        "the most throughput and few IOPS",
        data(throughput=2000, iops=4000),
        (
            "data",
            "throughput is 2,000 MiB/s; with 4,000 IOPS it can be from 125 to 1,000.",
            "Lower throughput to 1,000, or raise iops to 8,000: each carries 0.25 MiB/s.",
        ),
    )
    .absent("AWS's defaults", data())
    .unknown("from an update", data(iops=Unknown()))
    .without("outside", "names no other resource")
)


def restored(**changed: object) -> Any:
    return data(snapshotId=SNAPSHOT, **changed)


snapshot_not_found = (
    Table("ebs-snapshot-not-found", base)
    .good("there", restored(), facts={ASKED: VolumeSnapshot(SNAPSHOT, 100, "completed")})
    .not_found(
        "gone",
        restored(),
        ("data", f"There is no snapshot {SNAPSHOT} in eu-west-1 that this account may use."),
        facts={ASKED: None},
        view="engine",
        level="mandatory",
    )
    .bad(
        "a volume that is there looks like a new one without state",
        restored(),
        ("data", f"There is no snapshot {SNAPSHOT} in eu-west-1 that this account may use."),
        facts={ASKED: None},
        view="preview",
        level="advisory",
    )
    .bad(
        "of an instance",
        lambda plan: plan.set("web", ebsBlockDevices=[{"deviceName": "/dev/sdf", "snapshotId": SNAPSHOT}]),
        ("web", f"There is no snapshot {SNAPSHOT} in eu-west-1 that this account may use."),
        facts={ASKED: None},
    )
    .good(
        "restored long ago",
        lambda plan: existing(restored()(plan), "data"),
        facts={},
        view="engine",
    )
    .outside(
        "planned here", lambda plan: data(snapshotId=Ref("old"))(plan.add("aws:ebs/snapshot:Snapshot", "old")), facts={}
    )
    .absent("begins empty", None, facts={})
    .unknown("from an update", data(snapshotId=Unknown()), facts={})
    .cannot_ask("denied", restored())
)


size_below_snapshot = (
    Table("ebs-size-below-snapshot", base)
    .good("as large", restored(), facts={ASKED: VolumeSnapshot(SNAPSHOT, 100, "completed")})
    .bad(
        "smaller",
        restored(),
        ("data", f"size is 100 GiB, and the snapshot {SNAPSHOT} has 200."),
        facts={ASKED: VolumeSnapshot(SNAPSHOT, 200, "completed")},
        level="mandatory",
    )
    .absent("no size", restored(size=None), facts={})
    .unknown("from an update", restored(size=Unknown()), facts={})
    .outside(
        "planned here", lambda plan: data(snapshotId=Ref("old"))(plan.add("aws:ebs/snapshot:Snapshot", "old")), facts={}
    )
    .not_found("another policy's", restored(), facts={ASKED: None})
    .cannot_ask("denied", restored())
)

IMAGE = ("ec2.image", AMI)
root_smaller_than_image = (
    Table("ebs-root-smaller-than-image", base)
    .good("as large", facts={IMAGE: replace(image(), root_size=30)})
    .bad(
        "smaller",
        None,
        ("web", f"volumeSize is 30 GiB, and the root volume of {AMI} has 75."),
        facts={IMAGE: replace(image(), root_size=75)},
        level="mandatory",
    )
    .absent("size of the image", lambda plan: plan.set("web", rootBlockDevice={"volumeType": "gp3"}), facts={})
    .unknown("from an update", lambda plan: plan.set("web", ami=Unknown()), facts={})
    .outside("planned here", lambda plan: plan.add("aws:ec2/ami:Ami", "own").set("web", ami=Ref("own")), facts={})
    .not_found("another policy's", None, facts={IMAGE: None})
    .cannot_ask("denied")
)


def both(table: Table, name: str, at: int, step: int, says: str, **others: object) -> None:
    """Add the last value of a range that is taken, and the first one beyond that is not."""
    table.good(f"{name} of {at:,} with {others}", data(**{**others, name: at}), view="engine")
    beyond = at + step
    table.bad(f"{name} of {beyond:,} with {others}", data(**{**others, name: beyond}), ("data", says), view="engine")


for kind, least, most in (
    ("gp2", 1, 16_384),
    ("gp3", 1, 65_536),
    ("io1", 4, 16_384),
    ("io2", 4, 65_536),
    ("st1", 125, 16_384),
    ("sc1", 125, 16_384),
    ("standard", 1, 1_024),
):
    for at, step in ((least, -1), (most, 1)) if least > 1 else ((most, 1),):
        said = f"size is {at + step:,} GiB; a volume of type {kind} has from {least} to {most:,} GiB."
        both(size_refused, "size", at, step, said, type=kind)
for kind, least, most, size in (
    ("gp3", 3000, 80_000, 65_536),
    ("io1", 100, 64_000, 16_384),
    ("io2", 100, 256_000, 999),
):
    for at, step in ((least, -1), (most, 1)):
        said = f"iops is {at + step:,}; a volume of type {kind} has from {least:,} to {most:,}."
        both(iops_refused, "iops", at, step, said, type=kind, size=size)
for kind, ratio in (("gp3", 500), ("io1", 50), ("io2", 1000)):
    said = f"iops is {ratio * 10 + 1:,} on 10 GiB; type {kind} allows {ratio} for each GiB, which are {ratio * 10:,}."
    both(iops_refused, "iops", ratio * 10, 1, said, type=kind, size=10)
for iops, at, step, most in ((4000, 125, -1, 1000), (4000, 1000, 1, 1000), (None, 750, 1, 750), (9000, 2000, 1, 2000)):
    said = f"throughput is {at + step:,} MiB/s; with {iops or 3000:,} IOPS it can be from 125 to {most:,}."
    both(iops_refused, "throughput", at, step, said, iops=iops)
