from __future__ import annotations

from policypack.aws.services.codeconnections import Connection
from policypack.testing import Plan, Ref, Table, Unknown

ID = "0f6a2f3e-5d0c-4c8e-9d57-2f0f3e8f6b11"
ARN = f"arn:aws:codeconnections:eu-west-1:210987654321:connection/{ID}"
OLD = ARN.replace("codeconnections", "codestar-connections")
CONNECTION = "aws:codestarconnections/connection:Connection"
ASKED = ("codeconnections.connection", ARN)


def base() -> Plan:
    plan = Plan()
    plan.add(CONNECTION, "github", name="github", providerType="GitHub")
    return pipeline(plan, Ref("github", "arn"))


def pipeline(plan: Plan, arn: object = ARN) -> Plan:
    action = {"name": "code", "category": "Source", "provider": "CodeStarSourceConnection", "owner": "AWS"}
    stages = [{"name": "Source", "actions": [{**action, "configuration": {"ConnectionArn": arn}}]}]
    if "deploy" in plan.planned:
        return plan.set("deploy", stages=stages)
    return plan.add("aws:codepipeline/pipeline:Pipeline", "deploy", name="deploy", stages=stages)


def status(text: str, asked: tuple[str, str] = ASKED) -> dict[object, object]:
    return {asked: Connection("acme-github", ARN, text, "GitHub")}


def made(plan: Plan) -> Plan:
    plan.planned["github"].outputs.update(id=ARN, arn=ARN)
    return pipeline(plan, OLD)


PATH = "stages[0].actions[0].configuration.ConnectionArn"
not_found = (
    Table("codeconnections-not-found", base)
    .good("planned here", facts={})
    .good("there", pipeline, facts=status("AVAILABLE"))
    .good("made here before, in the old spelling", made, facts={}, view="engine")
    .not_found(
        "nowhere",
        pipeline,
        ("deploy", f"{PATH} names the connection/{ID}, and the account has none of this id in eu-west-1."),
        facts={ASKED: None},
        level="advisory",
    )
    .bad(
        "in the old spelling",
        lambda plan: pipeline(plan, OLD),
        ("deploy", f"{PATH} names the connection/{ID}, and the account has none of this id in eu-west-1."),
        facts={("codeconnections.connection", OLD): None},
    )
    .outside("of another account", lambda plan: pipeline(plan, ARN.replace("2109", "3644")), facts={})
    .absent("none", lambda plan: plan.set("deploy", stages=[]), facts={})
    .unknown("from an update", lambda plan: pipeline(plan, Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", pipeline)
)

not_available = (
    Table("codeconnections-not-available", base)
    .good("planned here", facts={})
    .good("available", pipeline, facts=status("AVAILABLE"))
    .bad(
        "nobody finished it",
        pipeline,
        ("deploy", "The connection acme-github has the status PENDING; only an AVAILABLE one can fetch code."),
        facts=status("PENDING"),
        level="advisory",
    )
    .not_found("another policy's", pipeline, facts={ASKED: None})
    .outside("of another account", lambda plan: pipeline(plan, ARN.replace("2109", "3644")), facts={})
    .absent("none", lambda plan: plan.set("deploy", stages=[]), facts={})
    .unknown("from an update", lambda plan: pipeline(plan, Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", pipeline)
)
