"""What planned resources weigh against quotas of the account, and what AWS has of them."""

from __future__ import annotations

from collections.abc import Callable

from policypack import Aws, Resource
from policypack.catalogue.tokens import Ec2

# The families that share one quota for what runs on demand, and one for spot.
# https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
STANDARD = tuple("acdhimrtz")
# Families of these letters that have quotas of their own.
_NOT_STANDARD = ("dl", "hpc", "inf", "trn", "mac", "cr", "u")


def standard(instance_type: str) -> bool:
    """Does an instance type count against the quotas for standard instances?"""
    family = instance_type.partition(".")[0]
    return family.startswith(STANDARD) and not family.startswith(_NOT_STANDARD)


def processors(market: str) -> Callable[[Aws, Resource], float]:
    """Return what counts the processors of a planned machine of this market, "on-demand" or "spot"."""

    def weight(aws: Aws, instance: Resource) -> float:
        name = instance.text("instanceType")
        # A host of one's own is counted as a host.
        if not name or not standard(name) or _market(instance) != market or instance.text("tenancy") == "host":
            return 0
        most = cpus(aws, name)
        options = instance.block("cpuOptions")
        cores = options.number("coreCount") if options else None
        threads = options.number("threadsPerCore", default=1) if options else None
        return min(most, cores * threads) if cores and threads else most

    return weight


def cpus(aws: Aws, instance_type: str) -> float:
    """Return the processors of a type that counts as standard; 0 for other types and for what AWS does not know."""
    found = aws.ec2.instance_type(instance_type) if standard(instance_type) else None
    return found.vcpus if found else 0


def _market(instance: Resource) -> str:
    if instance.type == Ec2.SPOT_INSTANCE_REQUEST:
        return "spot"
    market = instance.block("instanceMarketOptions")
    return (market.text("marketType") or "spot") if market else "on-demand"


def running(market: str) -> Callable[[Aws], float]:
    """Return what counts the processors that run in this market."""
    return lambda aws: sum(count for name, kind, count in aws.ec2.running() if kind == market and standard(name))


def from_amazon(_aws: Aws, address: Resource) -> float:
    """Addresses that the customer brought along are not counted."""
    own = address.text("publicIpv4Pool", default="amazon") != "amazon"
    return float(not own and not address.has("customerOwnedIpv4Pool") and not address.has("ipamPoolId"))


def own_vpcs(aws: Aws) -> float:
    """VPCs and security groups that another account shares are listed beside the account's own."""
    return sum(vpc.owner in ("", aws.account()) for vpc in aws.ec2.vpcs())


def own_security_groups(aws: Aws) -> float:
    return sum(group.owner in ("", aws.account()) for group in aws.ec2.security_groups())


def of_kind(kind: str) -> Callable[[Aws, Resource], float]:
    return lambda _aws, balancer: float((balancer.text("loadBalancerType") or "application") == kind)


def balancers(kind: str) -> Callable[[Aws], float]:
    return lambda aws: sum(balancer.kind == kind for balancer in aws.elbv2.load_balancers())


def gateway(_aws: Aws, endpoint: Resource) -> float:
    return float((endpoint.text("vpcEndpointType") or "Gateway") == "Gateway")


def gateways(aws: Aws) -> float:
    return sum(endpoint.kind == "Gateway" for endpoint in aws.network.endpoints())


def own_transit_gateways(aws: Aws) -> float:
    return sum(owner == aws.account() for _, owner in aws.network.transit_gateways())


def on_demand(stream: Resource) -> bool:
    mode = stream.block("streamModeDetails")
    return mode is not None and mode.text("streamMode") == "ON_DEMAND"


def shards(_aws: Aws, stream: Resource) -> float:
    return 0 if on_demand(stream) else stream.number("shardCount") or 0


def requested(_aws: Aws, certificate: Resource) -> float:
    """Imported certificates, and those of an authority of one's own, have quotas of their own."""
    others = ("certificateBody", "privateKey", "privateKeyWo", "certificateAuthorityArn")
    return float(not any(certificate.has(name) for name in others))


def issued(aws: Aws) -> float:
    return sum(certificate.kind == "AMAZON_ISSUED" for certificate in aws.acm.certificates())
