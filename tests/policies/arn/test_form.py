from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

FUNCTION = "aws:lambda/function:Function"
QUEUE = "arn:aws:sqs:eu-west-1:210987654321:letters"
ROLE = "arn:aws:iam::210987654321:role/runs"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/role:Role", "runs", name="runs")
    plan.add("aws:sqs/queue:Queue", "letters", name="letters")
    plan.add("aws:sns/topic:Topic", "news", name="news")
    plan.add(FUNCTION, "api", role=Ref("runs", "arn"), deadLetterConfig={"targetArn": Ref("letters", "arn")})
    plan.add("aws:ecs/taskDefinition:TaskDefinition", "web", family="web", taskRoleArn=Ref("runs", "name"))
    plan.add("aws:cloudwatch/eventTarget:EventTarget", "tick", rule="tick", arn=Ref("api", "arn"))
    return plan


not_an_arn = (
    Table("arn-form-not-an-arn", base)
    .good("ARNs, and a name where ECS takes one")
    .good("an id that is the ARN", lambda p: p.set("api", deadLetterConfig={"targetArn": Ref("news", "id")}))
    .good(
        "a variable and a tag that are called so",
        lambda p: p.set(
            "api",
            environment={"variables": {"queueArn": Ref("letters", "url")}},
            tags={"roleArn": Ref("runs", "name")},
        ),
        view="preview",
    )
    .bad(
        "the name of a planned role, as a text",
        lambda p: p.set("api", role="runs"),
        ("api", "role is 'runs', which is no ARN.", "Pass the arn of runs."),
    )
    .bad(
        "one that was read from a file with the end of its line",
        lambda p: p.set("api", role=f"{ROLE}\n", deadLetterConfig={"targetArn": f"{QUEUE} "}),
        (
            "api",
            f"role is {ROLE + chr(10)!r}, with a blank at its end, which is no ARN.",
            "Remove what is blank at its end.",
        ),
        ("api", f"deadLetterConfig.targetArn is {QUEUE + ' '!r}, with a blank at its end, which is no ARN."),
        level="mandatory",
    )
    .bad(
        "for a type whose ARNs are all called so",
        lambda p: p.set("tick", deadLetterConfig={"arn": f"{QUEUE} "}),
        ("tick", f"deadLetterConfig.arn is {QUEUE + ' '!r}, with a blank at its end, which is no ARN."),
    )
    .good("as a text", lambda p: p.set("api", role=ROLE, tags={"roleArn": f"{ROLE} "}))
    .bad(
        "the name of a scaling policy for an alarm",
        lambda p: p.add("aws:autoscaling/policy:Policy", "grows", autoscalingGroupName="web").add(
            "aws:cloudwatch/metricAlarm:MetricAlarm", "late", alarmActions=[Ref("grows", "name")]
        ),
        ("late", "alarmActions[0] is the name of grows, which is no ARN."),
        view="preview",
        level="mandatory",
    )
    .bad(
        "the name of a role for a function",
        lambda p: p.set("api", role=Ref("runs", "name")),
        ("api", "role is the name of runs, which is no ARN."),
        view="preview",
        level="mandatory",
    )
    .bad(
        "the URL of a queue",
        lambda p: p.set("api", deadLetterConfig={"targetArn": Ref("letters", "url")}),
        ("api", "deadLetterConfig.targetArn is the url of letters, which is no ARN."),
        view="preview",
        level="mandatory",
    )
    .bad(
        "the name of a function",
        lambda p: p.set("tick", arn=Ref("api", "name")),
        ("tick", "arn is the name of api, which is no ARN."),
        view="preview",
    )
    .bad(
        "another name",
        lambda p: p.set("tick", arn=Ref("news", "name")),
        ("tick", "arn is the name of news, which is no ARN."),
        view="preview",
        level="advisory",
    )
    .bad(
        "the id of a key for a database",
        lambda p: p.add("aws:kms/key:Key", "seals").add(
            "aws:rds/instance:Instance", "rows", storageEncrypted=True, kmsKeyId=Ref("seals", "keyId")
        ),
        ("rows", "kmsKeyId is the keyId of seals, which is no ARN.", "Pass the arn of seals."),
        view="preview",
        level="mandatory",
    )
    .bad(
        "an alias of a key, for a disk of a template",
        lambda p: p.add(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "boots",
            blockDeviceMappings=[{"deviceName": "/dev/xvda", "ebs": {"kmsKeyId": "alias/aws/ebs"}}],
        ),
        ("boots", "blockDeviceMappings[0].ebs.kmsKeyId is 'alias/aws/ebs', which is no ARN.", "Pass the ARN."),
        level="mandatory",
    )
    .bad(
        "a replication's destination",
        lambda p: p.add("aws:s3/bucket:Bucket", "copies", versioning={"enabled": True}).add(
            "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
            "copied",
            bucket="store",
            role=Ref("runs", "arn"),
            rules=[{"status": "Enabled", "destination": {"bucket": Ref("copies", "bucket")}}],
        ),
        ("copied", "rules[0].destination.bucket is the bucket of copies, which is no ARN."),
        view="preview",
        level="mandatory",
    )
    .bad(
        "a layer without its version",
        lambda p: p.add("aws:lambda/layerVersion:LayerVersion", "libraries", layerName="libraries").set(
            "api", layers=[Ref("libraries", "layerArn")]
        ),
        ("api", "layers[0] is the layerArn of libraries, which is no ARN of a version."),
        view="preview",
        level="mandatory",
    )
    .good(
        "a layer's version",
        lambda p: p.add("aws:lambda/layerVersion:LayerVersion", "libraries", layerName="libraries").set(
            "api", layers=[Ref("libraries", "arn")]
        ),
    )
    .absent("none", lambda p: p.set("api", deadLetterConfig=None))
    .unknown("from an update", lambda p: p.set("tick", arn=Unknown()), undecided=False)
    .outside("another stack's", lambda p: p.set("tick", arn="arn:aws:sqs:eu-west-1:210987654321:letters"))
)
