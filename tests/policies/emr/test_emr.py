from __future__ import annotations

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
