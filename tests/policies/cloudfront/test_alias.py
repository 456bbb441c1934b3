from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

DISTRIBUTION = "aws:cloudfront/distribution:Distribution"
FREE = {("cloudfront.aliases",): (("shop.acme.eu", "E1"),)}
THERE = {("cloudfront.aliases",): (("shop.acme.eu", "E1"), ("www.acme.eu", "E2"))}
SAID = (
    "The alternate domain name www.acme.eu belongs to the distribution E2 of this account already; AWS would answer "
    "CNAMEAlreadyExists."
)


def base() -> Plan:
    return Plan().add(DISTRIBUTION, "web", aliases=["acme.eu", "www.acme.eu"], enabled=True)


def exists(plan: Plan) -> None:
    plan.planned["web"].outputs["id"] = "E2"


taken = (
    Table("cloudfront-alias-taken", base)
    .good("free", facts=FREE)
    .good("a wildcard beside one of its names", lambda plan: plan.set("web", aliases=["*.acme.eu"]), facts=THERE)
    .good("it is the distribution's own", exists, facts=THERE, view="engine")
    .bad("first deployment", None, ("web", SAID), facts=THERE, view="engine", level="mandatory")
    .bad(
        "written in capitals",
        lambda plan: plan.set("web", aliases=["WWW.acme.eu"]),
        ("web", SAID.replace("www", "WWW")),
        facts=THERE,
        view="engine",
    )
    .bad(
        "the preview knows no state",
        None,
        ("web", f"{SAID} It may be this stack's own: this preview reads no state; `pulumi preview` does."),
        facts=THERE,
        view="preview",
        level="advisory",
    )
    .bad(
        "the stack has something already",
        lambda plan: plan.add("aws:ec2/vpc:Vpc", "main", outputs={"id": "vpc-1"}),
        ("web", f"{SAID} It may be one that this stack is about to replace."),
        facts=THERE,
        view="engine",
        level="advisory",
    )
    .not_found("no distribution has a name", None, facts={("cloudfront.aliases",): ()})
    .absent("no aliases", lambda plan: plan.set("web", aliases=None), facts={})
    .unknown("from an update", lambda plan: plan.set("web", aliases=Unknown()), facts=THERE)
    .cannot_ask("denied")
    .without("outside", "looks at no other resource")
)
