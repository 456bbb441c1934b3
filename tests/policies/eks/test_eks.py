from __future__ import annotations

from policypack.testing import Table, Unknown
from tests.policies.kubernetes import base, exists, there, version

ASKED = ("eks.versions",)
OFFERED = {
    ASKED: (
        version("1.34"),
        version("1.33"),
        version("1.31", "EXTENDED_SUPPORT", "2025-11-26", "2026-11-26"),
        version("1.23", "UNSUPPORTED", "2023-10-11", "2024-10-11"),
    )
}

version_not_offered = (
    Table("eks-version-not-offered", base)
    .good("offered", facts=OFFERED)
    .good("in extended support it still can be created", lambda plan: plan.set("main", version="1.31"), facts=OFFERED)
    .bad(
        "support is over",
        lambda plan: plan.set("main", version="1.23"),
        ("main", "Kubernetes 1.23 is not offered in eu-west-1; its support ended on 2024-10-11."),
        facts=OFFERED,
        level="mandatory",
    )
    .not_found(
        "there is none",
        lambda plan: plan.set("main", version="9.99"),
        (
            "main",
            "Kubernetes 9.99 is not offered in eu-west-1.",
            (
                "Use one of 1.34, 1.33, 1.31; this lists them with their support:\n    aws eks "
                "describe-cluster-versions --region eu-west-1 --query "
                "'clusterVersions[].[clusterVersion,versionStatus]' --output text"
            ),
        ),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "a cluster that runs",
        lambda plan: exists(plan, "main").set("main", version="1.23"),
        ("main", "Kubernetes 1.23 is not offered in eu-west-1; its support ended on 2024-10-11."),
        facts=OFFERED,
        view="engine",
        level="advisory",
    )
    .good("on Outposts", lambda plan: plan.set("main", version="1.23", outpostConfig={"outpostArns": ["a"]}), facts={})
    .good("AWS lists nothing", facts={ASKED: ()})
    .absent("EKS chooses", lambda plan: plan.set("main", version=None), facts={})
    .unknown("from an update", lambda plan: plan.set("main", version=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
)

version_in_extended_support = (
    Table("eks-version-in-extended-support", base)
    .good("in standard support", facts=OFFERED)
    .bad(
        "in extended support",
        lambda plan: plan.set("main", version="1.31"),
        ("main", "Kubernetes 1.31 is in extended support since 2025-11-26."),
        facts=OFFERED,
        level="advisory",
    )
    .good("on Outposts", lambda plan: plan.set("main", version="1.31", outpostConfig={"outpostArns": ["a"]}), facts={})
    .not_found("not offered: another policy's", lambda plan: plan.set("main", version="9.99"), facts=OFFERED)
    .absent("EKS chooses", lambda plan: plan.set("main", version=None), facts={})
    .unknown("from an update", lambda plan: plan.set("main", version=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
)

RUNNING = ("eks.cluster", "main")
upgrade_skips_minor = (
    Table("eks-upgrade-skips-minor", base)
    .good("one up", lambda plan: exists(plan, "main"), facts={RUNNING: there("1.32", "main")})
    .good("it stays", lambda plan: exists(plan, "main"), facts={RUNNING: there("1.33", "main")})
    .good("created now", facts={}, view="engine")
    .bad(
        "two up",
        lambda plan: exists(plan, "main"),
        ("main", "The cluster main runs Kubernetes 1.31, and 1.33 is planned."),
        facts={RUNNING: there("1.31", "main")},
        level="advisory",
    )
    .bad(
        "back",
        lambda plan: exists(plan, "main"),
        (
            "main",
            "The cluster main runs Kubernetes 1.34, and 1.33 is planned.",
            "Set version to 1.34 or 1.35: a cluster never goes back.",
        ),
        facts={RUNNING: there("1.34", "main")},
    )
    .good(
        "of another kind than 1.33",
        lambda plan: exists(plan, "main").set("main", version="2.40"),
        facts={RUNNING: there("1.31", "main")},
    )
    .not_found("no such cluster", lambda plan: exists(plan, "main"), facts={RUNNING: None})
    .absent("it stays", lambda plan: exists(plan, "main").set("main", version=None), facts={})
    .unknown("from an update", lambda plan: exists(plan, "main").set("main", version=Unknown()), facts={})
    .without("outside", "reads one resource")
    .cannot_ask("denied", lambda plan: exists(plan, "main"))
)
