from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

FUNCTION = "aws:lambda/function:Function"
ROLE = "aws:iam/role:Role"
ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
MANAGED = "arn:aws:iam::aws:policy/service-role/"


def allowing(*actions: str) -> Json:
    return Json({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": list(actions), "Resource": "*"}]})


def base() -> Plan:
    plan = Plan()
    plan.add(
        ROLE,
        "role",
        assumeRolePolicy=Json(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "lambda.amazonaws.com"},
                        "Action": "sts:AssumeRole",
                    }
                ],
            }
        ),
    )
    plan.add(ATTACHMENT, "logs", role=Ref("role", "name"), policyArn=f"{MANAGED}AWSLambdaBasicExecutionRole")
    plan.add(ATTACHMENT, "network", role=Ref("role", "name"), policyArn=f"{MANAGED}AWSLambdaVPCAccessExecutionRole")
    plan.add(
        FUNCTION,
        "orders",
        runtime="python3.13",
        handler="app.handler",
        role=Ref("role", "arn"),
        vpcConfig={"subnetIds": ["subnet-0a1b"], "securityGroupIds": ["sg-0a1b"]},
    )
    return plan


def inline(*actions: str) -> Any:
    return lambda plan: plan.remove("network").add(
        "aws:iam/rolePolicy:RolePolicy", "own", role=Ref("role", "id"), policy=allowing(*actions)
    )


def planned(*actions: str) -> Any:
    return lambda plan: plan.add("aws:iam/policy:Policy", "own", policy=allowing(*actions)).set(
        "network", policyArn=Ref("own", "arn")
    )


REFUSED = "The function is in a VPC, and no policy of its role role allows ec2:CreateNetworkInterface."

permissions_missing = (
    Table("lambda-vpc-permissions-missing", base)
    .good("managed policy for functions in a VPC")
    .good("inline policy", inline("ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"))
    .good("inline policy with a wildcard", inline("ec2:*NetworkInterface*"))
    .good("planned policy", planned("ec2:Create*"))
    .good(
        "managed policy that nobody here knows",
        lambda plan: plan.set("network", policyArn="arn:aws:iam::210987654321:policy/network"),
    )
    .good(
        "list of managed policies",
        lambda plan: plan.remove("network").set("role", managedPolicyArns=[f"{MANAGED}AWSLambdaENIManagementAccess"]),
    )
    .good("role that exists, with policies of its own", lambda plan: plan.set("orders", role="shared"))
    .good(
        "no subnets",
        lambda plan: plan.remove("network").set("orders", vpcConfig={"subnetIds": [], "securityGroupIds": []}),
    )
    .bad(
        "only the policy for logs",
        lambda plan: plan.remove("network"),
        ("orders", REFUSED),
        view="preview",
        level="mandatory",
    )
    .bad(
        "a command of the program may attach a policy",
        lambda plan: plan.remove("network").add("command:local:Command", "attach", create="./attach.sh"),
        ("orders", REFUSED),
        level="advisory",
    )
    .bad("other rights inline", inline("s3:GetObject", "ec2:DescribeNetworkInterfaces"), ("orders", REFUSED))
    .bad("other rights in a planned policy", planned("sqs:*"), ("orders", REFUSED))
    .absent("no VPC", lambda plan: plan.remove("network").set("orders", vpcConfig=None))
    .unknown(
        "policy from an update",
        lambda plan: plan.remove("network").add(
            "aws:iam/rolePolicy:RolePolicy", "own", role=Ref("role", "id"), policy=Unknown()
        ),
    )
    .outside(
        "role of another stack",
        lambda plan: plan.remove("network").set("orders", role="arn:aws:iam::210987654321:role/shared"),
    )
)
