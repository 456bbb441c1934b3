from __future__ import annotations

from policypack.testing import Hidden, Json, Plan, Ref, Table, Unknown

FUNCTION = "aws:lambda/function:Function"
TASK = "aws:ecs/taskDefinition:TaskDefinition"
PARAMETER = "aws:ssm/parameter:Parameter"
PROJECT = "aws:codebuild/project:Project"
ACCESS_KEY = "AKIA" + "2E7QWERTYUIOPASD"
DATABASE = "postgres://app:horse-7@db.acme-store.eu/shop"
FUNCTION_SAYS = "{} holds a credential, in plain text."


def base() -> Plan:
    plan = Plan()
    plan.add("aws:secretsmanager/secret:Secret", "database", name="shop/database")
    plan.add(
        FUNCTION,
        "orders",
        environment={
            "variables": {
                "DB_SECRET_ARN": "arn:aws:secretsmanager:eu-west-1:210987654321:secret:shop",
                "DB_PASSWORD_PARAMETER": "/shop/password",
                "SECRET": Ref("database", "arn"),
                "PASSWORD_LENGTH": "24",
                "ENABLE_PASSWORD": "true",
                "PASSWORD": "/shop/database/password",
                "API_KEY": "",
            }
        },
    )
    plan.add(
        TASK,
        "web",
        containerDefinitions=Json(
            [
                {
                    "name": "web",
                    "image": "nginx:1.27",
                    "environment": [{"name": "STAGE", "value": "live"}],
                    "secrets": [{"name": "DB_PASSWORD", "valueFrom": "/shop/password"}],
                }
            ]
        ),
    )
    plan.add(PARAMETER, "token", name="/shop/api_token", type="SecureString", value=Hidden("t0ken-4f1d9c"))
    plan.add("aws:rds/instance:Instance", "ledger", engine="mysql", password="Correct-Horse-7")
    return plan


def variables(plan: Plan, **values: object) -> Plan:
    return plan.set("orders", environment={"variables": values})


in_plain_text = (
    Table("secrets-in-plain-text", base)
    .good("references and switches")
    .good("the documentation's example key", lambda plan: variables(plan, KEY="AKIAIOSFODNN7EXAMPLE"))
    .good("a URL with a hole for the password", lambda plan: variables(plan, URL="postgres://app:${PASSWORD}@db/shop"))
    .bad(
        "a function's variable",
        lambda plan: variables(plan, DB_PASSWORD="Correct-Horse-7"),
        ("orders", FUNCTION_SAYS.format("DB_PASSWORD")),
        level="advisory",
    )
    .bad(
        "out of the configuration's secrets into a variable",
        lambda plan: variables(plan, API_KEY=Hidden("4f1d9c-4f1d9c")),
        ("orders", FUNCTION_SAYS.format("API_KEY")),
    )
    .bad(
        "what a generator draws",
        lambda plan: variables(
            plan.add("random:index/randomPassword:RandomPassword", "drawn", length=24),
            DB_PASSWORD=Ref("drawn", "result"),
        ),
        ("orders", FUNCTION_SAYS.format("DB_PASSWORD")),
        view="preview",
    )
    .bad(
        "a container's variable",
        lambda plan: plan.set(
            "web",
            containerDefinitions=Json(
                [
                    {
                        "name": "web",
                        "image": "nginx:1.27",
                        "environment": [{"name": "API_TOKEN", "value": "t0ken-4f1d9c"}],
                    }
                ]
            ),
        ),
        ("web", FUNCTION_SAYS.format("API_TOKEN")),
    )
    .bad(
        "a parameter that anybody may read",
        lambda plan: plan.set("token", type="String", value="t0ken-4f1d9c"),
        ("token", FUNCTION_SAYS.format("api_token")),
    )
    .bad(
        "a build's variable",
        lambda plan: plan.add(
            PROJECT,
            "build",
            environment={
                "environmentVariables": [
                    {"name": "NPM_ACCESS_TOKEN", "value": "npm-4f1d9c"},
                    {"name": "PASSWORD", "value": "shop/password", "type": "SECRETS_MANAGER"},
                ]
            },
        ),
        ("build", FUNCTION_SAYS.format("NPM_ACCESS_TOKEN")),
    )
    .bad(
        "an access key in user data",
        lambda plan: plan.add("aws:ec2/instance:Instance", "host", userData=f"export AWS_ACCESS_KEY_ID={ACCESS_KEY}"),
        ("host", "userData holds an AWS access key, in plain text."),
    )
    .bad(
        "a password inside a URL",
        lambda plan: variables(plan, DATABASE_URL="postgres://app:horse-7@db.acme-store.eu/shop"),
        ("orders", "environment.variables.DATABASE_URL holds a password inside a URL, in plain text."),
    )
    .good(
        "a URL in the places that are for secrets",
        lambda plan: plan.set("token", value=DATABASE).add(
            "aws:secretsmanager/secretVersion:SecretVersion", "login", secretId="shop", secretString=DATABASE
        ),
    )
    .bad(
        "a URL in a parameter that anybody may read",
        lambda plan: plan.set("token", name="/shop/database", type="String", value=DATABASE),
        ("token", "value holds a password inside a URL, in plain text."),
    )
    .bad(
        "four characters",
        lambda plan: variables(plan, PASSWORD="abcd"),
        ("orders", FUNCTION_SAYS.format("PASSWORD")),
    )
    .good("three, which are a word", lambda plan: variables(plan, PASSWORD="yes"))
    .good(
        "a parameter whose name is made up", lambda plan: plan.set("token", name=None, type="String", value="t0ken-4")
    )
    .good(
        "a container's variable without a name",
        lambda plan: plan.set(
            "web", containerDefinitions=Json([{"name": "web", "environment": [{"value": "t0ken-4f1d9c"}]}])
        ),
    )
    .unknown(
        "all variables, of functions and of builds",
        lambda plan: (
            plan.set("orders", environment={"variables": Unknown()})
            .add(FUNCTION, "more", environment=Unknown())
            .add(PROJECT, "build", environment=Unknown())
        ),
        undecided=False,
    )
    .good("an environment without variables", lambda plan: plan.set("orders", environment={}))
    .absent("no variables", lambda plan: plan.set("orders", environment=None))
    .unknown("from an update", lambda plan: variables(plan, DB_PASSWORD=Unknown()), undecided=False)
    .outside("the secret is elsewhere", lambda plan: variables(plan, DB_PASSWORD="{{resolve:secretsmanager:shop}}"))
)
