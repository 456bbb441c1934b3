from __future__ import annotations

import pytest

from policypack.aws.services.dynamodb import DynamoTable
from policypack.aws.services.elbv2 import Listener, LoadBalancer, TargetGroup
from policypack.aws.services.lambda_ import Function
from policypack.aws.services.logs import LogGroup
from policypack.aws.services.s3 import Bucket
from policypack.aws.services.secretsmanager import StoredSecret
from policypack.aws.services.sns import Topic
from policypack.aws.services.ssm import Parameter
from policypack.policy import discover
from policypack.testing import Plan, Ref, Table, Unknown, judge_plan
from tests.policies.machines import ignoring

ACCOUNT = "210987654321"
ELB = f"arn:aws:elasticloadbalancing:eu-west-1:{ACCOUNT}"
BALANCER = f"{ELB}:loadbalancer/app/web/0123456789abcdef"
LISTENER = f"{ELB}:listener/app/web/0123456789abcdef/fedcba9876543210"
GROUP = f"{ELB}:targetgroup/api/0123456789abcdef"
SECRET = f"arn:aws:secretsmanager:eu-west-1:{ACCOUNT}:secret:prod/db-Ab12Cd"
MACHINE = f"arn:aws:states:eu-west-1:{ACCOUNT}:stateMachine:nightly"
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
                f"loadBalancerArn names the load balancer app/web/0123456789abcdef, and there is none in "
                f"eu-west-1, account {ACCOUNT}."
            ),
        ),
        facts={AT: None},
        level="mandatory",
    )
    .bad(
        "changes of the load balancer are ignored",
        lambda plan: ignoring(listener(plan), "http", "loadBalancerArn"),
        (
            "http",
            (
                f"loadBalancerArn names the load balancer app/web/0123456789abcdef, and there is none in "
                f"eu-west-1, account {ACCOUNT}."
            ),
        ),
        facts={AT: None},
        view="preview",
        level="advisory",
    )
    .bad(
        "an alarm is created all the same",
        alarm,
        ("errors", f"alarmActions[0] names the topic alarms, and there is none in eu-west-1, account {ACCOUNT}."),
        facts={("sns.topic", TOPIC): None},
        level="advisory",
    )
    .good(
        "a secret and a parameter planned here, their ARNs put together",
        lambda plan: (
            alarm(plan, SECRET)
            .add("aws:secretsmanager/secret:Secret", "db", name="prod/db")
            .add("aws:ssm/parameter:Parameter", "host", name="/prod/host", type="String")
            .add("aws:ssm/parameter:Parameter", "at", value=f"arn:aws:ssm:eu-west-1:{ACCOUNT}:parameter/prod/host")
        ),
        facts={},
    )
    .good("any secret of a name", lambda plan: alarm(plan, f"{SECRET[:-6]}??????"), facts={})
    .good(
        "the default bus", lambda plan: alarm(plan, f"arn:aws:events:eu-west-1:{ACCOUNT}:event-bus/default"), facts={}
    )
    .good(
        "a service's ARN that does not say its cluster",
        lambda plan: alarm(plan, f"arn:aws:ecs:eu-west-1:{ACCOUNT}:service/web"),
        facts={},
    )
    .bad(
        "a bucket that nobody has, to copy into",
        lambda plan: plan.add(
            "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
            "copies",
            rules=[{"status": "Enabled", "destination": {"bucket": "arn:aws:s3:::acme-copies"}}],
        ),
        (
            "copies",
            "rules[0].destination.bucket names the bucket acme-copies, and there is none anywhere.",
        ),
        facts={("s3.bucket", "acme-copies"): None},
        level="mandatory",
    )
    .good(
        "a flow log makes its log group itself",
        lambda plan: plan.add(
            "aws:ec2/flowLog:FlowLog", "flows", logDestination=f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:/vpc/flows"
        ),
        facts={},
    )
    .bad(
        "a flow log's bucket that nobody has",
        lambda plan: plan.add(
            "aws:ec2/flowLog:FlowLog", "flows", logDestinationType="s3", logDestination="arn:aws:s3:::acme-flows"
        ),
        ("flows", "logDestination names the bucket acme-flows, and there is none anywhere."),
        facts={("s3.bucket", "acme-flows"): None},
        level="mandatory",
    )
    .bad(
        "a group that a service makes",
        lambda plan: plan.add(
            "aws:cloudtrail/trail:Trail",
            "audit",
            cloudWatchLogsGroupArn=f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:/aws/audit:*",
        ),
        (
            "audit",
            (
                "cloudWatchLogsGroupArn names the log group /aws/audit, and there is none in eu-west-1, "
                f"account {ACCOUNT}."
            ),
        ),
        facts={("logs.log_group", "/aws/audit"): None},
        level="advisory",
    )
    .good(
        "a load balancer of another region is another policy's",
        lambda plan: listener(plan, BALANCER.replace("eu-west-1", "us-east-1")),
        facts={},
    )
    .bad(
        "a function that a mapping names by ARN",
        lambda plan: plan.add(
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "feed",
            functionName=f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:resize",
        ),
        (
            "feed",
            f"functionName names the function resize, and there is none in eu-west-1, account {ACCOUNT}.",
        ),
        facts={("lambda_.function", "resize"): None},
        level="mandatory",
    )
    .bad(
        "a group of another region, which is asked for there",
        lambda plan: plan.add(
            "aws:cloudwatch/eventTarget:EventTarget",
            "kept",
            rule="nightly",
            arn=f"arn:aws:logs:eu-south-1:{ACCOUNT}:log-group:/ecs/api",
        ),
        ("kept", f"arn names the log group /ecs/api, and there is none in eu-south-1, account {ACCOUNT}."),
        facts={("logs.log_group", "/ecs/api", "eu-south-1"): None},
        level="advisory",
    )
    .good("a bucket of another partition", lambda plan: alarm(plan, "arn:aws-cn:s3:::acme-copies"), facts={})
    .good(
        "applications of a platform and subscriptions are no topics",
        lambda plan: plan.set(
            "errors",
            alarmActions=[
                f"arn:aws:sns:eu-west-1:{ACCOUNT}:app/GCM/shop",
                f"{TOPIC}:8a21d249-4329-4871-acc6-7be709c6ea7f",
            ],
        ),
        facts={},
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
    f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:/ecs/api:log-stream:web/1": (
        ("logs.log_group", "/ecs/api"),
        LogGroup("/ecs/api", "arn"),
    ),
    f"arn:aws:ssm:eu-west-1:{ACCOUNT}:parameter/prod/host:3": (
        ("ssm.parameter", "/prod/host"),
        Parameter("/prod/host", ""),
    ),
    f"arn:aws:sqs:eu-west-1:{ACCOUNT}:jobs": (("sqs.queue", "jobs"), "https://sqs/jobs"),
    TOPIC: (("sns.topic", TOPIC), Topic(TOPIC)),
    GROUP: (("elbv2.target_group_at", GROUP), TargetGroup(GROUP, "api", "ip")),
    LISTENER: (("elbv2.listener_at", LISTENER), Listener(LISTENER, 80, "HTTP")),
    f"arn:aws:kinesis:eu-west-1:{ACCOUNT}:stream/clicks": (("kinesis.stream", "clicks"), "arn"),
    f"arn:aws:kinesis:eu-west-1:{ACCOUNT}:stream/clicks/consumer/api:1700000000": (("kinesis.stream", "clicks"), "arn"),
    f"arn:aws:firehose:eu-west-1:{ACCOUNT}:deliverystream/logs": (("firehose.stream", "logs"), "arn"),
    SECRET: (("secretsmanager.secret", SECRET), StoredSecret("prod/db", SECRET)),
    f"{SECRET}:password::": (("secretsmanager.secret", SECRET), StoredSecret("prod/db", SECRET)),
    f"arn:aws:ssm:eu-west-1:{ACCOUNT}:parameter/prod/db": (("ssm.parameter", "/prod/db"), Parameter("/prod/db", "")),
    f"{MACHINE}:live": (("stepfunctions.state_machine", MACHINE), "nightly"),
    f"arn:aws:events:eu-west-1:{ACCOUNT}:event-bus/orders": (("events.bus", "orders"), "arn"),
    f"arn:aws:events:eu-west-1:{ACCOUNT}:rule/nightly": (("events.rule", "nightly", "default"), "arn"),
    f"arn:aws:events:eu-west-1:{ACCOUNT}:rule/orders/nightly": (("events.rule", "nightly", "orders"), "arn"),
    f"arn:aws:ecs:eu-west-1:{ACCOUNT}:cluster/main": (("ecs.cluster", "main"), "arn"),
    f"arn:aws:ecs:eu-west-1:{ACCOUNT}:service/main/web": (("ecs.service_status", "main", "web"), "ACTIVE"),
    f"arn:aws:elasticfilesystem:eu-west-1:{ACCOUNT}:file-system/fs-0a1b2c3d": (
        ("efs.file_system", "fs-0a1b2c3d"),
        "fs-0a1b2c3d",
    ),
    f"arn:aws:elasticfilesystem:eu-west-1:{ACCOUNT}:access-point/fsap-0a1b2c3d": (
        ("efs.access_point", "fsap-0a1b2c3d"),
        "fs-0a1b2c3d",
    ),
    "arn:aws:s3:::acme-data/in": (("s3.bucket", "acme-data"), Bucket("acme-data", visible=False)),
    f"arn:aws:iot:eu-west-1:{ACCOUNT}:thing/lamp": ((), None),
}


@pytest.mark.parametrize("arn", KINDS)
def test_each_kind_is_asked_for_where_its_arn_says(arn: str) -> None:
    asked, there = KINDS[arn]
    rules = [policy for policy in discover("policies") if policy.id == "arn-target-not-found"]
    plan = Plan().add("aws:lambda/eventSourceMapping:EventSourceMapping", "feed", eventSourceArn=arn)
    assert not judge_plan(plan, rules, view="engine", facts={asked: there}).findings
    gone = {asked: None, ("ssm.parameter", "prod/db"): None, ("ssm.parameter", "prod/host"): None}
    findings = judge_plan(plan, rules, view="engine", facts=gone).findings
    assert [finding.level for finding in findings] == (["mandatory"] if asked else [])
