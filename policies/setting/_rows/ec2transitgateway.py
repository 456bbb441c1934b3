"""Settings of transit gateways."""

from __future__ import annotations

from policies.setting._shapes import DOCS, TRIED, Form, Pair, Range, When, Words
from policypack.catalogue.tokens import Ec2transitgateway

_API = f"{DOCS}/AWSEC2/latest/APIReference"
_SWITCH = "enable disable"

ROWS = (
    Form(
        Ec2transitgateway.CONNECT_PEER,
        "insideCidrBlocks[]",
        r"169\.254\.\d+\.\d+/29|fd[0-9a-f:]*/125",
        "be a /29 of 169.254.0.0/16, or a /125 of fd00::/8",
        "InvalidParameterValue: You must specify a size /29 IPv4 CIDR block from the 169.254.0.0/16 range",
        f"{_API}/API_CreateTransitGatewayConnectPeer.html",
    ),
    Pair(
        Ec2transitgateway.ROUTE,
        (When("blackhole", ("false",), "false"),),
        "a route that is no blackhole leads to an attachment",
        f"{_API}/API_CreateTransitGatewayRoute.html",
        needs=("transitGatewayAttachmentId",),
    ),
    Pair(
        Ec2transitgateway.ROUTE,
        (When("blackhole", ("true",)),),
        "a route that is a blackhole leads to no attachment",
        TRIED,
        refuses=("transitGatewayAttachmentId",),
    ),
    Words(
        Ec2transitgateway.TRANSIT_GATEWAY,
        f"{_API}/API_TransitGatewayRequestOptions.html",
        dict.fromkeys(
            (
                *("autoAcceptSharedAttachments", "defaultRouteTableAssociation", "defaultRouteTablePropagation"),
                *("dnsSupport", "multicastSupport", "securityGroupReferencingSupport", "vpnEcmpSupport"),
            ),
            _SWITCH,
        ),
    ),
    Range(
        Ec2transitgateway.TRANSIT_GATEWAY,
        "amazonSideAsn",
        ((64_512, 65_534), (4_200_000_000, 4_294_967_294)),
        f"{_API}/API_TransitGatewayRequestOptions.html",
    ),
    Form(
        Ec2transitgateway.TRANSIT_GATEWAY,
        "transitGatewayCidrBlocks[]",
        r"[\d.]+/(\d|1\d|2[0-4])|[0-9A-Fa-f:]+/(\d|[1-5]\d|6[0-4])",
        "be a /24 or larger of IPv4, or a /64 or larger of IPv6",
        "InvalidParameterValue: Must be a size /24 CIDR block or larger for IPv4, or a size /64 CIDR block or larger",
        f"{_API}/API_TransitGatewayRequestOptions.html",
    ),
    Form(
        Ec2transitgateway.TRANSIT_GATEWAY,
        "transitGatewayCidrBlocks[]",
        r"(?!169\.254\.).+",
        "not be of 169.254.0.0/16",
        "InvalidParameterValue: addresses in the 169.254.0.0/16 range are AWS's",
        f"{DOCS}/vpc/latest/tgw/tgw-transit-gateways.html",
    ),
    Words(
        Ec2transitgateway.VPC_ATTACHMENT,
        f"{_API}/API_CreateTransitGatewayVpcAttachmentRequestOptions.html",
        dict.fromkeys(("applianceModeSupport", "dnsSupport", "ipv6Support"), _SWITCH),
    ),
)
