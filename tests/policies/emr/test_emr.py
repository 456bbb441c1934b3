from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    return Plan().add("aws:emr/cluster:Cluster", "spark", releaseLabel="emr-7.10.0")


ASKED = ("emr.releases",)
OFFERED = {ASKED: ("emr-7.9.0", "emr-7.10.0", "emr-6.15.0", "emr-5.36.2")}
release_not_offered = (
    Table("emr-release-not-offered", base)
    .good("offered", facts=OFFERED)
    .good("AWS lists nothing", facts={ASKED: ()})
    .not_found(
        "without its last number",
        lambda plan: plan.set("spark", releaseLabel="emr-7.10"),
        ("spark", "EMR has no release emr-7.10 in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "one that is still to come",
        lambda plan: plan.set("spark", releaseLabel="emr-9.0.0"),
        ("spark", "EMR has no release emr-9.0.0 in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "an old one may still be there",
        lambda plan: plan.set("spark", releaseLabel="emr-5.1.0"),
        ("spark", "EMR has no release emr-5.1.0 in eu-west-1."),
        facts=OFFERED,
        level="advisory",
    )
    .absent("no release", lambda plan: plan.set("spark", releaseLabel=None), facts={})
    .unknown("from an update", lambda plan: plan.set("spark", releaseLabel=Unknown()), facts={})
    .cannot_ask("denied")
)


def fleet(count: int, **more: object) -> Plan:
    types = [{"instanceType": f"m5.{size}xlarge"} for size in range(count)]
    fleet = {"targetOnDemandCapacity": 1, "instanceTypeConfigs": types, **more}
    return Plan().add("aws:emr/cluster:Cluster", "jobs", releaseLabel="emr-7.5.0", masterInstanceFleet=fleet)


def types(count: int, **more: object) -> Any:
    given = fleet(count, **more).planned["jobs"].inputs["masterInstanceFleet"]
    return lambda p: p.set("jobs", masterInstanceFleet=given)


CHOSEN = {"launchSpecifications": {"onDemandSpecifications": [{"allocationStrategy": "lowest-price"}]}}
fleet_of_too_many_types = (
    Table("emr-fleet-of-too-many-types", lambda: fleet(5))
    .good("five")
    .good("thirty, of which a strategy chooses", types(30, **CHOSEN))
    .bad(
        "six",
        types(6),
        (
            "jobs",
            "instanceTypeConfigs names 6 types, and a fleet has 5 at most without launchSpecifications.",
            "Leave 1 out, or set launchSpecifications with an allocationStrategy.",
        ),
        level="mandatory",
    )
    .bad("31", types(31, **CHOSEN), ("jobs", "instanceTypeConfigs names 31 types, and a fleet has 30 at most."))
    .absent("no fleet", lambda p: p.set("jobs", masterInstanceFleet=None))
    .unknown("from an update", lambda p: p.set("jobs", masterInstanceFleet=Unknown()))
    .outside("nothing is referred to", None)
)


def private() -> Plan:
    plan = Plan().add("aws:ec2/securityGroup:SecurityGroup", "service", vpcId="vpc-01234567")
    plan.add("aws:ec2/securityGroup:SecurityGroup", "master", vpcId="vpc-01234567")
    groups = {"serviceAccessSecurityGroup": Ref("service"), "emrManagedMasterSecurityGroup": Ref("master")}
    plan.add("aws:emr/cluster:Cluster", "jobs", releaseLabel="emr-6.15.0", ec2Attributes=groups)
    return opened(plan, 9443)


def opened(plan: Plan, port: int) -> Plan:
    rule = {"protocol": "tcp", "fromPort": port, "toPort": port, "securityGroups": [Ref("master")]}
    return plan.set("service", ingress=[rule])


service_access_closed = (
    Table("emr-service-access-closed", private)
    .good("admitted")
    .good("a release before that", lambda p: opened(p, 443).set("jobs", releaseLabel="emr-5.29.0"))
    .bad(
        "another port",
        lambda p: opened(p, 443),
        (
            "jobs",
            "service admits nothing on port 9443, by which the master node calls EMR.",
            "Add an ingress rule to service: tcp, port 9443, from the group of emrManagedMasterSecurityGroup.",
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "the first release",
        lambda p: opened(p, 443).set("jobs", releaseLabel="emr-5.30.0"),
        ("jobs", "service admits nothing on port 9443, by which the master node calls EMR."),
        view="preview",
    )
    .absent("no attributes", lambda p: p.set("jobs", ec2Attributes=None))
    .unknown("the rules", lambda p: p.set("service", ingress=Unknown()))
    .outside(
        "a group that is there", lambda p: p.set("jobs", ec2Attributes={"serviceAccessSecurityGroup": "sg-01234567"})
    )
)
