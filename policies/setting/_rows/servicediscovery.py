"""Settings of Cloud Map."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When, Words
from policypack.catalogue.tokens import Servicediscovery

_API = f"{DOCS}/cloud-map/latest/api"

ROWS = (
    Words(
        Servicediscovery.SERVICE,
        f"{_API}/API_CreateService.html",
        {
            "dnsConfig.dnsRecords[].type": "A AAAA CNAME SRV",
            "dnsConfig.routingPolicy": "MULTIVALUE WEIGHTED",
            "healthCheckConfig.type": "HTTP HTTPS TCP",
        },
    ),
    Pair(
        Servicediscovery.SERVICE,
        (When("dnsConfig.dnsRecords.type", ("CNAME",)),),
        "You must specify WEIGHTED for the value of RoutingPolicy",
        f"{_API}/API_DnsRecord.html",
        takes=When("dnsConfig.routingPolicy", ("WEIGHTED",), default="MULTIVALUE"),
    ),
    Pair(
        Servicediscovery.SERVICE,
        (When("dnsConfig.dnsRecords.type", ("CNAME",)),),
        "You can't specify both CNAME for Type and settings for HealthCheckConfig",
        f"{_API}/API_DnsRecord.html",
        refuses=("healthCheckConfig",),
    ),
    Pair(
        Servicediscovery.SERVICE,
        (When("healthCheckConfig.type", ("TCP",)),),
        "If you specify TCP for Type, you must not specify a value for ResourcePath",
        f"{_API}/API_HealthCheckConfig.html",
        refuses=("healthCheckConfig.resourcePath",),
    ),
    Pair(
        Servicediscovery.SERVICE,
        (When("healthCheckConfig"),),
        "a service has health checks of Route 53 or of its own",
        f"{_API}/API_CreateService.html",
        refuses=("healthCheckCustomConfig",),
    ),
)
