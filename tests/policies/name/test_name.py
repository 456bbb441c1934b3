from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

TABLE = "aws:dynamodb/table:Table"
BUCKET = "aws:s3/bucket:Bucket"
VPC = "aws:ec2/vpc:Vpc"
ROLE = "aws:iam/role:Role"


def base() -> Plan:
    plan = Plan(stack="dev")
    plan.add(TABLE, "orders", name="orders-dev")
    plan.add(BUCKET, "files", bucket="files-0a1b2c3")
    plan.add(VPC, "net", cidrBlock="10.0.0.0/16")
    return plan


OURS = {"suffix": "{stack}"}

without_environment_suffix = (
    Table("name-without-environment-suffix", base, config=OURS)
    .good("not configured", None, config={})
    .good("with the stack's name", lambda plan: plan.set("files", bucket="files-dev"))
    .good("not asked of buckets", lambda plan: plan, config={**OURS, "except": ["aws:s3/*"]})
    .bad(
        "without",
        lambda plan: plan,
        ("files", "bucket is 'files-0a1b2c3', which does not hold 'dev'."),
        level="advisory",
    )
    .bad(
        "another text",
        lambda plan: plan.remove("files"),
        ("orders", "name is 'orders-dev', which does not hold 'store-dev'."),
        config={"suffix": "{project}-{stack}"},
    )
    .absent("no name yet", lambda plan: plan.set("files", bucket=None))
    .unknown("name from an update", lambda plan: plan.set("files", bucket=Unknown()))
    .unknown(
        "a part of it from an update", lambda plan: plan.set("files", bucket=Ref("net", "id", "files-")), view="preview"
    )
    .without("outside", "reads one resource")
)

hardcodes_environment = (
    Table("name-hardcodes-environment", base, environment=None)
    .good("the stack's own")
    .good("another word for it", lambda plan: plan.set("orders", name="orders-development"))
    .good("a word that only holds it", lambda plan: plan.set("orders", name="products-developers"))
    .good("no words configured", lambda plan: plan.set("orders", name="orders-prod"), config={"words": []})
    .good(
        "what the stack is for is not known",
        lambda plan: setattr(plan, "stack", "main") or plan.set("orders", name="orders-prod"),
    )
    .good(
        "production, whatever it is called",
        lambda plan: setattr(plan, "stack", "main") or plan.set("orders", name="orders-prod"),
        environment="production",
    )
    .bad(
        "another environment's",
        lambda plan: plan.set("orders", name="orders-prod"),
        ("orders", "name is 'orders-prod'; prod is written down, and the stack is dev."),
        level="advisory",
    )
    .bad(
        "a stack for tests",
        lambda plan: setattr(plan, "stack", "pr-42") or plan.set("orders", name="production.orders"),
        ("orders", "name is 'production.orders'; production is written down, and the stack is pr-42."),
        environment="test",
    )
    .bad(
        "production, which names a rehearsal",
        lambda plan: setattr(plan, "stack", "main") or plan.set("orders", name="orders-staging"),
        ("orders", "name is 'orders-staging'; staging is written down, and the stack is main."),
        environment="production",
    )
    .good(
        "a stack for tests, which may be a rehearsal",
        lambda plan: setattr(plan, "stack", "pr-42") or plan.set("orders", name="orders-staging"),
        environment="test",
    )
    .absent("no name yet", lambda plan: plan.set("orders", name=None))
    .unknown("name from an update", lambda plan: plan.set("orders", name=Unknown()))
    .without("outside", "reads one resource")
)

LONG = "customer-documents-for-the-accounting-department-archive"
LONGER = LONG + "-0a1b2c3"

made_too_long = (
    Table("name-made-too-long", base)
    .good("short names")
    .good("a long name of one's own", lambda plan: plan.add(ROLE, "r", name="a" * 65))
    .bad(
        "a bucket",
        lambda plan: plan.add(BUCKET, LONG, bucket=LONGER),
        (
            LONG,
            f"The provider makes bucket '{LONGER}' from the resource's name: 64 characters, and 63 are allowed.",
        ),
        level="mandatory",
    )
    .good("a role may be longer by one", lambda plan: plan.add(ROLE, LONG, name=LONGER))
    .absent("no name yet", lambda plan: plan.add(BUCKET, LONG))
    .unknown("name from an update", lambda plan: plan.add(BUCKET, LONG, bucket=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)
