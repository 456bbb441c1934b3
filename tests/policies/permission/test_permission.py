from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown
from tests.policies.states import existing

ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy"
ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"


def allow(action: Any, resource: Any, **more: Any) -> Json:
    statement = {"Effect": "Allow", "Action": action, "Resource": resource, **more}
    return Json({"Version": "2012-10-17", "Statement": [statement]})


def service(name: str, action: Any, resource: Any, **more: Any) -> Json:
    return allow(action, resource, Principal={"Service": name}, **more)


# -- roles ----------------------------------------------------------------------------------------------------------


def function() -> Plan:
    plan = Plan()
    plan.add("aws:iam/role:Role", "worker", name="worker")
    plan.add(ATTACHMENT, "logs", role="worker", policyArn=BASIC)
    plan.add("aws:sqs/queue:Queue", "letters", name="letters")
    plan.add("aws:sqs/queue:Queue", "orders", name="orders")
    plan.add(ROLE_POLICY, "sends", role="worker", policy=allow("sqs:SendMessage", Ref("letters", "arn")))
    plan.add(
        "aws:lambda/function:Function",
        "resize",
        name="resize",
        role=Ref("worker", "arn"),
        deadLetterConfig={"targetArn": Ref("letters", "arn")},
    )
    return plan


def component(plan: Plan) -> Plan:
    plan.remove("sends").add("awsx:ecs:FargateService", "web")
    return plan


def mapped(plan: Plan, *actions: str) -> Plan:
    plan.add(
        "aws:lambda/eventSourceMapping:EventSourceMapping",
        "reads",
        eventSourceArn=Ref("orders", "arn"),
        functionName="resize",
    )
    if actions:
        plan.add(ROLE_POLICY, "receives", role="worker", policy=allow(list(actions), "*"))
    return plan


def machine(plan: Plan, *actions: str) -> Plan:
    plan.add("aws:iam/role:Role", "flow", name="flow")
    if actions:
        plan.add(ROLE_POLICY, "flows", role="flow", policy=allow(list(actions), "*"))
    plan.add(
        "aws:sfn/stateMachine:StateMachine",
        "orders-flow",
        roleArn=Ref("flow", "arn"),
        definition='{"StartAt": "a", "States": {"a": {"Type": "Task", "End": true, '
        '"Resource": "arn:aws:states:::ecs:runTask.sync"}}}',
    )
    return plan


DENIED = (
    "The role worker may not sqs:SendMessage on letters, which AWS tries at once: "
    "The provided execution role does not have permissions to call SendMessage on SQS."
)
READS = (
    "The role worker may not sqs:ReceiveMessage, sqs:DeleteMessage and sqs:GetQueueAttributes on orders, which AWS "
    "tries at once: The provided execution role does not have permissions to call ReceiveMessage on SQS."
)
FAILURES = (
    "The role worker may not sqs:SendMessage on orders, which AWS tries at once: "
    "The function's execution role does not have permissions to call SendMessage."
)
LOGGED = (
    "The role flow may not logs:CreateLogDelivery, logs:PutResourcePolicy and logs:DescribeLogGroups on *, which AWS "
    "tries at once: The state machine IAM Role is not authorized to access the Log Destination."
)
RULES = (
    "The role flow may not events:PutRule, events:PutTargets and events:DescribeRule on *, which AWS tries at once: "
    "is not authorized to create managed-rule."
)


def powerless(plan: Plan, type: str, **inputs: Any) -> Plan:
    """Plan something with a role that may do nothing."""
    return plan.add("aws:iam/role:Role", "idle", name="idle").add(type, "made", **inputs)


def may_not(actions: str, on: str, says: str) -> tuple[str, str]:
    return ("made", f"The role idle may not {actions} on {on}, which AWS tries at once: {says}.")


def invoked(plan: Plan, of: Ref) -> Plan:
    plan.add("aws:lambda/alias:Alias", "live", name="live", functionName=Ref("resize", "arn"), functionVersion="1")
    where = {"onFailure": {"destination": Ref("orders", "arn")}}
    return plan.add(
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
        "retries",
        functionName=of,
        destinationConfig=where,
    )


def logging(level: str | None, **more: Any) -> Any:
    said = {"level": level, "logDestination": "arn:aws:logs:eu-west-1:210987654321:log-group:flow:*", **more}
    return lambda p: machine(p, "events:*").set(
        "orders-flow", loggingConfiguration={name: value for name, value in said.items() if value}
    )


def streamed(plan: Plan, **more: Any) -> Plan:
    plan.add("aws:kinesis/stream:Stream", "clicks", name="clicks")
    return powerless(plan, "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", destination="s3", **more)


def logged(plan: Plan, group: Any) -> Plan:
    plan.add("aws:cloudwatch/logGroup:LogGroup", "audit", name="audit")
    role = Ref("idle", "arn")
    trail = "aws:cloudtrail/trail:Trail"
    return powerless(plan, trail, s3BucketName="logs", cloudWatchLogsRoleArn=role, cloudWatchLogsGroupArn=group)


IDLE = Ref("idle", "arn")
ELSEWHERE = "arn:aws:iam::210987654321:role/x"
FILTER = "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"
FIREHOSE = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"
PROJECT = "aws:codebuild/project:Project"
PIPE = "aws:pipes/pipe:Pipe"
SELECTION = "aws:backup/selection:Selection"
KNOWLEDGE = "aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase"
VECTORS = {"type": "VECTOR", "vectorKnowledgeBaseConfiguration": {"embeddingModelArn": "arn:aws:bedrock:a"}}
SERVERLESS = {"type": "OPENSEARCH_SERVERLESS", "opensearchServerlessConfiguration": {"vectorIndexName": "a"}}
CLICKS = {"kinesisStreamArn": Ref("clicks", "arn"), "roleArn": IDLE}
DOMAIN = {"domainArn": "arn:aws:es:eu-west-1:210987654321:domain/search", "roleArn": IDLE}
ROLE = {"roleArn": IDLE}
SUBNETS = {"vpcId": "vpc-1", "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"]}
TAGGED = "InvalidParameterValueException: IAM Role is not authorized to call tag:GetResources"
DESCRIBED = "InvalidArgumentException: Delivery Role is not authorized to describe the domain"
NARROW = "arn:aws:sqs:eu-west-1:210987654321:{}"
role_insufficient = (
    Table("permission-role-insufficient", function)
    .bad(
        "beside a policy of which only an update knows the role",
        lambda p: p.set("sends", role=Unknown()),
        ("resize", DENIED),
        level="advisory",
    )
    .good("the queue itself")
    .good("everything", lambda p: p.set("sends", policy=allow("sqs:*", "*")))
    .good("by a pattern", lambda p: p.set("sends", policy=allow("SQS:Send*", "arn:aws:sqs:*:*:let*")))
    .good("by its name", lambda p: p.set("sends", policy=allow("sqs:SendMessage", NARROW.format("letters"))))
    .good("all but something else", lambda p: p.set("sends", policy=Json(_all_but("sqs:DeleteQueue"))))
    .good("under a condition", lambda p: p.set("sends", policy=_conditional()))
    .good(
        "AWS's own policy for queues", lambda p: p.set("logs", policyArn="arn:aws:iam::aws:policy/AmazonSQSFullAccess")
    )
    .good("a policy that nobody here knows", lambda p: p.set("logs", policyArn=NARROW.format("x")).remove("sends"))
    .good("the queue admits the role", lambda p: _admitted(p.remove("sends")))
    .good("the mapping may receive", lambda p: mapped(p, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueue*"))
    .good("the machine may make its rule", lambda p: machine(p, "events:*"))
    .bad("nothing", lambda p: p.remove("sends"), ("resize", DENIED), level="mandatory", view="preview")
    .bad(
        "in the engine, which does not run all callbacks",
        lambda p: p.remove("sends"),
        ("resize", DENIED),
        level="advisory",
        view="engine",
    )
    .bad("a component may attach more", component, ("resize", DENIED), level="advisory", view="preview")
    .bad("another action", lambda p: p.set("sends", policy=allow("sqs:ReceiveMessage", "*")), ("resize", DENIED))
    .bad(
        "another name", lambda p: p.set("sends", policy=allow("sqs:*", NARROW.format("letters-2"))), ("resize", DENIED)
    )
    .bad("another service", lambda p: p.set("sends", policy=allow("*", "arn:aws:sns:*:*:*")), ("resize", DENIED))
    .bad(
        "denied as well", lambda p: p.add(ROLE_POLICY, "no", role="worker", policy=_denied()) and p, ("resize", DENIED)
    )
    .bad(
        "another queue of the plan",
        lambda p: p.set("sends", policy=allow("sqs:SendMessage", Ref("orders", "arn"))),
        ("resize", DENIED),
        view="preview",
    )
    .bad(
        "the mapping may not receive",
        mapped,
        (
            "reads",
            READS,
        ),
        view="preview",
    )
    .bad(
        "a mapping of a stream may not read it",
        lambda p: mapped(p.add("aws:kinesis/stream:Stream", "views", name="views")).set(
            "reads", eventSourceArn=Ref("views", "arn"), startingPosition="LATEST"
        ),
        (
            "reads",
            (
                "The role worker may not kinesis:GetRecords and kinesis:GetShardIterator on views, which AWS tries at "
                "once: Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and "
                "ListStreams Actions on your stream in IAM."
            ),
        ),
        view="preview",
    )
    .bad(
        "the machine may not make its rule",
        machine,
        (
            "orders-flow",
            RULES,
        ),
    )
    .good("it exists already", lambda p: existing(p.remove("sends"), "resize"))
    .good(
        "dead letters in a queue of another stack",
        lambda p: p.remove("sends").set("resize", deadLetterConfig={"targetArn": NARROW.format("x")}),
    )
    .bad(
        "the mapping by an alias",
        lambda p: invoked(mapped(p).set("sends", policy=allow("sqs:SendMessage", "*")), Ref("resize", "arn")).set(
            "reads", functionName=Ref("live", "arn")
        ),
        ("reads", READS),
    )
    .bad(
        "where failures of a function go",
        lambda p: invoked(p, Ref("live", "arn")),
        ("retries", FAILURES),
        view="preview",
    )
    .good(
        "a function of another stack",
        lambda p: mapped(p).set("reads", functionName="arn:aws:lambda:eu-west-1:210987654321:function:x"),
    )
    .bad("logs of a machine", logging("ALL"), ("orders-flow", LOGGED))
    .good("logs of a machine switched off", logging("OFF"))
    .good("logs of a machine, off by default", logging(None))
    .good("logs of a machine to nowhere", logging("ALL", logDestination=None))
    .good("a machine that waits for nothing", lambda p: machine(p).set("orders-flow", definition="{}"))
    .bad(
        "a trail's log group",
        lambda p: logged(p, Ref("audit", "arn")),
        may_not(
            "logs:CreateLogStream and logs:PutLogEvents",
            "audit",
            "InvalidCloudWatchLogsRoleArnException: Access denied. Check the permissions for your role",
        ),
    )
    .good("a trail's log group of another stack", lambda p: logged(p, "arn:aws:logs:eu-west-1:1:log-group:x:*"))
    .bad(
        "logs of API Gateway",
        lambda p: powerless(p, "aws:apigateway/account:Account", cloudwatchRoleArn=IDLE),
        may_not(
            "logs:CreateLogGroup, logs:CreateLogStream and logs:PutLogEvents",
            "*",
            "BadRequestException: The role ARN does not have required permissions configured",
        ),
    )
    .bad(
        "a subscription to logs",
        lambda p: powerless(
            p.add(FIREHOSE, "lake", name="lake", destination="s3"),
            FILTER,
            destinationArn=Ref("lake", "arn"),
            roleArn=IDLE,
        ),
        may_not(
            "firehose:PutRecord",
            "lake",
            "InvalidParameterException: Could not deliver test message to specified stream",
        ),
    )
    .bad(
        "builds in a VPC",
        lambda p: powerless(p, PROJECT, serviceRole=IDLE, vpcConfig=SUBNETS),
        may_not(
            "ec2:DescribeSecurityGroups", "*", "InvalidInputException: Not authorized to perform DescribeSecurityGroups"
        ),
    )
    .good("builds outside of one", lambda p: powerless(p, PROJECT, serviceRole=IDLE))
    .bad(
        "a pipe",
        lambda p: powerless(p, PIPE, source=Ref("orders", "arn"), roleArn=IDLE),
        may_not(
            "sqs:ReceiveMessage, sqs:DeleteMessage and sqs:GetQueueAttributes",
            "orders",
            "CREATE_FAILED: The provided customer role does not have permissions to call ReceiveMessage on SQS",
        ),
    )
    .bad(
        "what a pipe could not deliver",
        lambda p: powerless(
            p,
            PIPE,
            source="arn:aws:kinesis:eu-west-1:210987654321:stream/clicks",
            roleArn=IDLE,
            sourceParameters={"kinesisStreamParameters": {"deadLetterConfig": {"arn": Ref("letters", "arn")}}},
        ),
        may_not("sqs:SendMessage", "letters", "CREATE_FAILED: Error occurred while sending message to SQS queue"),
        view="preview",
    )
    .bad(
        "backups of all tables",
        lambda p: powerless(p, SELECTION, iamRoleArn=IDLE, resources=["arn:aws:dynamodb:*:*:table/*"]),
        may_not("tag:GetResources", "*", TAGGED),
    )
    .bad(
        "backups by tags",
        lambda p: powerless(
            p, SELECTION, iamRoleArn=IDLE, selectionTags=[{"type": "STRINGEQUALS", "key": "a", "value": "b"}]
        ),
        may_not("tag:GetResources", "*", TAGGED),
    )
    .bad(
        "backups under conditions",
        lambda p: powerless(
            p, SELECTION, iamRoleArn=IDLE, conditions=[{"stringEquals": [{"key": "aws:ResourceTag/a", "value": "b"}]}]
        ),
        may_not("tag:GetResources", "*", TAGGED),
    )
    .good(
        "backups of one table, and of one of the plan",
        lambda p: powerless(
            p, SELECTION, iamRoleArn=IDLE, resources=["arn:aws:dynamodb:eu-west-1:1:table/a", Ref("orders", "arn")]
        ),
    )
    .bad(
        "a knowledge base of vectors",
        lambda p: powerless(p, KNOWLEDGE, roleArn=IDLE, knowledgeBaseConfiguration=VECTORS),
        may_not(
            "bedrock:InvokeModel",
            "*",
            "ValidationException: the role is not able to call specified bedrock embedding model",
        ),
    )
    .bad(
        "a knowledge base in OpenSearch Serverless",
        lambda p: powerless(p, KNOWLEDGE, roleArn=IDLE, storageConfiguration=SERVERLESS),
        may_not(
            "aoss:APIAccessAll",
            "*",
            "ValidationException: The knowledge base storage configuration provided is invalid: Bad Authorization",
        ),
    )
    .good(
        "a knowledge base of neither",
        lambda p: powerless(
            p,
            KNOWLEDGE,
            roleArn=IDLE,
            knowledgeBaseConfiguration={"type": "KENDRA"},
            storageConfiguration={"type": "RDS"},
        ),
    )
    .bad(
        "a delivery from a stream",
        lambda p: streamed(p, kinesisSourceConfiguration=CLICKS),
        may_not(
            "kinesis:DescribeStream",
            "clicks",
            "InvalidArgumentException: Role is not authorized to perform: kinesis:DescribeStream",
        ),
    )
    .bad(
        "a delivery to a domain",
        lambda p: streamed(p, opensearchConfiguration=DOMAIN),
        may_not("es:DescribeDomain", "*", DESCRIBED),
    )
    .good(
        "a delivery to an endpoint", lambda p: streamed(p, elasticsearchConfiguration={"clusterEndpoint": "a", **ROLE})
    )
    .good(
        "a delivery as a role of another stack",
        lambda p: streamed(
            p,
            kinesisSourceConfiguration={**CLICKS, "roleArn": ELSEWHERE},
            opensearchConfiguration={**DOMAIN, "roleArn": ELSEWHERE},
        ),
    )
    .absent("no dead letters", lambda p: p.set("resize", deadLetterConfig=None).remove("sends"))
    .unknown("the policy", lambda p: p.set("sends", policy=Unknown()))
    .outside("the role of another stack", lambda p: p.set("resize", role="arn:aws:iam::210987654321:role/x"))
)


def _all_but(action: str) -> dict[str, Any]:
    return {"Statement": [{"Effect": "Allow", "NotAction": action, "Resource": "*"}]}


def _conditional() -> Json:
    return allow("sqs:*", "*", Condition={"StringEquals": {"aws:RequestedRegion": "eu-west-1"}})


def _denied() -> Json:
    return Json({"Statement": [{"Effect": "Deny", "Action": "sqs:Send*", "Resource": "*"}]})


def _admitted(plan: Plan) -> Plan:
    principal = {"AWS": Ref("worker", "arn")}
    policy = allow("sqs:SendMessage", "*", Principal=principal)
    plan.add("aws:sqs/queuePolicy:QueuePolicy", "admits", queueUrl=Ref("letters"), policy=policy)
    return plan


# -- buckets --------------------------------------------------------------------------------------------------------

CLOUDTRAIL = "cloudtrail.amazonaws.com"
LOGS = "arn:aws:s3:::acme-audit/AWSLogs/*"


def trail() -> Plan:
    plan = Plan()
    plan.add("aws:s3/bucket:Bucket", "audit", bucket="acme-audit")
    both = {
        "Statement": [
            _to(CLOUDTRAIL, "s3:GetBucketAcl", "arn:aws:s3:::acme-audit"),
            _to(CLOUDTRAIL, "s3:PutObject", LOGS),
        ]
    }
    plan.add("aws:s3/bucketPolicy:BucketPolicy", "writes", bucket=Ref("audit"), policy=Json(both))
    plan.add("aws:cloudtrail/trail:Trail", "all", s3BucketName=Ref("audit"))
    return plan


def _to(name: str, action: str, resource: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Principal": {"Service": name}, "Action": action, "Resource": resource}


def balancer(plan: Plan, policy: Json | None) -> Plan:
    plan.remove("all", "writes")
    plan.add(
        "aws:lb/loadBalancer:LoadBalancer", "web", accessLogs={"bucket": Ref("audit"), "prefix": "web", "enabled": True}
    )
    if policy is not None:
        plan.add("aws:s3/bucketPolicy:BucketPolicy", "delivers", bucket=Ref("audit"), policy=policy)
    return plan


def mail(plan: Plan, **more: Any) -> Plan:
    plan.remove("all")
    action = {"bucketName": Ref("audit"), "position": 1, **more}
    return plan.add("aws:ses/receiptRule:ReceiptRule", "mail", ruleSetName="in", enabled=True, s3Actions=[action])


MAIL = (
    "No policy of the bucket audit lets ses.amazonaws.com s3:PutObject on audit/*: "
    "InvalidS3ConfigurationException: Could not write to bucket."
)
DELIVERY = "logdelivery.elasticloadbalancing.amazonaws.com"
WEB = "arn:aws:s3:::acme-audit/web/AWSLogs/210987654321/*"
ACL = (
    "No policy of the bucket audit lets cloudtrail.amazonaws.com s3:GetBucketAcl on audit: "
    "InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket."
)
WRITES = (
    "No policy of the bucket audit lets cloudtrail.amazonaws.com s3:PutObject on audit/{}AWSLogs/*/*: "
    "InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket."
)
CHANNEL = (
    "Neither the recorder's role nor a policy of the bucket audit lets AWS Config s3:PutObject on "
    "audit/{}AWSLogs/*/Config/*: InsufficientDeliveryPolicyException."
)
LINKED = "arn:aws:iam::210987654321:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
BALANCER = (
    f"No policy of the bucket audit lets {DELIVERY} s3:PutObject on audit/web/AWSLogs/*/*: "
    "InvalidConfigurationRequest: Access Denied for bucket. Please check S3bucket permission."
)


def channel(plan: Plan, role: Any, **more: Any) -> Plan:
    """AWS Config, which records as a role."""
    plan.remove("all", "writes").add("aws:iam/role:Role", "records", name="records")
    plan.add("aws:cfg/recorder:Recorder", "changes", roleArn=role)
    return plan.add("aws:cfg/deliveryChannel:DeliveryChannel", "history", s3BucketName=Ref("audit"), **more)


RECORDS = Ref("records", "arn")
bucket_policy_insufficient = (
    Table("permission-bucket-policy-insufficient", trail)
    .good("as documented")
    .good(
        "the account named", lambda p: p.set("writes", policy=service(CLOUDTRAIL, "s3:*", ["arn:aws:s3:::acme-audit*"]))
    )
    .good("open to all", lambda p: p.set("writes", policy=allow("s3:*", "*", Principal="*")))
    .good("the balancer by its service", lambda p: balancer(p, service(DELIVERY, "s3:PutObject", WEB)))
    .good(
        "the balancer by an account of AWS",
        lambda p: balancer(p, allow("s3:PutObject", WEB, Principal={"AWS": "arn:aws:iam::156460612806:root"})),
    )
    .good(
        "the trail by an account of AWS",
        lambda p: p.set("writes", policy=allow("s3:*", "*", Principal={"AWS": "arn:aws:iam::903692715234:root"})),
    )
    .good("mail stored as a role", lambda p: mail(p, iamRoleArn="arn:aws:iam::210987654321:role/mail"))
    .good(
        "logs switched off",
        lambda p: balancer(p, None).set("web", accessLogs={"bucket": Ref("audit"), "enabled": False}),
    )
    .bad("no policy", lambda p: p.remove("writes"), ("all", ACL), level="mandatory", view="preview")
    .good(
        "mail to a bucket that everybody writes to",
        lambda p: mail(p).add("aws:s3/bucketAcl:BucketAcl", "open", bucket=Ref("audit"), acl="public-read-write"),
    )
    .bad("mail stored as nobody", mail, ("mail", MAIL))
    .bad(
        "for another prefix",
        lambda p: p.set("all", s3KeyPrefix="org"),
        ("all", WRITES.format("org/")),
        level="mandatory",
        view="preview",
    )
    .bad(
        "reads the ACL alone",
        lambda p: p.set("writes", policy=service(CLOUDTRAIL, "s3:GetBucketAcl", "*")),
        ("all", WRITES.format("")),
    )
    .bad(
        "for another service",
        lambda p: p.set("writes", policy=service("config.amazonaws.com", "s3:*", "*")),
        ("all", ACL),
    )
    .bad(
        "the balancer without a policy",
        lambda p: balancer(p, None),
        ("web", BALANCER),
        level="mandatory",
        view="preview",
    )
    .bad(
        "the balancer below another prefix",
        lambda p: balancer(p, service(DELIVERY, "s3:PutObject", LOGS)),
        ("web", BALANCER),
    )
    .good("it exists already", lambda p: existing(p.remove("writes"), "all"))
    .bad(
        "AWS Config as a role that may nothing",
        lambda p: channel(p, RECORDS),
        (
            "history",
            CHANNEL.format(""),
            (
                "Add a BucketPolicy to audit that allows config.amazonaws.com s3:GetBucketAcl, s3:ListBucket and "
                "s3:PutObject there, and let the channel depend on it."
            ),
        ),
    )
    .bad(
        "AWS Config as its linked role, which has no bucket",
        lambda p: channel(p, LINKED, s3KeyPrefix="org"),
        ("history", CHANNEL.format("org/")),
        level="mandatory",
        view="preview",
    )
    .good(
        "AWS Config as a role that may",
        lambda p: channel(p, RECORDS).add(ROLE_POLICY, "may", role="records", policy=allow("s3:PutObject", "*")),
    )
    .good(
        "AWS Config by the bucket's policy",
        lambda p: channel(p, LINKED).add(
            "aws:s3/bucketPolicy:BucketPolicy",
            "config",
            bucket=Ref("audit"),
            policy=service("config.amazonaws.com", "s3:*", "*"),
        ),
    )
    .good("AWS Config as a role of another stack", lambda p: channel(p, ELSEWHERE))
    .good(
        "AWS Config twice, in two regions",
        lambda p: channel(p, RECORDS).add(
            "aws:cfg/recorder:Recorder", "there", roleArn=LINKED, provider={"region": "us-east-1"}
        ),
    )
    .good(
        "AWS Config into a bucket of another stack",
        lambda p: channel(p, RECORDS).set("history", s3BucketName="acme-other-audit"),
    )
    .absent("no bucket", lambda p: p.set("all", s3BucketName=None))
    .unknown("the policy", lambda p: p.set("writes", policy=Unknown()))
    .outside("a bucket of another stack", lambda p: p.set("all", s3BucketName="acme-other-audit"))
)


# -- topics and functions -------------------------------------------------------------------------------------------


def told() -> Plan:
    plan = Plan()
    plan.add("aws:sns/topic:Topic", "news", name="news")
    publish = service(CLOUDTRAIL, "sns:Publish", Ref("news", "arn"))
    plan.add("aws:sns/topicPolicy:TopicPolicy", "publishes", arn=Ref("news", "arn"), policy=publish)
    plan.add("aws:cloudtrail/trail:Trail", "all", s3BucketName="acme-other-audit", snsTopicName=Ref("news", "name"))
    return plan


SILENT = "No policy of the topic news lets cloudtrail.amazonaws.com publish to it: InsufficientSnsTopicPolicyException."
topic_policy_insufficient = (
    Table("permission-topic-policy-insufficient", told)
    .good("admitted")
    .bad("no policy", lambda p: p.remove("publishes"), ("all", SILENT), level="mandatory", view="preview")
    .bad(
        "another service",
        lambda p: p.set("publishes", policy=service("s3.amazonaws.com", "sns:*", "*")),
        ("all", SILENT),
    )
    .good("it exists already", lambda p: existing(p.remove("publishes"), "all"))
    .absent("no topic", lambda p: p.set("all", snsTopicName=None))
    .unknown("the policy", lambda p: p.set("publishes", policy=Unknown()))
    .outside("a topic of another stack", lambda p: p.set("all", snsTopicName="other"))
)


def attached() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "api", name="api")
    plan.add("aws:lb/targetGroup:TargetGroup", "functions", targetType="lambda")
    plan.add(
        "aws:lambda/permission:Permission",
        "invokes",
        action="lambda:InvokeFunction",
        principal="elasticloadbalancing.amazonaws.com",
        function=Ref("api", "name"),
    )
    plan.add(
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        "target",
        targetGroupArn=Ref("functions", "arn"),
        targetId=Ref("api", "arn"),
    )
    return plan


UNINVITED = (
    "No Permission of this stack lets elasticloadbalancing.amazonaws.com invoke api: "
    "AccessDenied: elasticloadbalancing principal does not have permission to invoke the function."
)
function_not_invocable = (
    Table("permission-function-not-invocable", attached)
    .good("permitted")
    .good("permitted to all", lambda p: p.set("invokes", principal="*"))
    .good("a principal that only an update knows", lambda p: p.set("invokes", principal=Unknown()))
    .bad("no permission", lambda p: p.remove("invokes"), ("target", UNINVITED), level="mandatory", view="preview")
    .bad("for another service", lambda p: p.set("invokes", principal="s3.amazonaws.com"), ("target", UNINVITED))
    .good("it exists already", lambda p: existing(p.remove("invokes"), "target"))
    .good("a permission for a function that only an update knows", lambda p: p.set("invokes", function=Unknown()))
    .bad(
        "a permission for another function",
        lambda p: p.set("invokes", function="other", principal="*"),
        ("target", UNINVITED),
    )
    .absent("no target", lambda p: p.set("target", targetId=None))
    .unknown("the target", lambda p: p.set("target", targetId=Unknown()), undecided=False)
    .outside(
        "a function of another stack",
        lambda p: p.set("target", targetId="arn:aws:lambda:eu-west-1:210987654321:function:other"),
    )
)


# -- keys of AWS's own ----------------------------------------------------------------------------------------------


def notified() -> Plan:
    plan = Plan().add("aws:s3/bucket:Bucket", "files").add("aws:sqs/queue:Queue", "arrivals", name="arrivals")
    queues = [{"queueArn": Ref("arrivals", "arn"), "events": ["s3:ObjectCreated:*"]}]
    return plan.add("aws:s3/bucketNotification:BucketNotification", "tells", bucket=Ref("files"), queues=queues)


managed_key_shut = (
    Table("permission-managed-key-shut", notified)
    .good("no key")
    .good("a key of one's own", lambda p: p.set("arrivals", kmsMasterKeyId="alias/shop"))
    .bad(
        "the key of SQS",
        lambda p: p.set("arrivals", kmsMasterKeyId="alias/aws/sqs"),
        (
            "tells",
            (
                "arrivals is encrypted with alias/aws/sqs, which lets no service send to it: InvalidArgument: Unable "
                "to validate the following destination configurations."
            ),
        ),
        level="mandatory",
    )
    .absent("nobody is told", lambda p: p.set("tells", queues=None))
    .unknown("who is told", lambda p: p.set("tells", queues=Unknown()))
    .outside(
        "a queue of another stack",
        lambda p: p.set("tells", queues=[{"queueArn": "arn:aws:sqs:eu-west-1:1:a", "events": ["s3:*"]}]),
    )
)
