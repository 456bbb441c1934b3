"""Amazon VPC: subnets, routes and endpoints."""

from __future__ import annotations

from collections.abc import Iterator

from policies.vpc._zones import ZONE, ZONED
from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import (
    Autoscaling,
    Docdb,
    Ec2,
    Ecs,
    Eks,
    Elasticache,
    Lambda,
    Lb,
    Memorydb,
    Neptune,
    Rds,
    Redshift,
)
from policypack.shelf.security_groups import ANYWHERE, Opening, ingress
from policypack.shelf.ways import ANY_WAY, endpoint_service, endpoints_of, is_gateway, planned_subnets, ways_out

# Data stores, and the property that lists their security groups.
STORES = {
    Rds.INSTANCE: "vpcSecurityGroupIds",
    Rds.CLUSTER: "vpcSecurityGroupIds",
    Docdb.CLUSTER: "vpcSecurityGroupIds",
    Neptune.CLUSTER: "vpcSecurityGroupIds",
    Redshift.CLUSTER: "vpcSecurityGroupIds",
    Elasticache.CLUSTER: "securityGroupIds",
    Elasticache.REPLICATION_GROUP: "securityGroupIds",
    Memorydb.CLUSTER: "securityGroupIds",
}
# What calls other services from its subnet by nature. ECS services have a rule of their own.
CALLERS = (
    Lambda.FUNCTION,
    Ec2.INSTANCE,
    Autoscaling.GROUP,
    Eks.NODE_GROUP,
)


@policy(Ec2.VPC, level="advisory", severity="low", group="cost")
def endpoint_saves_nat(vpc: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Traffic to S3 passes a NAT gateway.

    Why: A NAT gateway charges for each gigabyte, image layers from ECR included, which come from S3. A gateway
    endpoint for S3 costs nothing. Interface endpoints cost by the hour, so they are not advised beside a NAT gateway.
    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
    """
    subnets = stack.pointing_to(vpc, _in_vpc, Ec2.SUBNET)
    gateways = {
        *stack.pointing_to(vpc, _in_vpc, Ec2.NAT_GATEWAY),
        *(gateway for subnet in subnets for gateway in stack.pointing_to(subnet, _in_subnet, Ec2.NAT_GATEWAY)),
    }
    if not gateways or any(is_gateway(e) and endpoint_service(e) == "s3" for e in endpoints_of(vpc, stack)):
        return
    named = ", ".join(sorted(gateway.name for gateway in gateways))
    yield vpc.finding(
        problem=f"Traffic to S3, image layers from ECR included, leaves the VPC through {named} and is paid by the "
        "gigabyte.",
        fix=f"Add an aws.ec2.VpcEndpoint with serviceName com.amazonaws.{vpc.region}.s3, vpcEndpointType Gateway and "
        "the routeTableIds of the private subnets.",
    )


def _in_vpc(resource: Resource) -> list[tuple[Block, str]]:
    return [(resource, "vpcId")]


def _in_subnet(resource: Resource) -> list[tuple[Block, str]]:
    return [(resource, "subnetId")]


@policy(Ec2.VPC_ENDPOINT)
def endpoint_without_vpc_dns(endpoint: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Endpoint wants private DNS, and its VPC has DNS switched off.

    Why: "InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes
    set to true". The second one is false unless it is set.
    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html
    """
    if endpoint.text("vpcEndpointType") != "Interface" or not endpoint.flag("privateDnsEnabled"):
        return
    vpc = stack.follow(endpoint, "vpcId", Ec2.VPC)
    if vpc is None:
        return
    defaults = {"enableDnsSupport": True, "enableDnsHostnames": False}
    missing = [name for name, default in defaults.items() if not vpc.flag(name, default=default)]
    if missing:
        yield endpoint.finding(
            "privateDnsEnabled",
            problem=f"privateDnsEnabled is true, and {' and '.join(missing)} of the VPC {vpc.name} "
            f"{'is' if len(missing) == 1 else 'are'} false.",
            fix=f"Set {' and '.join(missing)} of {vpc.name} to true.",
        )


@policy(*STORES, Ecs.SERVICE, level="advisory", group="security")
def private_tier_open(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Security group of a private tier admits the whole world.

    Why: A database, a cache, or a service behind an Application Load Balancer is called by the tier before it and by
    nobody else. What its security group admits beyond that is reachable as soon as a route or an address changes.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
    """
    network: Block | None = resource
    name = STORES.get(resource.type, "securityGroups")
    before = "the tier that calls it"
    if resource.type == Ecs.SERVICE:
        network, before = resource.block("networkConfiguration"), "its load balancer"
        if not _behind_application_load_balancer(resource, stack):
            return
    for group in stack.follow_all(network, name, Ec2.SECURITY_GROUP) if network else ():
        openings = [opening for opening in ingress(group, stack) if ANYWHERE.intersection(opening.cidrs)]
        if openings:
            world = sorted({cidr for opening in openings for cidr in ANYWHERE.intersection(opening.cidrs)})
            ports = " and ".join(dict.fromkeys(map(_ports, openings)))
            yield resource.finding(
                network.path(name) if network else name,
                problem=f"The security group {group.name} admits {' and '.join(world)} on {ports}.",
                fix=f"Admit the security group of {before} instead of addresses.",
            )


def _behind_application_load_balancer(service: Resource, stack: Stack) -> bool:
    """A Network Load Balancer may pass on the caller's address, so that its targets must admit everybody."""
    groups = [
        group
        for block in service.blocks("loadBalancers")
        for group in stack.follow_all(block, "targetGroupArn", Lb.TARGET_GROUP)
    ]
    return bool(groups) and all(group.text("protocol") in ("HTTP", "HTTPS") for group in groups)


def _ports(opening: Opening) -> str:
    if opening.protocol == "-1" or (opening.first, opening.last) == (0, 65535):
        return "all ports"
    return f"port {opening.first}" if opening.first == opening.last else f"ports {opening.first}-{opening.last}"


@policy(Ec2.VPC, level="advisory", severity="medium")
def private_subnet_without_egress(vpc: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Subnets have no way out, and what runs in them needs one.

    Why: Without a NAT gateway, another route or an endpoint, nothing in a subnet can call an AWS service or the
    internet: functions time out, instances do not register, nodes do not join their cluster.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
    """
    if endpoints_of(vpc, stack):
        return
    shut: set[str] = set()
    users: set[str] = set()
    for subnet in stack.referrers(vpc, Ec2.SUBNET, property="vpcId"):
        found = stack.referrers(subnet, *CALLERS)
        ways = ways_out(subnet, stack) if found else ANY_WAY
        if not ways.everywhere and not ways.elsewhere:
            shut.add(subnet.name)
            users.update(user.name for user in found)
    if shut:
        one = len(shut) == 1
        yield vpc.finding(
            problem=f"The {'subnet' if one else 'subnets'} {', '.join(sorted(shut))} {'has' if one else 'have'} no "
            f"default route, the VPC has no endpoint, and there {'runs' if len(users) == 1 else 'run'} "
            f"{', '.join(sorted(users))}.",
            fix="Route 0.0.0.0/0 of their route tables to a NAT gateway, or add VPC endpoints for the services that "
            "are called from there.",
        )


@policy(*ZONED)
def subnets_in_one_zone(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """All subnets are in one availability zone.

    Why: "DB Subnet Group doesn't meet availability zone coverage requirement. Please add subnets to cover at least 2
    availability zones." "At least two subnets in two different Availability Zones must be specified." Elsewhere it
    is allowed, and the loss of the zone takes everything.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
        https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
    """
    if not _needs_zones(resource):
        return
    within, name, refused = ZONED[resource.type]
    block = resource.block(within) if within else resource
    subnets = _listed(block, name, stack) if block else None
    zone = _only_zone(subnets) if block and subnets else None
    if not block or not subnets or zone is None:
        return
    if resource.type == Lb.LOAD_BALANCER and len(subnets) > 1 and resource.known(_listing(resource)):
        return  # lb-subnets-share-zone says it, and what to do
    named = ", ".join(sorted(subnet.name for subnet in subnets))
    only = f"{named} is the only subnet" if len(subnets) == 1 else f"The subnets {named} are all in {zone}"
    yield resource.finding(
        block.path(name),
        problem=f"{only}, and {refused or 'with that zone all is lost'}.",
        fix="Add a subnet in a second availability zone.",
        level=None if refused else "advisory",
    )


def _needs_zones(resource: Resource) -> bool:
    """Network and gateway load balancers do with one zone, and so does what runs one task."""
    if resource.type == Lb.LOAD_BALANCER:
        return resource.text("loadBalancerType", default="application") == "application"
    return resource.type != Ecs.SERVICE or (resource.number("desiredCount", default=0) or 0) > 1


def _listed(block: Block, name: str, stack: Stack) -> list[Resource] | None:
    if block.has(name):
        return planned_subnets(block, name, stack)
    found: list[Resource] = []
    for mapping in block.blocks("subnetMappings") if name == "subnets" else ():
        subnets = planned_subnets(mapping, "subnetId", stack)
        if subnets is None:
            return None
        found += [subnet for subnet in subnets if subnet not in found]
    return found


def _listing(balancer: Resource) -> str:
    return "subnets" if balancer.has("subnets") else "subnetMappings"


def _only_zone(subnets: list[Resource]) -> str | None:
    """Return the one zone of all these subnets; None for several, or where AWS chooses, or outside the region."""
    zones = set()
    for subnet in subnets:
        zone = subnet.text("availabilityZone") or subnet.text("availabilityZoneId")
        if subnet.has("outpostArn") or (zone and not ZONE.fullmatch(zone)):
            return None
        if zone is None and len(subnets) > 1:
            return None
        zones.add(zone or "a zone that AWS chooses")
    return zones.pop() if len(zones) == 1 else None
