"""Who may enter a cluster: access entries and the policies of EKS."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Eks
from policypack.shelf.outside import listed, named_outside, proven, with_commands
from policypack.shown import argument

# The API's default; the console's is another. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessConfigRequest.html
CONFIG_MAP = "CONFIG_MAP"
POLICIES = ":eks::aws:cluster-access-policy/"


@policy(Eks.ACCESS_ENTRY, Eks.ACCESS_POLICY_ASSOCIATION)
def entries_refused(entry: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Cluster takes no access entries.

    Why: "InvalidRequestException: The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to
    perform this operation." Without accessConfig a new cluster has CONFIG_MAP.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html
    """
    cluster = stack.follow(entry, "clusterName", Eks.CLUSTER)
    if cluster is None:
        name = named_outside(entry, "clusterName", stack, Eks.CLUSTER)
        if aws is None or not name:
            return
        there = aws.eks.cluster(name)
        if there is not None and there.authentication == CONFIG_MAP:
            yield entry.finding(
                "clusterName",
                problem=f"The cluster {name} has the authentication mode {CONFIG_MAP}, which takes no access entries.",
                fix=with_commands(
                    "Let it take both first:",
                    f"aws eks update-cluster-config --name {argument(name)} --region {entry.region} "
                    "--access-config authenticationMode=API_AND_CONFIG_MAP",
                ),
                level=proven(entry, "clusterName", stack),
            )
        return
    access = cluster.block("accessConfig")
    mode = access.text("authenticationMode") if access is not None else None
    # What Auto Mode makes of a cluster without a mode is not documented.
    if mode not in (None, CONFIG_MAP) or (mode is None and (cluster.has("computeConfig") or cluster.exists)):
        return
    # The first entry speaks for all of them.
    if stack.referrers(cluster, Eks.ACCESS_ENTRY, Eks.ACCESS_POLICY_ASSOCIATION, property="clusterName")[:1] != [entry]:
        return
    said = f"is {mode}" if mode else f"is not set, which means {CONFIG_MAP}"
    yield cluster.finding(
        "accessConfig",
        problem=f"{entry.name} is an access entry of this cluster, whose accessConfig.authenticationMode {said}.",
        fix="Set accessConfig.authenticationMode to API_AND_CONFIG_MAP, or to API.",
        level="advisory" if cluster.exists else None,
    )


@policy(Eks.CLUSTER)
def creator_locked_out(cluster: Resource) -> Iterator[Finding]:
    """Cluster of the old authentication mode shall not let its creator in.

    Why: "InvalidParameterException: bootstrapClusterCreatorAdminPermissions must be true if cluster authentication mode
    is set to CONFIG_MAP".
    Source: https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3206
    """
    access = cluster.block("accessConfig")
    if access is None or access.flag("bootstrapClusterCreatorAdminPermissions", default=True):
        return
    if access.text("authenticationMode") == CONFIG_MAP:
        yield access.finding(
            "bootstrapClusterCreatorAdminPermissions",
            problem=f"bootstrapClusterCreatorAdminPermissions is false, and authenticationMode is {CONFIG_MAP}, which "
            "always lets the creator in.",
            fix="Set authenticationMode to API_AND_CONFIG_MAP or API, or let the creator in.",
        )


@policy(Eks.ACCESS_POLICY_ASSOCIATION)
def policy_not_found(association: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Access policy is none that EKS has.

    Why: "InvalidParameterException": access policies are EKS's own, arn:aws:eks::aws:cluster-access-policy/…, and not
    policies of IAM.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
    """
    arn = association.text("policyArn")
    if not arn:
        return
    known = aws.eks.access_policies()
    if not known or arn in known:
        return
    names = sorted(item.rpartition("/")[2] for item in known)
    what = "is no policy of EKS" if POLICIES not in arn else "is not in EKS's list"
    yield association.finding(
        "policyArn",
        problem=f"{arn} {what} in {association.region}.",
        fix=with_commands(
            f"Use one such as {listed([item for item in names if 'Cluster' in item or 'View' in item] or names, 3)}, "
            "by its whole ARN; this lists them:",
            f"aws eks list-access-policies --region {association.region} --query 'accessPolicies[].arn'",
        ),
    )
