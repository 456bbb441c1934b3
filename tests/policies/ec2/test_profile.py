from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ARN = "arn:aws:iam::210987654321:instance-profile/web"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/role:Role", "web", name="web")
    plan.add("aws:iam/instanceProfile:InstanceProfile", "profile", role=Ref("web", "name"))
    plan.add("aws:ec2/instance:Instance", "one", ami="ami-1", iamInstanceProfile=Ref("profile", "name"))
    plan.add("aws:ec2/launchTemplate:LaunchTemplate", "many", iamInstanceProfile={"arn": ARN})
    return plan


not_a_name = (
    Table("ec2-profile-not-a-name", base)
    .good("a name, and an ARN where one belongs")
    .good(
        "a profile of the role's name",
        lambda p: p.set("one", iamInstanceProfile=Ref("web", "name")).set("profile", name="web"),
    )
    .bad(
        "an ARN as text",
        lambda p: p.set("one", iamInstanceProfile=ARN),
        ("one", f"iamInstanceProfile is an ARN, '{ARN}'."),
        level="mandatory",
    )
    .bad(
        "the profile's ARN in a template",
        lambda p: p.set("many", iamInstanceProfile={"name": Ref("profile", "arn")}),
        ("many", "iamInstanceProfile.name is an ARN, '${profile.arn}'."),
        view="preview",
    )
    .bad(
        "a role",
        lambda p: p.set("one", iamInstanceProfile=Ref("web", "name")),
        (
            "one",
            "iamInstanceProfile is the name of the role web, and no instance profile of this stack has its name.",
            "Add an aws.iam.InstanceProfile with the role web, and pass its name.",
        ),
        view="preview",
        level="mandatory",
    )
    .absent("none in a template", lambda p: p.set("many", iamInstanceProfile=None))
    .absent("none", lambda p: p.set("one", iamInstanceProfile=None))
    .unknown("from an update", lambda p: p.set("one", iamInstanceProfile=Unknown()), undecided=False)
    .outside("of another stack", lambda p: p.set("one", iamInstanceProfile="web-of-another"))
)
