from __future__ import annotations

from typing import Any

from policypack.aws.services.servicequotas import ServiceQuota
from policypack.testing import CANNOT_ASK, Json, Plan, Ref, Table, Unknown

ROLE = "aws:iam/role:Role"
POLICY = "aws:iam/policy:Policy"
ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy"
ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
BUCKET = "aws:s3/bucket:Bucket"
CLUSTER = "aws:rds/cluster:Cluster"

BUCKET_ARN = "arn:aws:s3:::acme-orders"


def document(*statements: Any, **more: Any) -> str:
    return Json({"Version": "2012-10-17", "Statement": list(statements), **more}).text(lambda item: item)


def allow(action: Any, resource: Any = BUCKET_ARN + "/*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def trust(principal: Any, **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal, **more}


LAMBDA = {"Service": "lambda.amazonaws.com"}
TRUST_QUOTA = ("servicequotas.quota", "iam", "L-C07B4B0D", "us-east-1")


def hundred(name: str) -> dict[str, Any]:
    """Return a statement that trusts a hundred roles."""
    return trust({"AWS": [f"arn:aws:iam::210987654321:role/{name}{n:02}" for n in range(100)]})


def base() -> Plan:
    plan = Plan()
    plan.add(BUCKET, "orders", bucket="acme-orders")
    plan.add(ROLE, "worker", assumeRolePolicy=document(trust(LAMBDA)))
    plan.add(
        ROLE_POLICY,
        "access",
        role=Ref("worker", "name"),
        policy=document(
            allow(["s3:GetObject", "s3:PutObject"], Sid="Orders"),
            allow(["xray:PutTraceSegments", "cloudwatch:PutMetricData"], "*"),
            allow("iam:PassRole", "arn:aws:iam::210987654321:role/worker"),
        ),
    )
    plan.add(ATTACHMENT, "basic", policyArn="arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")
    return plan


def access(*statements: Any, **more: Any) -> Any:
    return lambda plan: plan.set("access", policy=document(*statements, **more))


def trusts(*statements: Any) -> Any:
    return lambda plan: plan.set("worker", assumeRolePolicy=document(*statements))


policy_malformed = (
    Table("iam-policy-malformed", base)
    .good("as IAM likes it")
    .good(
        "no Version",
        lambda plan: plan.set("access", policy='{"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}'),
    )
    .good("wildcards and variables", access(allow("s3:Get*", [BUCKET_ARN + "/${aws:username}/*", "*"])))
    .good(
        "a bucket's ARN, with more behind it",
        lambda plan: plan.set(
            "access", policy=Json({"Statement": [allow("s3:GetObject", Ref("orders", "arn", after="/*"))]})
        ),
        view="preview",
    )
    .good(
        "wildcards and variables in ARNs",
        access(
            allow(
                "dynamodb:GetItem",
                ["arn:*:s3:::acme/*", "arn:${Part}:s3:::acme", "arn:aws:s3*", "arn:aws:$x", "arn:aws:dynamodb:*:*:a"],
            )
        ),
    )
    .good(
        "a bucket's name within an ARN",
        lambda plan: plan.set(
            "access", policy=Json({"Statement": [allow("s3:GetObject", Ref("orders", "id", "arn:aws:s3:::", "/*"))]})
        ),
        view="preview",
    )
    .good(
        "an output of a component, however it is called",
        lambda plan: plan.add("acme:index:Store", "store").set(
            "access", policy=Json({"Statement": [allow("s3:GetObject", Ref("store", "url"))]})
        ),
        view="preview",
    )
    .good("Sids that are empty", access(allow("s3:GetObject", Sid=""), allow("s3:PutObject", Sid="")))
    .good("all but one are trusted", trusts(trust(None, NotPrincipal={"AWS": "arn:aws:iam::210987654321:root"})))
    .bad(
        "ARNs of no partition, of too few parts and of every service",
        access(allow("s3:GetObject", ["arn:amazon:s3:::acme", "arn:aws:s3:acme", "arn:aws:*:eu-west-1:1:acme"])),
        (
            "access",
            "In the document, statement 1 has the Resource 'arn:amazon:s3:::acme', whose partition is 'amazon'.",
        ),
        (
            "access",
            "In the document, statement 1 has the Resource 'arn:aws:s3:acme', which has fewer than six parts.",
        ),
        (
            "access",
            (
                "In the document, statement 1 has the Resource 'arn:aws:*:eu-west-1:1:acme', whose service has a "
                "wildcard."
            ),
        ),
    )
    .bad(
        "a pattern of roles is trusted",
        trusts(trust({"AWS": "arn:aws:iam::210987654321:role/*"})),
        (
            "worker",
            (
                "In the trust policy, statement 1 has the principal 'arn:aws:iam::210987654321:role/*'; a wildcard "
                "cannot be part of one."
            ),
        ),
    )
    .good("wildcards on both sides of the colon", access(allow(["*:*", "execute-api:Invoke", "s3:?etObject"])))
    .good(
        "a stringified Output is another policy's finding",
        access(allow("s3:GetObject", "Calling __str__ on an Output[T] is not supported.")),
    )
    .good(
        "web identity",
        trusts(trust({"Federated": "cognito-identity.amazonaws.com"}, Action="sts:AssumeRoleWithWebIdentity")),
    )
    .bad(
        "no JSON",
        lambda plan: plan.set("access", policy="{'Version': '2012-10-17'}"),
        (
            "access",
            "policy is not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1)).",
        ),
        level="mandatory",
    )
    .bad("a list", lambda plan: plan.set("access", policy="[]"), ("access", "policy is JSON, but not an object."))
    .bad(
        "a version of one's own",
        lambda plan: plan.set("access", policy=document(allow("s3:GetObject")).replace("2012-10-17", "2024-01-01")),
        ("access", "Version is '2024-01-01'; IAM knows 2012-10-17 and 2008-10-17."),
    )
    .bad(
        "no statement in it",
        lambda plan: plan.set("access", policy='{"Version": "2012-10-17", "Statement": []}'),
        ("access", "The document has an empty list of statements."),
        level="advisory",
    )
    .bad(
        "no Statement",
        lambda plan: plan.set("access", policy='{"Version": "2012-10-17"}'),
        ("access", "The document has no Statement."),
    )
    .bad(
        "objects, where texts stand",
        access(
            allow({"a": "s3:GetObject"}, "arn:aws:s3:::files/*"),
            allow("s3:GetObject", ["arn:aws:s3:::files/*", {"Ref": "files"}]),
        ),
        ("access", "In the document, statement 1 has an object in Action.", "Name a text, or a list of them."),
        ("access", "In the document, statement 2 has an object in Resource."),
        level="mandatory",
    )
    .bad(
        "no resource, and an empty one",
        access(
            {"Effect": "Allow", "Action": "s3:GetObject"},
            allow("s3:PutObject", []),
        ),
        ("access", "In the document, statement 1 has no Resource."),
        ("access", "In the document, statement 2 has an empty Resource."),
    )
    .good(
        "what conditions may compare with",
        access(
            allow(
                "s3:GetObject",
                Condition={
                    "NumericLessThanEquals": {"aws:MultiFactorAuthAge": ["3600", 7.5]},
                    "DateGreaterThan": {"aws:CurrentTime": ["2030-01-31T12:00:00Z", "2030-01-31", "1893456000"]},
                    "NotIpAddress": {
                        "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32", "10.0.0.1", "${aws:SourceIp}"]
                    },
                    "ForAllValues:ArnLikeIfExists": {"aws:SourceArn": ["arn:aws:s3:::*", "*", "${aws:userid}"]},
                    "Null": {"aws:TokenIssueTime": "true"},
                },
            )
        ),
    )
    .good(
        "an access point, which has a region",
        access(allow("s3:GetObject", "arn:aws:s3:eu-west-1:210987654321:accesspoint/orders/object/*")),
    )
    .good("names of elements in small letters", access({"effect": "Allow", **allow("s3:GetObject")}, id="orders"))
    .bad(
        "what is no element of a statement or a document",
        access(allow("s3:GetObject", Description="orders"), Name="orders"),
        ("access", "The document has Name; Version, Id and Statement are all that one has.", "Remove Name."),
        ("access", "In the document, statement 1 has Description, which is no element of a statement."),
        level="mandatory",
    )
    .bad(
        "values that are not of their operator's kind",
        access(
            allow("s3:GetObject", Condition={"NumericLessThan": {"aws:MultiFactorAuthAge": "an hour"}}),
            allow("s3:GetObject", Condition={"DateLessThanIfExists": {"aws:CurrentTime": "tomorrow"}}),
            allow("s3:GetObject", Condition={"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "10.0.0.0/33"]}}),
            allow("s3:GetObject", Condition={"ForAnyValue:ArnEquals": {"aws:SourceArn": "orders"}}),
            allow("s3:GetObject", Condition={"StringEquals": {"aws:ResourceTag": {"team": "shop"}}}),
            allow("s3:GetObject", Condition={"NullIfExists": {"aws:TokenIssueTime": "true"}}),
        ),
        (
            "access",
            (
                "In the document, statement 1 compares aws:MultiFactorAuthAge by NumericLessThan with 'an hour', "
                "which is not a number."
            ),
            "Name a number, or use a String operator.",
        ),
        (
            "access",
            (
                "In the document, statement 2 compares aws:CurrentTime by DateLessThanIfExists with 'tomorrow', "
                "which is not a date such as 2030-01-31T12:00:00Z."
            ),
        ),
        (
            "access",
            (
                "In the document, statement 3 compares aws:SourceIp by IpAddress with '10.0.0.0/33', "
                "which is not an address or a CIDR block."
            ),
        ),
        (
            "access",
            (
                "In the document, statement 4 compares aws:SourceArn by ForAnyValue:ArnEquals with 'orders', "
                "which is not an ARN."
            ),
        ),
        ("access", "In the document, statement 5 compares aws:ResourceTag with an object."),
        ("access", "In the document, statement 6 has the condition operator 'NullIfExists'; Null takes no IfExists."),
        level="mandatory",
    )
    .bad(
        "a region in the ARN of a bucket",
        access(allow("s3:GetObject", "arn:aws:s3:eu-west-1::acme-orders/*")),
        (
            "access",
            (
                "In the document, statement 1 has the Resource 'arn:aws:s3:eu-west-1::acme-orders/*', which names the "
                "region 'eu-west-1': those of buckets have none."
            ),
        ),
    )
    .good("trust in everybody, which other rules speak of", trusts(trust({"AWS": "*"})))
    .bad(
        "trust in stars",
        trusts(trust("*"), trust({"Service": ["lambda.amazonaws.com", "*"]})),
        ("worker", "In the trust policy, statement 1 has the Principal '*' with no kind before it."),
        ("worker", "In the trust policy, statement 2 trusts the service '*'."),
        level="mandatory",
    )
    .bad(
        "both an action and its negation",
        access(allow("s3:GetObject", NotAction="s3:PutObject")),
        ("access", "In the document, statement 1 has both Action and NotAction."),
    )
    .bad(
        "no effect, and one that IAM does not know",
        access({"Action": "s3:GetObject", "Resource": "*"}, allow("s3:GetObject", Effect="allow")),
        ("access", "In the document, statement 1 has no Effect."),
        ("access", "In the document, statement 2 has the Effect 'allow'."),
    )
    .bad(
        "an action without its service",
        access(allow(["GetObject", "s3.PutObject"])),
        ("access", "In the document, statement 1 has the action 'GetObject', which is not of the form service:Action."),
        (
            "access",
            "In the document, statement 1 has the action 's3.PutObject', which is not of the form service:Action.",
        ),
    )
    .bad(
        "a bucket's name for its ARN",
        access(allow("s3:GetObject", "acme-orders/*")),
        ("access", "In the document, statement 1 has the Resource 'acme-orders/*', which is neither an ARN nor *."),
    )
    .bad(
        "a role's ARN with a region",
        access(allow("iam:PassRole", "arn:aws:iam:eu-west-1:210987654321:role/deploys")),
        (
            "access",
            (
                "In the document, statement 1 has the Resource 'arn:aws:iam:eu-west-1:210987654321:role/deploys', "
                "which names the region 'eu-west-1': those of IAM have none."
            ),
        ),
    )
    .bad(
        "a planned bucket's id for its ARN",
        lambda plan: plan.set(
            "access", policy=Json({"Statement": [allow("s3:GetObject", Ref("orders", "id", after="/*"))]})
        ),
        ("access", "In the document, statement 1 has the Resource '${orders.id}/*', which is neither an ARN nor *."),
        view="preview",
    )
    .bad(
        "a principal where there can be none",
        access(allow("s3:GetObject", Principal="*")),
        (
            "access",
            "In the document, statement 1 has a Principal, which only policies of resources and trust policies have.",
        ),
    )
    .bad(
        "Sids twice",
        access(allow("s3:GetObject", Sid="Read"), allow("s3:ListBucket", Sid="Read")),
        ("access", "2 statements have the Sid Read; each must have its own."),
        level="mandatory",
    )
    .bad(
        "a Sid with a space, in an inline policy",
        access(allow("s3:PutObject", Sid="To write")),
        ("access", "The Sid 'To write' holds more than letters and digits."),
        level="advisory",
    )
    .bad(
        "a Sid with a hyphen, in a trust policy",
        trusts(trust(LAMBDA, Sid="to-run")),
        ("worker", "The Sid 'to-run' holds more than letters and digits."),
        level="advisory",
    )
    .bad(
        "a Sid with a hyphen, in a managed policy",
        lambda plan: plan.add(POLICY, "managed", policy=document(allow("s3:PutObject", Sid="to-write"))),
        ("managed", "The Sid 'to-write' holds more than letters and digits."),
        level="mandatory",
    )
    .bad(
        "an effect in capitals, which AWS has taken",
        trusts(trust(LAMBDA, Effect="ALLOW")),
        ("worker", "In the document, statement 1 has the Effect 'ALLOW'."),
        level="advisory",
    )
    .bad(
        "an effect that is none",
        trusts(trust(LAMBDA, Effect="Permit")),
        ("worker", "In the document, statement 1 has the Effect 'Permit'."),
        level="mandatory",
    )
    .bad(
        "elements in lower case",
        lambda plan: plan.set("access", policy='{"statement": []}'),
        ("access", "The document has statement in place of Statement."),
        level="advisory",
    )
    .bad(
        "an inline policy of the role",
        lambda plan: plan.set(
            "worker", inlinePolicies=[{"name": "x", "policy": document({"Effect": "Allow", "Action": "*"})}]
        ),
        ("worker", "In the document, statement 1 has no Resource."),
    )
    .bad(
        "a trust policy with a resource",
        trusts(trust(LAMBDA, Resource="*")),
        ("worker", "In the trust policy, statement 1 has a Resource; the role itself is the only resource."),
    )
    .bad(
        "a trust policy that trusts nobody",
        trusts({"Effect": "Allow", "Action": "sts:AssumeRole"}),
        ("worker", "In the trust policy, statement 1 has no Principal, so it trusts nobody."),
    )
    .bad(
        "a trust policy with a misspelt action",
        trusts(trust(LAMBDA, Action="sts:AssumeRoleWithWebIdendity")),
        (
            "worker",
            (
                "In the trust policy, statement 1 has the action sts:AssumeRoleWithWebIdendity, by which no role is "
                "assumed."
            ),
        ),
    )
    .bad(
        "a trust policy with another service's action",
        trusts(trust(LAMBDA, Action="lambda:InvokeFunction")),
        (
            "worker",
            "In the trust policy, statement 1 has the action lambda:InvokeFunction; only actions of STS are allowed.",
        ),
    )
    .bad(
        "the service is a wildcard",
        access(allow("*:Describe*", "*")),
        (
            "access",
            "In the document, statement 1 has the action '*:Describe*'; the service before the colon has no wildcard.",
        ),
        level="mandatory",
    )
    .absent("no document", lambda plan: plan.set("access", policy=None))
    .unknown("document from an update", lambda plan: plan.set("access", policy=Unknown()))
    .outside(
        "an ARN of another stack",
        lambda plan: plan.add("pulumi:pulumi:StackReference", "data").set(
            "access", policy=Json({"Statement": [allow("s3:GetObject", Ref("data", "outputs.bucket"))]})
        ),
        view="preview",
        undecided=False,
    )
)

CANNOT = "which cannot assume a role."

trust_principal_wrong = (
    Table("iam-trust-principal-wrong", base)
    .bad(
        "a stack's name where the account stands",
        trusts(trust({"AWS": "arn:aws:iam::shop-dev:root"})),
        (
            "worker",
            (
                "In the trust policy, statement 1 has the principal 'arn:aws:iam::shop-dev:root', which has 'shop-dev' "
                "where the account's twelve digits stand."
            ),
        ),
        level="mandatory",
    )
    .good(
        "providers by name",
        trusts(
            trust(
                {"Federated": ["cognito-identity.amazonaws.com", "accounts.google.com"]},
                Action="sts:AssumeRoleWithWebIdentity",
            )
        ),
    )
    .bad(
        "a provider of no account",
        trusts(
            trust({"Federated": "arn:aws:iam::1234:oidc-provider/gitlab.com"}, Action="sts:AssumeRoleWithWebIdentity"),
        ),
        (
            "worker",
            (
                "In the trust policy, statement 1 has the principal 'arn:aws:iam::1234:oidc-provider/gitlab.com', "
                "which has '1234' where the account's twelve digits stand."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a role as a provider",
        trusts(
            trust({"Federated": "arn:aws:iam::210987654321:role/web"}, Action="sts:AssumeRoleWithWebIdentity"),
        ),
        (
            "worker",
            (
                "In the trust policy, statement 1 has the principal 'arn:aws:iam::210987654321:role/web', which is no "
                "identity provider."
            ),
        ),
    )
    .bad(
        "a provider by its address",
        trusts(
            trust({"Federated": "token.actions.githubusercontent.com"}, Action="sts:AssumeRoleWithWebIdentity"),
        ),
        (
            "worker",
            (
                "In the trust policy, statement 1 has the principal 'token.actions.githubusercontent.com', which "
                "cannot assume a role."
            ),
            "Name the arn of the identity provider.",
        ),
    )
    .bad(
        "a service below another domain",
        trusts(trust({"Service": "lambda.aws.com"})),
        (
            "worker",
            "In the trust policy, statement 1 has the principal 'lambda.aws.com', which cannot assume a role.",
        ),
    )
    .bad(
        "an instance profile",
        trusts(trust({"AWS": "arn:aws:iam::210987654321:instance-profile/web"})),
        (
            "worker",
            (
                "In the trust policy, statement 1 has the principal "
                "'arn:aws:iam::210987654321:instance-profile/web', which is an instance profile."
            ),
        ),
    )
    .good("Alexa, whose name is another", trusts(trust({"Service": "alexa-appkit.amazon.com"})))
    .good(
        "the account that owns a network",
        lambda plan: plan.add("aws:ec2/vpc:Vpc", "main").set(
            "worker", assumeRolePolicy=Json({"Statement": [trust({"AWS": Ref("main", "ownerId")})]})
        ),
        view="preview",
    )
    .good("a service")
    .good(
        "an account, a role, everybody", trusts(trust({"AWS": ["210987654321", "arn:aws:iam::210987654321:root", "*"]}))
    )
    .good(
        "a planned role",
        lambda plan: plan.add(ROLE, "boss").set(
            "worker", assumeRolePolicy=Json({"Statement": [trust({"AWS": Ref("boss", "arn")})]})
        ),
        view="preview",
    )
    .good(
        "the account, put together",
        lambda plan: plan.add(ROLE, "boss").set(
            "worker",
            assumeRolePolicy=Json({"Statement": [trust({"AWS": Ref("boss", "account", "arn:aws:iam::", ":root")})]}),
        ),
        view="preview",
    )
    .bad(
        "a planned database",
        lambda plan: plan.add(CLUSTER, "primary").set(
            "worker", assumeRolePolicy=Json({"Statement": [trust({"AWS": Ref("primary", "arn")})]})
        ),
        ("worker", f"In the trust policy, statement 1 has the principal '${{primary.arn}}', {CANNOT}"),
        view="preview",
        level="mandatory",
    )
    .good(
        "the partition, put together",
        lambda plan: plan.add(ROLE, "boss").set(
            "worker",
            assumeRolePolicy=Json(
                {"Statement": [trust({"AWS": Ref("boss", "partition", "arn:", ":iam::210987654321:root")})]}
            ),
        ),
        view="preview",
    )
    .bad(
        "ARNs of other services, put together",
        lambda plan: plan.add(ROLE, "boss").set(
            "worker",
            assumeRolePolicy=Json(
                {
                    "Statement": [
                        trust({"AWS": Ref("boss", "region", "arn:aws:rds:", ":210987654321:db:shop")}),
                        trust({"AWS": Ref("boss", "account", "arn:aws:rds:eu-west-1:", ":db:shop")}),
                    ]
                }
            ),
        ),
        (
            "worker",
            (
                "In the trust policy, statement 1 has the principal 'arn:aws:rds:${boss.region}:210987654321:db:shop', "
                f"{CANNOT}"
            ),
        ),
        (
            "worker",
            (
                "In the trust policy, statement 2 has the principal 'arn:aws:rds:eu-west-1:${boss.account}:db:shop', "
                f"{CANNOT}"
            ),
        ),
        view="preview",
    )
    .bad(
        "a bucket's ARN",
        trusts(trust({"AWS": BUCKET_ARN})),
        ("worker", f"In the trust policy, statement 1 has the principal '{BUCKET_ARN}', {CANNOT}"),
    )
    .bad(
        "services by the wrong name",
        trusts(trust({"Service": ["lambda", "ec2.amazon.com"]}, Sid="Run")),
        ("worker", f"In the trust policy, the statement Run has the principal 'lambda', {CANNOT}"),
        ("worker", f"In the trust policy, the statement Run has the principal 'ec2.amazon.com', {CANNOT}"),
    )
    .bad(
        "a principal without its kind",
        trusts(trust("lambda.amazonaws.com")),
        ("worker", f"In the trust policy, statement 1 has the principal 'lambda.amazonaws.com', {CANNOT}"),
    )
    .absent("no trust policy", lambda plan: plan.set("worker", assumeRolePolicy=None))
    .unknown("document from an update", lambda plan: plan.set("worker", assumeRolePolicy=Unknown()))
    .outside(
        "a role of another stack",
        lambda plan: plan.add("pulumi:pulumi:StackReference", "other").set(
            "worker", assumeRolePolicy=Json({"Statement": [trust({"AWS": Ref("other", "outputs.role")})]})
        ),
        view="preview",
        undecided=False,
    )
)


def long(count: int) -> list[str]:
    return [f"s3:{'a' * 96}{number:04}" for number in range(count)]


def written(length: int, statement: dict[str, Any]) -> str:
    """Return a document of that many characters, with spaces that do not count."""
    text = document({**statement, "Sid": ""})
    sid = "a" * (length - len("".join(text.split())))
    return document({**statement, "Sid": sid})


def kept(most: int, type: str, **more: Any) -> tuple[Any, Any]:
    """Return plans of the longest document that a type takes, and of one that is longer."""

    def plan(length: int) -> Any:
        text = written(length, allow("s3:GetObject"))
        given = {"inlinePolicies": [{"name": "x", "policy": text}], **more} if type == ROLE else {"policy": text}
        return lambda plan: plan.add(type, "kept", **given)

    return plan(most), plan(most + 1)


def stores(most: int, path: str = "policy") -> tuple[str, str]:
    return ("kept", f"{path} has {most + 1} characters without white space; IAM stores {most}.")


USER_POLICY, GROUP_POLICY = "aws:iam/userPolicy:UserPolicy", "aws:iam/groupPolicy:GroupPolicy"
FOR_TRUST = "Name fewer principals: the account instead of its roles, with a Condition on aws:PrincipalArn"
policy_too_long = (
    Table("iam-policy-too-long", base)
    .good("short")
    .good(
        "white space is not counted",
        lambda plan: plan.set("access", policy=document(allow("s3:GetObject")) + " " * 12000),
    )
    .bad(
        "a managed policy over 6144",
        lambda plan: plan.add(POLICY, "managed", policy=document(allow(long(60), "*"))),
        ("managed", "policy has 6443 characters without white space; IAM stores 6144."),
        level="mandatory",
    )
    .good("a managed policy of 6144", kept(6144, POLICY)[0])
    .bad("a managed policy of 6145", kept(6144, POLICY)[1], stores(6144))
    .good("a role's own policy of 10240", kept(10240, ROLE_POLICY)[0])
    .bad("a role's own policy of 10241", kept(10240, ROLE_POLICY)[1], stores(10240))
    .good("inside a role, of 10240", kept(10240, ROLE)[0])
    .bad("inside a role, of 10241", kept(10240, ROLE)[1], stores(10240, "inlinePolicies[0].policy"))
    .good("a user's of 2048", kept(2048, USER_POLICY)[0])
    .bad("a user's of 2049", kept(2048, USER_POLICY)[1], stores(2048))
    .good("a group's of 5120", kept(5120, GROUP_POLICY)[0])
    .bad("a group's of 5121", kept(5120, GROUP_POLICY)[1], stores(5120))
    .good("a trust policy of 2048", lambda plan: plan.set("worker", assumeRolePolicy=written(2048, trust(LAMBDA))))
    .bad(
        "a trust policy of 8192",
        lambda plan: plan.set("worker", assumeRolePolicy=written(8192, trust(LAMBDA))),
        (
            "worker",
            (
                "assumeRolePolicy has 8192 characters without white space; IAM stores 2048 unless the account's quota "
                "was raised."
            ),
            (
                f"{FOR_TRUST}; or have the quota raised, up to 8192:\n    aws service-quotas "
                "request-service-quota-increase --service-code iam --quota-code L-C07B4B0D --desired-value 8192 "
                "--region us-east-1"
            ),
        ),
        level="advisory",
    )
    .bad(
        "a trust policy of 8193",
        lambda plan: plan.set("worker", assumeRolePolicy=written(8193, trust(LAMBDA))),
        (
            "worker",
            "assumeRolePolicy has 8193 characters without white space; IAM stores 8192.",
            f"{FOR_TRUST}; more than 8192 characters are not to be had.",
        ),
        level="mandatory",
    )
    .bad(
        "a trust policy over what a quota can be raised to",
        trusts(hundred("a" * 64)),
        ("worker", "assumeRolePolicy has 10105 characters without white space; IAM stores 8192."),
        level="mandatory",
    )
    .bad(
        "a trust policy that a raised quota allows",
        trusts(hundred("a")),
        (
            "worker",
            (
                "assumeRolePolicy has 3805 characters without white space; IAM stores 2048 unless the account's quota "
                "was raised."
            ),
        ),
        level="advisory",
    )
    .bad(
        "a trust policy that the account's quota does not allow",
        trusts(hundred("a")),
        ("worker", "assumeRolePolicy has 3805 characters without white space; IAM stores 2048."),
        facts={TRUST_QUOTA: ServiceQuota("iam", "L-C07B4B0D", "Role trust policy length", 2048.0)},
        level="mandatory",
    )
    .good(
        "a trust policy that the account's quota allows",
        trusts(hundred("a")),
        facts={TRUST_QUOTA: ServiceQuota("iam", "L-C07B4B0D", "Role trust policy length", 4096.0)},
    )
    .bad(
        "nobody says what the quota is",
        trusts(hundred("a")),
        (
            "worker",
            (
                "assumeRolePolicy has 3805 characters without white space; IAM stores 2048 unless the account's quota "
                "was raised."
            ),
        ),
        facts=CANNOT_ASK,
        level="advisory",
    )
    .bad(
        "the literal parts alone are too long",
        lambda plan: plan.set("access", policy=Json({"Statement": [allow(long(110), Ref("orders", "arn"))]})),
        ("access", "policy has at least 11719 characters without white space; IAM stores 10240."),
        view="preview",
    )
    .absent("no document", lambda plan: plan.set("access", policy=None))
    .unknown("document from an update", lambda plan: plan.set("access", policy=Unknown()))
    .without("outside", "reads one resource")
)

policy_allows_everything = (
    Table("iam-policy-allows-everything", base)
    .good("what is needed")
    .good("everything is denied", access(allow("*", "*", Effect="Deny")))
    .good("everything on one bucket", access(allow("*")))
    .bad(
        "everything",
        access(allow(["s3:GetObject", "*"], ["*"], Sid="Admin")),
        ("access", "In the policy, the statement Admin allows Action * on Resource *."),
        level="advisory",
    )
    .absent("no document", lambda plan: plan.set("access", policy=None))
    .unknown("document from an update", lambda plan: plan.set("access", policy=Unknown()))
    .without("outside", "reads one resource")
)

policy_allows_whole_service = (
    Table("iam-policy-allows-whole-service", base)
    .good("what is needed")
    .good("one bucket, everything", access(allow("s3:*")))
    .good(
        "under a condition", access(allow("ec2:*", "*", Condition={"StringEquals": {"aws:ResourceTag/team": "shop"}}))
    )
    .bad(
        "two services",
        access(allow(["s3:*", "DynamoDB:*", "logs:PutLogEvents"], "*")),
        ("access", "In the policy, statement 1 allows dynamodb:*, s3:* on Resource *."),
        level="advisory",
    )
    .absent("no document", lambda plan: plan.set("access", policy=None))
    .unknown("document from an update", lambda plan: plan.set("access", policy=Unknown()))
    .without("outside", "reads one resource")
)

policy_allows_all_but = (
    Table("iam-policy-allows-all-but", base)
    .good("what is needed")
    .good("all but some are denied", access({"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}))
    .good(
        "all but some, under a condition",
        access(
            {
                "Effect": "Allow",
                "NotAction": "iam:*",
                "Resource": "*",
                "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}},
            }
        ),
    )
    .bad(
        "all but some are allowed",
        access({"Effect": "Allow", "NotAction": ["iam:*", "organizations:*"], "Resource": "*"}),
        ("access", "In the policy, statement 1 allows everything but iam:*, organizations:* on Resource *."),
        level="advisory",
    )
    .absent("no document", lambda plan: plan.set("access", policy=None))
    .unknown("document from an update", lambda plan: plan.set("access", policy=Unknown()))
    .without("outside", "reads one resource")
)

policy_reaches_all_data = (
    Table("iam-policy-reaches-all-data", base)
    .good("one bucket")
    .good("what cannot be limited", access(allow(["ec2:DescribeInstances", "ecr:GetAuthorizationToken"], "*")))
    .good(
        "every table of a tag",
        access(allow("dynamodb:PutItem", "*", Condition={"StringEquals": {"aws:ResourceTag/team": "shop"}})),
    )
    .bad(
        "every secret and table",
        access(allow(["secretsmanager:GetSecretValue", "dynamodb:PutItem", "ec2:DescribeVpcs"], "*")),
        (
            "access",
            "In the policy, statement 1 allows secretsmanager:GetSecretValue, dynamodb:PutItem on Resource *.",
        ),
        level="advisory",
    )
    .bad(
        "beside a resource that an update will know",
        lambda plan: plan.set(
            "access", policy=Json({"Statement": [allow("kms:Decrypt", [Ref("orders", "arn"), "*"])]})
        ),
        ("access", "In the policy, statement 1 allows kms:Decrypt on Resource *."),
        view="preview",
    )
    .absent("no document", lambda plan: plan.set("access", policy=None))
    .unknown("document from an update", lambda plan: plan.set("access", policy=Unknown()))
    .without("outside", "reads one resource")
)

pass_role_unrestricted = (
    Table("iam-pass-role-unrestricted", base)
    .good("one role")
    .good(
        "to one service",
        access(
            allow("iam:PassRole", "*", Condition={"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}})
        ),
    )
    .bad(
        "any role",
        access(allow("iam:PassRole", "*")),
        ("access", "In the policy, statement 1 allows iam:PassRole on Resource *."),
        level="advisory",
    )
    .absent("no document", lambda plan: plan.set("access", policy=None))
    .unknown("document from an update", lambda plan: plan.set("access", policy=Unknown()))
    .without("outside", "reads one resource")
)


def emulated(plan: Plan) -> Plan:
    plan.planned["worker"].provider = {"endpoints": '[{"iam":"http://localhost:4566"}]'}
    return plan


OPEN = "In the trust policy, statement 1 allows the principal * without a condition."

trust_policy_open_to_everyone = (
    Table("iam-trust-policy-open-to-everyone", base)
    .good("a service")
    .good(
        "everybody of the organization",
        trusts(trust({"AWS": "*"}, Condition={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3"}})),
    )
    .good("everybody who has one's own LocalStack", lambda plan: trusts(trust({"AWS": "*"}))(emulated(plan)))
    .bad("everybody", trusts(trust({"AWS": "*"})), ("worker", OPEN), level="advisory")
    .absent("no trust policy", lambda plan: plan.set("worker", assumeRolePolicy=None))
    .unknown("document from an update", lambda plan: plan.set("worker", assumeRolePolicy=Unknown()))
    .without("outside", "reads one resource")
)

administrator_policy_attached = (
    Table("iam-administrator-policy-attached", base)
    .good("a narrow one")
    .good(
        "one's own of that name",
        lambda plan: plan.set("basic", policyArn="arn:aws:iam::210987654321:policy/AdministratorAccess"),
    )
    .bad(
        "attached",
        lambda plan: plan.set("basic", policyArn="arn:aws:iam::aws:policy/AdministratorAccess"),
        ("basic", "policyArn has AdministratorAccess, which allows everything in the account."),
        level="advisory",
    )
    .bad(
        "on the role itself",
        lambda plan: plan.set("worker", managedPolicyArns=["arn:aws:iam::aws:policy/IAMFullAccess"]),
        ("worker", "managedPolicyArns has IAMFullAccess, which allows to give anybody any right."),
    )
    .absent("nothing attached", lambda plan: plan.remove("basic"))
    .unknown("from an update", lambda plan: plan.set("basic", policyArn=Unknown()))
    .without("outside", "reads one resource")
)
