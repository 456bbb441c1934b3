from __future__ import annotations

from dataclasses import replace

from policypack.aws.services.eks import AddonVersion
from policypack.testing import Table, Unknown
from tests.policies.kubernetes import ELSEWHERE, base, there

ASKED = ("eks.addon", "vpc-cni")
NEW = AddonVersion("v1.20.1-eksbuild.1", ("1.33", "1.34"), ("amd64", "arm64"), ("1.34",))
OLD = AddonVersion("v1.15.1-eksbuild.1", ("1.28", "1.29"), ("amd64", "arm64"), ("1.28",))
FACTS = {ASKED: (NEW, OLD)}

not_offered = (
    Table("eks-addon-not-offered", base)
    .good("there", facts=FACTS)
    .not_found(
        "mistyped",
        lambda plan: plan.set("cni", addonName="vpccni"),
        ("cni", "EKS has no add-on vpccni in eu-west-1."),
        facts={("eks.addon", "vpccni"): None},
        level="mandatory",
    )
    .bad("gone", None, ("cni", "EKS has no add-on vpc-cni in eu-west-1."), facts={ASKED: None})
    .absent("no name", lambda plan: plan.set("cni", addonName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("cni", addonName=Unknown()), facts={})
    .cannot_ask("denied")
)

version_incompatible = (
    Table("eks-addon-version-incompatible", base)
    .good("it fits", facts=FACTS)
    .bad(
        "for older clusters",
        lambda plan: plan.set("cni", addonVersion=OLD.version),
        ("cni", "vpc-cni v1.15.1-eksbuild.1 does not fit Kubernetes 1.33; it is for 1.28, 1.29."),
        facts=FACTS,
        level="mandatory",
    )
    .not_found(
        "there is none",
        lambda plan: plan.set("cni", addonVersion="v9.9.9"),
        ("cni", "vpc-cni has no version v9.9.9 in eu-west-1."),
        facts=FACTS,
    )
    .outside(
        "a cluster elsewhere",
        lambda plan: plan.set("cni", clusterName="company", addonVersion=OLD.version),
        ("cni", "vpc-cni v1.15.1-eksbuild.1 does not fit Kubernetes 1.34; it is for 1.28, 1.29."),
        facts={**FACTS, ELSEWHERE: there("1.34")},
    )
    .bad(
        "none of four that fit",
        lambda plan: plan.set("cni", addonVersion="v9.9.9"),
        (
            "cni",
            "vpc-cni has no version v9.9.9 in eu-west-1.",
            (
                "Use v1, v2, v3 and 1 more; this lists those that fit:\n    aws eks describe-addon-versions "
                "--addon-name vpc-cni --kubernetes-version 1.33 --region eu-west-1 --query "
                "'addons[].addonVersions[].addonVersion'"
            ),
        ),
        facts={**FACTS, ASKED: tuple(replace(OLD, version=f"v{n}", clusters=("1.33",)) for n in (1, 2, 3, 4))},
    )
    .good("EKS chooses the cluster's version", lambda plan: plan.set("main", version=None), facts=FACTS)
    .good("the add-on is not there: another policy's", facts={ASKED: None})
    .absent("EKS chooses", lambda plan: plan.set("cni", addonVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("cni", addonVersion=Unknown()), facts=FACTS)
    .cannot_ask("denied")
)
