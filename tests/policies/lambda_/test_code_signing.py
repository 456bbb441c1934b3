from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

CONFIG = "aws:lambda/codeSigningConfig:CodeSigningConfig"
ARN = "arn:aws:lambda:eu-west-1:210987654321:code-signing-config:csc-0123456789abcdef0"
GONE = {("lambda_.code_signing_config", ARN): None}
MISSING = (
    "There is no code signing configuration csc-0123456789abcdef0 in eu-west-1, and this stack does not create it."
)


def base() -> Plan:
    return Plan().add("aws:lambda/function:Function", "resize", codeSigningConfigArn=ARN)


config_not_found = (
    Table("lambda-code-signing-config-not-found", base)
    .good("there", facts={("lambda_.code_signing_config", ARN): "csc-0123456789abcdef0"})
    .good(
        "planned here",
        lambda plan: plan.add(CONFIG, "signed").set("resize", codeSigningConfigArn=Ref("signed", "arn")),
        facts={},
        view="preview",
    )
    .bad("gone", None, ("resize", MISSING), facts=GONE, level="mandatory")
    .not_found(
        "beside a component",
        lambda plan: plan.add("awsx:ec2:Vpc", "network"),
        ("resize", MISSING),
        facts=GONE,
        level="advisory",
    )
    .absent("none", lambda plan: plan.set("resize", codeSigningConfigArn=None), facts={})
    .unknown("from an update", lambda plan: plan.set("resize", codeSigningConfigArn=Unknown()), facts={})
    .outside(
        "of another account",
        lambda plan: plan.set("resize", codeSigningConfigArn=ARN.replace("210987654321", "364412870955")),
        facts={},
    )
    .cannot_ask("denied")
)
