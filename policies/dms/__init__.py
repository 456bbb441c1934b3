"""AWS Database Migration Service: replication instances."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.things.dms import SUBNET_GROUP
from policypack.catalogue.tokens import Dms, Iam
from policypack.shelf.existing import arn_outside
from policypack.shelf.missing import missing
from policypack.shelf.outside import listed, proven, with_commands

VPC_ROLE = "dms-vpc-role"
CLASSES = (
    "aws dms describe-orderable-replication-instances --region {region} "
    "--query 'OrderableReplicationInstances[].[ReplicationInstanceClass,EngineVersion]' --output text | sort -u"
)


@policy(Dms.REPLICATION_INSTANCE, severity="critical")
def engine_version_not_offered(instance: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Replication engine version is not offered in the region.

    Why: "InvalidParameterValueException: No replication engine found with version: 3.4.7". Versions are withdrawn some
    two years after their release.
    Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReleaseNotes.html
    """
    version = instance.text("engineVersion")
    offered = [item.version for item in aws.dms.versions()] if version else []
    if not version or not offered or version in offered:
        return
    yield instance.finding(
        "engineVersion",
        problem=f"DMS {version} is not offered in {instance.region}.",
        fix=with_commands(
            f"Use one of {listed(sorted(offered, reverse=True), 4)}, or leave engineVersion out; this lists them:",
            f"aws dms describe-engine-versions --region {instance.region} --query 'EngineVersions[].Version'",
        ),
    )


@policy(Dms.REPLICATION_INSTANCE, severity="critical")
def instance_class_not_orderable(instance: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Replication instance class cannot be ordered.

    Why: "InvalidParameterValueException: Replication Instance Class … is not available", with the version, or in the
    zone, that is asked for.
    Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.Types.html
    """
    name, version = instance.text("replicationInstanceClass"), instance.text("engineVersion")
    zone = instance.text("availabilityZone")
    every = aws.dms.orderable() if name else ()
    if not name or not every:
        return
    of_version = [item for item in every if item.version == version]
    # A version that is not offered at all is reported by dms-engine-version-not-offered.
    found = [item for item in of_version or every if item.instance_class == name]
    where = instance.region
    with_version = f" with {version}" if of_version else ""
    if found and zone:
        zones = {zone for item in found for zone in item.zones}
        where = zone
        found = [] if zones and zone not in zones else found
    if found:
        return
    yield instance.finding(
        "replicationInstanceClass",
        problem=f"{name} cannot be ordered{with_version} in {where}.",
        fix=with_commands(
            "Choose a class that is offered there; this lists them by version:", CLASSES.format(region=instance.region)
        ),
    )


@policy(Dms.REPLICATION_SUBNET_GROUP, severity="critical")
def vpc_role_missing(group: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Account lacks the role by which DMS works in a VPC.

    Why: "AccessDeniedFault: The IAM Role arn:aws:iam::…:role/dms-vpc-role is not configured properly." The console
    makes the role of this very name; nobody else does.
    Source: https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html#CHAP_Security.APIRole
    """
    if group.exists or stack.named(VPC_ROLE, group, Iam.ROLE):
        return
    if aws.iam.role(VPC_ROLE) is not None:
        return
    yield group.finding(
        problem=f"The account has no role {VPC_ROLE}, and this stack does not create it.",
        fix=f"Create a role named exactly {VPC_ROLE} that dms.amazonaws.com may assume, attach "
        "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole to it, and let the subnet group depend on "
        "both.",
        level=proven(group, "", stack),
    )


@policy(Dms.REPLICATION_INSTANCE)
def subnet_group_not_found(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Replication subnet group does not exist.

    Why: "ResourceNotFoundFault: Subnet group does not exist". The groups of RDS are other things.
    Source: https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html
    """
    yield from missing(instance, "replicationSubnetGroupId", SUBNET_GROUP, stack, aws)


@policy(Dms.ENDPOINT)
def certificate_not_found(endpoint: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Certificate of an endpoint does not exist.

    Why: "ResourceNotFoundFault: Certificate not found": it is one that was imported into DMS, in the endpoint's
    region, and not one of ACM or RDS.
    Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
    """
    arn = arn_outside(endpoint, "certificateArn", stack, aws, Dms.CERTIFICATE)
    if arn is None or (arn.service == "dms" and aws.dms.certificate(arn.text, region=arn.region) is not None):
        return
    problem = (
        f"There is no DMS certificate {arn.last} in {arn.region}, and this stack does not create it."
        if arn.service == "dms"
        else f"certificateArn names a certificate of {arn.service}, and DMS takes only those imported into DMS."
    )
    yield endpoint.finding(
        "certificateArn",
        problem=problem,
        fix=with_commands(
            "Import it, in the stack as aws.dms.Certificate, and refer to its certificateArn; this lists those:",
            f"aws dms describe-certificates --region {endpoint.region} --query 'Certificates[].CertificateArn'",
        ),
        level=proven(endpoint, "certificateArn", stack),
    )


@policy(Dms.REPLICATION_INSTANCE, silences={"setting-number-out-of-range": "property"})
def storage_not_orderable(instance: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Storage of a replication instance is outside what can be ordered.

    Why: InvalidParameterValueException: AWS says for each class how much storage it has at least and at most.
    Source: https://docs.aws.amazon.com/dms/latest/APIReference/API_OrderableReplicationInstance.html
    """
    size, name = instance.number("allocatedStorage"), instance.text("replicationInstanceClass")
    found = [item for item in aws.dms.orderable() if item.instance_class == name] if size and name else []
    ranges = [(item.least_storage, item.most_storage) for item in found if item.most_storage]
    if not size or not ranges or any(least <= size <= most for least, most in ranges):
        return
    least, most = min(least for least, _ in ranges), max(most for _, most in ranges)
    yield instance.finding(
        "allocatedStorage",
        problem=f"allocatedStorage is {size} GiB; {name} has {least} to {most} GiB.",
        fix=f"Set allocatedStorage to a value from {least} to {most}.",
    )
