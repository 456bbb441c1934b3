from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

NAMES = {"namespaceId": Ref("names"), "dnsRecords": [{"ttl": 10, "type": "A"}]}
CHECK = {"type": "HTTP", "resourcePath": "/ready"}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    plan.add(
        "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", "names", name="shop.internal", vpc=Ref("net")
    )
    return plan.add("aws:servicediscovery/service:Service", "cart", name="cart", dnsConfig=NAMES)


check = (
    Table("servicediscovery-health-check-outside-public-names", base)
    .good("none")
    .good("one of its own", lambda p: p.set("cart", healthCheckCustomConfig={"failureThreshold": 1}))
    .bad(
        "one of Route 53",
        lambda p: p.set("cart", healthCheckConfig=CHECK),
        ("cart", "healthCheckConfig is set, and names is a private namespace."),
        level="mandatory",
    )
    .absent("without names", lambda p: p.set("cart", dnsConfig=None, healthCheckConfig=CHECK))
    .unknown(
        "the namespace",
        lambda p: p.set("cart", dnsConfig={**NAMES, "namespaceId": Unknown()}, healthCheckConfig=CHECK),
        undecided=False,
    )
    .outside(
        "another namespace",
        lambda p: p.set("cart", dnsConfig={**NAMES, "namespaceId": "ns-0123456789abcdef"}, healthCheckConfig=CHECK),
    )
)
