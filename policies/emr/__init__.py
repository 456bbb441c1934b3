"""Amazon EMR: releases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Emr
from policypack.shelf.outside import listed, with_commands
from policypack.shelf.remote import unseen
from policypack.shelf.security_groups import ingress


@policy(Emr.CLUSTER, severity="critical")
def release_not_offered(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """EMR release is not offered in the region.

    Why: "ValidationException: The supplied release label is invalid: emr-7.99.0." A release is written with all three
    numbers.
    Source: https://docs.aws.amazon.com/emr/latest/APIReference/API_ListReleaseLabels.html
    """
    label = cluster.text("releaseLabel")
    offered = aws.emr.releases() if label else ()
    if not label or not offered or label in offered:
        return
    newest = sorted(offered, key=_numbers, reverse=True)
    # The list may leave out old releases that can still be had.
    past = bool(re.fullmatch(r"emr-\d+\.\d+\.\d+", label)) and _numbers(label) < _numbers(newest[0])
    near = [item for item in newest if item.split(".")[0] == label.split(".")[0]] or newest
    yield cluster.finding(
        "releaseLabel",
        problem=f"EMR has no release {label} in {cluster.region}.",
        fix=with_commands(
            f"Use an offered release, such as {listed(near, 3)}; this lists all of them:",
            f"aws emr list-release-labels --region {cluster.region}",
        ),
        level="advisory" if past else None,
    )


def _numbers(label: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,9}", label)]


# Since 5.30, of clusters in private subnets.
# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
_SECURE_PORT, _SINCE = 9443, [5, 30, 0]


@policy(Emr.CLUSTER)
def service_access_closed(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Security group for EMR's own access does not let the master node in.

    Why: "VALIDATION_ERROR: ServiceAccessSecurityGroup is missing ingress rule from EmrManagedMasterSecurityGroup on
    port 9443", where the group is one of one's own.
    Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
        https://github.com/hashicorp/terraform-provider-aws/issues/14338
    """
    attributes, release = cluster.block("ec2Attributes"), _numbers(cluster.text("releaseLabel") or "")
    if attributes is None or release < _SINCE:
        return
    group = stack.follow(attributes, "serviceAccessSecurityGroup", Ec2.SECURITY_GROUP)
    if group is None or group.exists or any(opening.admits(_SECURE_PORT) for opening in ingress(group, stack)):
        return
    yield attributes.finding(
        "serviceAccessSecurityGroup",
        problem=f"{group.name} admits nothing on port {_SECURE_PORT}, by which the master node calls EMR.",
        fix=f"Add an ingress rule to {group.name}: tcp, port {_SECURE_PORT}, from the group of "
        "emrManagedMasterSecurityGroup.",
        level=unseen(stack),
    )


# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html
_TYPES, _TYPES_CHOSEN = 5, 30


@policy(Emr.CLUSTER, Emr.INSTANCE_FLEET)
def fleet_of_too_many_types(resource: Resource) -> Iterator[Finding]:
    """Instance fleet names more types of machines than EMR takes.

    Why: A fleet has five types of instances at most, or 30 where an allocation strategy chooses among them; EMR refuses
    the cluster that has more.
    Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html
    https://github.com/hashicorp/terraform-provider-aws/issues/25132
    """
    names = ("masterInstanceFleet", "coreInstanceFleet") if resource.type == Emr.CLUSTER else ("",)
    for fleet in (block for name in names for block in (resource.blocks(name) if name else [resource])):
        count = len(fleet.items("instanceTypeConfigs"))
        most = _TYPES_CHOSEN if fleet.has("launchSpecifications") else _TYPES
        if count > most:
            yield fleet.finding(
                "instanceTypeConfigs",
                problem=f"instanceTypeConfigs names {count} types, and a fleet has {most} at most"
                + ("." if most > _TYPES else " without launchSpecifications."),
                fix=f"Leave {count - most} out"
                + ("." if most > _TYPES else ", or set launchSpecifications with an allocationStrategy."),
            )
