from __future__ import annotations

from typing import Any

from policypack.aws.services.ssm import Parameter
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.machines import INSTANCE, TEMPLATE, exists, ignoring

PARAMETER = "aws:ssm/parameter:Parameter"
CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration"
GOLDEN = "resolve:ssm:/golden/image"
OURS = ("ssm.parameter", "/golden/image")
IMAGE = Parameter("/golden/image", "String", "aws:ec2:image")
TEXT = Parameter("/golden/image", "String")
LATEST = "/aws/service/ami-amazon-linux-latest/al2024-ami-kernel-default-x86_64"


def base() -> Plan:
    return Plan().add(TEMPLATE, "web", imageId=GOLDEN, instanceType="t3.micro")


def named(value: Any) -> Any:
    return lambda plan: plan.set("web", imageId=value)


def planned(holds: str | None) -> Any:
    return lambda plan: plan.add(PARAMETER, "golden", name="/golden/image", type="String", dataType=holds)


def referred(plan: Plan) -> Plan:
    plan.add(PARAMETER, "golden", type="String", dataType="text")
    return plan.set("web", imageId=Ref("golden", "name", before="resolve:ssm:"))


MISSING = "There is no parameter /golden/image in eu-west-1 to take the image from."
not_found = (
    Table("ec2-ami-parameter-not-found", base)
    .good("there", facts={OURS: IMAGE})
    .good("a version of it", named(f"{GOLDEN}:3"), facts={OURS: IMAGE})
    .good("AWS's own", named(f"resolve:ssm:{LATEST}"), facts={("ssm.public_parameter", LATEST): "ami-1"})
    .good("of another account", named("resolve:ssm:arn:aws:ssm:eu-west-1:364412870955:parameter/golden"), facts={})
    .good("an image's id", named("ami-0a1b2c3d4e5f60718"), facts={})
    .good("planned here", planned("aws:ec2:image"), facts={})
    .good("planned here, by its output", referred, facts={}, view="preview")
    .good(
        "a machine that runs goes on",
        lambda plan: exists(plan.remove("web").add(INSTANCE, "bastion", ami=GOLDEN), "bastion"),
        facts={},
        view="engine",
    )
    .bad("gone", None, ("web", MISSING), facts={OURS: None}, level="mandatory")
    .bad(
        "changes are ignored",
        lambda plan: ignoring(plan, "web", "imageId"),
        ("web", MISSING),
        facts={OURS: None},
        level="advisory",
    )
    .not_found(
        "AWS has none of this name",
        lambda plan: plan.remove("web").add(INSTANCE, "bastion", ami=f"resolve:ssm:{LATEST}"),
        (
            "bastion",
            f"There is no parameter {LATEST} in eu-west-1 to take the image from.",
            (
                "Name a parameter that is there, or create it in the stack (aws.ssm.Parameter):\n    aws "
                "ssm get-parameters-by-path --recursive --path /aws/service/ami-amazon-linux-latest --region eu-west-1 "
                "--query 'Parameters[].Name'"
            ),
        ),
        facts={("ssm.public_parameter", LATEST): None},
        level="mandatory",
    )
    .absent("none", named(None), facts={})
    .unknown("from an update", named(Unknown()), facts={})
    .outside("there", None, facts={OURS: IMAGE})
    .cannot_ask("denied")
)


def no_image(name: str) -> str:
    return f"The parameter {name}, from which the image is taken, has the data type text; EC2 wants aws:ec2:image."


not_an_image = (
    Table("ec2-ami-parameter-not-an-image", base)
    .good("it is", facts={OURS: IMAGE})
    .good("AWS's own", named(f"resolve:ssm:{LATEST}"), facts={})
    .good("planned as an image", planned("aws:ec2:image"), facts={})
    .bad("text", None, ("web", no_image("/golden/image")), facts={OURS: TEXT}, level="mandatory")
    .bad("planned as text", planned(None), ("web", no_image("golden")), facts={}, level="mandatory")
    .bad("planned as text, by its output", referred, ("web", no_image("golden")), facts={}, view="preview")
    .good(
        "planned as text in another region",
        lambda plan: planned(None)(plan).set("golden", region="us-east-1"),
        facts={OURS: IMAGE},
    )
    .bad(
        "a template that is there",
        lambda plan: exists(planned(None)(plan), "web"),
        ("web", no_image("golden")),
        facts={},
        view="engine",
        level="advisory",
    )
    .bad(
        "of a machine",
        lambda plan: plan.remove("web").add(INSTANCE, "bastion", ami=GOLDEN),
        ("bastion", no_image("/golden/image")),
        facts={OURS: TEXT},
        level="advisory",
    )
    .not_found("another policy's", None, facts={OURS: None})
    .absent("none", named(None), facts={})
    .unknown("from an update", named(Unknown()), facts={})
    .outside("it is", None, facts={OURS: IMAGE})
    .cannot_ask("denied")
)

ID_ONLY = f"imageId is {GOLDEN}, and a launch configuration takes the id of an image only."
not_supported = (
    Table("ec2-ami-parameter-not-supported", lambda: Plan().add(CONFIGURATION, "web", imageId="ami-0a1b2c3d4e5f60718"))
    .good("an image's id")
    .bad("a parameter", named(GOLDEN), ("web", ID_ONLY), level="mandatory")
    .bad(
        "a parameter of this stack",
        referred,
        ("web", "imageId is resolve:ssm:${golden.name}, and a launch configuration takes the id of an image only."),
        view="preview",
    )
    .absent("none", named(None))
    .unknown("from an update", named(Unknown()))
)
