"""Settings of Global Accelerator."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, Range, Rank, When, Words
from policypack.catalogue.tokens import Globalaccelerator

_API = f"{DOCS}/global-accelerator/latest/api"

ROWS = (
    Words(
        Globalaccelerator.LISTENER,
        f"{DOCS}/global-accelerator/latest/api/API_CreateListener.html",
        {"clientAffinity": "NONE SOURCE_IP", "protocol": "TCP UDP"},
    ),
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
    Form(
        Globalaccelerator.ENDPOINT_GROUP,
        "endpointConfigurations[].endpointId",
        r"arn:.+|(eipalloc|i|subnet)-.+",
        "be the ARN of a load balancer, or the id of an address or a machine",
        "InvalidArgumentException: the endpoint is none",
        f"{_API}/API_EndpointConfiguration.html",
    ),
    Pair(
        Globalaccelerator.ACCELERATOR,
        (When("attributes.flowLogsEnabled", ("true",)),),
        "it is required if flow logs are enabled",
        f"{_API}/API_UpdateAcceleratorAttributes.html",
        needs=("attributes.flowLogsS3Bucket",),
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
