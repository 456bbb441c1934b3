from __future__ import annotations

from policypack.testing import Hidden, Json, Plan, Ref, Table, Unknown

STORE = "aws:secretsmanager/secret:Secret"
VERSION = "aws:secretsmanager/secretVersion:SecretVersion"
ROTATION = "aws:secretsmanager/secretRotation:SecretRotation"
FUNCTION = "aws:lambda/function:Function"
PERMISSION = "aws:lambda/permission:Permission"


def base() -> Plan:
    plan = Plan()
    plan.add(STORE, "database", name="shop/database", recoveryWindowInDays=14)
    plan.add("aws:rds/cluster:Cluster", "orders", clusterIdentifier="orders")
    plan.add(
        VERSION,
        "login",
        secretId=Ref("database"),
        secretString=Hidden(
            Json({"username": "orders", "password": "Correct-Horse-7", "host": Ref("orders", "endpoint")})
        ),
    )
    plan.add(FUNCTION, "rotate", name="rotate")
    plan.add(PERMISSION, "may-rotate", principal="secretsmanager.amazonaws.com", function=Ref("rotate", "arn"))
    plan.add(
        ROTATION,
        "monthly",
        secretId=Ref("database"),
        rotationLambdaArn=Ref("rotate", "arn"),
        depends_on=["may-rotate"],
    )
    return plan


recovery_window_in_test = (
    Table("secretsmanager-recovery-window-in-test", base, environment="test")
    .good("gone at once", lambda plan: plan.set("database", recoveryWindowInDays=0))
    .good("production waits", environment="production")
    .bad(
        "a week",
        lambda plan: plan.set("database", recoveryWindowInDays=7),
        ("database", "recoveryWindowInDays is 7, and the stack is a test."),
        level="advisory",
    )
    .absent(
        "30 days by default",
        lambda plan: plan.set("database", recoveryWindowInDays=None),
        ("database", "recoveryWindowInDays is not set, which means 30, and the stack is a test."),
    )
    .unknown("from an update", lambda plan: plan.set("database", recoveryWindowInDays=Unknown()))
    .without("outside", "reads one resource")
)

no_recovery_in_production = (
    Table("secretsmanager-no-recovery-in-production", base)
    .good("two weeks")
    .good("a test needs none", lambda plan: plan.set("database", recoveryWindowInDays=0), environment="test")
    .bad(
        "gone at once",
        lambda plan: plan.set("database", recoveryWindowInDays=0),
        ("database", "recoveryWindowInDays is 0, and the stack is production."),
        level="advisory",
    )
    .absent("30 days by default", lambda plan: plan.set("database", recoveryWindowInDays=None))
    .unknown("from an update", lambda plan: plan.set("database", recoveryWindowInDays=Unknown()))
    .without("outside", "reads one resource")
)

recovery_window_invalid = (
    Table("secretsmanager-recovery-window-invalid", base)
    .good("two weeks")
    .good("none", lambda plan: plan.set("database", recoveryWindowInDays=0), environment="test")
    .bad(
        "too short",
        lambda plan: plan.set("database", recoveryWindowInDays=6),
        ("database", "recoveryWindowInDays is 6."),
        level="mandatory",
    )
    .bad(
        "too long",
        lambda plan: plan.set("database", recoveryWindowInDays=31),
        ("database", "recoveryWindowInDays is 31."),
    )
    .absent("30 days by default", lambda plan: plan.set("database", recoveryWindowInDays=None))
    .unknown("from an update", lambda plan: plan.set("database", recoveryWindowInDays=Unknown()))
    .without("outside", "reads one resource")
)


def says(plan: Plan, value: object) -> Plan:
    return plan.set("login", secretString=value)


def ignored(plan: Plan) -> Plan:
    plan.planned["login"].options["ignore_changes"] = ["secretString"]
    return plan


placeholder_value = (
    Table("secretsmanager-placeholder-value", base)
    .bad(
        "several, told once",
        lambda plan: says(plan, Json({"host": "db.example.com", "user": "TODO", "password": "CHANGEME"})),
        (
            "login",
            (
                "The value of 'host' in the secret is a host of example.com, example.net or example.org, which nobody "
                "has; each value of 'user', 'password' in the secret is a placeholder."
            ),
        ),
    )
    .good("real values", view="preview")
    .good("a text that is no JSON", lambda plan: says(plan, "sk-4f1d9c"))
    .good("a value that begins like one", lambda plan: says(plan, Json({"dummyHost": "dummyhost1.acme-store.eu"})))
    .good("a list", lambda plan: says(plan, Json(["one", "two"])))
    .bad(
        "changeme in JSON",
        lambda plan: says(plan, Hidden(Json({"username": "orders", "password": "CHANGEME123"}))),
        ("login", "The value of 'password' in the secret is a placeholder."),
        level="advisory",
    )
    .bad(
        "the whole text",
        lambda plan: says(plan, "your-api-key-here"),
        ("login", "The value in the secret is a placeholder."),
    )
    .bad(
        "a host of the documentation",
        lambda plan: says(plan, Json({"db": {"host": "db.example.com", "port": 5432}})),
        (
            "login",
            (
                "The value of 'db.host' in the secret is a host of example.com, example.net or example.org, which "
                "nobody "
                "has."
            ),
        ),
    )
    .bad(
        "beside a value that the update knows",
        lambda plan: says(plan, Json({"host": Ref("orders", "endpoint"), "password": "<password>"})),
        ("login", "The value of 'password' in the secret is a placeholder."),
        view="preview",
    )
    .good("filled in later by hand", lambda plan: ignored(says(plan, "CHANGEME")))
    .absent("no text", lambda plan: says(plan, None))
    .unknown("from an update", lambda plan: says(plan, Unknown()))
    .without("outside", "reads one resource")
)


MISSING = "rotate shall rotate the secret, and no permission of this stack lets secretsmanager.amazonaws.com invoke it."
rotation_not_permitted = (
    Table("secretsmanager-rotation-not-permitted", base)
    .good("permitted first")
    .bad(
        "permitted for another service",
        lambda plan: plan.set("may-rotate", principal="s3.amazonaws.com"),
        ("monthly", MISSING),
        level="mandatory",
        view="preview",
    )
    .bad(
        "does not wait",
        lambda plan: plan.depends("monthly"),
        ("monthly", "The rotation does not wait for may-rotate, which lets Secrets Manager invoke rotate."),
        level="advisory",
    )
    .absent("no permission", lambda plan: plan.depends("monthly").remove("may-rotate"), ("monthly", MISSING))
    .unknown("for whom", lambda plan: plan.set("may-rotate", principal=Unknown()), undecided=False)
    .outside(
        "a function of another stack",
        lambda plan: plan.set("monthly", rotationLambdaArn="arn:aws:lambda:eu-west-1:210987654321:function:elsewhere"),
    )
)
