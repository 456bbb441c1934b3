from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

POLICY = "arn:aws:iam::aws:policy/ReadOnlyAccess"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/role:Role", "runs", name="runs")
    plan.add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "reads", role=Ref("runs", "name"), policyArn=POLICY)
    plan.add("aws:s3/bucket:Bucket", "files")
    plan.add("aws:s3/bucketVersioning:BucketVersioning", "kept", bucket=Ref("files", "id"))
    plan.add("aws:backup/vault:Vault", "vault", name="vault")
    plan.add("aws:backup/plan:Plan", "nightly", rules=[{"ruleName": "a", "targetVaultName": Ref("vault", "name")}])
    plan.add("aws:apigateway/restApi:RestApi", "shop", name="shop")
    plan.add("aws:apigateway/model:Model", "order", restApi=Ref("shop", "id"), name="Order")
    return plan


_SAYS = (
    "where a name stands: ValidationError: The specified value is invalid. It must contain only alphanumeric "
    "characters and/or +=,.@_-."
)

given_an_arn = (
    Table("arn-name-given-an-arn", base)
    .good("names and ids")
    .good(
        "the ARN of an access point",
        lambda p: p.set("kept", bucket="arn:aws:s3:eu-west-1:210987654321:accesspoint/shop"),
    )
    .bad(
        "the ARN of a role",
        lambda p: p.set("reads", role=Ref("runs", "arn")),
        ("reads", f"role is the arn of runs, {_SAYS}"),
        level="mandatory",
        view="preview",
    )
    .bad(
        "the ARN of a role as text",
        lambda p: p.set("reads", role="arn:aws:iam::210987654321:role/runs"),
        ("reads", f"role is 'arn:aws:iam::210987654321:role/runs', {_SAYS}"),
        level="mandatory",
    )
    .bad(
        "the ARN of a bucket",
        lambda p: p.set("kept", bucket=Ref("files", "arn")),
        (
            "kept",
            "bucket is the arn of files, where a name stands: Invalid ARN: the ARN of a bucket is no name of one.",
        ),
        view="preview",
    )
    .bad(
        "in one of a list",
        lambda p: p.set("nightly", rules=[{"ruleName": "a", "targetVaultName": Ref("vault", "arn")}]),
        (
            "nightly",
            (
                "rules[0].targetVaultName is the arn of vault, where a name stands: InvalidParameterValueException: "
                r"Member must satisfy regular expression pattern: ^[a-zA-Z0-9\-\_]{2,50}$."
            ),
        ),
        view="preview",
    )
    .bad(
        "the execution ARN of an API",
        lambda p: p.set("order", restApi=Ref("shop", "executionArn")),
        (
            "order",
            (
                "restApi is the executionArn of shop, where a name stands: NotFoundException: Invalid API identifier "
                "specified."
            ),
        ),
        view="preview",
    )
    .absent("none", lambda p: p.set("kept", bucket=None))
    .unknown("which", lambda p: p.set("reads", role=Unknown()), undecided=False)
    .outside("a role of another stack", lambda p: p.set("reads", role="deploys"))
)
