"""Subnets that must each be in a zone of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from policypack import Block, Evidence, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import (
    Directoryservice,
    Ec2,
    Ec2transitgateway,
    Elasticsearch,
    Elb,
    Fsx,
    Mq,
    Mwaa,
    Networkfirewall,
    Opensearch,
    Workspaces,
)
from policypack.shelf.subnets import planned_zones


class _Listing(NamedTuple):
    """Where subnets are listed: `name` in the blocks at `within`. `when` asks whether it holds for a resource."""

    within: str
    name: str
    says: str
    source: str
    when: Callable[[Resource], bool] = lambda resource: True


def _in_several_zones(system: Resource) -> bool:
    return (system.text("deploymentType") or "").startswith("MULTI_AZ")


_DOCS = "https://docs.aws.amazon.com"
_DOMAIN = _Listing(
    "vpcOptions",
    "subnetIds",
    "a domain in several zones has one subnet in each",
    f"{_DOCS}/opensearch-service/latest/APIReference/API_VPCOptions.html",
)
_FILES = _Listing(
    "",
    "subnetIds",
    "BadRequest: the two subnets of a Multi-AZ file system are in different zones",
    f"{_DOCS}/fsx/latest/APIReference/API_CreateFileSystem.html",
    _in_several_zones,
)
LISTINGS = {
    Ec2transitgateway.VPC_ATTACHMENT: _Listing(
        "",
        "subnetIds",
        "DuplicateSubnetsInSameZone: Duplicate Subnets for same AZ",
        f"{_DOCS}/AWSEC2/latest/APIReference/API_CreateTransitGatewayVpcAttachment.html",
    ),
    Ec2.VPC_ENDPOINT: _Listing(
        "",
        "subnetIds",
        "DuplicateSubnetsInSameZone: VPC endpoint subnets should be in different availability zones supported by the "
        "VPC endpoint service",
        f"{_DOCS}/vpc/latest/privatelink/create-interface-endpoint.html",
    ),
    Elb.LOAD_BALANCER: _Listing(
        "",
        "subnets",
        "InvalidConfigurationRequest: ELB cannot be attached to multiple subnets in the same AZ",
        f"{_DOCS}/elasticloadbalancing/latest/classic/elb-manage-subnets.html",
    ),
    Networkfirewall.FIREWALL: _Listing(
        "subnetMappings",
        "subnetId",
        "Each subnet must belong to a different Availability Zone in the VPC",
        f"{_DOCS}/network-firewall/latest/APIReference/API_CreateFirewall.html",
    ),
    Mq.BROKER: _Listing(
        "",
        "subnetIds",
        "If you specify more than one subnet, the subnets must be in different Availability Zones",
        f"{_DOCS}/amazon-mq/latest/api-reference/brokers.html",
    ),
    Directoryservice.DIRECTORY: _Listing(
        "vpcSettings",
        "subnetIds",
        "The two subnets must be in different Availability Zones",
        f"{_DOCS}/directoryservice/latest/devguide/API_DirectoryVpcSettings.html",
    ),
    Workspaces.DIRECTORY: _Listing(
        "",
        "subnetIds",
        "OperationNotSupportedException: The subnets must be in separate Availability Zones",
        f"{_DOCS}/workspaces/latest/api/API_RegisterWorkspaceDirectory.html",
    ),
    Mwaa.ENVIRONMENT: _Listing(
        "networkConfiguration",
        "subnetIds",
        "an environment has two private subnets in two different Availability Zones",
        f"{_DOCS}/mwaa/latest/userguide/networking-about.html",
    ),
    Opensearch.DOMAIN: _DOMAIN,
    Elasticsearch.DOMAIN: _DOMAIN,
    Fsx.WINDOWS_FILE_SYSTEM: _FILES,
    Fsx.ONTAP_FILE_SYSTEM: _FILES,
    Fsx.OPEN_ZFS_FILE_SYSTEM: _FILES,
}


@policy(*LISTINGS)
def shared(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two subnets are in one zone where each needs a zone of its own.

    Why: "DuplicateSubnetsInSameZone: Duplicate Subnets for same AZ": an attachment, an endpoint, a firewall and the
    like have one network interface in each zone. Newer load balancers are judged by lb-subnets-share-zone.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTransitGatewayVpcAttachment.html
        https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_CreateFirewall.html
    """
    listing = LISTINGS[resource.type]
    if not listing.when(resource):
        return
    blocks: list[Block] = resource.blocks(listing.within) if listing.within else [resource]
    listed = [(block, listing.name) for block in blocks]
    count = sum(len(block.items(name)) if name != "subnetId" else 1 for block, name in listed)
    for zone, subnets in sorted((planned_zones(listed, count, stack) or {}).items()):
        if len(subnets) > 1:
            yield blocks[0].finding(
                listing.name,
                problem=f"{' and '.join(sorted(subnets))} are in {zone}: {listing.says}.",
                fix="Keep one subnet of each zone, or move the others: set availabilityZone of each subnet.",
                evidence=Evidence("documented", listing.source),
                level="advisory" if resource.exists else None,
            )
