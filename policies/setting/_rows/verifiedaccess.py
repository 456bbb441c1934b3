"""Settings of Verified Access."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Verifiedaccess

_API = f"{DOCS}/AWSEC2/latest/APIReference"

ROWS = (
    Pair(
        Verifiedaccess.ENDPOINT,
        (When("attachmentType", ("vpc",)),),
        "security groups are required if AttachmentType is set to vpc",
        f"{_API}/API_CreateVerifiedAccessEndpoint.html",
        needs=("securityGroupIds",),
    ),
    *(
        Pair(
            Verifiedaccess.ENDPOINT,
            (When("endpointType", (kind,)),),
            f"it is required if the endpoint type is {kind}",
            f"{_API}/API_CreateVerifiedAccessEndpoint.html",
            needs=(name,),
        )
        for kind, name in (
            ("load-balancer", "loadBalancerOptions"),
            ("network-interface", "networkInterfaceOptions"),
            ("rds", "rdsOptions"),
            ("cidr", "cidrOptions"),
        )
    ),
    *(
        Pair(
            Verifiedaccess.TRUST_PROVIDER,
            (When("trustProviderType", (kind,)),),
            f"it is required when the provider type is {kind}",
            f"{_API}/API_CreateVerifiedAccessTrustProvider.html",
            needs=(name,),
        )
        for kind, name in (("user", "userTrustProviderType"), ("device", "deviceTrustProviderType"))
    ),
)
