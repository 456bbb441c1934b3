from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

BASE_PATH = "aws:apigateway/basePathMapping:BasePathMapping"
API = "aws:apigatewayv2/apiMapping:ApiMapping"
DOMAIN = "aws:apigatewayv2/domainName:DomainName"
ASKED = ("apigateway.domain_name", "api.shop.example")
GONE = {ASKED: None}
MISSING = "There is no custom domain name api.shop.example in eu-west-1, and this stack does not create it."


def base() -> Plan:
    return Plan().add(BASE_PATH, "orders", domainName="api.shop.example", restApi="a1b2c3")


def named(value: Any) -> Any:
    return lambda plan: plan.set("orders", domainName=value)


not_found = (
    Table("apigateway-domain-not-found", base)
    .good("there", facts={ASKED: "api.shop.example"})
    .good("a private one", lambda plan: plan.set("orders", domainNameId="abcd1234"), facts={})
    .good("planned here", lambda plan: plan.add(DOMAIN, "api", domainName="api.shop.example"), facts={})
    .good(
        "planned here, by its output",
        lambda plan: named(Ref("api", "domainName"))(plan.add(DOMAIN, "api", domainName="api.shop.example")),
        facts={},
        view="preview",
    )
    .bad("gone", None, ("orders", MISSING), facts=GONE, level="mandatory")
    .bad(
        "of an HTTP API",
        lambda plan: plan.remove("orders").add(API, "items", domainName="api.shop.example", apiId="a", stage="b"),
        ("items", MISSING),
        facts=GONE,
        level="mandatory",
    )
    .not_found(
        "beside a component",
        lambda plan: plan.add("awsx:ec2:Vpc", "network"),
        ("orders", MISSING),
        facts=GONE,
        level="advisory",
    )
    .absent("none", named(None), facts={})
    .unknown("from an update", named(Unknown()), facts={})
    .outside("there", None, facts={ASKED: "api.shop.example"})
    .cannot_ask("denied")
)
