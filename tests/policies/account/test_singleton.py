from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

ROLE = "arn:aws:iam::210987654321:role/api-logs"
OTHER = "arn:aws:iam::210987654321:role/landing-zone"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:cfg/recorder:Recorder", "recorder", name="default", roleArn=ROLE)
    plan.add("aws:guardduty/detector:Detector", "detector", enable=True)
    plan.add("aws:securityhub/account:Account", "hub")
    plan.add("aws:macie2/account:Account", "macie")
    return plan.add("aws:apigateway/account:Account", "api", cloudwatchRoleArn=ROLE)


FREE = {
    ("config.recorders",): (),
    ("guardduty.detectors",): (),
    ("securityhub.hub",): None,
    ("macie2.session",): None,
    ("apigateway.logging_role",): None,
}
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."
DETECTOR = "The account has a GuardDuty detector in eu-west-1 already (12abc); AWS would answer BadRequestException."

already_there = (
    Table("account-singleton-already-there", base)
    .good("none yet", facts=FREE)
    .good("the recorder of the same name is changed", facts={**FREE, ("config.recorders",): ("default",)})
    .bad(
        "a detector",
        None,
        ("detector", DETECTOR),
        facts={**FREE, ("guardduty.detectors",): ("12abc",)},
        view="engine",
        level="mandatory",
    )
    .bad(
        "perhaps its own",
        None,
        ("detector", DETECTOR + NO_STATE),
        facts={**FREE, ("guardduty.detectors",): ("12abc",)},
        view="preview",
        level="advisory",
    )
    .bad(
        "a recorder, a hub and a session",
        None,
        (
            "recorder",
            (
                "The account has a configuration recorder in eu-west-1 already (org); AWS would answer "
                "MaxNumberOfConfigurationRecordersExceededException."
            ),
        ),
        (
            "hub",
            (
                "The account has a Security Hub subscription in eu-west-1 already (210987654321); AWS would answer "
                "ResourceConflictException."
            ),
        ),
        (
            "macie",
            "The account has a Macie session in eu-west-1 already (210987654321); AWS would answer ConflictException.",
        ),
        facts={
            **FREE,
            ("config.recorders",): ("org",),
            ("securityhub.hub",): "arn:aws:securityhub:eu-west-1:210987654321:hub/default",
            ("macie2.session",): "ENABLED",
        },
        view="engine",
    )
    .not_found("none yet", None, facts=FREE)
    .good(
        "the detector exists already",
        lambda plan: existing(plan, "detector"),
        facts={**FREE, ("guardduty.detectors",): ("12abc",)},
    )
    .absent(
        "a recorder's name is default",
        lambda plan: plan.set("recorder", name=None),
        facts={**FREE, ("config.recorders",): ("default",)},
    )
    .unknown(
        "name from an update",
        lambda plan: plan.set("recorder", name=Unknown()),
        facts={**FREE, ("config.recorders",): ("org",)},
    )
    .cannot_ask("denied")
    .without("outside", "looks at no other resource")
)

REPLACED = f"API Gateway in eu-west-1 logs by the role {OTHER}, and this stack would set {ROLE}."
logging_role_replaced = (
    Table("account-singleton-logging-role-replaced", base)
    .good("none yet", facts=FREE)
    .good("the same", facts={**FREE, ("apigateway.logging_role",): ROLE})
    .bad(
        "another",
        None,
        ("api", REPLACED),
        facts={**FREE, ("apigateway.logging_role",): OTHER},
        view="engine",
        level="advisory",
    )
    .not_found("none yet", None, facts=FREE)
    .good("it exists already", lambda plan: existing(plan, "api"), facts={**FREE, ("apigateway.logging_role",): OTHER})
    .absent(
        "no role",
        lambda plan: plan.set("api", cloudwatchRoleArn=None),
        facts={**FREE, ("apigateway.logging_role",): OTHER},
    )
    .unknown(
        "from an update",
        lambda plan: plan.set("api", cloudwatchRoleArn=Unknown()),
        facts={**FREE, ("apigateway.logging_role",): OTHER},
    )
    .outside(
        "a role of this stack in the preview",
        lambda plan: plan.add("aws:iam/role:Role", "logs").set("api", cloudwatchRoleArn=Ref("logs", "arn")),
        (
            "api",
            f"API Gateway in eu-west-1 logs by the role {OTHER}, and this stack would set ${{logs.arn}}.{NO_STATE}",
        ),
        facts={**FREE, ("apigateway.logging_role",): OTHER},
        view="preview",
    )
    .cannot_ask("denied")
)

ALIAS = "aws:iam/accountAlias:AccountAlias"
OTHER_ALIAS = {("iam.account_alias",): "shop-prod"}
ALIASED = "The account has the alias shop-prod, and this stack would set shop."
alias_replaced = (
    Table("account-singleton-alias-replaced", lambda: Plan().add(ALIAS, "alias", accountAlias="shop"))
    .good("none yet", facts={("iam.account_alias",): None})
    .good("the same", facts={("iam.account_alias",): "shop"})
    .bad("another", None, ("alias", ALIASED), facts=OTHER_ALIAS, view="engine", level="advisory")
    .bad("in the preview", None, ("alias", ALIASED + NO_STATE), facts=OTHER_ALIAS, view="preview", level="advisory")
    .not_found("none yet", None, facts={("iam.account_alias",): None})
    .absent("no alias", lambda plan: plan.set("alias", accountAlias=None), facts={})
    .unknown("from an update", lambda plan: plan.set("alias", accountAlias=Unknown()), facts=OTHER_ALIAS)
    .cannot_ask("denied")
    .without("outside", "looks at no other resource")
)


TYPE = "aws:guardduty/detector:Detector"
RECORDER = "aws:cfg/recorder:Recorder"


def watched() -> Plan:
    return Plan().add(TYPE, "main", enable=True)


def second(plan: Plan, **settings: Any) -> Plan:
    return plan.add(TYPE, "more", **{"enable": True, **settings})


planned_twice = (
    Table("account-singleton-planned-twice", watched)
    .good("once")
    .good("one that is read", lambda p: p.remove("main").add(TYPE, "there", read=True).add(TYPE, "main", enable=True))
    .good("once in each region", lambda p: second(p, region="us-east-1"))
    .good("two services", lambda p: p.add("aws:securityhub/account:Account", "hub"))
    .bad(
        "twice",
        second,
        (
            "more",
            (
                "main is in eu-west-1 already, and one is allowed: BadRequestException: a detector already exists for "
                "the current account."
            ),
        ),
        level="mandatory",
    )
    .good("once in each region, by its provider", lambda p: second(p, provider={"region": "us-east-1"}))
    .bad(
        "two recorders",
        lambda p: p.add(RECORDER, "all", name="all").add(RECORDER, "few", name="few"),
        ("few", "all is in eu-west-1 already, and one is allowed: MaxNumberOfConfigurationRecordersExceededException."),
    )
    .absent("none", lambda p: p.remove("main"))
    .unknown("where", lambda p: second(p, region=Unknown()), undecided=False)
    .without("outside", "it refers to nothing")
)
