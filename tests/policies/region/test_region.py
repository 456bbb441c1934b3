from __future__ import annotations

from policypack.aws.services.network import AccountRegion
from policypack.testing import Plan, Ref, Table, Unknown

SUBNET = "aws:ec2/subnet:Subnet"
GROUP = "aws:autoscaling/group:Group"
ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint"
LISTENER = "aws:lb/listener:Listener"
CLUSTER = "aws:rds/cluster:Cluster"
DISTRIBUTION = "aws:cloudfront/distribution:Distribution"

LOCAL = {"region": "eu-west-11", "endpoints": '[{"autoscaling":"http://localhost:4566"}]'}
KEY = "arn:aws:kms:eu-central-1:210987654321:key/2f1c"


def base() -> Plan:
    plan = Plan()
    plan.add(SUBNET, "a", availabilityZone="eu-west-1a", cidrBlock="10.0.0.0/24")
    plan.add(GROUP, "servers", availabilityZones=["eu-west-1a", "eu-west-1b"])
    plan.add(ENDPOINT, "s3", serviceName="com.amazonaws.eu-west-1.s3")
    plan.add(LISTENER, "https", certificateArn="arn:aws:acm:eu-west-1:210987654321:certificate/1")
    plan.add(CLUSTER, "orders", kmsKeyId="arn:aws:kms:eu-west-1:210987654321:key/2f1c")
    plan.add(DISTRIBUTION, "site", webAclId="arn:aws:wafv2:us-east-1:210987654321:global/webacl/x/1")
    return plan


mismatch_in_value = (
    Table("region-mismatch-in-value", base)
    .good("all of one region")
    .good("a local zone", lambda plan: plan.set("a", availabilityZone="eu-west-1-ham-1a"))
    .good(
        "a region of its own",
        lambda plan: plan.set("a", availabilityZone="us-east-1a", region="us-east-1"),
    )
    .good(
        "an endpoint across regions",
        lambda plan: plan.set("s3", serviceName="com.amazonaws.us-east-1.s3", serviceRegion="us-east-1"),
    )
    .good(
        "a replica's key",
        lambda plan: plan.add(
            "aws:dynamodb/table:Table", "t", replicas=[{"regionName": "eu-central-1", "kmsKeyArn": KEY}]
        ),
    )
    .good(
        "a call that is of no region, and what a pipe's enrichment and a function's schedule are",
        lambda plan: plan.add(
            "aws:scheduler/schedule:Schedule",
            "nightly",
            target={"arn": "arn:aws:scheduler:::aws-sdk:sqs:sendMessage", "roleArn": "arn:aws:iam::1:role/r"},
        ).add(
            "aws:pipes/pipe:Pipe",
            "flow",
            source="arn:aws:sqs:eu-west-1:210987654321:orders",
            target="arn:aws:lambda:eu-west-1:210987654321:function:take",
        ),
    )
    .bad(
        "an alarm that tells a topic of another region",
        lambda plan: plan.add(
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "late",
            alarmActions=["arn:aws:sns:us-east-1:210987654321:alerts"],
        ),
        (
            "late",
            (
                "alarmActions[0] is arn:aws:sns:us-east-1:210987654321:alerts, of us-east-1; "
                "the resource is in eu-west-1."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a pipe and a schedule into another region, and dead letters there",
        lambda plan: (
            plan.add(
                "aws:pipes/pipe:Pipe",
                "flow",
                source="arn:aws:sqs:eu-west-1:210987654321:orders",
                target="arn:aws:lambda:us-east-1:210987654321:function:take",
            )
            .add(
                "aws:scheduler/schedule:Schedule",
                "nightly",
                target={"arn": "arn:aws:lambda:us-east-1:210987654321:function:take"},
            )
            .add(
                "aws:cloudwatch/eventTarget:EventTarget",
                "take",
                deadLetterConfig={"arn": "arn:aws:sqs:us-east-1:210987654321:dead"},
            )
            .add(
                "aws:dynamodb/kinesisStreamingDestination:KinesisStreamingDestination",
                "changes",
                streamArn="arn:aws:kinesis:us-east-1:210987654321:stream/changes",
            )
        ),
        (
            "flow",
            (
                "target is arn:aws:lambda:us-east-1:210987654321:function:take, of us-east-1; "
                "the resource is in eu-west-1."
            ),
        ),
        (
            "nightly",
            (
                "target.arn is arn:aws:lambda:us-east-1:210987654321:function:take, of us-east-1; "
                "the resource is in eu-west-1."
            ),
        ),
        (
            "take",
            (
                "deadLetterConfig.arn is arn:aws:sqs:us-east-1:210987654321:dead, of us-east-1; "
                "the resource is in eu-west-1."
            ),
        ),
        (
            "changes",
            (
                "streamArn is arn:aws:kinesis:us-east-1:210987654321:stream/changes, of us-east-1; "
                "the resource is in eu-west-1."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "zone of another region",
        lambda plan: plan.set("a", availabilityZone="us-east-1a"),
        ("a", "availabilityZone is us-east-1a, a zone of us-east-1; the resource is in eu-west-1."),
        level="mandatory",
    )
    .bad(
        "a region for a zone",
        lambda plan: plan.set("a", availabilityZone="eu-west-1"),
        (
            "a",
            "availabilityZone is eu-west-1, which is a region and no zone of one.",
            "Name a zone, such as eu-west-1a, best one of aws.get_availability_zones.",
        ),
        level="mandatory",
    )
    .bad(
        "one zone of several",
        lambda plan: plan.set("servers", availabilityZones=["eu-west-1a", "eu-west-2b"]),
        ("servers", "availabilityZones is eu-west-2b, a zone of eu-west-2; the resource is in eu-west-1."),
    )
    .bad(
        "endpoint service of another region",
        lambda plan: plan.set("s3", serviceName="com.amazonaws.us-east-1.s3"),
        ("s3", "serviceName is com.amazonaws.us-east-1.s3, of us-east-1; the endpoint is in eu-west-1."),
    )
    .bad(
        "certificate and key of another region",
        lambda plan: plan.set("orders", kmsKeyId=KEY).set(
            "https", certificateArn="arn:aws:acm:us-east-1:210987654321:certificate/1"
        ),
        ("orders", f"kmsKeyId is {KEY}, of eu-central-1; the resource is in eu-west-1."),
        (
            "https",
            (
                "certificateArn is arn:aws:acm:us-east-1:210987654321:certificate/1, of us-east-1; the resource is in "
                "eu-west-1."
            ),
        ),
        level="advisory",
    )
    .bad(
        "an ARN put together",
        lambda plan: plan.set("orders", kmsKeyId=Ref("a", "id", "arn:aws:kms:eu-central-1:210987654321:key/")),
        (
            "orders",
            (
                "kmsKeyId is arn:aws:kms:eu-central-1:210987654321:key/${a.id}, of eu-central-1; the resource is in "
                "eu-west-1."
            ),
        ),
        view="preview",
    )
    .bad(
        "the topic of a subscription",
        lambda plan: plan.add(
            "aws:sns/topicSubscription:TopicSubscription",
            "mails",
            topic="arn:aws:sns:eu-central-1:210987654321:news",
            protocol="sqs",
            endpoint="arn:aws:sqs:us-west-2:210987654321:news",
        ),
        (
            "mails",
            "topic is arn:aws:sns:eu-central-1:210987654321:news, of eu-central-1; the resource is in eu-west-1.",
        ),
        level="mandatory",
    )
    .bad(
        "the function of a receipt rule",
        lambda plan: plan.add(
            "aws:ses/receiptRule:ReceiptRule",
            "inbox",
            ruleSetName="inbox",
            lambdaActions=[{"position": 1, "functionArn": "arn:aws:lambda:us-east-1:210987654321:function:read"}],
        ),
        (
            "inbox",
            (
                "lambdaActions[0].functionArn is arn:aws:lambda:us-east-1:210987654321:function:read, of us-east-1; "
                "the resource is in eu-west-1."
            ),
        ),
        level="mandatory",
    )
    .good(
        "what has no region may name what is in one",
        lambda plan: plan.add(
            "aws:cloudfront/distribution:Distribution",
            "edge",
            webAclId="arn:aws:wafv2:us-east-1:210987654321:global/webacl/shop/0a1b2c3d-0000-4000-8000-000000000001",
        ),
    )
    .absent("no zone", lambda plan: plan.set("a", availabilityZone=None))
    .unknown("zone from an update", lambda plan: plan.set("a", availabilityZone=Unknown()))
    .without("outside", "reads one resource")
)

mistyped = (
    Table("region-mistyped", base)
    .good("one of another partition", lambda plan: plan.set("servers", region="cn-north-1", availabilityZones=None))
    .good("an emulator's", lambda plan: plan.remove("servers").add(GROUP, "local", provider=LOCAL))
    .bad(
        "a digit too many",
        lambda plan: plan.set("servers", region="eu-west-11", availabilityZones=None),
        (
            "servers",
            "The region is eu-west-11, which is none of the regions that AWS lists.",
            "Set region to eu-west-1, if that is the one meant.",
        ),
        level="advisory",
    )
    .bad(
        "a zone for a region",
        lambda plan: plan.set("servers", region="eu-central-1a", availabilityZones=None),
        (
            "servers",
            "The region is eu-central-1a, which is none of the regions that AWS lists.",
            "Set region to eu-central-1, if that is the one meant.",
        ),
        level="mandatory",
    )
    .bad(
        "no number",
        lambda plan: plan.set("servers", region="us-east", availabilityZones=None),
        ("servers", "The region is us-east, which is none of the regions that AWS lists."),
        level="mandatory",
    )
    .bad(
        "capitals, which an address may have",
        lambda plan: plan.set("servers", region="EU-WEST-1", availabilityZones=None),
        ("servers", "The region is EU-WEST-1, which is none of the regions that AWS lists."),
        level="advisory",
    )
    .bad(
        "nothing near",
        lambda plan: plan.set("servers", region="x", availabilityZones=None),
        (
            "servers",
            "The region is x, which is none of the regions that AWS lists.",
            "Set region to one that AWS has.",
        ),
        level="mandatory",
    )
    .absent("the provider's region", change=None)
    .unknown("from an update", lambda plan: plan.set("servers", region=Unknown()))
    .outside("global resources have none", lambda plan: plan.remove("a", "servers", "s3", "https", "orders"))
)

LIST = ("network.regions", "us-east-1")
USED = AccountRegion("eu-west-1", "opt-in-not-required")
SOUTH = AccountRegion("eu-south-1", "not-opted-in")
not_enabled = (
    Table("region-not-enabled", base)
    .good("always on", facts={LIST: (USED, SOUTH)})
    .good("opted in", facts={LIST: (AccountRegion("eu-west-1", "opted-in"),)})
    .bad(
        "one resource is in a region that is off",
        lambda plan: plan.set("servers", region="eu-south-1", availabilityZones=["eu-south-1a"]),
        ("servers", "The region eu-south-1 is not enabled for the account."),
        facts={LIST: (USED, SOUTH), ("network.regions", "us-east-1"): (USED, SOUTH)},
        level="mandatory",
    )
    .bad(
        "all of them are: said once",
        None,
        ("a", "The region eu-west-1 is not enabled for the account."),
        facts={LIST: (AccountRegion("eu-west-1", "not-opted-in"),)},
    )
    .not_found(
        "there is no such region",
        None,
        ("a", "AWS has no region eu-west-1.", "Set region to one that AWS has."),
        facts={LIST: (AccountRegion("us-east-1", "opt-in-not-required"),)},
        level="mandatory",
    )
    .unknown(
        "the answer is another partition's",
        lambda plan: plan.set("servers", region="eusc-de-east-1", availabilityZones=["eusc-de-east-1a"]),
        facts={LIST: (USED,), ("network.regions",): (USED,)},
    )
    .bad(
        "there is no such region, and there are others of the continent",
        None,
        ("a", "AWS has no region eu-west-1.", "Set region to one of eu-central-1, eu-south-1."),
        facts={
            LIST: tuple(AccountRegion(name, "opted-in") for name in ("us-east-1", "eu-south-1", "eu-central-1")),
        },
    )
    .absent("the provider's region", facts={LIST: (USED,)}, change=None)
    .outside("global resources have none", lambda plan: plan.remove("a", "servers", "s3", "https", "orders"), facts={})
    .unknown("from an update", lambda plan: plan.set("servers", region=Unknown()), facts={LIST: (USED,)})
    .cannot_ask("denied")
)
