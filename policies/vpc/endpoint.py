"""Amazon VPC: endpoints, as far as AWS or another stack decides about them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import listed, proven, with_commands
from policypack.shelf.subnets import places
from policypack.shelf.ways import endpoint_service, is_gateway
from policypack.shown import argument

if TYPE_CHECKING:
    from policypack.aws.services.network import EndpointService

# Services that are reached through a route instead of network interfaces.
# https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-networking-vpc.html
GATEWAYS = ("s3", "dynamodb", "s3express")
# What belongs to one type only, and is refused with the other.
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
OF_INTERFACES = ("subnetIds", "securityGroupIds")
# AWS's own services; those of other accounts (com.amazonaws.vpce.…) show only where they admit the account.
_OWN = re.compile(r"(?:com|cn\.com)\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d)\..+")


@policy(Ec2.VPC_ENDPOINT)
def type_refused(endpoint: Resource) -> Iterator[Finding]:
    """Endpoint has another type than its service or its properties need.

    Why: "InvalidParameter: Endpoint type (Gateway) does not match service type (Interface)", "Subnet IDs are only
    supported for Interface and GatewayLoadBalancer type VPC Endpoints". Without vpcEndpointType it is Gateway.
    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
    """
    unset = "" if endpoint.has("vpcEndpointType") else ", which is the default"
    if not is_gateway(endpoint):
        if endpoint.text("vpcEndpointType") == "Interface" and endpoint.items("routeTableIds"):
            yield endpoint.finding(
                "routeTableIds",
                problem="routeTableIds is set, and vpcEndpointType is Interface; only gateways have routes.",
                fix="Remove routeTableIds and set subnetIds, or set vpcEndpointType to Gateway for S3 or DynamoDB.",
            )
        return
    service = endpoint_service(endpoint)
    if service and service not in GATEWAYS:
        yield endpoint.finding(
            "vpcEndpointType",
            problem=f"vpcEndpointType is Gateway{unset}, and {endpoint.partial('serviceName')} has no gateway.",
            fix='Set vpcEndpointType to "Interface" with subnetIds and securityGroupIds.',
        )
        return
    for name in OF_INTERFACES:
        # A list that only an update knows may be empty.
        if endpoint.items(name):
            yield endpoint.finding(
                name,
                problem=f"{name} is set, and vpcEndpointType is Gateway{unset}; a gateway has no interfaces.",
                fix=f'Remove {name} and set routeTableIds, or set vpcEndpointType to "Interface".',
            )


def _service(endpoint: Resource) -> str | None:
    """Return the name of a service of AWS in the endpoint's own region."""
    name = None if endpoint.has("serviceRegion") else endpoint.text("serviceName")
    match = _OWN.fullmatch(name) if name else None
    # One of another region is region-mismatch-in-value's to report.
    return name if match and match[1] == endpoint.region else None


def _offered(endpoint: Resource, aws: Aws) -> list[EndpointService]:
    """Return what AWS offers of the endpoint's service in the endpoint's type."""
    name = _service(endpoint)
    kind = endpoint.text("vpcEndpointType", default="Gateway")
    services = aws.network.endpoint_services() if name else ()
    return [service for service in services if service.name == name and kind in service.kinds]


def _command(region: str, query: str) -> str:
    return f"aws ec2 describe-vpc-endpoint-services --region {region} {query} --output text"


@policy(Ec2.VPC_ENDPOINT)
def service_not_found(endpoint: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Endpoint is for a service that the region does not have.

    Why: "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.eu-central-1.elasticbeanstalk.health' does not
    exist". Names have dots in one place and hyphens in another, and not every region has every service.
    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
    """
    name = _service(endpoint)
    if name is None or endpoint.exists:
        return
    names = sorted({service.name for service in aws.network.endpoint_services()})
    if not names or name in names:
        return
    near = difflib.get_close_matches(name, names, n=2, cutoff=0.8)
    yield endpoint.finding(
        "serviceName",
        problem=f"serviceName is {name}, and {endpoint.region} has no such endpoint service."
        + (f" It has {' and '.join(near)}." if near else ""),
        fix=with_commands(
            "Set serviceName to one that the region has, or leave the endpoint out:",
            _command(endpoint.region, "--query 'ServiceNames[]'"),
        ),
        level=proven(endpoint, "serviceName", stack),
    )


@policy(Ec2.VPC_ENDPOINT)
def type_not_offered(endpoint: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Service has no endpoints of this type in the region.

    Why: "InvalidParameter: Endpoint type (Interface) does not match service type (Gateway)."
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
    """
    name = _service(endpoint)
    kind = endpoint.text("vpcEndpointType", default="Gateway")
    # A gateway of a service that has none anywhere is told without asking.
    if name is None or (kind == "Gateway" and endpoint_service(endpoint) not in GATEWAYS):
        return
    there = [service for service in aws.network.endpoint_services() if service.name == name]
    kinds = sorted({item for service in there for item in service.kinds})
    if kinds and kind not in kinds:
        yield endpoint.finding(
            "vpcEndpointType",
            problem=f"vpcEndpointType is {kind}, and {name} is offered as {' or '.join(kinds)} only.",
            fix=f"Set vpcEndpointType to {kinds[0]}.",
        )


@policy(Ec2.VPC_ENDPOINT)
def zone_not_offered(endpoint: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Service has no endpoints in the zone of a subnet.

    Why: "InvalidParameter: The VPC endpoint service com.amazonaws.us-east-1.email-smtp does not support the
    availability zone of the subnet: subnet-…". Zone names mean other places in each account.
    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
    """
    if is_gateway(endpoint) or not endpoint.raw("subnetIds"):
        return
    subnets = places(endpoint, "subnetIds", stack, aws)
    zones = {zone for service in _offered(endpoint, aws) for zone in service.zones} if subnets else set()
    bad = sorted(f"{subnet.name} ({subnet.zone})" for subnet in subnets if subnet.zone and subnet.zone not in zones)
    if zones and bad:
        yield endpoint.finding(
            "subnetIds",
            problem=f"{endpoint.text('serviceName')} is offered in {', '.join(sorted(zones))}, and not in the zone of "
            f"{listed(bad)}.",
            fix="Leave these subnets out: endpoints in other zones of the VPC serve theirs too.",
        )


@policy(Ec2.VPC_ENDPOINT)
def private_dns_not_offered(endpoint: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Endpoint wants private DNS, and its service has no private name.

    Why: "InvalidParameter: Private DNS can't be enabled because the service … does not provide a private DNS name."
    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html
    """
    if is_gateway(endpoint) or not endpoint.flag("privateDnsEnabled"):
        return
    offered = _offered(endpoint, aws)
    if offered and not any(service.private_dns for service in offered):
        yield endpoint.finding(
            "privateDnsEnabled",
            problem=f"privateDnsEnabled is true, and {offered[0].name} has no private DNS name.",
            fix="Set privateDnsEnabled to false, and call the service by the endpoint's own DNS name.",
        )


@policy(Ec2.VPC_ENDPOINT)
def route_taken(endpoint: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Route table has a gateway endpoint for the service already.

    Why: "RouteAlreadyExists: route table rtb-… already has a route with destination-prefix-list-id pl-…".
    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
    """
    if endpoint.exists or not is_gateway(endpoint) or not endpoint.has("routeTableIds"):
        return
    tables = {item for item in endpoint.items("routeTableIds") if isinstance(item, str)}
    service = endpoint.text("serviceName")
    for other in aws.network.endpoints() if tables else ():
        taken = sorted(tables.intersection(other.route_tables))
        if other.kind == "Gateway" and other.service == service and taken:
            yield endpoint.finding(
                "routeTableIds",
                problem=f"The endpoint {other.id} routes {listed(taken)} to {service} already.{whose(stack)}",
                fix=with_commands(
                    "Remove these route tables from routeTableIds, leave the endpoint out, or adopt the other one:",
                    f"pulumi import {Ec2.VPC_ENDPOINT} {argument(endpoint.name)} {argument(other.id)}",
                ),
                level=by_another(stack),
            )
