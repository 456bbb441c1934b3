from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

WEB_ACL = "aws:wafv2/webAcl:WebAcl"
WAF = "arn:aws:wafv2:eu-west-1:210987654321:regional"
OFFICE = f"{WAF}/ipset/office/0a1b2c3d-0000-4000-8000-000000000001"
OLD = f"{WAF}/ipset/office/0a1b2c3d-0000-4000-8000-000000000002"
EDGE = "arn:aws:wafv2:us-east-1:210987654321:global/webacl/edge/0a1b2c3d-0000-4000-8000-000000000003"
SETS = ("wafv2.ip_sets", "REGIONAL")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:wafv2/ipSet:IpSet", "own", scope="REGIONAL", addresses=["192.0.2.0/24"])
    plan.add(
        "aws:wafv2/ruleGroup:RuleGroup",
        "paths",
        scope="REGIONAL",
        capacity=50,
        rules=[{"name": "Admin"}, {"name": "Login"}],
    )
    return named(plan.add(WEB_ACL, "shield", scope="REGIONAL", defaultAction={"allow": {}}), Ref("own", "arn"))


def named(plan: Plan, arn: object) -> Plan:
    statement = {"notStatement": {"statement": {"ipSetReferenceStatement": {"arn": arn}}}}
    return plan.set("shield", rules=[{"name": "office", "priority": 1, "statement": statement}])


def associated(plan: Plan, arn: str) -> Plan:
    balancer = "arn:aws:elasticloadbalancing:eu-west-1:210987654321:loadbalancer/app/front/1"
    return plan.add("aws:wafv2/webAclAssociation:WebAclAssociation", "front", resourceArn=balancer, webAclArn=arn)


def asks(arn: object) -> Any:
    return lambda plan: named(plan, arn)


PLACE = "rules[0].statement.notStatement.statement.ipSetReferenceStatement.arn"
NONE = f"{PLACE} names the IP set {OLD.split(':', 5)[5]}, and there is none in eu-west-1."
not_found = (
    Table("waf-reference-not-found", base)
    .good("planned here", facts={})
    .good("there", asks(OFFICE), facts={SETS: (OFFICE,)})
    .not_found("gone", asks(OLD), ("shield", NONE), facts={SETS: ()}, level="mandatory")
    .bad("made anew", asks(OLD), ("shield", f"{NONE} The one of this name is {OFFICE}."), facts={SETS: (OFFICE,)})
    .bad(
        "a distribution's web ACL",
        lambda plan: plan.add("aws:cloudfront/distribution:Distribution", "site", webAclId=EDGE),
        ("site", f"webAclId names the web ACL {EDGE.split(':', 5)[5]}, and there is none in us-east-1."),
        facts={("wafv2.web_acls", "CLOUDFRONT", "us-east-1"): ()},
    )
    .bad(
        "that of a load balancer",
        lambda plan: associated(plan, f"{WAF}/webacl/old/0a1b2c3d-0000-4000-8000-000000000004"),
        (
            "front",
            (
                "webAclArn names the web ACL regional/webacl/old/0a1b2c3d-0000-4000-8000-000000000004, and there is "
                "none in eu-west-1."
            ),
        ),
        facts={("wafv2.web_acls", "REGIONAL"): ()},
    )
    .good(
        "that of a load balancer, in another region",
        lambda plan: associated(plan, f"{WAF.replace('eu-west-1', 'eu-west-2')}/webacl/old/0a1b2c3d"),
        facts={},
    )
    .bad(
        "beside what makes more",
        lambda plan: named(plan, OLD).add("awsx:ec2:Vpc", "net"),
        ("shield", NONE),
        facts={SETS: ()},
        level="advisory",
    )
    .good(
        "of classic WAF",
        lambda plan: plan.add("aws:cloudfront/distribution:Distribution", "s", webAclId="1a2b"),
        facts={},
    )
    .outside("another account's", asks(OLD.replace("2109", "3644")), facts={})
    .absent("no rules", lambda plan: plan.set("shield", rules=None), facts={})
    .unknown("from an update", asks(Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", asks(OFFICE))
)


def overriding(*names: object, arn: object = Ref("paths", "arn")) -> Any:
    overrides = [{"name": name, "actionToUse": {"count": {}}} for name in names]
    statement = {"ruleGroupReferenceStatement": {"arn": arn, "ruleActionOverrides": overrides}}
    return lambda plan: plan.set("shield", rules=[{"name": "paths", "statement": statement}])


override_names_no_rule = (
    Table("waf-reference-override-names-no-rule", base)
    .good("there", overriding("Admin"))
    .bad(
        "small letters",
        overriding("admin", "Login"),
        ("shield", "The rule group paths has no rule admin."),
        level="mandatory",
    )
    .bad(
        "none of ten",
        lambda plan: overriding("R")(plan.set("paths", rules=[{"name": f"R{number}"} for number in range(10)])),
        (
            "shield",
            "The rule group paths has no rule R.",
            "Set name to one of its rules: R0, R1, R2, R3, R4, R5, R6, R7 and 2 more.",
        ),
    )
    .good(
        "a group whose rules are a document",
        lambda plan: overriding("admin")(plan.set("paths", rules=None, rulesJson="[]")),
    )
    .absent("no overrides", overriding())
    .unknown("from an update", overriding(Unknown()))
    .outside("a rule group of another stack", overriding("admin", arn=f"{WAF}/rulegroup/other/1"))
)
