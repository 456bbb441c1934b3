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


def found() -> Plan:
    plan = Plan()
    records = [{"type": "A", "ttl": 10}, {"type": "SRV", "ttl": 10}]
    plan.add("aws:servicediscovery/service:Service", "web", dnsConfig={"namespaceId": "ns-1", "dnsRecords": records})
    plan.add(
        "aws:servicediscovery/instance:Instance",
        "one",
        serviceId=Ref("web"),
        attributes={"AWS_INSTANCE_IPV4": "10.0.0.4", "AWS_INSTANCE_PORT": "80"},
    )
    return plan


instance_attribute_missing = (
    Table("servicediscovery-instance-attribute-missing", found)
    .good("both")
    .good(
        "an alias",
        lambda p: p.set("one", attributes={"AWS_ALIAS_DNS_NAME": "a.elb.amazonaws.com", "AWS_INSTANCE_PORT": "80"}),
    )
    .bad(
        "no port",
        lambda p: p.set("one", attributes={"AWS_INSTANCE_IPV4": "10.0.0.4"}),
        (
            "one",
            "web makes SRV records, and attributes has no AWS_INSTANCE_PORT.",
            "Add AWS_INSTANCE_PORT to attributes.",
        ),
        level="mandatory",
    )
    .absent("no attributes", lambda p: p.set("one", attributes=None))
    .unknown("all of them", lambda p: p.set("one", attributes=Unknown()))
    .outside("a service of another stack", lambda p: p.set("one", serviceId="srv-1", attributes={"A": "b"}))
)
