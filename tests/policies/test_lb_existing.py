from __future__ import annotations

from policypack.aws.services.elbv2 import Listener
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
