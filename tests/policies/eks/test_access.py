from __future__ import annotations

from policypack.aws.services.eks import Cluster
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

EKS = "arn:aws:eks::aws:cluster-access-policy/"
KNOWN = {("eks.access_policies",): (f"{EKS}AmazonEKSClusterAdminPolicy", f"{EKS}AmazonEKSViewPolicy")}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:eks/cluster:Cluster", "main", name="main", accessConfig={"authenticationMode": "API"})
    plan.add(
        "aws:eks/accessEntry:AccessEntry",
        "admin",
        clusterName=Ref("main", "name"),
        principalArn="arn:aws:iam::210987654321:role/admin",
    )
    return plan.add(
        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
        "all",
        clusterName="company",
        policyArn=f"{EKS}AmazonEKSClusterAdminPolicy",
    )


COMPANY = ("eks.cluster", "company")


def there(mode: str) -> dict[object, object]:
    return {COMPANY: Cluster("company", "arn", "1.33", "ACTIVE", mode)}


DEFAULT = (
    "main",
    (
        "admin is an access entry of this cluster, whose accessConfig.authenticationMode is not set, which means "
        "CONFIG_MAP."
    ),
)
entries_refused = (
    Table("eks-access-entries-refused", base)
    .good("both take them", facts=there("API_AND_CONFIG_MAP"))
    .bad(
        "the old mode",
        lambda plan: plan.set("main", accessConfig={"authenticationMode": "CONFIG_MAP"}),
        ("main", "admin is an access entry of this cluster, whose accessConfig.authenticationMode is CONFIG_MAP."),
        facts=there("API"),
        level="mandatory",
    )
    .bad(
        "said once for all entries",
        lambda plan: plan.set("main", accessConfig=None).add(
            "aws:eks/accessEntry:AccessEntry", "reader", clusterName=Ref("main", "name")
        ),
        DEFAULT,
        facts=there("API"),
    )
    .absent("the old mode by default", lambda plan: plan.set("main", accessConfig=None), DEFAULT, facts=there("API"))
    .good(
        "a cluster that is there may have another",
        lambda plan: existing(plan.set("main", accessConfig=None), "main"),
        facts=there("API"),
        view="engine",
    )
    .good(
        "Auto Mode chooses",
        lambda plan: plan.set("main", accessConfig=None, computeConfig={"enabled": True}),
        facts=there("API"),
    )
    .outside(
        "a cluster elsewhere",
        None,
        (
            "all",
            "The cluster company has the authentication mode CONFIG_MAP, which takes no access entries.",
            (
                "Let it take both first:\n    aws eks update-cluster-config --name company --region eu-west-1 "
                "--access-config authenticationMode=API_AND_CONFIG_MAP"
            ),
        ),
        facts=there("CONFIG_MAP"),
        level="mandatory",
    )
    .absent("no cluster", lambda plan: plan.set("all", clusterName=None), facts={}, undecided=False)
    .not_found("no such cluster: another policy's", None, facts={COMPANY: None})
    .unknown("from an update", lambda plan: plan.set("main", accessConfig=Unknown()), facts=there("API"))
    .cannot_ask("denied")
)

creator_locked_out = (
    Table("eks-access-creator-locked-out", base)
    .good("the new mode")
    .bad(
        "the old mode",
        lambda plan: plan.set(
            "main",
            accessConfig={"authenticationMode": "CONFIG_MAP", "bootstrapClusterCreatorAdminPermissions": False},
        ),
        (
            "main",
            (
                "bootstrapClusterCreatorAdminPermissions is false, and authenticationMode "
                "is CONFIG_MAP, which always lets the creator in."
            ),
        ),
        level="mandatory",
    )
    .good(
        "both modes",
        lambda plan: plan.set(
            "main",
            accessConfig={
                "authenticationMode": "API_AND_CONFIG_MAP",
                "bootstrapClusterCreatorAdminPermissions": False,
            },
        ),
    )
    .absent("let in by default", lambda plan: plan.set("main", accessConfig={"authenticationMode": "CONFIG_MAP"}))
    .unknown(
        "from an update",
        lambda plan: plan.set("main", accessConfig={"bootstrapClusterCreatorAdminPermissions": Unknown()}),
    )
)

policy_not_found = (
    Table("eks-access-policy-not-found", base)
    .good("one of EKS", facts={**KNOWN, **there("API")})
    .good("AWS lists nothing", facts={("eks.access_policies",): (), **there("API")})
    .not_found(
        "mistyped",
        lambda plan: plan.set("all", policyArn=f"{EKS}AmazonEKSClusterAdministratorPolicy"),
        ("all", f"{EKS}AmazonEKSClusterAdministratorPolicy is not in EKS's list in eu-west-1."),
        facts=KNOWN,
        level="mandatory",
    )
    .bad(
        "one of IAM",
        lambda plan: plan.set("all", policyArn="arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"),
        ("all", "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy is no policy of EKS in eu-west-1."),
        facts=KNOWN,
    )
    .bad(
        "none of four",
        lambda plan: plan.set("all", policyArn=f"{EKS}Admin"),
        (
            "all",
            f"{EKS}Admin is not in EKS's list in eu-west-1.",
            (
                "Use one such as A, B, C and 1 more, by its whole ARN; this lists them:\n    aws eks "
                "list-access-policies --region eu-west-1 --query 'accessPolicies[].arn'"
            ),
        ),
        facts={("eks.access_policies",): tuple(f"{EKS}{name}" for name in "ABCD")},
    )
    .bad(
        "none of those for clusters and views, which are said first",
        lambda plan: plan.set("all", policyArn=f"{EKS}Admin"),
        (
            "all",
            f"{EKS}Admin is not in EKS's list in eu-west-1.",
            (
                "Use one such as ClusterAdmin, View, by its whole ARN; this lists them:\n    aws eks "
                "list-access-policies --region eu-west-1 --query 'accessPolicies[].arn'"
            ),
        ),
        facts={("eks.access_policies",): tuple(f"{EKS}{name}" for name in ("Auto", "ClusterAdmin", "View"))},
    )
    .absent("none", lambda plan: plan.set("all", policyArn=None), facts={})
    .unknown("from an update", lambda plan: plan.set("all", policyArn=Unknown()), facts={})
    .cannot_ask("denied")
)
