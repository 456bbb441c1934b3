from __future__ import annotations

from policypack.testing import Ref, Table, Unknown
from tests.policies.lb.test_lb import base

missing = (
    Table("lb-health-check-missing", base)
    .good("a path of its own")
    .good("TCP: a connection is check enough", lambda plan: plan.set("web", healthCheck=None, protocol="TCP"))
    .good("a function is not asked", lambda plan: plan.set("web", healthCheck=None, targetType="lambda"))
    .absent(
        "no health check",
        lambda plan: plan.set("web", healthCheck=None),
        ("web", "healthCheck is not set: the load balancer asks for / and takes only 200 for healthy."),
    )
    .bad(
        "no health check, HTTPS",
        lambda plan: plan.set("web", healthCheck=None, protocol="HTTPS"),
        ("web", "healthCheck is not set: the load balancer asks for / and takes only 200 for healthy."),
        level="advisory",
    )
    .unknown("protocol from an update", lambda plan: plan.set("web", healthCheck=None, protocol=Unknown()))
    .without("outside", "reads one resource")
)

header_condition = (
    Table("lb-health-check-header-condition", base)
    .good("a path condition")
    .good(
        "another header",
        lambda plan: plan.set("api", conditions=[{"httpHeader": {"httpHeaderName": "X-Tenant", "values": ["a"]}}]),
    )
    .bad(
        "a header of health checks",
        lambda plan: plan.set(
            "api", conditions=[{"httpHeader": {"httpHeaderName": "X-Health-Check", "values": ["true"]}}]
        ),
        ("api", "The rule asks for the header X-Health-Check, which health checks cannot send."),
        level="advisory",
    )
    .absent("no conditions", lambda plan: plan.set("api", conditions=None))
    .unknown("conditions from an update", lambda plan: plan.set("api", conditions=Unknown()))
    .without("outside", "reads one resource")
)

interval_too_short = (
    Table("lb-health-check-interval-too-short", base)
    .good(
        "a check that is switched off",
        lambda plan: plan.set("web", healthCheck={"enabled": False, "interval": 5, "timeout": 5}),
    )
    .good(
        "equal, which a network load balancer takes",
        lambda plan: plan.set("web", protocol="TCP", healthCheck={"interval": 10, "timeout": 10}),
    )
    .good("the default of 30 seconds")
    .good("six seconds, the default timeout", lambda plan: plan.set("web", healthCheck={"path": "/", "interval": 6}))
    .good(
        "five seconds and a timeout of two",
        lambda plan: plan.set("web", healthCheck={"path": "/", "interval": 5, "timeout": 2}),
    )
    .good("TCP has another timeout", lambda plan: plan.set("web", protocol="TCP", healthCheck={"interval": 5}))
    .bad(
        "as long as the timeout",
        lambda plan: plan.set("web", healthCheck={"path": "/", "interval": 10, "timeout": 10}),
        ("web", "interval is 10 seconds and timeout is 10; the interval must be longer."),
        level="mandatory",
    )
    .bad(
        "as long as the default timeout",
        lambda plan: plan.set("web", healthCheck={"path": "/", "interval": 5}),
        ("web", "interval is 5 seconds and timeout is not set, which means 5; the interval must be longer."),
    )
    .bad(
        "timeout over the default interval",
        lambda plan: plan.set("web", healthCheck={"path": "/", "timeout": 45}),
        ("web", "interval is 30 seconds and timeout is 45; the interval must be longer."),
    )
    .good(
        "a function has a longer interval",
        lambda plan: plan.set("web", targetType="lambda", healthCheck={"path": "/", "timeout": 32}),
    )
    .bad(
        "timeout of a function over its interval",
        lambda plan: plan.set("web", targetType="lambda", healthCheck={"path": "/", "timeout": 35}),
        ("web", "interval is 35 seconds and timeout is 35; the interval must be longer."),
    )
    .absent("no health check", lambda plan: plan.set("web", healthCheck=None))
    .unknown("interval from an update", lambda plan: plan.set("web", healthCheck={"interval": Unknown()}))
    .without("outside", "reads one resource")
)

path_refused = (
    Table("lb-health-check-path-refused", base)
    .good("a path")
    .good(
        "a path from an update behind a slash",
        lambda plan: plan.add("random:index/randomId:RandomId", "id").set(
            "web", healthCheck={"path": Ref("id", "hex", "/")}
        ),
        view="preview",
    )
    .bad(
        "no slash",
        lambda plan: plan.set("web", healthCheck={"path": "health"}),
        ("web", "The health check's path is 'health'."),
        level="mandatory",
    )
    .bad(
        "a whole address",
        lambda plan: plan.set("web", healthCheck={"path": "http://localhost/health"}),
        ("web", "The health check's path is 'http://localhost/health'."),
    )
    .bad(
        "a word before what an update knows",
        lambda plan: plan.add("random:index/randomId:RandomId", "id").set(
            "web", healthCheck={"path": Ref("id", "hex", "health/")}
        ),
        ("web", "The health check's path is 'health/${id.hex}'."),
        view="preview",
    )
    .absent("no path: /", lambda plan: plan.set("web", healthCheck={"matcher": "200"}))
    .unknown("path from an update", lambda plan: plan.set("web", healthCheck={"path": Unknown()}))
    .without("outside", "reads one resource")
)
