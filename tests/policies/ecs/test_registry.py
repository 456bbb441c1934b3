from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:servicediscovery/service:Service",
        "cart-name",
        name="cart",
        dnsConfig={"dnsRecords": [{"type": "A", "ttl": 10}]},
    )
    plan.add(
        "aws:ecs/service:Service",
        "cart",
        taskDefinition="cart:1",
        networkConfiguration={"subnets": ["subnet-1"]},
        serviceRegistries={"registryArn": Ref("cart-name", "arn")},
    )
    return plan


def register(plan: Plan, **more: object) -> Plan:
    return plan.set("cart", serviceRegistries={"registryArn": Ref("cart-name", "arn"), **more})


def srv(plan: Plan) -> Plan:
    return plan.set("cart-name", dnsConfig={"dnsRecords": [{"type": "SRV", "ttl": 10}]})


port_refused = (
    Table("ecs-registry-port-refused", base)
    .good("addresses without a port")
    .good("SRV with one", lambda p: register(srv(p), containerName="cart", containerPort=8080))
    .good("on the machine's network", lambda p: register(p, containerPort=8080).set("cart", networkConfiguration=None))
    .bad(
        "addresses with a port",
        lambda p: register(p, containerName="cart", containerPort=8080),
        (
            "cart",
            "cart-name has A records, which hold no port, and containerPort is set.",
            "Remove containerPort and containerName, or give cart-name SRV records.",
        ),
        level="mandatory",
    )
    .good("addresses, and the port 0, which is none", lambda p: register(p, port=0))
    .bad(
        "SRV without one",
        srv,
        (
            "cart",
            "cart-name has SRV records, and the service registers no port.",
            "Set containerName and containerPort.",
        ),
    )
    .absent("no registry", lambda p: p.set("cart", serviceRegistries=None))
    .unknown("the records", lambda p: register(p.set("cart-name", dnsConfig=Unknown()), containerPort=8080))
    .outside(
        "a name of another stack", lambda p: p.set("cart", serviceRegistries={"registryArn": "arn:aws:x", "port": 1})
    )
)

task_is_document = (
    Table("ecs-registry-task-is-document", base)
    .good("a revision")
    .good("an ARN", lambda p: p.set("cart", taskDefinition="arn:aws:ecs:eu-west-1:1:task-definition/cart:1"))
    .bad(
        "containers",
        lambda p: p.set("cart", taskDefinition='[{"name": "cart"}]'),
        ("cart", "taskDefinition is a JSON document."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("cart", taskDefinition=None))
    .unknown("from an update", lambda p: p.set("cart", taskDefinition=Unknown()))
)
