from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown

READ = "arn:aws-cn:iam::aws:policy/ReadOnlyAccess"


def allow(**others: object) -> Json:
    return Json({"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", **others}]})


def trust(principal: object) -> Json:
    return allow(Action="sts:AssumeRole", Principal=principal)


def base() -> Plan:
    plan = Plan(region="cn-north-1")
    plan.add("aws:s3/bucket:Bucket", "files")
    plan.add("aws:iam/role:Role", "web", assumeRolePolicy=trust({"AWS": "arn:aws-cn:iam::210987654321:root"}))
    plan.add("aws:iam/rolePolicy:RolePolicy", "read", role=Ref("web"), policy=allow(Resource="arn:aws-cn:s3:::files/*"))
    plan.add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "all", role=Ref("web"), policyArn=READ)
    return plan


foreign = (
    Table("arn-partition-foreign", base)
    .good("of China, in China")
    .good(
        "of everywhere, in Ireland",
        lambda p: Plan().add("aws:iam/policy:Policy", "read", policy=allow(Resource=["*", "arn:aws:s3:::files/*"])),
    )
    .good("by reference", lambda p: p.set("read", policy=allow(Resource=Ref("files", "arn"))), view="preview")
    .good("anybody", lambda p: p.set("web", assumeRolePolicy=trust("*")))
    .bad(
        "a bucket in a policy",
        lambda p: p.set("read", policy=allow(Resource=["arn:aws:s3:::files", "arn:aws:s3:::files/*"])),
        (
            "read",
            "policy names arn:aws:s3:::files in statement 1, of the partition aws; cn-north-1 is of aws-cn.",
            "Begin it with arn:aws-cn:, best by the partition of aws.get_partition().",
        ),
        level="mandatory",
    )
    .bad(
        "what is known of an ARN",
        lambda p: p.set("read", policy=allow(Resource=Ref("files", "bucket", before="arn:aws:s3:::"))),
        (
            "read",
            "policy names arn:aws:s3:::${files.bucket} in statement 1, of the partition aws; cn-north-1 is of aws-cn.",
        ),
        view="preview",
    )
    .bad(
        "an account that is trusted",
        lambda p: p.set("web", assumeRolePolicy=trust({"AWS": "arn:aws:iam::210987654321:root"})),
        (
            "web",
            (
                "assumeRolePolicy names arn:aws:iam::210987654321:root in statement 1, of the partition aws; "
                "cn-north-1 is of aws-cn."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a policy of a bucket",
        lambda p: p.add(
            "aws:s3/bucketPolicy:BucketPolicy",
            "shared",
            bucket=Ref("files"),
            policy=allow(Principal={"AWS": "210987654321"}, Resource="arn:aws:s3:::files/*"),
        ),
        (
            "shared",
            "policy names arn:aws:s3:::files/* in statement 1, of the partition aws; cn-north-1 is of aws-cn.",
        ),
        level="mandatory",
    )
    .bad(
        "a key's user",
        lambda p: p.add(
            "aws:kms/key:Key",
            "seal",
            policy=allow(Action="kms:*", Principal={"AWS": "arn:aws:iam::210987654321:root"}, Resource="arn:aws:a"),
        ),
        (
            "seal",
            (
                "policy names arn:aws:iam::210987654321:root in statement 1, of the partition aws; cn-north-1 is of "
                "aws-cn."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a policy of AWS's",
        lambda p: p.set("all", policyArn="arn:aws:iam::aws:policy/ReadOnlyAccess"),
        (
            "all",
            "policyArn names arn:aws:iam::aws:policy/ReadOnlyAccess, of the partition aws; cn-north-1 is of aws-cn.",
        ),
        level="mandatory",
    )
    .bad(
        "what nobody asks AWS for",
        lambda p: p.add(
            "aws:ssm/parameter:Parameter", "name", type="String", value="arn:aws:s3:::files", name="/files"
        ),
        ("name", "value names arn:aws:s3:::files, of the partition aws; cn-north-1 is of aws-cn."),
        level="advisory",
    )
    .good(
        "an emulator's",
        lambda p: p.add(
            "aws:iam/policy:Policy",
            "local",
            policy=allow(Resource="arn:aws:s3:::files"),
            provider={"region": "cn-north-1", "endpoints": '[{"iam":"http://localhost:4566"}]'},
        ),
    )
    .absent("none", lambda p: p.set("all", policyArn=None))
    .unknown("which", lambda p: p.set("all", policyArn=Unknown()), undecided=False)
)
