from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown

ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint"
TABLES = "aws:dynamodb/resourcePolicy:ResourcePolicy"
ROOT = {"AWS": "arn:aws:iam::210987654321:root"}


def allow(count: int, resource: object = "*", **more: object) -> Json:
    one = {"Effect": "Allow", "Principal": ROOT, "Action": "sqs:SendMessage", "Resource": resource, **more}
    return Json({"Version": "2012-10-17", "Statement": [one] * count})


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "work", name="work", policy=allow(20))
    plan.add("aws:s3/bucket:Bucket", "store", bucket="store")
    return plan.add("aws:s3/bucketPolicy:BucketPolicy", "read", bucket=Ref("store"), policy=policy(2))


def policy(count: int) -> Json:
    return allow(count, Ref("store", "arn", after="/*"), Action="s3:GetObject")


def written(length: int) -> str:
    """Return a document of that many bytes, beside spaces that do not count."""
    text = '{"Version":"2012-10-17","Statement":[{"Sid":"%s"}]}'
    return (text % ("a" * (length - len(text) + 2))).replace("[", "[\n    ")


too_long = (
    Table("iam-size-too-long", base)
    .good("the longest", lambda p: p.set("read", policy=written(20_480)))
    .bad(
        "a byte more",
        lambda p: p.set("read", policy=written(20_481)),
        (
            "read",
            (
                "policy has 20481 bytes without white space, and the service stores 20480: PolicyTooLarge: Policy "
                "exceeds the maximum allowed document size."
            ),
            "Join statements that differ in one name by wildcards or conditions, such as aws:PrincipalOrgID.",
        ),
        level="mandatory",
    )
    .bad(
        "with holes",
        lambda p: p.set("read", policy=policy(190)),
        (
            "read",
            (
                "policy has at least 21318 bytes without white space, and the service stores 20480: PolicyTooLarge: "
                "Policy exceeds the maximum allowed document size."
            ),
        ),
        view="preview",
    )
    .good("the longest of a queue", lambda p: p.set("work", policy=written(8192)))
    .bad(
        "a byte more of a queue",
        lambda p: p.set("work", policy=written(8193)),
        ("work", "policy has 8193 bytes without white space, and the service stores 8192: OverLimit."),
    )
    .good("the longest of a key", lambda p: p.add("aws:kms/key:Key", "seals", policy=written(32_768)))
    .bad(
        "a byte more of a key",
        lambda p: p.add("aws:kms/key:Key", "seals", policy=written(32_769)),
        (
            "seals",
            (
                "policy has 32769 bytes without white space, and the service stores 32768: LimitExceededException: "
                "the key policy is too large."
            ),
        ),
    )
    .good("the longest of an endpoint", lambda p: p.add(ENDPOINT, "private", policy=written(20_480)))
    .bad(
        "a byte more of an endpoint",
        lambda p: p.add(ENDPOINT, "private", policy=written(20_481)),
        ("private", "policy has 20481 bytes without white space, and the service stores 20480: PolicyLengthExceeded."),
    )
    .good("the longest of a table", lambda p: p.add(TABLES, "reads", policy=written(20_480)))
    .bad(
        "a byte more of a table",
        lambda p: p.add(TABLES, "reads", policy=written(20_481)),
        ("reads", "policy has 20481 bytes without white space, and the service stores 20480: LimitExceededException."),
    )
    .absent("none", lambda p: p.set("work", policy=None))
    .unknown("from an update", lambda p: p.set("read", policy=Unknown()))
    .outside("a bucket of another stack", lambda p: p.set("read", bucket="stores", policy=written(300)))
)

ACTIONS = ["SendMessage", "ReceiveMessage", "DeleteMessage", "GetQueueUrl", "GetQueueAttributes", "PurgeQueue"]
MORE = [*ACTIONS, "ChangeMessageVisibility", "ListQueueTags"]


def many(count: int) -> dict[str, object]:
    """Return a statement with so many principals."""
    names = [str(10**11 + number) for number in range(count)]
    return {"Effect": "Allow", "Principal": {"AWS": names}, "Action": "sqs:SendMessage", "Resource": "*"}


too_many = (
    Table("iam-size-too-many", base)
    .good("seven actions", lambda p: p.set("work", policy=allow(1, Action=[f"sqs:{name}" for name in MORE[:7]])))
    .good(
        "fifty principals",
        lambda p: p.set("work", policy=allow(1, Principal={"AWS": [str(10**11 + i) for i in range(50)]})),
    )
    .bad(
        "statements",
        lambda p: p.set("work", policy=allow(21)),
        (
            "work",
            "policy has 21 statements, and SQS takes 20.",
            "Join those that differ in one element.",
        ),
        level="mandatory",
    )
    .bad(
        "actions",
        lambda p: p.set("work", policy=allow(1, Action=[f"sqs:{name}" for name in MORE])),
        ("work", "In policy, statement 1 has 8 actions, and SQS takes 7."),
    )
    .bad(
        "principals",
        lambda p: p.set("work", policy=allow(1, Principal={"AWS": [str(10**11 + i) for i in range(51)]})),
        ("work", "policy has 51 principals, and SQS takes 50."),
    )
    .bad(
        "principals, and everybody beside them",
        lambda p: p.set("work", policy=Json({"Statement": [many(51), {**many(0), "Principal": "*"}]})),
        ("work", "policy has 51 principals, and SQS takes 50."),
    )
    .absent("none", lambda p: p.set("work", policy=None))
    .unknown("from an update", lambda p: p.set("work", policy=Unknown()))
    .outside("a queue of another stack", None)
)
