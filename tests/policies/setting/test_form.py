from __future__ import annotations

import pytest

from policies.setting._shapes import Form
from policies.setting.form import ROWS, refused
from policypack import Resource
from policypack.catalogue import provider
from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "resize", name="resize")
    plan.add("aws:cloudwatch/metricAlarm:MetricAlarm", "late", name="late")
    plan.add("aws:dynamodb/table:Table", "rows", name="rows")
    return plan


_refused = (
    Table("setting-form-refused", base)
    .good("names of variables", lambda p: p.set("resize", environment={"variables": {"TABLE_1": "x", "aB": ""}}))
    .good("the longest", lambda p: p.set("rows", name="r" * 255))
    .bad(
        "stars for region and account of who invokes",
        lambda p: p.add(
            "aws:lambda/permission:Permission",
            "open",
            function="resize",
            action="lambda:InvokeFunction",
            principal="apigateway.amazonaws.com",
            sourceArn="arn:aws:execute-api:*:*:a1b2c3/*/*/*",
        ),
        (
            "open",
            (
                "sourceArn is 'arn:aws:execute-api:*:*:a1b2c3/*/*/*'; it must be an ARN with a whole region and "
                "account, or without; only what follows them may have a star: ValidationException: Value at "
                "'sourceArn' failed to satisfy constraint."
            ),
        ),
    )
    .bad(
        "one character",
        lambda p: p.set("resize", environment={"variables": {"X": "1"}}),
        (
            "resize",
            (
                "environment.variables.X is 'X'; it must begin with a letter, go on with letters, digits and "
                "underscores, "
                "and have two characters at least: ValidationException: Member must satisfy regular expression "
                "pattern: [a-zA-Z]([a-zA-Z0-9_])+."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "in one of a list",
        lambda p: p.set("rows", globalSecondaryIndexes=[{"name": "by day"}]),
        (
            "rows",
            (
                "globalSecondaryIndexes[0].name is 'by day'; it must be of 3 to 255 letters, digits, underscores, "
                "hyphens and periods: ValidationException: must satisfy regular expression pattern: [a-zA-Z0-9_.-]+."
            ),
        ),
    )
    .bad(
        "an action by its name",
        lambda p: p.set("late", alarmActions=["page-me"]),
        (
            "late",
            "alarmActions[0] is 'page-me'; it must be the ARN of what it does: ValidationError: Invalid arn syntax.",
        ),
    )
    .bad(
        "a standard by the wrong ARN",
        lambda p: p.add(
            "aws:securityhub/standardsSubscription:StandardsSubscription",
            "cis",
            standardsArn="arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/1.2.0",
        ),
        (
            "cis",
            (
                "standardsArn is 'arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/1.2.0'; it "
                "must be the ARN of a standard, such as arn:aws:securityhub:eu-west-1::standards/pci-dss/v/3.2.1 "
                "(arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0 alone has no region): "
                "InvalidInputException: the standard does not exist."
            ),
        ),
    )
    .bad(
        "a control by its ARN",
        lambda p: p.add(
            "aws:auditmanager/framework:Framework",
            "own",
            controlSets=[{"name": "a", "controls": [{"id": "arn:aws:auditmanager:eu-west-1:1:control/a"}]}],
        ),
        (
            "own",
            (
                "controlSets[0].controls[0].id is 'arn:aws:auditmanager:eu-west-1:1:control/a'; it must be the id of a "
                "control, not its ARN or name: ValidationException: Member must satisfy regular expression pattern: "
                "^[a-f0-9]{8}-[a-f0-9]{4}-…."
            ),
        ),
    )
    .absent("no name", lambda p: p.set("rows", name=None))
    .unknown("a name of an update", lambda p: p.set("rows", name=Unknown()), undecided=False)
)


@pytest.mark.parametrize("form", ROWS, ids=lambda form: f"{form.type.split(':')[-1]} {form.path}")
def test_each_form_is_of_this_provider(form: Form) -> None:
    shapes = provider.inputs(form.type)
    for step in form.path.split("."):
        name = step.removesuffix("[]").removesuffix("{}").removesuffix("{=}")
        assert name in shapes
        assert step.endswith("[]") == (shapes[name].kind == "list")
        assert step.endswith("}") == (shapes[name].kind == "map")
        shapes = (shapes[name].element or shapes[name]).fields


@pytest.mark.parametrize(
    ("type", "path", "taken", "refused_"),
    [
        ("aws:kms/alias:Alias", "name", ["alias/shop", "alias/awsome"], ["shop", "alias/aws/s3", "alias/a b"]),
        ("aws:iam/role:Role", "path", ["/", "/shop/"], ["shop", "/shop", "/a b/"]),
        ("aws:iam/role:Role", "description", ["it's for\ntests", "Größe"], ["tests \u2014 all", "\u201ca\u201d"]),
        (
            "aws:ssm/document:Document",
            "name",
            ["shop-aws", "Patch.1", "Amazon-x"],
            ["aws-run", "amazon-x", "AWSEC2-x", "ab"],
        ),
        ("aws:apigatewayv2/stage:Stage", "name", ["$default", "v-1"], ["$latest", "a.b"]),
        ("aws:rds/instance:Instance", "instanceClass", ["db.t4g.micro", "db.serverless"], ["t4g.micro", "db."]),
        ("aws:elasticache/cluster:Cluster", "nodeType", ["cache.t4g.micro"], ["t4g.micro", "db.t4g.micro"]),
        ("aws:budgets/budget:Budget", "timePeriodStart", ["2027-01-01_00:00"], ["2027-01-01"]),
        ("aws:lambda/permission:Permission", "principal", ["s3.amazonaws.com", "*", "210987654321"], ["apigateway"]),
        ("aws:ec2/securityGroupRule:SecurityGroupRule", "protocol", ["TCP", "-1", "50", "icmpv6"], ["https", "SSH"]),
        ("aws:ec2/instance:Instance", "instanceType", ["t3.micro", "u-6tb1.112xlarge"], ["t3-micro", "T3.micro"]),
        ("aws:ec2/volumeAttachment:VolumeAttachment", "deviceName", ["/dev/sdf", "xvdba", "sda1"], ["data", "/data"]),
        (
            "aws:ec2/vpnConnection:VpnConnection",
            "tunnel1InsideCidr",
            ["169.254.10.0/30", "169.254.6.0/30"],
            ["169.254.0.0/30", "169.254.169.252/30", "10.0.0.0/30", "169.254.10.0/29"],
        ),
        ("aws:autoscaling/group:Group", "healthCheckType", ["ELB", "EC2,EBS"], ["ALB", "elb"]),
        ("aws:autoscaling/schedule:Schedule", "recurrence", ["0 9 * * MON-FRI"], ["cron(0 9 * * ? *)", "rate(1 day)"]),
        ("aws:lambda/permission:Permission", "action", ["lambda:InvokeFunction", "lambda:*"], ["InvokeFunction"]),
    ],
)
def test_forms_take_and_refuse(type: str, path: str, taken: list[str], refused_: list[str]) -> None:
    def found(text: str) -> list[str]:
        resource = Resource(type=type, urn="urn", name="it", inputs={path: text})
        return [finding.property for finding in refused.function(resource)]

    assert [text for text in taken if found(text)] == []
    assert [text for text in refused_ if not found(text)] == []
