from __future__ import annotations

from policypack.testing import Table, Unknown
from tests.policies.kubernetes import ELSEWHERE, base, there
from tests.policies.machines import kind
from tests.policies.states import existing

NAMELESS = ("ec2.instance_type", "p9-g1.large")
GRAVITON = {("ec2.instance_type", "m7g.large"): kind("m7g.large", "arm64")}
MISSING = {("ec2.instance_type", "m7g.large"): None}

ami_architecture_mismatch = (
    Table("eks-node-ami-architecture-mismatch", base)
    .good("both are arm64", facts={})
    .good("an image of the user's own", lambda plan: plan.set("nodes", amiType="CUSTOM"), facts={})
    .good("the first Graviton", lambda plan: plan.set("nodes", instanceTypes=["a1.large"]), facts={})
    .good(
        "flexible ones",
        lambda plan: plan.set(
            "nodes", amiType="AL2023_x86_64_STANDARD", instanceTypes=["m7i-flex.large", "g4dn.xlarge"]
        ),
        facts={},
    )
    .good(
        "whose name does not tell",
        lambda plan: plan.set("nodes", instanceTypes=["p9-g1.large"]),
        facts={NAMELESS: kind("p9-g1.large", "arm64")},
    )
    .bad(
        "whose name does not tell, and is not",
        lambda plan: plan.set("nodes", instanceTypes=["p9-g1.large"]),
        ("nodes", "amiType AL2023_ARM_64_STANDARD is for arm64, and p9-g1.large runs x86_64."),
        facts={NAMELESS: kind("p9-g1.large", "x86_64")},
        level="mandatory",
    )
    .bad(
        "one of several, AWS not asked",
        lambda plan: plan.set("nodes", instanceTypes=["m7g.large", "m7i.large"]),
        ("nodes", "amiType AL2023_ARM_64_STANDARD is for arm64, and m7i.large runs x86_64."),
    )
    .bad(
        "an image for x86_64",
        lambda plan: plan.set("nodes", amiType="AL2023_x86_64_STANDARD"),
        ("nodes", "amiType AL2023_x86_64_STANDARD is for x86_64, and m7g.large runs arm64."),
        facts={},
        level="mandatory",
    )
    .bad(
        "the type that EKS takes by itself",
        lambda plan: plan.set("nodes", instanceTypes=None),
        (
            "nodes",
            (
                "amiType AL2023_ARM_64_STANDARD is for arm64, and t3.medium, which EKS takes where instanceTypes is "
                "not set, runs x86_64."
            ),
        ),
        facts={},
    )
    .good(
        "a launch template names the type",
        lambda plan: plan.set("nodes", instanceTypes=None, launchTemplate={"name": "web", "version": "1"}),
        facts={},
    )
    .not_found(
        "the type is not offered: another policy's",
        lambda plan: plan.set("nodes", instanceTypes=["p9-g1.large"]),
        facts={NAMELESS: None},
    )
    .absent("EKS chooses the image", lambda plan: plan.set("nodes", amiType=None), facts={})
    .unknown("from an update", lambda plan: plan.set("nodes", amiType=Unknown()), facts={})
    .cannot_ask("denied", lambda plan: plan.set("nodes", instanceTypes=["p9-g1.large"]))
)

instance_type_not_offered = (
    Table("eks-node-instance-type-not-offered", base)
    .good("offered", facts=GRAVITON)
    .not_found(
        "not offered", None, ("nodes", "m7g.large is not offered in eu-west-1."), facts=MISSING, level="mandatory"
    )
    .bad(
        "one of two",
        lambda plan: plan.set("nodes", instanceTypes=["m7g.large", "m9g.large"]),
        ("nodes", "m9g.large is not offered in eu-west-1."),
        facts={**GRAVITON, ("ec2.instance_type", "m9g.large"): None},
    )
    .absent("EKS chooses", lambda plan: plan.set("nodes", instanceTypes=None), facts={})
    .unknown("from an update", lambda plan: plan.set("nodes", instanceTypes=Unknown()), facts={})
    .cannot_ask("denied")
)

version_ahead = (
    Table("eks-node-version-ahead", base)
    .good("the same", facts={})
    .good("behind", lambda plan: plan.set("nodes", version="1.31"), facts={})
    .bad(
        "ahead of the planned cluster",
        lambda plan: plan.set("nodes", version="1.34"),
        ("nodes", "The nodes' version is 1.34, and their cluster's is 1.33."),
        facts={},
        level="mandatory",
    )
    .outside(
        "ahead of a cluster elsewhere",
        lambda plan: plan.set("nodes", clusterName="company"),
        ("nodes", "The nodes' version is 1.33, and their cluster's is 1.32."),
        facts={ELSEWHERE: there("1.32")},
    )
    .not_found("no such cluster", lambda plan: plan.set("nodes", clusterName="company"), facts={ELSEWHERE: None})
    .absent("the cluster's", lambda plan: plan.set("nodes", version=None), facts={})
    .unknown("from an update", lambda plan: plan.set("nodes", version=Unknown()), facts={})
    .cannot_ask("denied", lambda plan: plan.set("nodes", clusterName="company"))
)

RELEASE = {"releaseVersion": "1.33.3-20250829"}
release_version_mismatch = (
    Table("eks-node-release-version-mismatch", lambda: base().set("nodes", **RELEASE))
    .good("for the nodes' version")
    .good("Windows writes it otherwise", lambda plan: plan.set("nodes", releaseVersion="1.33-2025.08.15"))
    .good(
        "Bottlerocket counts for itself",
        lambda plan: plan.set("nodes", amiType=None, releaseVersion="1.46.0-431fe75a"),
    )
    .good(
        "nodes stay behind while their cluster goes ahead",
        lambda plan: existing(plan.set("nodes", version=None, clusterName="company"), "nodes"),
        facts={ELSEWHERE: there("1.34")},
        view="engine",
    )
    .bad(
        "for another one",
        lambda plan: plan.set("nodes", version="1.32"),
        ("nodes", "releaseVersion is 1.33.3-20250829, and the nodes' Kubernetes version is 1.32."),
        level="mandatory",
    )
    .outside(
        "of a cluster elsewhere",
        lambda plan: plan.set("nodes", version=None, clusterName="company"),
        ("nodes", "releaseVersion is 1.33.3-20250829, and the nodes' Kubernetes version is 1.31."),
        facts={ELSEWHERE: there("1.31")},
    )
    .not_found(
        "no such cluster", lambda plan: plan.set("nodes", version=None, clusterName="company"), facts={ELSEWHERE: None}
    )
    .absent("the newest", lambda plan: plan.set("nodes", releaseVersion=None))
    .unknown("from an update", lambda plan: plan.set("nodes", releaseVersion=Unknown()))
    .cannot_ask("denied", lambda plan: plan.set("nodes", version=None, clusterName="company"))
)

version_too_far_behind = (
    Table("eks-node-version-too-far-behind", base)
    .good("the same", facts={})
    .good("three behind", lambda plan: plan.set("nodes", version="1.30"), facts={})
    .bad(
        "four behind",
        lambda plan: plan.set("nodes", version="1.29"),
        ("nodes", "The nodes' version is 1.29, and their cluster's is 1.33, 4 minor versions on."),
        facts={},
        level="advisory",
    )
    .outside(
        "behind a cluster elsewhere",
        lambda plan: plan.set("nodes", version="1.27", clusterName="company"),
        ("nodes", "The nodes' version is 1.27, and their cluster's is 1.32, 5 minor versions on."),
        facts={ELSEWHERE: there("1.32")},
    )
    .not_found("no such cluster", lambda plan: plan.set("nodes", clusterName="company"), facts={ELSEWHERE: None})
    .absent("the cluster's", lambda plan: plan.set("nodes", version=None), facts={})
    .unknown("from an update", lambda plan: plan.set("nodes", version=Unknown()), facts={})
    .cannot_ask("denied", lambda plan: plan.set("nodes", clusterName="company"))
)

label_reserved = (
    Table("eks-node-label-reserved", base)
    .good("one's own", lambda plan: plan.set("nodes", labels={"team": "shop", "shop.dev/pool": "web"}))
    .good("what kubelet takes", lambda plan: plan.set("nodes", labels={"node.kubernetes.io/pool": "web"}))
    .bad(
        "a role",
        lambda plan: plan.set("nodes", labels={"node-role.kubernetes.io/web": "true"}),
        (
            "nodes",
            "The nodes have the label node-role.kubernetes.io/web, whose prefix node-role.kubernetes.io/ is reserved.",
        ),
        level="mandatory",
    )
    .bad(
        "EKS's own",
        lambda plan: plan.set("nodes", labels={"eks.amazonaws.com/nodegroup": "web"}),
        (
            "nodes",
            "The nodes have the label eks.amazonaws.com/nodegroup, whose prefix eks.amazonaws.com/ is reserved.",
        ),
    )
    .absent("none", lambda plan: plan.set("nodes", labels=None))
    .unknown("what they are", lambda plan: plan.set("nodes", labels=Unknown()))
    .without("outside", "looks at one resource alone")
)
