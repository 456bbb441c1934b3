from __future__ import annotations

from policypack.aws.services.ec2 import LaunchTemplate
from policypack.testing import Plan, Table, Unknown
from tests.policies.machines import GROUP, base

ID = "lt-0a1b2c3d4e5f60718"
BY_ID = ("ec2.launch_template", ID)
BY_NAME = ("ec2.launch_template_named", "company-web")
THERE = LaunchTemplate(ID, "company-web", 3, 1)


def named(plan: Plan, **template: object) -> Plan:
    return plan.set("webs", launchTemplate=template)


def mixed(plan: Plan) -> Plan:
    return plan.add(
        GROUP,
        "spots",
        mixedInstancesPolicy={
            "launchTemplate": {
                "launchTemplateSpecification": {"launchTemplateName": "company-web"},
                "overrides": [{"instanceType": "t4g.micro"}],
            }
        },
    )


not_found = (
    Table("ec2-launch-template-not-found", base)
    .good("planned here", facts={})
    .good(
        "planned here, named as text",
        lambda plan: named(plan.set("web", name="company-web"), name="company-web"),
        facts={},
    )
    .outside("there", lambda plan: named(plan, id=ID), facts={BY_ID: THERE})
    .not_found(
        "not there",
        lambda plan: named(plan, id=ID),
        ("webs", f"There is no launch template {ID} in eu-west-1, and this stack does not create it."),
        facts={BY_ID: None},
        level="mandatory",
    )
    .bad(
        "by name, in a mixed group",
        mixed,
        ("spots", "There is no launch template company-web in eu-west-1, and this stack does not create it."),
        facts={BY_NAME: None},
    )
    .bad(
        "of an override of a mixed group",
        lambda plan: plan.add(
            GROUP,
            "spots",
            mixedInstancesPolicy={
                "launchTemplate": {
                    "overrides": [{"launchTemplateSpecification": {"launchTemplateName": "company-web"}}]
                }
            },
        ),
        ("spots", "There is no launch template company-web in eu-west-1, and this stack does not create it."),
        facts={BY_NAME: None},
    )
    .absent("none", lambda plan: plan.set("webs", launchTemplate=None), facts={})
    .unknown("from an update", lambda plan: plan.set("webs", launchTemplate=Unknown()), facts={})
    .cannot_ask("denied", lambda plan: named(plan, id=ID))
)
