"""Settings of Directory Service."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Directoryservice

_GUIDE = f"{DOCS}/directoryservice/latest/devguide"

ROWS = (
    Pair(
        Directoryservice.DIRECTORY,
        (When("type", ("ADConnector",)),),
        "a connector is made of its ConnectSettings",
        f"{_GUIDE}/API_ConnectDirectory.html",
        needs=("connectSettings",),
    ),
    Pair(
        Directoryservice.DIRECTORY,
        (When("type", ("MicrosoftAD",)),),
        "a Microsoft AD is made of its VpcSettings",
        f"{_GUIDE}/API_CreateMicrosoftAD.html",
        needs=("vpcSettings",),
    ),
    Pair(
        Directoryservice.DIRECTORY,
        (When("type", ("SimpleAD",), default="SimpleAD"),),
        "a Simple AD is in a VPC",
        f"{_GUIDE}/API_CreateDirectory.html",
        needs=("vpcSettings",),
        certain=False,
    ),
)
