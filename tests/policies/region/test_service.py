from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

SERVICE = "aws:apprunner/service:Service"
ROOT = "/aws/service/global-infrastructure/services/apprunner"


def base() -> Plan:
    plan = Plan(region="eu-south-1")
    plan.add(SERVICE, "web", serviceName="web")
    return plan.add(SERVICE, "api", serviceName="api")


def listed(region: str, value: str | None) -> dict[object, object]:
    return {("ssm.public_parameter", f"{ROOT}/regions/{region}", "us-east-1"): value}


KNOWN = {("ssm.public_parameter", ROOT, "us-east-1"): "apprunner"}
not_offered = (
    Table("region-service-not-offered", base)
    .good("offered", facts=listed("eu-south-1", "eu-south-1"))
    .good(
        "a service that the list does not have",
        facts={**listed("eu-south-1", None), ("ssm.public_parameter", ROOT, "us-east-1"): None},
    )
    .good(
        "in another partition",
        lambda plan: plan.set("web", region="cn-north-1").set("api", region="cn-north-1"),
        facts={},
    )
    .bad(
        "not offered, said once",
        None,
        ("web", "AWS's list of services does not have apprunner in eu-south-1."),
        facts={**listed("eu-south-1", None), **KNOWN},
        level="advisory",
    )
    .not_found(
        "not offered in a second region",
        lambda plan: plan.set("api", region="eu-north-1"),
        ("api", "AWS's list of services does not have apprunner in eu-north-1."),
        facts={**listed("eu-south-1", "eu-south-1"), **listed("eu-north-1", None), **KNOWN},
    )
    .absent("the provider's region", None, facts=listed("eu-south-1", "eu-south-1"))
    .unknown("from an update", lambda plan: plan.set("api", region=Unknown()), facts=listed("eu-south-1", "eu-south-1"))
    .without("outside", "names no other resource")
    .cannot_ask("denied")
)
