"""Settings of Client VPN."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Alone, Form, Pair, When, Words
from policypack.catalogue.tokens import Ec2clientvpn

_API = f"{DOCS}/AWSEC2/latest/APIReference"

ROWS = (
    Alone(
        Ec2clientvpn.AUTHORIZATION_RULE,
        ("accessGroupId", "authorizeAllGroups"),
        "ec2/vpnclient_authorization_rule.go",
        needed=True,
    ),
    Words(
        Ec2clientvpn.ENDPOINT,
        f"{_API}/API_CreateClientVpnEndpoint.html",
        {
            "authenticationOptions[].type": "certificate-authentication directory-service-authentication "
            "federated-authentication",
            "selfServicePortal": "enabled disabled",
            "transportProtocol": "tcp udp",
        },
    ),
    *(
        Pair(
            Ec2clientvpn.ENDPOINT,
            (When("type", (kind,)),),
            f"it is required for {kind}",
            f"{_API}/API_ClientVpnAuthenticationRequest.html",
            needs=(name,),
            within="authenticationOptions",
        )
        for kind, name in (
            ("certificate-authentication", "rootCertificateChainArn"),
            ("directory-service-authentication", "activeDirectoryId"),
            ("federated-authentication", "samlProviderArn"),
        )
    ),
    Form(
        Ec2clientvpn.ENDPOINT,
        "clientCidrBlock",
        r"[^/]+/(1[2-9]|2[0-2])",
        "have a length from /12 to /22",
        "InvalidParameterValue: the size of the clients' range is between /12 and /22",
        f"{_API}/API_CreateClientVpnEndpoint.html",
    ),
    Pair(
        Ec2clientvpn.ENDPOINT,
        (When("clientConnectOptions.enabled", ("true",)),),
        "what is called at each connection has to be named",
        f"{_API}/API_ClientConnectOptions.html",
        needs=("clientConnectOptions.lambdaFunctionArn",),
        certain=False,
    ),
    Pair(
        Ec2clientvpn.ENDPOINT,
        (When("connectionLogOptions.enabled", ("true",)),),
        "If connection logging is enabled, the log group is required",
        f"{_API}/API_ConnectionLogOptions.html",
        needs=("connectionLogOptions.cloudwatchLogGroup",),
    ),
    Pair(
        Ec2clientvpn.ENDPOINT,
        (When("securityGroupIds"),),
        "You must also specify the ID of the VPC that contains the security groups",
        f"{_API}/API_CreateClientVpnEndpoint.html",
        needs=("vpcId",),
    ),
)
