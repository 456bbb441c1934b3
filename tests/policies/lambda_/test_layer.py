from __future__ import annotations

from policypack.aws.services.lambda_ import Layer
from policypack.testing import Plan, Ref, Table, Unknown

ARN = "arn:aws:lambda:eu-west-1:017000801446:layer:AWSLambdaPowertoolsPythonV3-python313-x86_64:7"
FAR = ARN.replace("eu-west-1", "us-east-1")


def base() -> Plan:
    return Plan().add(
        "aws:lambda/function:Function", "worker", runtime="python3.13", handler="app.main", role="r", layers=[ARN]
    )


def own(plan: Plan) -> Plan:
    plan.add("aws:lambda/layerVersion:LayerVersion", "shared", layerName="shared")
    return plan.set("worker", layers=[Ref("shared")])


outside_region = (
    Table("lambda-layer-outside-region", base)
    .good("the same region")
    .good("of this stack", own)
    .bad(
        "another region",
        lambda plan: plan.set("worker", layers=[ARN, FAR]),
        ("worker", f"The layer {FAR} is in us-east-1, and the function is created in eu-west-1."),
        level="mandatory",
    )
    .absent("no layer", lambda plan: plan.set("worker", layers=None))
    .unknown("from an update", lambda plan: plan.set("worker", layers=Unknown()))
)

ASKED = ("lambda_.layer", ARN)
THERE = {ASKED: Layer(ARN, (), ("x86_64",))}
GONE = ("worker", f"There is no layer version {ARN}.")
not_found = (
    Table("lambda-layer-not-found", base)
    .good("there", facts=THERE)
    .not_found("gone", None, GONE, facts={ASKED: None}, level="mandatory")
    .bad(
        "a component may publish it",
        lambda plan: plan.add("aws-native:lambda:LayerVersion", "hidden"),
        GONE,
        facts={ASKED: None},
        level="advisory",
    )
    .good("another region: another policy's", lambda plan: plan.set("worker", layers=[FAR]), facts={})
    .good("of this stack", own, facts={})
    .outside(
        "another layer is planned",
        lambda plan: plan.add("aws:lambda/layerVersion:LayerVersion", "shared", layerName="shared"),
        facts=THERE,
    )
    .good(
        "published under that name by this stack",
        lambda plan: plan.add("aws:lambda/layerVersion:LayerVersion", "tools", layerName=ARN.split(":")[6]),
        facts={},
    )
    .absent("no layer", lambda plan: plan.set("worker", layers=None), facts={})
    .unknown("from an update", lambda plan: plan.set("worker", layers=Unknown()), facts={})
    .cannot_ask("denied")
)

architecture_mismatch = (
    Table("lambda-layer-architecture-mismatch", base)
    .good("both x86_64", facts=THERE)
    .good(
        "a layer that says nothing", lambda plan: plan.set("worker", architectures=["arm64"]), facts={ASKED: Layer(ARN)}
    )
    .bad(
        "a function for arm64",
        lambda plan: plan.set("worker", architectures=["arm64"]),
        ("worker", f"The layer {ARN} is for x86_64, and the function is for arm64."),
        facts=THERE,
        level="advisory",
    )
    .good("another region: another policy's", lambda plan: plan.set("worker", layers=[FAR]), facts={})
    .not_found("gone: another policy's", None, facts={ASKED: None})
    .absent("no layer", lambda plan: plan.set("worker", layers=None), facts={})
    .unknown("from an update", lambda plan: plan.set("worker", layers=Unknown()), facts={})
    .cannot_ask("denied")
)

OTHER = ARN.replace(":7", ":8")
too_many = (
    Table("lambda-layer-too-many", base)
    .good("five", lambda plan: plan.set("worker", layers=[ARN.replace("python313", f"a{n}") for n in range(5)]))
    .bad(
        "six",
        lambda plan: plan.set("worker", layers=[ARN.replace("python313", f"a{n}") for n in range(6)]),
        ("worker", "There are 6 layers; 5 are allowed."),
        level="mandatory",
    )
    .bad(
        "two versions",
        lambda plan: plan.set("worker", layers=[ARN, OTHER]),
        ("worker", f"{OTHER} and {ARN} are versions of one layer.", "Remove one of them."),
        level="mandatory",
    )
    .absent("none", lambda plan: plan.set("worker", layers=None))
    .unknown("which", lambda plan: plan.set("worker", layers=Unknown()))
)
