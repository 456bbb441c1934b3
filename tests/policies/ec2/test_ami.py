from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.machines import AMI, TEMPLATE, base, exists, ignoring, image, kind

ASKED = ("ec2.image", AMI)
GONE = f"There is no image {AMI} in eu-west-1 that this account can see."
BOTH = (("bastion", GONE), ("web", GONE))

not_found = (
    Table("ec2-ami-not-found", base)
    .good("there", facts={ASKED: image()})
    .not_found("not there", None, *BOTH, facts={ASKED: None}, level="mandatory", view="engine")
    .bad(
        "a machine that runs looks like a new one without state",
        lambda plan: plan.remove("webs", "web"),
        ("bastion", GONE),
        facts={ASKED: None},
        view="preview",
        level="advisory",
    )
    .bad(
        "a launch template is used without state too",
        lambda plan: plan.remove("bastion"),
        ("web", GONE),
        facts={ASKED: None},
        level="mandatory",
    )
    .bad(
        "the machine that uses the template names an image of its own",
        lambda plan: plan.remove("webs").set("bastion", ami="ami-0b", launchTemplate={"id": Ref("web")}),
        ("web", GONE),
        facts={ASKED: None, ("ec2.image", "ami-0b"): image()},
        level="advisory",
    )
    .bad(
        "withdrawn",
        lambda plan: plan.remove("webs", "web"),
        ("bastion", f"The image {AMI} in eu-west-1 is deregistered, and only an available one can be launched."),
        facts={ASKED: image(state="deregistered")},
    )
    .bad(
        "a launch template that nobody uses",
        lambda plan: plan.remove("webs", "bastion"),
        ("web", GONE),
        facts={ASKED: None},
        level="advisory",
    )
    .bad(
        "changes of the image are ignored",
        lambda plan: ignoring(plan.remove("webs", "web"), "bastion", "ami"),
        ("bastion", GONE),
        facts={ASKED: None},
        view="preview",
        level="advisory",
    )
    .good(
        "a machine that runs goes on",
        lambda plan: exists(plan.remove("webs", "web"), "bastion"),
        facts={},
        view="engine",
    )
    .bad(
        "a launch template that is there launches again",
        lambda plan: exists(plan.remove("bastion"), "web"),
        ("web", GONE),
        facts={ASKED: None},
        view="engine",
        level="advisory",
    )
    .good(
        "EC2 looks a parameter up itself",
        lambda plan: plan.remove("webs", "bastion").set("web", imageId="resolve:ssm:/golden/image"),
        facts={},
    )
    .good("an image of this stack", lambda plan: _copied(plan.remove("webs", "web")), facts={})
    .absent("the launch template has it", lambda plan: _from_template(plan), facts={})
    .unknown("from an update", lambda plan: plan.remove("webs", "web").set("bastion", ami=Unknown()), facts={})
    .outside("an image of somebody else", facts={ASKED: image()}, change=None)
    .cannot_ask("denied")
)


def _copied(plan: Plan) -> Plan:
    plan.add("aws:ec2/amiCopy:AmiCopy", "golden", sourceAmiId=AMI, sourceAmiRegion="us-east-1")
    return plan.set("bastion", ami=Ref("golden"))


def _from_template(plan: Plan) -> Plan:
    plan.remove("bastion", "webs", "web").add(TEMPLATE, "small", instanceType="t4g.micro")
    return plan


TYPES = {("ec2.instance_type", "t4g.micro"): kind("t4g.micro", "arm64")}
WRONG = f"t4g.micro runs arm64, and the image {AMI} is for x86_64."
architecture_mismatch = (
    Table("ec2-ami-architecture-mismatch", base)
    .good("both are arm64", facts={ASKED: image(), **TYPES})
    .bad(
        "an image for x86_64",
        None,
        ("bastion", WRONG),
        ("web", WRONG),
        facts={ASKED: image("x86_64"), **TYPES},
        level="mandatory",
    )
    .good("a kind of image that is not judged", facts={ASKED: image("x86_64_mac"), **TYPES})
    .good("the type is not offered: another policy's", facts={ASKED: image(), ("ec2.instance_type", "t4g.micro"): None})
    .not_found("the image is not there: another policy's", None, facts={ASKED: None, **TYPES})
    .absent("no type", lambda plan: plan.set("bastion", instanceType=None).remove("webs", "web"), facts={})
    .unknown(
        "from an update", lambda plan: plan.set("bastion", instanceType=Unknown()), facts={ASKED: image(), **TYPES}
    )
    .outside("an image of somebody else", facts={ASKED: image(), **TYPES}, change=None)
    .cannot_ask("denied")
)
