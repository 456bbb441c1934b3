from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.machines import exists, ignoring

ENVIRONMENT = "aws:elasticbeanstalk/environment:Environment"
TEMPLATE = "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate"
APPLICATION = "aws:elasticbeanstalk/application:Application"
VERSION = "aws:elasticbeanstalk/applicationVersion:ApplicationVersion"

OLD = "64bit Amazon Linux 2023 v4.0.1 running Python 3.11"
STACKS = (
    "64bit Amazon Linux 2023 v4.4.0 running Docker",
    "64bit Amazon Linux 2023 v4.4.0 running Python 3.12",
    "64bit Amazon Linux 2023 v4.4.0 running Python 3.11",
    "64bit Amazon Linux 2 v3.9.0 running Python 3.8",
)
PYTHON = "Python 3.11 running on 64bit Amazon Linux 2023"
PLATFORM = f"arn:aws:elasticbeanstalk:eu-west-1::platform/{PYTHON}"


def base() -> Plan:
    return Plan().add(
        ENVIRONMENT,
        "web",
        application="shop",
        version="v7",
        cnamePrefix="shop",
        solutionStackName=STACKS[2],
    )


def platform(arn: str | Unknown | None) -> Any:
    return lambda plan: plan.set("web", solutionStackName=None, platformArn=arn)


LISTED = {("elasticbeanstalk.solution_stacks",): STACKS}
NO_STACK = f"Elastic Beanstalk has no solution stack '{OLD}' in eu-west-1."
solution_stack_not_offered = (
    Table("elasticbeanstalk-solution-stack-not-offered", base)
    .good("offered", facts=LISTED)
    .bad(
        "an old version",
        lambda plan: plan.set("web", solutionStackName=OLD),
        ("web", NO_STACK),
        facts=LISTED,
        view="engine",
        level="mandatory",
    )
    .bad(
        "an environment that runs on it goes on",
        lambda plan: exists(plan.set("web", solutionStackName=OLD), "web"),
        ("web", NO_STACK),
        facts=LISTED,
        level="advisory",
    )
    .bad(
        "of a template, and nothing like any",
        lambda plan: plan.add(TEMPLATE, "blue", application="shop", solutionStackName="Python"),
        ("blue", "Elastic Beanstalk has no solution stack 'Python' in eu-west-1."),
        facts=LISTED,
    )
    .not_found(
        "no list at all",
        lambda plan: plan.set("web", solutionStackName=OLD),
        facts={("elasticbeanstalk.solution_stacks",): ()},
    )
    .without("outside", "reads one resource")
    .absent("a platform instead", platform(f"{PLATFORM}/4.4.0"), facts={})
    .unknown("from an update", lambda plan: plan.set("web", solutionStackName=Unknown()), facts=LISTED)
    .cannot_ask("denied")
)

VERSIONS = {("elasticbeanstalk.platforms", PYTHON): (f"{PLATFORM}/4.4.0", f"{PLATFORM}/4.3.2")}
platform_not_offered = (
    Table("elasticbeanstalk-platform-not-offered", base)
    .good("there", platform(f"{PLATFORM}/4.3.2"), facts=VERSIONS)
    .good("of another region", platform(f"{PLATFORM}/4.0.1".replace("eu-west-1", "eu-west-2")), facts={})
    .good("of the account", platform("arn:aws:elasticbeanstalk:eu-west-1:210987654321:platform/own/1.0.0"), facts={})
    .bad(
        "an old version",
        platform(f"{PLATFORM}/4.0.1"),
        ("web", f"Elastic Beanstalk has no platform version {PLATFORM}/4.0.1."),
        facts=VERSIONS,
        view="engine",
        level="mandatory",
    )
    .not_found("none may be seen", platform(f"{PLATFORM}/4.0.1"), facts={("elasticbeanstalk.platforms", PYTHON): ()})
    .without("outside", "reads one resource")
    .absent("a solution stack instead", None, facts={})
    .unknown("from an update", platform(Unknown()), facts={})
    .cannot_ask("denied", platform(f"{PLATFORM}/4.0.1"))
)

NO_APPLICATION = (
    "There is no Elastic Beanstalk application shop in eu-west-1 that this identity may see, and this stack does not "
    "create it."
)
APPLICATION_GONE = {("elasticbeanstalk.application", "shop"): None}
application_not_found = (
    Table("elasticbeanstalk-application-not-found", base)
    .good("there", facts={("elasticbeanstalk.application", "shop"): "arn:shop"})
    .good("planned here by name", lambda plan: plan.add(APPLICATION, "app", name="shop"), facts={})
    .good(
        "planned here by reference",
        lambda plan: plan.add(APPLICATION, "app", name="shop-2").set("web", application=Ref("app", "name")),
        facts={},
        view="preview",
    )
    .bad("gone", None, ("web", NO_APPLICATION), facts=APPLICATION_GONE, level="advisory")
    .not_found(
        "a version of one that is gone",
        lambda plan: plan.remove("web").add(VERSION, "v8", application="shop", bucket="b", key="k"),
        ("v8", NO_APPLICATION),
        facts=APPLICATION_GONE,
    )
    .bad(
        "a component may create it",
        lambda plan: plan.add("awsx:ec2:Vpc", "network"),
        ("web", NO_APPLICATION),
        facts=APPLICATION_GONE,
        level="advisory",
    )
    .absent("none named", lambda plan: plan.set("web", application=None), facts={})
    .unknown("from an update", lambda plan: plan.set("web", application=Unknown()), facts={})
    .outside("there", None, facts={("elasticbeanstalk.application", "shop"): "arn:shop"})
    .cannot_ask("denied")
)

NO_VERSION = (
    "The application shop has no version v7 in eu-west-1 that this identity may see, and this stack does not create it."
)
VERSION_GONE = {("elasticbeanstalk.version", "shop", "v7"): None}
version_not_found = (
    Table("elasticbeanstalk-version-not-found", base)
    .good("there", facts={("elasticbeanstalk.version", "shop", "v7"): "PROCESSED"})
    .good(
        "planned here",
        lambda plan: plan.add(VERSION, "v7", name="v7", application="shop", bucket="b", key="k"),
        facts={},
    )
    .good("of an application of this stack", lambda plan: plan.add(APPLICATION, "app", name="shop"), facts={})
    .not_found("gone", None, ("web", NO_VERSION), facts=VERSION_GONE, level="advisory")
    .bad(
        "changes are ignored",
        lambda plan: ignoring(plan, "web", "version"),
        ("web", NO_VERSION),
        facts=VERSION_GONE,
        level="advisory",
    )
    .absent("the sample application", lambda plan: plan.set("web", version=None), facts={})
    .unknown("from an update", lambda plan: plan.set("web", version=Unknown()), facts={})
    .outside("there", None, facts={("elasticbeanstalk.version", "shop", "v7"): "PROCESSED"})
    .cannot_ask("denied")
)

TAKEN = "The host name shop.eu-west-1.elasticbeanstalk.com is taken already."
FREE = ("elasticbeanstalk.cname_free", "shop")


cname_prefix_taken = (
    Table("elasticbeanstalk-cname-prefix-taken", base)
    .good("free", facts={FREE: True})
    .good("its own", lambda plan: exists(plan, "web"), facts={FREE: False}, view="engine")
    .bad("taken", None, ("web", TAKEN), facts={FREE: False}, view="engine", level="mandatory")
    .bad(
        "perhaps by this stack",
        None,
        ("web", f"{TAKEN} It may be this stack's own: this preview reads no state; `pulumi preview` does."),
        facts={FREE: False},
        view="preview",
        level="advisory",
    )
    .not_found("free", None, facts={FREE: True})
    .absent("made by AWS", lambda plan: plan.set("web", cnamePrefix=None), facts={})
    .unknown("from an update", lambda plan: plan.set("web", cnamePrefix=Unknown()), facts={})
    .cannot_ask("denied")
    .without("outside", "looks at no other resource")
)
