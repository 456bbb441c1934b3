"""Outcomes that the tests of all formats share."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from policypack.finding import Evidence, Exempted, Exemption, Finding, Location, Skip
from policypack.report import Outcome, PolicyText, formats
from policypack.shown import lines

STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev"
RULES = {
    "rds-engine-unknown": PolicyText(
        "Engine is unknown", "AWS answers: InvalidParameterValue <x>.", ("https://docs.aws.amazon.com/a",), "critical"
    ),
    "s3-bucket-open": PolicyText(
        "Bucket is open", "It is read by all.", ("https://docs.aws.amazon.com/b",), "high", "security"
    ),
    "program": PolicyText("The program does not run", severity="critical"),
    "program-type-error": PolicyText("Type is wrong", "It ends the program.", (), "high", "deployability"),
}


def found(
    policy: str = "rds-engine-unknown", name: str = "orders", property: str = "engine", **more: object
) -> Finding:
    type = "aws:rds/instance:Instance"
    whole = Finding(
        problem=f"The engine of {name} is mysqll.",
        fix=lines("Name another:", "    aws rds describe-db-engine-versions"),
        urn=f"urn:pulumi:dev::shop::{type}::{name}",
        type=type,
        name=name,
        property=property,
        policy=policy,
        level="mandatory",
        severity="critical",
        group="deployability",
        location=Location("app/__main__.py", 7),
    )
    return replace(whole, **more)  # type: ignore[arg-type]  # the tests name fields that are there


EXEMPTION = Exemption("s3-*", "*::site", "a public site", "web", date(2027, 3, 31), origin="coverage")
OUTCOME = Outcome(
    program="shop",
    stack="dev",
    file="app/Pulumi.yaml",
    findings=[
        found(),
        found("s3-bucket-open", "files", "acl", level="advisory", severity="high", group="security", location=None),
        found("coverage", "shop-dev", "", type="pulumi:pulumi:Stack", urn=STACK, level="advisory", severity="low"),
        found(
            "program-type-error",
            "shop-dev",
            "",
            type="pulumi:pulumi:Stack",
            urn=STACK,
            evidence=Evidence("live", "rds:DescribeDBEngineVersions in eu-south-1", "2026-11-21T10:00:00Z"),
        ),
    ],
    undecided=[Skip("rds-engine-unknown", "urn:x", "backup", "engine is known only after an update", "unknown")],
    exempted=[Exempted(found("s3-bucket-open", "site", "acl", level="advisory"), EXEMPTION)],
    notes=["Two settings are stand-ins."],
    rules=RULES,
    resources=4,
    policies=3,
    seconds=1.24,
    answers="Answers about AWS are live.",
    cost={
        "monthly": 41,
        "currency": "USD",
        "atLeast": True,
        "items": [{"what": "orders", "monthly": 40.8, "detail": "db.t4g.medium", "urn": found().urn}],
        "unpriced": [{"what": "files", "why": "no price is known", "urn": ""}],
        "byUse": ["requests"],
        "source": "The bundled price list.",
        "date": "2026-11-01",
    },
)
EMPTY = Outcome("shop", "dev", policies=3)
UNREAD = Outcome("shop", "", failures=[found("program", "", "", urn="", type="")], failed=True)


def many(number: int) -> Outcome:
    places = [Location("app/__main__.py", line) for line in range(1, number + 1)]
    return replace(OUTCOME, findings=[found(name=f"orders-{at.line - 1}", location=at) for at in places])


def written(outcome: Outcome, format: str) -> str:
    out = io.StringIO()
    formats.write(outcome, format, out)
    return out.getvalue()
