from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown


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
