"""Settings of Direct Connect."""

from __future__ import annotations

from policies.setting._alike import AMAZON_ASNS
from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, Range, When
from policypack.catalogue.tokens import Directconnect

_API = f"{DOCS}/directconnect/latest/APIReference"
_INTERFACES = (
    *(Directconnect.PRIVATE_VIRTUAL_INTERFACE, Directconnect.PUBLIC_VIRTUAL_INTERFACE),
    *(Directconnect.TRANSIT_VIRTUAL_INTERFACE, Directconnect.HOSTED_PRIVATE_VIRTUAL_INTERFACE),
    *(Directconnect.HOSTED_PUBLIC_VIRTUAL_INTERFACE, Directconnect.HOSTED_TRANSIT_VIRTUAL_INTERFACE),
)

ROWS = (
    *(
        Form(
            type,
            path,
            r"\d+[MG]bps",
            "be such as 1Gbps or 500Mbps",
            "DirectConnectClientException: Invalid bandwidth",
            f"{_API}/API_CreateConnection.html",
        )
        for type, path in (
            (Directconnect.CONNECTION, "bandwidth"),
            (Directconnect.HOSTED_CONNECTION, "bandwidth"),
            (Directconnect.LINK_AGGREGATION_GROUP, "connectionsBandwidth"),
        )
    ),
    Range(
        Directconnect.GATEWAY,
        "amazonSideAsn",
        AMAZON_ASNS,
        f"{_API}/API_CreateDirectConnectGateway.html",
    ),
    *(
        Pair(
            type,
            (When("dxGatewayId"),),
            "only one of dx_gateway_id, vpn_gateway_id can be specified",
            f"{PROVIDER}/directconnect/private_virtual_interface.go",
            refuses=("vpnGatewayId",),
        )
        for type in (
            Directconnect.PRIVATE_VIRTUAL_INTERFACE,
            Directconnect.HOSTED_PRIVATE_VIRTUAL_INTERFACE_ACCEPTER,
        )
    ),
    *(
        # 9001 was the larger one, and is still taken.
        Range(
            type,
            "mtu",
            ((1_500, 1_500), (8_500, 8_500), (9_001, 9_001)),
            f"{_API}/API_NewPrivateVirtualInterface.html",
        )
        for type in _INTERFACES
        if "Public" not in type
    ),
    *(Range(type, "vlan", ((1, 4_094),), f"{_API}/API_NewPrivateVirtualInterface.html") for type in _INTERFACES),
)
