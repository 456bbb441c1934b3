from __future__ import annotations

from policypack.testing import Hidden, Json, Plan, Ref, Table, Unknown

LISTENER = "aws:lb/listener:Listener"
ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy"
FUNCTION = "aws:lambda/function:Function"
TABLE = "aws:dynamodb/table:Table"

ISSUED = "arn:aws:acm:eu-west-1:210987654321:certificate/2f1c7a54-0d52-4f7e-9c3f-0a1b2c3d4e5f"
NAMES = ("todo", "dummy", "your-team", "placeholder", "change-me", "region", "stack-id", "xxxx")
UNISSUED = "arn:aws:acm:us-east-1:ACCOUNT_ID:certificate/CERT_ID"


def policy(*resources: object) -> Json:
    return Json({"Statement": [{"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": list(resources)}]})


def base() -> Plan:
    plan = Plan()
    plan.add(TABLE, "orders", name="orders")
    plan.add(LISTENER, "https", port=443, protocol="HTTPS", certificateArn=ISSUED)
    plan.add(FUNCTION, "worker", role="arn:aws:iam::210987654321:role/service-role/worker")
    plan.add(
        ROLE_POLICY,
        "access",
        policy=policy(
            "arn:aws:dynamodb:*:*:table/orders",
            "arn:aws:s3:::acme-orders/${aws:username}/*",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "arn:aws:iam::${aws:PrincipalAccount}:role/*",
        ),
    )
    return plan


def certificate(arn: str) -> tuple[str, str]:
    return "https", f"certificateArn holds {arn}, in which {arn.split(':')[4]} is a placeholder."


has_placeholder = (
    Table("arn-has-placeholder", base)
    .good("real ARNs")
    .bad(
        "a region that a program had not read",
        lambda p: p.add(
            "aws:cloudwatch/metricAlarm:MetricAlarm", "late", alarmActions=["arn:aws:sns:undefined:210987654321:page"]
        ),
        (
            "late",
            "alarmActions[0] holds arn:aws:sns:undefined:210987654321:page, in which undefined is a placeholder.",
        ),
    )
    .good(
        "what an alarm does to a machine",
        lambda p: p.add(
            "aws:cloudwatch/metricAlarm:MetricAlarm", "late", alarmActions=["arn:aws:automate:eu-west-1:ec2:recover"]
        ),
    )
    .good(
        "an API's integration has a service where the account is",
        lambda plan: plan.add(
            "aws:apigateway/integration:Integration",
            "run",
            uri="arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/x/invocations",
        ),
    )
    .good(
        "shell variables of a build",
        lambda plan: plan.add(
            "aws:codebuild/project:Project",
            "build",
            source={"buildspec": '{"phases": {"build": "aws sts assume-role arn:aws:iam::${ACCOUNT}:role/x"}}'},
        ),
    )
    .good(
        "a secret is not read",
        lambda plan: plan.add("aws:secretsmanager/secretVersion:SecretVersion", "v", secretString=Hidden(UNISSUED)),
    )
    .good(
        "LocalStack's account",
        lambda plan: plan.remove("https").add(
            LISTENER,
            "https",
            certificateArn="arn:aws:acm:eu-west-1:000000000000:certificate/1",
            provider={"endpoints": '[{"acm":"http://localhost:4566"}]'},
        ),
    )
    .bad(
        "certificate of a template",
        lambda plan: plan.set("https", certificateArn=UNISSUED),
        certificate(UNISSUED),
        level="mandatory",
    )
    .bad(
        "certificate of the documentation's account",
        lambda plan: plan.set("https", certificateArn="arn:aws:acm:eu-west-1:123456789012:certificate/1"),
        certificate("arn:aws:acm:eu-west-1:123456789012:certificate/1"),
    )
    .bad(
        "the documentation's certificate",
        lambda plan: plan.set(
            "https",
            certificateArn="arn:aws:acm:eu-west-1:210987654321:certificate/12345678-1234-1234-1234-123456789012",
        ),
        (
            "https",
            (
                "certificateArn holds "
                "arn:aws:acm:eu-west-1:210987654321:certificate/12345678-1234-1234-1234-123456789012, "
                "in which 12345678-1234-1234-1234-123456789012 is a placeholder."
            ),
        ),
    )
    .bad(
        "role with a name for the account",
        lambda plan: plan.set("worker", role="arn:aws:iam::<account>:role/worker"),
        ("worker", "role holds arn:aws:iam::<account>:role/worker, in which <account> is a placeholder."),
    )
    .bad(
        "CloudFormation's variable in a policy",
        lambda plan: plan.set("access", policy=policy("arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/orders")),
        (
            "access",
            (
                "policy holds arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/orders, in which "
                "${AWS::AccountId} is a "
                "placeholder."
            ),
        ),
        level="advisory",
    )
    .bad(
        "CloudFormation's variable in a name",
        lambda plan: plan.set("access", policy=policy("arn:aws:s3:::logs-${AWS::AccountId}/*")),
        ("access", "policy holds arn:aws:s3:::logs-${AWS::AccountId}/*, in which ${AWS::AccountId} is a placeholder."),
    )
    .bad(
        "an id that AWS cannot have made",
        lambda plan: plan.set("https", certificateArn="arn:aws:acm:eu-west-1:210987654321:certificate/xxxx-xxxx"),
        (
            "https",
            f"certificateArn holds {ISSUED.rpartition('/')[0]}/xxxx-xxxx, in which xxxx-xxxx is a placeholder.",
        ),
        level="mandatory",
    )
    .bad(
        "a text that was meant to be formatted",
        lambda plan: plan.set("worker", role="arn:aws:iam::210987654321:role/{name}"),
        ("worker", "role holds arn:aws:iam::210987654321:role/{name}, in which {name} is a placeholder."),
        level="mandatory",
    )
    .good("a bucket's name", lambda plan: plan.set("access", policy=policy("arn:aws:s3:::your-bucket-name/*")))
    .good(
        "words that are names as well as any",
        lambda plan: (
            plan.set("worker", role="arn:aws:iam::210987654321:role/dummy")
            .add("aws:cloudwatch/logGroup:LogGroup", "app", kmsKeyId="arn:aws:kms:eu-west-1:210987654321:alias/todo")
            .set("access", policy=policy(*(f"arn:aws:sqs:eu-west-1:210987654321:{name}" for name in NAMES)))
        ),
    )
    .good(
        "what AWS fills in itself",
        lambda plan: (
            plan.add(
                "aws:apigateway/integration:Integration",
                "stage",
                uri="arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
                "arn:aws:lambda:eu-west-1:210987654321:function:${stageVariables.worker}/invocations",
            )
            .add(
                "aws:lambda/permission:Permission",
                "any",
                sourceArn="arn:aws:execute-api:eu-west-1:210987654321:a1b2c3/*/GET/users/{id}",
            )
            .add(
                "aws:lambda/permission:Permission",
                "proxy",
                sourceArn="arn:aws:execute-api:eu-west-1:210987654321:a1b2c3/*/ANY/{proxy+}",
            )
        ),
    )
    .bad(
        "beside a part that an update will know",
        lambda plan: plan.set(
            "access",
            policy=policy(Ref("orders", "arn"), Ref("orders", "name", "arn:aws:dynamodb:eu-west-1:ACCOUNT_ID:table/")),
        ),
        (
            "access",
            (
                "policy holds arn:aws:dynamodb:eu-west-1:ACCOUNT_ID:table/${orders.name}, in which ACCOUNT_ID is a "
                "placeholder."
            ),
        ),
        view="preview",
    )
    .absent("no ARN", lambda plan: plan.set("https", certificateArn=None))
    .unknown("ARN from an update", lambda plan: plan.set("https", certificateArn=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)
