from __future__ import annotations

from dataclasses import replace

from policypack.aws.services.elbv2 import Listener, LoadBalancer, TargetGroup
from policypack.testing import Plan, Ref, Table, Unknown

ELB = "arn:aws:elasticloadbalancing:eu-west-1:210987654321"
BALANCER = f"{ELB}:loadbalancer/app/shared/0123456789abcdef"
LISTENER = f"{ELB}:listener/app/shared/0123456789abcdef/fedcba9876543210"
PORTS = ("elbv2.listeners", BALANCER)
RULES = ("elbv2.priorities", LISTENER)
HTTP = Listener(LISTENER, 80, "HTTP")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lb/loadBalancer:LoadBalancer", "own", internal=True)
    plan.add("aws:lb/listener:Listener", "http", port=80, protocol="HTTP", loadBalancerArn=Ref("own", "arn"))
    return plan.add("aws:lb/listenerRule:ListenerRule", "api", listenerArn=Ref("http", "arn"), priority=10)


def listener(plan: Plan) -> Plan:
    return plan.set("http", loadBalancerArn=BALANCER)


def rule(plan: Plan) -> Plan:
    return plan.set("api", listenerArn=LISTENER)


PORT = "The load balancer shared has a listener on port 80 already (HTTP)."
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."
port_taken = (
    Table("lb-existing-port-taken", base)
    .good("planned here", facts={})
    .good("free", listener, facts={PORTS: (Listener(LISTENER, 443, "HTTPS"),)})
    .bad("taken", listener, ("http", PORT), facts={PORTS: (HTTP,)}, view="engine", level="mandatory")
    .bad(
        "perhaps its own", listener, ("http", PORT + NO_STATE), facts={PORTS: (HTTP,)}, view="preview", level="advisory"
    )
    .bad(
        "all of it may be replaced at once",
        lambda plan: listener(plan).add(
            "aws:sqs/queue:Queue", "q", options={"delete_before_replace": True, "delete_before_replace_defined": True}
        ),
        ("http", f"{PORT} It may be one that this stack is about to replace."),
        facts={PORTS: (HTTP,)},
        view="engine",
        level="advisory",
    )
    .not_found("no such load balancer is another policy's", listener, facts={PORTS: None})
    .outside(
        "of another account", lambda plan: plan.set("http", loadBalancerArn=BALANCER.replace("2109", "3644")), facts={}
    )
    .absent("no port", lambda plan: listener(plan).set("http", port=None), facts={})
    .unknown("from an update", lambda plan: plan.set("http", loadBalancerArn=Unknown()), facts={})
    .cannot_ask("denied", listener)
)

PRIORITY = "The listener has a rule with the priority 10 already."
priority_taken = (
    Table("lb-existing-priority-taken", base)
    .good("planned here", facts={})
    .good("free", rule, facts={RULES: ("11", "default")})
    .bad("taken", rule, ("api", PRIORITY), facts={RULES: ("10", "11", "default")}, view="engine", level="mandatory")
    .bad(
        "perhaps its own", rule, ("api", PRIORITY + NO_STATE), facts={RULES: ("10",)}, view="preview", level="advisory"
    )
    .not_found("no such listener is another policy's", rule, facts={RULES: None})
    .outside("of another account", lambda plan: plan.set("api", listenerArn=LISTENER.replace("2109", "3644")), facts={})
    .absent("AWS takes the next one", lambda plan: rule(plan).set("api", priority=None), facts={})
    .unknown("from an update", lambda plan: plan.set("api", listenerArn=Unknown()), facts={})
    .cannot_ask("denied", rule)
)


THERE = ("elbv2.load_balancer_at", BALANCER)
SHARED = LoadBalancer(BALANCER, "shared", "application", "vpc-0a1b2c3d4e5f60718")
FOREIGN = f"{ELB}:targetgroup/api/0123456789abcdef"
GROUP = ("elbv2.target_group_at", FOREIGN)


def forwarding(plan: Plan, vpc: object = "vpc-0ffffffffffffffff", arn: object = Ref("group", "arn")) -> Plan:
    plan.add("aws:lb/targetGroup:TargetGroup", "group", port=80, protocol="HTTP", vpcId=vpc)
    rule(plan).set("api", actions=[{"type": "forward", "targetGroupArn": arn}])
    return listener(plan).set("http", defaultActions=[{"type": "fixed-response"}])


ELSEWHERE = "is in vpc-0ffffffffffffffff, and the load balancer shared in vpc-0a1b2c3d4e5f60718."
target_group_in_another_vpc = (
    Table("lb-existing-target-group-in-another-vpc", base)
    .good("planned here", facts={})
    .good("in its VPC", lambda plan: forwarding(plan, "vpc-0a1b2c3d4e5f60718"), facts={THERE: SHARED})
    .bad(
        "a planned group",
        forwarding,
        ("api", f"The target group group {ELSEWHERE}"),
        facts={THERE: SHARED},
        level="mandatory",
    )
    .bad(
        "a group that is there",
        lambda plan: forwarding(plan, arn=FOREIGN),
        ("api", f"The target group api {ELSEWHERE}"),
        facts={THERE: SHARED, GROUP: TargetGroup(FOREIGN, "api", "ip", "HTTP", 80, "vpc-0ffffffffffffffff")},
    )
    .bad(
        "a listener's own",
        lambda plan: forwarding(plan).set("http", defaultActions=[{"targetGroupArn": Ref("group", "arn")}]),
        ("http", f"The target group group {ELSEWHERE}"),
        ("api", f"The target group group {ELSEWHERE}"),
        facts={THERE: SHARED},
    )
    .good(
        "in a planned VPC",
        lambda plan: forwarding(plan.add("aws:ec2/vpc:Vpc", "main"), Ref("main")),
        facts={THERE: SHARED},
    )
    .good(
        "a group of another region, which region-mismatch-in-value reports",
        lambda plan: forwarding(plan, arn=FOREIGN.replace("eu-west-1", "us-east-1")),
        facts={THERE: SHARED},
    )
    .not_found("the load balancer is gone, which is another policy's", forwarding, facts={THERE: None})
    .good("the load balancer is in no VPC", forwarding, facts={THERE: replace(SHARED, vpc="")})
    .not_found(
        "a group that is gone is another policy's",
        lambda plan: forwarding(plan, arn=FOREIGN),
        facts={THERE: SHARED, GROUP: None},
    )
    .outside(
        "of another account",
        lambda plan: plan.set("http", loadBalancerArn=BALANCER.replace("2109", "3644")),
        facts={},
    )
    .absent("no actions", lambda plan: rule(plan), facts={THERE: SHARED})
    .unknown("from an update", lambda plan: plan.set("http", loadBalancerArn=Unknown()), facts={})
    .cannot_ask("denied", forwarding)
)


protocol_unsupported = (
    Table("lb-existing-protocol-unsupported", base)
    .good("planned here", facts={})
    .good("HTTP of an application", listener, facts={THERE: SHARED})
    .bad(
        "TCP of an application",
        lambda plan: listener(plan).set("http", protocol="TCP"),
        (
            "http",
            "protocol is TCP, and the load balancer shared is of type application, which knows HTTP, HTTPS.",
        ),
        facts={THERE: SHARED},
        level="mandatory",
    )
    .not_found("gone is another policy's", listener, facts={THERE: None})
    .outside(
        "of another account",
        lambda plan: plan.set("http", loadBalancerArn=BALANCER.replace("2109", "3644")),
        facts={},
    )
    .absent("the provider's default", lambda plan: listener(plan).set("http", protocol=None), facts={})
    .unknown("from an update", lambda plan: plan.set("http", loadBalancerArn=Unknown()), facts={})
    .cannot_ask("denied", listener)
)
