"""Amazon VPC: the names by which endpoints are called in their network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import named_outside, proven, with_commands
from policypack.shelf.ways import endpoint_service, endpoints_of, is_gateway
from policypack.shown import argument


def outside_vpc(endpoint: Resource, stack: Stack) -> str | None:
    """Return the id of the VPC, where it is there already and not this stack's."""
    return named_outside(endpoint, "vpcId", stack, Ec2.VPC, Ec2.DEFAULT_VPC, key="id")


@policy(Ec2.VPC_ENDPOINT)
def endpoint_name_taken(endpoint: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """VPC has an endpoint with private DNS for the service already.

    Why: "InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for
    … in the VPC vpc-…": of the endpoints of a service only one in a VPC may have its private name.
    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html
    """
    if endpoint.exists or is_gateway(endpoint) or not endpoint.flag("privateDnsEnabled"):
        return
    vpc, service = outside_vpc(endpoint, stack), endpoint.text("serviceName")
    if vpc is None or service is None:
        return
    for other in aws.network.endpoints():
        if other.vpc == vpc and other.service == service and other.private_dns:
            yield endpoint.finding(
                "privateDnsEnabled",
                problem=f"The VPC {vpc} has the endpoint {other.id} for {service} already, with private DNS."
                f"{whose(stack)}",
                fix=with_commands(
                    "Leave this endpoint out, for everything in the VPC uses the one that is there; or set "
                    "privateDnsEnabled to false, or adopt the other one:",
                    f"pulumi import {Ec2.VPC_ENDPOINT} {argument(endpoint.name)} {argument(other.id)}",
                ),
                level=by_another(stack),
            )
            return


@policy(Ec2.VPC_ENDPOINT)
def switched_off(endpoint: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Endpoint wants private DNS, and the VPC that is there has DNS switched off.

    Why: "InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes
    set to true". A VPC that is not the default one has no host names unless somebody switched them on.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
    """
    if endpoint.exists or is_gateway(endpoint) or not endpoint.flag("privateDnsEnabled"):
        return
    vpc = outside_vpc(endpoint, stack)
    if vpc is None:
        return
    off = {
        "enableDnsSupport": aws.network.dns_support(vpc) is False,
        "enableDnsHostnames": aws.network.dns_hostnames(vpc) is False,
    }
    missing = [name for name, is_off in off.items() if is_off]
    if missing:
        flags = {"enableDnsSupport": "--enable-dns-support", "enableDnsHostnames": "--enable-dns-hostnames"}
        yield endpoint.finding(
            "privateDnsEnabled",
            problem=f"privateDnsEnabled is true, and {' and '.join(missing)} of the VPC {vpc} "
            f"{'is' if len(missing) == 1 else 'are'} false.",
            fix=with_commands(
                "Switch it on in the program that owns the VPC, or by hand:",
                *(
                    f"aws ec2 modify-vpc-attribute --region {endpoint.region} --vpc-id {argument(vpc)} {flags[name]}"
                    for name in missing
                ),
            ),
            level=proven(endpoint, "privateDnsEnabled", stack),
        )


def _s3_gateways(stack: Stack, vpc: Resource) -> Mapping[str, Resource]:
    found = (other for other in endpoints_of(vpc, stack) if is_gateway(other) and endpoint_service(other) == "s3")
    return {gateway.urn: gateway for gateway in found}


def _one_exists(stack: Stack, vpc: Resource) -> bool:
    return any(gateway.exists for gateway in stack.once(_s3_gateways, vpc).values())


@policy(Ec2.VPC_ENDPOINT)
def s3_gateway_missing(endpoint: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Private DNS of S3 needs a gateway endpoint in the VPC too.

    Why: "InvalidParameter: To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC vpc-… must have a Gateway
    endpoint for the service." For S3 it was seen to be true unless it is set to false; then all of the VPC pays for the
    interfaces.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
    """
    if is_gateway(endpoint) or endpoint_service(endpoint) != "s3" or not endpoint.flag("privateDnsEnabled"):
        return
    vpc = stack.follow(endpoint, "vpcId", Ec2.VPC)
    options = endpoint.block("dnsOptions")
    # In a VPC that is there already another stack may have made one.
    open_to_all = options and not options.flag("privateDnsOnlyForInboundResolverEndpoint", default=True)
    if vpc is None or vpc.exists or open_to_all:
        return
    gateways = stack.once(_s3_gateways, vpc)
    if stack.once(_one_exists, vpc) or not gateways.keys().isdisjoint(stack.dependencies(endpoint)):
        return
    first = next(iter(gateways.values()), None)
    asked = bool(options and options.raw("privateDnsOnlyForInboundResolverEndpoint") is True)
    name = f"com.amazonaws.{endpoint.region}.s3"
    yield endpoint.finding(
        "privateDnsEnabled",
        problem=f"privateDnsEnabled is true for S3, and the VPC {vpc.name} has no gateway endpoint for it."
        if first is None
        else f"privateDnsEnabled is true for S3, and the endpoint does not wait for the gateway {first.name}.",
        fix=f"Add an aws.ec2.VpcEndpoint of type Gateway for {name} and name it in dependsOn (depends_on), or set "
        "dnsOptions.privateDnsOnlyForInboundResolverEndpoint to false."
        if first is None
        else f"Name {first.name} in dependsOn (depends_on) of the endpoint.",
        level=None if asked and first is None else "advisory",
    )
