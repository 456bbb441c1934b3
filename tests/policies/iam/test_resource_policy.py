from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown

BUCKET = "aws:s3/bucket:Bucket"
SNS = {"Service": "sns.amazonaws.com"}


def allow(**more: object) -> Json:
    statement = {"Effect": "Allow", "Principal": SNS, "Action": "sqs:SendMessage", "Resource": "*", **more}
    return Json({"Version": "2012-10-17", "Statement": {k: v for k, v in statement.items() if v is not None}})


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "work", name="work")
    plan.add("aws:sqs/queuePolicy:QueuePolicy", "open", queueUrl=Ref("work", "url"), policy=allow())
    plan.add(BUCKET, "store", bucket="store")
    plan.add(BUCKET, "other", bucket="other")
    own = allow(Action="s3:GetObject", Principal="*", Resource="arn:aws:s3:::store/*")
    return plan.add("aws:s3/bucketPolicy:BucketPolicy", "read", bucket=Ref("store"), policy=own)


def queue(**more: object) -> object:
    return lambda plan: plan.set("open", policy=allow(**more))


def bucket(resource: object) -> object:
    return lambda plan: plan.set("read", policy=allow(Action="s3:GetObject", Principal="*", Resource=resource))


malformed = (
    Table("iam-resource-policy-malformed", base)
    .good("both")
    .good("everybody of an account", queue(Principal={"AWS": "arn:aws:iam::210987654321:root"}))
    .good("with a condition", queue(Condition={"ForAnyValue:StringLikeIfExists": {"aws:SourceArn": "arn:aws:sns:*"}}))
    .good(
        "a directory bucket",
        lambda p: p.add(
            "aws:s3/bucketPolicy:BucketPolicy",
            "near",
            bucket="near--euw1-az1--x-s3",
            policy=Json(
                {
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
                            "Action": "s3express:CreateSession",
                            "Resource": "arn:aws:s3express:eu-west-1:210987654321:bucket/near--euw1-az1--x-s3",
                        }
                    ]
                }
            ),
        ),
    )
    .good("the bucket by its arn", bucket(Ref("store", "arn", after="/*")))
    .bad(
        "nobody",
        queue(Principal=None),
        ("open", "In the document, the statement has no Principal."),
        level="mandatory",
    )
    .good("all but one", queue(Principal=None, NotPrincipal={"AWS": "arn:aws:iam::210987654321:root"}))
    .good(
        "an Output as text, which another policy speaks of",
        lambda p: p.set("open", policy="Calling __str__ on an Output[T] is not supported."),
    )
    .good(
        "a secret whose policy is taken away",
        lambda p: p.add("aws:secretsmanager/secret:Secret", "token", policy="{}"),
    )
    .good(
        "what policies of topics take, however it is written",
        lambda p: p.add("aws:sns/topic:Topic", "news", name="news").add(
            "aws:sns/topicPolicy:TopicPolicy",
            "tells",
            arn=Ref("news", "arn"),
            policy=allow(Action=["sns:Publish", "SNS:Subscribe"], Principal={"AWS": "210987654321"}),
        ),
    )
    .bad("an empty object", lambda p: p.set("open", policy="{}"), ("open", "The document has no Statement."))
    .bad("no effect", queue(Effect=None), ("open", "In the document, the statement has no Effect."))
    .bad(
        "a service as the principal itself",
        queue(Principal="sns.amazonaws.com"),
        ("open", "In the document, the statement has the Principal 'sns.amazonaws.com', which is no object."),
    )
    .bad(
        "a planned bucket in an access point's policy",
        lambda plan: plan.add("aws:s3/accessPoint:AccessPoint", "reports", bucket=Ref("store"), name="reports").add(
            "aws:s3control/accessPointPolicy:AccessPointPolicy",
            "read-reports",
            accessPointArn=Ref("reports", "arn"),
            policy=allow(Principal="*", Action="s3:GetObject", Resource=Ref("store", "arn", after="/*")),
        ),
        (
            "read-reports",
            (
                "In the document, the statement has the Resource '${store.arn}/*', which is a bucket's and not the "
                "access point's."
            ),
        ),
        view="preview",
    )
    .bad(
        "a service without its domain",
        queue(Principal={"Service": "sns"}),
        ("open", "In the document, the statement has the service 'sns', which is none."),
    )
    .bad(
        "an action that policies of topics do not take",
        lambda p: p.add(
            "aws:sns/topicPolicy:TopicPolicy",
            "all",
            arn="arn:aws:sns:eu-west-1:1:a",
            policy=allow(Action="SNS:*", Principal="*", Resource="arn:aws:sns:eu-west-1:1:a"),
        ),
        ("all", "In the document, the statement has the action 'SNS:*', which policies of topics do not take."),
        level="advisory",
    )
    .bad(
        "no version",
        lambda p: p.set(
            "open",
            policy=Json({"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "*"}}),
        ),
        (
            "open",
            (
                "The document has no Version: SQS adds an older one, and the provider waits in vain for what it has "
                "sent."
            ),
        ),
        level="advisory",
    )
    .bad(
        "a service among accounts",
        queue(Principal={"AWS": "delivery.logs.amazonaws.com"}),
        (
            "open",
            (
                "In the document, the statement names the service delivery.logs.amazonaws.com under AWS, which is for "
                "accounts, roles and users."
            ),
        ),
    )
    .bad(
        "every account",
        queue(Principal={"AWS": "arn:aws:iam::*:root"}),
        (
            "open",
            "In the document, the statement has the principal 'arn:aws:iam::*:root'; a wildcard cannot be part of one.",
        ),
    )
    .bad(
        "an action of another service",
        queue(Action=["sqs:SendMessage", "sns:Publish"]),
        ("open", "In the document, the statement has the action 'sns:Publish', which is none of sqs."),
    )
    .bad(
        "an operator that does not exist",
        queue(Condition={"StringEqual": {"aws:SourceArn": "a"}}),
        ("open", "In the document, the statement has the condition operator 'StringEqual', which does not exist."),
    )
    .bad(
        "another bucket",
        bucket("arn:aws:s3:::stores/*"),
        (
            "read",
            (
                "In the document, the statement has the Resource 'arn:aws:s3:::stores/*', which is another bucket "
                "than its own."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "another planned bucket",
        bucket(Ref("other", "arn")),
        (
            "read",
            "In the document, the statement has the Resource '${other.arn}', which is another bucket than its own.",
        ),
        view="preview",
    )
    .bad(
        "no JSON",
        lambda plan: plan.set("open", policy="allow"),
        ("open", "policy is not JSON (Expecting value: line 1 column 1 (char 0))."),
    )
    .bad(
        "a bucket by its name",
        bucket("store/*"),
        ("read", "In the document, the statement has the Resource 'store/*', which is no ARN."),
    )
    .bad(
        "an operation that is no action",
        lambda plan: plan.set(
            "read", policy=allow(Action="s3:HeadObject", Principal="*", Resource="arn:aws:s3:::store/*")
        ),
        ("read", "In the document, the statement has the action 's3:HeadObject', which S3 does not have."),
        level="mandatory",
    )
    .bad(
        "nobody",
        queue(Principal={"AWS": ""}),
        ("open", "In the document, the statement has an empty AWS in its Principal."),
        level="mandatory",
    )
    .bad("an empty one", queue(Principal={}), ("open", "In the document, the statement has an empty Principal."))
    .bad(
        "a stack's name where the account stands",
        lambda plan: plan.add(
            "aws:kms/key:Key",
            "seals",
            policy=allow(Principal={"AWS": "arn:aws:iam::shop-dev:root"}, Action="kms:*"),
        ),
        (
            "seals",
            (
                "In the document, the statement has the principal 'arn:aws:iam::shop-dev:root', which has 'shop-dev' "
                "where the account's twelve digits stand."
            ),
            "Name an account, a role or a user by its ARN, best by the arn output or aws.get_caller_identity().",
        ),
        level="mandatory",
    )
    .bad(
        "an ARN without account",
        queue(Principal={"AWS": "arn:aws:iam:::role/worker"}),
        (
            "open",
            "In the document, the statement has the principal 'arn:aws:iam:::role/worker', which has no account.",
        ),
    )
    .bad(
        "an ARN with a region",
        queue(Principal={"AWS": "arn:aws:iam:eu-west-1:210987654321:role/worker"}),
        (
            "open",
            (
                "In the document, the statement has the principal 'arn:aws:iam:eu-west-1:210987654321:role/worker', "
                "which names the region 'eu-west-1': those of IAM have none."
            ),
        ),
    )
    .bad(
        "a group",
        queue(Principal={"AWS": "arn:aws:iam::210987654321:group/readers"}),
        (
            "open",
            (
                "In the document, the statement has the principal 'arn:aws:iam::210987654321:group/readers', which "
                "is a group of users."
            ),
        ),
    )
    .bad(
        "a name alone",
        queue(Principal={"AWS": "worker"}),
        (
            "open",
            "In the document, the statement has the principal 'worker' under AWS, neither ARN nor account.",
            "Name an account, a role or a user by its ARN.",
        ),
    )
    .good(
        "what IAM and S3 make ids of",
        queue(Principal={"AWS": ["AROAEXAMPLEID1234567", "210987654321", "4f" * 32]}),
    )
    .good(
        "CloudFront's own user",
        queue(Principal={"AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABCDEFGHIJK"}),
    )
    .bad(
        "a bucket in an access point's policy",
        lambda plan: plan.add(
            "aws:s3/accessPoint:AccessPoint",
            "reports",
            bucket=Ref("store"),
            name="reports",
            policy=allow(Principal="*", Action="s3:GetObject", Resource="arn:aws:s3:::store/*"),
        ),
        (
            "reports",
            (
                "In the document, the statement has the Resource 'arn:aws:s3:::store/*', which is a bucket's and not "
                "the access point's."
            ),
            "Name the access point's arn, and that followed by /object/* for what is in it.",
        ),
        level="mandatory",
    )
    .good(
        "an access point's own policy",
        lambda plan: plan.add("aws:s3/accessPoint:AccessPoint", "reports", bucket=Ref("store"), name="reports").add(
            "aws:s3control/accessPointPolicy:AccessPointPolicy",
            "read-reports",
            accessPointArn=Ref("reports", "arn"),
            policy=allow(Principal="*", Action="s3:GetObject", Resource=Ref("reports", "arn", after="/object/*")),
        ),
    )
    .absent("none", lambda plan: plan.set("open", policy=None))
    .unknown("all of it", lambda plan: plan.set("open", policy=Unknown()))
    .outside("a bucket of another stack", lambda plan: plan.set("read", bucket="stores"))
)
