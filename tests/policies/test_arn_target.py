from __future__ import annotations

import pytest

from policypack.aws.services.dynamodb import Table as DynamoTable
from policypack.aws.services.elbv2 import Listener, LoadBalancer, TargetGroup
from policypack.aws.services.lambda_ import Function
from policypack.aws.services.logs import LogGroup
from policypack.aws.services.sns import Topic
from policypack.policy import discover
from policypack.testing import Plan, Ref, Table, Unknown, judge_plan

ACCOUNT = "210987654321"
ELB = f"arn:aws:elasticloadbalancing:eu-west-1:{ACCOUNT}"
BALANCER = f"{ELB}:loadbalancer/app/web/0123456789abcdef"
LISTENER = f"{ELB}:listener/app/web/0123456789abcdef/fedcba9876543210"
GROUP = f"{ELB}:targetgroup/api/0123456789abcdef"
TOPIC = f"arn:aws:sns:eu-west-1:{ACCOUNT}:alarms"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lb/loadBalancer:LoadBalancer", "own", internal=True)
    plan.add("aws:sns/topic:Topic", "pager", name="pager")
    plan.add("aws:lb/listener:Listener", "http", port=80, protocol="HTTP", loadBalancerArn=Ref("own", "arn"))
    return plan.add("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", alarmActions=[Ref("pager", "arn")])


def listener(plan: Plan, arn: object = BALANCER) -> Plan:
    return plan.set("http", loadBalancerArn=arn)


def alarm(plan: Plan, arn: object = TOPIC) -> Plan:
    return plan.set("errors", alarmActions=[arn])


AT = ("elbv2.load_balancer_at", BALANCER)
not_found = (
    Table("arn-target-not-found", base)
    .good("planned here", facts={})
    .good("there", listener, facts={AT: LoadBalancer(BALANCER, "web", "application")})
    .good("planned here, its ARN put together", lambda plan: alarm(plan, TOPIC.replace("alarms", "pager")), facts={})
    .good(
        "planned here, parts of its ARN known after the update",
        lambda plan: listener(plan, Ref("own", "id", before=f"{ELB}:loadbalancer/app/web/")),
        view="preview",
        facts={},
    )
    .good("a pattern", lambda plan: alarm(plan, f"arn:aws:sns:eu-west-1:{ACCOUNT}:al*s"), facts={})
    .not_found(
        "no such load balancer",
        listener,
        (
            "http",
            (
                f"loadBalancerArn names the load balancer loadbalancer/app/web/0123456789abcdef, and there is none in "
                f"eu-west-1, account {ACCOUNT}."
            ),
        ),
        facts={AT: None},
        level="mandatory",
    )
    .bad(
        "an alarm is created all the same",
        alarm,
        ("errors", f"alarmActions[0] names the topic alarms, and there is none in eu-west-1, account {ACCOUNT}."),
        facts={("sns.topic", TOPIC): None},
        level="advisory",
    )
    .outside("of another account", lambda plan: listener(plan, BALANCER.replace("2109", "3644")), facts={})
    .absent("none", lambda plan: plan.set("errors", alarmActions=None), facts={})
    .unknown("from an update", lambda plan: listener(plan, Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", listener)
)

# ARN -> (what AWS is asked, its answer where the thing is there).
KINDS = {
    f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:resize:live": (
        ("lambda_.function", "resize"),
        Function("resize", "arn"),
    ),
    f"arn:aws:dynamodb:eu-west-1:{ACCOUNT}:table/orders/stream/2026-01-01T00:00:00.000": (
        ("dynamodb.table", "orders"),
        DynamoTable("orders", "arn", "ACTIVE"),
    ),
    f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:/ecs/api:*": (
        ("logs.log_group", "/ecs/api"),
        LogGroup("/ecs/api", "arn"),
    ),
    f"arn:aws:logs:eu-south-1:{ACCOUNT}:log-group:/ecs/api": (
        ("logs.log_group", "/ecs/api", "eu-south-1"),
        LogGroup("/ecs/api", "arn"),
    ),
    f"arn:aws:sqs:eu-west-1:{ACCOUNT}:jobs": (("sqs.queue", "jobs"), "https://sqs/jobs"),
    TOPIC: (("sns.topic", TOPIC), Topic(TOPIC)),
    GROUP: (("elbv2.target_group_at", GROUP), TargetGroup(GROUP, "api", "ip")),
    LISTENER: (("elbv2.listener_at", LISTENER), Listener(LISTENER, 80, "HTTP")),
    f"arn:aws:kinesis:eu-west-1:{ACCOUNT}:stream/clicks": ((), None),
}


@pytest.mark.parametrize("arn", KINDS)
def test_each_kind_is_asked_for_where_its_arn_says(arn: str) -> None:
    asked, there = KINDS[arn]
    rules = [policy for policy in discover("policies") if policy.id == "arn-target-not-found"]
    plan = Plan().add("aws:lambda/eventSourceMapping:EventSourceMapping", "feed", eventSourceArn=arn)
    assert not judge_plan(plan, rules, view="engine", facts={asked: there}).findings
    findings = judge_plan(plan, rules, view="engine", facts={asked: None}).findings
    assert [finding.level for finding in findings] == (["mandatory"] if asked else [])
