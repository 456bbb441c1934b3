"""Settings of Global Accelerator."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Range, Rank
from policypack.catalogue.tokens import Globalaccelerator

_API = f"{DOCS}/global-accelerator/latest/api"

ROWS = (
    Form(
        Globalaccelerator.ACCELERATOR,
        "name",
        r"(?![.-])[0-9A-Za-z.-]{1,64}(?<![.-])",
        "be of 1 to 64 letters, digits, periods and hyphens, with neither at an end",
        "InvalidArgumentException: the name has alphanumeric characters, periods and hyphens alone",
        f"{_API}/API_CreateAccelerator.html",
    ),
    Range(
        Globalaccelerator.ENDPOINT_GROUP,
        "healthCheckIntervalSeconds",
        ((10, 10), (30, 30)),
        f"{_API}/API_CreateEndpointGroup.html",
    ),
    Rank(
        Globalaccelerator.LISTENER,
        "fromPort",
        "toPort",
        "InvalidPortRangeException",
        f"{_API}/API_PortRange.html",
        within="portRanges",
    ),
)
